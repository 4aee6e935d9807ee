"""What a paragraph with figures says, message by message; one that nobody wrote is none.

A figure, a name that is marked, and a count are each a single character of the text, so that only
words are compared. What else fills a placeholder must be a word of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from yesan.proof.figures.figures import Figure, Figures
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import ASIDE, REFERENCE
from yesan.proof.site.verbatim import single

FIRST = 0xE000
"""The first of the characters that represent elements: they are of no text."""
ELEMENT = re.compile("[\ue000-\uf8ff]")
PAIR = re.compile("(.+?) ([\ue000-\uf8ff])(?: \\(([^()]*)\\))?")
COMMA, HELD = ", ", ",\ufdd0"
"""What is between two names, and what is written for it inside one."""
LOOSE = re.compile(" +(?=[,;.]|$)")
"""Blanks that a mark left behind."""
LISTED, AND = "{names} and {last}", re.compile(r"\{names(?::([^{}]*))?\}(.*)\{")


@dataclass(frozen=True)
class Said:
    """A message as a paragraph says it.

    Attributes:
        id: The message in English; empty for a mere list of names with their figures.
        values: What fills each placeholder: characters that represent elements, or words.
        pairs: The names of a list, each with the character of its figure.
    """

    id: str
    values: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """An element with figures.

    Attributes:
        text: What it says, each marked element as one character.
        elements: The elements by their characters.
    """

    text: str
    elements: Mapping[str, LexborNode]

    @classmethod
    def of(cls, node: LexborNode) -> Paragraph:
        """The paragraph that an element is."""
        elements: dict[str, LexborNode] = {}
        text = single("".join(_texts(node, elements)))
        return cls(LOOSE.sub("", text), elements)

    def inside(self, value: str) -> list[LexborNode]:
        """The elements in a part of the text, in their order."""
        return [self.elements[c] for c in value if c in self.elements]


class Sentences:
    """Reads paragraphs by the messages of a catalog.

    Args:
        catalog: The messages.
        words: The words of the package.
    """

    def __init__(self, catalog: Catalog, words: frozenset[str]) -> None:
        self.catalog = catalog
        self.words = words
        self._read: dict[str, tuple[Said, ...] | None] = {}
        self._commas = sorted((w for w in words if COMMA in w), key=len, reverse=True)
        (listed,) = catalog.text(LISTED)[:1]
        joined = AND.search(listed)
        particles, word = (joined[1] or "", joined[2]) if joined else ("", "")
        self._joints = {"", ",", *((form + word).strip() for form in particles.split("/"))}

    def read(self, text: str) -> tuple[Said, ...] | None:
        """What a text says; None where it is no row of messages."""
        if text not in self._read:
            said = self._from(text, 0)
            self._read[text] = said if said is not None else self._with_commas(text)
        return self._read[text]

    def _with_commas(self, text: str) -> tuple[Said, ...] | None:
        """What a text says that has a name with a comma, which is not one between two names."""
        for name in self._commas:
            if name in text:
                text = text.replace(name, name.replace(COMMA, HELD))
        if HELD not in text:
            return None
        said = self._from(text, 0)
        return said and tuple(
            Said(
                one.id,
                {key: value.replace(HELD, COMMA) for key, value in one.values.items()},
                tuple((name.replace(HELD, COMMA), figure) for name, figure in one.pairs),
            )
            for one in said
        )

    def _from(self, text: str, start: int) -> tuple[Said, ...] | None:
        if start >= len(text):
            return ()
        for message in self.catalog.messages:
            found = message.match(text, start)
            if found is None or not all(map(self._fills, found.groups())):
                continue
            if found[0] in self.words:
                continue  # a name, and no sentence
            rest = self._from(text, found.end() + 1)
            if rest is not None:
                values = dict(zip(message.names, found.groups(), strict=True))
                return Said(message.id, values), *rest
        return self._pairs(text[start:])

    def _pairs(self, text: str) -> tuple[Said, ...] | None:
        """A list of names, each with its figure."""
        found, left = [], text.removesuffix(".")
        while left:
            pair = PAIR.match(left)
            if pair is None or pair[1].replace(HELD, COMMA) not in self.words:
                return None
            if pair[3] and self.read(pair[3]) is None:
                return None
            found.append((pair[1], pair[2]))
            left = left[pair.end() :]
            if left[:2] == ", ":
                left = left[2:]
            elif left:
                return None
        return (Said("", {}, tuple(found)),)

    def _fills(self, value: str) -> bool:
        """Whether something may fill a placeholder: elements, words of the package, lists."""
        value = value.replace(HELD, COMMA)
        if value in self.words or value.isdecimal():
            return True
        pieces = [piece.strip() for piece in ELEMENT.split(value)]
        return len(pieces) > 1 and all(p in self._joints or p in self.words for p in pieces)


def _texts(node: LexborNode, elements: dict[str, LexborNode]) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""
        elif child.tag == "data":
            character = chr(FIRST + len(elements))
            elements[character] = child
            yield character
        elif child.tag != "sup" and not ASIDE & set((child.attributes.get("class") or "").split()):
            yield from _texts(child, elements)


@dataclass(frozen=True)
class Sentence:
    """A sentence among others.

    Attributes:
        said: What it says.
        after: What the next says; None where it is the last.
        paragraph: Where it is.
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
