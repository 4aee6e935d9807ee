"""The lines of an index: entities with their amounts in each phase, and how these change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yesan.model.comparison import Comparison
from yesan.model.entities import Entity, Kind
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.model.side import Side


@dataclass(frozen=True)
class Line:
    """An entity in an index.

    Attributes:
        entity: What the line is about.
        department: The department it belongs to, if any.
        figures: Its amounts by phase.
        comparison: Its amounts in the two phases that the site compares.
    """

    entity: Entity
    department: Entity | None
    figures: Mapping[str, Figure]
    comparison: Comparison | None

    @property
    def shown(self) -> Mapping[str, Figure]:
        """Its amounts that are beside those of others: none of a selection, which are no whole.

        Its own page has them, with the criterion.
        """
        return {phase: f for phase, f in self.figures.items() if not f.resource.selection}

    @property
    def side(self) -> Side | None:
        """The budget that its amounts are part of; None where it has none."""
        known = [*self.figures.values(), *([self.comparison.change] if self.comparison else [])]
        return Side.of(known[0]) if known else None


def of_kind(model: Model, kind: Kind) -> list[Line]:
    """The lines of all entities of a kind, budget by budget, the largest change first."""
    lines = [
        Line(
            entity=e,
            department=model.entities["department"].get(e.links.get("department", "")),
            figures={
                p.id: f for p in model.phases.values() if (f := model.amounts.figure_of(e, p))
            },
            comparison=model.amounts.comparison_of(e),
        )
        for e in model.entities[kind].values()
    ]
    changes = {id(x): abs(x.comparison.change.amount) if x.comparison else -1 for x in lines}
    ranked = sorted(lines, key=lambda x: changes[id(x)], reverse=True)
    return [line for group in by_side(model, ranked).values() for line in group]


def by_side(model: Model, lines: Iterable[Line]) -> dict[Side | None, list[Line]]:
    """The lines by the budget that their amounts are part of; those without any in the first."""
    lines = list(lines)
    used = {line.side for line in lines}
    sides: list[Side | None] = [side for side in model.totals.sides if side in used]
    sides = sides or [None]
    found: dict[Side | None, list[Line]] = {side: [] for side in sides}
    for line in lines:
        found[line.side or sides[0]].append(line)
    return found


def phases(model: Model, lines: Iterable[Line]) -> tuple[list[Phase], list[Phase]]:
    """The phases in which the lines have amounts: some of all, and those only of what is listed."""
    known = [line.shown for line in lines]
    used = [p for p in model.phases.values() if any(p.id in f for f in known)]
    whole = [p for p in used if any(p.id in f and not f[p.id].is_listed for f in known)]
    return whole, [p for p in used if p not in whole]
