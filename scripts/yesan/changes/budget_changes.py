"""What changed amounts mean: totals, and programs or other things that were raised, cut, renamed.

Only amounts of one table and field, currency and year are compared. What a table lists of something
is no whole: it is neither raised nor cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yesan.changes.amount_changes import AmountChange, Column, Pairing
from yesan.model import sums
from yesan.model.entities import Entity
from yesan.model.entities import Kind as EntityKind
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.model.side import Side

MOST_PAIRS = 250_000
"""How many pairs of what is gone and what is new are looked at."""


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
    """

    kind: EntityKind
    code: str
    old: Entity | None
    new: Entity | None
    amounts: tuple[AmountChange, ...] = ()
    guessed: bool = False

    @property
    def is_renamed(self) -> bool:
        """Whether it has another name or another code."""
        if self.old is None or self.new is None:
            return False
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
        denied: The totals that are printed still, and that the other rows do not add up to.
    """

    totals: tuple[AmountChange, ...]
    entities: tuple[EntityChange, ...]
    denied: tuple[DeniedTotal, ...] = ()


def compare(old: Model, new: Model, was: Mapping[Column, Column] | None = None) -> BudgetChanges:
    """What changed in the budget between two editions.

    Args:
        old: What the rows of the edition before mean.
        new: What those of the edition after mean.
        was: Fields that are called otherwise now, or whose tables are, with what they were called.
    """
    pairing = Pairing(old, new, was or {})
    totals, denied = _totals(pairing)
    return BudgetChanges(tuple(totals), tuple(_entities(pairing)), tuple(denied))


def _phases(pairing: Pairing) -> dict[str, Phase]:
    return {
        **{id_: pairing.new.phases[id_] for id_ in pairing.new.phases},
        **{
            id_: pairing.old.phases[id_]
            for id_ in pairing.old.phases
            if id_ not in pairing.new.phases
        },
    }


def _totals(pairing: Pairing) -> tuple[list[AmountChange], list[DeniedTotal]]:
    """The totals that are others, and those that rows print still and that are none now."""
    old, new = pairing.old, pairing.new
    found: list[AmountChange] = []
    denied: list[DeniedTotal] = []
    sides: dict[Side, None] = dict.fromkeys((*new.totals.sides, *old.totals.sides))
    for phase in _phases(pairing).values():
        figures: list[tuple[Figure | None, Figure | None]] = []
        for side in sides:
            before, after = _total(old, phase, side), _total(new, phase, side)
            if before and after is None and (after := _printed(new, before, phase)):
                denied.append(DeniedTotal(phase, after))
            elif after and before is None:
                before = _printed(old, after, phase)
            figures.append((before, after))
        changes = (pairing.amount(phase, *pair) for pair in pairing.joined(figures))
        found += [change for change in changes if change]
    return sorted(found, key=lambda change: list(sides).index(_side(change))), denied


def _side(change: AmountChange) -> Side:
    return Side(change.direction, change.currency)


def _total(model: Model, phase: Phase, side: Side) -> Figure | None:
    """What an edition gives for the whole of a budget in a phase."""
    if side not in model.totals.sides:
        return None
    return next(iter(model.totals.of(phase, side)), None)


def _printed(model: Model, total: Figure, phase: Phase) -> Figure | None:
    """What the table of the other edition's total prints in its row for it, which is none here."""
    name = total.resource.name
    known, rollup = model.uncoded_rows.get(name), model.rollups.get(name)
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


def _entities(pairing: Pairing) -> Iterator[EntityChange]:
    old, new = pairing.old, pairing.new
    for kind in dict.fromkeys((*new.entities, *old.entities)):
        before = old.entities.get(kind, {})
        after = new.entities.get(kind, {})
        gone = {code: entity for code, entity in before.items() if code not in after}
        fresh = {code: entity for code, entity in after.items() if code not in before}
        guesses = _renamed(old, new, gone, fresh)
        for code, entity in after.items():
            was = before.get(code) or guesses.get(code)
            amounts = tuple(_amounts(pairing, was, entity))
            found = EntityChange(kind, code, was, entity, amounts, guessed=code in guesses)
            if amounts or was is None or found.is_renamed:
                yield found
        left = {e.code for e in guesses.values()}
        for code, entity in gone.items():
            if code not in left:
                amounts = tuple(_amounts(pairing, entity, None))
                yield EntityChange(kind, code, entity, None, amounts)


def _amounts(
    pairing: Pairing, before: Entity | None, after: Entity | None
) -> Iterator[AmountChange]:
    old, new = pairing.old, pairing.new
    for phase in _phases(pairing).values():
        first = old.amounts.figure_of(before, phase) if before and phase.id in old.phases else None
        then = new.amounts.figure_of(after, phase) if after and phase.id in new.phases else None
        if first and after and not then:
            then = _of_column(new, after, phase, first)
        elif then and before and not first:
            first = _of_column(old, before, phase, then)
        if found := pairing.amount(phase, first, then):
            yield found


def _of_column(model: Model, entity: Entity, phase: Phase, like: Figure) -> Figure | None:
    """What the column of an amount of the other edition has of an entity in another currency."""
    figures = (
        figure
        for _, apart in model.amounts.apart_of(entity)
        for other, figure in apart
        if other.id == phase.id
    )
    column = like.resource.name, like.field.name
    return next((f for f in figures if (f.resource.name, f.field.name) == column), None)


def _renamed(
    old: Model, new: Model, gone: Mapping[str, Entity], fresh: Mapping[str, Entity]
) -> dict[str, Entity]:
    """What new things probably were: those that are gone with the same amounts, or the same name.

    By their codes. Where two have the same amounts and names that are others, none is recognized.
    """
    found: dict[str, Entity] = {}
    if len(gone) * len(fresh) > MOST_PAIRS:
        return found
    before = {code: _worth(old, entity) for code, entity in gone.items()}
    after = {code: _worth(new, entity) for code, entity in fresh.items()}
    for code, entity in fresh.items():
        alike = [
            was
            for other, was in gone.items()
            if before[other] == after[code]
            and (any(after[code].values()) or was.printed == entity.printed)
        ]
        named = [was for was in alike if was.printed == entity.printed] or alike
        others = [c for c in fresh if fresh[c].printed != entity.printed]
        rivals = [c for c in others if after[c] == after[code]]
        alone = len(named) == 1 and (named[0].printed == entity.printed or not rivals)
        if alone and named[0].code not in {e.code for e in found.values()}:
            found[code] = named[0]
    return found


def _worth(model: Model, entity: Entity) -> dict[str, Decimal]:
    """The amounts of an entity by phase."""
    each = ((p.id, model.amounts.figure_of(entity, p)) for p in model.phases.values())
    return {phase: figure.amount for phase, figure in each if figure is not None}
