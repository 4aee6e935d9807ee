"""Every page of a package in one language, and every file that belongs to one."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from yesan.downloads import chart_files, claims_csv
from yesan.downloads import figures as figures_csv
from yesan.downloads.chart_files import PlacedCharts
from yesan.downloads.claims_csv import ToldClaims
from yesan.downloads.kept_layers import KeptLayers
from yesan.language.locale import Locale
from yesan.model.addresses import page_of, page_of_table, relative
from yesan.model.entities import Entity
from yesan.model.figures import Figure
from yesan.pages import (
    amounts,
    changes_page,
    checks_page,
    claims,
    codebook_page,
    compare_page,
    dataset,
    download_page,
    downloads,
    embed_page,
    entity_page,
    evidence_page,
    feed,
    feedback,
    glossary_page,
    home_page,
    interface,
    list_page,
    missing_page,
    own_templates,
    release_page,
    search_page,
    table_page,
    tables_page,
)
from yesan.pages.context import ChangesContext, Context, FiguresContext, MarkdownContext
from yesan.pages.downloads import Downloads
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
from yesan.releases import published
from yesan.releases.history import History
from yesan.render.page_summary import Summary
from yesan.source.record import Record
from yesan.store.nodes import Nodes
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
        downloads: The files that all editions of the site lead to.
        told: The computed figures of the pages.
        own: The ids of those that each page tells of its own, by its path.
    """

    files: Mapping[str, bytes]
    summaries: Mapping[str, Summary]
    datasets: Mapping[str, Json]
    charts: PlacedCharts
    sitemap: Sitemap
    search_link: SearchLink
    logo: str
    downloads: Downloads
    told: ToldClaims
    own: Mapping[str, tuple[str, ...]]

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
    made = _generated(checked, sitemap, draw, downloads.of(sitemap, epoch, nodes), nodes)
    programs = interface.of(sitemap, made.told.claims, made.own)
    return together(replace(made, files={**made.files, **programs}))


def translate(
    checked: Checked,
    locale: Locale,
    folder: str,
    first: Generated,
    draw: Draw,
    nodes: Nodes | None = None,
) -> Generated:
    """Every page of a package in another language: files that are no pages are those of the first.

    Args:
        checked: The package as readers of this language have it.
        locale: The language.
        folder: The folder of the pages, with a final slash.
        first: The pages in the first language.
        draw: Has a chart drawn from its specification.
        nodes: The texts of pages that are kept; without them, each is written.

    Raises:
        SiteError: A template fails, or uses what it does not receive.
    """
    sitemap = Sitemap(checked.model, locale, first.sitemap.history, folder)
    return _generated(checked, sitemap, draw, first.downloads, nodes)


def together(first: Generated, *others: Generated) -> Generated:
    """The pages in the first language, with the computed figures of all.

    Args:
        first: The pages in the first language.
        others: Those in other languages.
    """
    told = reduce(ToldClaims.with_others, (other.told for other in others), first.told)
    own = {**first.downloads.files, claims_csv.PATH: told.written}
    return replace(first, files={**first.files, **own}, told=told)


def _generated(
    checked: Checked, sitemap: Sitemap, draw: Draw, shared: Downloads, nodes: Nodes | None
) -> Generated:
    locale = sitemap.locale
    placed_charts = PlacedCharts(
        locale, sitemap.package.title[locale.language], draw, KeptLayers(nodes)
    )
    made = _Pages(checked, sitemap, placed_charts, shared)
    with own_templates.opened(sitemap.package.root, locale, sitemap.glossary, nodes) as own:
        kept = KeptTexts(own, nodes, sitemap) if nodes else own
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
            places.setdefault(id_, set()).add(f"{sitemap.folder}{relative('', page.path)}")
    return Generated(
        files=files | made.files | placed_charts.files,
        summaries=summaries,
        datasets=made.datasets,
        charts=placed_charts,
        sitemap=sitemap,
        search_link=templates.search_link(),
        logo=sitemap.logo,
        downloads=made.shared,
        told=ToldClaims(shown, places),
        own=own_of,
    )


class _Pages:
    """Makes what the template of each page receives, and the files to download beside it.

    Attributes:
        shared: The files to download that pages in all languages lead to.
        files: Those of these pages alone, by path; those of an entity are added with its page.
        datasets: What pages of data say of it to search engines, by path; added with each page.
    """

    def __init__(
        self,
        checked: Checked,
        sitemap: Sitemap,
        placed_charts: PlacedCharts,
        shared: Downloads,
    ) -> None:
        self.sitemap = sitemap
        self.placed_charts = placed_charts
        self.outcomes = checked.outcomes
        self.shared = shared
        self.datasets: dict[str, Json] = {}
        self.files: dict[str, bytes] = {}
        if image := sitemap.package.image:
            self.files[sitemap.logo] = image.data

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
            formats_ = self.shared.data.of_tables.get(resource.id, ())
            files = self.shared.of_tables[resource.id]
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
        self.datasets[page.path] = dataset.of_package(page, self.shared.whole)
        size = self.shared.size(self.sitemap.archive)
        yield page, download_page.of(page, self.shared.data, size)
        page = self._page(CODEBOOK, title("codebook"))
        yield page, codebook_page.of(page, self.shared.data, self.shared.of_tables)
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
        for release in history.releases:
            files = published.files(release)
            page = self._page(f"{release.folder}/{HOME}", release.name)
            has_pages = release.name in history.pages
            yield page, release_page.of(page, release, files, changes, has_pages=has_pages)

    @property
    def _records(self) -> dict[str, Record]:
        """What was verified against the sources, of the tables as they are now."""
        return self.sitemap.source_lines.records


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
