"""What a site may say: the messages of its catalog, the texts of its package, words of its theme.

A text is read from its beginning to its end as messages, texts, names, figures and what is between
them. A message has its placeholders filled by what can be read itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from importlib import resources
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.figures.names import Names
from yesan.proof.figures.units import Units
from yesan.proof.numbers.ledger import NUMBER
from yesan.proof.site import runs
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.runs import FIGURE
from yesan.proof.site.verbatim import CUT, PARTS, Verbatim, single

THEME = "material"
LANGUAGES = ("templates", "partials", "languages")
FILE = re.compile(r"[\w.-]+\.[a-z]{2,8}", re.ASCII)
"""The name of a file: that it is there is seen elsewhere."""
CODE = tuple(
    re.compile(re.escape(form).replace("FILE", r"[\w.-]+\.[a-z]{2,8}"), re.ASCII)
    for form in (
        'import pandas; pandas.read_csv("FILE")',
        "duckdb -c \"FROM 'FILE'\"",
        'read.csv("FILE", fileEncoding = "UTF-8")',
        'import polars; polars.read_parquet("FILE")',
        "import duckdb; duckdb.sql(\"FROM 'FILE'\").df()",
        'import sqlite3; sqlite3.connect("FILE").execute("SELECT * FROM tables").fetchall()',
    )
)
"""How files are loaded."""
MODULES = frozenset({"sqlite3", '"UTF-8"'})
"""Words in code that have a number."""
PROGRAMS = frozenset({"pandas", "polars", "R", "DuckDB", "DuckDB (Python)", "SQLite (Python)"})
COMMENT = re.compile(r"^-- (?:title(?:@[\w-]+)?: )?|\s+$")
"""What is before the title of a rule, in its file."""
MARK = "\ufeff"
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
ENDS = (" · ", " - ", ", ", ": ", "; ", " → ", ". ", " = ", " (", ") ", " + ", " ")
"""What may be between two texts."""
LOOSE = " .,:;·()[]/+−=÷×↑↓→←–-*“”‘’\"'…<>&|#%" + FIGURE
QUOTES = " .,:;“”‘’\"'"
SHORTEST, LEAST = 8, 2
"""How many letters of a cut text find those that begin so, and how many it has more than."""
OWN = frozenset(
    {
        "CSV",
        "SVG",
        "PNG",
        "Esc",
        "Enter",
        "SHA-256",
        "SHA256",
        "zip",
        "ZIP",
        "SHA256SUMS",
        "JSON",
        "JSONL",
        "Parquet",
        "SQLite",
        "XLSX",
        "CSV (Excel)",
        "CSVW",
        "iframe",
    }
)
FOOTER = ("Made with", "Material for MkDocs")
"""Words that are the same in every language."""


class Vocabulary:
    """Reads texts.

    Args:
        catalog: The messages.
        names: What the package calls things.
        verbatim: The texts of the package.
        units: What is beside numbers.
        sides: What budgets are called.
    """

    def __init__(
        self,
        catalog: Catalog,
        names: Names,
        verbatim: Verbatim,
        units: Units,
        sides: frozenset[str],
    ) -> None:
        self.catalog = catalog
        self.names = names
        self.verbatim = verbatim
        self.units = units
        self.sides = sides
        self._read: dict[str, bool] = {}
        self._one: dict[str, bool] = {}

    def says(self, text: str) -> bool:
        """Whether the site may say a text."""
        if text not in self._read:
            self._read[text] = False  # while it is read: no text is part of itself
            self._read[text] = self._reads(text)
        return self._read[text]

    def _reads(self, text: str) -> bool:
        own = text.strip()
        if not any(map(str.isalpha, own.strip(LOOSE))) or self._is_one(own):
            return True
        starts = dict.fromkeys((own, own.lstrip(LOOSE.replace(FIGURE, "")), own.lstrip(LOOSE)))
        return any(self.says(rest) for start in starts for rest in self._rests(start))

    def _is_one(self, text: str) -> bool:
        """Whether a text is one that is known, or one message."""
        if text not in self._one:
            forms = dict.fromkeys((text, text.strip(QUOTES), text.strip(LOOSE)))
            self._one[text] = any(map(self.knows, forms)) or any(map(self._is_message, forms))
        return self._one[text]

    def _is_message(self, text: str) -> bool:
        found = (m.read(text) for m in self.catalog.starting(text) if m.names)
        return any(all(map(self.says, f.groups())) for f in found if f)

    def _rests(self, text: str) -> Iterator[str]:
        """What is left of a text behind each way in which its beginning can be read."""
        for message in self.catalog.starting(text):
            found = message.match(text)
            if found and found.end() < len(text) and all(map(self.says, found.groups())):
                yield text[found.end() :]
        for end in ENDS:
            at = text.find(end)
            while at > 0:
                if self._is_one(text[:at]):
                    yield text[at + len(end) :]
                at = text.find(end, at + 1)

    def knows(self, text: str) -> bool:
        """Whether a text is one of the package, of the theme, a message, or a number."""
        if text in self.texts or text in self.messages or FILE.fullmatch(text):
            return True
        if any(form.fullmatch(text) for form in CODE) or text in PROGRAMS:
            return True
        if self._is_amount(text) or self._is_time(text) or text.lower() in self._suffixes:
            return True
        if text.endswith((CUT, "...")):
            start = text.removesuffix("...").removesuffix(CUT)
            if len(start) < SHORTEST:
                return len(start) > LEAST and any(t.startswith(start) for t in self.texts)
            return any(t.startswith(start) for t in self._beginning.get(start[:SHORTEST], ()))
        return False

    def _is_amount(self, text: str) -> bool:
        """Whether a text is nothing but numbers and their units: the ledger has these."""
        if not any(map(str.isdigit, text)):
            return text in self._units
        left = NUMBER.sub(" ", text)
        words = (w.strip(LOOSE) for w in re.split(r"[\s\u00a0\u202f−+]+", left))
        return all(w in self._units or not any(map(str.isalpha, w)) for w in words)

    def _is_time(self, text: str) -> bool:
        """Whether a text is a time that a row has, as a language writes it."""
        words = filter(str.isalpha, re.split(r"[\W\d]+", text))
        return self.verbatim.is_label(text) and all(word in self._calendar for word in words)

    @cached_property
    def _calendar(self) -> frozenset[str]:
        """The words of times: months, quarters, and what is between their numbers."""
        cldr = self.units.reader.cldr
        widths = (w for kind in (cldr.months, cldr.quarters) for w in kind.values())
        said = [name for width in widths for names in width.values() for name in names.values()]
        patterns = (
            str(p) for p in (*cldr.date_formats.values(), *cldr.datetime_skeletons.values())
        )
        said += [re.sub("[A-Za-z]+(?=[^']*$)", " ", pattern) for pattern in patterns]
        return frozenset(word for text in said for word in re.split(r"[\W\d]+", text) if word)

    @cached_property
    def _suffixes(self) -> frozenset[str]:
        """The kinds of the files of the package."""
        found = (text.rpartition(".")[2] for text in self.verbatim.said)
        return frozenset(kind.lower() for kind in found if kind.isalnum() and len(kind) < SHORTEST)

    @cached_property
    def _units(self) -> frozenset[str]:
        package, reader = self.names.cells.package, self.units.reader
        codes = {f.currency for r in package.resources for f in r.fields if f.currency}
        found = {name for code in codes for name in self.units.currencies(code)}
        powers = set(reader.words)
        found |= {f.unit[package.language] for r in package.resources for f in r.fields}
        joined = {f"{p}{u}" for p in powers for u in found} | {
            f"{p} {u}" for p in powers for u in found
        }
        return frozenset(found | powers | joined | {"kB", "MB", "B", "bytes"})

    @cached_property
    def messages(self) -> frozenset[str]:
        """The messages without placeholders."""
        every = (m.pattern for m in self.catalog.messages if not m.names)
        return frozenset(re.sub(r"\\(.)", r"\1", p.pattern.removesuffix("(?= |$)")) for p in every)

    @cached_property
    def texts(self) -> frozenset[str]:
        """All texts of the package, and the words of the theme."""
        found = set(chain(self.names.words, self.sides, self._theme(), FOOTER, OWN))
        for text in (text.lstrip(MARK) for text in self.verbatim.sources()):
            found |= {single(text), *map(single, PARTS.split(text))}
            found |= {single(line) for line in text.splitlines()}
            found |= {said for line in text.splitlines() if (said := COMMENT.sub("", line))}
            if any(mark in text for mark in "*_`[&<\n\\#"):
                flat = self.verbatim.plain(text)
                found |= {single(flat), *map(single, flat.splitlines())}
                found |= _runs(self.verbatim.html(text))
        found |= {run for page in self.verbatim.pages for run in _runs(page)}
        package = self.names.cells.package
        found |= {package.name, single(package.title[package.language])}
        for field in (f for r in self.names.cells.package.resources for f in r.fields):
            found |= {field.name, field.type}
            if field.computed:
                operands = ", ".join(field.computed.operands)
                found.add(f"{field.computed.operation}({operands})")
        return frozenset(found)

    @cached_property
    def _beginning(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text in self.texts:
            found.setdefault(text[:SHORTEST], []).append(text)
        return found

    def _theme(self) -> Iterator[str]:
        """The words of the theme in the language of the site, and in English."""
        folder = resources.files(THEME).joinpath(*LANGUAGES)
        for language in ("en", self.names.language):
            file = folder / f"{language}.html"
            if file.is_file():
                yield from QUOTED.findall(file.read_text(encoding="utf-8"))


def _runs(html: str) -> set[str]:
    """The runs of a text; none where it is nested too deep, as its own page is then."""
    try:
        return {run.text for run in runs.of(LexborHTMLParser(html))}
    except RecursionError:
        return set()
