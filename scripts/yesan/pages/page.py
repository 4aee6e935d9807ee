"""One page while it is made: where it is, and how everything else is reached from there."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote

from yesan.downloads.chart_files import PlacedCharts
from yesan.downloads.formats import DataFile
from yesan.language.locale import Locale
from yesan.model.addresses import file_of, folder, page_of, page_of_table, relative, seen_from
from yesan.model.entities import Entity
from yesan.model.figures import Figure
from yesan.model.glossary import Glossary
from yesan.model.model import Model
from yesan.package.package import Package
from yesan.package.resource import File, Resource
from yesan.pages.links import FileLink, KindLink, LineMark, Link, Sections
from yesan.pages.sitemap import (
    CHANGES,
    CHECKS,
    COMPARE,
    DOWNLOAD,
    GLOSSARY,
    HOME,
    TABLES,
    Sitemap,
    Way,
    list_of,
)


@dataclass(frozen=True)
class Page:
    """A page that is being made.

    Attributes:
        sitemap: All pages of the site.
        placed_charts: Collects the charts that pages show.
        path: The path of the page, such as ``programs/060.md``.
        title: The title of the page.
    """

    sitemap: Sitemap
    placed_charts: PlacedCharts
    path: str
    title: str

    @property
    def model(self) -> Model:
        """What the rows of the package mean."""
        return self.sitemap.model

    @property
    def glossary(self) -> Glossary:
        """The terms that the page explains."""
        return self.sitemap.glossary

    @property
    def package(self) -> Package:
        """The package."""
        return self.sitemap.package

    @property
    def locale(self) -> Locale:
        """The language of the page: its words and numbers."""
        return self.sitemap.locale

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.sitemap.language

    @property
    def folder(self) -> str:
        """The folder of the pages in its language, with a final slash; empty for the first one."""
        return self.sitemap.folder

    def href(self, target: str) -> str:
        """The address of a page or file, relative to this page.

        Args:
            target: Its path in the site, such as ``checks.md`` or ``assets/picture.png``.
        """
        return seen_from(self.folder, self.path, target)

    @property
    def address(self) -> str:
        """Where the page is, below the root of the site."""
        return f"{self.folder}{relative('', self.path)}"

    def entity(self, entity: Entity) -> Link:
        """The name of an entity, with the address of its page where it has one."""
        address = self.href(page_of(entity)) if self.sitemap.has_page(entity) else ""
        return Link(address, entity.name[self.language])

    def table(self, resource: Resource) -> Link:
        """The title of a table, with the address of its page."""
        return Link(self.href(page_of_table(resource)), resource.title[self.language])

    def row(self, resource: Resource, number: int) -> str:
        """The address of a row in the page of its table; of the table if that shows fewer rows."""
        anchor = self.sitemap.anchors(resource).get(number, "")
        return self._at(page_of_table(resource), anchor)

    def line(self, resource: Resource, line: int) -> str:
        """The address of a line of a table's source on its page of evidence; may be empty."""
        path, anchor = self.sitemap.source_lines.place(resource, line)
        return self._at(path, anchor) if path else ""

    def lines(self, resource: Resource, span: tuple[int, int]) -> Link:
        """Lines of a table's source such as ``14–51``, with the address of their evidence."""
        first, last = span
        return Link(self.line(resource, first), f"{first}–{last}" if last > first else f"{first}")

    def mark(self, resource: Resource, number: int, line: int | None) -> LineMark | None:
        """The line of the source that a row is from, with the ways to check the row.

        Args:
            resource: The table.
            number: The number of the row.
            line: The line; where it is not known, there is no mark.
        """
        if line is None:
            return None
        return LineMark(line, self.row(resource, number), self.line(resource, line))

    def year(self, figure: Figure) -> str:
        """The fiscal year of a figure, where the package has several."""
        return self.model.year_of(figure)

    def file(self, item: Resource | File) -> FileLink:
        """A table or another file of the package to download."""
        path, kind = file_of(item), item.content.suffix.removeprefix(".") or "csv"
        named = isinstance(item, File)
        return FileLink(
            address=self.href(path),
            name=item.title[self.language] if named else posixpath.basename(path),
            kind=kind.upper(),
            size=len(item.content.data),
            description=item.description[self.language] if named else "",
        )

    def data_file(self, file: DataFile) -> FileLink:
        """A file of data in one of the formats."""
        name, size = posixpath.basename(file.path), len(file.content)
        return FileLink(self.href(file.path), name, file.format, size)

    def files(self) -> tuple[FileLink, ...]:
        """The files of the package that are not tables."""
        return tuple(map(self.file, self.package.files))

    def crumbs(self, section: str, *owners: Entity) -> tuple[Link, ...]:
        """The way to the page: home, the list that it is in, and the entities that it belongs to.

        Args:
            section: A kind of entities, or ``tables``.
            owners: The entities; those without a page are left out.
        """
        index = TABLES if section == "tables" else list_of(section)
        return (
            Link(self.href(HOME), self.locale.text("Home")),
            Link(self.href(index), self.sitemap.title(section)),
            *(link for link in map(self.entity, owners) if link.address),
        )

    def neighbours(self) -> tuple[Link | None, Link | None]:
        """The pages before and after this one in their list."""
        before, after = self.sitemap.neighbours(self.path)
        return self._way(before), self._way(after)

    def sections(self) -> Sections:
        """The sections of the site."""
        sitemap = self.sitemap
        kinds = (
            KindLink(self._section(list_of(kind), kind), len(sitemap.lines(kind)))
            for kind in sitemap.kinds
        )
        changes = self._section(CHANGES, "changes")
        return Sections(
            kinds=tuple(kinds),
            tables=self._section(TABLES, "tables"),
            glossary=self._section(GLOSSARY, "glossary") if sitemap.glossary.terms else None,
            checks=self._section(CHECKS, "checks"),
            download=self._section(DOWNLOAD, "download"),
            compare=self._section(COMPARE, "compare") if sitemap.compared else None,
            changes=changes if sitemap.history else None,
            corrections=changes if sitemap.tells_changes and not sitemap.history else None,
        )

    def comparison(self, entity: Entity) -> Link | None:
        """Where an entity is shown beside others of its kind; none where it is the only one."""
        if entity.kind not in self.sitemap.compared:
            return None
        address = f"{self.href(COMPARE)}?{folder(entity.kind)}={quote(entity.id)}"
        return Link(address, self.locale.text("Side by side with others"))

    def _at(self, path: str, anchor: str) -> str:
        own = "" if path == self.path else self.href(path)
        return f"{own}#{anchor}" if anchor else self.href(path)

    def _section(self, path: str, section: str) -> Link:
        return Link(self.href(path), self.sitemap.title(section))

    def _way(self, way: Way | None) -> Link | None:
        return Link(self.href(way[0]), way[1]) if way else None
