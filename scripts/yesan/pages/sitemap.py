"""The pages of a package in one language: which there are, their order and titles, their lists."""

from __future__ import annotations

from functools import cached_property

from yesan.charts import kind_names
from yesan.language.locale import Locale
from yesan.model.addresses import DATA, folder, page_of, page_of_table
from yesan.model.entities import (
    KINDS,
    Entity,
    Kind,
    base_of,
    code_fields,
    is_dimension,
    kind_of,
    kind_of_rows,
)
from yesan.model.glossary import Glossary
from yesan.model.listing import Line, of_kind
from yesan.model.model import Model
from yesan.model.purposes import Purposes
from yesan.model.remarks import Remarks
from yesan.package.resource import Resource
from yesan.pages import row_anchors
from yesan.pages.source_lines import Part, SourceLines
from yesan.releases import marks
from yesan.releases.history import History
from yesan.releases.marks import Mark

PARTIES: tuple[Kind, ...] = ("administrator", "procurer", "recipient", "supplier")
"""Who pays and who is paid."""
MOST_PARTIES = 500
"""Maximum number of one kind of these that have pages of their own, or none of them has.

A ledger may have paid tens of thousands; a table of them that is marked as one of entities has a
page for each.
"""
USED: tuple[Kind, ...] = ("function", "source", "class", *PARTIES)
"""Those that only have one where an amount or a row is theirs: a classification lists many more."""
HOME, TABLES, GLOSSARY, DOWNLOAD = "index.md", "tables/index.md", "glossary.md", "download.md"
CHECKS, DISCREPANCIES, SEARCH = "checks.md", "discrepancies.md", "search.md"
CHANGES, COMPARE, CODEBOOK = "changes.md", "compare.md", "codebook.md"
MISSING = "404.html"
"""The page that hosts show at an address where no page exists."""
Way = tuple[str, str]
"""The path of a page, and its title."""
Group = tuple[Kind, frozenset[tuple[Kind, str]], str]
"""What siblings have in common: their kind, their owners, their parent."""


