"""Sources of the figures, contributors to the data, and licences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from yesan.package.freshness import Freshness
from yesan.package.text import Text

NOTHING_KNOWN = Freshness()


@dataclass(frozen=True)
class Exclusion:
    """Numbers of the source that are not data, and why: headings, dates, articles of law."""

    lines: tuple[int, int]
    numbers: frozenset[Decimal]
    reason: Text

    def covers(self, line: int, value: Decimal) -> bool:
        """Whether a number at a line is excluded; without `numbers`, all of the lines are."""
        first, last = self.lines
        return first <= line <= last and (not self.numbers or abs(value) in self.numbers)


@dataclass(frozen=True)
class Rewording:
    """Rows whose texts or names the source has in other words or elsewhere, and why.

    Attributes:
        lines: Where the rows begin.
        fields: The names of the fields.
        values: What their cells have; where none is listed, anything.
        reason: Why.
    """

    lines: tuple[int, int]
    fields: frozenset[str]
    values: frozenset[str]
    reason: Text

    def covers(self, line: int, field: str, value: str) -> bool:
        """Whether a cell is excused in a row that begins at a line."""
        first, last = self.lines
        known = not self.values or value in self.values
        return first <= line <= last and field in self.fields and known


@dataclass(frozen=True)
class Source:
    """Where figures come from: a document, and the lines of its text."""

    title: Text
    path: str = ""
    hash: str = ""
    date: str = ""
    lines: tuple[tuple[int, int], ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    freshness: Freshness = NOTHING_KNOWN

    @property
    def address(self) -> str:
        """Where it is on the web, if it is there."""
        return self.path if self.path.startswith(("https://", "http://")) else ""

    def at_page(self, number: int) -> str:
        """The address of one of its pages where it is a PDF, else its own; empty without one."""
        is_pdf = urlsplit(self.address).path.lower().endswith(".pdf")
        return f"{self.address}#page={number}" if is_pdf else self.address


@dataclass(frozen=True)
class License:
    """Under what terms the data may be used."""

    title: Text
    path: str = ""


@dataclass(frozen=True)
class Contributor:
    """Who had a part in the data, and which."""

    title: Text
    roles: tuple[str, ...] = ()
