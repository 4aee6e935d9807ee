"""The codebook of tables as Markdown: what each is, and of each field all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from yesan.language.locale import Locale
from yesan.model import field_values
from yesan.model.field_values import FieldValues
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource

NAME = "codebook.md"


def write(model: Model, locale: Locale, resources: Iterable[Resource]) -> bytes:
    """The codebook of some tables.

    Args:
        model: The package.
        locale: The language.
        resources: The tables.
    """
    lines = (line for r in resources for line in _table(model, locale, r))
    return "".join(f"{line}\n" for line in lines).encode()


def _table(model: Model, locale: Locale, resource: Resource) -> Iterator[str]:
    text, language = locale.text, locale.language
    yield from (f"# {_line(resource.title[language])}", "")
    yield from _said(resource.description[language])
    yield f"- {text('Table')}: {resource.name}"
    yield f"- {text('Rows')}: {len(model.tables[resource.name])}"
    if resource.selection:
        yield f"- {text('Selection')}: {_line(resource.selection[language])}"
    if resource.primary_key:
        yield f"- {text('Key')}: {', '.join(resource.primary_key)}"
    for source in resource.sources or model.package.sources:
        yield f"- {text('Source')}: {_line(source.title[language])}"
    for value, why in resource.missing.items():
        if why:
            yield f"- {text('Missing:')} {value}: {_line(why)}"
    yield ""
    known = field_values.of(model, resource)
    for field in resource.fields:
        yield from _field(locale, resource, field)
        if values := known.get(field.name):
            yield from _values(locale, values)
        yield ""


def _field(locale: Locale, resource: Resource, field: Field) -> Iterator[str]:
    text, language = locale.text, locale.language
    yield from (f"## {_line(field.name)}", "")
    yield from _said(field.description[language])
    said = {
        text("Title"): field.title[language],
        text("Type"): field.type,
        text("Unit"): field.unit[language],
        text("Role"): field.column_type.name if field.column_type else field.role,
    }
    for name, value in said.items():
        if value:
            yield f"- {name}: {_line(value)}"
    for key in resource.foreign_keys:
        if field.name in key.fields:
            yield f"- {text('Refers to')}: {key.resource}"
    for value, meaning in field.categories.items():
        yield f"- {_line(value)}: {_line(meaning[language])}"


def _values(locale: Locale, values: FieldValues) -> Iterator[str]:
    """What the values of a field are, in numbers as programs write them."""
    text = locale.text
    ordered = values.least != ""
    said = {
        text("Least"): _plain(values.least) if ordered else None,
        text("Greatest"): _plain(values.most) if ordered else None,
        text("Different values"): values.distinct,
        text("Cells without a value"): values.missing,
        text("Cells contradicted by the source"): values.contradicted or None,
    }
    yield from (f"- {name}: {value}" for name, value in said.items() if value is not None)


def _said(description: str) -> Iterator[str]:
    """A description, which is Markdown itself; none of its headings is one of the codebook."""
    lines = [f"\\{x}" if x.startswith("#") else x for x in description.splitlines()]
    yield from (*lines, "") if lines else ()


def _plain(value: Decimal | str) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _line(text: str) -> str:
    return " ".join(text.split())
