"""The figures of a source line by line, as printed, each with the cell that took it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from yesan.api.published import INDEX
from yesan.package.package import DISCREPANCIES
from yesan.package.resource import Resource
from yesan.pages import citation, provenance, row_names, shown_discrepancy
from yesan.pages.citation import Citation
from yesan.pages.context import MarkdownContext
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.pages.provenance import Source
from yesan.pages.shown_discrepancy import ShownDiscrepancy
from yesan.pages.sitemap import CHECKS, HOME
from yesan.pages.source_lines import Part, Place, Section
from yesan.source.evidence import Evidence
from yesan.source.numbers import numbers


@dataclass(frozen=True)
class PrintedFigure:
    """A figure of the source.

    Attributes:
        text: The figure as it is printed.
        field: The title of the field of the cell that took it; empty where none did.
        discrepancy: What contradicts it.
    """

    text: str
    field: str
    discrepancy: ShownDiscrepancy | None


@dataclass(frozen=True)
class EvidenceGroup:
    """Figures of a line that follow each other, taken by one row or by none.

    Attributes:
        row: What the row is about, with its address; none where no row took the figures.
        table: The table of the row; none where the section is that of the table.
        shown: Whether the page of the table shows the row; if not, the download has it.
        document: The page of the document that the row is printed on, with its address, which may
            be empty; none where the row does not say.
        figures: The figures; none where the row only begins here.
        further: Where the row begins here: its figures that are printed on other lines.
        further_lines: These lines.
        reason: Why no row took the figures; empty where the package does not say.
    """

    row: Link | None
    table: Link | None
    shown: bool
    document: Link | None
    figures: tuple[PrintedFigure, ...]
    further: tuple[PrintedFigure, ...]
    further_lines: tuple[Link, ...]
    reason: str


@dataclass(frozen=True)
class EvidenceLine:
    """A line of the source.

    Attributes:
        number: The line; its id in the page is ``line-`` and this number.
        groups: Its figures in their order, then the rows that only begin here.
        discrepancies: What contradicts its figures, or is listed at the line.
    """

    number: int
    groups: tuple[EvidenceGroup, ...]
    discrepancies: tuple[ShownDiscrepancy, ...]


@dataclass(frozen=True)
class EvidenceSection:
    """Lines of the source that follow each other.

    Attributes:
        tables: The tables whose lines they are; none between the lines of tables.
        span: The lines, such as "14–51".
        lines: Those that have figures, or where a row begins.
    """

    tables: tuple[Link, ...]
    span: str
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True)
class EvidencePage(MarkdownContext):
    """The figures of a source line by line, as printed, each with the cell that took it.

    Attributes:
        title: What the page is called.
        description: What the page has, in a sentence.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        crumbs: The way to the page: home, the page of all checks.
        source: The source.
        parts: All pages of evidence of the source, if it has several; the address of this one is
            empty.
        unverified: The tables of the source that have changed since they were compared with it.
        sections: The lines.
        before: The page before it.
        after: The page after it.
        cite: How the page is cited.
    """

    template: ClassVar[str] = "evidence.md.jinja"

    crumbs: tuple[Link, ...]
    source: Source
    parts: tuple[Link, ...]
    unverified: tuple[Link, ...]
    sections: tuple[EvidenceSection, ...]
    before: Link | None
    after: Link | None
    cite: Citation


def of(page: Page, part: Part) -> EvidencePage:
    """A page of evidence.

    Args:
        page: The page.
        part: The lines that it shows.
    """
    known, text = page.sitemap.source_lines, page.locale.text
    parts = [p for p in known.parts if p.source == part.source]
    before, after = page.neighbours()
    return EvidencePage(
        title=page.title,
        description=text(
            "Every figure of the source as it is printed, line by line, with the cell that has it"
        ),
        wide=False,
        crumbs=(
            Link(page.href(HOME), text("Home")),
            Link(page.href(CHECKS), page.sitemap.title("checks")),
        ),
        source=provenance.sources(page, [part.source])[0],
        parts=tuple(
            Link("" if p is part else page.href(p.path), _span(*p.span))
            for p in parts
            if len(parts) > 1
        ),
        unverified=tuple(
            page.table(resource)
            for resource in page.package.resources
            if resource.is_located and resource.name not in known.records
            if known.source_of.get(resource.name) == part.source.hash
        ),
        sections=tuple(_section(page, part.source.hash, section) for section in part.sections),
        before=before,
        after=after,
        cite=citation.of_page(page, INDEX),
    )


def _section(page: Page, source: str, section: Section) -> EvidenceSection:
    return EvidenceSection(
        tables=tuple(map(page.table, section.tables)),
        span=_span(section.first, section.last),
        lines=tuple(_line(page, (source, line), section) for line in section.lines),
    )


def _line(page: Page, place: Place, section: Section) -> EvidenceLine:
    known, groups = page.sitemap.source_lines, tuple(_groups(page, place, section))
    contradicted = [f.discrepancy for group in groups for f in group.figures if f.discrepancy]
    contradicted += [
        shown_discrepancy.of(page, discrepancy)
        for discrepancy in page.model.discrepancies
        if (known.source_of.get(discrepancy.resource.name), discrepancy.line) == place
    ]
    return EvidenceLine(place[1], groups, tuple(dict.fromkeys(contradicted)))


def _groups(page: Page, place: Place, section: Section) -> Iterator[EvidenceGroup]:
    """The figures of a line in their order, then the rows that only begin there."""
    known = page.sitemap.source_lines
    begun = [(r.name, n) for r, n in known.rows.get(place, []) if r.name != DISCREPANCIES]
    further = {row: known.figures_beside(row, place) for row in begun}

    def taken(e: Evidence) -> tuple[str, int, str]:
        return e.table, e.row, "" if e.row else _reason(page, e)

    for (table, number, reason), listed in groupby(known.evidence.get(place, []), key=taken):
        row, figures = (table, number), tuple(_figure(page, e) for e in listed)
        if number:
            yield _group(page, section, row, figures, further.pop(row, []))
        else:
            yield EvidenceGroup(
                row=None,
                table=None,
                shown=True,
                document=None,
                figures=figures,
                further=(),
                further_lines=(),
                reason=reason,
            )
    for row, others in further.items():
        yield _group(page, section, row, (), others)


def _group(
    page: Page,
    section: Section,
    row: tuple[str, int],
    figures: tuple[PrintedFigure, ...],
    further: Sequence[Evidence],
) -> EvidenceGroup:
    name, number = row
    resource = page.package.by_name[name]
    return EvidenceGroup(
        row=Link(page.row(resource, number), row_names.of_remark(page, resource, number)),
        table=None if section.tables == (resource,) else page.table(resource),
        shown=number in page.sitemap.anchors(resource),
        document=_document(page, resource, number),
        figures=figures,
        further=tuple(_figure(page, e) for e in further),
        further_lines=tuple(
            page.lines(resource, (line, line)) for line in dict.fromkeys(e.line for e in further)
        ),
        reason="",
    )


def _figure(page: Page, e: Evidence) -> PrintedFigure:
    resource = page.package.by_name[e.table]
    discrepancy = page.model.discrepancies.by_cell.get((e.table, e.row, e.field))
    return PrintedFigure(
        text=e.printed,
        field=resource.by_name[e.field].title[page.language] if e.row else "",
        discrepancy=shown_discrepancy.of(page, discrepancy) if discrepancy else None,
    )


def _reason(page: Page, e: Evidence) -> str:
    """Why the descriptor excludes a figure that no cell took."""
    value = next(numbers(e.printed)).value
    exclusion = page.package.by_name[e.table].exclusion(e.line, value)
    return exclusion.reason[page.language] if exclusion else ""


def _document(page: Page, resource: Resource, number: int) -> Link | None:
    field = resource.source_page
    value = page.model.tables[resource.name].by_number[number][field.name] if field else None
    if value is None:
        return None
    address = provenance.document_page(page, resource, int(value))
    return Link(address, page.locale.text("page {page}", page=value))


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else f"{first}"
