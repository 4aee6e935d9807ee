"""Which rows are what others add up to, derived anew: by their codes, and to the last digit.

Where nothing is, the sum of all others but for rounding is one, if it can hardly be an accident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from decimal import Decimal
from functools import cached_property

from yesan.package.column_types import DIRECTION
from yesan.package.field import Field
from yesan.package.identifiers import may_contain
from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells
from yesan.proof.data.outlines import around, at_an_end
from yesan.proof.data.rounded import rounded
from yesan.proof.data.subjects import Row, Subjects, kinds

DIGITS = 3
"""In fewer digits is a sum an accident."""
Table = dict[str, dict[Hashable, Decimal]]


class Subtotals:
    """Finds what would be counted twice."""

    def __init__(self, cells: Cells, subjects: Subjects) -> None:
        self.cells = cells
        self.subjects = subjects

    def codes(self, rows: Iterable[Row], kind: str, year: str) -> frozenset[str]:
        """The codes of a kind in a table that are what others of it add up to in every phase."""
        known = next(iter(rows), None)
        if known is None:
            return frozenset()
        place = known.table, kind, year
        if place not in self._codes:
            said = kind in self.subjects.nested
            table = {} if said else self._table(known.table, kind, year)
            self._codes[place] = frozenset(_found(table) or rounded(table, 10**DIGITS))
        return self._codes[place]

    def doubtful(self, rows: Iterable[Row], kind: str, year: str) -> frozenset[str]:
        """The codes of a kind that have what all others have together, be it by accident."""
        known = next(iter(rows), None)
        if known is None or kind in self.subjects.nested or self.codes([known], kind, year):
            return frozenset()
        resource = self.cells.by_id[known.table]
        if resource.by_name[kinds(resource)[kind]].blank:
            return frozenset()
        return frozenset(_found(self._table(known.table, kind, year), clear=1, several=True))

    def whole_rows(self, rows: Iterable[Row]) -> set[int]:
        """The rows of a table without codes that have what all its others have together."""
        table: Table = {}
        for row in rows:
            own = table.setdefault(str(row.line), {})
            if figure := self.cells.figure(row.table, row.field, row.line):
                own[row.field, row.phase, row.direction] = figure[1]
        return {int(line) for line in _found(table, coded=False, clear=1, several=True)}

    @cached_property
    def _codes(self) -> dict[tuple[str, str, str], frozenset[str]]:
        return {}

    @cached_property
    def _lines(self) -> dict[tuple[str, str], frozenset[int]]:
        return {}

    def _table(self, table: str, kind: str, year: str) -> Table:
        resource = self.cells.by_id[table]
        found: Table = {}
        for row in self.subjects.rows[table]:
            if kind not in row.codes or row.year not in {year, ""}:
                continue
            own = found.setdefault(row.codes[kind], {})
            if figure := self.cells.figure(table, row.field, row.line):
                rest = [row.codes.get(k) for k in kinds(resource) if k != kind]
                currency = resource.by_name[row.field].currency
                place = (row.phase, row.direction, currency, *rest)
                own[place] = own.get(place, Decimal(0)) + figure[1]
        return found

    def lines(self, table: str, name: str) -> frozenset[int]:
        """The rows of a table that are what others add up to in a column, and those like it."""
        if (table, name) not in self._lines:
            self._lines[table, name] = frozenset(self._found_lines(table, name))
        return self._lines[table, name]

    def _found_lines(self, table: str, name: str) -> Iterable[int]:
        resource = self.cells.by_id[table]
        yield from self._above(resource)
        measure = resource.by_name[name]
        figures = [f for f in resource.fields if f.numeric and f.role != "part"]
        money = [f for f in figures if f.currency]
        fields = money if measure in money else [measure]
        if measure.unit.default.strip() in {"%", "‰"}:
            return
        coded = kinds(resource)
        fewest = 2 if measure in money else 3
        for label in self._labels(resource):
            found, once = self._columns(resource, label, fields)
            sums = _found(found, coded=label in coded.values(), fewest=fewest)
            if label not in coded.values() and once:
                sums |= around(found) if resource.by_name[label].type == "string" else set()
                sums |= _found(found, fewest=fewest) if may_contain([*found]) else set()
            if not sums and once:
                every = self._columns(resource, label, figures)[0]
                sums = at_an_end(every) or rounded(found)
            for line, row in self.cells.rows[table].items():
                if row[label] in sums:
                    yield line

    def _columns(
        self, resource: Resource, label: str, fields: Iterable[Field]
    ) -> tuple[Table, bool]:
        """What each name has in some columns at each time, and whether it has it once."""
        when = [f.name for f in resource.fields if f.is_time or _is(f, DIRECTION)]
        found: Table = {}
        places: list[Hashable] = []
        for line, row in self.cells.rows[resource.id].items():
            if (own := row[label]) is None:
                continue
            amounts = found.setdefault(own, {})
            for f in fields:
                if figure := self.cells.figure(resource.id, f.name, line):
                    place = (f.name, *(row[w] for w in when))
                    places.append((own, place))
                    amounts[place] = amounts.get(place, Decimal(0)) + figure[0]
        return found, len({*places}) == len(places)

    def _above(self, resource: Resource) -> Iterable[int]:
        """The rows that others of the table refer to."""
        rows = self.cells.rows[resource.id]
        for key in resource.foreign_keys:
            if key.resource == resource.name and not key.package and len(key.fields) == 1:
                below, above = key.fields[0], key.reference[0]
                named = {row[below] for row in rows.values() if row[below] != row[above]} - {None}
                yield from (line for line, row in rows.items() if row[above] in named)

    def _labels(self, resource: Resource) -> list[str]:
        """The columns that may name rows."""
        texts = [
            f.name
            for f in resource.fields
            if f.type == "string" or (f.type == "integer" and f.sense in {"key", "code"})
            if not f.is_time
        ]
        return [*dict.fromkeys([*kinds(resource).values(), *texts])]


def _is(field: Field, name: str) -> bool:
    return bool(field.column_type and field.column_type.name == name)


def _found(
    table: Table,
    *,
    coded: bool = True,
    fewest: int = 2,
    clear: int = DIGITS,
    several: bool = False,
) -> set[str]:
    """The codes with the sum of those that they contain, and the one with the sum of all others.

    Args:
        table: The amounts.
        coded: Whether these are codes, and no names.
        fewest: How many others make up the sum of all.
        clear: How many digits that sum has at least.
        several: Whether there may be more than one such.
    """
    contained: dict[str, str] = {}
    for code in table if coded else ():
        shorter = (code[:n] for n in range(len(code) - 1, 0, -1))
        above = next((prefix for prefix in shorter if prefix in table), "")
        if above:
            contained[code] = above
    parts: dict[str, list[str]] = defaultdict(list)
    for code, above in contained.items():
        parts[above].append(code)
    found = {
        whole
        for whole, codes in parts.items()
        if len(codes) > 1 or not codes[0][len(whole)].isalnum()
        if _equals(table, whole, codes)
    }
    levels = {(len(contained[code]), len(code)) for code in contained if contained[code] in found}
    found |= {
        whole
        for whole, (code, *others) in parts.items()
        if not others and (len(whole), len(code)) in levels and table[whole] == table[code]
        if any(table[whole].values())
    }

    def inside(code: str) -> bool:
        above = contained.get(code)
        return above is not None and (above in found or inside(above))

    outer = [code for code in table if not inside(code)]
    sums: dict[Hashable, Decimal] = defaultdict(Decimal)
    for code in outer:
        for place, amount in table[code].items():
            sums[place] += amount
    likely = [
        code
        for code in outer
        if any(table[code].values())
        if all(sums[place] - own == own for place, own in table[code].items())
    ]
    fewest = 2 if found else fewest
    totals = [
        code
        for code in likely
        if sum(any(table[c].get(p) for p in table[code]) for c in outer if c != code) >= fewest
        if len("".join(_digits(own) for own in table[code].values())) >= clear
    ]
    return found | set(totals if several or len(totals) == 1 else ())


def _digits(amount: Decimal) -> str:
    """The digits of an amount without the zeros around them, which say least of all."""
    return f"{abs(amount):f}".replace(".", "").lstrip("0").rstrip("0") if amount else ""


def _equals(table: Table, whole: str, codes: list[str]) -> bool:
    own = table[whole]
    zero = Decimal(0)
    return any(own.values()) and all(
        any(place in table[c] for c in codes) and sum(table[c].get(place, zero) for c in codes) == n
        for place, n in own.items()
    )
