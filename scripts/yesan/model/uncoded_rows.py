"""The rows of a table without a code: which are the total of those with one, and which unassigned.

A blank code may mean *all of them*, as in SQL's ROLLUP, or *none of them*: what is held back, or
not yet distributed. The descriptor says which (`blank`); else the amounts must show it. Such a row
has what those beside it add up to in every phase and year, and at least twice, the amounts not in
one proportion: once may be an accident. Of several such rows in one place none is a total, nor is
one of less than the others, whatever is said of it. What a row is called says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from yesan.model.entities import Codes, Entities, Kind, code_fields, kind_of
from yesan.model.facts import BETWEEN, Fact, Facts
from yesan.model.rollup import Rollup
from yesan.package.package import Package
from yesan.package.resource import Resource

FEWEST = 2
"""Minimum number of parts of a sum that shows something, and of sums that show it."""
CLEAR = 100
"""Minimum ratio of an amount to its rounding, where its parts do not add up to the last digit."""
DECIMALS = 3
"""To how many decimals parts have one proportion."""


class Trial(NamedTuple):
    """What a row without a code has in one phase, beside what the others add up to.

    Attributes:
        own: Its amount.
        parts: Those of the others, by their codes.
        complete: Whether all of them are known.
        rounding: How much both may differ for rounding.
    """

    own: Decimal
    parts: Mapping[tuple[str, ...], Decimal]
    complete: bool
    rounding: Decimal

    @property
    def difference(self) -> Decimal:
        """How much more the others have."""
        return sum(self.parts.values(), Decimal(0)) - self.own

    @property
    def is_short(self) -> bool:
        """Whether it is nearer to nothing than what is listed beside it."""
        listed = sum(self.parts.values(), Decimal(0))
        return (self.difference if listed > 0 else -self.difference) > self.rounding

    @property
    def differs(self) -> bool:
        """Whether it is not the sum of the others."""
        return self.complete and abs(self.difference) > self.rounding

    @property
    def agrees(self) -> bool:
        """Whether it is their sum, and not only small."""
        clear = not self.difference or abs(self.own) >= CLEAR * self.rounding
        return self.complete and bool(self.own) and not self.differs and clear

    @property
    def proportion(self) -> frozenset[tuple[tuple[str, ...], Decimal]]:
        """The share of each part that is not zero."""
        shares = {codes: round(n / self.own, DECIMALS) for codes, n in self.parts.items() if n}
        return frozenset(shares.items())


@dataclass(frozen=True)
class Place:
    """The rows without a code that are of the same entities.

    Attributes:
        codes: The codes that they have.
        blank: The kinds of which they have none, while rows beside them do.
        facts: Their amounts.
        rivals: Those of them beside which there are others at the same time.
        trials: What they have, beside the others.
    """

    codes: Codes
    blank: tuple[Kind, ...]
    facts: tuple[Fact, ...]
    rivals: frozenset[int]
    trials: tuple[Trial, ...]

    @property
    def rows(self) -> frozenset[int]:
        """The numbers of the rows."""
        return frozenset(fact.row for fact in self.facts)


@dataclass(frozen=True, eq=False)
class UncodedRows:
    """The rows of a table that lack a code.

    Attributes:
        resource: The table.
        entities: What its codes identify.
        facts: Its amounts of every year.
        unassigned: The rows that are no total of those with a code beside them.
        rest: Those of them of which the descriptor says so: what belongs to none of these.
        unsaid: Those of which the descriptor could say it, each with the kinds it has no code of.
        contradicted: Those that it calls a total, and that have less than the others.
    """

    resource: Resource
    entities: Entities
    facts: Sequence[Fact]
    unassigned: set[int] = field(default_factory=set, init=False)
    rest: set[int] = field(default_factory=set, init=False)
    unsaid: dict[int, tuple[Kind, ...]] = field(default_factory=dict, init=False)
    contradicted: dict[int, tuple[Kind, ...]] = field(default_factory=dict, init=False)
    _beside: dict[tuple[Kind, ...], dict[tuple[str, ...], set[Kind]]] = field(
        default_factory=dict, init=False
    )

    def __post_init__(self) -> None:
        levels: dict[tuple[Kind, ...], list[tuple[Codes, list[Fact]]]] = {}
        for codes, facts in self._uncoded():
            levels.setdefault(tuple(self._any.finer(codes)), []).append((codes, facts))
        for level in sorted(levels, key=len):  # a total of totals is judged after these
            each = [self._place(codes, level, facts) for codes, facts in levels[level]]
            places = [place for place in each if place]
            shown = {
                (*place.codes.items(), trial.proportion)
                for place in places
                for trial in place.trials
                if trial.agrees and len(trial.proportion) >= FEWEST
            }
            for place in places:
                self._judge(place, shown=len(shown) >= FEWEST)

    def _judge(self, place: Place, *, shown: bool) -> None:
        """Note which rows of a place are unassigned.

        Args:
            place: The place.
            shown: Whether rows of its level are shown to be totals.
        """
        self.unassigned.update(place.rivals)
        left = place.rows - place.rivals
        fields = code_fields(self.resource)
        said = {f.blank for f in fields if kind_of(f) in place.blank}
        if said == {"rest"}:
            self.rest.update(place.rows)
        tried = [trial for trial in place.trials if trial.own]
        short = bool(tried) and all(trial.is_short for trial in tried)
        borne = any(t.agrees for t in tried) and not any(t.differs for t in place.trials)
        if said == {"total"}:
            wrong, total = self.contradicted, not short
        else:
            wrong, total = self.unsaid, "rest" not in said and shown and borne
        if not total:
            self.unassigned.update(left)
            wrong.update(dict.fromkeys(() if "rest" in said else sorted(left), place.blank))

    @cached_property
    def _years(self) -> dict[str, Rollup]:
        years = {fact.year for fact in self.facts}
        return {
            year: Rollup(
                self.resource,
                self.entities,
                [fact for fact in self.facts if fact.year in {year, ""}],
                unassigned=self.unassigned,
                rest=self.rest,
            )
            for year in years
        }

    @cached_property
    def _any(self) -> Rollup:
        return self._years[max(self._years)]

    def _uncoded(self) -> Iterator[tuple[Codes, list[Fact]]]:
        """The amounts without a code of some kind, by the codes that they have and direction."""
        found: dict[tuple[object, ...], tuple[Codes, list[Fact]]] = {}
        kinds = [kind_of(f) for f in code_fields(self.resource)]
        for fact in self.facts:
            codes = {kind: fact.codes[kind] for kind in kinds if kind in fact.codes}
            if len(codes) < len(kinds):
                place = (*codes.items(), fact.direction)
                found.setdefault(place, (codes, []))[1].append(fact)
        yield from found.values()

    def _place(self, codes: Codes, blank: Sequence[Kind], facts: Sequence[Fact]) -> Place | None:
        """The rows of some entities; None where no row beside them has a code that they lack."""
        beside = self._kinds_beside(codes, facts[0].direction)
        lacked = tuple(kind for kind in blank if kind in beside)
        if not lacked:
            return None
        times: dict[tuple[str, ...], set[int]] = {}
        for fact in facts:
            times.setdefault((fact.field.name, fact.phase, fact.year), set()).add(fact.row)
        rivals = frozenset(row for rows in times.values() if len(rows) > 1 for row in rows)
        known = [f for f in facts if f.amount is not None and BETWEEN not in f.phase]
        each = [self._trial(codes, blank, f) for f in known if f.row not in rivals]
        return Place(codes, lacked, tuple(facts), rivals, tuple(t for t in each if t))

    def _kinds_beside(self, codes: Codes, direction: str) -> set[Kind]:
        """The kinds of codes of all rows of some entities, at any time."""
        kinds = tuple(codes)
        if kinds not in self._beside:
            found: dict[tuple[str, ...], set[Kind]] = {}
            for fact in self.facts:
                if fact.codes.keys() >= codes.keys():
                    place = (*(fact.codes[kind] for kind in kinds), fact.direction)
                    found.setdefault(place, set()).update(fact.codes)
            self._beside[kinds] = found
        return self._beside[kinds][*codes.values(), direction]

    def _trial(self, codes: Codes, blank: Sequence[Kind], own: Fact) -> Trial | None:
        rollup = self._years[own.year or max(self._years)]
        facts, unnamed = rollup.parts_beside(codes, blank, own)
        parts: dict[tuple[str, ...], Decimal] = {}
        for fact in facts:
            key = tuple(fact.codes.get(kind, "") for kind in blank)
            parts[key] = parts.get(key, Decimal(0)) + (fact.amount or 0)
        known = [fact for fact in facts if fact.amount is not None]
        if not known or own.amount is None:
            return None
        complete = not unnamed and len(known) == len(facts)
        units = sum(fact.field.factor for fact in (own, *known))
        return Trial(own.amount, parts, complete, Decimal(units) / 2)


def read(package: Package, entities: Entities, facts: Facts) -> dict[str, UncodedRows]:
    """The rows without a code of each table with amounts."""
    tables: dict[str, list[Fact]] = {}
    for fact in facts:
        tables.setdefault(fact.resource.name, []).append(fact)
    return {
        name: UncodedRows(package.by_name[name], entities, listed)
        for name, listed in tables.items()
    }
