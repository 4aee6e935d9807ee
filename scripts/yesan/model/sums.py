"""Amounts of one table as a figure: the cell that prints one, or the sum of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yesan.model.facts import Fact
from yesan.model.figures import Cells, Coverage, Figure, Operation


def reversed_change(figure: Figure, phase: str) -> Figure:
    """A change as that of a phase the other way round: with the other sign."""
    about = tuple((k, phase if k == "phase" else v) for k, v in figure.about)
    return replace(figure, amount=-figure.amount, about=about)


def printed(fact: Fact) -> Figure:
    """An amount as the figure of the cell that prints it."""
    cells = Cells(fact.resource, fact.field.name, (fact.row,))
    amount, currency = fact.amount or Decimal(0), fact.field.currency
    return Figure(amount, currency, Operation.PRINTED, cells, direction=fact.direction)


def added_up(
    facts: Sequence[Fact], coverage: Coverage, about: tuple[tuple[str, str], ...], missing: int
) -> Figure:
    """The sum of some amounts, of one field or of several.

    Args:
        facts: The amounts, at least one, all of one table and currency.
        coverage: Whether they are all that the sum is about.
        about: What it is about: codes by kind, phase, year.
        missing: How many amounts of the same are blank.
    """
    fields: dict[str, list[Fact]] = {}
    for fact in facts:
        fields.setdefault(fact.field.name, []).append(fact)
    sums = [
        Figure(
            sum((fact.amount or Decimal(0) for fact in group), Decimal(0)),
            group[0].field.currency,
            Operation.SUM,
            Cells(group[0].resource, name, tuple(fact.row for fact in group)),
            coverage=coverage,
            about=about,
            missing=missing,
        )
        for name, group in fields.items()
    ]
    below = any((fact.amount or 0) < 0 for fact in facts)
    if len(sums) == 1:
        return replace(sums[0], below=below)
    total = sum((figure.amount for figure in sums), Decimal(0))
    return replace(sums[0], amount=total, cells=None, operands=tuple(sums), below=below)
