"""Where the search says that words are: in all passages that have them, and in no other.

Words are told apart here once more: runs of letters and digits, and of scripts without spaces every
two neighbours. A leaf is found by the words of its passages, by its names, and by no other word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate, groupby, pairwise

from yesan.proof.finding import Finding
from yesan.proof.previews.index import FOLDER, INDEX, Index, Leaf

FILE = f"{FOLDER}/{INDEX}"
UNPARTED = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3))
"""The characters of scripts in which words are not always divided by spaces."""
DOT = "\N{HANGUL LETTER ARAEA}"
DECIMAL = re.compile(r"\d+(?:\.\d+)+")
"""Digits with full stops between them: with one, a number that is looked for as a whole too."""
RULES = {
    "dot": DOT,
    "grouped": r"(?<=\d),(?=\d{3}(?!\d))",
    "marked": r"([a-z])[\u0300-\u036f]+",
    "unparted": "".join(rf"\u{first:04x}-\u{last:04x}" for first, last in UNPARTED),
}
"""By what a browser folds a query: as the words of the index were."""
MANY = 1_000
"""Maximum number of leaves that are listed for a word."""


def check(index: Index, texts: Callable[[Leaf], Iterable[str]]) -> Iterator[Finding]:
    """What is wrong in the volumes of an index, and in the rules by which a query is read.

    Args:
        index: The index.
        texts: What the rows that a leaf shows say beside it, in other languages, say.
    """
    if index.rules != RULES:
        yield Finding(FILE, "rules", str(dict(index.rules)), str(RULES))
    keys = [word.encode("utf-16-be") for word in index.words]
    if any(one >= other for one, other in pairwise(keys)):
        yield Finding(FILE, "volumes", "words in another order", "the order of a browser")
    names = _names(index)

    @cache
    def more_of(number: int) -> set[str]:
        if number >= len(index.leaves):
            return set()
        leaf = index.leaves[number]
        return words("\n".join(texts(leaf))) | names.get(leaf.page.path, set())

    held: dict[str, set[int]] = defaultdict(set)
    for number, leaf in enumerate(index.leaves):
        for word in _words_of(leaf):
            held[word].add(number)
    for word, gaps in index.words.items():
        found = {place - 1 for place in accumulate(gap for gap in gaps if gap)}
        more = {n for n in found - held[word] if word not in more_of(n)}
        missing = held[word] - found if len(found) < MANY else set()
        for number in sorted(more | missing)[:1]:
            said = "a page without it" if number in more else "a page less"
            page = index.leaves[number].page.path if number < len(index.leaves) else FILE
            yield Finding(page, f"“{word}” in the search", said, "the pages that have it")
    for word in sorted(held.keys() - index.words.keys())[:1]:
        yield Finding(FILE, f"“{word}” in the search", "no page", "the pages that have it")


def _words_of(leaf: Leaf) -> set[str]:
    hits = [leaf.page, *(p.hit for p in leaf.passages if p.hit)]
    texts = [leaf.page.context, *(hit.title for hit in hits), *(p.text for p in leaf.passages)]
    return words("\n".join(texts))


def _names(index: Index) -> Mapping[str, set[str]]:
    """The words of all names of what is on a page, by its path."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in index.names:
        number = name.place // index.shelf
        if 0 <= number < len(index.leaves):
            own = words("\n".join((name.title, *name.aliases)))
            found[index.leaves[number].page.path] |= own
    return found


def words(text: str) -> set[str]:
    """The words of a text, as they are looked for."""
    plain = unicodedata.normalize("NFKC", text.replace(DOT, " ")).lower()
    plain = unicodedata.normalize("NFC", "".join(_without_accents(plain)))
    plain = "".join(_without_commas(plain))
    found: set[str] = set()
    for kind, letters in groupby(plain, key=_kind):
        run = "".join(letters)
        if kind == "unparted" and len(run) > 1:
            found |= {run[n : n + 2] for n in range(len(run) - 1)}
        elif kind:
            found.add(run)
    return found | {number for number in DECIMAL.findall(plain) if number.count(".") == 1}


def _without_accents(text: str) -> Iterator[str]:
    """The letters of a text, those of the Latin alphabet without what is above or below them."""
    before = ""
    for letter in unicodedata.normalize("NFD", text):
        accent = "\u0300" <= letter <= "\u036f"
        if not (accent and before.isascii() and before.isalpha()):
            yield letter
            before = letter


def _without_commas(text: str) -> Iterator[str]:
    """The letters of a text without the commas between thousands."""
    for n, letter in enumerate(text):
        group = text[n + 1 : n + 4]
        between = letter == "," and n > 0 and text[n - 1].isdecimal() and len(group) == len("000")
        if not (between and group.isdecimal() and not text[n + 4 : n + 5].isdecimal()):
            yield letter


@lru_cache(maxsize=2**16)
def _kind(letter: str) -> str:
    """What a letter is: of a script without spaces, another letter or digit, or neither."""
    if any(first <= ord(letter) <= last for first, last in UNPARTED):
        return "unparted"
    return "word" if letter.isalnum() else ""
