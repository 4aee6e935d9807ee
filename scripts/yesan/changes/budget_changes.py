"""What changed amounts mean: totals, and programs or other things that were raised, cut, renamed.

Only amounts of one table and field, currency and year are compared, each year by itself. What a
table lists of something is no whole: it is neither raised nor cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yesan.changes import fiscal_year, part_changes, same_entities, uneven_totals
from yesan.changes.amount_changes import AmountChange, Column, Pairing
from yesan.changes.fiscal_year import FiscalYear
from yesan.changes.part_changes import PartChange
from yesan.changes.uneven_totals import UnevenTotal
from yesan.model import sums
from yesan.model.entities import Entity
from yesan.model.entities import Kind as EntityKind
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.model.side import Side


@dataclass(frozen=True)
class EntityChange:
    """A program, a department … that changed.

    Attributes:
        kind: What it is.
        code: Its code, the new one.
        old: It before; none where it is new.
        new: It after; none where it is gone.
        amounts: Its amounts that are others.
        guessed: Whether it is only probably the same: its code is another, its amounts are not.
        zeros: Whether its code is the same but for first zeros.
    """

    kind: EntityKind
    code: str
    old: Entity | None
    new: Entity | None
    amounts: tuple[AmountChange, ...] = ()
    guessed: bool = False
    zeros: bool = False

    @property
    def is_renamed(self) -> bool:
        """Whether it has another name or another code."""
        if self.old is None or self.new is None:
            return False
        called = self.old.printed.default, self.new.printed.default
        if self.zeros and called == (self.old.code, self.new.code):
            return False  # it has no name but its code
        return self.guessed or self.old.printed != self.new.printed


@dataclass(frozen=True)
class DeniedTotal:
    """What a row prints where a total was, and is none: those beside it do not add up to it.

    Attributes:
        phase: Its phase.
        figure: What is printed.
    """

    phase: Phase
    figure: Figure


@dataclass(frozen=True)
class BudgetChanges:
    """What changed in the budget.

    Attributes:
        totals: The totals that are others.
        entities: What changed, kind by kind.
        denied: What is printed still where a total was, and is none now.
        uneven: The totals that the other rows add up to no longer.
        years: The fiscal years that are not in both editions, or not in both of a table.
        phases: The phases that are not in both editions, or not in both of a table, by their ids.
    """

    totals: tuple[AmountChange, ...]
    entities: tuple[EntityChange, ...]
    denied: tuple[DeniedTotal, ...] = ()
    years: tuple[PartChange, ...] = ()
    phases: tuple[PartChange, ...] = ()
    uneven: tuple[UnevenTotal, ...] = ()

    @property
    def parts(self) -> tuple[PartChange, ...]:
        """The years and phases that are not in both editions, or not in both of a table."""
        return *self.years, *self.phases


def compare(old: Model, new: Model, was: Mapping[Column, Column] | None = None) -> BudgetChanges:
    """What changed in the budget between two editions, the latest fiscal year first.

    Args:
        old: What the rows of the edition before mean.
        new: What those of the edition after mean.
        was: Fields that are called otherwise now, or whose tables are, with what they were called.
    """
    years, phases = part_changes.of_years(old, new), part_changes.of_phases(old, new)
    same = {id_ for phase in phases if phase.old and phase.new for id_ in (phase.old, phase.new)}
    alone = frozenset({phase.old or phase.new for phase in phases} - same)
    tables = {name: before for (name, _), (before, _) in (was or {}).items()}
    more = part_changes.of_tables(old, new, (years, phases), tables)
    moved = *more[0], *more[1]
    pairings = [
        Pairing(pair.old, pair.new, was or {}, pair.is_alone, frozenset(same), alone, moved)
        for pair in fiscal_year.pairs(old, new, years)
    ]
    each = [_totals(pairing) for pairing in pairings]
    return BudgetChanges(
        tuple(total for totals, _ in each for total in totals),
        tuple(_entities(old, new, pairings)),
        tuple(total for _, denied in each for total in denied),
        (*years, *more[0]),
        (*phases, *more[1]),
        tuple(total for pairing in pairings for total in uneven_totals.of(pairing)),
    )


def _totals(pairing: Pairing) -> tuple[list[AmountChange], list[DeniedTotal]]:
    """The totals that are others, and those that rows print still and that are none now."""
    old, new = pairing.old, pairing.new
    found: list[AmountChange] = []
    denied: list[DeniedTotal] = []
    sides: dict[Side, None] = dict.fromkeys((*new.totals.sides, *old.totals.sides))
    for phase in pairing.phases:
        figures: list[tuple[Figure | None, Figure | None]] = []
        for side in sides:
            before, after = _total(old, pairing.before(phase), side), _total(new, phase, side)
            if before and after is None and (after := _printed(new, before, phase)):
                denied.append(DeniedTotal(phase, after))
            elif after and before is None:
                before = _printed(old, after, pairing.before(phase))
            figures.append((before, after))
        changes = (pairing.amount(phase, *pair) for pair in pairing.joined(figures))
        found += [change for change in changes if change]
    return sorted(found, key=lambda change: list(sides).index(_side(change))), denied


def _side(change: AmountChange) -> Side:
    return Side(change.direction, change.currency)


def _total(edition: FiscalYear, phase: Phase, side: Side) -> Figure | None:
    """What an edition gives for the whole of a budget in a phase."""
    if side not in edition.totals.sides:
        return None
    return edition.own(next(iter(edition.totals.of(phase, side)), None))


def _printed(edition: FiscalYear, total: Figure, phase: Phase) -> Figure | None:
    """What the table of the other edition's total prints in its row for it, which is none here."""
    name = total.resource.name
    known, rollup = edition.model.uncoded_rows.get(name), edition.rollups.get(name)
    if known is None or rollup is None or total.is_claim:
        return None
    rows = known.contradicted.keys() | known.unsaid.keys()
    at = phase.id, total.field.name, Side.of(total)
    found = [
        fact
        for fact in known.facts
        if fact.row in rows and not fact.codes and fact.amount is not None
        if fact.year in {rollup.year, ""}
        if (fact.phase, fact.field.name, Side(fact.direction, fact.field.currency)) == at
    ]
    return sums.printed(found[0]) if len(found) == 1 else None


