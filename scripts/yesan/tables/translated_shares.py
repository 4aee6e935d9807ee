"""How much of a package is translated into another one of its languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yesan.package.package import Package
from yesan.package.translations import translations
from yesan.tables.table import Tables

TEXTS = frozenset({"title", "description", "unit", "selection", "reason", "text"})
"""The properties of a descriptor that readers see as text."""
DESCRIPTOR = "descriptor"
LISTED = 5
"""How many of the places are named in which most is missing."""


@dataclass(frozen=True)
class Share:
    """How much is translated into a language.

    Attributes:
        language: The language.
        known: How many texts there are.
        missing: How many of them are not translated, by where they are: the descriptor, or a
            column of a table.
    """

    language: str
    known: int
    missing: Mapping[str, int]

    @property
    def said(self) -> str:
        """The share in a sentence, with the places in which most is missing."""
        left = sum(self.missing.values())
        share = 100 * (self.known - left) / self.known if self.known else 100
        most = sorted(self.missing.items(), key=lambda place: (-place[1], place[0]))[:LISTED]
        told = ", ".join(f"{count:,} in {place}" for place, count in most)
        whole = f"{share:.1f} % of {self.known:,} texts are translated into {self.language}"
        return f"{whole}; missing are {told}" if left else whole


def of(package: Package, tables: Tables, language: str) -> Share:
    """The share of one language: of titles and other texts of the descriptor, and of names.

    Of the columns, those count that have a translation at all.

    Args:
        package: The package.
        tables: Its rows.
        language: The language.
    """
    known, missing = 0, Counter[str]()
    for has in _texts(package.raw, language):
        known += 1
        missing[DESCRIPTOR] += not has
    for name, found in translations(package, language).items():
        for column, translated in found.items():
            texts = [row for _, row in tables[name] if row[column] is not None]
            known += len(texts)
            missing[f"{name}.{column}"] += sum(row[translated] is None for row in texts)
    return Share(language, known, {place: count for place, count in missing.items() if count})


def _texts(value: Any, language: str) -> Iterator[bool]:
    """For each text of a descriptor, whether it has it in a language."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name in TEXTS and isinstance(item, str) and item:
                yield f"{name}@{language}" in value
            elif name in TEXTS and isinstance(item, Mapping):
                yield language in item
            else:
                yield from _texts(item, language)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, language)
