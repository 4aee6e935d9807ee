"""Where the data is from and who made it, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yesan.package import source
from yesan.package.resource import Resource
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
        lines: The lines of its text that a table is from, such as "14–51"; may be none.
    """

    title: str
    address: str
    date: str
    hash: str
    lines: tuple[str, ...]


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


def sources(page: Page, listed: Iterable[source.Source]) -> tuple[Source, ...]:
    """Sources as `page` shows them."""
    return tuple(
        Source(s.title[page.language], s.address, s.date, s.hash, tuple(s.ranges)) for s in listed
    )


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


def line_ranges(resource: Resource, table: Table) -> tuple[str, ...]:
    """The lines of the source that some rows are from, in order, neighbours as one range."""
    line = resource.source_line
    if line is None:
        return ()
    ranges: list[list[int]] = []
    for number in sorted({int(n) for n in table.known(line.name)}):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return tuple(f"{a}–{b}" if b > a else f"{a}" for a, b in ranges)
