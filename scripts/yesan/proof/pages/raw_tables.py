"""The rows of tables as pages show them: which they are, and what each of their cells says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.column_types import FISCAL_YEAR
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.columns import Columns
from yesan.proof.data.subjects import kinds
from yesan.proof.figures.discrepancies import Discrepancies, marks_in
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding
from yesan.proof.pages.cell_texts import CellTexts
from yesan.proof.site.verbatim import single

APART = {"yesan-mark", "yesan-anchor", "yesan-wrong"}


@dataclass(frozen=True)
class RawTables:
    """Checks the tables of pages against the rows of their files.

    Attributes:
        names: What rows are called.
        discrepancies: The errors of the source.
        written: What cells say.
    """

    names: Names
    discrepancies: Discrepancies
    written: CellTexts

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the tables of a page."""
        heading = tree.css_first("h1")
        title = single(heading.text()) if heading else ""
        for table in tree.css("table[data-table]"):
            id_ = table.attributes.get("data-table") or ""
            resource = self.names.cells.by_id.get(id_)
            if resource is None:
                yield Finding(page, id_, "a table", "a table of the package")
                continue
            yield from self._rows(page, title, resource, table, tree)
            columns = []
            for head in table.css("thead th"):
                name = head.attributes.get("data-field") or ""
                columns.append(resource.by_name.get(name))
                if name:
                    yield from self._head(page, resource, name, head)
            yield from self._columns(page, title, resource, columns, tree)
            for row in table.css("tr[data-row]"):
                yield from self._cells(page, resource, columns, row)

    def _rows(
        self,
        page: str,
        title: str,
        resource: Resource,
        table: LexborNode,
        tree: LexborHTMLParser,
    ) -> Iterator[Finding]:
        """The rows of a table's own page are all, or the first; of an entity's, those about it."""
        own = self.names.cells.rows[resource.id]
        shown = [int(r.attributes.get("data-row") or 0) for r in table.css("tr[data-row]")]
        if page == f"tables/{resource.id}.html":
            cut = tree.css_first(f'[data-number="shown:{resource.id}"]') is not None
            expected = [list(own)[: len(shown)] if cut else list(own)]
        else:
            entities = self.names.entities.get(title, set())
            expected = [
                [line for line, row in own.items() if row[kinds(resource)[kind]] == code]
                for kind, code in entities
                if kind in kinds(resource)
            ]
            if tree.css_first(f'[data-number="first:{resource.id}"]') is not None:
                expected = [self._latest(resource, lines)[: len(shown)] for lines in expected]
        if shown not in expected:
            said = sorted(set(shown).symmetric_difference(expected[0] if expected else ()))
            found = f"rows {', '.join(map(str, said[:5]))}" if said else "another order"
            yield Finding(page, resource.id, f"{len(shown)} rows: {found}", "each row, once")

    def _latest(self, resource: Resource, lines: Sequence[int]) -> list[int]:
        """Rows by year, the latest first; those of one year in their order."""
        year = resource.with_column_type(FISCAL_YEAR)
        rows = self.names.cells.rows[resource.id]
        return sorted(lines, key=lambda n: (rows[n][year.name] or "") if year else "", reverse=True)

    def _columns(
        self,
        page: str,
        title: str,
        resource: Resource,
        columns: list[Field | None],
        tree: LexborHTMLParser,
    ) -> Iterator[Finding]:
        """None that should be there is left out, and of what is left out it is said how many."""
        known, found = Columns(self.names.cells, resource), {f.name for f in columns if f}
        if page == f"tables/{resource.id}.html":
            missing = known.own - found
            told = tree.css_first('[data-number="left-out"]') is not None
            if told != bool(known.foreign):
                said = "left out" if known.foreign else "there"
                yield Finding(page, resource.id, "other columns", f"how many are {said}")
        else:
            entities = self.names.entities.get(title, set())
            lines = [
                int(row.attributes.get("data-row") or 0)
                for table in tree.css(f'table[data-table="{resource.id}"]')
                for row in table.css("tr[data-row]")
            ]
            lines = [line for line in lines if line in self.names.cells.rows[resource.id]]
            every = [known.about(kind, lines) - found for kind, _ in entities]
            missing = min(every, key=len, default=frozenset())
        if missing:
            names = ", ".join(sorted(missing))
            yield Finding(page, f"{resource.id}/{names}", "no such column", "each of the table")

    def _head(
        self, page: str, resource: Resource, name: str, head: LexborNode
    ) -> Iterator[Finding]:
        field = resource.by_name.get(name)
        language = self.names.language
        if field is None:
            yield Finding(page, f"{resource.id}/{name}", "a column", "a field of the table")
            return
        unit = field.unit[language]
        numeric = field.numeric or field.role in {"source-line", "source-page"}
        wanted = f"{field.title[language]} ({unit})" if unit and numeric else field.title[language]
        if single(head.text()) != single(wanted):
            said = single(head.text())
            yield Finding(page, f"{resource.id}/{name}", f"“{said}”", f"“{wanted}”")

    def _cells(
        self,
        page: str,
        resource: Resource,
        columns: list[Field | None],
        row: LexborNode,
    ) -> Iterator[Finding]:
        line = int(row.attributes.get("data-row") or 0)
        if line not in self.names.cells.rows[resource.id]:
            return
        cells = [c for c in row.iter() if c.tag in {"td", "th"}]
        if len(cells) != len(columns):
            yield Finding(page, f"{resource.id}/{line}", f"{len(cells)} cells", f"{len(columns)}")
            return
        for field, cell in zip(columns, cells, strict=True):
            if field is None:
                continue
            place = f"{resource.id}/{field.name}/{line}"
            text = single("".join(_texts(cell)))
            if not self.written.says(resource, field, line, text):
                raw = self.names.cells.rows[resource.id][line][field.name]
                yield Finding(page, place, f"“{text}”", f"“{raw or ''}”")
            order = cell.attributes.get("data-sort")
            if order is not None and not self.written.orders(resource, field, line, order):
                yield Finding(page, place, f"sorted by “{order}”", f"“{text}”")
            wanted = self.discrepancies.by_cell.get((resource.id, field.name, line), set())
            marked = set(marks_in(cell))
            if bool(marked) != bool(wanted) or not marked <= wanted:
                found = ", ".join(marked) or "no ≠"
                yield Finding(page, place, found, ", ".join(sorted(wanted)) or "no ≠")


def _texts(cell: LexborNode) -> Iterator[str]:
    for child in cell.iter(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""
        elif not APART & set((child.attributes.get("class") or "").split()) and child.tag != "svg":
            yield from _texts(child)
