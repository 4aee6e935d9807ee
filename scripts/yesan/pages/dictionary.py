"""The data dictionary of a table: what each of its fields is and means."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.model import field_values
from yesan.model.field_values import FieldValues
from yesan.package import resource
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.pages.links import Link
from yesan.pages.page import Page


@dataclass(frozen=True)
class Value:
    """A value that a cell may hold, and what it means.

    Attributes:
        value: The value as the table writes it; may be empty.
        label: What it means; may be empty.
    """

    value: str
    label: str


@dataclass(frozen=True)
class ForeignKey:
    """Where the values of a field are explained.

    Attributes:
        table: The table that has them as its key; without address where another package has it.
        package: The other package; empty where it is this one.
    """

    table: Link
    package: str


@dataclass(frozen=True)
class DictionaryField:
    """A field of a table.

    Attributes:
        name: Its name in the file.
        title: Its title, which is its name where it has no other.
        titled: Whether it has a title beside its name.
        type: The type of its values, in the words of Table Schema.
        key: Whether it is part of the primary key.
        unit: Its unit; may be empty.
        column_type: Its column type in the words of Fiscal Data Package; may be empty.
        role: Its role in the words of our extension; may be empty.
        formula: How its values were computed from other fields; may be empty.
        description: What it means, as Markdown; may be empty.
        missing: What its cells hold where a value is missing, and why.
        categories: The values that it may have and that have a name of their own, with that.
        foreign_keys: The tables that explain its values.
        values: What its values are; none where the table has no rows, or too many.
    """

    name: str
    title: str
    titled: bool
    type: str
    key: bool
    unit: str
    column_type: str
    role: str
    formula: str
    description: str
    missing: tuple[Value, ...]
    categories: tuple[Value, ...]
    foreign_keys: tuple[ForeignKey, ...]
    values: FieldValues | None


def of(page: Page, table: Resource) -> tuple[DictionaryField, ...]:
    """The data dictionary of a table as `page` shows it."""
    known = field_values.of(page.model, table)
    return tuple(_field(page, table, field, known.get(field.name)) for field in table.fields)


def _field(
    page: Page, table: Resource, field: Field, values: FieldValues | None
) -> DictionaryField:
    language, computed = page.language, field.computed
    return DictionaryField(
        name=field.name,
        title=field.title[language],
        titled=not field.is_untitled,
        type=field.type,
        key=field.name in table.primary_key,
        unit=field.unit[language],
        column_type=_column_type(table, field),
        role=field.role,
        formula=f"{computed.operation}({', '.join(computed.operands)})" if computed else "",
        description=field.description[language],
        missing=tuple(Value(value, why) for value, why in field.missing.items() if value or why),
        categories=tuple(
            Value(value, name[language])
            for value, name in field.categories.items()
            if name[language] != value
        ),
        foreign_keys=tuple(
            _foreign_key(page, key) for key in table.foreign_keys if field.name in key.fields
        ),
        values=values,
    )


def _column_type(table: Resource, field: Field) -> str:
    """The column type of a field as the descriptor says it: a date may be read as a fiscal year."""
    described = (f for f in table.raw["schema"]["fields"] if f.get("name") == field.name)
    said = next((f.get("columnType") for f in described), None)
    name = field.column_type.name if field.column_type else ""
    return said if name and isinstance(said, str) else name


def _foreign_key(page: Page, key: resource.ForeignKey) -> ForeignKey:
    if key.package:
        return ForeignKey(Link("", key.resource), key.package)
    return ForeignKey(page.table(page.package.by_name[key.resource]), "")
