"""What is where in a picture: each name, time and value at the bar of which it is said.

The table below a picture says which figure is in which row and column. So each bar has a name and
a series; the texts that readers see beside it must be these, and its colour that of the series in
the legend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.pictures import allowed_elements
from yesan.proof.pictures.picture_data import Sketch, Text
from yesan.proof.pictures.tile_data import is_treemap
from yesan.proof.site import bars
from yesan.proof.site.bars import Bar
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.written import Reader

FOLDER, PAGE = "charts/", ".html"
ABOVE = 60
"""By how many pixels the first line of a name is above its bar at most: it may have three."""
NEAR = 1.0
"""By how many pixels a text may be beside its bar, and a line beside its place."""
FAINT, STRONG = 0.08, 0.55
"""How much of the colour nothing has on a map, and the largest figure."""
ROUNDED = 0.006
CUT = "…"
SIGNED = frozenset({"less", "more"})
BOTH = 2
"""How many pictures a chart has: for the column of a page, and for a phone."""
ALONE = "after"
"""The colour of bars that are neither of a series nor of changes."""


@dataclass(frozen=True)
class Known:
    """What the table below a picture says of its figures.

    Attributes:
        names: The rows by figure.
        series: The columns by figure.
        rows: The names of the rows, and what the first column says of each.
        columns: The names of the columns.
        at: The number of its row, by figure.
    """

    names: dict[str, set[str]]
    series: dict[str, set[str]]
    rows: list[tuple[str, str]]
    columns: list[str]
    at: dict[str, int]

    @staticmethod
    def of(table: LexborNode) -> Known:
        """What a table says."""
        columns = [bare(cell.text()) for cell in table.css("thead th")][1:]
        known = Known({}, {}, [], columns, {})
        for number, row in enumerate(table.css("tbody tr")):
            head, cells = row.css_first("th"), row.css("td")
            name = bare(head.text()) if head else ""
            known.rows.append((name, bare(cells[0].text()) if cells else ""))
            for title, cell in zip(columns, cells, strict=False):
                for node in cell.css(f"[{REFERENCE}]"):
                    for reference in (node.attributes.get(REFERENCE) or "").split():
                        known.names.setdefault(reference, set()).add(name)
                        known.at.setdefault(reference, number)
                        known.series.setdefault(reference, set()).add(title)
        return known


@dataclass(frozen=True)
class Bands:
    """Checks pictures against the tables below them.

    Attributes:
        figures: What elements refer to.
        reader: Reads numbers.
    """

    figures: Figures
    reader: Reader

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the pictures of a chart that has a page of its own."""
        if not (page.startswith(FOLDER) and page.endswith(PAGE)):
            return
        table = tree.css_first("main > div.yesan-figures table")
        if table is None:
            return
        pictures, whole = tree.css("main svg"), tree.css_first("p.whole a")
        title = bare(whole.text()) if whole else ""
        for svg in pictures:
            yield from self._picture(page, svg, Known.of(table), title)
        widths = [bars.size(svg)[0] for svg in pictures]
        if len(widths) != BOTH or widths[0] <= widths[1]:
            yield Finding(page, "svg", f"pictures of {widths}", "a wide one, then a narrow one")

    def _picture(self, page: str, svg: LexborNode, known: Known, title: str) -> Iterator[Finding]:
        """What is wrong in one picture."""
        if is_treemap(svg):
            return
        wrong = list(allowed_elements.check(page, svg))
        yield from wrong
        if wrong:
            return
        sketch = Sketch(svg)
        yield from _inside(page, sketch)
        if sketch.tiles:
            yield from self._map(page, sketch, known)
            yield from _framed(page, sketch, title)
        else:
            yield from self._bars(page, sketch, known)

    def _bars(self, page: str, sketch: Sketch, known: Known) -> Iterator[Finding]:
        counts = not sketch.curves and not any(bar.references for bar in sketch.bars)
        named = (
            [{name} for name, _ in known.rows]
            if counts and len(known.rows) == len(sketch.bars)
            else [known.names.get(" ".join(bar.references[:1]), set()) for bar in sketch.bars]
        )
        if not all(named):
            yield Finding(page, "path", "a bar", "a bar of a figure in the table")
            return
        scales = bars.axes(sketch.svg, self.reader)
        panels = len(known.columns) > 1 and not sketch.legend
        across = not panels and any(axis.horizontal for axis in scales)
        if counts:
            yield from self._counts(page, sketch, known)
        yield from _colours(page, sketch, known)
        yield from _lines(
            page, sketch, {a.zero for a in scales if a.horizontal == across}, "yx"[across]
        )
        if sketch.curves:
            return  # whose corners are compared with the table
        bands = _across(sketch, named, known) if across else _upright(sketch, named, known)
        for text, found in bands:
            yield Finding(page, text, f"“{text}” elsewhere", found)

    def _counts(self, page: str, sketch: Sketch, known: Known) -> Iterator[Finding]:
        """Bars of counts: one for each row of the table, as long as it says."""
        scales = bars.axes(sketch.svg, self.reader)
        amounts = [n[0].value for _, text in known.rows if (n := self.reader.numbers(text))]
        if len(amounts) != len(sketch.bars):
            yield Finding(page, "path", f"{len(sketch.bars)} bars", f"{len(amounts)} counts")
            return
        for _, said in bars.misfits(sketch.bars, scales, amounts):
            yield Finding(page, "path", "a bar", said)

    def _map(self, page: str, sketch: Sketch, known: Known) -> Iterator[Finding]:
        """The squares of a map: each with a name, its figure, and the colour for it."""
        seen, amounts = [], []
        for tile, strength in sketch.tiles:
            inside = [text for text in sketch.texts if _covers(tile, text)]
            figures = [text for text in inside if text.references]
            said = "".join(text.text for text in inside if not text.references)
            reference = figures[0].references[0] if figures else ""
            names = known.names.get(reference, set())
            figure = self.figures.of(reference)
            if len(figures) != 1 or figure is None or not _is_one(said, names):
                yield Finding(page, said, f"“{said}”", f"{', '.join(names)} at its figure")
                return
            seen += inside
            amounts.append((figure.amounts[0], strength, said))
        if len(seen) != len(sketch.texts) or len(amounts) != len(known.rows):
            yield Finding(page, "text", "another map", "each row of the table, once")
        most = max(amount for amount, *_ in amounts)
        for amount, strength, said in amounts:
            meant = FAINT + (STRONG - FAINT) * float(amount / most) if most else FAINT
            if abs(meant - strength) > ROUNDED:
                yield Finding(page, said, f"{strength} of the colour", f"{meant:.2f}")