class Sitemap:
    """The pages of a package in one language, and what all of them are made from.

    Args:
        model: What the rows of the package mean.
        locale: The language of the pages.
        history: The releases of the package; none where it has none.
        folder: Where the pages are, below the root of the site: empty for those in the first
            language, else with a final slash.
    """

    def __init__(
        self, model: Model, locale: Locale, history: History | None = None, folder: str = ""
    ) -> None:
        self.model = model
        self.folder = folder
        self.history = history
        self.package = model.package
        self.locale = locale
        self.language = locale.language
        self.remarks = Remarks(model, locale.language)
        self.purposes = Purposes(model, locale.language)
        self.glossary = Glossary.of(model, locale.language)
        self.source_lines = SourceLines(model.package, model.tables)
        self._anchors: dict[str, dict[int, str]] = {}
        self._marks: dict[str, dict[int, Mark]] = {}

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds of entities that have pages here."""
        order = (*KINDS, *self._marked)
        known = [
            kind
            for kind in self.model.entities
            if self.model.entities[kind] and (kind in self._marked or is_paged(self.model, kind))
        ]
        return sorted(known, key=lambda kind: order.index(base_of(kind)))

    @cached_property
    def _marked(self) -> dict[Kind, Resource]:
        """The tables that are marked as entities, by what their rows are."""
        return {kind_of_rows(r): r for r in self.package.resources if r.entity}

    @cached_property
    def compared(self) -> list[Kind]:
        """The kinds of which there are several, so that some can be shown side by side."""
        return [kind for kind in self.kinds if len(self.lines(kind)) > 1]

    def lines(self, kind: Kind) -> list[Line]:
        """All entities of a kind with their amounts, the largest change first."""
        return self._lines.get(kind, [])

    def has_page(self, entity: Entity) -> bool:
        """Whether an entity has a page of its own."""
        return (entity.kind, entity.code) in self._line_of

    def line_of(self, entity: Entity) -> Line:
        """One entity with its amounts."""
        return self._line_of[entity.kind, entity.code]

    def children(self, owner: Entity) -> list[Line]:
        """The entities that belong to another, with their amounts, kind by kind."""
        return self._children.get((owner.kind, owner.code), [])

    def siblings(self, entity: Entity) -> list[Entity]:
        """All that have the same owners and the same parent, itself included, in their order."""
        return self._siblings.get(_group(entity), []) if entity.links or entity.parent else []

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
    def _siblings(self) -> dict[Group, list[Entity]]:
        found: dict[Group, list[Entity]] = {}
        for line in self._line_of.values():
            found.setdefault(_group(line.entity), []).append(line.entity)
        return found

    @cached_property
    def _lines(self) -> dict[Kind, list[Line]]:
        return {
            kind: [line for line in of_kind(self.model, kind) if self._is_used(line)]
            for kind in self.kinds
        }

    def _is_used(self, line: Line) -> bool:
        entity = line.entity
        named = base_of(entity.kind) not in USED or any(self.model.mentions.rows_of(entity))
        return named or bool(line.figures or line.comparison)

    def title(self, section: str) -> str:
        """The heading of a kind of entities, or of a section: the project's own, otherwise ours."""
        if section in self.locale.appearance.titles:
            return self.locale.appearance.titles[section]
        text, releases = self.locale.text, self.history or self.package.releases
        titles = {
            "tables": text("Tables"),
            "glossary": text("Glossary"),
            "checks": text("Checks"),
            "changes": text("Versions and changes") if releases else text("Corrections"),
            "download": text("Download"),
            "codebook": text("Codebook"),
            "compare": text("Side by side"),
        }
        return titles.get(section) or kind_names.of(self.model, self.locale, section)

    def anchors(self, resource: Resource) -> dict[int, str]:
        """The anchor of each row that the page of a table shows, by the number of the row."""
        if resource.name not in self._anchors:
            found = row_anchors.anchors(resource, self.model.tables[resource.name])
            self._anchors[resource.name] = found
        return self._anchors[resource.name]

    @property
    def tells_changes(self) -> bool:
        """Whether there is a page of changes: of versions, or of what the package corrected."""
        return self.history is not None or bool(self.package.corrections)

    def permanent(self, path: str) -> str:
        """Where a page of this version stays: among the pages of its release, where they are kept.

        The page of downloads, which is of the whole, is that of the release.
        """
        history, version = self.history, self.package.version
        released = history is not None and any(
            entry.day and entry.version == version for entry in history.entries[:1]
        )
        if history is None or not released:
            return path
        (release,) = (r for r in history.releases if r.name == version)
        if version in history.pages:
            return f"{release.folder}/pages/{path}"
        return f"{release.folder}/{HOME}" if path in {HOME, DOWNLOAD} else path

    def marks(self, resource: Resource) -> dict[int, Mark]:
        """The version in which each row of a table was last changed, by the number of the row."""
        if self.history is None:
            return {}
        if resource.name not in self._marks:
            told = self.package.corrections
            self._marks[resource.name] = marks.of(self.history, resource, told)
        return self._marks[resource.name]

    @property
    def logo(self) -> str:
        """The path of the package's picture; empty where it has none."""
        image = self.package.image
        return f"assets/logo{image.suffix}" if image else ""

    def evidence_title(self, part: Part) -> str:
        """The title of a page of evidence, with its lines where its source has several pages."""
        parts, text = self.source_lines.parts, self.locale.text
        title = text("Evidence in the source")
        if len([p for p in parts if p.source == part.source]) > 1:
            first, last = part.span
            title = text("Evidence in the source: lines {lines}", lines=f"{first}–{last}")
        several = len({p.source.hash for p in parts}) > 1
        return f"{title} ({part.source.title[self.language]})" if several else title

    @property
    def archive(self) -> str:
        """The path of the zip that holds the whole package."""
        return f"{DATA}/{self.package.name}.zip"

    def shows_rows_elsewhere(self, resource: Resource) -> bool:
        """Whether other pages show the rows of a table: as entities with pages, or as terms."""
        codes = code_fields(resource) if is_dimension(resource) else []
        return bool(
            resource.entity
            or resource.with_role("term")
            or any(kind_of(f) in self.kinds for f in codes if (f.name,) == resource.primary_key)
        )

    def neighbours(self, path: str) -> tuple[Way | None, Way | None]:
        """The pages before and after the one at `path` in their list."""
        return self._neighbours[path]

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Way | None, Way | None]]:
        tables = self.package.resources
        lists: list[list[Way]] = [
            [(page_of(x.entity), x.entity.name[self.language]) for x in self.lines(kind)]
            for kind in self.kinds
        ]
        lists.append([(page_of_table(r), r.title[self.language]) for r in tables])
        lists.append([(p.path, self.evidence_title(p)) for p in self.source_lines.parts])
        return {
            path: (before, after)
            for pages in filter(None, lists)
            for before, (path, _), after in zip(
                [None, *pages[:-1]], pages, [*pages[1:], None], strict=True
            )
        }


def is_paged(model: Model, kind: Kind) -> bool:
    """Whether entities of a kind of the standard have pages: of parties, where they are few."""
    if base_of(kind) in PARTIES:
        return 0 < len(model.entities[kind]) <= MOST_PARTIES
    return base_of(kind) in KINDS


def list_of(kind: Kind) -> str:
    """The path of the list of all entities of a kind."""
    return f"{folder(kind)}/index.md"


def _group(entity: Entity) -> Group:
    return entity.kind, frozenset(entity.links.items()), entity.parent
