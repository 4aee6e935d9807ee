"""Two amounts of one subject side by side: before and after, or a budget and its expenditure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yesan.model.figures import Figure, change, execution, one_unit, rate
from yesan.model.rounding import rounding
from yesan.package.resource import Resource


@dataclass(frozen=True)
class Comparison:
    """Two phases of one subject, from one table: what was, what is to be, what changes.

    Attributes:
        before: The amount before; None where only the change is known.
        after: The amount after.
        change: After minus before: as printed where it is printed, else computed.
        rate: The change as a ratio of before, likewise; None where that is unknown, or not above 0.
        other_rate: The same as the amounts give it, where the printed one cannot be a rounding of
            that.
    """

    before: Figure | None
    after: Figure | None
    change: Figure
    rate: Figure | None
    other_rate: Figure | None = None

    @classmethod
    def of(
        cls,
        before: Figure,
        after: Figure,
        printed: Figure | None = None,
        printed_rate: Figure | None = None,
    ) -> Comparison:
        """Two amounts, with their change and its rate as they are printed, if they are.

        A printed change that goes the other way than the amounts do is not the change of them.
        """
        changed = change(after, before)
        if printed and (printed.amount > 0, printed.amount < 0) == (
            changed.amount > 0,
            changed.amount < 0,
        ):
            changed = printed
        computed = rate(changed, before)
        if computed is None or printed_rate is None:
            return cls(before, after, changed, computed)
        other = None if agree(printed_rate, computed) else computed
        return cls(before, after, changed, printed_rate, other)

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
        rate: The second as a ratio of the first, as printed where it is printed; None where there
            is no budget, where the table is a selection, whose rates would be those of what was
            selected, or where the two are printed in two units.
        other_rate: The same as the amounts give it, where the printed one cannot be a rounding of
            that.
    """

    budget: Figure
    spent: Figure
    rate: Figure | None
    other_rate: Figure | None = None

    @classmethod
    def of(cls, budget: Figure, spent: Figure, printed: Figure | None) -> Execution:
        """Two amounts, with their rate as it is printed, if it is."""
        unfit = budget.is_listed or spent.is_listed or budget.resource.selection
        if not (unfit or one_unit(budget, spent)):
            return cls(budget, spent, printed)
        computed = None if unfit else execution(spent, budget)
        if computed is None or printed is None:
            return cls(budget, spent, computed)
        return cls(budget, spent, printed, None if agree(printed, computed) else computed)


def agree(printed: Figure, computed: Figure) -> bool:
    """Whether a printed rate is what two amounts give, whatever of it all was rounded.

    Args:
        printed: The rate as a cell prints it.
        computed: The same, as a ratio of two amounts.
    """
    part, whole = computed.operands
    over, under = rounding([part]), min(rounding([whole]), whole.amount / 2)
    ends = [
        (part.amount + far) / (whole.amount + near)
        for far in (over, -over)
        for near in (under, -under)
    ]
    half = Decimal(10) ** -printed.decimals / 2
    said = printed.amount if printed.amount * part.amount >= 0 else -printed.amount
    return min(ends) - half <= said <= max(ends) + half
