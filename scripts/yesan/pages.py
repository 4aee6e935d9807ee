"""The pages of the site as Markdown: a home, an index and a page for each entity and each table.

Texts of the package are data from outside: in HTML they are escaped by the templates, in Markdown
by `plain`, and a description, which is Markdown by the standard, is sanitised.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from yesan import charts, downloads, grids, listings, overviews, views
from yesan.addresses import DATA, file_of, folder, page_of, page_of_table, relative
from yesan.entities import Entity, Kind
from yesan.errors import SiteError
from yesan.listings import Line
from yesan.locales import Locale
from yesan.markup import meta, plain, quoted, rich
from yesan.model import Model
from yesan.package import File, Package, Resource
from yesan.rules import Outcome
from yesan.verification import Record, recorded

TEMPLATES = Path(__file__).parent / "templates"
OVERRIDES = "docs/overrides/pages"
PAGED: tuple[Kind, ...] = ("program", "department", "line-item", "place")
"""The kinds of entities that have pages of their own, beside the resources marked as entities."""
ROWS = 1000
CELLS = 10_000
"""How many rows and cells a table's page shows; all of them are in the download."""
HOME_CHANGES = 10
CHECKS, DISCREPANCIES_PAGE = "checks.md", "discrepancies.md"


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
        self.outcomes = outcomes
        self.epoch = epoch
        self.draw = draw
        self.files: dict[str, bytes] = {}

    def all(self) -> dict[str, bytes]:
        """Every page, and every file that belongs to one, by its path."""
        self.downloads()
        self.home()
        for kind in self.kinds:
            self.index(kind)
            for entity in self.model.entities[kind].values():
                self.entity(entity)
        self.add("tables/index.md", "tables.md.jinja", title=self.title("tables"))
        for resource in self.package.resources:
            self.table(resource)
        self.checks()
        self.add("download.md", "download.md.jinja", title=self.title("download"))
        return self.files

    # ── pages ───────────────────────────────────────────────────────────────────────────────────

    def home(self) -> None:
        """The first page: what happened, the largest changes, the ways in."""
        lines = self.lines("program")
        pairs = [(line.entity, line.comparison) for line in lines if line.comparison]
        total = self.model.total_comparison
        tables = [] if total else self.package.resources
        overview = (overviews.of_table(self.model, self.locale, r) for r in tables)
        self.add(
            "index.md",
            "home.md.jinja",
            title=self.package.title[self.locale.language],
            chart=charts.of_changes(self.model, self.locale, pairs, HOME_CHANGES),
            total=total,
            overview=next(filter(None, overview), None) if not self.package.views else None,
            views=list(views.charts(self.model, self.locale)),
        )

    def index(self, kind: Kind) -> None:
        """The list of all programs, or of all departments."""
        lines = self.lines(kind)
        pairs = [(line.entity, line.comparison) for line in lines if line.comparison]
        self.add(
            f"{folder(kind)}/index.md",
            "index.md.jinja",
            title=self.title(kind),
            kind=kind,
            lines=lines,
            phases=listings.phases(self.model, lines),
            chart=charts.of_changes(self.model, self.locale, pairs),
        )

    def entity(self, entity: Entity) -> None:
        """The page of a program or department."""
        model, locale = self.model, self.locale
        path = page_of(entity)
        line = next(line for line in self.lines(entity.kind) if line.entity is entity)
        children = [
            line
            for kind in self.kinds
            for line in self.lines(kind)
            if _belongs(line.entity, entity)
        ]
        pairs = [(line.entity, line.comparison) for line in children if line.comparison]
        pictures = charts.of_entity(model, locale, entity)
        ranking = charts.of_changes(model, locale, pairs)
        rows = list(model.rows_of(entity))
        figures = path.replace(".md", ".csv")
        self.files[figures] = downloads.figures(rows, locale.language, model.by_cell)
        self.add(
            path,
            "entity.md.jinja",
            title=entity.name[locale.language],
            entity=entity,
            owners=[model.entities[k][c] for k, c in entity.links.items()],
            comparison=line.comparison,
            line=line,
            figures=[(model.phases[phase], figure) for phase, figure in line.figures.items()],
            charts=[*pictures, *([ranking] if ranking else [])],
            children=children,
            phases=listings.phases(self.model, children),
            sections=[
                (r, grids.of_rows(model, locale, r, f, self.linker(path), without=entity))
                for r, f in rows
            ],
            sources=[(r, self.line_numbers(r, f)) for r, f in rows],
            csv=posixpath.basename(figures),
            facts=self.facts(entity, path),
        )

    def facts(self, entity: Entity, path: str) -> list[tuple[grids.Column, grids.Cell]]:
        """What the row of an entity says of it, where its table is marked as one of entities."""
        for resource in self.package.resources:
            if resource.entity and resource.id == entity.kind:
                key = resource.primary_key[0]
                frame = self.model.tables[resource.name]
                row = frame[frame[key].map(str) == entity.code]
                grid = grids.of_rows(self.model, self.locale, resource, row, self.linker(path))
                pairs = zip(grid.columns, grid.rows[0], strict=True)
                return [(column, cell) for column, cell in pairs if cell.text]
        return []

    def table(self, resource: Resource) -> None:
        """The page of a table: its dictionary, its rows, its checks, its downloads."""
        frame = self.model.tables[resource.name]
        path = page_of_table(resource)
        shown = max(1, min(ROWS, CELLS // len(resource.fields)))
        self.add(
            path,
            "table.md.jinja",
            title=resource.title[self.locale.language],
            resource=resource,
            count=len(frame),
            grid=grids.of_rows(
                self.model, self.locale, resource, frame.head(shown), self.linker(path)
            ),
            charts=[
                *filter(None, [overviews.of_table(self.model, self.locale, resource)]),
                *views.charts(self.model, self.locale, resource),
            ],
            record=self.recorded.get(resource.name),
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
            title=self.title("checks"),
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
                (d, grids.row_name(model, self.locale, d.resource, d.row), titles.get(d.rule, ""))
                for d in model.discrepancies
            ],
        )

    @cached_property
    def recorded(self) -> dict[str, Record]:
        """What was verified against the source, of the tables as they are now."""
        return recorded(self.package)

    def downloads(self) -> None:
        """The tables as files, and the whole package as a zip."""
        contents = downloads.files(self.package)
        listed: tuple[Resource | File, ...] = (*self.package.resources, *self.package.files)
        self.files.update({file_of(r): r.content.data for r in listed})
        self.files[self.zip] = downloads.archive(contents, self.epoch)
        published = {posixpath.relpath(name, DATA): content for name, content in self.files.items()}
        self.files[f"{DATA}/SHA256SUMS"] = downloads.checksums(published)
        if self.package.image:
            self.files[self.logo] = self.package.image.data

    def configuration(self) -> str:
        """A ``mkdocs.yml`` for a project that has none."""
        return self.templates.get_template("mkdocs.yml.jinja").render(
            logo=self.logo,
            title=self.package.title[self.locale.language],
            theme_language=theme_language(self.locale.language),
        )

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

    def lines(self, kind: Kind) -> list[Line]:
        """The index lines of all entities of a kind, the largest change first."""
        return self._lines.get(kind, [])

    @cached_property
    def _lines(self) -> dict[Kind, list[Line]]:
        return {kind: listings.of_kind(self.model, kind) for kind in self.kinds}

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds of entities that have pages here."""
        marked = [r.id for r in self.package.resources if r.entity]
        return [kind for kind in (*PAGED, *marked) if self.model.entities[kind]]

    def line_numbers(self, resource: Resource, frame: Any) -> list[str]:
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

    def title(self, section: str) -> str:
        """The heading of a kind of entities, or of a section: the project's own, else ours."""
        if section in self.locale.appearance.titles:
            return self.locale.appearance.titles[section]
        titles = {
            "program": self.locale.text("Programs"),
            "department": self.locale.text("Departments"),
            "line-item": self.locale.text("Line items"),
            "place": self.locale.text("Places"),
            "tables": self.locale.text("Tables"),
            "checks": self.locale.text("Checks"),
            "download": self.locale.text("Download"),
        }
        marked = {r.id: r.title[self.locale.language] for r in self.package.resources}
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

    def linker(self, path: str) -> grids.Linker:
        """Gives addresses relative to the page at `path`."""
        return lambda entity: relative(path, page_of(entity)) if entity.kind in self.kinds else ""

    # ── writing ─────────────────────────────────────────────────────────────────────────────────

    def add(self, path: str, template: str, *, title: str, **values: Any) -> None:
        """Write one page."""
        try:
            text = self.templates.get_template(template).render(
                page=path,
                title=title,
                href=lambda target: relative(path, target),
                link=self.linker(path),
                digest=lambda chart: self.draw(chart.spec),
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
            "language": self.locale.language,
            "locale": self.locale,
            "model": self.model,
            "kind_of_doubt": self.kind_of_doubt,
            "figure_of": lambda d, value: grids.shown(
                self.locale, d.resource.by_name[d.field], value
            ),
            "package": self.package,
            "package_zip": self.zip,
            "partial": lambda lines: any(
                figure.partial for line in lines for figure in line.figures.values()
            ),
            "folder": folder,
            "kinds": [(k, self.title(k)) for k in self.kinds],
            "heading": self.title,
            "outcomes": self.outcomes,
            "file_of": file_of,
            "kind_of_file": lambda item: (item.content.suffix.removeprefix(".") or "csv").upper(),
            "page_of_table": page_of_table,
            "posixpath": posixpath,
            "size_of": lambda name: len(self.files[name]),
        }
        return environment


def theme_language(language: str) -> str:
    """The language of the theme's own words, and of the page: English where the theme lacks it."""
    theme = find_spec("material")
    words = Path(theme.origin or "").parent / "templates/partials/languages" if theme else Path()
    known = (
        name
        for name in (language, language.split("-", maxsplit=1)[0])
        if (words / f"{name}.html").is_file()
    )
    return next(known, "en")


def _belongs(entity: Entity, owner: Entity) -> bool:
    return entity.links.get(owner.kind) == owner.code
