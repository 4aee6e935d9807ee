"""Columns that plainly hold the years of amounts, and of which no role says so: all are added up.

A year in which something began is none of an amount; any `columnType` says what a column is.
"""

from __future__ import annotations

from yesan.package.column_types import FISCAL_YEAR
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.years import FIRST, LAST, is_of_beginning
from yesan.tables.table import Table


def of(resource: Resource, table: Table) -> Field | None:
    """The column with the years of a table's amounts; None where one has the role, or has one."""
    implied = (x.column_type.name for x in resource.extra_fields if x.column_type)
    if resource.with_column_type(FISCAL_YEAR) or FISCAL_YEAR in implied:
        return None
    if not any(f.is_value for f in resource.fields):
        return None
    return next((f for f in resource.fields if _is_undated(f, table)), None)


def _is_undated(field: Field, table: Table) -> bool:
    if field.column_type or field.role or is_of_beginning(field.name):
        return False
    timed = field.type == "year" or (field.type == "integer" and field.sense == "year")
    known = {int(year) for year in table.known(field.name)} if timed else set()
    return len(known) > 1 and min(known) >= FIRST and max(known) <= LAST
