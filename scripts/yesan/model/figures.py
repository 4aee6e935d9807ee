"""A figure with its origin: the cell that prints it, or how it is computed from other figures.

Whatever a page says in numbers is a `Figure`. One that no cell prints is a claim: an operation of
a closed list over figures, down to printed cells. `yesan verify --claims` computes it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cached_property
from hashlib import sha256
from urllib.parse import quote

from yesan.package.column_types import EXPENDITURE
from yesan.package.field import Field
from yesan.package.resource import Resource

RATIO = "ratio"
"""What a figure is in that is a ratio of two amounts: 0.09 for 9 %."""
COUNT = "count"
"""What a figure is in that counts, or is a rank."""
TENTH = Decimal("0.1")


class Operation(StrEnum):
    """How a figure comes about; there are no others."""

    PRINTED = "printed"
    """A cell prints it."""
    SUM = "sum"
    """The sum of cells of one field."""
    TOGETHER = "together"
    """The sum of the figures, each of another entity."""
    CHANGE = "change"
    """The first figure minus the second: an amount after minus the amount before."""
    RATE = "rate"
    """The first figure divided by the second, above zero: a change by the amount before."""
    SHARE = "share"
    """The first figure divided by the second, which contains it."""
    EXECUTION = "execution"
    """The first figure divided by the second: what is spent by the budget."""
    REMAINDER = "remainder"
    """The first figure minus the second, which is the part of it that is broken down."""
    PER_INHABITANT = "per-inhabitant"
    """The figure divided by the number of inhabitants."""
    RANK = "rank"
    """One more than how many of the figures after the first are above it."""
    LEAST = "least"
    """One more than how many of the figures after the first are below it."""
    SIZE = "size"
    """The same by size, whatever the sign: a cut of 5 is larger than a rise of 3."""
    TIED = "tied"
    """How many of the figures have the size of the first, itself among them."""
    ROWS = "rows"
    """How many cells a sum has."""
    COUNT = "count"
    """How many figures there are."""
    MOVED = "moved"
    """How many of the figures are not zero."""
    BARELY = "barely"
    """How many of the figures are below a tenth."""


class Coverage(IntEnum):
    """What a figure covers, the best first."""

    PRINTED = 0
    """What the source says that it does, since it prints it."""
    WHOLE = 1
    """All of its subject: the descriptor says so, with evidence."""
    LISTED = 2
    """What a table lists, be it all or not."""


@dataclass(frozen=True)
class Cells:
    """Cells of one field of a table.

    Attributes:
        resource: The table.
        field: The name of the field.
        rows: The numbers of the rows, as `Table` counts them.
    """

    resource: Resource
    field: str
    rows: tuple[int, ...]

    def __str__(self) -> str:
        field, rows = quote(self.field, safe=""), ",".join(map(str, self.rows))
        return f"{self.resource.id}/{field}/{rows}"


@dataclass(frozen=True)
class Figure:
    """A number, and how it came about.

    Attributes:
        amount: In units of the currency; a ratio, a count or a rank where there is none.
        currency: ISO 4217 code, or `RATIO`, `COUNT`.
        operation: How it came about.
        cells: The cell that prints it, or those that it is the sum of.
        operands: The figures it is computed from, where it is not a sum of cells.
        coverage: What it covers.
        about: What a sum is of: the code of an entity by its kind, and the phase and the year; of
            the parts of a printed total, their kind as well.
        missing: How many parts of its subject have no figure.
        decimals: To how many decimals a printed rate is written; of a percentage two more.
        unnamed: How many rows beside those of a sum name no entity, and are not in it.
        direction: Whether it is expenditure or revenue.
        below: Whether some part of a sum is less than nothing.
    """

    amount: Decimal
    currency: str
    operation: Operation
    cells: Cells | None = None
    operands: tuple[Figure, ...] = ()
    coverage: Coverage = Coverage.PRINTED
    about: tuple[tuple[str, str], ...] = ()
    missing: int = 0
    decimals: int = 0
    unnamed: int = 0
    direction: str = EXPENDITURE
    below: bool = False

    @classmethod
    def printed(cls, resource: Resource, field: Field, row: int, value: Decimal | int) -> Figure:
        """The figure that a table has in one cell: `value` in the field's own unit."""
        amount, currency = field.in_currency(value), field.currency
        decimals = max(0, -int(Decimal(value).as_tuple().exponent))
        if not currency and field.unit.default == "%":
            amount, currency, decimals = amount / 100, RATIO, decimals + 2
        cells = Cells(resource, field.name, (row,))
        return cls(amount, currency or COUNT, Operation.PRINTED, cells, decimals=decimals)

    @cached_property
    def reference(self) -> str:
        """What identifies it: the cell that prints it, or an id made of how it is computed."""
        if self.operation is Operation.PRINTED:
            return str(self.cells)
        text = [self.operation, str(self.cells), *(f.reference for f in self.operands)]
        text += [self.coverage.name, *(f"{k}={v}" for k, v in self.about)]
        return "c" + sha256("\n".join(text).encode()).hexdigest()[:11]

    @property
    def is_claim(self) -> bool:
        """Whether it is computed, and not printed."""
        return self.operation is not Operation.PRINTED

    @property
    def is_listed(self) -> bool:
        """Whether it covers no more than what a table lists: it is not compared with others."""
        return self.coverage is Coverage.LISTED

    @property
    def first(self) -> Cells:
        """The cells that it is made of, or the first figure of it."""
        return self.cells or self.operands[0].first

    @property
    def resource(self) -> Resource:
        """The table that has it, or its first figure."""
        return self.first.resource

    @property
    def field(self) -> Field:
        """The field that has it, or its first figure."""
        return self.first.resource.by_name[self.first.field]

    @property
    def summed(self) -> bool:
        """Whether it was added up here."""
        return self.operation is Operation.SUM

    def all_cells(self) -> list[Cells]:
        """All cells that it is made of."""
        own = [self.cells] if self.cells else []
        return [*own, *(cells for f in self.operands for cells in f.all_cells())]


