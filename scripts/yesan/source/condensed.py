"""A text without what a line break or a typesetter adds: its letters, digits and signs alone."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

KEPT = re.compile(r"[\w△▲%]")
"""What carries meaning. Blanks and punctuation change where a text from a PDF is broken."""
DIGITS = re.compile(r"\d{1,9}")


@dataclass(frozen=True, order=True)
class Mention:
    """A name in the text.

    Attributes:
        start: Where it begins among the letters.
        end: Where it ends.
        name: Its letters.
    """

    start: int
    end: int
    name: str


class Letters:
    """The letters of a source, each at its line and at its place in the text."""

    def __init__(self, text: str) -> None:
        self.text = ""
        self._lines = [0]
        self._places: list[int] = []
        self._digits = [[int(n) for n in DIGITS.findall(line)] for line in text.split("\n")]
        found: list[str] = []
        before = 0
        for line in text.split("\n"):
            for match in KEPT.finditer(line):
                letter = unicodedata.normalize("NFKC", match[0])
                found.append(letter)
                self._places.extend([before + match.start()] * len(letter))
            self._lines.append(len(self._places))
            before += len(line) + 1
        self.text = "".join(found)

    def at_line(self, line: int) -> int:
        """Where a line begins, counted from 1; the end of the text where it is past that."""
        return self._lines[min(line, len(self._lines)) - 1]

    def line_of(self, position: int) -> int:
        """The line of a letter."""
        return bisect_right(self._lines, position)

    def at(self, place: int) -> int:
        """How many letters come before a place of the text."""
        return bisect_left(self._places, place)

    def find(self, words: str, start: int, end: int) -> int | None:
        """Where a text first begins between two positions."""
        letters = of(words)
        found = self.text.find(letters, start, end + len(letters) - 1)
        return None if found < 0 else found

    def whole_numbers(self, first: int, end: int) -> set[int]:
        """Adjacent digits in some lines, as whole numbers: 2020 and 6 of 2020.6."""
        return {number for line in self._digits[first - 1 : end - 1] for number in line}

    def mentions(self, names: Iterable[str]) -> list[Mention]:
        """Where names are in the text, in order; not one that is part of a longer one."""
        found = sorted(
            Mention(match.start(), match.end(), name)
            for name in {of(name) for name in names} - {""}
            for match in re.finditer(re.escape(name), self.text)
        )
        return list(_longest(found))


def of(words: str) -> str:
    """The letters of a text."""
    return "".join(KEPT.findall(unicodedata.normalize("NFKC", words)))


def _longest(found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions that no other one contains."""
    end = 0
    for index, mention in enumerate(found):
        same = [m for m in found[index + 1 :] if m.start == mention.start and m.end > mention.end]
        if not same and mention.end > end:
            yield mention
        end = max(end, mention.end)