def _entities(old: Model, new: Model, pairings: Sequence[Pairing]) -> Iterator[EntityChange]:
    for kind in dict.fromkeys((*new.entities, *old.entities)):
        before = old.entities.get(kind, {})
        after = new.entities.get(kind, {})
        gone = {code: entity for code, entity in before.items() if code not in after}
        fresh = {code: entity for code, entity in after.items() if code not in before}
        bare = same_entities.without_zeros(gone, fresh)
        known = {entity.code for entity in bare.values()}
        guesses = same_entities.renamed(
            pairings,
            {code: entity for code, entity in gone.items() if code not in known},
            {code: entity for code, entity in fresh.items() if code not in bare},
        )
        for code, entity in after.items():
            was = before.get(code) or bare.get(code) or guesses.get(code)
            amounts = tuple(_amounts(pairings, was, entity))
            found = EntityChange(
                kind, code, was, entity, amounts, guessed=code in guesses, zeros=code in bare
            )
            if amounts or was is None or found.is_renamed or found.zeros:
                yield found
        left = known | {entity.code for entity in guesses.values()}
        for code, entity in gone.items():
            if code not in left:
                amounts = tuple(_amounts(pairings, entity, None))
                yield EntityChange(kind, code, entity, None, amounts)


def _amounts(
    pairings: Sequence[Pairing], before: Entity | None, after: Entity | None
) -> Iterator[AmountChange]:
    """The amounts of an entity that are others.

    Of a year or phase that is in one edition alone, which is told as a whole, those of what is in
    that edition alone as well.
    """
    for pairing in pairings:
        if pairing.is_alone and before and after:
            continue
        old, new = pairing.old, pairing.new
        for phase in pairing.phases:
            if phase.id in pairing.alone and before and after:
                continue
            was = pairing.before(phase)
            first = old.amounts.figure_of(before, was) if before else None
            then = new.amounts.figure_of(after, phase) if after else None
            if first and after and not then:
                then = _of_column(new, after, phase, first)
            elif then and before and not first:
                first = _of_column(old, before, was, then)
            if before and after and pairing.is_told(phase, first, then):
                continue
            if found := pairing.amount(phase, first, then):
                yield found


def _of_column(edition: FiscalYear, entity: Entity, phase: Phase, like: Figure) -> Figure | None:
    """What the column of an amount of the other edition has of an entity in another currency."""
    figures = (
        figure
        for _, apart in edition.amounts.apart_of(entity)
        for other, figure in apart
        if other.id == phase.id
    )
    column = like.resource.name, like.field.name
    return next((f for f in figures if (f.resource.name, f.field.name) == column), None)
