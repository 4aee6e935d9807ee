"""The cells of a table as a page shows them: figures grouped, codes as the names behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from yesan.language.values import MISSING, order, shown
from yesan.model.entities import Kind, code_fields, is_dimension, kind_of
from yesan.model.labels import labels_of
from yesan.package.extension import TEXT
from yesan.package.field import Field
from yesan.package.package import DISCREPANCIES, DISCREPANCY_FIELDS
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.pages import provenance, shown_discrepancy
from yesan.pages.page import Page
from yesan.pages.shown_discrepancy import ShownDiscrepancy
from yesan.tables.table import Row

NONE = Markup()
LOCATED = frozenset({"source-line", "source-page"})
"""The roles of numbers that say where a row is in its source."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: What it says.
        href: The address that it leads to; may be empty.
        discrepancy: What contradicts its figure.
        order: The value that it is sorted by; empty where that is its text.
        picture: A picture instead of a text, as SVG; may be empty.
        code: Whether it is an identifier, which is no name.
    """

    text: str
    href: str = ""
    discrepancy: ShownDiscrepancy | None = None
    order: str = ""
    picture: Markup = NONE
    code: bool = False


class Cells:
    """Makes the cells of some columns of a table.

    Attributes:
        kinds: The kinds of entities whose codes the table has, by the names of their fields.
        named: The last shown field that holds codes: where a code is missing, the row is a total.
        hidden_label: The field of printed labels, where it is not shown.
        labels: The names of values that another table explains, by field and value.
        identifiers: The names of the fields whose values are no names.
    """

    def __init__(self, page: Page, resource: Resource, fields: Sequence[Field]) -> None:
        self.page = page
        self.resource = resource
        self.fields = fields
        self.kinds = entity_kinds(resource)
        self.named = next((f for f in reversed(fields) if f.name in self.kinds), None)
        label = resource.with_role("label")
        self.hidden_label = None if label in fields else label
        self.labels = self._labels()
        self.shared = {
            name: Counter(label[page.language] for label in labels.values())
            for name, labels in self.labels.items()
        }
        self.identifiers = identifiers(resource)
        self.own = resource.primary_key if is_dimension(resource) else ()
        self._named: dict[tuple[str, Any], Cell] = {}

    def of(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row."""
        return tuple(self._cell(f, row) for f in self.fields)

    def _labels(self) -> Mapping[str, Mapping[str, Text]]:
        model = self.page.model
        return {
            key.fields[0]: labels_of(
                model.package.by_name[key.resource], model.tables[key.resource]
            )
            for key in self.resource.foreign_keys
            if len(key.fields) == 1 and key.fields[0] not in self.kinds and not key.package
        }

    def _cell(self, field: Field, row: Row) -> Cell:
        value = row.cells[field.name]
        if value is not None and str(value) in self.labels.get(field.name, ()):
            return Cell(self._with_key(field, str(value)))
        if field.name not in self.kinds:
            return self._value(field, row)
        if (field.name,) == self.own or self._is_named_beside(field, row):
            return self._code(field, value)
        if value is None:
            return self._entity(field, row)
        place = field.name, value  # most of a ledger's cells are codes that recur
        if place not in self._named:
            self._named[place] = self._entity(field, row)
        return self._named[place]

    def _is_named_beside(self, field: Field, row: Row) -> bool:
        """Whether the name of a code is that of another column, which is shown."""
        value = row.cells[field.name]
        if value is None or not self.named_beside.get(field.name):
            return False
        name = self.page.model.entities.printed(self.kinds[field.name], value, self.page.language)
        return any(row.cells[f.name] == name for f in self.named_beside[field.name])

    @cached_property
    def named_beside(self) -> Mapping[str, list[Field]]:
        """The shown columns of printed labels, by the field whose codes they name."""
        found = self.page.model.printed_labels[self.resource.name]
        return {name: [f for f in labels if f in self.fields] for name, labels in found.items()}

    def _with_key(self, field: Field, key: str) -> str:
        """The name of what a key refers to; and the key, if it has a number or the name is shared.

        A key of nothing but words says the name again.
        """
        name = self.labels[field.name][key][self.page.language]
        shared = self.shared[field.name][name] > 1
        shown = name != key and (shared or any(map(str.isdigit, key)))
        return f"{name} ({key})" if shown else name

    def _value(self, field: Field, row: Row) -> Cell:
        value = row.cells[field.name]
        discrepancy = self.page.model.discrepancies.by_cell.get(
            (self.resource.name, row.number, field.name)
        )
        return Cell(
            shown(self.page.locale, field, value),
            discrepancy=shown_discrepancy.of(self.page, discrepancy) if discrepancy else None,
            order=order(field, value),
            href=self._source(field, value),
            code=field.name in self.identifiers and value is not None,
        )

    def _source(self, field: Field, value: Any) -> str:
        """Where a row can be checked: its line on a page of evidence, its page of the document."""
        if value is None or field.role not in LOCATED:
            return ""
        if field.role == "source-line":
            return self.page.line(self.resource, int(value))
        return provenance.document_page(self.page, self.resource, int(value))

    def _names(self, row: Row) -> set[str]:
        """The names of the entities of a row."""
        entities, language = self.page.model.entities, self.page.language
        codes = ((kind, row.cells[name]) for name, kind in self.kinds.items())
        return {entities.printed(kind, code, language) for kind, code in codes if code is not None}

    def _code(self, field: Field, value: Any) -> Cell:
        """The code of an entity in the table that describes it."""
        entity = self.page.model.entities[self.kinds[field.name]].get(str(value))
        address = self.page.entity(entity).address if entity else ""
        code = field.name in self.identifiers
        return Cell(shown(self.page.locale, field, value), address, code=code)

    def _entity(self, field: Field, row: Row) -> Cell:
        """The name behind a code; where that of a total is missing, what the total is called."""
        value = row.cells[field.name]
        entity = self.page.model.entities[self.kinds[field.name]].get(str(value))
        if entity is not None:
            link = self.page.entity(entity)
            return Cell(link.text, link.address)
        if value is None and (own := self._own_label(field, row)):
            return Cell(own)
        if value is None and field is self.named:
            label = self._label(row)
            return Cell(MISSING if label in self._names(row) else label)
        return Cell(shown(self.page.locale, field, value))

    def _own_label(self, field: Field, row: Row) -> str:
        """The printed name beside a missing code, in a column that is not shown; else empty."""
        labels = (f for f in self._hidden_names if names_kind(f, {self.kinds[field.name]}))
        return next((str(text) for f in labels if (text := row.cells[f.name])), "")

    @cached_property
    def _hidden_names(self) -> list[Field]:
        language = self.page.language
        return [
            f for f in self.resource.fields if f not in self.fields and f.language in {"", language}
        ]

    def _label(self, row: Row) -> str:
        """What a row without a code is called: as it is printed, else a total by our word."""
        printed = self.resource.with_role("label")
        if printed is not None and row.cells[printed.name]:
            return str(row.cells[printed.name]) if printed is self.hidden_label else MISSING
        is_total = self.page.model.is_total(self.resource, row.number)
        return self.page.locale.text("Total") if is_total else MISSING


def identifiers(resource: Resource) -> frozenset[str]:
    """The fields that only tell rows apart: the key of rows that a text names beside it.

    Those of the list of discrepancies are written for programs: a rule, a table, a row, a field.
    """
    if resource.name == DISCREPANCIES:
        return frozenset(name for name, types in DISCREPANCY_FIELDS.items() if types is TEXT)
    texts = {f.name for f in resource.fields if f.type == "string" and not f.language}
    key = resource.primary_key
    label = resource.with_role("label")
    own = len(key) == 1 and key[0] in texts and (label is None or label.name != key[0])
    return frozenset(key) if own and texts - set(key) else frozenset()


def names_kind(field: Field, kinds: Collection[Kind]) -> bool:
    """Whether the field names an entity of one of some kinds."""
    role = field.column_type
    return bool(role and role.part == "label" and role.kind in kinds)


def entity_kinds(resource: Resource) -> dict[str, Kind]:
    """The kinds of entities whose codes a table has, by the names of their fields."""
    return {f.name: kind_of(f) for f in code_fields(resource)}
