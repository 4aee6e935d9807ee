"""One package in one language, as its pages tell it: the kinds of pages, their order and names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from yesan.addresses import folder, page_of, relative
from yesan.entities import Kind
from yesan.grids import Linker
from yesan.listings import Line, of_kind
from yesan.locales import Locale
from yesan.model import Model
from yesan.package import Resource
from yesan.stories import Stories
from yesan.terms import Glossary

PAGED: tuple[Kind, ...] = ("program", "department", "line-item", "place")
"""The kinds of entities that have pages of their own, beside the resources marked as entities."""

Way = tuple[str, str]
"""Where a link leads, seen from its page, and what it says."""


class Edition:
    """What all pages of a package in one language share."""

    def __init__(self, model: Model, locale: Locale) -> None:
        self.model = model
        self.package = model.package
        self.locale = locale
        self.language = locale.language
        self.stories = Stories(model, locale.language)
        self.glossary = Glossary.of(model, locale.language)

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds of entities that have pages here."""
        marked = [r.id for r in self.package.resources if r.entity]
        return [kind for kind in (*PAGED, *marked) if self.model.entities[kind]]

    def lines(self, kind: Kind) -> list[Line]:
        """The index lines of all entities of a kind, the largest change first."""
        return self._lines.get(kind, [])

    @cached_property
    def _lines(self) -> dict[Kind, list[Line]]:
        return {kind: of_kind(self.model, kind) for kind in self.kinds}

    def title(self, section: str) -> str:
        """The heading of a kind of entities, or of a section: the project's own, else ours."""
        if section in self.locale.appearance.titles:
            return self.locale.appearance.titles[section]
        text = self.locale.text
        titles = {
            "program": text("Programs"),
            "department": text("Departments"),
            "line-item": text("Line items"),
            "place": text("Places"),
            "tables": text("Tables"),
            "glossary": text("Glossary"),
            "checks": text("Checks"),
            "download": text("Download"),
        }
        marked = {r.id: r.title[self.language] for r in self.package.resources}
        return titles.get(section) or marked[section]

    def kind_of_doubt(self, kind: str) -> str:
        """The word for a kind of discrepancy."""
        words = {
            "error": self.locale.text("error"),
            "unexplained": self.locale.text("unexplained"),
            "label": self.locale.text("label"),
            "convention": self.locale.text("convention"),
            "rounding": self.locale.text("rounding"),
        }
        return words.get(kind, kind)

    def linker(self, path: str) -> Linker:
        """Gives addresses relative to the page at `path`; empty where an entity has no page."""
        return lambda entity: relative(path, page_of(entity)) if entity.kind in self.kinds else ""

    def around(self, path: str, pages: Sequence[tuple[str, str]]) -> dict[str, Way | None]:
        """The pages before and after the one at `path`, of some in their order with their names."""
        position = [page for page, _ in pages].index(path)
        near = {"before": position - 1, "after": position + 1}
        return {
            name: (relative(path, pages[n][0]), pages[n][1]) if 0 <= n < len(pages) else None
            for name, n in near.items()
        }

    def crumbs(self, path: str, section: str) -> list[Way]:
        """The way from home to the list of a kind, or of the tables, seen from `path`."""
        index = f"{section if section == 'tables' else folder(section)}/index.md"
        return [
            (relative(path, "index.md"), self.locale.text("Home")),
            (relative(path, index), self.title(section)),
        ]


def line_ranges(resource: Resource, frame: pd.DataFrame) -> list[str]:
    """The source lines of some rows in order, neighbours as a range."""
    line = resource.source_line
    if line is None:
        return []
    ranges: list[list[int]] = []
    for number in sorted({int(n) for n in frame[line.name] if n is not None}):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return [f"{a}–{b}" if b > a else f"{a}" for a, b in ranges]
