"""Which tables are of spending, and not perhaps of revenue: a table of taxes has an outcome too."""

from __future__ import annotations

from collections.abc import Iterable

from yesan.model.entities import base_of, code_fields, kind_of
from yesan.package.column_types import DIRECTION, EXPENDITURE
from yesan.package.directions import are_called_revenue
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.tables.table import Tables

SPENDING = "program"
"""The kind of entities that money is spent on. A department and a function have revenue as well,
and an economic classification has classes of it."""
SPENT_TYPE = "expenditure-type:code"


def is_of_spending(resource: Resource) -> bool:
    """Whether amounts of a table that are called executed are spent: it says so, or by its codes.

    Of a table that says direction by row, the rows are asked.
    """
    if directed(resource) or resource.with_column_type(SPENT_TYPE):
        return True
    if are_called_revenue(resource):
        return False
    return any(base_of(kind_of(f)) == SPENDING for f in code_fields(resource))


def directed(resource: Resource) -> bool:
    """Whether a table says of all its amounts whether they are expenditure or revenue."""
    if resource.with_column_type(DIRECTION):
        return True
    extra = [x for x in resource.extra_fields if x.column_type and x.column_type.name == DIRECTION]
    amounts = [f for f in resource.fields if f.is_value and not f.is_part]
    said = (x.constant or f.normalize.get(x.name) for f in amounts for x in extra[:1])
    return bool(extra) and all(said)


def all_spent(package: Package, tables: Tables, directions: Iterable[str]) -> bool:
    """Whether no amount of a package may be revenue.

    Args:
        package: The package.
        tables: Its rows.
        directions: The directions of its amounts.
    """
    amounts = [
        r for r in package.resources if r.name in tables and any(f.is_value for f in r.fields)
    ]
    return {*directions} <= {EXPENDITURE} and all(map(is_of_spending, amounts))
