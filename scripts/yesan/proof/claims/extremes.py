"""Who is said to have the most or the least: against all rows of the table, and not those chosen.

A row that would be the first itself must be among those compared, unless it is a total, contains
others, or is of another time, direction or parent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from yesan.package.column_types import DIRECTION
from yesan.package.identifiers import YEAR
from yesan.package.resource import Resource
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.data.cells import Cells
from yesan.proof.data.records import Texts
from yesan.proof.data.row_times import Moment, moment
from yesan.proof.data.subjects import Subjects, kinds
from yesan.proof.data.subtotals import Subtotals

BEATS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "rank": lambda other, own: other >= own,
    "least": lambda other, own: other <= own,
    "tied": lambda other, own: abs(other) == abs(own),
}
"""When another figure would have to be compared with one that is said to be the first."""


class Firsts:
    """Checks ranks in plain tables against all of their rows."""

    def __init__(self, cells: Cells, subjects: Subjects, subtotals: Subtotals) -> None:
        self.cells = cells
        self.subtotals = subtotals
        self.subjects = subjects

    def judges(self, claim: Claim) -> bool:
        """Whether a claim is a rank of cells, which are in one field or in one row."""
        found = [place for place in claim.operands if isinstance(place, Place)]
        alike = len({(p.table, p.field) for p in found}) == 1 or len({p.lines for p in found}) == 1
        single = all(len(place.lines) == 1 for place in found)
        return claim.operation in BEATS and alike and single and len(found) == len(claim.operands)

    def expected(self, claim: Claim) -> str:
        """What the operands of a rank should be, and are not; empty where all is right."""
        places = [place for place in claim.operands if isinstance(place, Place)]
        own = places[0]
        if len({place.field for place in places}) > 1:
            return self._parts(own, {place.field for place in places})
        if claim.operation == "rank" and claim.value != 1:
            return ""
        resource, rows = self.cells.by_id[own.table], self.cells.rows[own.table]
        said = self.cells.figure(own.table, own.field, own.lines[0])
        compared = {place.lines[0] for place in places}
        sums = self.subtotals.lines(own.table, own.field)
        if own.lines[0] in sums and not self._placed:
            return "a row that is not the sum of others"
        for line in rows.keys() - compared - sums if said else ():
            other = self.cells.figure(own.table, own.field, line)
            if other is None or said is None or not BEATS[claim.operation](other[0], said[0]):
                continue
            if not self.is_apart(resource, rows[line], rows[own.lines[0]]):
                return f"row {line} among them"
        return ""

    def leaves_out(self, own: Place, *, least: bool) -> bool:
        """Whether a figure is the first only if some rows are left out: totals, and what they beat.

        Rows of another time or direction are others, of which the title says so.
        """
        resource, rows = self.cells.by_id[own.table], self.cells.rows[own.table]
        said = self.cells.figure(own.table, own.field, own.lines[0])
        side, coded = resource.with_column_type(DIRECTION), kinds(resource).values()
        for line, row in rows.items() if said else ():
            other, first = self.cells.figure(own.table, own.field, line), rows[own.lines[0]]
            if other is None or said is None or (side and row[side.name] != first[side.name]):
                continue
            if self._is_earlier(resource, row, first):
                continue
            if (other[0] < said[0] if least else other[0] > said[0]) or any(
                row[name] is None and first[name] is not None for name in coded
            ):
                return True
        return False

    def is_of_one_time(self, own: Place, compared: Collection[int], *, least: bool) -> bool:
        """Whether a figure is the first of those of its time alone: one of another is before it.

        Where rows of all times are compared, it is the first of all. A total is no other of them.
        """
        resource, rows = self.cells.by_id[own.table], self.cells.rows[own.table]
        said = self.cells.figure(own.table, own.field, own.lines[0])
        beats = BEATS["least" if least else "rank"]
        return any(
            beats(other[0], said[0])
            for line, row in (rows.items() if said else ())
            if said and line not in compared and self._is_earlier(resource, row, rows[own.lines[0]])
            if not self._lacks(resource, row, rows[own.lines[0]])
            if (other := self.cells.figure(own.table, own.field, line))
        )

    def _parts(self, own: Place, fields: set[str]) -> str:
        """Whether the parts of a sum are all there that are not nothing."""
        row, resource = own.lines[0], self.cells.by_id[own.table]
        for field in resource.fields:
            if field.computed and field.computed.operation == "sum":
                parts = ((n, self.cells.figure(own.table, n, row)) for n in field.computed.operands)
                if fields == {name for name, figure in parts if figure and figure[0]}:
                    return ""
        return "all parts of a sum"

    def is_apart(self, resource: Resource, row: Texts, own: Texts) -> bool:
        """Whether a row is not one of those that another is compared with."""
        coded = kinds(resource)
        if self._lacks(resource, row, own):
            return True
        for kind, name in coded.items():
            codes = {code for r in self.cells.rows[resource.id].values() if (code := r[name])}
            if any(row[name] in self.subjects.ancestors(kind, code) for code in codes):
                return True
            if own[name] in self._placed and row[name] not in self._placed:
                return True
            above = self.subjects.above.get((kind, own[name] or ""))
            if above and above != self.subjects.above.get((kind, row[name] or "")):
                return True
        side = resource.with_column_type(DIRECTION)
        return bool(side and row[side.name] != own[side.name]) or self._is_earlier(
            resource, row, own
        )

    def _lacks(self, resource: Resource, row: Texts, own: Texts) -> bool:
        """Whether a row has no text or code where another has one, as a total has none."""
        texts = [f.name for f in resource.fields if f.type == "string" or f.categories]
        return any(not row[name] and own[name] for name in {*texts, *kinds(resource).values()})

    @cached_property
    def _placed(self) -> frozenset[str | None]:
        """The codes that have a place on a tile map."""
        tiled = (r for r in self.cells.package.resources if r.with_role("tile-column"))
        return frozenset(
            row[name]
            for resource in tiled
            for row in self.cells.rows[resource.id].values()
            for name in kinds(resource).values()
            if (column := resource.with_role("tile-column")) and row[column.name] is not None
        )

    def _is_earlier(self, resource: Resource, row: Texts, own: Texts) -> bool:
        """Whether a row is of a time that is not ranked: earlier, or of fewer than half as many."""
        every = self.cells.rows[resource.id].values()
        if resource.period:
            ranked = moment(resource, row), moment(resource, own)
            return _is_not_ranked(*ranked, (moment(resource, each) for each in every))
        for field in resource.fields:
            name, first, last = field.name, row[field.name] or "", own[field.name] or ""
            written = field.type == "string" and YEAR.match(first) and YEAR.match(last)
            if (field.is_time or written) and _is_not_ranked(
                (first,), (last,), ((each[name] or "",) for each in every)
            ):
                return True
        return False


def _is_not_ranked(first: Moment, last: Moment, times: Iterable[Moment]) -> bool:
    """Whether a time is before another, or has fewer than half as many rows as that has."""
    if first <= last:
        return first < last
    counts = Counter(times)
    return 2 * counts[first] < counts[last]
