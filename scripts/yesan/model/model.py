"""What the tables mean: entities (programs, departments …) and the amounts that belong to them.

Every printed amount becomes a fact: an exact Decimal in units of its currency, with the entities,
phase and fiscal year it belongs to and the place it was printed at.

A blank code in a fact table means *all of them*, as in SQL's ROLLUP: such a row is a total. A
figure is taken from a printed total where there is one, else summed; the sum of a table that is
not complete says so, and is never compared. A missing figure is never taken for zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

import pandas as pd

from yesan.errors import DataError
from yesan.model.entities import (
    OWNERS,
    STANDARD_PHASES,
    Entity,
    Kind,
    Phase,
    code_fields,
    is_dimension,
    kind_of,
    kinds_of,
    read_entities,
    read_phases,
)
from yesan.model.facts import EXPENDITURE, told
from yesan.model.figures import Comparison, Figure
from yesan.package.package import Package
from yesan.package.resource import Field, Resource
from yesan.package.text import Text
from yesan.tables import discrepancies
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.table import Table, Tables


class Model:
    """The package as a reader sees it."""

    def __init__(self, package: Package, tables: Tables) -> None:
        self.package = package
        self.tables = tables
        self._known: dict[tuple[Kind, str, str], list[Figure]] = {}

    @cached_property
    def entities(self) -> dict[Kind, dict[str, Entity]]:
        """Every entity by kind and code."""
        return read_entities(self.package, self.tables)

    @cached_property
    def phases(self) -> dict[str, Phase]:
        """The phases in order."""
        return read_phases(self.package, self.tables, set(self.facts["phase"]))

    @cached_property
    def comparison(self) -> tuple[Phase, Phase] | None:
        """The phases set side by side: the descriptor's choice, else the first and the last."""
        chosen = self.package.comparison
        if chosen and set(chosen) <= self.phases.keys():
            return self.phases[chosen[0]], self.phases[chosen[1]]
        budgeted = [p for p in self.phases.values() if p.standard != STANDARD_PHASES[-1]]
        usable = budgeted if len(budgeted) > 1 else list(self.phases.values())
        return (usable[0], usable[-1]) if len(usable) > 1 else None

    @cached_property
    def execution(self) -> tuple[Phase, Phase] | None:
        """Budget and expenditure, whose ratio is the rate of execution."""
        chosen = self.package.execution
        if chosen and set(chosen) <= self.phases.keys():
            return self.phases[chosen[0]], self.phases[chosen[1]]
        spent = [p for p in self.phases.values() if p.standard == STANDARD_PHASES[-1]]
        budgeted = [p for p in self.phases.values() if p.standard in STANDARD_PHASES[1:3]]
        return (budgeted[-1], spent[-1]) if spent and budgeted else None

    @cached_property
    def year(self) -> str:
        """The latest fiscal year of any amount, or empty."""
        return max((y for y in self.facts["year"] if y), default="")

    @cached_property
    def discrepancies(self) -> list[Discrepancy]:
        """The errors of the source itself, the gravest first."""
        return discrepancies.read(self.package, self.tables)

    @cached_property
    def by_cell(self) -> dict[tuple[str, int, str], Discrepancy]:
        """The gravest discrepancy of each figure, by table, row and field."""
        return discrepancies.by_cell(self.discrepancies)

    def doubts(self, figures: Iterable[Figure]) -> list[Discrepancy]:
        """The grave discrepancies of the printed figures that these are made of."""
        cells = ((f.resource.name, row, f.field) for f in figures for row in f.rows)
        found = (self.by_cell.get(cell) for cell in dict.fromkeys(cells))
        return [d for d in found if d is not None and d.grave]

    def check(self) -> Iterator[DataError]:
        """Errors that only the rows can tell: phases to compare that no row has."""
        for name in ("comparison", "execution"):
            chosen = getattr(self.package, name) or ()
            for phase in chosen:
                if phase not in self.phases:
                    yield DataError(
                        file=self.package.descriptor,
                        type="descriptor-error",
                        found=f'"{phase}"',
                        expected=f"one of {', '.join(self.phases) or 'the phases (there is none)'}",
                        remedy="name phases that the tables have",
                        field=name,
                    )

    # ── facts ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def facts(self) -> pd.DataFrame:
        """Every amount of money in a phase, one a row.

        Columns: resource, row, field, phase, year, direction, amount (Decimal, in units of the
        currency), currency, and the code of each kind of entity (None where the row is a total,
        or the table does not tell).
        """
        rows = [
            fact
            for resource in self.package.resources
            if resource.name in self.tables
            for fact in told(resource, self.tables[resource.name])
        ]
        for fact in rows:
            program = self.entities["program"].get(str(fact.get("program")))
            links = program.links if program else {}
            for kind, code in links.items():
                fact[kind] = fact.get(kind) or code
        columns = ["resource", "row", "field", "phase", "year", "direction", "amount", "currency"]
        return pd.DataFrame(rows, columns=[*columns, *kinds_of(self.package)], dtype=object)

    @cached_property
    def current(self) -> pd.DataFrame:
        """The facts of the latest fiscal year, and those of no year: amounts of years never add."""
        return self.facts[self.facts["year"].isin([self.year, ""])]

    def totals(self, phase: Phase, direction: str = EXPENDITURE) -> list[Figure]:
        """What each table gives as the whole: the largest first, of equal ones the finest."""
        facts = self.current
        chosen = facts[(facts["phase"] == phase.id) & (facts["direction"] == direction)]
        figures = [f for f in self._figures(chosen, ()) if not f.partial]
        unit = max((f.factor for f in figures), default=1)
        return sorted(figures, key=lambda f: (-round(f.amount / unit), f.factor))

    def figure(self, entity: Entity, phase: Phase) -> Figure | None:
        """An entity's amount in a phase, from the table that tells it best.

        Complete tables go before partial ones, printed totals before sums, sums over many
        entities before sums over few, fine units before coarse ones.
        """
        figures = self._of(entity, phase)
        return figures[0] if figures else None

    def comparison_of(self, entity: Entity, *, partial: bool = False) -> Comparison | None:
        """The entity's amounts before and after, both from the table that tells them best.

        With `partial`, those of the rows that a table has which is not complete count as well.
        """
        return self._pair(entity, self.comparison, partial=partial)

    def execution_of(self, entity: Entity) -> Comparison | None:
        """The entity's budget and what is spent of it, both from one table, complete or not."""
        return self._pair(entity, self.execution, partial=True)

    def _pair(
        self, entity: Entity, phases: tuple[Phase, Phase] | None, *, partial: bool
    ) -> Comparison | None:
        if phases is None:
            return None
        first, second = (
            [f for f in self._of(entity, phase) if partial or not f.partial] for phase in phases
        )
        return _paired(first, second)

    @cached_property
    def total_comparison(self) -> Comparison | None:
        """The whole budget before and after."""
        if self.comparison is None:
            return None
        before, after = (self.totals(phase) for phase in self.comparison)
        return _paired(before, after)

    def _of(self, entity: Entity, phase: Phase) -> list[Figure]:
        """The figures that each table gives for an entity in a phase, the best first."""
        place = entity.kind, entity.code, phase.id
        if place not in self._known:
            facts = self._facts_of(entity)
            chosen = facts[facts["phase"] == phase.id]
            if chosen.empty:
                return self._known.setdefault(place, [])
            spending = chosen["direction"] == EXPENDITURE
            chosen = chosen[spending] if spending.any() else chosen
            self._known[place] = self._figures(chosen, (entity.kind, *entity.links))
        return self._known[place]

    def _facts_of(self, entity: Entity) -> pd.DataFrame:
        return self._by_entity[entity.kind].get(entity.code, self.current.head(0))

    @cached_property
    def _by_entity(self) -> dict[Kind, dict[str, pd.DataFrame]]:
        return {
            kind: {str(code): group for code, group in self.current.groupby(kind, sort=False)}
            for kind in kinds_of(self.package)
        }

    def _figures(self, facts: pd.DataFrame, given: Sequence[Kind]) -> list[Figure]:
        figures = [
            figure
            for name, group in facts.groupby("resource", sort=False)
            if (figure := self._one(self.package.by_name[str(name)], group, given))
        ]
        return sorted(figures, key=lambda f: (f.partial, f.summed, -f.covered, f.factor))

    def _one(self, resource: Resource, facts: pd.DataFrame, given: Sequence[Kind]) -> Figure | None:
        """The figure that a table gives for all of `facts`: a printed total, or their sum."""
        finer = [kind_of(f) for f in code_fields(resource) if kind_of(f) not in given]
        chosen = self._whole(facts, finer)
        if chosen.empty or chosen["currency"].nunique() != 1:
            return None
        first = chosen.iloc[0]
        return Figure(
            amount=sum(chosen["amount"], Decimal(0)),
            currency=str(first["currency"]),
            resource=resource,
            rows=tuple(int(n) for n in chosen["row"]),
            field=str(first["field"]),
            factor=resource.by_name[str(first["field"])].factor,
            partial=resource.partial or self._leaves_out(resource, facts, chosen, given),
            covered=max(1, chosen[finer[0]].nunique()) if finer else 1,
        )

    def _leaves_out(
        self, resource: Resource, facts: pd.DataFrame, chosen: pd.DataFrame, given: Sequence[Kind]
    ) -> bool:
        """Whether a sum over programs lacks some that have amounts in the phase elsewhere.

        A line item of ten programs is not that of the budget. A department owns its programs, so
        that its sum is held against these alone, by what is told of the rows.
        """
        if "program" in given or chosen["program"].isna().any():
            return False
        current = self.current
        same = current[current["phase"].isin(facts["phase"]) & current["program"].notna()]
        for kind in OWNERS:
            if kind in given:
                same = same[same[kind].isin(facts[kind])]
        told = current.loc[current["resource"] == resource.name, "program"]
        return not set(same["program"]) <= set(told)

    def _whole(self, facts: pd.DataFrame, kinds: Sequence[Kind]) -> pd.DataFrame:
        """The facts that make up the whole, each amount once.

        Totals where they are printed; else, for each entity of the first kind that has one, what
        makes up the whole of it. An entity that contains others of the table is left out.
        """
        totals = facts[facts[list(kinds)].isna().all(axis=1)] if kinds else facts
        if len(totals) or not kinds:
            return totals
        kind, *others = kinds
        named = facts[facts[kind].notna()]
        if named.empty:
            return self._whole(facts, others) if others else named
        codes = set(named[kind])
        above = {a for code in codes for a in self.ancestors(kind, code)}
        parts = [
            self._whole(group, others)
            for code, group in named.groupby(kind, sort=False)
            if code not in above
        ]
        return pd.concat(parts) if parts else named.head(0)

    def ancestors(self, kind: Kind, code: str) -> Iterator[str]:
        """The codes of the entities that contain this one, the nearest first."""
        seen = {code}
        while (entity := self.entities[kind].get(code)) and entity.parent not in {"", *seen}:
            code = entity.parent
            seen.add(code)
            yield code

    def parts(
        self, entity: Entity, kind: Kind, pair: tuple[Phase, Phase] | None
    ) -> list[tuple[Entity, Figure, Figure]]:
        """An entity's amounts by those of another kind, from the first table that tells both."""
        if pair is None:
            return []
        facts = self._facts_of(entity)
        mine = facts[facts[kind].notna()]
        for name, group in mine.groupby("resource", sort=False):
            resource = self.package.by_name[str(name)]
            found = []
            for code in group[kind].unique():
                part = group[group[kind] == code]
                first, second = (
                    self._one(resource, part[part["phase"] == phase.id], kinds_of(self.package))
                    for phase in pair
                )
                if first and second:
                    found.append((self.entities[kind][str(code)], first, second))
            if found:
                return found
        return []

    # ── rows ────────────────────────────────────────────────────────────────────────────────────

    def rows_of(self, entity: Entity) -> Iterator[tuple[Resource, Table]]:
        """Every table that names the entity, with its rows that do; lists of codes are none."""
        for resource, field, rows in self._named:
            if kind_of(field) == entity.kind and entity.code in rows:
                yield resource, self.tables[resource.name].take(rows[entity.code])

    @cached_property
    def _named(self) -> list[tuple[Resource, Field, dict[str, list[int]]]]:
        """The tables that name entities, and at which rows they name which."""
        resources = self.package.resources
        listed = {k.resource for r in resources for k in r.foreign_keys if not k.package}
        found = []
        for resource in resources:
            if is_dimension(resource) or resource.name in listed:
                continue
            for field in code_fields(resource):
                rows: dict[str, list[int]] = {}
                for position, code in enumerate(self.tables[resource.name].column(field.name)):
                    if code is not None:
                        rows.setdefault(str(code), []).append(position)
                found.append((resource, field, rows))
        return found

    def labels(self, resource: Resource) -> dict[str, Text]:
        """What a table of codes calls each of them, by its key; nothing where it has no names."""
        if len(resource.primary_key) != 1:
            return {}
        key = resource.by_name[resource.primary_key[0]]
        texts = [f for f in resource.fields if f.type == "string" and f is not key]
        if key.type != "string" or not texts:
            return {}
        first = resource.with_role("label") or next((f for f in texts if not f.language), texts[0])
        others = [f for f in texts if f.language]
        return {
            str(row[key.name]): Text(
                str(row[first.name] or row[key.name]),
                {f.language: str(row[f.name]) for f in others if row[f.name] is not None},
            )
            for _, row in self.tables[resource.name]
        }

    def name(self, kind: Kind, code: object, language: str) -> str:
        """The name behind a code, or the code itself where no table describes it."""
        entity = self.entities[kind].get(str(code))
        return entity.name[language] if entity else str(code)


def _paired(before: Sequence[Figure], after: Sequence[Figure]) -> Comparison | None:
    """The best two figures of one table, else None: amounts of two tables are not compared."""
    for first in before:
        for second in after:
            if first.resource is second.resource and first.currency == second.currency:
                return Comparison(first, second)
    return None
