"""What tables, fields, rows and things of two editions are called in a report."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yesan.changes import row_key
from yesan.changes.edition import Edition
from yesan.changes.sum_changes import plain
from yesan.changes.table_change import TableChange
from yesan.language.locale import MINUS, Locale
from yesan.model.entities import Entity, code_fields, kind_of
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.tables.keys import KEY_SEPARATOR

LONGEST = 40
"""How many characters of a number are grouped; one of more is no amount, and is left as it is."""
LONG = 160
"""How many characters of a cell are shown."""
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
TOTAL = "total"
"""What a field of codes says of rows without one that are totals."""
ENDS = 60
"""How many of them are shown before and after what differs."""


@dataclass(frozen=True)
class Naming:
    """The names of what two editions have, in one language.

    Attributes:
        locale: The language.
        old: The edition before.
        new: The edition after.
    """

    locale: Locale
    old: Edition
    new: Edition

    def more(self, count: int) -> str:
        """How many of a kind are not shown."""
        return self.locale.plural("and {count} more", "and {count} more", count)

    def table(self, name: str) -> str:
        """The title of a table, of the new edition where it is there."""
        for edition in (self.new, self.old):
            if name in edition.package.by_name:
                return edition.package.by_name[name].title[self.locale.language]
        return name

    def field(self, table: TableChange, name: str) -> str:
        """The title of a field, with its unit."""
        field = table.columns.get(name)
        return self.of_field(field) if field else name

    def before(self, table: TableChange, name: str) -> Field | None:
        """A field as it was; none where it is new."""
        was = next((f.was for f in table.fields if f.name == name and f.was), name)
        resource = self.old.package.by_name.get(table.was or table.name)
        return resource.by_name.get(was) if resource else None

    def has_other_unit(self, before: Field, after: Field) -> bool:
        """Whether the figures of a field are in another unit now."""
        language = self.locale.language
        return before.factor != after.factor or before.unit[language] != after.unit[language]

    def of_field(self, field: Field) -> str:
        """The title of a field, with its unit."""
        title, unit = field.title[self.locale.language], field.unit[self.locale.language]
        return f"{title} ({unit})" if unit and not title.endswith(f"({unit})") else title

    def unit(self, field: Field, beside: Field) -> str:
        """The unit of a field, and what it is worth where another is of another worth."""
        unit = field.unit[self.locale.language]
        if (field.factor, field.currency) == (beside.factor, beside.currency):
            return unit or self.locale.text("(nothing)")
        worth = self.figure(Decimal(field.factor), field.currency)
        return f"{unit} (= {worth})" if unit else worth

    def column(self, table: str, name: str) -> str:
        """The title of a field of a table, with its unit."""
        for edition in (self.new, self.old):
            resource = edition.package.by_name.get(table)
            if resource and name in resource.by_name:
                return self.of_field(resource.by_name[name])
        return name

    def entity(self, edition: Edition, entity: Entity) -> str:
        """The name of a program, a department …, with its code where another one has that name."""
        name = entity.name[self.locale.language]
        shared = (entity.kind, name) in self._shared[edition is self.new]
        return f"{name} ({entity.code})" if shared and name != entity.code else name

    @cached_property
    def _shared(self) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
        """The names that several things of one kind have, in the edition before and after."""
        return self._shared_in(self.old), self._shared_in(self.new)

    def _shared_in(self, edition: Edition) -> frozenset[tuple[str, str]]:
        if edition.model is None:
            return frozenset()
        language = self.locale.language
        names = Counter(
            (entity.kind, entity.name[language])
            for entities in edition.model.entities.values()
            for entity in entities.values()
        )
        return frozenset(name for name, count in names.items() if count > 1)

    def key(self, table: str, key: str) -> str:
        """The key of a row as pages say it, of one as rules and lists of errors write it."""
        for edition in (self.new, self.old):
            resource = edition.package.by_name.get(table)
            names = resource.primary_key if resource else ()
            values = key.split(KEY_SEPARATOR)
            if len(values) == len(names):
                return row_key.said(names, values)
        return key

    def row(self, table: TableChange, number: int, key: tuple[str, ...], edition: Edition) -> str:
        """What a row is about, with its key: the names of its codes, and its label."""
        written = row_key.said(table.key, key) if key else ""
        was = table.was if edition is self.old and table.was else table.name
        return self.about(was, number, key, written, edition)

    def about(
        self, table: str, number: int, key: tuple[str, ...], written: str, edition: Edition
    ) -> str:
        """What a row of a table is about: the names of its codes, and its label, with a text."""
        names = self._names(table, number, edition)
        said = " · ".join(name for name in names if name not in key)
        if said and written:
            return f"{said} ({written})"
        return said or written

    def _names(self, table: str, number: int, edition: Edition) -> list[str]:
        model = edition.model
        rows = model.tables.get(table) if model else None
        if model is None or rows is None or number not in rows.by_number:
            return []
        resource, row = edition.package.by_name[table], rows.by_number[number]
        codes = [
            (kind_of(f), row[f.name]) for f in code_fields(resource) if row[f.name] is not None
        ]
        language = self.locale.language
        entities = ((model.entities[kind].get(str(code)), str(code)) for kind, code in codes)
        names = [self.entity(edition, e) if e else code for e, code in entities]
        if _is_total(model, resource, number):
            names.append(self.locale.text("total"))
        label = resource.in_language("label", language)
        if label and row[label.name] and str(row[label.name]) not in names:
            names.append(str(row[label.name]))
        return [cut(name) for name in names]

    def cell(self, field: Field | None, written: str | None) -> str:
        """What is written in a cell; figures grouped, but for those that may be years or codes."""
        if written is None:
            return self.locale.text("(nothing)")
        text = written.strip()
        grouped = field and field.numeric and not field.is_plain and len(text) <= LONGEST
        if grouped and NUMBER.fullmatch(text):
            return self.locale.number(Decimal(text))
        return written

    def figure(self, amount: Decimal, currency: str) -> str:
        """An amount to its last digit."""
        if currency:
            return self.locale.exact(amount, currency)
        return self.locale.number(plain(amount))

    def change(self, amount: Decimal, currency: str) -> str:
        """A change to its last digit, with its sign."""
        sign = "+" if amount > 0 else MINUS if amount < 0 else ""
        return f"{sign}{self.figure(abs(amount), currency)}"


def _is_total(model: Model, resource: Resource, number: int) -> bool:
    """Whether a row is the total of others: as the descriptor says, or as they add up."""
    row = model.tables[resource.name].by_number[number]
    said = (f for f in code_fields(resource) if f.blank == TOTAL)
    return any(row[f.name] is None for f in said) or model.is_total(resource, number)


def cut(text: str, length: int = LONG) -> str:
    """The begin of a text."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def cut_around(old: str, new: str) -> tuple[str, str]:
    """Two texts, of long ones the part in which they differ."""
    if max(len(old), len(new)) <= LONG:
        return old, new
    shared = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    begin = max(0, (min(len(old), len(new)) if shared is None else shared) - ENDS)
    lead = "…" if begin else ""
    return cut(f"{lead}{old[begin:]}"), cut(f"{lead}{new[begin:]}")
