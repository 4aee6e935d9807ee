"""Every amount of money in a phase, and every printed change from one phase to another.

A field's factor is applied in `Field.in_currency`, and nowhere else. A blank cell is a fact without
an amount: what it belongs to is known, how much it is is not. Amounts without a stated
phase have one of their table: they are compared with those of no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yesan.model import comparability, fiscal_years
from yesan.model.entities import Codes, Entities, Kind, code_fields, code_in, kind_of
from yesan.model.figures import Figure, Operation
from yesan.model.parts_of_years import are_of_parts
from yesan.model.timed_columns import not_added_up
from yesan.package.column_types import DIRECTION, EXPENDITURE, FISCAL_YEAR, PHASE
from yesan.package.directions import CALLED, is_called_revenue
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.tables.table import Table, Tables

BETWEEN = "\N{RIGHTWARDS ARROW}"
"""Between the two phases of a change; no phase has it in its id."""
WHEN = (("phase", PHASE, ""), ("year", FISCAL_YEAR, ""), ("direction", DIRECTION, EXPENDITURE))
"""Attribute, column type, and the value where a table does not have it."""


@dataclass(frozen=True)
class Fact:
    """An amount of a package: where it is printed, and what it is of.

    Attributes:
        resource: The table.
        row: The number of its row.
        field: The field that has it.
        phase: Its phase; of a change both, see `between`.
        year: Its fiscal year, or empty.
        direction: Whether it is expenditure or revenue.
        amount: In units of the currency; None where the cell is blank.
        codes: The codes of the row by kind, and those of the owners of its program.
    """

    resource: Resource
    row: int
    field: Field
    phase: str
    year: str
    direction: str
    amount: Decimal | None
    codes: Codes


def between(before: str, after: str) -> str:
    """The phase of a change from one phase to another."""
    return f"{before}{BETWEEN}{after}"


@dataclass(frozen=True, eq=False)
class Facts(Sequence[Fact]):
    """The amounts of a package."""

    listed: tuple[Fact, ...]
    of_parts: frozenset[str] = frozenset()
    """The tables whose rows are each of a part of a year."""

    @classmethod
    def read(cls, package: Package, tables: Tables, entities: Entities) -> Facts:
        """All amounts of the package; those of a program are its department's as well."""
        return cls(
            tuple(
                fact
                for resource in package.resources
                if resource.name in tables
                for fact in facts_of(resource, tables[resource.name], entities)
            ),
            frozenset(
                resource.name
                for resource in package.resources
                if resource.name in tables and are_of_parts(resource, tables[resource.name])
            ),
        )

    def __getitem__(self, index: int) -> Fact:  # type: ignore[override]
        return self.listed[index]

    def __len__(self) -> int:
        return len(self.listed)

    @cached_property
    def totals(self) -> frozenset[tuple[str, int]]:
        """The rows that may be totals, with their tables: each the only one without a code."""
        uncoded: dict[tuple[str, str, str, str], set[int]] = {}
        coded = {fact.resource.name for fact in self.listed if fact.codes}
        for fact in self.listed:
            if not fact.codes and fact.resource.name in coded:
                place = (fact.resource.name, fact.phase, fact.year, fact.direction)
                uncoded.setdefault(place, set()).add(fact.row)
        several = {(name, n) for (name, *_), rows in uncoded.items() if len(rows) > 1 for n in rows}
        return frozenset((name, n) for (name, *_), rows in uncoded.items() for n in rows) - several

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The tables with several amounts of an entity in one phase, in a year at least.

        Where they have one alone, that is one of several as well, as is that of a quarter.
        """
        resources = {fact.resource.name: fact.resource for fact in self.listed}
        kinds = {n: [kind_of(f) for f in code_fields(r)] for n, r in resources.items()}
        found = [(f, tuple(f.codes.get(k, "") for k in kinds[f.resource.name])) for f in self]
        named = {fact.resource.name for fact, codes in found if any(codes)}
        places = Counter(
            (fact.resource.name, fact.field.name, fact.phase, fact.year, fact.direction, codes)
            for fact, codes in found
            if any(codes) or fact.resource.name not in named
        )
        several = frozenset(name for (name, *_), count in places.items() if count > 1)
        return several | self.of_parts

    @cached_property
    def phases(self) -> tuple[str, ...]:
        """The ids of the phases in which there are amounts, in the order in which they appear."""
        known = dict.fromkeys(f.phase for f in self.listed if f.amount is not None)
        return tuple(phase for phase in known if BETWEEN not in phase)

    @cached_property
    def year(self) -> str:
        """The latest fiscal year of any amount, or empty."""
        return max((f.year for f in self.listed if f.amount is not None), default="")

    @cached_property
    def years(self) -> frozenset[str]:
        """The fiscal years of its amounts."""
        return frozenset(f.year for f in self.listed if f.amount is not None and f.year)

    @cached_property
    def last_years(self) -> dict[tuple[Kind, str], str]:
        """The latest fiscal year in which each entity has an amount, by its kind and code."""
        found: dict[tuple[Kind, str], str] = {}
        for fact in self.listed:
            if fact.amount is not None:
                for entity in fact.codes.items():
                    found[entity] = max(fact.year, found.get(entity, ""))
        return found

    def of_year(self, year: str) -> dict[str, list[Fact]]:
        """The facts of a fiscal year, and those of no year, by table."""
        found: dict[str, list[Fact]] = {}
        for fact in self.listed:
            if fact.year in {year, ""}:
                found.setdefault(fact.resource.name, []).append(fact)
        return found


def facts_of(resource: Resource, table: Table, entities: Entities) -> Iterator[Fact]:
    """The facts of one table. What is printed more than once counts once, as printed first."""
    values = [(f, _when(resource, f)) for f in resource.fields if f.is_value and not f.is_part]
    phases = {f.name: when["phase"][1] for f, when in values}
    changes = [(f, _change(f, phases)) for f in resource.fields if not f.is_part]
    values += [(f, {**_when(resource, f), "phase": ("", phase)}) for f, phase in changes if phase]
    if not values or not comparability.are_added_up(resource, table):
        return
    unsaid = unsaid_phases(resource)
    for f, when in values:
        when["phase"] = ("", unsaid[f.name]) if f.name in unsaid else when["phase"]
    told = not_added_up(resource, table, values)
    values = [(f, when) for f, when in values if f.name not in told]
    keys = [(kind_of(f), f.name) for f in code_fields(resource)]
    printing = resource.with_role("printing")
    first = min(table.known(printing.name), default=1) if printing else 1
    for number, row in table:
        if printing and row[printing.name] not in {first, None}:
            continue
        codes = {kind: code for kind, name in keys if (code := code_in(row, name))}
        program = entities["program"].get(codes.get("program", ""))
        codes = {**(program.links if program else {}), **codes}
        for f, when in values:
            value = row[f.name]
            phase, year, direction = (
                default if row.get(name) is None else fiscal_years.text_of(row[name])
                for name, default in (when[attribute] for attribute, *_ in WHEN)
            )
            amount = None if value is None else f.in_currency(value)
            yield Fact(resource, number, f, phase, year, direction, amount, codes)


def unsaid_phases(resource: Resource) -> dict[str, str]:
    """The phase of each field of amounts of which the descriptor says none: one of its table.

    Fields of different years or directions share it; of one year and direction each has its own.
    """
    values = [f for f in resource.fields if f.is_value and not f.is_part]
    said = {f.name: _when(resource, f) for f in values}
    unsaid = [name for name, when in said.items() if when["phase"] == ("", "")]
    named = {name: (said[name]["year"], said[name]["direction"]) for name in unsaid}
    others = {
        (year, ("", EXPENDITURE) if side == ("", CALLED) else side) for year, side in named.values()
    }
    alone = len(others) == len(unsaid)
    return {name: f"{resource.name}:{'' if alone else name}" for name in unsaid}


def rate_of(resource: Resource, part: Field, whole: Field) -> Field | None:
    """The field that prints an amount as a percentage of another: a change, or what is spent."""
    return next(
        (
            f
            for f in resource.fields
            if f.computed and f.computed.operation == "ratio" and f.unit.default == "%"
            if f.computed.operands == (part.name, whole.name)
        ),
        None,
    )


def change_of(resource: Resource, field: Field) -> str:
    """Between which phases a field of a table says the change; empty where it does not."""
    values = (f for f in resource.fields if f.is_value and not f.is_part)
    return _change(field, {f.name: _when(resource, f)["phase"][1] for f in values})


def when(resource: Resource, field: Field) -> dict[str, tuple[str, str]]:
    """Where phase and year of an amount, a change or a part are: a field of the row, else a value.

    Nothing of what is none of these: a count, a rate.
    """
    whole = resource.by_name.get(field.of, field) if field.is_part else field
    if change := change_of(resource, whole):
        return {"phase": ("", change), "year": _when(resource, whole)["year"]}
    if not whole.is_value:
        return {}
    said, unsaid = _when(resource, whole), unsaid_phases(resource)
    phase = ("", unsaid[whole.name]) if whole.name in unsaid else said["phase"]
    return {"phase": phase, "year": said["year"]}


def is_change(figure: Figure) -> bool:
    """Whether a figure is a change of an amount, computed or printed, and no amount."""
    if figure.cells is None or figure.is_claim:
        return figure.operation is Operation.CHANGE or BETWEEN in dict(figure.about).get(
            "phase", ""
        )
    return bool(change_of(figure.resource, figure.field))


def _change(field: Field, phases: Mapping[str, str]) -> str:
    """Between which phases a field says the change; empty where it does not."""
    if field.change:
        return between(*field.change)
    computed = field.computed
    if not field.currency or not computed or computed.operation != "difference":
        return ""
    known = [phases.get(name, "") for name in computed.operands]
    return between(known[1], known[0]) if len(known) == 2 and all(known) else ""  # noqa: PLR2004 - a pair


def _when(resource: Resource, value: Field) -> dict[str, tuple[str, str]]:
    """Where phase, year and direction of an amount are: a field of its row, and else a value.

    The value is what the descriptor says of the amount's field, or of the whole table.
    """
    implied = {
        x.column_type.name: (x.name, x.constant) for x in resource.extra_fields if x.column_type
    }
    found = {}
    for column, role, default in WHEN:
        own = resource.with_column_type(role)
        name, constant = implied.get(role, ("", None))
        said = None if own else value.normalize.get(name, constant)
        unsaid = "" if own else default  # a blank in a column says nothing
        if not own and role == DIRECTION and is_called_revenue(resource, value):
            unsaid = CALLED  # nor is a name enough to say that it is revenue
        found[column] = own.name if own else "", unsaid if said is None else str(said)
    return found
