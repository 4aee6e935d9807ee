"""The lines of the sources: those that rows and the descriptor name, and what is printed there."""

from __future__ import annotations

import csv
import io
import re
from functools import cached_property

from yesan.package.package import EVIDENCE
from yesan.package.source import Source
from yesan.proof.data.cells import Cells

WHOLE = re.compile(r"\d+")


class Lines:
    """The lines that a package names."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells

    def has(self, number: str) -> bool:
        """Whether a number is that of a line of the source."""
        return number.isascii() and int(number) in self.known

    @cached_property
    def printed(self) -> dict[int, set[str]]:
        """The figures of each line of the source, as they were recorded."""
        content = self.cells.package.contents.get(EVIDENCE, b"").decode()
        found: dict[int, set[str]] = {}
        for row in csv.DictReader(io.StringIO(content)):
            found.setdefault(int(row["line"]), set()).add(row["printed"])
        return found

    @cached_property
    def known(self) -> frozenset[int]:
        """The numbers of all of them."""
        found = set(self.printed)
        for resource in self.cells.package.resources:
            line = resource.source_line
            texts = (row[line.name] for row in self.cells.rows[resource.id].values() if line)
            found |= {int(text) for text in texts if text}
            found |= _declared(resource.sources)
            found |= set((resource.complete and resource.complete.lines) or ())
        return frozenset(found | _declared(self.cells.package.sources))


def _declared(sources: tuple[Source, ...]) -> set[int]:
    spans = [span for s in sources for span in (*s.lines, *(e.lines for e in s.excluded))]
    return {line for first, last in spans for line in (first, last)}
