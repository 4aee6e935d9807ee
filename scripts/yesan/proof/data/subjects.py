"""What each row and figure is of: which entities, phase, year and direction; derived anew.

By the descriptor alone: a code is of the kind that its column type names, a program belongs to what
the only row of its code says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from yesan.package.column_types import FISCAL_YEAR, depth
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.amount_fields import ARROW, unsaid, unsaid_direction, values
from yesan.proof.data.cells import Cells
from yesan.proof.data.records import Texts
from yesan.proof.data.row_times import is_of_parts
from yesan.proof.data.running import may_run
from yesan.proof.data.timed_columns import not_added_up

EVERY = frozenset(
    {
        *("program", "department", "line-item", "function", "place", "source", "class"),
        *("administrator", "procurer", "recipient", "supplier"),
    }
)
CYCLE = ("proposed", "approved", "adjusted", "executed")
"""The phases of the standard."""


@dataclass(frozen=True)
class Row:
    """A figure of a table, or the blank where one would be.

    Attributes:
        table: The id of the table.
        field: The name of the field.
        line: The number of the row.
        codes: The codes by their kinds, those of the owners of a program among them.
        phase: The phase; of a change both.
        year: The fiscal year; may be empty.
        direction: Expenditure or revenue.
        blank: Whether there is no figure.
    """

    table: str
    field: str
    line: int
    codes: Mapping[str, str]
    phase: str
    year: str
    direction: str
    blank: bool


class Subjects:
    """What the rows of a package are of."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.package = cells.package

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The amounts of each table by its id, blank ones as well, of every year."""
        return {r.id: list(self._rows_of(r)) for r in self.package.resources}

    @cached_property
    def by_cell(self) -> dict[tuple[str, str, int], Row]:
        """The same by table, field and row."""
        return {(r.table, r.field, r.line): r for rows in self.rows.values() for r in rows}

    def is_identified(self, table: str) -> bool:
        """Whether codes, phase, year and direction tell apart the amounts of a table, of any year.

        Where they do not, an amount that is alone is one of several as well; so is that of a month.
        """
        if table not in self._identified:
            rows = self.rows[table]
            named = [r for r in rows if r.codes] or rows
            found = Counter(
                (r.field, r.phase, r.year, r.direction, *sorted(r.codes.items())) for r in named
            )
            apart = max(found.values(), default=0) == 1
            of_parts = is_of_parts(self.cells.by_id[table], self.cells.rows[table].values())
            self._identified[table] = apart and not of_parts
        return self._identified[table]

    @cached_property
    def _identified(self) -> dict[str, bool]:
        return {}

    @cached_property
    def year(self) -> str:
        """The latest fiscal year that has a figure."""
        known = (r.year for rows in self.rows.values() for r in rows if not r.blank)
        return max(known, default="")

    @cached_property
    def links(self) -> dict[str, dict[str, str]]:
        """The department and the function of each program that has one of them."""
        return self.owners("program")

    def owners(self, kind: str) -> dict[str, dict[str, str]]:
        """What each entity of a kind belongs to, by its code: a coarser level, an owner."""
        if kind not in self._owners:
            found: dict[str, dict[str, str]] = {}
            for resource in self.introducing(kind):
                for code, own in self._owned(resource, kind):
                    found.setdefault(code, own)
            self._owners[kind] = found
        return self._owners[kind]

    @cached_property
    def _owners(self) -> dict[str, dict[str, dict[str, str]]]:
        return {}

    def _owned(self, resource: Resource, kind: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The codes of a kind in a table, each with those of the owners that its rows agree on."""
        codes = kinds(resource)
        owners = [o for o in codes if o != kind and _owns(resource, o, kind)]
        by_code: dict[str, list[Texts]] = {}
        for row in self.cells.rows[resource.id].values():
            if code := _code(row, codes[kind]):
                by_code.setdefault(code, []).append(row)
        when = resource.with_column_type(FISCAL_YEAR)
        for code, every in by_code.items():
            last = max((row[when.name] or "" for row in every), default="") if when else ""
            rows = [row for row in every if not when or (row[when.name] or "") == last]
            said = {owner: {_code(row, codes[owner]) for row in rows} for owner in owners}
            yield code, {o: next(iter(s)) for o, s in said.items() if len(s) == 1 and s != {""}}

    @cached_property
    def above(self) -> dict[tuple[str, str], str]:
        """What each entity is contained in, by its kind and code."""
        found: dict[tuple[str, str], str] = {}
        seen: set[tuple[str, str]] = set()
        for resource in sorted(self.package.resources, key=lambda r: not describes(r)):
            for kind, name in kinds(resource).items():
                own = _containing(resource, name)
                if resource not in self.introducing(kind):
                    continue
                for row in self.cells.rows[resource.id].values():
                    code = _code(row, name)
                    if not code or (kind, code) in seen:
                        continue
                    seen.add((kind, code))
                    parent = next((p for f in own if (p := _code(row, f))), None)
                    if parent is not None:
                        found[kind, code] = parent
        return found

    @cached_property
    def nested(self) -> set[str]:
        """The kinds of entities of which a table says what contains each."""
        every = ((r, kind, name) for r in self.package.resources for kind, name in kinds(r).items())
        return {kind for resource, kind, name in every if _containing(resource, name)}

    def ancestors(self, kind: str, code: str) -> set[str]:
        """The codes of all that contain an entity."""
        found: set[str] = set()
        parent = self.above.get((kind, code))
        while parent is not None and parent not in found and parent != code:
            found.add(parent)
            parent = self.above.get((kind, parent))
        return found

    @cached_property
    def phases(self) -> dict[str, str]:
        """The phases in their order, each with that of the standard; last those that none says."""
        own = {phase: "" for r in self.package.resources for phase in unsaid(r).values()}
        return self._said_phases(own) | own

    def _said_phases(self, own: Mapping[str, str]) -> dict[str, str]:
        for resource in self.package.resources:
            key = resource.with_column_type("phase:id")
            if key and resource.primary_key == (key.name,):
                rows = self.cells.rows[resource.id].values()
                said = {str(r[key.name]): r.get("standard") or str(r[key.name]) for r in rows}
                return {phase: said[phase] for phase in self._in_order(_in_cycle(said))}
        used = dict.fromkeys(r.phase for rows in self.rows.values() for r in rows if not r.blank)
        fields = (resource.with_column_type("phase:id") for resource in self.package.resources)
        declared = next((f.categories for f in fields if f and f.categories), ())
        known = [phase for phase in (*declared, *CYCLE) if phase in used]
        rest = [p for p in used if p and ARROW not in p and p not in {*known, *own}]
        listed = {phase: phase for phase in (*known, *rest)}
        return {phase: phase for phase in self._in_order(_in_cycle(listed))}

    def _in_order(self, cycle: tuple[list[str], list[str]]) -> list[str]:
        """The phases, none that the package compares behind the one that it is compared with."""
        phases = cycle[0] if self.package.comparison else cycle[1]
        for first, second in filter(None, (self.package.execution, self.package.comparison)):
            if {first, second} <= {*phases} and phases.index(second) < phases.index(first):
                rest = [phase for phase in phases if phase != first]
                at = rest.index(second)
                phases = [*rest[:at], first, *rest[at:]]
        return phases

    @cached_property
    def comparison(self) -> tuple[str, str] | None:
        """The phases that are compared: as the package says, else its first and last budget."""
        chosen = self.package.comparison
        if chosen and set(chosen) <= self.phases.keys():
            return chosen
        budgets = [p for p, standard in self.phases.items() if standard not in {"", "executed"}]
        decided = [p for p in budgets if self.phases[p] != CYCLE[0]]
        if budgets[1:] and budgets[0] not in decided and len(decided) > 1:
            return decided[0], decided[-1]
        return (budgets[0], budgets[-1]) if len(budgets) > 1 else None

    @cached_property
    def execution(self) -> tuple[str, str] | None:
        """The budget and the expenditure: as the package says, else the last of each."""
        chosen = self.package.execution
        if chosen and set(chosen) <= self.phases.keys():
            return chosen
        budgets = [p for p, standard in self.phases.items() if standard in CYCLE[1:3]]
        spent = [p for p, standard in self.phases.items() if standard == "executed"]
        return (budgets[-1], spent[-1]) if budgets and spent else None

    @cached_property
    def signs(self) -> dict[tuple[str, str], int]:
        """-1 for each field that prints a change the other way round than phases are compared."""
        back = ARROW.join(reversed(self.comparison)) if self.comparison else ""
        reversed_ = {
            (r.table, r.field) for rows in self.rows.values() for r in rows if r.phase == back
        }
        return dict.fromkeys(reversed_ if back else (), -1)

    def introducing(self, kind: str) -> list[Resource]:
        """The tables that say which entities of a kind there are, those that only do so first."""
        found = []
        for resource in self.package.resources:
            name = kinds(resource).get(kind)
            own = resource.entity and resource.primary_key == (name,)
            if name and (own or not self._refers(resource, name, kind)):
                found.append(resource)
        return sorted(found, key=lambda r: not describes(r))

    def _refers(self, resource: Resource, name: str, kind: str) -> bool:
        return any(
            name in key.fields and kind in kinds(self.package.by_name[key.resource])
            for key in resource.foreign_keys
            if not key.package
        )

    def _differs(self, resource: Resource) -> bool:
        """Whether rows are of several currencies or kinds, or of a year so far: nothing adds up."""
        if may_run(self.cells, resource, kinds(resource).values()):
            return True
        fields = map(resource.with_column_type, ("value-currency:code", "value-kind:code"))
        rows = self.cells.rows[resource.id].values()
        return any(len({row[f.name] for row in rows}) > 1 for f in fields if f)

    def _rows_of(self, resource: Resource) -> Iterator[Row]:
        told = not_added_up(self.cells, resource)
        found = {name: said for name, said in values(resource) if name not in told}
        if not found or self._differs(resource):
            return
        codes = kinds(resource)
        printing = resource.with_role("printing")
        rows = self.cells.rows[resource.id]
        numbers = {int(t) for r in rows.values() if printing and (t := r[printing.name])}
        first = min(numbers, default=1)
        for line, row in rows.items():
            if printing and (text := row[printing.name]) is not None and int(text) != first:
                continue
            own = {kind: code for kind, name in codes.items() if (code := _code(row, name))}
            linked = self.links.get(own.get("program", ""), {})
            for field, said in found.items():
                ends = ("", "", unsaid_direction(resource, field))
                phase, year, direction = (
                    row[x.name] or "" if isinstance(x, Field) else x or default
                    for x, default in zip(said, ends, strict=True)
                )
                yield Row(
                    resource.id, field, line, linked | own, phase, year, direction,
                    row[field] is None,
                )  # fmt: skip


