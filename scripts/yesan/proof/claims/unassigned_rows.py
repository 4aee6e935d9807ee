"""Which rows that lack a code are unassigned, and no total of those beside them; derived anew.

What the descriptor calls a total is one, unless it has less than the others in every phase. What it
says nothing of must be their sum wherever both are known, and such sums must be two at least whose
parts are in other proportions. Of several rows in one place and time none is a total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from yesan.package.resource import Resource
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.cells import Cells
from yesan.proof.data.records import Texts
from yesan.proof.data.subjects import Row, Subjects, kinds

Parts = Callable[[list[Row], Sequence[str], str], tuple[list[Row], int]]
"""The rows that make up an amount of finer kinds in a year, and how many beside are unassigned."""
Codes = tuple[tuple[str, str], ...]
TWICE = 2
HUNDREDFOLD = 100
THOUSANDTHS = 3


class Sums(NamedTuple):
    """An amount and what is beside it, in one place and time.

    Attributes:
        own: The amount.
        known: Those beside it, by their codes.
        all_known: Whether nothing beside it is without an amount, or unassigned.
        half: Half of a unit of each.
    """

    own: Decimal
    known: dict[Codes, Decimal]
    all_known: bool
    half: Decimal

    def verdict(self) -> str:
        """Whether it is ``other`` than the sum, the ``same``, or neither for certain."""
        gap = abs(sum(self.known.values()) - self.own)
        if not self.all_known or gap > self.half:
            return "other" if self.all_known else ""
        sure = not gap or abs(self.own) >= HUNDREDFOLD * self.half
        return "same" if sure and self.own else ""

    def is_less(self) -> bool:
        """Whether the sum goes beyond it, seen from nothing."""
        every = sum(self.known.values(), Decimal(0))
        beyond = every - self.own if every > 0 else self.own - every
        return beyond > self.half

    def shares(self) -> tuple[tuple[Codes, Fraction], ...]:
        """The part of each that is not nothing."""
        found = {c: Fraction(n) / Fraction(self.own) for c, n in self.known.items() if n}
        return tuple(sorted((c, round(share, THOUSANDTHS)) for c, share in found.items()))


class UnassignedRows:
    """Finds the rows that are no total of those beside them.

    Attributes:
        cells: The figures.
        subjects: What rows are of.
        parts: Adds up each amount once.
    """

    def __init__(self, cells: Cells, subjects: Subjects, parts: Parts) -> None:
        self.cells = cells
        self.subjects = subjects
        self.parts = parts
        self._lines: dict[str, set[int]] = {}
        self._rest: dict[str, set[int]] = defaultdict(set)
        self._years: dict[str, str] = {}
        self._groups: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], list[Row]]] = {}

    def lines(self, table: str) -> set[int]:
        """The numbers of these rows in a table: of finer kinds before those of coarser ones."""
        if table not in self._lines:
            self._lines[table] = set()
            levels: dict[tuple[str, ...], list[list[Row]]] = defaultdict(list)
            for rows in self._places(table):
                if lacked := self._lacked(rows[0]):
                    levels[lacked].append(rows)
            for lacked in sorted(levels, key=len):
                self._lines[table] |= self._judged(lacked, levels[lacked])
        return self._lines[table]

    def rest(self, table: str) -> set[int]:
        """Those of them that the descriptor calls the rest, of all that it says of them."""
        self.lines(table)
        return self._rest[table]

    def _places(self, table: str) -> list[list[Row]]:
        """The rows that lack a code, together with those of the same codes and direction."""
        coded = [*kinds(self.cells.by_id[table])]
        found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
        for row in self.subjects.rows[table]:
            own = [row.codes.get(kind) for kind in coded]
            if None in own:
                found[*own, row.direction].append(row)
        return [*found.values()]

    def _own(self, row: Row) -> dict[str, str]:
        coded = kinds(self.cells.by_id[row.table])
        return {kind: code for kind, code in row.codes.items() if kind in coded}

    def _lacked(self, row: Row) -> tuple[str, ...]:
        """The kinds of which a row has no code and is not said to have one by those it has."""
        implied = {
            owner
            for kind, code in self._own(row).items()
            for owner in self.subjects.owners(kind).get(code, {})
        }
        return tuple(
            kind
            for kind in kinds(self.cells.by_id[row.table])
            if kind not in row.codes and kind not in implied
        )

    def _judged(self, lacked: tuple[str, ...], places: list[list[Row]]) -> set[int]:
        """The rows of some places that are unassigned."""
        found: set[int] = set()
        judged: list[tuple[set[int], list[str], list[Sums]]] = []
        different: set[tuple[int, object]] = set()
        for number, rows in enumerate(places):
            said = self._said(lacked, rows[0])
            if said is None:
                continue
            if said == ["rest"]:
                self._rest[rows[0].table] |= {row.line for row in rows}
            rivals = self._rivals(rows)
            left = [row for row in rows if row.line not in rivals and not row.blank]
            sums = [s for row in left if ARROW not in row.phase if (s := self._sums(row, lacked))]
            found |= rivals
            judged.append(({row.line for row in rows} - rivals, said, sums))
            shares = (s.shares() for s in sums if s.verdict() == "same")
            different |= {(number, each) for each in shares if len(each) >= TWICE}
        for lines, said, sums in judged:
            verdicts = {s.verdict() for s in sums}
            other = [s.is_less() for s in sums if s.own]
            if said == ["total"]:
                total = not other or not all(other)
            else:
                total = "rest" not in said and len(different) >= TWICE
                total = total and "same" in verdicts and "other" not in verdicts
            found |= set() if total else lines
        return found

    def _said(self, lacked: Sequence[str], own: Row) -> list[str] | None:
        """What the descriptor calls rows like one; None where nothing is beside it."""
        fields = kinds(self.cells.by_id[own.table])
        beside = {kind for row in self._beside(own) for kind in row.codes}
        named = self.cells.by_id[own.table].by_name
        said = {named[fields[kind]].blank for kind in lacked if kind in beside}
        return sorted(said) if said else None

    def are_totals(self, resource: Resource, row: Texts) -> bool:
        """Whether the descriptor calls rows totals that lack the codes that a row lacks."""
        lacked = (name for name in kinds(resource).values() if row[name] is None)
        return all(resource.by_name[name].blank == "total" for name in lacked)

    def _beside(self, own: Row) -> list[Row]:
        """The rows of a table with the codes and the direction of one, itself among them."""
        codes = self._own(own)
        place = own.table, tuple(codes)
        if place not in self._groups:
            found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
            for row in self.subjects.rows[own.table]:
                if codes.keys() <= row.codes.keys():
                    found[*(row.codes[kind] for kind in codes), row.direction].append(row)
            self._groups[place] = found
        return self._groups[place][*codes.values(), own.direction]

    def _rivals(self, rows: list[Row]) -> set[int]:
        """The rows beside which there are others of the same field and time."""
        times: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        for row in rows:
            times[row.field, row.phase, row.year].add(row.line)
        return {line for lines in times.values() if len(lines) > 1 for line in lines}

    def _sums(self, own: Row, lacked: Sequence[str]) -> Sums | None:
        """What is beside an amount; None where nothing is that is known."""
        year = own.year or self._latest(own.table)
        beside = [
            row
            for row in self._beside(own)
            if (row.field, row.phase) == (own.field, own.phase)
            if row.year in {year, ""} and row.codes.keys() & {*lacked}
        ]
        rows, unnamed = self.parts(beside, lacked, year) if beside else ([], 0)
        known = [row for row in rows if not row.blank]
        if not known:
            return None
        found: dict[Codes, Decimal] = defaultdict(Decimal)
        for row in known:
            found[tuple((k, row.codes.get(k, "")) for k in lacked)] += self._value(row)
        unit = self.cells.by_id[own.table].by_name[own.field].factor
        half = Decimal(unit * (1 + len(known))) / 2
        return Sums(self._value(own), found, len(known) == len(rows) and not unnamed, half)

    def _latest(self, table: str) -> str:
        if table not in self._years:
            self._years[table] = max(row.year for row in self.subjects.rows[table])
        return self._years[table]

    def _value(self, row: Row) -> Decimal:
        figure = self.cells.figure(row.table, row.field, row.line)
        return figure[1] if figure else Decimal(0)
