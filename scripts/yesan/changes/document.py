"""A report as headings, sentences, lists and tables, whatever it is written as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sentences:
    """A paragraph.

    Attributes:
        text: What it says.
    """

    text: str


@dataclass(frozen=True)
class Items:
    """A list.

    Attributes:
        texts: Its items.
    """

    texts: Sequence[str]


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes:
        header: The names of its columns.
        rows: Its rows.
        numbers: The places of columns of numbers, from 0.
    """

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()


Block = Sentences | Items | Grid


@dataclass(frozen=True)
class Section:
    """A heading with what is below it.

    Attributes:
        title: The heading.
        blocks: What is below it.
        level: How deep it is: 1 of the whole, 2 of a part.
    """

    title: str
    blocks: Sequence[Block]
    level: int = 2


@dataclass(frozen=True)
class Document:
    """A report.

    Attributes:
        language: Its language.
        sections: Its sections; the first has the title of the whole.
    """

    language: str
    sections: Sequence[Section]
