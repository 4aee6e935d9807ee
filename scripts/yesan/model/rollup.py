"""The figures of one table: what a cell prints of some entities, else what its rows add up to.

A row without a code is the total of those with one, or unassigned, see `uncoded_rows`: then it is
counted, not added. Each table is rolled up once; years, currencies and tables are never added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from yesan.model import absent_parts, subtotals, sums
from yesan.model.containers import Containers
from yesan.model.entities import Codes, Entities, Kind, code_fields, kind_of
from yesan.model.facts import BETWEEN, Fact, between
from yesan.model.figures import Coverage, Figure
from yesan.package.column_types import EXPENDITURE
from yesan.package.resource import Resource

Group = dict[tuple[str, ...], list[Fact]]


@dataclass(frozen=True, eq=False)
class Rollup:
    """The figures of a table.

    Attributes:
        resource: The table.
        entities: What its codes identify.
        facts: Its amounts of one year, at least one.
        proven: Each phase and direction in which its rows add up to what another table prints.
        unassigned: The rows that lack a code, and are no total of those that have one.
        rest: Those of them that are what those with a code leave, as the descriptor says.
        is_identified: Whether codes and phase identify each amount of each of its years: no row is
            one of several of an entity.
    """

    resource: Resource
    entities: Entities
    facts: Sequence[Fact]
    proven: Collection[tuple[str, str]] = ()
    unassigned: Collection[int] = ()
    rest: Collection[int] = ()
    is_identified: bool = True
    _groups: dict[tuple[Kind, ...], Group] = field(default_factory=dict)
    _pairs: dict[tuple[Kind, Kind], dict[str, list[str]]] = field(default_factory=dict)
    # What is proven changes what is whole, so a table with more proof begins anew.
    _figures: dict[tuple[object, ...], Figure | None] = field(default_factory=dict, init=False)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of entities whose codes the table has, in the order of its fields."""
        return tuple(kind_of(f) for f in code_fields(self.resource))

    @cached_property
    def directions(self) -> tuple[str, ...]:
        """The directions of its amounts, expenditure first."""
        return tuple(sorted({fact.direction for fact in self.facts}, key=_expenditure_first))

    @cached_property
    def year(self) -> str:
        """The latest fiscal year of its amounts; empty where they have none."""
        return max((fact.year for fact in self.facts), default="")

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of its amounts, that of most of them first."""
        found = Counter(fact.field.currency for fact in self.facts if fact.amount is not None)
        return tuple(currency for currency, _ in found.most_common())

    def figure(self, given: Codes, phase: str, direction: str, currency: str = "") -> Figure | None:
        """What the table says of some entities together, in a phase: printed, else added up.

        Args:
            given: Their codes by kind; none for everything.
            phase: The phase, or both phases of a change, see `between`; a change that the table
                has the other way round changes its sign.
            direction: Expenditure or revenue.
            currency: The currency; empty where all amounts of these entities must be in one.
        """
        if not self._grouped(tuple(sorted(given))):
            return None  # it has no amount of entities of these kinds, as most tables have none
        asked = (*sorted(given.items()), phase, direction, currency)
        if asked not in self._figures:
            found = self._figure(given, phase, direction, currency)
            if found is None and BETWEEN in phase:
                before, after = phase.split(BETWEEN)
                found = self._figure(given, between(after, before), direction, currency)
                found = found and sums.reversed_change(found, phase)
            self._figures[asked] = found
        return self._figures[asked]

    def parts(self, given: Codes, phase: str, direction: str, currency: str) -> Figure | None:
        """What the table lists of the parts of a whole in a phase, added up; its total apart.

        None where the parts are not all of the kind that the table has first, and where the table
        is a selection, or is called complete: then its rows are not some of the parts.

        Args:
            given: The codes by kind of whose parts; none for everything.
            phase: The phase.
            direction: Expenditure or revenue.
            currency: The currency, which counts where the table has several.
        """
        finer = self.finer(given)
        if not finer or self.resource.selection or self.resource.complete:
            return None
        kind, facts = finer[0], self._facts(given, phase, direction)
        if len(self.currencies) > 1:
            facts = [fact for fact in facts if fact.field.currency == currency]
        named = [fact for fact in facts if _named(fact, finer)]
        chosen, unnamed = self._whole(named, finer)
        known = [fact for fact in chosen if fact.amount is not None]
        missing = len(chosen) - len(known)
        if not known or unnamed or not all(kind in fact.codes for fact in named):
            return None
        each = self._beside(given, phase, direction, known[0].field.currency)
        parts = ([fact for fact in beside if kind in fact.codes] for beside in each)
        missing += self._absent(chosen, parts, finer)
        about = [*sorted(given.items()), ("parts", kind), ("phase", phase)]
        about.append(("year", known[0].year))
        if len(self.currencies) > 1:
            about.append(("currency", currency))
        found = sums.added_up(known, Coverage.LISTED, tuple(about), missing)
        return replace(found, direction=direction)

    def parts_beside(
        self, given: Codes, blank: Sequence[Kind], own: Fact
    ) -> tuple[Sequence[Fact], int]:
        """What a row without some codes would be the total of, and how many rows are unassigned.

        Args:
            given: The codes that it has.
            blank: The kinds of which it has none.
            own: One of its amounts.
        """
        facts = self._facts(given, own.phase, own.direction)
        named = [f for f in facts if f.field is own.field and _named(f, blank)]
        return self._whole(named, blank) if named else ((), 0)

    def _figure(self, given: Codes, phase: str, direction: str, currency: str) -> Figure | None:
        facts = self._facts(given, phase, direction)
        if currency and len(self.currencies) > 1:
            facts = [fact for fact in facts if fact.field.currency == currency]
        finer = self.finer(given)
        chosen, unnamed = self._whole(facts, finer)
        known = [fact for fact in chosen if fact.amount is not None]
        if (phase, direction) not in self.proven and self._may_count_twice(known, finer):
            return None
        currencies = {fact.field.currency for fact in known}
        if len(currencies) != 1 or (currency and currency not in currencies):
            return None
        chosen = [fact for fact in chosen if fact.field.currency in currencies]
        if len(chosen) == 1 and not unnamed and self._is_printed(known[0], given, finer):
            return sums.printed(known[0])
        missing = len(chosen) - len(known)
        if (phase, direction) not in self.proven:  # else what is not listed is nothing
            each = self._beside(given, phase, direction, known[0].field.currency)
            missing += self._absent(chosen, each, finer)
        whole = not missing and not unnamed and self._is_whole(given, phase, direction)
        coverage = Coverage.WHOLE if whole else Coverage.LISTED
        about = [*sorted(given.items()), ("phase", phase), ("year", known[0].year)]
        if len(self.currencies) > 1:
            about.append(("currency", known[0].field.currency))
        found = sums.added_up(known, coverage, tuple(about), missing)
        return replace(found, unnamed=unnamed, direction=direction)

    def _absent(
        self, chosen: Sequence[Fact], beside: Iterable[list[Fact]], finer: Sequence[Kind]
    ) -> int:
        """How many parts have rows in other phases, and none among those that make up a whole."""
        others = [fact for facts in beside for fact in self._whole(facts, finer)[0]]
        return absent_parts.count(chosen, others, finer, self.rest) if finer else 0

    def _beside(self, given: Codes, phase: str, direction: str, currency: str) -> list[list[Fact]]:
        """The amounts of some entities in each other phase, where these are not columns."""
        if len(self._phases) == 1:
            return []
        own = {fact.row for fact in self._facts(given, phase, direction)}
        found = []
        for other in self._phases:
            facts = self._facts(given, other, direction) if other != phase else []
            facts = [fact for fact in facts if fact.field.currency == currency]
            if any(fact.row not in own for fact in facts):
                found.append(facts)
        return found

    @cached_property
    def _phases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact.phase for fact in self.facts))

    def _is_printed(self, fact: Fact, given: Codes, finer: Sequence[Kind]) -> bool:
        """Whether a row is that of the entities, and of no part of them."""
        own = given.keys() <= set(self.kinds) and fact.row not in self.unassigned
        return self.is_identified and own and not _named(fact, finer)

    def codes(self, kind: Kind, phase: str, direction: str) -> list[str]:
        """The codes of a kind that have an amount in a phase, in the order of the rows."""
        groups = self._grouped((kind,))
        return [
            code
            for (code, *when), facts in groups.items()
            if when == [phase, direction] and any(fact.amount is not None for fact in facts)
        ]

    def named(self, kind: Kind, direction: str) -> frozenset[str]:
        """The codes of a kind in the rows of a direction, with an amount or without one."""
        facts = (fact for fact in self.facts if fact.direction == direction)
        return frozenset(code for fact in facts if (code := fact.codes.get(kind)))

    def leaves_out(self, given: Codes, kind: Kind, direction: str) -> bool:
        """Whether some entities have an amount that is of none of a kind, and no total of all.

        Args:
            given: Their codes by kind; none for everything.
            kind: The kind.
            direction: Expenditure or revenue.
        """
        return any(
            fact.row in self.unassigned and kind not in fact.codes and fact.amount is not None
            for fact in self.facts
            if fact.direction == direction and given.items() <= fact.codes.items()
        )

    def codes_within(self, kind: Kind, code: str, other: Kind) -> list[str]:
        """The codes of another kind in the rows of an entity, in the order of the rows."""
        if (kind, other) not in self._pairs:
            found: dict[str, dict[str, None]] = {}
            for fact in self.facts:
                if kind in fact.codes and other in fact.codes:
                    found.setdefault(fact.codes[kind], {})[fact.codes[other]] = None
            self._pairs[kind, other] = {key: list(codes) for key, codes in found.items()}
        return self._pairs[kind, other].get(code, [])

    def containers(self, kind: Kind) -> frozenset[str]:
        """The codes of a kind that contain others of the table: by their keys, else as a sum."""
        return self._containers.of(kind)

    @cached_property
    def _containers(self) -> Containers:
        said = {kind_of(f) for f in code_fields(self.resource) if f.blank}
        return Containers(self.facts, self.entities, self.kinds, said)

    def doubtful(self, kind: Kind) -> frozenset[str]:
        """The codes of a kind that may be the total of all others: they are added to none."""
        return self._containers.doubtful(kind)

    @cached_property
    def doubtful_rows(self) -> frozenset[int]:
        """The rows of a table without codes that all others add up to."""
        found: dict[str, dict[Hashable, Decimal]] = {}
        for fact in () if self.kinds else self.facts:
            own = found.setdefault(str(fact.row), {})
            if fact.amount is not None:
                place = fact.field.name, fact.phase, fact.direction, fact.field.currency
                own[place] = fact.amount
        return frozenset(map(int, subtotals.all_others(found)))

    def _may_count_twice(self, facts: Sequence[Fact], finer: Sequence[Kind]) -> bool:
        """Whether amounts are those of some entities, and of what may be the total of these."""
        if any(fact.row in self.doubtful_rows for fact in facts) and len(facts) > 1:
            return True
        for kind in finer:
            if doubtful := self.doubtful(kind):
                codes = {fact.codes.get(kind) for fact in facts}
                if codes & doubtful and codes - doubtful:
                    return True
        return False

    def leaves_out_sums(self, figure: Figure) -> bool:
        """Whether rows are not in a sum of the table because others add up to them."""
        about = dict(figure.about)
        given = {kind: about[kind] for kind in about.keys() & set(self.entities)}
        return any(
            fact.amount is not None and fact.codes.get(kind) in self._containers.added_up(kind)
            for kind in self.finer(given)
            for fact in self._facts(given, about["phase"], figure.direction)
        )

    def size(self, phase: str) -> int:
        """How many entities of one kind it has at most that have an amount in a phase."""
        codes = (self.codes(kind, phase, EXPENDITURE) for kind in self.kinds)
        return max(map(len, codes), default=0)

    def _facts(self, given: Codes, phase: str, direction: str) -> list[Fact]:
        kinds = tuple(sorted(given))
        groups = self._grouped(kinds)
        return groups.get((*(given[kind] for kind in kinds), phase, direction), [])

    def _grouped(self, kinds: tuple[Kind, ...]) -> Group:
        """The facts by the codes of some kinds, their phase and direction; each read once."""
        if kinds not in self._groups:
            found: Group = {}
            for fact in self.facts:
                codes = [fact.codes.get(kind, "") for kind in kinds]
                if all(codes):
                    found.setdefault((*codes, fact.phase, fact.direction), []).append(fact)
            self._groups[kinds] = found
        return self._groups[kinds]

    def finer(self, given: Codes) -> list[Kind]:
        """The kinds of the parts of some entities, in the order of the table's fields."""
        implied = {kind for code in given.items() for kind in self._links(*code)}
        return [kind for kind in self.kinds if kind not in given and kind not in implied]

    def _links(self, kind: Kind, code: str) -> Mapping[Kind, str]:
        entity = self.entities[kind].get(code)
        return entity.links if entity else {}

    def _whole(self, facts: Sequence[Fact], kinds: Sequence[Kind]) -> tuple[Sequence[Fact], int]:
        """The facts that make up the whole, each amount once, and how many rows name no entity.

        Totals where they are printed; else, for each entity of the first kind that has one, what
        makes up the whole of it, and what is said to be the rest. An entity that contains others
        of the table is left out, and so is what is unassigned, or no total of what has a code of
        that kind.
        """
        if len(facts) == 1 and facts[0].row not in self.unassigned:  # most groups of a ledger
            codes = facts[0].codes
            inside = any(k in codes and codes[k] in self.containers(k) for k in kinds)
            return ([] if inside else facts), 0
        if self._is_plain and kinds:  # a ledger, in which each row has all codes
            return self._finest(facts, kinds), 0
        kind, *others = kinds or ("",)
        lost = {f.row for f in facts if kind not in f.codes and f.row in self.unassigned}
        kept = [fact for fact in facts if fact.row not in lost]
        rest = [fact for fact in facts if fact.row in lost and fact.row in self.rest]
        lost = lost.difference(self.rest)
        totals = [fact for fact in kept if not _named(fact, kinds)]
        # A row whose amount is blank counts: which rows are totals is the same in all phases.
        if not kinds or (not lost and any(fact.amount is not None for fact in totals)):
            return totals + rest, len(lost)
        named: dict[str, list[Fact]] = {}
        for fact in kept:
            if kind in fact.codes:
                named.setdefault(fact.codes[kind], []).append(fact)
        if not named:
            found, left = self._whole(kept, others)
            return [*found, *rest], left + len(lost)
        above = self.containers(kind)
        chosen: list[Fact] = []
        unnamed = len(lost) + _alone(kept, kind, others)
        for code, group in named.items():
            if code not in above:
                found, left = self._whole(group, others)
                chosen += found
                unnamed += left
        return chosen + rest, unnamed

    def _finest(self, facts: Sequence[Fact], kinds: Sequence[Kind]) -> Sequence[Fact]:
        """The facts with codes of all kinds that are of none which contains others."""
        above = {kind: codes for kind in kinds if (codes := self.containers(kind))}
        return [f for f in facts if not any(f.codes[k] in codes for k, codes in above.items())]

    @cached_property
    def _is_plain(self) -> bool:
        """Whether all rows have a code of each kind: none is a total, and none is unassigned."""
        every = {*self.kinds}
        return all(fact.codes.keys() >= every for fact in self.facts)

    def _is_whole(self, given: Codes, phase: str, direction: str) -> bool:
        """Whether the descriptor says, with evidence, that all rows of these are here."""
        complete = self.resource.complete
        if complete is None or self.resource.selection:
            return False
        if complete.total and (phase, direction) not in self.proven:
            return False
        kinds = {f.name: kind_of(f) for f in code_fields(self.resource)}
        return all(kinds.get(name) in given for name in complete.fields)


def _expenditure_first(direction: str) -> tuple[bool, str]:
    return direction != EXPENDITURE, direction


def _named(fact: Fact, kinds: Sequence[Kind]) -> bool:
    """Whether a fact is one of some entity of any of these kinds, and not a total of them."""
    return any(kind in fact.codes for kind in kinds)


def _alone(facts: Sequence[Fact], kind: Kind, others: Sequence[Kind]) -> int:
    """How many rows without a code of a kind are of what no row with one is of: no totals, then."""
    beside: dict[tuple[Kind, ...], set[tuple[str | None, ...]]] = {}
    rows: set[int] = set()
    for fact in facts:
        if kind in fact.codes or not _named(fact, others):
            continue
        own = tuple(other for other in others if other in fact.codes)
        if own not in beside:
            coded = (f.codes for f in facts if kind in f.codes)
            beside[own] = {tuple(codes.get(other) for other in own) for codes in coded}
        if tuple(fact.codes[other] for other in own) not in beside[own]:
            rows.add(fact.row)
    return len(rows)
