"""What the values of a field are: from which to which, how many different, how many missing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource

ORDERED = frozenset({"integer", "number", "year", "date"})
"""The types whose values have an order that a reader expects."""
COUNTED = ORDERED | {"string"}
"""The types whose values are alike where they are written alike."""
MOST = 1_000_000
"""How many cells a table has at most that is looked through."""


@dataclass(frozen=True)
class FieldValues:
    """The values of a field in a table.

    Attributes:
        place: The table and the field, as counts name them.
        least: The least value, a figure or a text; empty where the values have no order.
        most: The greatest value.
        distinct: How many different values there are; none where they are not told apart.
        missing: How many cells have no value.
        contradicted: How many cells hold a figure that the source contradicts.
    """

    place: str
    least: Decimal | str
    most: Decimal | str
    distinct: int | None
    missing: int
    contradicted: int


def of(model: Model, resource: Resource) -> dict[str, FieldValues]:
    """The values of each field of a table, by its name; none of a table that is too large.

    Args:
        model: What the rows of the package mean.
        resource: The table.
    """
    table = model.tables[resource.name]
    if not len(table) or len(table) * len(resource.fields) > MOST:
        return {}
    known = (f for f in resource.fields if f.name in table.names)
    return {f.name: _of(model, resource, f) for f in known}


def _of(model: Model, resource: Resource, field: Field) -> FieldValues:
    table = model.tables[resource.name]
    values = [value for value in table.known(field.name) if value != ""]
    ordered = field.type in ORDERED and values and all(map(_has_order, values))
    least, most = (min(values), max(values)) if ordered else ("", "")
    errors = model.discrepancies.by_cell
    return FieldValues(
        f"{resource.id}/{field.name}",
        _written(field, least),
        _written(field, most),
        len({*values}) if field.type in COUNTED else None,
        len(table) - len(values),
        sum((resource.name, number, field.name) in errors for number, _ in table),
    )


def _has_order(value: object) -> bool:
    finite = not isinstance(value, Decimal) or value.is_finite()
    return finite and isinstance(value, int | Decimal | datetime.date)


def _written(field: Field, value: int | Decimal | datetime.date | str) -> Decimal | str:
    """A figure as one; what is none, such as a year, a line or a day, as it is written."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) or not field.numeric:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    return Decimal(value)
