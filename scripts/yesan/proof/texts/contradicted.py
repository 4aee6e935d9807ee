"""Amounts of entities that another table prints otherwise: beside them, both, with ≠."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.claims.coverage import Coverage
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.subjects import Row, kinds
from yesan.proof.figures.sides import Sides
from yesan.proof.finding import Finding
from yesan.proof.site.elements import references_in

UNEQUAL = "≠"
MADE_OF = {"change": 2, "rate": 2, "execution": 2, "share": 1}
"""How many of its operands, from the first, a claim is about: a share is not about its whole."""
SHOWN = ".yesan-lead[data-direction], .yesan-key"
LISTED = "div.yesan-rows tbody span.said"
"""Where a list of entities has their amounts."""
CHARTS = "figure.yesan-figure, main:has(> div.yesan-figures)"
DRAWN = "svg, div.yesan-figures"


class Contradicted:
    """Finds amounts that are shown without what contradicts them."""

    def __init__(self, sides: Sides) -> None:
        self.cells = sides.denominators.cells
        self.subjects = sides.denominators.subjects
        self.claims = sides.denominators.claims
        self.coverage = Coverage(self.cells, self.subjects)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The amounts of a page, and of each of its charts, that are alone."""
        if not page.endswith(".html") or not self.others:
            return
        body = [tree.body] if tree.body else []
        if not page.startswith("tables/"):
            shown = f"{SHOWN}, {LISTED}" if page.endswith("/index.html") else SHOWN
            yield from self._alone(page, tree.css(shown), body)
        for chart in tree.css(CHARTS):
            yield from self._alone(page, chart.css(DRAWN), [chart])

    def _alone(
        self, page: str, shown: Sequence[LexborNode], around: Sequence[LexborNode]
    ) -> Iterator[Finding]:
        notes = (n for block in around for n in block.css("p.yesan-note") if UNEQUAL in n.text())
        told = set(references_in([*notes]))
        for reference in dict.fromkeys(r for s in references_in(shown) for r in self._parts(s)):
            for other in self.others.get(reference, ()):
                if other not in told:
                    yield Finding(page, reference, "alone", f"≠ {other}")

    def _parts(self, reference: str) -> Iterator[str]:
        """The cells that a figure is, or is computed from as an amount before or after."""
        claim = self.claims.get(reference)
        if claim is None:
            yield reference
        for operand in claim.operands[: MADE_OF.get(claim.operation, 0)] if claim else ():
            yield from [_reference(operand)] if isinstance(operand, Place) else self._parts(operand)

    @cached_property
    def others(self) -> dict[str, list[str]]:
        """The cells of entities by those that contradict them, of the latest year."""
        found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for table, resource in self.cells.by_id.items():
            rows = self.coverage.of_year(table, self.subjects.year)
            if not resource.selection and self.subjects.is_identified(table):
                for place, row in self._printed(table, rows):
                    found[place].append(row)
        others: dict[str, list[str]] = defaultdict(list)
        for rows in found.values():
            for own in rows:
                for other in rows:
                    if self._contradict(own, other):
                        others[_of(own)].append(_of(other))
        return others

    def _printed(self, table: str, rows: Sequence[Row]) -> Iterator[tuple[tuple[str, ...], Row]]:
        """The one row of a table that has the amount of an entity, of all of it."""
        by_place: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows:
            for kind in kinds(self.cells.by_id[table]):
                finer = self.coverage.finer(table, {kind: row.codes.get(kind, "")})
                if kind in row.codes and not row.codes.keys() & set(finer):
                    currency = self.coverage.currency(row)
                    own = kind, row.codes[kind], row.phase, row.direction, currency
                    by_place[own].append(row)
        for place, (row, *more) in by_place.items():
            if not (more or row.blank or ARROW in row.phase):
                yield place, row

    def _contradict(self, own: Row, other: Row) -> bool:
        if own.table == other.table or own.year != other.year:
            return False
        figures = (self.cells.figure(r.table, r.field, r.line) for r in (own, other))
        first, second = (figure[1] if figure else None for figure in figures)
        units = (self.cells.by_id[r.table].by_name[r.field].factor for r in (own, other))
        return first is not None and second is not None and abs(first - second) * 2 > sum(units)


def _of(row: Row) -> str:
    return f"{row.table}/{quote(row.field, safe='')}/{row.line}"


def _reference(place: Place) -> str:
    return f"{place.table}/{quote(place.field, safe='')}/{place.lines[0]}"
