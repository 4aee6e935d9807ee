"""The pages of the site as Markdown: a home, an index and a page for each entity and each table.

Texts of the package are data from outside: in HTML they are escaped by the templates, in Markdown
by `plain`, and a description, which is Markdown by the standard, is sanitised.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from yesan.charts import package_views, selection
from yesan.downloads import archive
from yesan.downloads import figures as figures_csv
from yesan.downloads.chart_files import Exhibits
from yesan.errors import SiteError
from yesan.language import values
from yesan.language.locale import Locale
from yesan.model import listing
from yesan.model.addresses import (
    DATA,
    file_of,
    file_of_chart,
    folder,
    page_of,
    page_of_table,
    relative,
)
from yesan.model.entities import Entity, Kind
from yesan.model.model import Model
from yesan.package.package import Package
from yesan.package.resource import File, Resource
from yesan.pages import entity_page, grid, sitemap
from yesan.pages.explainer import Explainer
from yesan.pages.markup import meta, plain, quoted, rich
from yesan.pages.sitemap import Sitemap
from yesan.source.record import Record, recorded
from yesan.validation.rule import Outcome

TEMPLATES = Path(__file__).parent / "templates"
OVERRIDES = "docs/overrides/pages"
HOME_FINDINGS = 3
"""How many remarks of each kind home quotes."""
CHECKS, DISCREPANCIES_PAGE, GLOSSARY = "checks.md", "discrepancies.md", "glossary.md"
SEARCH = "search.md"


class Pages:
    """Writes every page of one package in one language.

    Args:
        model: The package as a reader sees it.
        locale: The language.
        outcomes: What came of the rules.
        epoch: The date of the site, in seconds since 1970.
        draw: Has a chart drawn from its specification, and gives the digest it is found under.
    """

    def __init__(
        self,
        model: Model,
        locale: Locale,
        outcomes: Sequence[Outcome],
        epoch: int,
        draw: Callable[[dict[str, Any]], str],
    ):
        self.model = model
        self.package: Package = model.package
        self.locale = locale
        self.sitemap = Sitemap(model, locale)
        self.outcomes = outcomes
        self.epoch = epoch
        self.exhibits = Exhibits(locale, self.package.title[locale.language], draw)
        self.files: dict[str, bytes] = {}

    def all(self) -> dict[str, bytes]:
        """Every page, and every file that belongs to one, by its path."""
        self.downloads()
        self.home()
        for kind in self.sitemap.kinds:
            self.index(kind)
            for entity in self.model.entities[kind].values():
                self.entity(entity)
        self.add("tables/index.md", "tables.md.jinja", title=self.sitemap.title("tables"))
        for resource in self.package.resources:
            self.table(resource)
        if self.sitemap.glossary.terms:
            self.add(
                GLOSSARY,
                "glossary.md.jinja",
                title=self.sitemap.title("glossary"),
                terms=self.sitemap.glossary.terms,
            )
        self.checks()
        self.add("download.md", "download.md.jinja", title=self.sitemap.title("download"))
        self.add(SEARCH, "search.md.jinja", title=self.locale.text("Search"))
        return self.files | self.exhibits.files

    # ── pages ───────────────────────────────────────────────────────────────────────────────────

    def home(self) -> None:
        """The first page: what happened, why, what is doubted, the ways in."""
        sitemap, model, locale = self.sitemap, self.model, self.locale
        total = model.amounts.total_comparison
        tables = [] if total or self.package.views else self.package.resources
        overviews = (selection.of_table(model, locale, r) for r in tables)
        self.add(
            "index.md",
            "home.md.jinja",
            title=self.package.title[locale.language],
            total=total,
            headline=entity_page.headline(sitemap, total) if total else "",
            charts=list(selection.of_home(model, locale, sitemap.remarks)),
            overview=next((charts[0] for charts in overviews if charts), None),
            views=list(package_views.charts(model, locale)),
            findings={
                kind: (len(found), found[:HOME_FINDINGS])
                for kind, found in sitemap.remarks.kinds_of_finding.items()
            },
        )

    def index(self, kind: Kind) -> None:
        """The list of all programs, or of all departments."""
        lines = self.sitemap.lines(kind)
        self.add(
            f"{folder(kind)}/index.md",
            "index.md.jinja",
            title=self.sitemap.title(kind),
            kind=kind,
            lines=lines,
            phases=listing.phases(self.model, lines),
            charts=selection.of_kind(self.model, self.locale, kind),
        )

    def entity(self, entity: Entity) -> None:
        """The page of a program or department."""
        path = page_of(entity)
        figures = path.replace(".md", ".csv")
        rows = list(self.model.mentions.rows_of(entity))
        self.files[figures] = figures_csv.figures(
            rows, self.locale.language, self.model.discrepancies.by_cell
        )
        self.add(
            path,
            "entity.md.jinja",
            title=entity.name[self.locale.language],
            portrait=entity_page.of(self.sitemap, entity, path),
            crumbs=self.sitemap.crumbs(path, entity.kind),
            csv=posixpath.basename(figures),
            **self.sitemap.around(path),
        )

    def table(self, resource: Resource) -> None:
        """The page of a table: its dictionary, its rows, its checks, its downloads."""
        table = self.model.tables[resource.name]
        link = self.sitemap.linker(path := page_of_table(resource))
        self.add(
            path,
            "table.md.jinja",
            title=resource.title[self.locale.language],
            resource=resource,
            crumbs=self.sitemap.crumbs(path, "tables"),
            count=len(table),
            grid=grid.of_rows(
                self.model,
                self.locale,
                resource,
                table.head(grid.limit(resource)),
                link,
                anchored=True,
            ),
            charts=selection.of_table(self.model, self.locale, resource),
            told=sitemap.is_told(self.sitemap, resource),
            record=self.recorded.get(resource.name),
            **self.sitemap.around(path),
            checks=[
                (o.rule, checked, sum(1 for cell in o.broken if cell.table == resource.name))
                for o in self.outcomes
                if (checked := sum(1 for cell in o.checked if cell.table == resource.name))
            ],
        )

    def checks(self) -> None:
        """What was checked and with what result, and every error of the source itself."""
        model = self.model
        self.add(
            CHECKS,
            "checks.md.jinja",
            title=self.sitemap.title("checks"),
            records=[(self.package.by_name[name], r) for name, r in self.recorded.items()],
            unverified=[
                r
                for r in self.package.resources
                if r.is_located and r.name not in self.recorded and self.recorded
            ],
        )
        titles = {o.rule.name: o.rule.title[self.locale.language] for o in self.outcomes}
        self.add(
            DISCREPANCIES_PAGE,
            "discrepancies.md.jinja",
            title=self.locale.text("Discrepancies in the source"),
            found=[
                (d, grid.row_name(model, self.locale, d.resource, d.row), titles.get(d.rule, ""))
                for d in model.discrepancies
            ],
        )

    @cached_property
    def recorded(self) -> dict[str, Record]:
        """What was verified against the source, of the tables as they are now."""
        return recorded(self.package)

    def downloads(self) -> None:
        """The tables as files, and the whole package as a zip."""
        contents = archive.files(self.package)
        listed: tuple[Resource | File, ...] = (*self.package.resources, *self.package.files)
        self.files.update({file_of(r): r.content.data for r in listed})
        self.files[self.zip] = archive.archive(contents, self.epoch)
        published = {posixpath.relpath(name, DATA): content for name, content in self.files.items()}
        self.files[f"{DATA}/SHA256SUMS"] = archive.checksums(published)
        if self.package.image:
            self.files[self.logo] = self.package.image.data

    # ── parts ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def logo(self) -> str:
        """The path of the package's picture, or nothing."""
        image = self.package.image
        return f"assets/logo{image.suffix}" if image else ""

    @cached_property
    def zip(self) -> str:
        """The path of the zip."""
        return f"{DATA}/{self.package.name}.zip"

    # ── writing ─────────────────────────────────────────────────────────────────────────────────

    def add(self, path: str, template: str, *, title: str, **values: Any) -> None:
        """Write one page."""
        try:
            text = self.templates.get_template(template).render(
                page=path,
                title=title,
                href=lambda target: relative(path, target),
                link=self.sitemap.linker(path),
                explain=Explainer(self.sitemap.glossary),
                digest=lambda chart: self.exhibits.show(path, title, chart, self.templates),
                **values,
            )
        except jinja2.TemplateError as error:
            raise SiteError(f"template {template}: {error}") from error
        self.files[path] = text.encode()

    @cached_property
    def templates(self) -> jinja2.Environment:
        """The page templates: the project's own before yesan's, everything escaped."""
        folders = [self.package.root / OVERRIDES, TEMPLATES]
        environment = SandboxedEnvironment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters |= {"plain": plain, "meta": meta, "json": quoted, "rich": rich}
        environment.globals |= {
            "_": self.locale.text,
            "_n": self.locale.plural,
            "DATA": DATA,
            "choices": grid.choices,
            "language": self.locale.language,
            "lines_of": self.sitemap.lines,
            "terms": self.sitemap.glossary.terms,
            "written": lambda field, value: values.written(self.locale, field, value),
            "locale": self.locale,
            "model": self.model,
            "kind_of_doubt": self.sitemap.kind_of_doubt,
            "figure_of": lambda d, value: values.shown(
                self.locale, d.resource.by_name[d.field], value
            ),
            "package": self.package,
            "package_zip": self.zip,
            "partial": lambda lines: any(
                figure.partial for line in lines for figure in line.figures.values()
            ),
            "folder": folder,
            "kinds": [(k, self.sitemap.title(k)) for k in self.sitemap.kinds],
            "heading": self.sitemap.title,
            "outcomes": self.outcomes,
            "file_of": file_of,
            "file_of_chart": file_of_chart,
            "kind_of_file": lambda item: (item.content.suffix.removeprefix(".") or "csv").upper(),
            "page_of_table": page_of_table,
            "posixpath": posixpath,
            "size_of": lambda name: len(self.files[name]),
        }
        return environment
