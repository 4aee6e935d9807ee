"""What is computed by each operation of claims, in words."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.model.figures import Operation


def word(locale: Locale, operation: Operation, *, of_change: bool = False) -> str:
    """What an operation computes.

    Args:
        locale: The language.
        operation: The operation.
        of_change: Whether what a share is divided by is a change, and no amount.
    """
    text = locale.text
    if operation is Operation.SHARE and of_change:
        return text("share of the whole change")
    return {
        Operation.PRINTED: text("printed"),
        Operation.SUM: text("sum"),
        Operation.CHANGE: text("change"),
        Operation.RATE: text("rate of change"),
        Operation.SHARE: text("share of the whole"),
        Operation.EXECUTION: text("rate of execution"),
        Operation.REMAINDER: text("what is not broken down"),
        Operation.PER_INHABITANT: text("per inhabitant"),
        Operation.RANK: text("rank, the largest first"),
        Operation.LEAST: text("rank, the smallest first"),
        Operation.SIZE: text("rank by size, whatever the sign"),
        Operation.TIED: text("how many have the size of the first"),
        Operation.ROWS: text("number of rows added up"),
        Operation.COUNT: text("how many there are"),
        Operation.MOVED: text("how many are not zero"),
        Operation.BARELY: text("how many are below a tenth"),
    }[operation]
