"""What a search reads in the browser: names, and an index of every word, in files of a few kB.

A search needs no server: it fetches the parts of the index that have its words, and the text that
it shows. ``search/index.js`` has everything that has a name, so that the first key finds
something, says where the rest is, in a folder whose name is a hash of its files, and gives the
scripts the `RULES` by which it was made. The files of the folder are

- *volumes*, like those of an encyclopaedia: each term from one to another, with the leaves that
  have it. A term is a word of letters and digits, or two neighbouring characters of scripts in
  which words are not always divided by spaces (한글, かな, 漢字): so inner parts of words are
  found, and words with endings;
- *leaves*: some passages of one page each, about 1,500 characters.

Leaves are numbered in the order of importance: of a term that very many have, the first `MANY` are
listed. Where a number is, is listed in the order in which it is sought there: first the pages that
say it at their beginning, those above others before these, then rows of tables, then all else.

Each file is a script of one call, `CALL` with its name and its content, as JSON: a page that was
opened from a folder may fetch no file, and may load scripts.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from yesan.search.entries import PAGE, Entry
from yesan.search.passages import Document, Passage

FOLDER = "search"
INDEX = "index"
CALL = "yesanIndex"
"""What a file calls, with its name and what it has."""
LEAF = 1_500
"""A leaf ends with the passage that makes it longer than this many characters."""
SHELF = 64
"""The most passages of a leaf: a place is the leaf's number, times this, plus the passage's."""
VOLUME = 6_000
"""A volume ends with the term that makes it longer than this many bytes; a third if compressed."""
MANY = 1_000
"""Of a term that more leaves have, this many are listed; a 0 after them says that others do."""
KNOWN = 300_000
"""How many characters of names are listed; what else has a name is found by its words."""
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""A comma between thousands."""
MARKED = re.compile(r"([a-z])[\u0300-\u036f]+")
"""A Latin letter with its accents, decomposed."""
UNPARTED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
"""The characters of scripts in which words are not always divided by spaces."""
WORD = re.compile(rf"[{UNPARTED}]+|[^\W_{UNPARTED}]+")
"""A run of such characters, or of other letters and digits."""
DECIMAL = re.compile(r"(?<!\d)(?<!\d\.)\d+\.\d+(?!\d|\.\d)")
"""A number with decimals, which is a term beside those of its two parts; a date is none."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
"""A term that is a number."""
DOT = "\N{HANGUL LETTER ARAEA}"
"""A letter that people type instead of a middle dot."""
RULES = {
    "dot": DOT,
    "grouped": GROUPED.pattern,
    "marked": MARKED.pattern,
    "unparted": UNPARTED,
}
"""What the scripts fold a query by: the patterns mean the same in Python and in JavaScript."""


@dataclass(frozen=True)
class Leaf:
    """Some passages of a page, in order, each with its entry where it has a name of its own."""

    page: Entry
    passages: tuple[tuple[Passage, Entry | None], ...]


def files(
    entries: Sequence[Entry],
    kinds: Mapping[str, str],
    synonyms: Sequence[Sequence[str]],
    documents: Mapping[str, Document],
) -> dict[str, bytes]:
    """The files of the search, by their paths in the site.

    Args:
        entries: What has a name, what matters most first.
        kinds: The headings of all kinds of entries, in their order.
        synonyms: Groups of words that mean the same.
        documents: What every page says that can be found, by its path.
    """
    leaves = list(_leaves(entries, documents))
    number = {kind: n for n, kind in enumerate(kinds)}
    volumes = dict(_volumes(leaves))
    found = {str(n): content for n, content in enumerate(volumes.values())}
    found |= {f"leaf-{n}": _json(_leaf(leaf, number)) for n, leaf in enumerate(leaves)}
    folder = sha256(b"".join(found.values())).hexdigest()[:12]
    index = {
        "folder": folder,
        "rules": RULES,
        "shelf": SHELF,
        "kinds": [[label, kind.partition(" ")[0]] for kind, label in kinds.items()],
        "synonyms": synonyms,
        "volumes": list(volumes),
        **_names(entries, leaves, number),
    }
    return {
        f"{FOLDER}/{INDEX}.js": _script(INDEX, _json(index)),
        **{f"{FOLDER}/{folder}/{name}.js": _script(name, text) for name, text in found.items()},
    }


def terms(text: str) -> Iterator[str]:
    """The terms of a text: its words, and of unparted scripts every two neighbouring characters."""
    for word in WORD.findall(normal(text)):
        if len(word) == 1 or not re.match(f"[{UNPARTED}]", word):
            yield word
        else:
            yield from (word[i : i + 2] for i in range(len(word) - 1))


def normal(text: str) -> str:
    """The text in small letters of one width, without accents, its numbers without separators."""
    plain = unicodedata.normalize("NFKC", text.replace(DOT, " ")).lower()
    if not plain.isascii():
        plain = MARKED.sub(r"\1", unicodedata.normalize("NFD", plain))
    return GROUPED.sub("", unicodedata.normalize("NFC", plain))


def _leaves(entries: Iterable[Entry], documents: Mapping[str, Document]) -> Iterator[Leaf]:
    """The leaves of each page: pages with an entry in the order of these, then all others."""
    named = {e.path: e for e in entries}
    for path in dict.fromkeys((*named, *documents)):
        if path not in documents:
            continue
        document = documents[path]
        page = named.get(path) or Entry(path, PAGE, document.title)
        held: list[tuple[Passage, Entry | None]] = []
        for passage in document.passages:
            held.append((passage, named.get(f"{path}#{passage.anchor}")))
            if len(held) == SHELF or sum(len(p.text) for p, _ in held) > LEAF:
                yield Leaf(page, tuple(held))
                held = []
        if held:
            yield Leaf(page, tuple(held))


def _leaf(leaf: Leaf, number: Mapping[str, int]) -> list[object]:
    """A leaf as it is read: path, title, kind, figure and context of its page, then passages.

    A passage is its anchor, the length of its heading, its text, and what else its entry has.
    """
    page = leaf.page
    held = [
        [p.anchor, p.heading, p.text]
        + ([own.title, number[own.kind], own.figure, own.context] if own and own.title else [])
        for p, own in leaf.passages
    ]
    return [page.path, page.title, number[page.kind], page.figure, page.context, held]


def _names(
    entries: Iterable[Entry], leaves: Sequence[Leaf], number: Mapping[str, int]
) -> dict[str, object]:
    """Titles and aliases with their places, by kind, as many as `KNOWN` allows."""
    places: dict[str, int] = {}
    other: dict[str, Entry] = {}
    for n, leaf in enumerate(leaves):
        if leaf.page.path not in places:
            other[leaf.page.path] = leaf.page
            places[leaf.page.path] = n * SHELF
        for m, (passage, own) in enumerate(leaf.passages):
            if own:
                places.setdefault(f"{leaf.page.path}#{passage.anchor}", n * SHELF + m)
    pages = [e for path, e in other.items() if e.kind == PAGE and path == e.path]
    listed: list[Entry] = []
    size = 0
    for entry in (*entries, *pages):
        if entry.named and entry.path in places and size < KNOWN:
            listed.append(entry)
            size += len(entry.title) + sum(map(len, entry.aliases))
    runs = [(number[kind], len(list(run))) for kind, run in groupby(listed, lambda e: e.kind)]
    at = [places[entry.path] for entry in listed]
    return {
        "names": ["\t".join((e.title, *e.aliases)) for e in listed],
        "places": [now - before for before, now in zip([0, *at], at, strict=False)],
        "runs": runs,
    }


def _all_terms(text: str) -> set[str]:
    """The terms of a text, and its numbers with decimals."""
    return {*terms(text), *DECIMAL.findall(normal(text))}


class _Sought:
    """Where a number is sought first."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = leaves
        first: dict[str, str] = {}
        self.begun: list[dict[str, int]] = []
        self.rows: list[dict[str, int]] = []
        for leaf in leaves:
            anchor = first.setdefault(leaf.page.path, leaf.passages[0][0].anchor)
            self.begun.append(_numbers(p for p, _ in leaf.passages if p.anchor == anchor))
            self.rows.append(_numbers(p for p, own in leaf.passages if own))

    def order(self, n: int, term: str) -> tuple[int, int, int, int]:
        """What puts the leaves that have a term in order, the first of which is 1."""
        path = self.leaves[n - 1].page.path
        begun = self.begun[n - 1]
        here = 0 if term in begun else 1 if term in self.rows[n - 1] else 2
        return here, path.count("/"), begun.get(term, 0), n


