"""Where the data is from and who made it, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yesan.package import source
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.pages import renewals
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.source.record import Record
from yesan.tables.table import Table


@dataclass(frozen=True)
class Source:
    """A document that figures are from.

    Attributes:
        title: Its title.
        address: Its address on the web; empty where it has none.
        date: Its date; may be empty.
        hash: Its hash, by which a copy is recognised; may be empty.
        lines: The lines of its text that a table is from, such as "14–51", each with the address
            of its evidence; may be none.
        evidence: The pages that show which cell took which of its figures; may be none.
        accessed: When it was last looked at; may be empty.
        frequency: How often it is renewed, such as "Renewed every year"; may be empty.
        limitations: What it does not have, or cannot be used for; may be empty.
    """

    title: str
    address: str
    date: str
    hash: str
    lines: tuple[Link, ...]
    evidence: tuple[Link, ...]
    accessed: str
    frequency: str
    limitations: str


@dataclass(frozen=True)
class Evidence:
    """What shows that the rows of a table make up a whole.

    Attributes:
        fields: The titles of the fields, for each of whose values all rows are there; none where
            they are for everything.
        total: The table that prints what the rows add up to; may be none.
        lines: The lines of the source that say so, such as "14–51", with the address of their
            evidence; may be none.
    """

    fields: tuple[str, ...]
    total: Link | None
    lines: tuple[Link, ...]


@dataclass(frozen=True)
class Inhabitants:
    """How many people the budget is for.

    Attributes:
        number: How many they are.
        date: When they were counted; may be empty.
        source: Where the number is from; none where the package does not say.
    """

    number: int
    date: str
    source: Source | None


@dataclass(frozen=True)
class Contributor:
    """Who had a part in the data.

    Attributes:
        name: Their name.
        roles: Which part they had; may be none.
    """

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Verification:
    """How the figures of a table were compared with the text that they are from.

    Attributes:
        table: The table.
        figures: How many figures it has.
        found: How many of them are in the text, in their order, at their lines.
        numbers: How many numbers the lines of the table have.
        accounted: How many of these are in the table.
        excluded: How many are excluded, each with a reason.
    """

    table: Link
    figures: int
    found: int
    numbers: int
    accounted: int
    excluded: int


def sources(
    page: Page, listed: Iterable[source.Source], of: Resource | None = None
) -> tuple[Source, ...]:
    """Sources as `page` shows them.

    Args:
        page: The page.
        listed: The sources.
        of: The table whose sources they are, where they are those of one.
    """
    return tuple(_source(page, s, of) for s in listed)


def _source(page: Page, s: source.Source, of: Resource | None) -> Source:
    fresh = page.package.freshness(s)
    return Source(
        title=s.title[page.language],
        address=s.address,
        date=s.date,
        hash=s.hash,
        lines=tuple(page.lines(of, span) for span in s.lines) if of else (),
        evidence=tuple(
            Link(page.href(part.path), page.sitemap.evidence_title(part))
            for part in page.sitemap.source_lines.parts
            if part.source == s
        ),
        accessed=page.locale.date(fresh.accessed) if fresh.accessed else "",
        frequency=renewals.said(page.locale, fresh.frequency),
        limitations=fresh.limitations[page.language],
    )


def of_all(package: Package) -> tuple[source.Source, ...]:
    """The sources of a package, and those that only some of its tables name; each once.

    One whose tables know it in several states is there once for each.
    """
    found: dict[str, list[source.Source]] = {}
    for s in (*package.sources, *(s for r in package.resources for s in r.sources)):
        fresh, same = package.freshness(s), found.setdefault(s.title.default, [])
        known = [package.freshness(other) for other in same]
        if fresh and not any(known):
            same[:] = [s]
        elif not same or (fresh and fresh not in known):
            same.append(s)
    return tuple(s for same in found.values() for s in same)


def evidence(page: Page, resource: Resource) -> Evidence | None:
    """What the package has as evidence that the rows of a table make up a whole, if it does."""
    complete = resource.complete
    if complete is None:
        return None
    return Evidence(
        fields=tuple(resource.by_name[name].title[page.language] for name in complete.fields),
        total=page.table(page.package.by_name[complete.total]) if complete.total else None,
        lines=(page.lines(resource, complete.lines),) if complete.lines else (),
    )


def document_page(page: Page, resource: Resource, number: int) -> str:
    """The address of a page of the document that a table is from; may be empty."""
    listed = resource.sources or page.package.sources
    known = {s.title.default: s for s in page.package.sources}
    found = (s if s.address else known.get(s.title.default, s) for s in listed)
    return next((s.at_page(number) for s in found if s.address), "")


def inhabitants(page: Page) -> Inhabitants | None:
    """The inhabitants that the package names."""
    people = page.package.inhabitants
    if people is None:
        return None
    named = sources(page, [people.source]) if people.source.title else ()
    return Inhabitants(people.number, people.date, next(iter(named), None))


def licenses(page: Page) -> tuple[Link, ...]:
    """The licences of the package, with their addresses where they have one."""
    return tuple(Link(x.path, x.title[page.language]) for x in page.package.licenses)


def contributors(page: Page) -> tuple[Contributor, ...]:
    """Who had a part in the data."""
    return tuple(Contributor(c.title[page.language], c.roles) for c in page.package.contributors)


def verification(page: Page, record: Record) -> Verification:
    """What a verification found, as `page` shows it."""
    return Verification(
        table=page.table(page.package.by_name[record.table]),
        figures=record.figures,
        found=record.found,
        numbers=record.numbers,
        accounted=record.accounted,
        excluded=record.excluded,
    )


def line_ranges(page: Page, resource: Resource, table: Table) -> tuple[Link, ...]:
    """The lines of the source that some rows are from, in order, neighbours as one range."""
    line = resource.source_line
    found = ranges(map(int, table.known(line.name))) if line else []
    return tuple(page.lines(resource, span) for span in found)


def ranges(lines: Iterable[int]) -> list[tuple[int, int]]:
    """Lines in order as ranges, each with its first and its last line."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(lines)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