def _across(sketch: Sketch, named: Sequence[set[str]], known: Known) -> Iterator[tuple[str, str]]:
    """Bars from left to right: the name of each band above or beside it, a figure at each bar."""
    drawn = sorted(zip(sketch.bars, named, strict=True), key=lambda pair: pair[0].vertical)
    yield from _stacked(sketch, [bar for bar, _ in drawn])
    first = _bands(drawn, known)
    labels: list[list[str]] = [[] for _ in drawn]
    values: list[list[str]] = [[] for _ in drawn]
    for text in sketch.texts:
        place = next((n for n, (b, _) in enumerate(drawn) if b.vertical[1] > text.y), -1)
        bar, names = drawn[place]
        if place < 0 or text.y < bar.vertical[0] - ABOVE:
            yield text.text, "at a bar"
        elif text.references or (not bar.references and text.x > bar.horizontal[0] + NEAR):
            values[place].append(text.text)
            counted = bar.references or (min(names), text.text) in known.rows
            if text.references != bar.references or not counted:
                yield text.text, "at the bar of its figure"
        else:
            labels[first[place]].append(text.text)
    for place, (_, names) in enumerate(drawn):
        if len(values[place]) != 1:
            yield "a bar", "one figure at each bar"
        one = len(labels[place]) == (first[place] == place)
        if not one or not all(_is_one(said, names) for said in labels[place]):
            yield ", ".join(labels[place]), f"“{', '.join(sorted(names))}” at its first bar"


def _bands(drawn: Sequence[tuple[Bar, set[str]]], known: Known) -> list[int]:
    """For each bar the first one of its band: that of the same row of the table."""
    first: list[int] = []
    for n, (bar, names) in enumerate(drawn):
        before = drawn[n - 1] if n else None
        same = before and before[1] == names and _row(before[0], known) == _row(bar, known)
        first.append(first[-1] if same else n)
    return first


def _row(bar: Bar, known: Known) -> int | None:
    """In which row of the table the figure of a bar is; two can have one name."""
    return known.at.get(" ".join(bar.references[:1]))


def _stacked(sketch: Sketch, drawn: Sequence[Bar]) -> Iterator[tuple[str, str]]:
    """That bars are below each other, each at its line of nothing."""
    for above, below in pairwise(drawn):
        if below.vertical[0] < above.vertical[1] - bars.NEAR:
            yield "a bar", "bars below each other"
    if any(tuple(map(round, bar.vertical)) not in sketch.zeros for bar in drawn):
        yield "a bar", "bars at their lines of nothing"


