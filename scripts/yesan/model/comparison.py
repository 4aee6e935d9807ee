"""Two amounts of one subject side by side: before and after, or a budget and its expenditure."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.model.figures import Figure, change, rate
from yesan.package.resource import Resource


@dataclass(frozen=True)
class Comparison:
    """Two phases of one subject, from one table: what was, what is to be, what changes.

    Attributes:
        before: The amount before; None where only the change is known.
        after: The amount after.
        change: After minus before: as printed where it is printed, else computed.
        rate: The change as a ratio of before, likewise; None where that is unknown, or not above 0.
    """

    before: Figure | None
    after: Figure | None
    change: Figure
    rate: Figure | None

    @classmethod
    def of(
        cls,
        before: Figure,
        after: Figure,
        printed: Figure | None = None,
        printed_rate: Figure | None = None,
    ) -> Comparison:
        """Two amounts, with their change and its rate as they are printed, if they are."""
        changed = printed or change(after, before)
        found = printed_rate or rate(changed, before)
        return cls(before, after, changed, found if before.amount > 0 else None)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that there are."""
        return tuple(f for f in (self.before, self.after, self.change, self.rate) if f)

    @property
    def is_rounded(self) -> bool:
        """Whether the printed change is not the difference of the two amounts."""
        if self.before is None or self.after is None:
            return False
        return self.change.amount != self.after.amount - self.before.amount

    @property
    def currency(self) -> str:
        """ISO 4217 code."""
        return self.change.currency

    @property
    def resource(self) -> Resource:
        """The table that has it."""
        return self.change.resource


@dataclass(frozen=True)
class Execution:
    """A budget, and what is spent of it.

    Attributes:
        budget: What may be spent.
        spent: What is spent.
        rate: The second as a ratio of the first; None where there is no budget, or where the table
            is a selection, whose rates would be those of what was selected.
    """

    budget: Figure
    spent: Figure
    rate: Figure | None
