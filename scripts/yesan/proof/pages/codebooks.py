"""The codebooks in zips: each line is of the descriptor or the catalog, numbers counted again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog

NAME = "codebook.md"
NUMBERS = frozenset({"integer", "number"})
COUNTED = NUMBERS | {"string", "year", "date"}
QUERY = (
    "SELECT min(value), max(value), count(DISTINCT value) FROM cells WHERE tbl = ? AND field = ?"
)
CODE = re.compile(r"[+-]?0\d+$")
"""A code of digits, whose zeros count: the values of such a field have no order."""
LABELS = {
    "least": "Least",
    "most": "Greatest",
    "distinct": "Different values",
    "blank": "Cells without a value",
    "contradicted": "Cells contradicted by the source",
}


@dataclass(frozen=True)
class Codebooks:
    """Compares codebooks with the package.

    Attributes:
        cells: The tables.
        discrepancies: The errors of the source.
        catalog: The words of the site.
    """

    cells: Cells
    discrepancies: Discrepancies
    catalog: Catalog

    def check(self, path: str, text: str, resources: Iterable[Resource]) -> Iterator[Finding]:
        """What is wrong in a codebook.

        Args:
            path: The zip that it is in.
            text: The codebook.
            resources: The tables that it is of.
        """
        found = iter(text.split("\n"))
        for allowed in self._lines(resources):
            said = next(found, "")
            if said not in allowed:
                yield Finding(path, NAME, said[:120], " | ".join(sorted(allowed))[:200])
                return
        if rest := "".join(found).strip():
            yield Finding(path, NAME, rest[:120], "no more lines")

    def _lines(self, resources: Iterable[Resource]) -> Iterator[set[str]]:
        """Each line, as it may be written."""
        language = self.cells.package.language
        for resource in resources:
            own = self.cells.by_id[resource.id]
            rows = self.cells.rows[resource.id]
            yield from self._heading("#", own.title[language], own.description[language])
            yield self._item("Table", own.name)
            yield self._item("Rows", str(len(rows)))
            if own.selection[language]:
                yield self._item("Selection", own.selection[language])
            if own.primary_key:
                yield self._item("Key", ", ".join(own.primary_key))
            for source in own.sources or self.cells.package.sources:
                yield self._item("Source", source.title[language])
            for value, why in own.missing.items():
                if why:
                    said = self.catalog.text("Missing:")
                    yield {f"- {label} {value}: {_line(why)}" for label in said}
            yield {""}
            for field in own.fields:
                yield from self._field(own, field)

    def _field(self, resource: Resource, field: Field) -> Iterator[set[str]]:
        language = self.cells.package.language
        yield from self._heading("##", field.name, field.description[language])
        role = field.column_type.name if field.column_type else field.role
        for label, value in (
            ("Title", field.title[language]),
            ("Type", field.type),
            ("Unit", field.unit[language]),
            ("Role", role),
        ):
            if value:
                yield self._item(label, value)
        for key in resource.foreign_keys:
            if field.name in key.fields:
                yield self._item("Refers to", key.resource)
        for value, name in field.categories.items():
            yield {f"- {_line(value)}: {_line(name[language])}"}
        rows = self.cells.rows[resource.id]
        if rows and len(rows) * len(resource.fields) <= 10**6:
            yield from self._values(resource, field)
        yield {""}

    def _values(self, resource: Resource, field: Field) -> Iterator[set[str]]:
        """What the values of a field are, by SQL where they are numbers."""
        texts = [row[field.name] for row in self.cells.rows[resource.id].values()]
        known = [text for text in texts if text is not None]
        ends: list[str] = []
        count = len(set(known))
        coded = field.type == "integer" and field.sense == "code" and any(map(CODE.match, known))
        if field.type in NUMBERS and not coded:
            query = self.cells.database.execute(QUERY, [resource.id, field.name])
            least, most, count = query.fetchall()[0]
            ends = [] if least is None else [_plain(least), _plain(most)]
        elif field.type in {"year", "date"} and known:
            order = int if field.type == "year" else str
            ends = [str(order(min(known, key=order))), str(order(max(known, key=order)))]
        for label, end in zip(("least", "most"), ends, strict=False):
            yield self._item(LABELS[label], end)
        if field.type in COUNTED:
            yield self._item(LABELS["distinct"], str(count))
        yield self._item(LABELS["blank"], str(len(texts) - len(known)))
        cells = [(table, name) for table, name, _ in self.discrepancies.by_cell]
        if wrong := cells.count((resource.id, field.name)):
            yield self._item(LABELS["contradicted"], str(wrong))

    def _heading(self, mark: str, title: str, description: str) -> Iterator[set[str]]:
        yield {f"{mark} {_line(title)}"}
        yield {""}
        lines = description.splitlines()
        for line in lines:
            yield {f"\\{line}" if line.startswith("#") else line}
        if lines:
            yield {""}

    def _item(self, label: str, value: str) -> set[str]:
        """A line that says something of a table or a field."""
        return {f"- {said}: {_line(value)}" for said in self.catalog.text(label)}


def _plain(value: object) -> str:
    """A number without needless zeros."""
    try:
        number = Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)
    return f"{number:f}"


def _line(text: str) -> str:
    return " ".join(text.split())
