"""The hits of the search: each has the name, the figure and the place of one thing of a page.

A figure is one that the page itself shows, not the sum of what is listed, under the name of its
phase and with its year; the figure of a row is that of its cell, the count of a table that of its
rows. Other names are those of the same row, or of the same table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.figures.shown_figures import says
from yesan.proof.figures.sides import Sides
from yesan.proof.figures.units import Units
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.previews.index import Hit, Index, Leaf, Name, Passage
from yesan.proof.previews.page_text import Seen, plain
from yesan.proof.site.verbatim import PARTS, single, strings
from yesan.proof.site.written import Reader

TABLE, TERM, DEPARTMENT = "table", "term", "department"
ROW, PAGE, OTHER = "row", "page", "Pages"
BETWEEN = " · "
ROWS = "{count} row"
DATED = re.compile(r"^(.+) \(([^()]*)\)$")


@dataclass(frozen=True)
class Hits:
    """Checks hits against pages and tables.

    Attributes:
        figures: What is referred to.
        sides: Of what figures are.
        names: What rows are called.
        units: What is beside numbers.
        reader: Reads numbers.
    """

    figures: Figures
    sides: Sides
    names: Names
    units: Units
    reader: Reader

    def check(self, index: Index, pages: Mapping[str, Seen]) -> Iterator[Finding]:
        """What is wrong in the hits, the names and the synonyms of an index."""
        for leaf in index.leaves:
            for hit in (leaf.page, *(p.hit for p in leaf.passages if p.hit)):
                yield from self._group(hit, pages)
            if seen := pages.get(leaf.page.path):
                yield from self._page(leaf.page, seen)
                for passage in leaf.passages:
                    yield from self._row(passage, seen) if passage.hit else ()
        for name in index.names:
            yield from self._name(name, index)
        for group in index.synonyms:
            if not self._are_of_one(group):
                yield Finding("search/index.js", group[0], " = ".join(group), "words of one row")

    def texts(self, leaf: Leaf, pages: Mapping[str, Seen]) -> Iterator[str]:
        """What the rows that a part of a page shows say, in every language."""
        seen = pages.get(leaf.page.path)
        for passage in leaf.passages if seen else ():
            table, line = (seen.rows if seen else {}).get(passage.anchor, ("", 0))
            yield from filter(None, self.names.cells.rows.get(table, {}).get(line, {}).values())

    def _group(self, hit: Hit, pages: Mapping[str, Seen]) -> Iterator[Finding]:
        """That the heading of a hit is the title of the list, or of the table, that it is from."""
        page = hit.path.partition("#")[0]
        table = self._tables.get(page, "")
        cells = self.names.cells
        if hit.kind == ROW:
            called = {single(cells.by_id[table].title[cells.package.language])} if table else set()
        elif hit.kind == PAGE:
            called = {*self.sides.catalog.text(OTHER)}
        else:
            above = page if hit.kind == TERM else f"{page.rpartition('/')[0]}/index.html"
            called = {pages[above].title} if above in pages else set()
        if called and single(hit.group) not in called:
            yield _wrong(hit, f"under {hit.group}", " or ".join(sorted(called)))

    def _page(self, hit: Hit, seen: Seen) -> Iterator[Finding]:
        if single(hit.title) != seen.title:
            yield _wrong(hit, hit.title, seen.title)
        if hit.context and hit.context not in self._owners(hit):
            yield _wrong(hit, hit.context, "what it belongs to")
        if hit.figure and not self._has(hit, seen):
            yield _wrong(hit, hit.figure, "a figure of the page, printed or whole")

    def _owners(self, hit: Hit) -> set[str]:
        """The department that the entity of a hit belongs to."""
        owners = self.names.subjects.owners(hit.kind)
        codes = (c for k, c in self.names.entities.get(single(hit.title), ()) if k == hit.kind)
        departments = (owners.get(code, {}).get(DEPARTMENT) for code in codes)
        known = ((DEPARTMENT, code) for code in departments if code)
        return {single(n) for entity in known for n in self.names.by_entity.get(entity, ())}

    def _has(self, hit: Hit, seen: Seen) -> bool:
        """Whether a page shows a figure, and calls it so."""
        if hit.kind == TABLE:
            resource = self._tables.get(hit.path)
            read = self.reader.numbers(hit.figure)
            rows = len(self.names.cells.rows[resource]) if resource else -1
            said = self.sides.catalog.saying(ROWS)
            return [n.value for n in read] == [rows] and bool(re.fullmatch(said, hit.figure))
        blanks = (m.start() for m in re.finditer(" ", hit.figure))
        ways = ((hit.figure[:at], bare(hit.figure[at:])) for at in blanks)
        return any(
            self._is_called(label, reference, seen)
            for label, text in ways
            for reference in seen.figures.get(text, ())
        )

    def _is_called(self, label: str, reference: str, seen: Seen) -> bool:
        """Whether a figure may be called so: it has the phase, and the year if there are more."""
        subject, claim = self.sides.subject(reference), self.figures.claims.get(reference)
        if subject is None or (claim and claim.coverage == "listed"):
            return False
        dated = DATED.match(label)
        name, year = (dated[1], dated[2]) if dated else (label, "")
        if year != (subject.year if self.sides.has_years else ""):
            return False
        changes = {key.label for key in seen.key if key.reference == reference}
        return name in {single(n) for n in self.names.of_phase(subject.phase)} | changes

    def _row(self, passage: Passage, seen: Seen) -> Iterator[Finding]:
        hit = passage.hit
        if hit is None:
            return
        if hit.kind == TERM:
            if not plain(passage.text).startswith(plain(hit.title)):
                yield _wrong(hit, hit.title, "the word that is explained")
            return
        place = seen.rows.get(passage.anchor)
        if place is None:
            yield _wrong(hit, hit.title, "a row of a table")
            return
        table, line = place
        called = {single(n) for n in self.names.of_row(table, line)}
        for said in (hit.title, hit.context):
            if said and not {single(said), *map(single, said.split(BETWEEN))} & called:
                yield _wrong(hit, said, "what the row is called")
        if hit.figure and not self._is_cell(hit.figure, table, line):
            yield _wrong(hit, hit.figure, "a figure of the row, with its column and unit")

    def _is_cell(self, text: str, table: str, line: int) -> bool:
        """Whether a text is the title of a column, and the figure that a row has in it."""
        cells = self.names.cells
        for field in cells.by_id[table].fields:
            title = f"{field.title[cells.package.language]} "
            figure = self.figures.of(f"{table}/{quote(field.name, safe='')}/{line}")
            if figure is None or not text.startswith(title):
                continue
            said = self.units.without(text.removeprefix(title), figure)
            numbers = self.reader.numbers(said)
            if len(numbers) == 1 and self.units.has(said, numbers[0], figure):
                return any(says(numbers[0], amount) for amount in figure.amounts)
        return False

    def _name(self, name: Name, index: Index) -> Iterator[Finding]:
        """That a name leads to what has it, and that its other names are of the same thing."""
        number, part = divmod(name.place, index.shelf)
        leaf = index.leaves[number] if number < len(index.leaves) else None
        passage = leaf.passages[part] if leaf and part < len(leaf.passages) else None
        own = [h for h in (leaf and leaf.page, passage and passage.hit) if h]
        if (name.title, name.kind, name.group) not in {(h.title, h.kind, h.group) for h in own}:
            yield Finding("search/index.js", name.title, f"place {name.place}", "its own place")
        for alias in name.aliases:
            if not self._are_of_one((name.title, alias)):
                yield Finding("search/index.js", name.title, f"“{alias}”", "a name of it")

    def _are_of_one(self, words: tuple[str, ...]) -> bool:
        """Whether one row, or the description of one table, has all of some words."""
        return bool(set.intersection(*(self._places[single(word)] for word in words)))

    @cached_property
    def _places(self) -> defaultdict[str, set[tuple[str, int]]]:
        """Where each text of the package is: the row, or 0 for the description of the table."""
        found: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        cells = self.names.cells
        for resource in cells.package.resources:
            for text in strings(resource.raw):
                found[single(text)].add((resource.id, 0))
            for line, row in cells.rows[resource.id].items():
                for text in filter(None, row.values()):
                    for part in (text, *PARTS.split(text)):
                        found[single(part)].add((resource.id, line))
        for (_, code), names in self.names.by_entity.items():
            for name in names:
                found[single(name)] |= found[single(code)]
        return found

    @cached_property
    def _tables(self) -> dict[str, str]:
        """The table of each page of a table."""
        return {f"tables/{r.id}.html": r.id for r in self.names.cells.package.resources}


def _wrong(hit: Hit, found: str, expected: str) -> Finding:
    page, _, anchor = hit.path.partition("#")
    return Finding(page, f"{hit.file}#{anchor}", f"“{found}”", expected)
