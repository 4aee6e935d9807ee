"""What the entities of a kind are called together: programs, departments and so on."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.model.entities import Kind, code_fields, kind_of
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.text import Text


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
    return names.get(kind) or _title(model, kind)[locale.language]


def _title(model: Model, kind: Kind) -> Text:
    """The title of the table whose rows are of a kind, or of the first column that names them."""
    resources = model.package.resources
    tables = [r.title for r in resources if r.entity and r.id == kind]
    columns = (_column(r, f).title for r in resources for f in code_fields(r) if kind_of(f) == kind)
    return tables[0] if tables else next(columns)


def _column(resource: Resource, key: Field) -> Field:
    """The column with the labels of some codes, where there is one; else that of the codes."""
    for field in resource.fields:
        role = field.column_type
        own = role and key.column_type and role.family == key.column_type.family
        if role and own and role.part == "label":
            return field
    return key
