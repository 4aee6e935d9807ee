"""Sentences in which each figure knows where it is from: text for all, marked where HTML shows it.

A `Marked` is a figure as written, with its origin. A message filled with some is a `Sentence`. Both
are texts, and stay marked in HTML: ``<data data-figure="c0123" value="-0.09">9.0%</data>``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, Self

from markupsafe import Markup, escape

ENDLESS, DECIMALS = 30, 12
"""Number of decimals that only a ratio has, and to which it is written for programs."""


class Origin(Protocol):
    """Where a figure is from."""

    @property
    def amount(self) -> Decimal:
        """The figure itself."""

    @property
    def reference(self) -> str:
        """What identifies it: the id of a claim, or the place of a cell, which has slashes."""


@dataclass(frozen=True)
class Reference:
    """An origin as another process knows it: the figure, and what identifies it."""

    amount: Decimal
    reference: str


class Marked(str):
    """A figure as written, with its origin."""

    __slots__ = ("origin",)
    origin: Origin

    def __new__(cls, text: str, origin: Origin) -> Self:
        """The text of a figure.

        Args:
            text: The figure as written.
            origin: Where it is from.
        """
        made = super().__new__(cls, text)
        made.origin = origin
        return made

    def __reduce__(self) -> tuple[type[Marked], tuple[str, Reference]]:
        return Marked, (str(self), Reference(self.origin.amount, self.origin.reference))

    def __html__(self) -> Markup:
        """The figure in an element of its own."""
        return Markup('<data data-figure="{}" value="{}">{}</data>').format(
            self.origin.reference, plain(self.origin.amount), str(self)
        )


class Counted(str):
    """A number that counts what is there: rows, pages, bytes; or the number of a line."""

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, text: str, kind: str) -> Self:
        """The text of a count.

        Args:
            text: The number as written.
            kind: What is counted.
        """
        made = super().__new__(cls, text)
        made.kind = kind
        return made

    def __reduce__(self) -> tuple[type[Counted], tuple[str, str]]:
        return Counted, (str(self), self.kind)

    def __html__(self) -> Markup:
        """The number in an element of its own."""
        return Markup('<data data-number="{}">{}</data>').format(self.kind, str(self))


class Sentence(str):
    """A text some of whose parts are marked."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str]) -> Self:
        """The text that some parts make up.

        Args:
            parts: The parts, sentences among them.
        """
        flat = tuple(piece for part in parts for piece in pieces(part))
        made = super().__new__(cls, "".join(flat))
        made.parts = flat
        return made

    def __reduce__(self) -> tuple[type[Sentence], tuple[tuple[str, ...]]]:
        return Sentence, (self.parts,)

    def __html__(self) -> Markup:
        """The text with its marks."""
        return Markup().join(escape(part) for part in self.parts)

    def __add__(self, other: str) -> Sentence:
        """Both texts in one, with the marks of both."""
        return Sentence((self, other))


def plain(value: Decimal) -> str:
    """A number for programs: every digit, but for those of an endless ratio."""
    endless = -int(value.as_tuple().exponent) > ENDLESS
    return f"{round(value, DECIMALS) if endless else value:f}"


MARKS = Marked | Counted | Sentence | Markup
"""The texts that stay as they are in a message: marked, or HTML of a template."""


def pieces(text: str) -> tuple[str, ...]:
    """The parts of a text, marked ones and others in turn."""
    return text.parts if isinstance(text, Sentence) else (text,)


def origins(text: str) -> list[Origin]:
    """Where the figures of a text are from, in their order."""
    return [part.origin for part in pieces(text) if isinstance(part, Marked)]


def references(text: str) -> str:
    """What identifies the figures of a text, with a space between two."""
    return " ".join(origin.reference for origin in origins(text))


def join(separator: str, texts: Iterable[str]) -> Sentence:
    """Texts in one, with their marks."""
    found: list[str] = []
    for text in texts:
        found += [separator, text] if found else [text]
    return Sentence(found)
