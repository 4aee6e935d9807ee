"""The pages of evidence: each figure of a line at the row and the field that took it, all of them.

What was recorded of a line is compared with what its page shows, in order: the figures, their rows,
the marks of errors, why figures are in no cell, and what contradicts the line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import DISCREPANCIES, EVIDENCE
from yesan.package.resource import Resource
from yesan.proof.figures.discrepancies import Discrepancies, marks_in
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding
from yesan.proof.pages.anchors import Anchors
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import single

LINE = "line-"
EXCLUDED, NOWHERE, REASON = "Excluded: {reason}", "In no cell", "reason"
PARTS, CUT = " · ", "…"
Record = Mapping[str, str]


@dataclass(frozen=True)
class Evidence:
    """Checks pages of evidence against what was recorded.

    Attributes:
        names: What rows are called.
        discrepancies: The errors of the source.
        catalog: The words of the site.
        anchors: Where links lead.
    """

    names: Names
    discrepancies: Discrepancies
    catalog: Catalog
    anchors: Anchors

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the lines of a page of evidence."""
        for item in tree.css("ol.yesan-evidence > li[id]"):
            line = (item.attributes.get("id") or "").removeprefix(LINE)
            for found, expected in self._line(page, line, item):
                yield Finding(page, f"line {line}", found, expected)

    def _line(self, page: str, line: str, item: LexborNode) -> Iterator[tuple[str, str]]:
        left = list(self._records.get(line, []))
        own: set[str] = set()
        skipped: list[Record] = []
        shown_tables: set[str] = set()
        for group in item.css("div > p"):
            figures = [n for n in group.css("[data-number=printed]") if not _is_further(n, group)]
            taken = []
            for figure in figures:
                printed = single(figure.text())
                at = next((n for n, r in enumerate(left) if single(r["printed"]) == printed), None)
                if at is None:
                    yield f"“{printed}”", "the figures of the line, in their order"
                    return
                taken.append(left[at])
                skipped += left[:at]
                shown_tables.add(left[at]["table"])
                del left[: at + 1]
            yield from self._group(page, group, taken)
            if further := group.css_first("i"):
                yield from self._further(page, line, group, further)
            for record in taken:
                own |= self._errors(record)
        sources = {s for table in shown_tables for s in self._sources(table)}
        for record in (*skipped, *left):
            if not sources or sources & self._sources(record["table"]):
                yield "a figure less", f"“{record['printed']}”"
        own |= self._at.get(line, set())
        shown = {id_ for ul in item.css("ul.yesan-discrepancies") for id_ in marks_in(ul)}
        if shown != own:
            said = ", ".join(sorted(shown)) or "no contradiction"
            yield said, ", ".join(sorted(own)) or "no contradiction"

    def _group(
        self, page: str, group: LexborNode, taken: list[Record]
    ) -> Iterator[tuple[str, str]]:
        """The row, the fields and the marks of figures that one row took, or none."""
        smalls = [single(child.text()) for child in group.iter() if child.tag == "small"]
        if taken and not taken[0]["row"]:
            record = taken[0]
            reasons = {self._reason(record)} - {""}
            known = {w for r in reasons for w in self._excluded(r)} or {*self.catalog.text(NOWHERE)}
            if smalls[-1:] != [w for w in smalls[-1:] if w in known] or not smalls:
                yield f"“{' '.join(smalls)}”", " or ".join(sorted(known))
            return
        wanted = [id_ for record in taken for id_ in sorted(self._errors(record))[:1]]
        marks = [m for child in group.iter() if child.tag == "a" for m in _mark(child)]
        if len(marks) != len(wanted):
            yield f"{len(marks)} marks", f"{len(wanted)} marks"
        for record in taken:
            resource = self._resource(record)
            field = resource.by_name.get(record["field"]) if resource else None
            if field and single(field.title[self.names.language]) not in smalls:
                yield f"“{' '.join(smalls)}”", f"“{field.title[self.names.language]}”"
        yield from self._row(page, group, taken)

    def _further(
        self, page: str, line: str, group: LexborNode, further: LexborNode
    ) -> Iterator[tuple[str, str]]:
        """What the row of a group has on other lines: all of it, with its fields and its marks."""
        links = [a for a in group.css("a[href*='tables/']") if not a.css_first(".yesan-mark")]
        rows = {row for a in links if (row := self.anchors.row(page, a)) and row[1]}
        records = [r for row in rows for r in self._by_row.get(row, []) if r["line"] != line]
        said = [single(n.text()) for n in further.css("[data-number=printed]")]
        printed = [single(record["printed"]) for record in records]
        if len(rows) != 1 or said != printed:
            yield " ".join(said), " ".join(printed) or "the figures of one row on other lines"
            return
        lines = {single(n.text()) for n in further.css("[data-number=line]")}
        if lines != {record["line"] for record in records}:
            yield f"lines {', '.join(sorted(lines))}", "the lines of the figures"
        smalls = {single(n.text()) for n in further.iter() if n.tag == "small"}
        titles = {self._title(record) for record in records}
        if not titles <= smalls or len(smalls) > len(titles) + 1:
            yield f"“{' '.join(sorted(smalls))}”", " ".join(sorted(titles))
        wanted = [min(errors) for r in records if (errors := self._errors(r))]
        if [m for a in further.iter() if a.tag == "a" for m in _mark(a)] != wanted:
            yield "other marks", ", ".join(wanted) or "no mark"

    def _title(self, record: Record) -> str:
        resource = self._resource(record)
        field = resource.by_name.get(record["field"]) if resource else None
        return single(field.title[self.names.language]) if field else ""

    def _row(self, page: str, group: LexborNode, taken: list[Record]) -> Iterator[tuple[str, str]]:
        """The name of a row, and the links to it."""
        name = group.css_first("span")
        links = [a for a in group.css("a[href*='tables/']") if not a.css_first(".yesan-mark")]
        targets = {self.anchors.row(page, link) for link in links}
        for record in taken[:1]:
            resource = self._resource(record)
            row = (resource.id, int(record["row"])) if resource else None
            if row is None or not targets <= {row, (row[0], 0), None}:
                yield "a link to another row", f"row {record['row']} of {record['table']}"
        rows = {target for target in targets if target and target[1]}
        if resource := self._resource(taken[0]) if taken else None:
            rows = {(resource.id, int(taken[0]["row"]))}
        said = single(name.text()) if name else ""
        for table, number in rows:
            words = {single(w) for w in self.names.of_row(table, number)}
            words |= {single(p) for w in words for p in w.split(PARTS)}
            cut = said.endswith(CUT) and any(w.startswith(said[:-1]) for w in words)
            if not (cut or all(part in words for part in said.split(PARTS))):
                yield f"“{said}”", f"the name of row {number} of {table}"

    def _sources(self, table: str) -> set[str]:
        """The sources of a table, by their titles."""
        package = self.names.cells.package
        resource = package.by_name.get(table)
        own = (resource.sources if resource else ()) or package.sources
        return {str(source.title) for source in own}

    def _resource(self, record: Record) -> Resource | None:
        return self.names.cells.package.by_name.get(record["table"])

    def _errors(self, record: Record) -> set[str]:
        """What contradicts the cell that took a figure."""
        resource = self._resource(record)
        if resource is None or not record["row"]:
            return set()
        cell = (resource.id, record["field"], int(record["row"]))
        return self.discrepancies.by_cell.get(cell, set())

    def _excluded(self, reason: str) -> Iterator[str]:
        for text in self.catalog.text(EXCLUDED):
            yield single(text.replace(f"{{{REASON}}}", reason))

    def _reason(self, record: Record) -> str:
        """Why the descriptor says that a figure is in no cell."""
        resource = self._resource(record)
        numbers = self.discrepancies.reader.numbers(record["printed"])
        if resource is None or not numbers:
            return ""
        found = resource.exclusion(int(record["line"]), abs(numbers[0].value))
        return found.reason[self.names.language] if found else ""

    @cached_property
    def _at(self) -> Mapping[str, set[str]]:
        """The errors that are listed at a line."""
        resource = self.names.cells.package.by_name.get(DISCREPANCIES)
        own = resource.source_line if resource else None
        found: dict[str, set[str]] = {}
        for id_, row in self.discrepancies.listed.items() if own else ():
            found.setdefault((row[own.name] if own else "") or "", set()).add(id_)
        return found

    @cached_property
    def _by_row(self) -> Mapping[tuple[str, int], list[Record]]:
        """What was recorded, by the row that took it, in the order of the record."""
        found: dict[tuple[str, int], list[Record]] = {}
        for record in (r for records in self._records.values() for r in records if r["row"]):
            if resource := self._resource(record):
                found.setdefault((resource.id, int(record["row"])), []).append(record)
        return found

    @cached_property
    def _records(self) -> Mapping[str, list[Record]]:
        """What was recorded, by line."""
        content = self.names.cells.package.contents.get(EVIDENCE, b"").decode()
        found: dict[str, list[Record]] = {}
        for record in csv.DictReader(io.StringIO(content)):
            found.setdefault(record["line"], []).append(record)
        return found


def _mark(node: LexborNode) -> Iterator[str]:
    if "yesan-mark" in (node.attributes.get("class") or "").split():
        yield (node.attributes.get("href") or "").partition("#")[2]


def _is_further(node: LexborNode, end: LexborNode) -> bool:
    """Whether a figure is one that its row has on other lines."""
    parent = node.parent
    while parent is not None and parent.mem_id != end.mem_id:
        if parent.tag == "i":
            return True
        parent = parent.parent
    return False
