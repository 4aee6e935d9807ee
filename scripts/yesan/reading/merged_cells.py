"""Cells that are merged downwards: a label is that of each row, an amount is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yesan.phrase import Phrase
from yesan.reading import headers

Merge = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of merged ones, each by its row and column, counted from 0."""


@dataclass(frozen=True)
class Merged:
    """Cells that were merged downwards.

    Attributes:
        top: The row of the first of them.
        column: Their column.
        count: How many they were.
        text: What is in the first of them.
        filled: Whether the others have it as well.
    """

    top: int
    column: int
    count: int
    text: str
    filled: bool


def fill(cells: Sequence[list[str]], merges: Sequence[Merge]) -> list[Merged]:
    """Give cells that were merged downwards the label of the first of them; what was merged.

    An amount of several rows is not that of each of them.
    """
    found = []
    for (top, left), (bottom, right) in merges:
        below = [r for r in range(top + 1, min(bottom + 1, len(cells))) if left < len(cells[r])]
        if left != right or not below or left >= len(cells[top]) or not cells[top][left]:
            continue
        text = cells[top][left]
        filled = _is_label(text, [row[left] for row in cells if left < len(row)])
        found.append(Merged(top, left, len(below) + 1, text, filled))
    for one in found:
        for row in range(one.top + 1, one.top + one.count) if one.filled else ():
            cells[row][one.column] = one.text
    return found


def _is_label(text: str, column: Sequence[str]) -> bool:
    """Whether a text is no amount: no number, a code with zeros, or a year among years."""
    numbers = [cell for cell in column if headers.NUMBER.fullmatch(cell)]
    years = all(map(headers.YEAR.fullmatch, numbers))
    return text not in numbers or years or bool(re.fullmatch(r"0\d+", text))


def notes(merged: Sequence[Merged], names: Sequence[str], begin: int) -> Iterator[str]:
    """What was done with cells that were merged, in a sentence for each column."""
    among = [one for one in merged if one.top >= begin]
    for column in sorted({one.column for one in among}):
        for filled in (True, False):
            found = [o for o in among if (o.column, o.filled) == (column, filled)]
            if not found:
                continue
            more = Phrase(", and {count:,} more like it", count=len(found) - 1)
            over = Phrase(
                '{name}: "{text}" is in cells merged over {count:,} rows{more}',
                name=names[column] or Phrase("column {number}", number=column + 1),
                text=found[0].text,
                count=found[0].count,
                more=more if len(found) > 1 else "",
            )
            yield (
                Phrase("{over}: each of these has it", over=over)
                if filled
                else Phrase(
                    "{over}: the first of these has it, and no value is known for the others",
                    over=over,
                )
            )
