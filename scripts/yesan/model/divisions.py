"""The whole budget in parts that are known to make it up, with what is left of it.

What tables only list is no whole: such parts are not set beside each other as all there is. Nor are
amounts below zero, which have no size. Where the whole cannot be divided, the reason says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yesan.model import figures
from yesan.model.amounts import Amounts
from yesan.model.comparison import Comparison
from yesan.model.completeness import EVERYTHING
from yesan.model.entities import OWNERS, Entity, Kind
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.model.rollup import Rollup
from yesan.model.rounding import differ, rounding
from yesan.model.side import Side
from yesan.model.totals import Totals

FEWEST = 2
"""How many parts divide a whole."""


@dataclass(frozen=True)
class Part:
    """A part of the whole.

    Attributes:
        entity: Whose it is.
        owner: What the entity belongs to, where all parts belong to something.
        amounts: Its amount in each phase.
        comparison: Its change; None where no phases are compared.
    """

    entity: Entity
    owner: Entity | None
    amounts: tuple[Figure, ...]
    comparison: Comparison | None


@dataclass(frozen=True)
class Division:
    """The whole of a budget, divided.

    Attributes:
        kind: What its parts are.
        side: The budget.
        phases: The phases: the two that are compared, or one.
        wholes: The whole in each phase.
        known: What of it is divided, in each phase.
        parts: The parts, the largest in the last phase first; those of an owner together.
        rests: What is not divided, in each phase; None where there is nothing left.
    """

    kind: Kind
    side: Side
    phases: tuple[Phase, ...]
    wholes: tuple[Figure, ...]
    known: tuple[Figure, ...]
    parts: tuple[Part, ...]
    rests: tuple[Figure | None, ...]


@dataclass(frozen=True)
class Undivided:
    """Why the whole is not divided.

    Attributes:
        reason: Why, for who maintains the package.
    """

    reason: str


@dataclass(frozen=True, eq=False)
class Divisions:
    """Divides the whole budget.

    Attributes:
        amounts: What entities amount to.
        totals: What everything amounts to.
    """

    amounts: Amounts
    totals: Totals

    def of_everything(self) -> Division | Undivided:
        """The first budget of a package by the first kind of which the parts are known."""
        side = next(iter(self.totals.sides), None)
        if side is None:
            return Undivided("there are no amounts")
        reasons = []
        for phases in self._phases(side):
            found = self._of_phases(side, phases)
            if isinstance(found, Division):
                return found
            reasons.append(found.reason)
        if not reasons:
            reasons = ["no table gives the whole of a budget: what is only listed may not be all"]
        return Undivided("; ".join(dict.fromkeys(reasons)))

    def _of_phases(self, side: Side, phases: tuple[Phase, ...]) -> Division | Undivided:
        """A budget in some phases, by the first kind of which the parts are known."""
        reasons = []
        for kind in self._kinds():
            for rollup in self.amounts.rollups.values():
                if kind in rollup.kinds and not rollup.resource.selection:
                    found = self._divided(kind, rollup, side, phases)
                    if isinstance(found, Division):
                        return found
                    reasons.append(f"{rollup.resource.name} by {kind}: {found.reason}")
        return Undivided("; ".join(reasons) or "no table has amounts by program or the like")

    def _phases(self, side: Side) -> Iterator[tuple[Phase, ...]]:
        """The phases compared, else one of them or the last budget: those with a known whole."""
        phases = self.totals.pairs.phases
        compared = self.totals.comparison
        whole = compared and compared.before and compared.after
        if phases.comparison and whole and Side.of(whole) == side:
            yield phases.comparison
            yield phases.comparison[1:]
            return
        given = [phase for phase in phases.values() if self.totals.of(phase, side)]
        if phases.execution and phases.execution[0] in given:
            yield phases.execution[:1]
        elif given:
            yield tuple([p for p in given if not p.is_spent][-1:] or given[-1:])

    def _kinds(self) -> Iterator[Kind]:
        """Programs first, then what they belong to, then all else."""
        known = [kind for kind, entities in self.amounts.entities.items() if entities]
        first = [kind for kind in ("program", *OWNERS) if kind in known]
        yield from dict.fromkeys((*first, *known))

    def _divided(
        self, kind: Kind, rollup: Rollup, side: Side, phases: tuple[Phase, ...]
    ) -> Division | Undivided:
        parts = self._parts(kind, rollup, side, phases)
        if isinstance(parts, Undivided):
            return parts
        found = []
        for place, phase in enumerate(phases):
            whole = self._whole(rollup, side, phase, [part.amounts[place] for part in parts])
            if isinstance(whole, Undivided):
                return whole
            if whole[0].resource is not whole[1].resource and kind != "program" and whole[2]:
                # Only of programs is it known that some of a whole may not be broken down.
                return Undivided(f"{whole[0].resource.name} prints another whole")
            found.append(whole)
        wholes, known, rests = zip(*found, strict=True)
        return Division(kind, side, phases, wholes, known, _ordered(parts), rests)

    def _parts(
        self, kind: Kind, rollup: Rollup, side: Side, phases: tuple[Phase, ...]
    ) -> list[Part] | Undivided:
        """The parts of a kind that a table has, all of them with an amount in each phase."""
        above = rollup.containers(kind)
        codes = rollup.named(kind, side.direction) - above
        if rollup.doubtful(kind):
            return Undivided("one of its rows may be the total of the others")
        entities = [e for e in self.amounts.entities[kind].values() if e.code in codes]
        parts = []
        for entity in entities:
            given = {kind: entity.code}
            amounts = [rollup.figure(given, phase.id, *side) for phase in phases]
            own = tuple(figure for figure in amounts if figure)
            if len(own) < len(phases):
                return Undivided(f"{entity.code} has no amount in one of the phases")
            if any(figure.is_listed for figure in own):
                return Undivided(f"what it has of {entity.code} is only listed")
            if any(figure.amount < 0 or figure.below for figure in own):
                return Undivided(f"{entity.code} has an amount below zero, which has no size")
            pair = len(phases) == FEWEST
            compared = self.totals.pairs.compared(rollup, given, side) if pair else None
            parts.append(Part(entity, self._owner(entity), own, compared))
        if any(sum(1 for p in parts if p.amounts[n].amount) < FEWEST for n in range(len(phases))):
            return Undivided("less than two parts have an amount above zero")
        return parts

    def _owner(self, entity: Entity) -> Entity | None:
        """What an entity belongs to: its department, or its function."""
        found = ((kind, entity.links.get(kind, "")) for kind in OWNERS)
        return next((o for k, code in found if (o := self.amounts.entities[k].get(code))), None)

    def _whole(
        self, rollup: Rollup, side: Side, phase: Phase, amounts: Sequence[Figure]
    ) -> tuple[Figure, Figure, Figure | None] | Undivided:
        """The whole in a phase, what of it a table divides, and what is left."""
        given = self.totals.of(phase, side)
        if not given:
            return Undivided(f"no table gives the whole in {phase.id}")
        whole, known = given[0], self._total(rollup, side, phase)
        added = sum((figure.amount for figure in amounts), Decimal(0))
        if known is None:
            return Undivided("nothing says that its rows are all there is")
        if abs(known.amount - added) > rounding([known, *amounts]):
            rest = self.totals.rest(known, phase)
            if rest is None or rest.operands[1].amount != added or differ(whole, known):
                return Undivided(f"its amounts do not add up to its total in {phase.id}")
            return known, rest.operands[1], rest
        return _left(whole, known)

    def _total(self, rollup: Rollup, side: Side, phase: Phase) -> Figure | None:
        """The total of a table: printed in it, or in the table that bears it out."""
        complete = rollup.resource.complete
        tables = [rollup]
        if complete and complete.total and not complete.fields:
            tables.append(self.amounts.rollups[complete.total])
        found = (table.figure(EVERYTHING, phase.id, *side) for table in tables)
        return next((figure for figure in found if figure and not figure.is_listed), None)


def _left(whole: Figure, known: Figure) -> tuple[Figure, Figure, Figure | None] | Undivided:
    """A whole, what another table divides of it, and what is left of it."""
    if not differ(whole, known):
        return known, known, None
    if whole.amount < known.amount or whole.is_claim:
        return Undivided(f"it has more than the whole of {whole.resource.name}")
    return whole, known, figures.remainder(whole, known)


def _ordered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts by their last amount, those of one owner together, where all have an owner."""
    owners = {part.owner.code for part in parts if part.owner}
    owned = all(part.owner for part in parts) and 1 < len(owners) < len(parts)
    sizes: dict[str, Decimal] = {}
    for part in parts:
        key = part.owner.code if owned and part.owner else ""
        sizes[key] = sizes.get(key, Decimal(0)) + part.amounts[-1].amount

    def order(part: Part) -> tuple[object, ...]:
        key = part.owner.code if owned and part.owner else ""
        return -sizes[key], key, -part.amounts[-1].amount, -part.amounts[0].amount, part.entity.id

    found = sorted(parts, key=order)
    if owned:
        return tuple(found)
    return tuple(Part(p.entity, None, p.amounts, p.comparison) for p in found)
