"""Texts that are in a package word for word: titles, descriptions, cells, written pages."""

from __future__ import annotations

import datetime
import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import nh3
from babel.dates import format_date
from markdown import Markdown

from yesan.package.package import Package
from yesan.proof.data.cells import Cells
from yesan.proof.data.column_years import column_years
from yesan.proof.data.row_times import moments
from yesan.proof.site.written import Reader

SPACES = re.compile(r"[ \t\r\n]+")
PARTS = re.compile(r"[|;,]")
DIGITS = re.compile(r"\d+")
LONGEST = 48
"""How many characters a time has at most."""
NAMES = frozenset({"SHA256SUMS"})
"""Names of the site's own."""
PAGES = "docs"
CONFIG = "mkdocs.yml"
BETWEEN = " · "
CUT = "…"
"""What ends a text that is cut short."""


class Verbatim:
    """The texts of a package that have numbers in them.

    Args:
        cells: The tables, and the descriptor.
        reader: Knows the language of the site.
        earlier: The releases that the site keeps, whose names of tables and columns it may say.
    """

    def __init__(self, cells: Cells, reader: Reader, earlier: Sequence[Package] = ()) -> None:
        self.cells = cells
        self.earlier = earlier
        self.reader = reader
        self._markdown = Markdown(extensions=["tables", "sane_lists"])
        self._html: dict[str, str] = {}

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """The texts by each of the numbers in them, the longest first."""
        found: dict[str, set[str]] = defaultdict(set)
        for text in self._all():
            for number in set(DIGITS.findall(text)):
                found[number].add(text)
        return {number: sorted(texts, key=len, reverse=True) for number, texts in found.items()}

    @cached_property
    def labels(self) -> frozenset[str]:
        """The texts of fields that are no figures, titles, and the years that fields are of."""
        package = self.cells.package
        plain = (
            text
            for resource in package.resources
            for field in resource.fields
            if field.is_time or not field.numeric
            for row in self.cells.rows[resource.id].values()
            if (text := row[field.name])
        )
        said = (v for r in package.resources for f in r.fields for v in f.normalize.values())
        language = package.language
        fields = {f.title[language] for r in package.resources for f in r.fields}
        sources = (*package.sources, *(s for r in package.resources for s in r.sources))
        titles = fields | {r.title[language] for r in package.resources}
        titles |= {source.title[language] for source in sources}
        implied = (x.constant for r in package.resources for x in r.extra_fields if x.constant)
        titles |= {year for r in package.resources for year in column_years(r)}
        before = [r for release in self.earlier for r in release.resources]
        titles |= {r.title[language] for r in before}
        titles |= {f.title[language] for r in before for f in r.fields}
        return frozenset(plain) | frozenset(said) | frozenset(implied) | titles | NAMES

    @cached_property
    def said(self) -> frozenset[str]:
        """All texts of the descriptor."""
        packages = (self.cells.package, *self.earlier)
        return frozenset(single(text) for p in packages for text in strings(p.raw))

    @cached_property
    def settings(self) -> frozenset[str]:
        """The values of the project's own settings."""
        config = self.cells.package.root / CONFIG
        text = config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
        return frozenset(line.partition(":")[2].strip(" '\"") for line in text.splitlines())

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages that the project has written in HTML."""
        files = sorted((self.cells.package.root / PAGES).rglob("*"))
        pages = (p for p in files if p.suffix.lower() in {".html", ".htm"} and p.is_file())
        return tuple(page.read_text(encoding="utf-8", errors="replace") for page in pages)

    @cached_property
    def times(self) -> frozenset[frozenset[str]]:
        """The numbers of each time that a row is of, without the zeros before them."""
        return frozenset(
            _bare(" ".join(text))
            for resource in self.cells.package.resources
            for row in self.cells.rows[resource.id].values()
            for text in moments(resource, row)
        )

    @cached_property
    def years(self) -> frozenset[str]:
        """The years from the first of the periods that rows have to the last."""
        found = {
            int(text[:4])
            for resource in self.cells.package.resources
            for name in ("period-start", "period-end")
            if (field := resource.with_role(name))
            for row in self.cells.rows[resource.id].values()
            if (text := row[field.name]) and text[:4].isdecimal()
        }
        return frozenset(map(str, range(min(found), max(found) + 2))) if found else frozenset()

    def is_label(self, text: str) -> bool:
        """Whether a text is a value that a row has, or a time as a language writes it."""
        own = _bare(text)
        known = len(text) <= LONGEST and any(own <= time for time in self.times)
        return text in self.labels or bool(own and known)

    def has(self, text: str, start: int, end: int) -> bool:
        """Whether a number in a text is part of something longer that the package says.

        Args:
            text: The text, its blanks single.
            start: Where the number begins in it.
            end: Where it ends.
        """
        number = text[start:end]
        key = DIGITS.search(number)
        for said in self.texts.get(key[0] if key else "", ()):
            if len(said) <= len(number):
                break
            if (text in said and len(text) > len(number)) or covers(text, said, start, end):
                return True
            if text.endswith(CUT) and any(
                _joined(said).startswith(_joined(part.removesuffix(CUT)))
                for part in (text, text.rpartition(BETWEEN)[2])
                if start >= len(text) - len(part)
            ):
                return True
        return False

    def _all(self) -> Iterator[str]:
        for text in self.sources():
            if DIGITS.search(text):
                yield single(text)
                yield from (part.strip() for part in PARTS.split(text) if DIGITS.search(part))
                if any(mark in text for mark in "*_`[&<\n\\"):
                    flat = self.plain(text)
                    yield single(flat)
                    yield from map(single, flat.splitlines())

    def sources(self) -> Iterator[str]:
        """All texts of the package, as they are."""
        package = self.cells.package
        yield from strings(package.raw)
        # A package without them is called by its folder.
        yield from (package.name, package.title[package.language])
        for release in self.earlier:
            yield from strings(release.raw)
        # What was inferred of a table without a schema is shown as well.
        yield from strings([resource.raw["schema"] for resource in package.resources])
        for rows in self.cells.rows.values():
            for row in rows.values():
                yield from filter(None, row.values())
        for path, content in package.contents.items():
            if path.endswith(".sql"):
                yield from content.decode(errors="replace").splitlines()
                yield Path(path).stem
        config = package.root / CONFIG
        written = [*(package.root / PAGES).rglob("*.md"), *([config] if config.is_file() else [])]
        for page in written:
            text = page.read_text(encoding="utf-8", errors="replace")
            yield text
        yield from self.pages
        yield from self.settings
        listed = (*package.sources, *(s for r in package.resources for s in r.sources))
        looked_at = {str(day) for s in listed if (day := s.freshness.accessed)}
        for text in (package.created[:10], *sorted(looked_at)):
            yield from self.dates(text)

    def html(self, text: str) -> str:
        """A text in Markdown as HTML; one that is nested too deep to be read stays as it is."""
        if text not in self._html:
            try:
                self._html[text] = self._markdown.reset().convert(text)
            except RecursionError:
                self._html[text] = html.escape(text)
        return self._html[text]

    def plain(self, text: str) -> str:
        """The words of a text in Markdown."""
        return (
            re.sub(r"\n+", "\n", nh3.clean(self.html(text), tags=set()))
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
        )

    def dates(self, text: str) -> Iterator[str]:
        """A day as the language of the site writes it, in each of its forms."""
        try:
            date = datetime.date.fromisoformat(text)
        except ValueError:
            return
        for form in ("short", "medium", "long", "full"):
            yield format_date(date, form, locale=self.reader.cldr)


def zoned(text: str) -> str:
    """A time as it is shown: one in UTC with an offset of nothing."""
    return re.sub(r"(?<=\d)[Zz]$", "+00:00", text)


def _joined(text: str) -> str:
    """A text without blanks: a picture has none where a line of a name ends."""
    return "".join(text.split())


def single(text: str) -> str:
    """A text in one line with single blanks; those that do not break stay as they are."""
    return SPACES.sub(" ", text).strip()


def _bare(text: str) -> frozenset[str]:
    return frozenset(number.lstrip("0") for number in DIGITS.findall(text))


def covers(text: str, said: str, start: int, end: int) -> bool:
    """Whether a text has another in it that goes around a number."""
    at = text.find(said, max(0, end - len(said)))
    while 0 <= at <= start:
        if at + len(said) >= end:
            return True
        at = text.find(said, at + 1)
    return False


def strings(value: Any) -> Iterator[str]:
    """All texts in a part of a descriptor, the names of its properties among them."""
    match value:
        case str():
            yield value
        case Mapping():
            for name, item in value.items():
                yield str(name)
                yield from strings(item)
        case list():
            for item in value:
                yield from strings(item)
