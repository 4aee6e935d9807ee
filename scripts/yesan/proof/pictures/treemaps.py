"""Treemaps: the area of each tile is its figure, its shade the change, its texts are of it.

The tiles are all of the table below the picture, do not overlap, and make up the largest total of
their budget: what one table divides only a part of has a hatched tile for what is left. Before and
after have one scale of areas, and the same shade in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.claims.coverage import Coverage, Whole
from yesan.proof.claims.denominators import Subject
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.sides import Sides
from yesan.proof.finding import Finding
from yesan.proof.pictures import tile_data
from yesan.proof.pictures.tile_data import Tile, TileData, is_treemap
from yesan.proof.pictures.tile_texts import TileTexts
from yesan.proof.site import bars
from yesan.proof.site.elements import around, references_in
from yesan.proof.site.written import Reader

PICTURES = "div.yesan-chart > svg"
TABLE = "div.yesan-figures"
NEAR = 0.03
"""By how many pixels an edge may be off: each is rounded to a hundredth."""
PLAIN, FAINT = ("before", 0.22), ("before", 0.1)
"""The shade of what does not change, or of which that is not said; of what is not divided."""
ALONE = ("after", 0.22)
"""The shade of all where no changes are shown."""
HALF = Decimal("0.0005")
"""By how much a printed rate may differ from the change that it is of."""
SIDES = {"less": -1, "more": 1}


@dataclass(frozen=True)
class Treemaps:
    """Checks treemaps against the figures of their tables.

    Attributes:
        figures: What tiles refer to.
        sides: What figures are of.
        coverage: What the sums of a package cover.
        reader: Reads what is written.
        texts: Checks what is written in tiles.
    """

    figures: Figures
    sides: Sides
    coverage: Coverage
    reader: Reader
    texts: TileTexts

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the treemaps of a page."""
        self.texts.rates.clear()
        for svg in tree.css(PICTURES):
            if is_treemap(svg):
                found = [*self._picture(page, svg)]
                yield from found
                within = around(svg, lambda n: n.attributes.get("class") == "yesan-whole")
                if within is None and not page.startswith("charts/"):
                    yield Finding(page, "svg", "a treemap", "one beside that of the other phase")
        for block in tree.css("div.yesan-whole"):
            yield from self._together(page, block)

    def _picture(self, page: str, svg: LexborNode) -> Iterator[Finding]:
        """What is wrong in one picture."""
        wrong = [*tile_data.check(page, svg)]
        yield from wrong
        figure = around(svg, lambda n: n.css_first(TABLE) is not None)
        if wrong or figure is None:
            return
        data = TileData(svg)
        listed = references_in(figure.css(TABLE)[:1])
        drawn = [tile.reference for tile in data.tiles]
        meant = [r for r in listed if self._amount(r) > 0]
        if drawn != meant:
            yield Finding(page, "svg", f"tiles of {len(drawn)} figures", f"{len(meant)}, in order")
            return
        if any(self._amount(r) < 0 for r in listed):
            yield Finding(page, "svg", "an amount below zero", "amounts that have a size")
        yield from self._placed(page, data)
        yield from self._areas(page, [data])
        yield from self._hatched(page, data)
        yield from self._whole(page, data)
        yield from self._shades(page, data)
        yield from self.texts.check(page, data, figure)

    def _amount(self, reference: str) -> Decimal:
        figure = self.figures.of(reference)
        return figure.amounts[0] if figure else Decimal(-1)

    def _placed(self, page: str, data: TileData) -> Iterator[Finding]:
        """That tiles are in the picture, and none is over another, nor over the scale."""
        width, height = bars.size(data.svg)
        for tile in [*data.tiles, *data.shades]:
            (left, right), (top, bottom) = tile.box.horizontal, tile.box.vertical
            if left < 0 or top < 0 or right > width or bottom > height:
                yield Finding(page, tile.reference, f"cut off at {right:.0f}", "all in the frame")
        for one, other in combinations([*data.tiles, *data.shades], 2):
            across = _shared(one.box.horizontal, other.box.horizontal)
            if min(across, _shared(one.box.vertical, other.box.vertical)) > NEAR:
                yield Finding(page, one.reference, "a tile over another", "tiles beside others")
        outside = [t for t in data.texts if not any(tile.has(t.x, t.y) for tile in data.tiles)]
        for text in outside:
            yield Finding(page, text.text, f"“{text.text}” beside the tiles", "texts of tiles")

    def _areas(self, page: str, pictures: Sequence[TileData]) -> Iterator[Finding]:
        """That areas are to each other as the figures are, in all pictures of one size."""
        tiles = [tile for data in pictures for tile in data.tiles]
        areas = sum(tile.width * tile.height for tile in tiles)
        amounts = float(sum(self._amount(tile.reference) for tile in tiles))
        for tile in tiles:
            meant = float(self._amount(tile.reference)) / amounts * areas
            if abs(tile.width * tile.height - meant) > NEAR * (tile.width + tile.height + 1):
                said = f"an area of {tile.width * tile.height:.1f}"
                yield Finding(page, tile.reference, said, f"{meant:.1f}, as its figure has")

    def _hatched(self, page: str, data: TileData) -> Iterator[Finding]:
        """That what is not divided is hatched, all of it, and nothing else."""
        rests = [tile for tile in data.tiles if self._is_rest(tile.reference)]
        for start, end in data.hatches:
            if not any(t.has(*start, NEAR) and t.has(*end, NEAR) for t in rests):
                yield Finding(page, "line", "a hatched tile", "only what is not divided")
                return
        for tile in rests:
            ends = [p for line in data.hatches for p in line if tile.has(*p, NEAR)]
            across, down = ({p[n] for p in ends} or {0.0} for n in (0, 1))
            wide, high = max(across) - min(across), max(down) - min(down)
            if wide < tile.width - 2 * NEAR - 14 or high < tile.height - 2 * NEAR - 14:
                yield Finding(page, tile.reference, "a plain tile", "hatched: it is not divided")

    def _is_rest(self, reference: str) -> bool:
        claim = self.figures.claims.get(reference)
        return claim is not None and claim.operation == "remainder"

    def _whole(self, page: str, data: TileData) -> Iterator[Finding]:
        """That the tiles together are the whole: the largest total that any table has of it."""
        references = [tile.reference for tile in data.tiles]
        subject = next(filter(None, map(self.sides.subject, references)), None)
        if subject is None:
            yield Finding(page, "svg", "tiles of nothing", "tiles of amounts")
            return
        added = sum((self._amount(r) for r in references), Decimal(0))
        near = sum((self._unit(r) for r in references), Decimal(0)) / 2
        totals = [*self._totals(subject)]
        if not totals or not any(abs(total - added) <= near + unit / 2 for total, unit in totals):
            yield Finding(page, "svg", f"{added:f} in tiles", "the whole of a budget")
        elif added + near < max(total - unit / 2 for total, unit in totals):
            yield Finding(page, "svg", f"{added:f} in tiles", f"all of {max(totals)[0]:f}")

    def _unit(self, reference: str) -> Decimal:
        """What the last digits of the cells of a figure count."""
        cells = self.figures.cells
        return Decimal(
            sum(
                cells.by_id[place.table].by_name[place.field].factor * len(place.lines)
                for place in self.figures.leaves(reference)
            )
        )

    def _totals(self, subject: Subject) -> Iterator[tuple[Decimal, Decimal]]:
        """What tables print of everything, or list as all there is, each with its last digit."""
        cells, subjects = self.figures.cells, self.figures.subjects
        currency = self._currency(subject)
        for resource in cells.package.resources:
            rows = [
                row
                for row in subjects.rows[resource.id]
                if (row.phase, row.direction) == (subject.phase, subject.direction)
                and row.year in {subject.year, subjects.year, ""}
                and self.coverage.currency(row) == currency
            ]
            unassigned = self.coverage.unassigned.lines(resource.id)
            for row in rows:
                figure = cells.figure(row.table, row.field, row.line)
                alone = not row.codes and row.line not in unassigned
                if alone and figure and not resource.selection:
                    unit = Decimal(resource.by_name[row.field].factor)
                    yield figure[1] * subjects.signs.get((row.table, row.field), 1), unit
            of = Whole(subject.phase, subject.direction, "", subjects.year)
            if rows and self.coverage.is_whole(resource, {}, of):
                chosen, unnamed = self.coverage.subject_rows(resource.id, {}, of)
                found = [cells.figure(row.table, row.field, row.line) for row in chosen]
                if not unnamed and all(found):
                    yield sum((f[1] for f in found if f), Decimal(0)), Decimal(0)

    def _currency(self, subject: Subject) -> str:
        rows = self.figures.subjects.rows[subject.resource.id]
        own = (r for r in rows if (r.phase, r.direction) == (subject.phase, subject.direction))
        return next((self.coverage.currency(row) for row in own), "")

    def _shades(self, page: str, data: TileData) -> Iterator[Finding]:
        """That the shades of the scale become stronger from nothing on, less and more alike."""
        scale = data.scale(self.reader)
        if not data.shades:
            for tile in data.tiles:
                rest = self._is_rest(tile.reference)
                if (tile.color, tile.strength) != (FAINT if rest else ALONE):
                    yield Finding(page, tile.reference, f"{tile.strength} of it", "one shade")
            return
        if scale is None:
            yield Finding(page, "svg", "shades without numbers", "a scale")
            return
        edges = [x for shade in data.shades for x in shade.box.horizontal]
        if min(abs(x - scale.zero) for x in edges) > bars.SHIFT:
            yield Finding(page, "svg", "no shade that begins at zero", "less and more from zero on")
        found: dict[float, float] = {}
        for shade in data.shades:
            start, end = ((x - scale.zero) / scale.slope for x in shade.box.horizontal)
            sign = SIDES.get(shade.color, 0)
            if not sign or (start + end) * sign <= 0:
                yield Finding(page, "svg", f"{shade.color} at {start:.0f}", "less below zero")
            found[round(abs(start + end) / 2 * 10) * sign] = shade.strength
        strong = [found[place] for place in sorted(found) if place > 0]
        weak = [found[place] for place in sorted(found, reverse=True) if place < 0]
        if strong != weak or strong != sorted(set(strong)) or len(found) < len(data.shades):
            yield Finding(page, "svg", f"shades of {weak}, {strong}", "stronger from zero on")

    def _together(self, page: str, block: LexborNode) -> Iterator[Finding]:
        """Before and after: one scale of areas, and shades that are the change between them."""
        figures = block.css("figure.yesan-figure")
        pictures = [[TileData(svg) for svg in figure.css(PICTURES)] for figure in figures]
        if not figures or len({len(each) for each in pictures}) != 1:
            yield Finding(page, "yesan-whole", f"{len(figures)} charts", "as many pictures of each")
            return
        for alike in zip(*pictures, strict=True):
            yield from self._areas(page, alike)
        yield from self._smallest(page, figures)
        amounts = [self._by_subject(figure) for figure in figures]
        pair = self.figures.subjects.comparison
        for each in pictures:
            for data in each:
                if not data.shades:
                    continue
                if pair is None or {phase for a in amounts for phase in a} != {*pair}:
                    yield Finding(page, "svg", "shades", "pictures of both phases compared")
                    return
                before, after = (next(a[p] for a in amounts if p in a) for p in pair)
                yield from self._changes(page, data, before, after)

    def _smallest(self, page: str, figures: Sequence[LexborNode]) -> Iterator[Finding]:
        """That what is gathered in one tile is in no phase as large as what has its own."""
        others: dict[str, Decimal] = {}
        shown: dict[str, Decimal] = {}
        for reference in (r for f in figures for r in references_in(f.css(TABLE)[:1])):
            claim = self.figures.claims.get(reference)
            gathered = claim is not None and claim.operation == "together"
            for operand in (
                claim.operands if claim and gathered else (Place.read(reference) or reference,)
            ):
                subject = self.sides.denominators.subject(operand)
                if subject and subject.codes:
                    into, of = (others if gathered else shown), str(sorted(subject.codes.items()))
                    amount = self.figures.amount(operand) or Decimal(0)
                    into[of] = max(into.get(of, Decimal(0)), amount)
        if others and shown and max(others.values()) >= min(shown.values()):
            said = f"{max(others.values()):f} among the others"
            yield Finding(page, "svg", said, "the smallest alone")

    def _by_subject(self, figure: LexborNode) -> dict[str, dict[frozenset[tuple[str, str]], str]]:
        """The figures of a table by what they are of, for each phase."""
        found: dict[str, dict[frozenset[tuple[str, str]], str]] = {}
        for reference in references_in(figure.css(TABLE)[:1]):
            subject = self.sides.subject(reference)
            if subject and subject.codes:
                found.setdefault(subject.phase, {})[frozenset(subject.codes.items())] = reference
        return found

    def _changes(
        self,
        page: str,
        data: TileData,
        before: dict[frozenset[tuple[str, str]], str],
        after: dict[frozenset[tuple[str, str]], str],
    ) -> Iterator[Finding]:
        """That the shade of each tile is that of its change."""
        for tile in data.tiles:
            subject = self.sides.subject(tile.reference)
            codes = frozenset(subject.codes.items()) if subject else frozenset()
            rates = [Decimal(0)]
            if codes in before and codes in after:
                rates = [*self._rates(before[codes], after[codes])]
                self.texts.rates[tile.reference] = rates
            meant = {shade for rate in rates for shade in self._meant(data, rate)} or {PLAIN}
            meant = {FAINT} if self._is_rest(tile.reference) else meant
            if (tile.color, tile.strength) not in meant:
                said = f"{tile.strength} of {tile.color}"
                yield Finding(page, tile.reference, said, f"{sorted(meant)}")
            for text in data.texts:
                if tile.has(text.x, text.y) and text.references and _is_rate(self, text.references):
                    said_rate = self._amount_of(text.references[0])
                    if not any(abs(said_rate - rate) <= HALF for rate in rates):
                        yield Finding(page, text.references[0], text.text, "the change of its tile")

    def _amount_of(self, reference: str) -> Decimal:
        figure = self.figures.of(reference)
        return figure.amounts[0] if figure else Decimal("NaN")

    def _rates(self, before: str, after: str) -> Iterator[Decimal]:
        """By what an amount changes: as it is computed, about so, and as its row prints it."""
        first, last = self._amount(before), self._amount(after)
        if first > 0:
            rate = (last - first) / first
            yield from ((rate,) if not rate else (rate - HALF, rate, rate + HALF))
        cells = self.figures.cells
        for place in self.figures.leaves(after):
            resource = cells.by_id[place.table]
            own = [f for f in resource.fields if f.computed and f.computed.operation == "ratio"]
            for line in place.lines if "/" in after else ():
                printed = (cells.figure(place.table, f.name, line) for f in own)
                yield from (figure[1] for figure in printed if figure and figure[2] == "ratio")

    def _meant(self, data: TileData, rate: Decimal) -> Iterator[tuple[str, float]]:
        """The shade of a change, as the scale has it: at an edge of two, either."""
        scale = data.scale(self.reader)
        if not rate or scale is None:
            yield PLAIN
            return
        sign, at = (-1 if rate < 0 else 1), abs(float(rate) * 100 * scale.slope)
        own = [shade for shade in data.shades if SIDES.get(shade.color) == sign]
        ends = [x for shade in own for x in shade.box.horizontal]
        zero = min(ends, key=lambda x: abs(x - scale.zero), default=scale.zero)
        own.sort(key=lambda shade: _reach(shade, zero))
        for near in (NEAR, -NEAR):
            inside = (shade for shade in own if at <= _reach(shade, zero) + near)
            found: Tile | None = next(inside, own[-1] if own else None)
            yield (found.color, found.strength) if found else PLAIN


def _reach(shade: Tile, zero: float) -> float:
    """How far the outer end of a shade is from zero."""
    return max(abs(x - zero) for x in shade.box.horizontal)


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much two stretches have in common."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _is_rate(checks: Treemaps, references: Sequence[str]) -> bool:
    figure = checks.figures.of(references[0])
    return figure is not None and figure.unit == "ratio"
