"""What a page says, as its previews may say it again: its text, its parts, its figures."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import starmap

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.numbers.ledger import bare
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import single

CONTENT = ("article", "main", "[role=main]", "body")
"""Where the text of a page is: in the first of these that it has."""
SILENT = {
    *("script", "style", "template", "noscript", "svg", "nav", "footer", "dialog"),
    *("input", "select", "textarea"),
}
APART = {"headerlink", "yesan-hidden", "yesan-mark", "yesan-find", "yesan-changed"}
UNSEEN = ("hidden", "popover", "data-search-exclude")
"""What is no text of a page: its controls and pictures, and what explains a word."""
BOUND = "·"
"""What is before each cell."""
BOUNDS = re.compile("·+")
HEADING = re.compile("h[1-6]")


@dataclass(frozen=True)
class Key:
    """A key figure of a page.

    Attributes:
        label: What it is called.
        text: The figure.
        reference: What it refers to.
        unequal: How many errors of the source contradict it.
    """

    label: str
    text: str
    reference: str
    unequal: int

    @classmethod
    def of(cls, label: LexborNode, value: LexborNode) -> Key:
        """The key figure of a pair of a list."""
        figure = value.css_first(f"data[{REFERENCE}]")
        return cls(
            single(_words(label)),
            single(figure.text()) if figure else "",
            (figure.attributes[REFERENCE] or "") if figure else "",
            len(value.css(".yesan-mark")),
        )


@dataclass
class Seen:
    """What a page says.

    Attributes:
        title: Its first heading, or its title.
        titles: Both of them, the title without the name of the site as well.
        site: The name of the site, as its head has it.
        description: What its head says of it.
        text: Its text without blanks, a middle dot before each cell.
        starts: Where in it each element with an id begins.
        ends: Where it ends; a heading ends with the page.
        rows: The table and the line of each row with an id.
        figures: What the figures in the page refer to, by their texts.
        key: Its key figures.
    """

    title: str
    titles: tuple[str, ...]
    site: str
    description: str
    text: str = ""
    starts: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    rows: dict[str, tuple[str, int]] = field(default_factory=dict)
    figures: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    key: tuple[Key, ...] = ()

    @classmethod
    def of(cls, tree: LexborHTMLParser) -> Seen:
        """What a page says."""
        heads = [single(_words(n)) for n in (*tree.css("h1")[:1], *tree.css("title")[:1])]
        site = _meta(tree, 'property="og:site_name"')
        titles = (*heads, *(head.removesuffix(f" - {site}") for head in heads))
        description = _meta(tree, 'name="description"') or _meta(tree, 'property="og:description"')
        seen = cls(heads[0] if heads else "", titles, site, description)
        content = next((found for name in CONTENT if (found := tree.css_first(name))), None)
        if content is not None:
            reader = _Reader()
            reader.read(content)
            seen.text, seen.starts, seen.ends = "".join(reader.parts), reader.starts, reader.ends
        for row in tree.css("table[data-table] tr[data-row][id]"):
            table = row.parent
            while table is not None and "data-table" not in table.attributes:
                table = table.parent
            if table is not None:
                named = table.attributes["data-table"] or ""
                seen.rows[row.attributes["id"] or ""] = named, int(row.attributes["data-row"] or 0)
        for node in tree.css(f"data[{REFERENCE}]"):
            seen.figures[bare(node.text())].add(node.attributes[REFERENCE] or "")
        if key := tree.css_first("dl.yesan-key"):
            pairs = zip(key.css("dt"), key.css("dd"), strict=True)
            seen.key = tuple(starmap(Key.of, pairs))
        return seen


class _Reader:
    """Reads the text of a page, and where its elements are in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.starts: dict[str, int] = {}
        self.ends: dict[str, int] = {}

    def read(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self.add(child.text_content or "")
                continue
            if _is_apart(child):
                continue
            if tag in {"td", "th"}:
                self.add(BOUND)
            at = self.size
            self.read(child)
            if name := child.attributes.get("id"):
                self.starts[name] = at
                self.ends[name] = -1 if HEADING.fullmatch(tag) else self.size

    def add(self, text: str) -> None:
        added = plain(text)
        if self.parts and self.parts[-1].endswith(BOUND):
            added = added.removeprefix(BOUND)
        if added:
            self.parts.append(added)
            self.size += len(added)


def _meta(tree: LexborHTMLParser, which: str) -> str:
    node = tree.css_first(f"meta[{which}]")
    return single(node.attributes.get("content") or "") if node else ""


def plain(text: str) -> str:
    """A text in composed characters without blanks, one dot for several."""
    return BOUNDS.sub(BOUND, bare(unicodedata.normalize("NFC", text)))


def _is_apart(node: LexborNode) -> bool:
    own = node.attributes
    return (
        (node.tag or "") in SILENT | {"-comment"}
        or any(name in own for name in UNSEEN)
        or bool(APART & set((own.get("class") or "").split()))
        or _is_technical(node)
    )


def _is_technical(node: LexborNode) -> bool:
    """Whether an element is the key of a row, or a file that a line of a page leads to."""
    around = node.parent.tag if node.parent else ""
    is_file = "yesan-file" in (node.attributes.get("class") or "").split()
    return (node.tag, around) == ("code", "td") or (is_file and around == "p")


def _words(node: LexborNode) -> str:
    """What an element says, without what explains a word."""
    return "".join(_texts(node))


def _texts(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""
        elif not _is_apart(child):
            yield from _texts(child)
