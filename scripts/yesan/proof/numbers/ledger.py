"""The origin of every number of a site, and the numbers that have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from yesan.proof.data.cells import Cells
from yesan.proof.finding import Finding
from yesan.proof.numbers.counts import Counts
from yesan.proof.site.verbatim import BETWEEN, Verbatim, covers
from yesan.proof.site.written import Reader

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f'’]\d+)*")
BLANKS = re.compile(r"[\s\u200e\u200f]+")


@dataclass
class Ledger:
    """Notes the numbers of a site.

    Attributes:
        cells: The tables.
        counts: Counts again what pages count.
        reader: Reads the numbers of the language of the site.
        verbatim: The texts of the package.
        messages: The words with numbers that the site's own messages have.
        found: How many numbers are accounted for, by what they are.
        left: Those that are not.
        discrepancies: How many errors of the source the last page names, whose pictures come next.
    """

    cells: Cells
    counts: Counts
    reader: Reader
    verbatim: Verbatim
    messages: frozenset[str] = frozenset()
    found: Counter[str] = field(default_factory=Counter)
    left: list[Finding] = field(default_factory=list)
    discrepancies: int = 0
    _seen: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def unsaid(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where a text has numbers that are in no text of the package, and no message."""
        if self.verbatim.is_label(text):
            return ()
        if text not in self._seen:
            times = [*self._times(text)]
            self._seen[text] = tuple(
                m.span()
                for m in NUMBER.finditer(text)
                if not self.verbatim.has(text, *m.span())
                if not any(covers(text, said, *m.span()) for said in self.messages)
                if not any(start <= m.start() and m.end() <= end for start, end in times)
            )
        return self._seen[text]

    def _times(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the name of a row has the time that the row is of, behind what else it is of."""
        start = 0
        for part in text.split(BETWEEN) if BETWEEN in text else ():
            if self.verbatim.is_label(part):
                yield start, start + len(part)
            start += len(part) + len(BETWEEN)


def bare(text: str) -> str:
    """A text without any blank."""
    return BLANKS.sub("", text)
