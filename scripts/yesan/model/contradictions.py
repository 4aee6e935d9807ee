"""Where two tables print different amounts of one thing: each figure with what another prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from yesan.model.amounts import Amounts
from yesan.model.entities import Entity
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.model.totals import Totals


@dataclass(frozen=True)
class Contradiction:
    """Another amount of the same thing.

    Attributes:
        entity: Whose amount it is; None for that of everything.
        phase: Its phase.
        own: The amount.
        other: What another table gives for it.
    """

    entity: Entity | None
    phase: Phase
    own: Figure
    other: Figure


@dataclass(frozen=True, eq=False)
class Contradictions:
    """What tables of a package print otherwise than others do.

    Attributes:
        amounts: The amounts of entities.
        totals: Those of everything.
    """

    amounts: Amounts
    totals: Totals

    def of_figures(self, figures: Iterable[Figure]) -> list[Contradiction]:
        """What other tables give for some amounts, or those that they are computed from."""
        parts = dict.fromkeys(f.reference for figure in figures for f in _with_operands(figure))
        return [found for part in parts for found in self._by_reference.get(part, ())]

    @cached_property
    def _by_reference(self) -> dict[str, list[Contradiction]]:
        found: dict[str, list[Contradiction]] = {}
        for each in (*self._of_everything(), *self._of_entities()):
            found.setdefault(each.own.reference, []).append(each)
        return found

    def _of_everything(self) -> Iterator[Contradiction]:
        for phase in self.amounts.phases.values():
            for side in self.totals.sides:
                for own in self.totals.of(phase, side):
                    for other in self.totals.others(own, phase):
                        yield Contradiction(None, phase, own, other)

    def _of_entities(self) -> Iterator[Contradiction]:
        for entities in self.amounts.entities.values():
            for entity in entities.values():
                for phase in self.amounts.phases.values():
                    for own, other in self.amounts.contradicted(entity, phase):
                        yield Contradiction(entity, phase, own, other)


def _with_operands(figure: Figure) -> Iterator[Figure]:
    yield figure
    for operand in figure.operands:
        yield from _with_operands(operand)
