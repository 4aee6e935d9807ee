"""Words that several rows of a table have: a row is told from the others with what it alone has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from yesan.package.resource import Resource
from yesan.proof.data.records import Texts


class RecurringWords:
    """The words of the rows of one table.

    Args:
        resource: The table.
        rows: Its rows by their numbers.
    """

    def __init__(self, resource: Resource, rows: Mapping[int, Texts]) -> None:
        self.texts = [f.name for f in resource.fields if f.type == "string"]
        self.rows = rows

    @cached_property
    def counts(self) -> dict[str, Counter[str | None]]:
        """How often a column has each of its words."""
        return {name: Counter(row[name] for row in self.rows.values()) for name in self.texts}

    def apart(self, row: Texts) -> Iterator[str]:
        """The words that other rows have as well, each with one that no other row has."""
        said = {name: text for name in self.texts if (text := row[name]) is not None}
        alone = [text for name, text in said.items() if self.counts[name][text] == 1]
        for name, text in said.items():
            if self.counts[name][text] > 1:
                yield from (f"{text} ({code})" for code in alone)
