"""What pages say in the first language of their package, as it has no text in that of the pages.

It is marked with its language, so that it is read out as it is written. Found are the texts that a
package has in its first language alone, and runs of letters in a script of that language which the
language of the pages is not written in. Pictures are left out: what they show is in tables.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from html import escape
from typing import Any

from selectolax.lexbor import LexborNode

from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.site.built_page import BuiltPage

SILENT = frozenset(
    {"script", "style", "svg", "template", "textarea", "title", "option", "pre", "code", "math"}
)
"""Elements whose text is no text of the page, or holds no other element."""
BETWEEN = r"[^a-z\ue000-\uf8ff]*"
"""What is inside a run of letters: anything but a word in another script."""


@dataclass(frozen=True)
class Untranslated:
    """What is marked in pages.

    Attributes:
        language: The first language of the package; empty where nothing is marked.
        texts: The texts that the package has in that language alone.
        scripts: The scripts of that language, and not of the pages, as Unicode calls them.
        direction: How the language is written, where the pages are written the other way; else
            empty.
    """

    language: str = ""
    texts: frozenset[str] = frozenset()
    scripts: frozenset[str] = field(default_factory=frozenset)
    direction: str = ""

    @property
    def digest(self) -> str:
        """What the marks of any page depend on, as text; empty where there are none."""
        own = [] if self.scripts else sorted(self.texts)
        return repr((self.language, sorted(self.scripts), own)) if self.language else ""

    @cached_property
    def _runs(self) -> re.Pattern[str]:
        letters = "".join(map(_letters, sorted(self.scripts)))
        return (
            re.compile(f"[{letters}](?:{BETWEEN}[{letters}])?") if letters else re.compile("(?!)")
        )

    def mark(self, page: BuiltPage) -> None:
        """Mark what a page says in that language."""
        if not self.language:
            return
        for node in list(_texts(page.body)):
            text = node.text_content or ""
            if marked := self._marked(text):
                for new in page.parse(marked):
                    node.insert_before(new, move=True)
                node.decompose()

    def _marked(self, text: str) -> str:
        """A text with its marks, as HTML; empty where it has none."""
        if not self.scripts:
            own = text.strip()
            before, _, after = text.partition(own)
            return f"{before}{self._mark(own)}{after}" if own in self.texts else ""
        parts, start = [], 0
        for found in self._runs.finditer(text):
            parts += [escape(text[start : found.start()], quote=False), self._mark(found[0])]
            start = found.end()
        return "".join((*parts, escape(text[start:], quote=False))) if parts else ""

    def _mark(self, text: str) -> str:
        way = f' dir="{self.direction}"' if self.direction else ""
        return f'<span lang="{self.language}"{way}>{escape(text, quote=False)}</span>'


def of(first: Model, other: Model) -> Untranslated:
    """What is not translated of a package.

    Args:
        first: The package in its first language.
        other: The same in another one.
    """
    package = first.package
    language, own = package.language, other.package.language
    said = frozenset(_said(other.package.raw, own)) | frozenset(_cells(other))
    texts = frozenset(text for text in said if any(map(str.isalpha, text)))
    spoken = Locale(own).cldr
    words = [str(spoken.get_display_name(spoken)), *_words(spoken.months), *_words(spoken.days)]
    scripts = frozenset().union(*map(_scripts, texts)) - frozenset().union(*map(_scripts, words))
    ways = [cldr.text_direction for cldr in (Locale(language).cldr, spoken)]
    direction = "" if ways[0] == ways[1] else ways[0]
    return Untranslated(language, texts, scripts - {"LATIN"}, direction)


def _said(value: Any, language: str) -> Iterator[str]:
    """The texts of a descriptor that it has in its first language alone."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if isinstance(item, str) and f"{name}@{language}" not in value and "@" not in name:
                yield " ".join(item.split())
            else:
                yield from _said(item, language)
    elif isinstance(value, list):
        for item in value:
            yield from _said(item, language)


def _cells(model: Model) -> Iterator[str]:
    """The cells of a package that are in its first language, where readers find those in theirs."""
    for resource in model.package.resources:
        for column in resource.fields:
            if column.type != "string" or column.original or column.language:
                continue
            title = column.title.default
            pair = [f for f in resource.fields if f.original and f.original.default == title]
            for _, row in model.tables[resource.name]:
                translated = any(row[f.name] is not None for f in pair)
                if row[column.name] is not None and not translated:
                    yield " ".join(str(row[column.name]).split())


def _texts(root: LexborNode) -> Iterator[LexborNode]:
    """The texts of a page that are shown, but for those whose language is known already."""
    for node in root.iter(include_text=True):
        if node.tag == "-text":
            yield node
        elif node.tag not in SILENT and "lang" not in node.attributes:
            yield from _texts(node)


def _words(named: Any) -> Iterator[str]:
    """All words in a part of CLDR."""
    if isinstance(named, str):
        yield named
    elif isinstance(named, Mapping) or hasattr(named, "values"):
        for item in named.values():
            yield from _words(item)


@cache
def _scripts(text: str) -> frozenset[str]:
    """The scripts of the letters of a text, as Unicode calls them."""
    return frozenset(unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha()) - {""}


@cache
def _letters(script: str) -> str:
    """The letters of a script, as ranges of a pattern."""
    ranges: list[list[int]] = []
    for number in range(0x80, min(sys.maxunicode, 0x2FFFF)):
        if unicodedata.name(chr(number), "").partition(" ")[0] != script:
            continue
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
