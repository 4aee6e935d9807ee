"""Three things worth knowing first: the largest change, the least spent, the gravest discrepancy.

Each is chosen by a rule, from roles alone. Where a rule finds nothing that it can truly tell, it
says why: of equal ones none is the first, of a selection no rate is borne.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from yesan.model import spending
from yesan.model.comparison import Comparison, Execution
from yesan.model.entities import Entity
from yesan.model.figures import Figure, is_part
from yesan.model.model import Model
from yesan.model.phases import Pair
from yesan.model.rankings import Ranking
from yesan.model.side import Side
from yesan.package.column_types import EXPENDITURE
from yesan.tables.discrepancies import Discrepancy

CHANGE, SPENT, DISCREPANCY = "change", "spent", "discrepancy"
"""The three rules, in the order in which they are told."""
FEWEST = 2
"""How many are compared, where one is said to be the first."""
Executed = tuple[tuple[Entity, Execution, Figure], ...]
"""Entities with a budget, what is spent of it, and the rate of the two."""


@dataclass(frozen=True)
class NotTold:
    """Why a rule has nothing that it can tell.

    Attributes:
        reason: Why, for the maintainer of the package.
    """

    reason: str


@dataclass(frozen=True)
class LargestChange:
    """The largest change among all of a kind.

    Attributes:
        entity: What changes most.
        compared: Its amounts, before and after.
        ranking: The changes among which it is the largest.
    """

    entity: Entity
    compared: Comparison
    ranking: Ranking


@dataclass(frozen=True)
class LeastSpent:
    """What has spent the least of its budget.

    Attributes:
        entity: What has spent it.
        phases: The phases of the two.
        executed: Its budget, and what is spent of it.
        rate: The rate of the two.
        others: All with which it is compared: those of which one table knows the rate.
    """

    entity: Entity
    phases: Pair
    executed: Execution
    rate: Figure
    others: tuple[Figure, ...]


def largest_change(model: Model) -> LargestChange | NotTold:
    """The largest change of a program, or of another kind where no program has one."""
    if model.comparison is None:
        return NotTold("no phases are compared")
    side = next(iter(model.totals.sides), None)
    kinds = dict.fromkeys(("program", *model.entities))
    known = (ranking for kind in kinds if (ranking := model.rankings.of(kind)))
    ranking = next((r for r in known if len(r.changes) >= FEWEST), None)
    if ranking is None:
        return NotTold("no two changes of one kind are known in one table")
    if not ranking.moved:
        return NotTold(f"nothing changes in {ranking.resource.name}")
    (entity, compared), *others = ranking.moved
    if Side.of(compared.change) != side:
        return NotTold(f"{ranking.resource.name} is not of the budget that the page begins with")
    if any(abs(c.change.amount) == abs(compared.change.amount) for _, c in others):
        return NotTold(f"several share the largest change in {ranking.resource.name}")
    return LargestChange(entity, compared, ranking)


def least_spent(model: Model) -> LeastSpent | NotTold:
    """The program that has spent the least of its budget, where two rates at least are known."""
    if model.execution is None:
        return NotTold("no phase of spending is set against a budget")
    known = max(_executed(model), key=len, default=())
    if len(known) < FEWEST:
        return NotTold("no two rates are known in one table: a selection bears none")
    resource = known[0][1].spent.resource
    if any(e.other_rate for _, e, _ in known):
        return NotTold(f"a rate that {resource.name} prints is not that of its amounts")
    if not spending.is_of_spending(resource) or not all(
        is_part(e.spent, e.budget) for _, e, _ in known
    ):
        return NotTold(f"nothing says that {resource.name} is of spending alone")
    (entity, executed, rate), *others = sorted(known, key=lambda x: x[2].amount)
    if any(other.amount == rate.amount for *_, other in others):
        return NotTold(f"several have spent equally little in {resource.name}")
    of = tuple(other for *_, other in others)
    return LeastSpent(entity, model.execution, executed, rate, of)


def _executed(model: Model) -> Iterator[Executed]:
    """The programs with a rate, table by table."""
    found: dict[str, list[tuple[Entity, Execution, Figure]]] = defaultdict(list)
    side = next(iter(model.totals.sides), None)
    for entity in model.entities["program"].values():
        known = model.amounts.execution_of(entity)
        budget = Side.of(known.budget) if known else None
        if known and known.rate and budget == side and known.budget.direction == EXPENDITURE:
            found[known.spent.resource.name].append((entity, known, known.rate))
    yield from map(tuple, found.values())


def gravest(model: Model) -> Discrepancy | NotTold:
    """The gravest error of the source; what differs by rounding or convention is none."""
    if not len(model.discrepancies):
        return NotTold("no discrepancy is listed")
    first = model.discrepancies[0]
    return first if first.grave else NotTold("no discrepancy is more than rounding or convention")


def explained(model: Model) -> Iterator[str]:
    """What the first page says first, and what it does not, each with its reason."""
    change, spent, wrong = largest_change(model), least_spent(model), gravest(model)
    if isinstance(change, LargestChange):
        table = change.ranking.resource.name
        yield f"the first page tells the largest change: {change.entity.code}, as {table} has it"
    else:
        yield f"the first page tells no largest change: {change.reason}"
    if isinstance(spent, LeastSpent):
        table = spent.executed.spent.resource.name
        yield f"the first page tells the least spent: {spent.entity.code}, as {table} has it"
    else:
        yield f"the first page tells no least spent: {spent.reason}"
    if isinstance(wrong, Discrepancy):
        place = f"{wrong.resource.name} row {wrong.row}, {wrong.field}"
        yield f"the first page tells the gravest discrepancy: {place}"
    else:
        yield f"the first page tells no discrepancy: {wrong.reason}"
