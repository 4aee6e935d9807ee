"""The numbers of a source text, each at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
NEGATIVE = re.compile(r"(?:[△▲]\s?|(?<![\w.~])[-−])$")
"""A triangle, or a minus that touches its number: one that stands apart is a missing figure."""


@dataclass(frozen=True)
class Number:
    """A number of the text: what it says, and where it stands."""

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
