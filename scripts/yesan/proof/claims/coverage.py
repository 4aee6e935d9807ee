"""What a sum covers, derived anew: which rows belong to its subject, and whether they are all.

A row without the finer codes is the whole of those that have them, or unassigned. Of entities that
contain others only the finest count. A table is whole where the descriptor says what bears that
out; where that is another table, its printed total must agree.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from yesan.package.resource import Resource
from yesan.proof.claims import absent_parts
from yesan.proof.claims.absent_parts import Part
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.unassigned_rows import UnassignedRows
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.cells import Cells
from yesan.proof.data.subjects import Row, Subjects, kinds
from yesan.proof.data.subtotals import Subtotals

Codes = Mapping[str, str]


class Whole(NamedTuple):
    """Of which whole an amount is.

    Attributes:
        phase: Its phase; of a change both.
        direction: Expenditure or revenue.
        currency: Its currency, where the table has several; else empty.
        year: Its fiscal year.
    """

    phase: str
    direction: str
    currency: str
    year: str


class Coverage:
    """What the sums of a package cover."""

    def __init__(self, cells: Cells, subjects: Subjects) -> None:
        self.cells = cells
        self.subjects = subjects
        self.subtotals = Subtotals(cells, subjects)
        self.unassigned = UnassignedRows(cells, subjects, self._finest)

    def of_year(self, table: str, year: str) -> list[Row]:
        """The amounts of a table in a year, and those of no year."""
        if (table, year) not in self._of_year:
            rows = self.subjects.rows[table]
            self._of_year[table, year] = [row for row in rows if row.year in {year, ""}]
        return self._of_year[table, year]

    @cached_property
    def _of_year(self) -> dict[tuple[str, str], list[Row]]:
        return {}

    def expected(  # noqa: PLR0911 - a reason each
        self, claim: Claim, places: Sequence[Place], *, partial: bool = False
    ) -> str:
        """What a sum should be of, or cover, and is not; empty where all is right.

        Args:
            claim: The sum.
            places: The cells that it adds up, those of its operands among them.
            partial: Whether it is a part of another sum: that of one of several fields.
        """
        about = dict(claim.about)
        phase, year = about.pop("phase", ""), about.pop("year", "")
        currency, parts = about.pop("currency", ""), about.pop("parts", "")
        claimed = [(p.table, p.field, line) for p in places for line in p.lines]
        known = [self.subjects.by_cell.get(cell) for cell in claimed]
        rows = [row for row in known if row is not None]
        if len(rows) < len(known) or len(set(claimed)) < len(claimed):
            return "cells that have an amount, each once"
        tables = {row.table for row in rows}
        directions = {row.direction for row in rows}
        if len(tables) != 1 or len(directions) != 1:
            return "cells of one table and one direction"
        (table,), (direction,) = tables, directions
        if year not in {row.year for row in rows}:
            return "a sum of one year"
        year = year or self.subjects.year
        if bool(currency) != (len(self._currencies(table, year)) > 1):
            return f"{'no' if currency else 'a'} currency named"
        whole_of = Whole(phase, direction, currency, year)
        chosen, unnamed = self.subject_rows(table, about, whole_of, parts)
        if parts and (unnamed or not self.are_parts(table, parts, whole_of, about)):
            return "parts of one kind, of a table that is not called complete"
        fields = {place.field for place in places} if partial else {r.field for r in chosen}
        cells = {(r.table, r.field, r.line) for r in chosen if not r.blank and r.field in fields}
        if cells != set(claimed):
            lines = ", ".join(sorted(f"{f} {n}" for _, f, n in cells ^ set(claimed))[:5])
            return f"the cells of {dict(claim.about)}: {lines} differ"
        if not parts and (twice := self._counted_twice(table, about, whole_of, rows)):
            return f"a sum without {twice}, which may be the total of the others"
        missing = sum(row.blank for row in chosen)
        if parts or not self.is_borne_out(self.cells.by_id[table], whole_of):
            missing += self._not_listed(table, about, whole_of, parts)
        if missing != claim.missing:
            return f"{missing} missing"
        resource = self.cells.by_id[table]
        whole = not missing and not unnamed and self.is_whole(resource, about, whole_of)
        coverage = "whole" if whole else "listed"
        return "" if claim.coverage == coverage else f"coverage {coverage}"

    def _counted_twice(self, table: str, given: Codes, whole: Whole, rows: Sequence[Row]) -> str:
        """What may be the total of others that are added up with it; empty where nothing is."""
        if self.is_borne_out(self.cells.by_id[table], whole):
            return ""
        every = self.of_year(table, whole.year)
        if not kinds(self.cells.by_id[table]) and len(rows) > 1:
            whole_rows = self.subtotals.whole_rows(every) & {row.line for row in rows}
            return ", ".join(f"row {line}" for line in sorted(whole_rows))
        for kind in self.finer(table, given):
            codes = {row.codes.get(kind, "") for row in rows}
            doubtful = self.subtotals.doubtful(every, kind, whole.year)
            if codes & doubtful and codes - doubtful:
                return ", ".join(sorted(codes & doubtful))
        return ""

    def _not_listed(self, table: str, given: Codes, whole: Whole, parts: str) -> int:
        """How many parts of some entities have rows in other phases, and none in that of a whole.

        Args:
            table: The table.
            given: The codes of the entities.
            whole: Their whole.
            parts: The kind of the parts that are added up beside a printed total; else empty.
        """
        finer, own = self.finer(table, given), {whole.phase, _turned(whole.phase)}
        rest = self.unassigned.rest(table)
        here = self.subject_rows(table, given, whole, parts)[0]
        elsewhere: list[Row] = []
        for phase in {row.phase for row in self.of_year(table, whole.year)} - own:
            of_phase = whole._replace(phase=phase)
            elsewhere += self.subject_rows(table, given, of_phase, parts)[0]
        known, others = (
            {_part(row, finer) for row in rows if row.line not in rest}
            for rows in (here, elsewhere)
        )
        left, left_elsewhere = (
            {_part(row, finer) for row in rows if row.line in rest} for rows in (here, elsewhere)
        )
        return absent_parts.count(known, others) + len(left_elsewhere - left)

    def unnamed(self, claim: Claim, place: Place) -> int:
        """How many rows of a table could be the total of a sum, and name nobody instead."""
        about = dict(claim.about)
        phase, currency = about.pop("phase", ""), about.pop("currency", "")
        year = about.pop("year", "") or self.subjects.year
        row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
        if row is None:
            return 0  # nothing of its table is added up, which is found elsewhere
        return self.subject_rows(place.table, about, Whole(phase, row.direction, currency, year))[1]

    def leaves_out_sums(self, claim: Claim, place: Place) -> bool:
        """Whether rows of the subject of a sum are not in it because others add up to them."""
        about = dict(claim.about)
        phase, year = about.pop("phase", ""), about.pop("year", "") or self.subjects.year
        about = {k: v for k, v in about.items() if k not in {"currency", "parts"}}
        row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
        rows = self.of_year(place.table, year) if row else []
        direction = row.direction if row else ""
        own = [r for r in rows if (r.phase, r.direction, r.blank) == (phase, direction, False)]
        return any(
            row.codes.get(kind) in self.subtotals.codes(rows, kind, year)
            for kind in self.finer(place.table, about)
            for row in own
            if about.items() <= row.codes.items()
        )

    def are_parts(self, table: str, kind: str, whole: Whole, given: Codes) -> bool:
        """Whether every row of a whole that names anything finer names something of a kind.

        Args:
            table: The table.
            kind: The kind.
            whole: The whole.
            given: The codes of whose whole it is; none for that of everything.
        """
        resource, finer = self.cells.by_id[table], self.finer(table, given)
        rows = [r for r in self.of_year(table, whole.year) if r.phase == whole.phase]
        own = [r for r in rows if given.items() <= r.codes.items()]
        named = [r for r in own if r.codes.keys() & finer and r.direction == whole.direction]
        return not (resource.complete or resource.selection) and all(kind in r.codes for r in named)

    def subject_rows(
        self, table: str, given: Codes, whole: Whole, parts: str = ""
    ) -> tuple[list[Row], int]:
        """The rows that make up an amount of some entities together, each amount once.

        Also how many rows beside them name none of the entities that the others name, and are not
        the total of these.

        Args:
            table: The table.
            given: The codes of the entities.
            whole: Of which whole the amount is.
            parts: The kind of the parts that are added up beside a printed total; else empty.
        """
        phases = {whole.phase, _turned(whole.phase)}
        found = [
            row
            for row in self.of_year(table, whole.year)
            if row.phase in phases
            if row.direction == whole.direction
            if not whole.currency or self.currency(row) == whole.currency
            if given.items() <= row.codes.items() and (not parts or parts in row.codes)
        ]
        return self._finest(found, self.finer(table, given), whole.year)

    def finer(self, table: str, given: Codes) -> list[str]:
        """The kinds of a table that tell apart the parts of some entities."""
        implied = {
            owner
            for kind, code in given.items()
            for owner in self.subjects.owners(kind).get(code, {})
        }
        return [k for k in kinds(self.cells.by_id[table]) if k not in given.keys() | implied]

    def _finest(self, rows: list[Row], finer: Sequence[str], year: str) -> tuple[list[Row], int]:
        """The rows that are a total of the finer kinds, else the parts that there are.

        What is said to be the rest of them is one of these.
        """
        unassigned = self.unassigned.lines(rows[0].table) if rows else set()
        kind, *rest = finer or ("",)
        lost = {row.line for row in rows if kind not in row.codes and row.line in unassigned}
        left = [row for row in rows if row.line not in lost]
        said = self.unassigned.rest(rows[0].table) & lost if rows else set()
        own = [row for row in rows if row.line in said]
        lost -= said
        totals = [row for row in left if not any(kind in row.codes for kind in finer)]
        if not finer or (not lost and not all(row.blank for row in totals)):
            return [*totals, *own], len(lost)
        named = sorted((r for r in left if kind in r.codes), key=lambda r: r.codes[kind])
        if not named:
            found, others = self._finest(left, rest, year)
            return [*own, *found], len(lost) + others
        groups = {code: list(g) for code, g in groupby(named, key=lambda r: r.codes[kind])}
        containers = self._above(named[0].table, kind, year)
        parts = [
            self._finest(group, rest, year)
            for code, group in groups.items()
            if code not in containers
        ]
        chosen = own + [row for part, _ in parts for row in part]
        apart = self._apart([r for r in left if kind not in r.codes], named, rest)
        return chosen, len(lost) + len(apart) + sum(unnamed for _, unnamed in parts)

    def _apart(self, bare: list[Row], named: list[Row], rest: Sequence[str]) -> set[int]:
        """The rows that name something that none of some others names: no totals of these."""
        found: set[int] = set()
        by = {row.line: tuple(k for k in rest if k in row.codes) for row in bare}
        for names in set(by.values()) - {()}:
            others = {tuple(row.codes.get(k) for k in names) for row in named}
            own = [row for row in bare if by[row.line] == names]
            found |= {r.line for r in own if tuple(r.codes[k] for k in names) not in others}
        return found

    def _above(self, table: str, kind: str, year: str) -> set[str]:
        """The codes of a kind that contain others of a table in a year."""
        if (table, kind, year) not in self._containers:
            rows = self.of_year(table, year)
            found = set(self.subtotals.codes(rows, kind, year))
            for code in {row.codes[kind] for row in rows if kind in row.codes}:
                found |= self.subjects.ancestors(kind, code)
            self._containers[table, kind, year] = found
        return self._containers[table, kind, year]

    @cached_property
    def _containers(self) -> dict[tuple[str, str, str], set[str]]:
        return {}

    def currency(self, row: Row) -> str:
        """The currency of an amount."""
        return self.cells.by_id[row.table].by_name[row.field].currency

    def _currencies(self, table: str, year: str) -> set[str]:
        """The currencies of the amounts of a table in a year."""
        return {self.currency(row) for row in self.of_year(table, year) if not row.blank}

    def is_whole(self, resource: Resource, given: Codes, whole: Whole) -> bool:
        """Whether the descriptor says that all rows of these entities are there, and it holds."""
        complete = resource.complete
        if complete is None or resource.selection:
            return False
        names = {name: kind for kind, name in kinds(resource).items()}
        if not all(names.get(name) in given for name in complete.fields):
            return False
        return not complete.total or self._agrees(resource, whole)

    def is_borne_out(self, resource: Resource, whole: Whole) -> bool:
        """Whether all rows of a table add up to a printed total: what has no row is nothing."""
        complete = resource.complete
        return bool(complete and complete.total) and self._agrees(resource, whole)

    def _agrees(self, resource: Resource, of: Whole) -> bool:
        """Whether all rows of a table add up to what the table of its total prints."""
        complete = resource.complete
        other = self.cells.package.by_name.get(complete.total) if complete else None
        if other is None:
            return False
        total = of._replace(currency="")
        own, unnamed = self.subject_rows(resource.id, {}, total)
        whole, _ = self.subject_rows(other.id, {}, total)
        blank = [r for r in (*own, *whole) if r.blank]
        if unnamed or blank or not own or len(whole) != 1 or whole[0].codes:
            return False
        return self._equal(own, whole)

    def _equal(self, own: Collection[Row], whole: Collection[Row]) -> bool:
        """Whether two sums agree, but for half a unit of each cell."""
        difference = self._sum(own) - self._sum(whole)
        units = (self.cells.by_id[r.table].by_name[r.field].factor for r in (*own, *whole))
        return abs(difference) <= Decimal(sum(units)) / 2

    def _sum(self, rows: Collection[Row]) -> Decimal:
        signs = self.subjects.signs
        found = Decimal(0)
        for row in rows:
            figure = self.cells.figure(row.table, row.field, row.line)
            if figure:
                found += figure[1] * signs.get((row.table, row.field), 1)
        return found


def _turned(phase: str) -> str:
    """The phase of a change the other way round."""
    return ARROW.join(reversed(phase.split(ARROW)))


def _part(row: Row, kinds: Sequence[str]) -> Part:
    """What a row is of, by its codes of some kinds."""
    return frozenset((kind, code) for kind, code in row.codes.items() if kind in kinds)
