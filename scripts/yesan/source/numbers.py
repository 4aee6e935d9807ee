"""The numbers of a source text, each at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
NEGATIVE = re.compile(r"(?:[△▲]\s?|(?<![\w.~])[-−])$")
"""A triangle, or a minus that touches its number: a minus apart means a missing figure."""


@dataclass(frozen=True)
class Number:
    """A number of the text: its value, its line, and its position among all numbers."""

    line: int
    place: int
    value: Decimal

    def __str__(self) -> str:
        return f"{self.value:,f} (line {self.line})"


def numbers(text: str) -> Iterator[Number]:
    """Every number of the text in order; a triangle or a minus before it makes it negative."""
    place = 0
    for line, content in enumerate(text.split("\n"), start=1):
        for match in NUMBER.finditer(content):
            value = Decimal(match[0].replace(",", ""))
            negative = NEGATIVE.search(content[: match.start()])
            yield Number(line, place, -value if negative else value)
            place += 1


def in_order(values: Sequence[Decimal], stream: Sequence[Number]) -> list[Number | None]:
    """The numbers of the stream that are the values, as many as keep their order.

    The longest common subsequence, so that one wrong figure does not take the others with it.
    """
    table = [[0] * (len(stream) + 1) for _ in range(len(values) + 1)]
    for i in range(len(values) - 1, -1, -1):
        for j in range(len(stream) - 1, -1, -1):
            same = values[i] == stream[j].value
            table[i][j] = table[i + 1][j + 1] + 1 if same else max(table[i + 1][j], table[i][j + 1])
    found: list[Number | None] = []
    j = 0
    for i, value in enumerate(values):
        while j < len(stream) and stream[j].value != value and table[i][j] == table[i][j + 1]:
            j += 1
        if j < len(stream) and stream[j].value == value:
            found.append(stream[j])
            j += 1
        else:
            found.append(None)
    return found
