"""What the entities of a kind are called together: programs, departments and so on."""

from __future__ import annotations

from collections.abc import Iterable

from yesan.language.locale import Locale
from yesan.model.entities import Kind, base_of, code_fields, kind_of
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource


def of(model: Model, locale: Locale, kind: Kind) -> str:
    """The name of a kind: the project's own, else ours, else the title of its table."""
    if kind in locale.appearance.titles:
        return locale.appearance.titles[kind]
    text = locale.text
    names = {
        "program": text("Programs"),
        "department": text("Departments"),
        "line-item": text("Line items"),
        "function": text("Functions"),
        "place": text("Places"),
        "source": text("Sources of funds"),
        "class": text("Kinds of expenditure"),
        "administrator": text("Administrators"),
        "procurer": text("Procurers"),
        "recipient": text("Recipients"),
        "supplier": text("Suppliers"),
    }
    if kind in names:
        return names[kind]
    resources = model.package.resources
    if table := next((r for r in resources if r.entity and r.id == kind), None):
        return table.title[locale.language]
    column = _titled(_column(r, f) for r in resources for f in code_fields(r) if kind_of(f) == kind)
    title, base = column.title[locale.language], names.get(base_of(kind))
    if title == column.name and base:  # a name of a column alone says nothing to readers
        return text("{kind} ({column})", kind=base, column=title)
    return title


def _titled(columns: Iterable[Field]) -> Field:
    """The first of some columns that has a title, else the first."""
    found = list(columns)
    return next((f for f in found if f.title.default != f.name), found[0])


def _column(resource: Resource, key: Field) -> Field:
    """The column with the labels of some codes, where there is one; else that of the codes."""
    for field in resource.fields:
        role = field.column_type
        own = role and key.column_type and role.family == key.column_type.family
        if role and own and role.part == "label":
            return field
    return key
