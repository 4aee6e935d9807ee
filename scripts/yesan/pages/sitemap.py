"""One package in one language, as its pages tell it: the kinds of pages, their order and names."""

from __future__ import annotations

from functools import cached_property

from yesan.language.locale import Locale
from yesan.model.addresses import folder, page_of, page_of_table, relative
from yesan.model.entities import Entity, Kind, code_fields, is_dimension, kind_of
from yesan.model.glossary import Glossary
from yesan.model.listing import Line, of_kind
from yesan.model.model import Model
from yesan.model.remarks import Remarks
from yesan.package.resource import Resource
from yesan.pages.grid import Linker
from yesan.tables.table import Table

PAGED: tuple[Kind, ...] = ("program", "department", "line-item", "place")
"""The kinds of entities that have pages of their own, beside the resources marked as entities."""
Way = tuple[str, str]
"""Where a link leads, and what it says."""
Place = tuple[Kind, frozenset[tuple[Kind, str]], str]
"""What entities beside each other have in common: their kind, their owners, their parent."""


class Sitemap:
    """What all pages of a package in one language share."""

    def __init__(self, model: Model, locale: Locale) -> None:
        self.model = model
        self.package = model.package
        self.locale = locale
        self.language = locale.language
        self.remarks = Remarks(model, locale.language)
        self.glossary = Glossary.of(model, locale.language)

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds of entities that have pages here."""
        marked = [r.id for r in self.package.resources if r.entity]
        return [kind for kind in (*PAGED, *marked) if self.model.entities[kind]]

    def lines(self, kind: Kind) -> list[Line]:
        """The index lines of all entities of a kind, the largest change first."""
        return self._lines.get(kind, [])

    def line_of(self, entity: Entity) -> Line:
        """The index line of one entity."""
        return self._line_of[entity.kind, entity.code]

    def children(self, owner: Entity) -> list[Line]:
        """The lines of what belongs to an entity, kind by kind."""
        return self._children.get((owner.kind, owner.code), [])

    def beside(self, entity: Entity) -> list[Entity]:
        """All that have the same owner, or the same parent, itself included, in their order."""
        return self._beside.get(_place(entity), []) if entity.links or entity.parent else []

    @cached_property
    def _line_of(self) -> dict[tuple[Kind, str], Line]:
        lines = (line for kind in self.kinds for line in self.lines(kind))
        return {(line.entity.kind, line.entity.code): line for line in lines}

    @cached_property
    def _children(self) -> dict[tuple[Kind, str], list[Line]]:
        found: dict[tuple[Kind, str], list[Line]] = {}
        for line in self._line_of.values():
            for owner in line.entity.links.items():
                found.setdefault(owner, []).append(line)
        return found

    @cached_property
    def _beside(self) -> dict[Place, list[Entity]]:
        found: dict[Place, list[Entity]] = {}
        for line in self._line_of.values():
            found.setdefault(_place(line.entity), []).append(line.entity)
        return found

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

    def around(self, path: str) -> dict[str, Way | None]:
        """The pages before and after the one at `path` in their list, seen from it."""
        near = zip(("before", "after"), self._around[path], strict=True)
        return {k: (relative(path, way[0]), way[1]) if way else None for k, way in near}

    @cached_property
    def _around(self) -> dict[str, tuple[Way | None, Way | None]]:
        tables = self.package.resources
        lists: list[list[Way]] = [
            [(page_of(x.entity), x.entity.name[self.language]) for x in self.lines(kind)]
            for kind in self.kinds
        ]
        lists.append([(page_of_table(r), r.title[self.language]) for r in tables])
        return {
            path: (before, after)
            for pages in lists
            for before, (path, _), after in zip(
                [None, *pages[:-1]], pages, [*pages[1:], None], strict=True
            )
        }

    def crumbs(self, path: str, section: str) -> list[Way]:
        """The way from home to the list of a kind, or of the tables, seen from `path`."""
        index = f"{section if section == 'tables' else folder(section)}/index.md"
        return [
            (relative(path, "index.md"), self.locale.text("Home")),
            (relative(path, index), self.title(section)),
        ]


def _place(entity: Entity) -> Place:
    return entity.kind, frozenset(entity.links.items()), entity.parent


def line_ranges(resource: Resource, table: Table) -> list[str]:
    """The source lines of some rows in order, neighbours as a range."""
    line = resource.source_line
    if line is None:
        return []
    ranges: list[list[int]] = []
    for number in sorted({int(n) for n in table.known(line.name)}):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return [f"{a}–{b}" if b > a else f"{a}" for a, b in ranges]


def is_told(sitemap: Sitemap, resource: Resource) -> bool:
    """Whether other pages tell of its rows: as entities with pages, or as explained terms."""
    codes = code_fields(resource) if is_dimension(resource) else []
    return bool(
        resource.entity
        or resource.with_role("term")
        or any(kind_of(f) in sitemap.kinds for f in codes if (f.name,) == resource.primary_key)
    )