def _numbers(passages: Iterable[Passage]) -> dict[str, int]:
    """The numbers of some passages, each with how many are before it."""
    found: dict[str, int] = {}
    for number in NUMBER.findall(normal(" ".join(p.text for p in passages))):
        for term in (number, *number.split(".")):
            found.setdefault(term, len(found))
    return found


def _volumes(leaves: Sequence[Leaf]) -> Iterator[tuple[str, bytes]]:
    """The volumes by their first terms, in the order in which a browser compares these."""
    found: dict[str, list[int]] = {}
    sought = _Sought(leaves)
    for n, leaf in enumerate(leaves, 1):
        page = leaf.page
        own = (text for _, e in leaf.passages if e for text in (e.title, *e.aliases))
        texts = (page.title, *page.aliases, page.context, *own, *(p.text for p, _ in leaf.passages))
        for term in _all_terms("\n".join(texts)):
            found.setdefault(term, []).append(n)
    volume: dict[str, list[int]] = {}
    size = 0
    for term in sorted(found, key=lambda term: term.encode("utf-16-be")):
        held = found[term]
        if NUMBER.fullmatch(term) and len(held) <= MANY:
            held.sort(key=lambda n: sought.order(n, term))
        gaps = [now - before for before, now in zip([0, *held], held[:MANY], strict=False)]
        volume[term] = gaps if len(held) <= MANY else [*gaps, 0]
        size += len(term.encode()) + 2 * len(gaps)
        if size > VOLUME:
            yield next(iter(volume)), _json(volume)
            volume, size = {}, 0
    if volume:
        yield next(iter(volume)), _json(volume)


def _script(name: str, content: bytes) -> bytes:
    return b'%s("%s",%s)' % (CALL.encode(), name.encode(), content)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
