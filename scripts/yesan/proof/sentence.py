"""One sentence of a paragraph, with the figures that fill its placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from yesan.proof.elements import REFERENCE
from yesan.proof.figures import Figure, Figures
from yesan.proof.sentences import Paragraph, Said


@dataclass(frozen=True)
class Sentence:
    """A sentence among others.

    Attributes:
        said: What it says.
        after: What the next says; None where it is the last.
        paragraph: Where it stands.
        of: What its elements refer to.
    """

    said: Said
    after: Said | None
    paragraph: Paragraph
    of: Figures

    @property
    def following(self) -> Sequence[tuple[str, str]]:
        """The list behind it."""
        return self.after.pairs if self.after else ()

    def elements(self, placeholder: str) -> list[LexborNode]:
        """The elements that fill a placeholder."""
        return self.paragraph.inside(self.said.values.get(placeholder, ""))

    def text(self, placeholder: str) -> str:
        """The words that fill a placeholder, those in its elements where it has some."""
        words = "".join(node.text() for node in self.elements(placeholder))
        return words or self.said.values[placeholder]

    def reference(self, character: str) -> str:
        """What an element refers to."""
        return reference_of(self.paragraph.elements[character])

    def references(self, placeholder: str) -> list[str]:
        """What the elements of a placeholder refer to."""
        return [r for n in self.elements(placeholder) if (r := reference_of(n))]

    def figures(self, placeholder: str) -> list[Figure]:
        """The figures of a placeholder."""
        return [f for r in self.references(placeholder) if (f := self.of.of(r))]


def reference_of(node: LexborNode) -> str:
    """What an element refers to; empty where it is no figure."""
    return node.attributes.get(REFERENCE) or ""