def _in_cycle(phases: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Phases as they are listed, and with those of the standard as they follow each other."""
    listed, turned = [*phases], [*phases]
    places = [n for n, phase in enumerate(listed) if phases[phase] in CYCLE]
    turns = sorted(places, key=lambda n: (CYCLE.index(phases[listed[n]]), n))
    for place, turn in zip(places, turns, strict=True):
        turned[place] = listed[turn]
    return listed, turned


def kinds(resource: Resource) -> dict[str, str]:
    """The field with the codes of each kind: the finest, which is the last; a table's own key."""
    found: dict[str, str] = {}
    for field in resource.fields:
        kind = _coded(field) or field.entity
        if kind:
            found.pop(kind, None)
            found[kind] = field.name
    if len(resource.primary_key) == 1:
        (own,) = resource.primary_key
        kind = _coded(resource.by_name[own]) or resource.by_name[own].entity
        if kind in found:
            found[kind] = own
    order = [f.name for f in resource.fields]
    return dict(sorted(found.items(), key=lambda item: order.index(item[1])))


def _owns(resource: Resource, owner: str, kind: str) -> bool:
    """Whether entities of a kind belong to those of another, by the columns of a table."""
    names, base = kinds(resource), kind.partition(":")[0]
    if owner.partition(":")[0] != base:
        return base == "program" and owner.partition(":")[0] in {"department", "function"}
    one, other = (resource.by_name[names[k]] for k in (owner, kind))
    above, below = (depth(f.column_type.name) if f.column_type else -1 for f in (one, other))
    return bool(one.level) and (not other.level or above < below)


def _coded(field: Field) -> str:
    """The kind of entity that the column type of a field of codes names, with its level."""
    role = field.column_type
    if role is None or role.part != "code" or role.kind not in EVERY:
        return ""
    return f"{role.kind}:{field.level}" if field.level else str(role.kind)


def _containing(resource: Resource, name: str) -> list[str]:
    """The columns of a table that say by its code what contains what a code is of."""
    keys = (key for key in resource.foreign_keys if key.resource == resource.name)
    return [k.fields[0] for k in keys if k.reference == (name,) and not k.package]


def _code(row: Texts, name: str) -> str:
    """The code in a cell; empty where it is blank, which is no code."""
    text = row[name] or ""
    return text if text.strip() else ""


def describes(resource: Resource) -> bool:
    """Whether a table does nothing but describe entities."""
    if resource.entity:
        return True
    foreign = {name for key in resource.foreign_keys for name in key.fields}
    keys = {n for n in kinds(resource).values() if (n,) == resource.primary_key} - foreign
    return bool(keys) and not any(f.numeric for f in resource.fields)
