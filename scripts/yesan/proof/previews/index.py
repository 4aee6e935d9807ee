"""The index of the search as its files have it: what each page says, and under which names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from yesan.proof.site import readable

FOLDER, INDEX = "search", "index.js"
SCRIPT = re.compile(r'yesanIndex\("([a-z0-9-]+)",(.*)\)', re.DOTALL)
"""A file: a script that is one call, with its name and what it has."""
Kinds = list[tuple[str, str]]
"""The kinds of hits, with the heading of each."""
HIT = 4
"""How many parts a hit has: its title, its kind, its figure, and what it belongs to."""


@dataclass(frozen=True)
class Hit:
    """Something that is found by its name.

    Attributes:
        file: The file that says it.
        path: Where it leads.
        title: Its name.
        kind: What it is.
        figure: Its figure; may be empty.
        context: What it belongs to; may be empty.
        group: Under which heading it is found.
    """

    file: str
    path: str
    title: str
    kind: str
    figure: str
    context: str
    group: str


@dataclass(frozen=True)
class Passage:
    """A part of a page as the search shows it.

    Attributes:
        file: The file that says it.
        anchor: Where in the page it leads.
        text: What it says.
        hit: What it is, where it has a name of its own.
    """

    file: str
    anchor: str
    text: str
    hit: Hit | None


@dataclass(frozen=True)
class Leaf:
    """Some passages of a page, one after the other."""

    page: Hit
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Name:
    """A name that is found at once: its place, its kind, and what else it is called."""

    title: str
    kind: str
    group: str
    aliases: tuple[str, ...]
    place: int


@dataclass(frozen=True)
class Index:
    """What the search knows of a site.

    Attributes:
        leaves: The passages of all pages, in their order.
        names: What has a name.
        synonyms: Groups of words that mean the same.
        shelf: How far one leaf is from the next, as places are counted.
        rules: By what a browser reads a query.
        words: Each word, and how far the leaves are from each other that have it.
    """

    leaves: tuple[Leaf, ...]
    names: tuple[Name, ...]
    synonyms: tuple[tuple[str, ...], ...]
    shelf: int
    rules: Mapping[str, str]
    words: Mapping[str, list[int]]

    @classmethod
    def read(cls, site: Path) -> Index | None:
        """The index of a site; None where it has no search."""
        file = site / FOLDER / INDEX
        if not file.is_file():
            return None
        raw = _content(file)
        folder = site / _inside(raw["folder"])
        kinds: Kinds = [(kind, label) for label, kind in raw["kinds"]]
        count = len([*folder.glob("leaf-*.js")])
        leaves = tuple(_leaf(folder / f"leaf-{n}.js", kinds) for n in range(count))
        synonyms = tuple(map(tuple, raw["synonyms"]))
        names, words = tuple(_names(raw, kinds)), _words(folder, raw["volumes"])
        found = cls(leaves, names, synonyms, raw["shelf"], raw["rules"], words)
        if not all(isinstance(text, str) for text in found.texts()):
            raise TypeError("something else in the place of a text")
        if not all(isinstance(number, int) for number in found.numbers()):
            raise TypeError("something else in the place of a number")
        return found

    def texts(self) -> Iterator[str]:
        """All that is to be a text."""
        for leaf in self.leaves:
            held = [(p.anchor, p.text) for p in leaf.passages]
            hits = [leaf.page, *(p.hit for p in leaf.passages if p.hit)]
            yield from chain(*held, *map(astuple, hits))
        for name in self.names:
            yield from (name.title, name.kind, name.group, *name.aliases)
        yield from chain(*self.synonyms, *self.rules.items(), self.words)

    def numbers(self) -> Iterator[int]:
        """All that is to be a number."""
        yield self.shelf
        yield from (name.place for name in self.names)
        yield from chain(*self.words.values())


def _inside(name: str) -> str:
    """The folder of the index, which is below that of the search."""
    found = readable.inside(f"{FOLDER}/{name}")
    if not found.startswith(f"{FOLDER}/"):
        raise ValueError(f"the folder {name}")
    return found


def _content(file: Path) -> Any:
    """What a file of the index has."""
    script = SCRIPT.fullmatch(file.read_text(encoding="utf-8"))
    if script is None or script[1] != file.stem:
        raise ValueError(f"{file.name} is no script with this name")
    return json.loads(script[2])


def _words(folder: Path, firsts: list[str]) -> dict[str, list[int]]:
    """The words of all volumes, each of which begins with the word that the index says."""
    found: dict[str, list[int]] = {}
    for number, first in enumerate(firsts):
        volume = _content(folder / f"{number}.js")
        if next(iter(volume)) != first:
            raise ValueError(f"volume {number} does not begin with {first}")
        found |= volume
    return found


def _leaf(file: Path, kinds: Kinds) -> Leaf:
    path, title, kind, figure, context, held = _content(file)
    passages = tuple(
        Passage(
            file.name,
            anchor,
            text,
            _hit(file.name, f"{path}#{anchor}", own, kinds) if len(own) == HIT else None,
        )
        for anchor, _, text, *own in held
    )
    return Leaf(_hit(file.name, path, [title, kind, figure, context], kinds), passages)


def _hit(file: str, path: str, own: list[Any], kinds: Kinds) -> Hit:
    title, number, figure, context = own
    kind, group = kinds[number]
    return Hit(file, path, title, kind, figure, context, group)


def _names(raw: dict[str, Any], kinds: Kinds) -> Iterator[Name]:
    every = [kinds[kind] for kind, count in raw["runs"] for _ in range(count)]
    place = 0
    for text, step, (kind, group) in zip(raw["names"], raw["places"], every, strict=True):
        title, *aliases = text.split("\t")
        place += step
        yield Name(title, kind, group, tuple(aliases), place)
