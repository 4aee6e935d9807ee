"""The numbers of a source text, each at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
NEGATIVE = re.compile(r"(?:[△▲]\s?|(?<![\w.~])[-−])$")
"""A triangle, or a minus that touches its number: a minus apart means a missing figure."""
PERCENT = re.compile("[%％]")


@dataclass(frozen=True)
class Number:
    """A number of the text.

    Attributes:
        line: Its line, counted from 1.
        place: Its position among all numbers of the text.
        position: Its position among the numbers of its line, counted from 1.
        value: Its value.
        start: Where it starts in the text, its sign included.
        end: Where it ends, a percent sign not included.
        printed: How it is printed, with its sign and a percent sign: ``△9.0%``.
    """

    line: int
    place: int
    position: int
    value: Decimal
    start: int
    end: int
    printed: str

    def __str__(self) -> str:
        return f"{self.value:,f} (line {self.line})"


def numbers(text: str) -> Iterator[Number]:
    """Every number of the text in order; a triangle or a minus before it makes it negative."""
    place = before = 0
    for line, content in enumerate(text.split("\n"), start=1):
        for position, match in enumerate(NUMBER.finditer(content), start=1):
            value = Decimal(match[0].replace(",", ""))
            negative = NEGATIVE.search(content[: match.start()])
            percent = PERCENT.match(content, match.end())
            start = negative.start() if negative else match.start()
            yield Number(
                line=line,
                place=place,
                position=position,
                value=-value if negative else value,
                start=before + start,
                end=before + match.end(),
                printed=content[start : percent.end() if percent else match.end()],
            )
            place += 1
        before += len(content) + 1


def spelled(words: str, text: str, stream: Sequence[Number]) -> list[tuple[list[Number], str]]:
    """Where a figure in words is first printed: its numbers of each line, and how they are printed.

    Args:
        words: The figure, such as ``12억 3천 4백만원``.
        text: The text.
        stream: The numbers of the text that may be those of the figure, in order.

    Returns:
        One pair for each line that the figure is printed in: it may be broken anywhere. Nothing
        where the words are not in the text.
    """
    own = [abs(number.value) for number in numbers(words)]
    if not own or not stream:
        return []
    spaced = r"\s*".join(re.escape(character) for character in "".join(words.split()))
    for match in re.compile(spaced).finditer(text, stream[0].start):
        if match.start() > stream[-1].start:
            break
        found = [n for n in stream if match.start() <= n.start and n.end <= match.end()]
        if [abs(n.value) for n in found] == own:
            return _by_line(found, match[0])
    return []


def _by_line(found: Sequence[Number], printed: str) -> list[tuple[list[Number], str]]:
    """The numbers of a figure line by line, each with its part of what is printed."""
    parts = iter(filter(NUMBER.search, printed.split("\n")))
    lines = sorted({number.line for number in found})
    return [([n for n in found if n.line == line], next(parts).strip()) for line in lines]


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