def _derived(operation: Operation, amount: Decimal, currency: str, *operands: Figure) -> Figure:
    coverage = max((f.coverage for f in operands), default=Coverage.PRINTED)
    direction = operands[0].direction if operands else EXPENDITURE
    return Figure(amount, currency, operation, None, operands, coverage, direction=direction)


def change(after: Figure, before: Figure) -> Figure:
    """The change from one amount to another."""
    return _derived(Operation.CHANGE, after.amount - before.amount, after.currency, after, before)


def rate(change: Figure, before: Figure) -> Figure | None:
    """A change as a ratio of the amount before; None of nothing, or of less."""
    if before.amount <= 0:
        return None
    return _derived(Operation.RATE, change.amount / before.amount, RATIO, change, before)


def share(part: Figure, whole: Figure) -> Figure | None:
    """A part as a ratio of the whole that goes the same way; None where it is no part of it."""
    if not whole.amount or part.currency != whole.currency:
        return None
    ratio = part.amount / whole.amount
    return _derived(Operation.SHARE, ratio, RATIO, part, whole) if 0 < ratio <= 1 else None


def one_unit(*figures: Figure) -> bool:
    """Whether figures are printed in one unit: else they may differ by what was rounded alone."""
    return len({f.field.factor for f in figures}) == 1


def is_part(spent: Figure, budget: Figure) -> bool:
    """Whether what is spent may be called that of a budget: nothing of it is less than nothing."""
    return budget.amount > 0 and not budget.below and spent.amount >= 0


def execution(spent: Figure, budget: Figure) -> Figure | None:
    """What is spent as a ratio of the budget; None where it is no part of it."""
    if not is_part(spent, budget):
        return None
    return _derived(Operation.EXECUTION, spent.amount / budget.amount, RATIO, spent, budget)


def remainder(whole: Figure, part: Figure) -> Figure:
    """What is left of a whole without the part that is broken down."""
    return _derived(Operation.REMAINDER, whole.amount - part.amount, whole.currency, whole, part)


def per_inhabitant(figure: Figure, inhabitants: int) -> Figure:
    """A figure divided by the number of inhabitants."""
    return _derived(Operation.PER_INHABITANT, figure.amount / inhabitants, figure.currency, figure)


def rank(figure: Figure, others: Sequence[Figure], operation: Operation = Operation.RANK) -> Figure:
    """The rank of a figure among others, 1 for the first; equal ones share one.

    Args:
        figure: The figure.
        others: Those that it is compared with.
        operation: `RANK` where the largest is the first, `LEAST` where the smallest is, or `SIZE`
            for a rank whatever the sign.
    """
    sign = -1 if operation is Operation.LEAST else 1
    every = [f.amount * sign for f in (figure, *others)]
    sizes = [abs(amount) for amount in every] if operation is Operation.SIZE else every
    before = sum(size > sizes[0] for size in sizes)
    return _derived(operation, Decimal(1 + before), COUNT, figure, *others)


def tied(figure: Figure, others: Sequence[Figure]) -> Figure:
    """How many figures have the size of one, itself among them.

    Args:
        figure: The figure.
        others: The others.
    """
    found = 1 + sum(abs(other.amount) == abs(figure.amount) for other in others)
    return _derived(Operation.TIED, Decimal(found), COUNT, figure, *others)


def rows(figure: Figure) -> Figure:
    """How many rows a sum is made of."""
    found = sum(len(cells.rows) for cells in figure.all_cells())
    return _derived(Operation.ROWS, Decimal(found), COUNT, figure)


def together(figures: Sequence[Figure]) -> Figure:
    """Some amounts of one table, phase and kind added up, none of which is in another."""
    amount = sum((figure.amount for figure in figures), Decimal(0))
    return _derived(Operation.TOGETHER, amount, figures[0].currency, *figures)


def count(figures: Sequence[Figure], operation: Operation = Operation.COUNT) -> Figure:
    """How many figures there are, or how many of them an operation counts."""
    counted = {
        Operation.COUNT: lambda _: True,
        Operation.MOVED: lambda f: f.amount != 0,
        Operation.BARELY: lambda f: f.amount < TENTH,
    }[operation]
    found = sum(map(counted, figures))
    return _derived(operation, Decimal(found), COUNT, *figures)
