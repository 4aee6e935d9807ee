"""Rows of quarters, months or halves: what is printed of one of them is not the year's amount."""

from __future__ import annotations

from yesan.model.running import MONTH
from yesan.model.timed_columns import told
from yesan.package.field import Field
from yesan.package.periods import is_called
from yesan.package.resource import Resource
from yesan.tables.table import Table


def are_of_parts(resource: Resource, table: Table) -> bool:
    """Whether rows of a table are each of a part of a year, be there only one of each."""
    month = resource.with_column_type(MONTH)
    return bool(resource.period or month) or any(_is_part(f, table) for f in resource.fields)


def _is_part(field: Field, table: Table) -> bool:
    if field.type == "yearmonth":
        return not field.role
    named = is_called(field) and not (field.column_type or field.role or field.entity)
    known = table.known(field.name) if named and field.type in {"integer", "string"} else ()
    return bool(known) and all(told(str(value)) for value in known)