def _upright(sketch: Sketch, named: Sequence[set[str]], known: Known) -> Iterator[tuple[str, str]]:
    """Bars upwards: the time below each, or the time below and the name above each panel."""
    middles = sorted({round(sum(bar.horizontal) / 2, 1) for bar in sketch.bars})
    half = min((b - a for a, b in pairwise(middles) if b - a > NEAR / 2), default=0) / 2
    for text in (t for axis in sketch.axes for t in axis if _is_time(axis, known)):
        for bar in sketch.bars:
            series = known.series.get(" ".join(bar.references[:1]), set())
            near = _at(bar, text) and abs(sum(bar.horizontal) / 2 - text.x) <= half
            if near and not _is_one(text.text, series):
                yield text.text, f"“{', '.join(sorted(series))}” below its bar"
    panels = len(known.columns) > 1
    for text in sketch.texts:
        places = [n for n, names in enumerate(named) if _is_one(text.text, names)]
        if not places or not (panels or any(_at(sketch.bars[n], text) for n in places)):
            yield text.text, "the name of a row, at its bar"
    for bar, names in zip(sketch.bars, named, strict=True) if panels else ():
        middle = sum(bar.horizontal) / 2
        above = [t for t in sketch.texts if t.y <= bar.vertical[1] - bars.NEAR]
        nearest = min(above, key=lambda t: (-t.y, abs(t.x - middle)), default=None)
        if nearest is None or not _is_one(nearest.text, names):
            yield ", ".join(sorted(names)), "its name above its panel"


def _is_time(axis: Sequence[Text], known: Known) -> bool:
    """Whether an axis has the names of columns."""
    level = len({text.y for text in axis}) == 1
    return level and any(_is_one(text.text, known.columns) for text in axis)


def _at(bar: Bar, text: Text) -> bool:
    """Whether a text is above or below a bar."""
    return bar.horizontal[0] - NEAR <= text.x <= bar.horizontal[1] + NEAR


def _colours(page: str, sketch: Sketch, known: Known) -> Iterator[Finding]:
    """The colours of bars: of the series, by the legend, of signs, or one for all."""
    if sketch.legend:
        said = list(sketch.legend)
        if len(said) != len(known.columns) or not all(map(_is, said, known.columns)):
            yield Finding(page, "legend", ", ".join(said), ", ".join(known.columns))
            return
        if len(set(sketch.legend.values()) - {""}) < len(said):
            yield Finding(page, "legend", "the same colours", "one for each series")
        meant = dict(zip(known.columns, sketch.legend.values(), strict=True))
        for bar in sketch.bars:
            series = known.series.get(bar.references[0], set()) if bar.references else set()
            if bar.fill not in {meant[name] for name in series}:
                yield Finding(page, " ".join(bar.references), bar.fill, ", ".join(sorted(series)))
        return
    used = {allowed_elements.name(bar.fill) for bar in sketch.bars}
    if not (used <= SIGNED or used == {ALONE}):
        yield Finding(page, "path", ", ".join(sorted(used)), "a colour for all, or for signs")


def _lines(page: str, sketch: Sketch, zeros: set[float], along: str) -> Iterator[Finding]:
    """The lines of a picture: where its axes have a label, or at nothing."""
    across = along == "x"
    labels = {t.x if across else t.y - bars.BASELINE for axis in sketch.axes for t in axis}
    for node in sketch.svg.css("line"):
        own = node.attributes
        at = bars.place(node, sketch.svg)[0 if across else 1]
        places = labels if own.get("stroke-opacity") is not None else zeros
        if own.get(f"{along}2") != "0" or not any(abs(at - place) <= NEAR for place in places):
            yield Finding(page, "line", f"a line at {at:.1f}", "lines at the labels and at zero")
            return


def _inside(page: str, sketch: Sketch) -> Iterator[Finding]:
    """That nothing is cut off."""
    width, height = bars.size(sketch.svg)
    shapes = [*sketch.bars, *(tile for tile, _ in sketch.tiles), *sketch.marked]
    ends = [p for s in shapes for p in zip(s.horizontal, s.vertical, strict=True)]
    labels = [t for axis in sketch.axes for t in axis]
    ends += [(t.x, t.y) for t in (*sketch.texts, *labels, *sketch.titles)]
    for x, y in ends:
        if not (0 <= x <= width and 0 <= y <= height):
            yield Finding(page, "svg", f"cut off at {x:.0f}, {y:.0f}", "all of it in its frame")
            return


def _framed(page: str, sketch: Sketch, title: str) -> Iterator[Finding]:
    """On the map of a place, that its square has the frame."""
    names = [text for text in sketch.texts if not text.references]
    framed = [text.text for tile in sketch.marked for text in names if _covers(tile, text)]
    if any(not title.endswith(name) for name in framed) or len(framed) > 1:
        yield Finding(page, ", ".join(framed), "a frame", f"one around {title}")


def _covers(tile: Bar, text: Text) -> bool:
    return (
        tile.horizontal[0] <= text.x <= tile.horizontal[1]
        and tile.vertical[0] <= text.y <= tile.vertical[1]
    )


def _is_one(text: str, names: Iterable[str]) -> bool:
    return any(_is(text, name) for name in names)


def _is(text: str, name: str) -> bool:
    """Whether a text is a name, which may be cut."""
    cut = text.endswith(CUT) and name.startswith(text.removesuffix(CUT)) and len(text) > 1
    return text == name or cut
