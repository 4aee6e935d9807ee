"""The contract with whoever replaces a template: what each template receives.

A project that replaces a template relies on it; the reference lists all of it, from the docstrings
of these classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, get_args, get_type_hints

import jinja2
from jinja2 import nodes

from yesan.pages.changes_page import ChangesPage
from yesan.pages.checks_page import ChecksPage, DiscrepanciesPage
from yesan.pages.codebook_page import CodebookPage
from yesan.pages.compare_page import ComparePage
from yesan.pages.context import Context
from yesan.pages.download_page import DownloadPage
from yesan.pages.embed_page import EmbedPage
from yesan.pages.entity_page import EntityPage
from yesan.pages.environment import TEMPLATES
from yesan.pages.evidence_page import EvidencePage
from yesan.pages.glossary_page import GlossaryPage
from yesan.pages.home_page import HomePage
from yesan.pages.list_page import ListPage
from yesan.pages.missing_page import MissingPage
from yesan.pages.release_page import ReleasePage
from yesan.pages.search_page import SearchPage
from yesan.pages.table_page import TablePage
from yesan.pages.tables_page import TablesPage

CONTEXTS: tuple[type[Context], ...] = (
    *(HomePage, ListPage, EntityPage, TablesPage, TablePage, GlossaryPage),
    *(
        ChecksPage,
        EvidencePage,
        DiscrepanciesPage,
        DownloadPage,
        CodebookPage,
        ChangesPage,
        ReleasePage,
        ComparePage,
        SearchPage,
        MissingPage,
        EmbedPage,
    ),
)
"""What the templates of pages receive, in the order of the reference."""
MACROS = "macros.html.jinja"


class Attribute(NamedTuple):
    """A field of a class.

    Attributes:
        name: Its name.
        type: Its type as Python writes it.
        meaning: What it is.
    """

    name: str
    type: str
    meaning: str


def values() -> tuple[type[Any], ...]:
    """The classes of all values that contexts hold, by their names."""
    found: set[type[Any]] = set()
    waiting: list[type[Any]] = list(CONTEXTS)
    while waiting:
        new = [kind for kind in _held(waiting.pop()) if kind not in found]
        found.update(new)
        waiting += new
    return tuple(sorted(found, key=lambda kind: kind.__name__))


def summary(kind: type[Any]) -> str:
    """What a class is, in a sentence: the first of its docstring."""
    return _plain(str(kind.__doc__).partition("\n\n")[0])


def attributes(kind: type[Any]) -> tuple[Attribute, ...]:
    """The fields of a class, as its docstring explains them."""
    _, _, text = str(kind.__doc__).partition("Attributes:\n")
    entries = re.findall(r"^ {8}(\w+): (.*(?:\n {12}.*)*)", text, flags=re.MULTILINE)
    meanings = {name: _plain(meaning) for name, meaning in entries}
    return tuple(
        Attribute(field.name, str(field.type), meanings.get(field.name, ""))
        for field in fields(kind)
    )


def macros(template: str = MACROS) -> tuple[str, ...]:
    """The macros of a template, each with its arguments: ``amount(amount)``."""
    tree = jinja2.Environment(autoescape=True).parse((TEMPLATES / template).read_text("utf-8"))
    found = tree.find_all(nodes.Macro)
    return tuple(f"{macro.name}({', '.join(a.name for a in macro.args)})" for macro in found)


def _held(kind: type[Any]) -> Iterator[type[Any]]:
    """The classes that the fields of a class hold."""
    waiting = [get_type_hints(kind)[field.name] for field in fields(kind)]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if isinstance(hint, type) and is_dataclass(hint):
            yield hint


def _plain(text: str) -> str:
    """The text in one line, its code marked as in Markdown."""
    return re.sub(r"\s+", " ", text).strip().replace("``", "`")
