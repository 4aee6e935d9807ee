"""Units of columns, compared with the lines of the source that print them.

A unit follows a figure (``2,280백만원``, ``9.0%``), or is in brackets over the table, by itself
or after a colon: ``(in thousand euro)`` is none, ``(unit: thousand euro, %)`` is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.source import condensed
from yesan.source.numbers import Number

BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
PARTS = re.compile(r"[,，/·]")
AFTER = 20
"""How many characters after a figure its unit may need, blanks included."""


@dataclass(frozen=True)
class _Legend:
    """Units in brackets: their line, and the letters of each.

    Attributes:
        line: Its line.
        units: The letters of what it lists.
        is_said: Whether a colon says that these are units.
    """

    line: int
    units: frozenset[str]
    is_said: bool


class Units:
    """The units that a text prints."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.legends = list(_legends(text))

    def missing(
        self, resource: Resource, figures: Mapping[str, Sequence[Number]]
    ) -> Iterator[tuple[Field, str]]:
        """The columns of which the text prints another unit, or none, each with what it prints.

        Args:
            resource: The table.
            figures: The numbers of the text that are in each of its columns.
        """
        said = {f.of for f in resource.fields if f.role == "printed"}
        worded = any(f.type == "string" and f.role != "label" for f in resource.fields)
        everything = [n for found in figures.values() for n in found]
        for f in resource.printed if everything else ():
            if f.name in said:
                continue
            found = figures.get(f.name, ())
            unit = condensed.of(f.unit.default)
            over = self.over(resource, found or everything)
            if unit:
                if not (self.follows(unit, found) or any(unit in x.units for x in over)):
                    yield f, _listed(over)
            elif f.currency or (not worded and any(x.is_said for x in over)):
                yield f, _listed(over)

    def follows(self, unit: str, found: Sequence[Number]) -> bool:
        """Whether the unit is printed right after one of the figures."""
        return any(condensed.of(self.text[n.end : n.end + AFTER]).startswith(unit) for n in found)

    def over(self, resource: Resource, found: Sequence[Number]) -> list[_Legend]:
        """The legends among the lines of a table; without units, the last before its figures."""
        spans = [span for source in resource.sources for span in source.lines]
        within = [x for x in self.legends if any(a <= x.line <= b for a, b in spans)]
        if any(x.is_said for x in within):
            return within
        first = min(n.line for n in found)
        return [*within, *[x for x in self.legends if x.line <= first and x.is_said][-1:]]


def _legends(text: str) -> Iterator[_Legend]:
    for line, content in enumerate(text.split("\n"), start=1):
        for match in BRACKETS.finditer(content):
            head, colon, tail = match[1].rpartition(":" if ":" in match[1] else "：")
            units = {condensed.of(part) for part in PARTS.split(tail if colon else match[1])}
            if units - {""} and not any(unit.isdigit() for unit in units):
                yield _Legend(line, frozenset(units - {""}), bool(colon and head.strip()))


def _listed(over: Sequence[_Legend]) -> str:
    """What the legends that say units list."""
    units = sorted({unit for x in over if x.is_said for unit in x.units})
    return ", ".join(units) or "no unit"
