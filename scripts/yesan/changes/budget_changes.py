"""What changed amounts mean: totals, and programs or other things that were raised, cut, renamed.

Only amounts of one table and field, currency and year are compared. What a table lists of something
is no whole: it is neither raised nor cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from yesan.model import figures
from yesan.model.entities import Entity
from yesan.model.entities import Kind as EntityKind
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.model.side import Side

MOST_PAIRS = 250_000
"""How many pairs of what is gone and what is new are looked at."""


class Sense(StrEnum):
    """What a changed amount is."""

    RAISED = "raised"
    CUT = "cut"
    LISTED = "listed"
    """A sum of what a table lists, which is no whole, is another one."""
    NEW = "new"
    """There was no amount, be it blank or not in the table; it was not nothing."""
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    """It is from another table, in another currency or of another year: nothing is compared."""


@dataclass(frozen=True)
class AmountChange:
    """An amount that is another one.

    Attributes:
        phase: Its phase, as the new edition calls it, else the old one.
        direction: Whether it is expenditure or revenue.
        currency: ISO 4217 code; may be empty.
        year: Its fiscal year, where an edition has several.
        old_year: That of the figure before, where it is another.
        sense: What that is.
        old: The figure before; none where there was none.
        new: The figure after.
    """

    phase: Phase
    direction: str
    currency: str
    year: str
    sense: Sense
    old: Figure | None
    new: Figure | None
    old_year: str = ""

    @property
    def change(self) -> Decimal | None:
        """How much more it is; None where the two amounts are not compared."""
        compared = self.sense in {Sense.RAISED, Sense.CUT, Sense.LISTED}
        if self.old is None or self.new is None or not compared:
            return None
        return figures.change(self.new, self.old).amount


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
class BudgetChanges:
    """What changed in the budget.

    Attributes:
        totals: The totals that are others.
        entities: What changed, kind by kind.
    """

    totals: tuple[AmountChange, ...]
    entities: tuple[EntityChange, ...]


def compare(old: Model, new: Model) -> BudgetChanges:
    """What changed in the budget between two editions."""
    return BudgetChanges(tuple(_totals(old, new)), tuple(_entities(old, new)))


def _phases(old: Model, new: Model) -> dict[str, Phase]:
    return {**{id_: new.phases[id_] for id_ in new.phases}, **_missing_phases(old, new)}


def _missing_phases(old: Model, new: Model) -> dict[str, Phase]:
    return {id_: old.phases[id_] for id_ in old.phases if id_ not in new.phases}


def _totals(old: Model, new: Model) -> Iterator[AmountChange]:
    sides: dict[Side, None] = dict.fromkeys((*new.totals.sides, *old.totals.sides))
    for side in sides:
        for phase in _phases(old, new).values():
            before, after = (
                next(iter(model.totals.of(phase, side)), None)
                if side in model.totals.sides
                else None
                for model in (old, new)
            )
            if found := _amount(old, new, phase, before, after):
                yield found


def _amount(
    old: Model, new: Model, phase: Phase, before: Figure | None, after: Figure | None
) -> AmountChange | None:
    """How an amount has changed; None where it has not."""
    known = after or before
    if known is None:
        return None
    sides = [(model, f) for model, f in ((old, before), (new, after)) if f]
    years = [model.rollups[f.resource.name].year for model, f in sides]
    sense = _sense(before, after, years)
    if sense is None:
        return None
    shown = len(old.facts.years | new.facts.years) > 1
    return AmountChange(
        phase,
        known.direction,
        known.currency,
        years[-1] if shown else "",
        sense,
        before,
        after,
        years[0] if years[0] != years[-1] else "",
    )


def _sense(before: Figure | None, after: Figure | None, years: list[str]) -> Sense | None:
    if before is None or after is None:
        return Sense.NEW if before is None else Sense.GONE
    alike = before.resource.name == after.resource.name and before.field.name == after.field.name
    same_side = Side.of(before) == Side.of(after)
    if not (alike and same_side) or years[0] != years[1]:
        return Sense.ELSEWHERE if before.amount != after.amount else None
    if before.amount == after.amount:
        return None
    if before.is_listed or after.is_listed:
        return Sense.LISTED
    return Sense.RAISED if after.amount > before.amount else Sense.CUT


def _entities(old: Model, new: Model) -> Iterator[EntityChange]:
    for kind in dict.fromkeys((*new.entities, *old.entities)):
        before = old.entities.get(kind, {})
        after = new.entities.get(kind, {})
        gone = {code: entity for code, entity in before.items() if code not in after}
        fresh = {code: entity for code, entity in after.items() if code not in before}
        guesses = _renamed(old, new, gone, fresh)
        for code, entity in after.items():
            was = before.get(code) or guesses.get(code)
            amounts = tuple(_amounts(old, new, was, entity))
            found = EntityChange(kind, code, was, entity, amounts, guessed=code in guesses)
            if amounts or was is None or found.is_renamed:
                yield found
        left = {e.code for e in guesses.values()}
        for code, entity in gone.items():
            if code not in left:
                amounts = tuple(_amounts(old, new, entity, None))
                yield EntityChange(kind, code, entity, None, amounts)


def _amounts(
    old: Model, new: Model, before: Entity | None, after: Entity | None
) -> Iterator[AmountChange]:
    for phase in _phases(old, new).values():
        first = old.amounts.figure_of(before, phase) if before and phase.id in old.phases else None
        then = new.amounts.figure_of(after, phase) if after and phase.id in new.phases else None
        if found := _amount(old, new, phase, first, then):
            yield found


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
