"""Where the lines of the sources are on the pages of evidence: which pages, which lines on each.

Pages of evidence exist where a verification was recorded (`source.record`). They show the lines of
a source in its order: those that the tables declare, each with its figures, and those where a row
of any table begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.source import Source
from yesan.source.evidence import Evidence
from yesan.source.record import evidence_of, recorded
from yesan.tables.table import Tables

FOLDER = "evidence"
MOST = 600
"""Approximate number of figures and rows on a page of evidence."""
Place = tuple[str, int]
"""The hash of a source, and a line of it."""


@dataclass(frozen=True)
class Section:
    """Lines of a source that follow each other.

    Attributes:
        tables: The tables whose lines they are; none between the lines of tables.
        first: The first line.
        last: The last line.
        lines: Those that have figures, or where a row begins.
    """

    tables: tuple[Resource, ...]
    first: int
    last: int
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Part:
    """A page of evidence.

    Attributes:
        path: Its path in the site.
        source: The source.
        sections: Its lines.
    """

    path: str
    source: Source
    sections: tuple[Section, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Its first and its last line."""
        return self.sections[0].first, self.sections[-1].last


class SourceLines:
    """The lines of all sources of a package, by the pages of evidence that show them."""

    def __init__(self, package: Package, tables: Tables) -> None:
        self.package = package
        self.tables = tables
        self.records = recorded(package)

    @cached_property
    def evidence(self) -> dict[Place, list[Evidence]]:
        """The figures of each line."""
        found: dict[Place, list[Evidence]] = {}
        for e in evidence_of(self.package, self.records):
            found.setdefault((self.records[e.table].source, e.line), []).append(e)
        return found

    @cached_property
    def figures(self) -> dict[tuple[str, int], list[Evidence]]:
        """The figures that each row took, by its table and number, in the order of the source."""
        found: dict[tuple[str, int], list[Evidence]] = {}
        for listed in self.evidence.values():
            for e in listed:
                found.setdefault((e.table, e.row), []).append(e)
        return found

    def figures_beside(self, row: tuple[str, int], place: Place) -> list[Evidence]:
        """The figures of a row, by its table and number, that are printed on other lines."""
        return [e for e in self.figures.get(row, []) if e.line != place[1]]

    @cached_property
    def rows(self) -> dict[Place, list[tuple[Resource, int]]]:
        """The rows that begin at each line: their tables and numbers."""
        found: dict[Place, list[tuple[Resource, int]]] = {}
        for resource in self.package.resources:
            source, line = self.source_of.get(resource.name), resource.source_line
            for number, row in self.tables[resource.name]:
                if source and line and row[line.name] is not None:
                    found.setdefault((source, int(row[line.name])), []).append((resource, number))
        return found

    @cached_property
    def source_of(self) -> dict[str, str]:
        """The hash of the source of each table that has evidence, or rows with lines of it."""
        found = {}
        for resource in self.package.resources:
            record = self.records.get(resource.name)
            source = record.source if record else self._named(resource)
            if source in self._hashes and resource.source_line:
                found[resource.name] = source
        return found

    @cached_property
    def _hashes(self) -> set[str]:
        return {source for source, _ in self.evidence}

    def _named(self, resource: Resource) -> str:
        """The hash of the source that a table without a record names, or of the only one."""
        known = {s.title.default: s.hash for s in self.package.sources}
        if resource.sources:
            return next((s.hash or known.get(s.title.default, "") for s in resource.sources), "")
        return next(iter(known.values())) if len(known) == 1 else ""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The pages of evidence, source by source."""
        found: list[Part] = []
        for source in self.package.sources:
            if source.hash in self._hashes:
                for sections in self._paged(source):
                    name = str(len(found) + 1) if found else "index"
                    found.append(Part(f"{FOLDER}/{name}.md", source, tuple(sections)))
        return tuple(found)

    def place(self, resource: Resource, line: int) -> tuple[str, str]:
        """The page that shows a line of a table's source, and the anchor of the line there.

        A line that has nothing to show leads to the next one that has. Both are empty where the
        source has no evidence.
        """
        source = self.source_of.get(resource.name, "")
        lines = self._lines.get(source, [])
        if not lines:
            return "", ""
        shown = lines[min(bisect_left(lines, line), len(lines) - 1)]
        return self._paths[source, shown], f"line-{shown}"

    @cached_property
    def _paths(self) -> dict[Place, str]:
        return {
            (part.source.hash, line): part.path
            for part in self.parts
            for section in part.sections
            for line in section.lines
        }

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        lines: dict[str, list[int]] = {}
        for source, line in sorted(self.evidence.keys() | self.rows.keys()):
            lines.setdefault(source, []).append(line)
        return lines

    def _paged(self, source: Source) -> Iterator[list[Section]]:
        """The sections of a source, as many at a time as a page has space for."""
        page: list[Section] = []
        filled = 0
        for section in self._sections(source.hash):
            size = sum(map(self._size, ((source.hash, line) for line in section.lines)))
            if page and filled + size > MOST:
                yield page
                page, filled = [], 0
            page.append(section)
            filled += size
        yield page

    def _size(self, place: Place) -> int:
        return len(self.evidence.get(place, ())) + len(self.rows.get(place, ()))

    def _sections(self, source: str) -> Iterator[Section]:
        """The lines of a source: those that tables declare, and those between them."""
        lines, shown = self._lines[source], 0
        for tables, first, last in self._ranges(source):
            yield from self._divided(source, (), lines[shown : bisect_left(lines, first)])
            shown = bisect_left(lines, last + 1)
            own = lines[bisect_left(lines, first) : shown]
            yield from self._divided(source, tables, own)
        yield from self._divided(source, (), lines[shown:])

    def _divided(
        self, source: str, tables: tuple[Resource, ...], lines: list[int]
    ) -> Iterator[Section]:
        """Some lines as one section, or as several if they are more than a page has space for."""
        part: list[int] = []
        filled = 0
        for line in lines:
            size = self._size((source, line))
            if part and filled + size > MOST:
                yield Section(tables, part[0], part[-1], tuple(part))
                part, filled = [], 0
            part.append(line)
            filled += size
        if part:
            yield Section(tables, part[0], part[-1], tuple(part))

    def _ranges(self, source: str) -> list[tuple[tuple[Resource, ...], int, int]]:
        """The ranges that tables declare, in their order; those that overlap as one."""
        declared = sorted(
            (first, last, position)
            for position, resource in enumerate(self.package.resources)
            if self.source_of.get(resource.name) == source
            for listed in resource.sources
            for first, last in listed.lines
        )
        ranges: list[tuple[tuple[Resource, ...], int, int]] = []
        for first, last, position in declared:
            resource = self.package.resources[position]
            if ranges and first <= ranges[-1][2]:
                tables, start, end = ranges[-1]
                both = tables if resource in tables else (*tables, resource)
                ranges[-1] = (both, start, max(end, last))
            else:
                ranges.append(((resource,), first, last))
        return ranges
