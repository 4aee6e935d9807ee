"""Every page of a package in one language, and every file that belongs to one."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from yesan.api import files as api_files
from yesan.api.published import Published
from yesan.downloads import about, archive, chart_files, claims_csv, codebook, dcat, formats
from yesan.downloads import figures as figures_csv
from yesan.downloads.chart_files import PlacedCharts
from yesan.downloads.dcat import Catalogue
from yesan.downloads.formats import DataFile, Formats
from yesan.downloads.kept_layers import KeptLayers
from yesan.language.locale import Locale
from yesan.model.addresses import DATA, file_of, page_of, page_of_table, relative
from yesan.model.entities import Entity
from yesan.model.figures import Figure
from yesan.package.resource import File, Resource
from yesan.pages import (
    amounts,
    changes_page,
    checks_page,
    claims,
    codebook_page,
    compare_page,
    dataset,
    download_page,
    embed_page,
    entity_page,
    evidence_page,
    feed,
    feedback,
    glossary_page,
    home_page,
    list_page,
    missing_page,
    own_templates,
    release_page,
    search_page,
    table_page,
    tables_page,
)
from yesan.pages.context import ChangesContext, Context, FiguresContext, MarkdownContext
from yesan.pages.entity_page import EntityPage
from yesan.pages.home_page import HomePage
from yesan.pages.kept_texts import KeptTexts
from yesan.pages.lines import LineTable
from yesan.pages.links import FileLink
from yesan.pages.markup import readable
from yesan.pages.own_templates import Templates
from yesan.pages.page import Page
from yesan.pages.search_page import SearchLink
from yesan.pages.sitemap import (
    CHANGES,
    CHECKS,
    CODEBOOK,
    COMPARE,
    DISCREPANCIES,
    DOWNLOAD,
    GLOSSARY,
    HOME,
    MISSING,
    SEARCH,
    TABLES,
    Sitemap,
    list_of,
)
from yesan.reading.parsing import Json
from yesan.releases import changes_csv, corrections, published
from yesan.releases.history import History
from yesan.render.page_summary import Summary
from yesan.source.record import Record
from yesan.store.nodes import Nodes, digest
from yesan.tables.exact import exact
from yesan.validation.validation import Checked

Draw = Callable[[dict[str, Any]], str]
"""Has a chart drawn from its specification, and returns the digest that it is found under."""


@dataclass(frozen=True)
class Generated:
    """Everything that a site is built from, but for what is written by hand.

    Attributes:
        files: Pages in Markdown, pages to embed, the page of missing addresses, and files to
            download, by path.
        summaries: What each page in Markdown says about itself, by path.
        datasets: What pages of data say of it to search engines, by path.
        charts: The charts that the pages show; their pictures are made once they are drawn.
        sitemap: Which pages there are, their order and titles.
        search_link: What every page gets to search with.
        logo: The path of the package's picture; empty where it has none.
    """

    files: Mapping[str, bytes]
    summaries: Mapping[str, Summary]
    datasets: Mapping[str, Json]
    charts: PlacedCharts
    sitemap: Sitemap
    search_link: SearchLink
    logo: str

    @property
    def unlisted(self) -> str:
        """All text that is in no page of its own: of pages to embed, of the search dialog."""
        alone = (placed.path(chart_files.PAGE) for placed in self.charts.shown)
        dialog = (self.search_link.link, self.search_link.dialog)
        return "".join((*(self.files[path].decode() for path in alone), *dialog))


@exact()
def generate(
    checked: Checked,
    locale: Locale,
    epoch: int,
    draw: Draw,
    nodes: Nodes | None = None,
    history: History | None = None,
) -> Generated:
    """Every page of a package in one language.

    Args:
        checked: The package.
        locale: The language.
        epoch: The date of the site, in seconds since 1970.
        draw: Has a chart drawn from its specification.
        nodes: The texts of pages that are kept; without them, each is written.
        history: The releases of the package; none where it has none.

    Raises:
        InvalidPackage: There is a link among the templates of the project.
        SiteError: A template fails, or uses what it does not receive.
    """
    sitemap = Sitemap(checked.model, locale, history)
    placed_charts = PlacedCharts(
        locale, sitemap.package.title[locale.language], draw, KeptLayers(nodes)
    )
    data = formats.Maker(checked.model, locale, epoch, nodes).make()
    made = _Pages(checked, sitemap, placed_charts, data, epoch)
    made.files |= _described(made, nodes)
    with own_templates.opened(sitemap.package.root, locale, sitemap.glossary, nodes) as own:
        kept = KeptTexts(own, nodes, locale, sitemap.glossary) if nodes else own
        return _filled(made, kept)


def _filled(made: _Pages, templates: Templates) -> Generated:
    """Every page, with its template filled."""
    sitemap, placed_charts = made.sitemap, made.placed_charts
    files: dict[str, bytes] = {}
    summaries: dict[str, Summary] = {}
    shown: dict[str, Figure] = {}
    places: dict[str, set[str]] = {}
    own_of: dict[str, tuple[str, ...]] = {}
    for page, context in made.all():
        found = claims.claims_of(_figures(context, page, placed_charts))
        if isinstance(context, FiguresContext):
            # A line of a list leads to the page that explains its figures.
            own = claims.claims_of(_figures(context, page, placed_charts, LineTable))
            context = replace(context, claims=claims.show(page, own))  # noqa: PLW2901 - the same
        if isinstance(context, ChangesContext):
            proposed = page.model.phases.is_proposal
            context = replace(context, proposed=proposed)  # noqa: PLW2901 - the same
        if isinstance(context, MarkdownContext):
            context = replace(context, feedback=feedback.of_page(page))  # noqa: PLW2901 - the same
            summaries[page.path] = _summary(context)
        text = templates.render(context, page)
        files[page.path] = text.encode()
        if isinstance(context, FiguresContext):
            own_of[page.path] = tuple(claims.told_in(text, own))
        drawn = claims.claims_of(_drawn(page, placed_charts))
        told = claims.told_in(text, found) | drawn
        shown |= claims.claims_of(told.values())
        for id_ in told:
            places.setdefault(id_, set()).add(relative("", page.path))
    files[claims_csv.PATH] = claims_csv.write(shown, places)
    files |= api_files.of(_published(sitemap, shown, own_of))
    return Generated(
        files=files | made.files | placed_charts.files,
        summaries=summaries,
        datasets=made.datasets,
        charts=placed_charts,
        sitemap=sitemap,
        search_link=templates.search_link(),
        logo=sitemap.logo,
    )


def _published(
    sitemap: Sitemap, shown: Mapping[str, Figure], told: Mapping[str, tuple[str, ...]]
) -> Published:
    """What the interface for programs is made from.

    Args:
        sitemap: The pages.
        shown: The computed figures of the site, by their ids.
        told: The ids of those that each page tells of its own, by its path.
    """
    package, lines = sitemap.package, sitemap.source_lines
    others = [Locale.of(package, language) for language in package.languages]
    own = [sitemap.locale if x.language == sitemap.language else x for x in others]
    return Published(
        model=sitemap.model,
        locales=own,
        lines={kind: sitemap.lines(kind) for kind in sitemap.kinds},
        anchors=sitemap.anchors,
        place=lines.place,
        printed=lines.figures,
        claims=shown,
        told=told,
        archive=sitemap.archive,
        permanent=sitemap.permanent,
    )


class _Pages:
    """Makes what the template of each page receives, and the files to download.

    Attributes:
        files: The files to download, by path; those of an entity are added with its page.
        datasets: What pages of data say of it to search engines, by path; added with each page.
        of_tables: The data of each table in each format, that in which it was published first.
    """

    def __init__(
        self,
        checked: Checked,
        sitemap: Sitemap,
        placed_charts: PlacedCharts,
        data: Formats,
        epoch: int,
    ) -> None:
        self.sitemap = sitemap
        self.placed_charts = placed_charts
        self.outcomes = checked.outcomes
        self.data = data
        self.files = _downloads(sitemap, data, epoch)
        self.of_tables = _of_tables(sitemap, data)
        self.datasets: dict[str, Json] = {}

    def all(self) -> Iterator[tuple[Page, Context]]:
        """Each page with what its template receives; pages to embed come last."""
        yield from self._home()
        yield from self._entities()
        yield from self._tables()
        yield from self._others()
        for placed in self.placed_charts.shown:
            page = embed_page.place(self._page(placed.page, placed.title), placed)
            yield page, embed_page.of(page, placed)

    def _page(self, path: str, title: str) -> Page:
        return Page(self.sitemap, self.placed_charts, path, title)

    def _home(self) -> Iterator[tuple[Page, Context]]:
        page = self._page(HOME, self.sitemap.package.title[self.sitemap.language])
        yield page, home_page.of(page, ruled=bool(self.outcomes))

    def _entities(self) -> Iterator[tuple[Page, Context]]:
        for kind in self.sitemap.kinds:
            page = self._page(list_of(kind), self.sitemap.title(kind))
            yield page, list_page.of(page, kind)
            for entity in (line.entity for line in self.sitemap.lines(kind)):
                page = self._page(page_of(entity), entity.name[self.sitemap.language])
                yield page, entity_page.of(page, entity, self._figures(page, entity))

    def _figures(self, page: Page, entity: Entity) -> FileLink:
        """Make the file that has the figures of an entity."""
        rows = list(page.model.mentions.rows_of(entity))
        content = figures_csv.figures(rows, page.language, page.model.discrepancies.by_cell)
        path = f"{page.path.removesuffix('.md')}.csv"
        self.files[path] = content
        return FileLink(page.href(path), posixpath.basename(path), "CSV", len(content))

    def _tables(self) -> Iterator[tuple[Page, Context]]:
        page = self._page(TABLES, self.sitemap.title("tables"))
        yield page, tables_page.of(page)
        for resource in self.sitemap.package.resources:
            page = self._page(page_of_table(resource), resource.title[self.sitemap.language])
            formats_ = self.data.of_tables.get(resource.id, ())
            files = self.of_tables[resource.id]
            self.datasets[page.path] = dataset.of_table(page, resource, files)
            found = table_page.of(page, resource, self.outcomes, self._records)
            yield page, replace(found, formats=tuple(map(page.data_file, formats_)))

    def _others(self) -> Iterator[tuple[Page, Context]]:
        title, text = self.sitemap.title, self.sitemap.locale.text
        if self.sitemap.glossary.terms:
            page = self._page(GLOSSARY, title("glossary"))
            yield page, glossary_page.of(page)
        page = self._page(CHECKS, title("checks"))
        yield page, checks_page.of(page, self.outcomes, self._records)
        for part in self.sitemap.source_lines.parts:
            page = self._page(part.path, self.sitemap.evidence_title(part))
            yield page, evidence_page.of(page, part)
        page = self._page(DISCREPANCIES, text("Discrepancies in the source"))
        yield page, checks_page.of_discrepancies(page, self.outcomes)
        page = self._page(DOWNLOAD, title("download"))
        self.datasets[page.path] = dataset.of_package(page, self.whole)
        yield page, download_page.of(page, self.data, len(self.files[self.sitemap.archive]))
        page = self._page(CODEBOOK, title("codebook"))
        yield page, codebook_page.of(page, self.data, self.of_tables)
        yield from self._versions()
        if self.sitemap.compared:
            page = self._page(COMPARE, title("compare"))
            yield page, compare_page.of(page)
        page = self._page(SEARCH, text("Search"))
        yield page, search_page.of(page)
        page = self._page(MISSING, text("There is no page at this address"))
        yield page, missing_page.of(page)

    def _versions(self) -> Iterator[tuple[Page, Context]]:
        """The page of changes, and one for each release; make the files that are kept of it."""
        history = self.sitemap.history
        if not self.sitemap.tells_changes:
            return
        page = self._page(CHANGES, self.sitemap.title("changes"))
        changes = changes_page.of(page, history)
        yield page, changes
        if history is None:
            return
        if history.releases:
            self.files[feed.PATH] = feed.feed(page, changes)
        for entry in history.entries:
            told = corrections.as_then(self.sitemap.package.corrections, history.entries, entry)
            if entry.day and (cells := changes_csv.written(entry, told)):
                self.files[changes_csv.path_of(entry)] = cells
        for release in history.releases:
            files = published.files(release)
            self.files |= files
            page = self._page(f"{release.folder}/{HOME}", release.name)
            has_pages = release.name in history.pages
            yield page, release_page.of(page, release, files, changes, has_pages=has_pages)

    @property
    def whole(self) -> tuple[DataFile, ...]:
        """The files that hold all of the package."""
        path = self.sitemap.archive
        packed = DataFile(path, formats.ZIP, self.files[path])
        return (packed, *self.data.whole, *self.data.amounts)

    @property
    def _records(self) -> dict[str, Record]:
        """What was verified against the sources, of the tables as they are now."""
        return self.sitemap.source_lines.records


def _of_tables(sitemap: Sitemap, data: Formats) -> dict[str, tuple[DataFile, ...]]:
    """The data of each table in each format, that in which it was published first."""
    found = {}
    for r in sitemap.package.resources:
        path = file_of(r)
        kind = posixpath.splitext(path)[1].removeprefix(".").upper()
        others = (x for x in data.of_tables.get(r.id, ()) if x.format != formats.CSVW)
        found[r.id] = (DataFile(path, kind, r.content.data), *others)
    return found


def _described(made: _Pages, nodes: Nodes | None) -> dict[str, bytes]:
    """What catalogues of open data are told of the package, in both forms."""
    package, of_tables, whole = made.sitemap.package, made.of_tables, made.whole
    catalogue = Catalogue(package, whole, of_tables, HOME, DOWNLOAD)
    if nodes is None:
        return {path: catalogue.file(path) for path in dcat.PATHS}
    listed = (x for own in (whole, *of_tables.values()) for x in own)
    said = json.dumps(package.raw, ensure_ascii=False, default=str)
    parts = {"files": digest(*(y for x in listed for y in (x.path, x.format, x.content)))}
    parts["said"] = digest(said, *package.languages)
    return {p: nodes.of(dcat.KIND, p, parts, partial(catalogue.file, p)) for p in dcat.PATHS}


def _downloads(sitemap: Sitemap, data: Formats, epoch: int) -> dict[str, bytes]:
    """The tables and other files of the package, all of it as a zip, and the checksums of these."""
    package = sitemap.package
    listed: tuple[Resource | File, ...] = (*package.resources, *package.files)
    files = {file_of(item): item.content.data for item in listed} | data.files
    packed = archive.files(package)
    packed |= about.files(package, sitemap.locale, packed)
    if codebook.NAME not in packed:
        packed[codebook.NAME] = codebook.write(sitemap.model, sitemap.locale, package.resources)
    files[sitemap.archive] = archive.archive(packed, epoch)
    relative = {posixpath.relpath(name, DATA): content for name, content in files.items()}
    files[download_page.CHECKSUMS] = archive.checksums(relative)
    if package.image:
        files[sitemap.logo] = package.image.data
    return files


def _figures(
    context: Context, page: Page, charts: PlacedCharts, without: type[LineTable] | None = None
) -> Iterator[Figure]:
    """Every figure that a page shows, those in the pictures of its charts among them."""
    yield from claims.figures_in(context, without)
    yield from _drawn(page, charts)


def _drawn(page: Page, charts: PlacedCharts) -> Iterator[Figure]:
    """The figures in the pictures of a page."""
    for placed in charts.of_page(page.path):
        yield from claims.figures_in(placed.chart.texts)


def _summary(context: MarkdownContext) -> Summary:
    """What a page says about itself, to those who only see its link."""
    key_figures = context.key_figures if isinstance(context, HomePage | EntityPage) else None
    return Summary(
        title=readable(context.title),
        description=readable(context.description),
        figures=amounts.texts(key_figures) if key_figures else (),
    )
