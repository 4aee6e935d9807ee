"""Amounts of money in a phase, as the roles of a table's fields tell them.

A field's factor is applied here and in `figures`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from yesan.model.entities import code_fields, kind_of
from yesan.package.column_types import DIRECTION, FISCAL_YEAR
from yesan.package.resource import Resource
from yesan.tables.table import Table

EXPENDITURE = "expenditure"


def told(resource: Resource, table: Table) -> Iterator[dict[str, Any]]:
    """The facts of a table, by the columns of `Model.facts`.

    What is printed more than once counts once, as printed first.
    """
    values = [f for f in resource.fields if f.is_value and not f.is_part]
    keys = [(kind_of(f), f.name) for f in code_fields(resource)]
    own = {
        column: f.name
        for column, role in (("phase", "phase:id"), ("year", FISCAL_YEAR), ("direction", DIRECTION))
        if (f := resource.with_column_type(role))
    }
    implied = {
        x.column_type.name: (x.name, x.constant) for x in resource.extra_fields if x.column_type
    }
    printing = resource.with_role("printing")
    first = min(table.known(printing.name), default=1) if printing else 1
    for number, row in table:
        if printing and row[printing.name] not in {first, None}:
            continue
        place = {"resource": resource.name, "row": number}
        codes = {str(k): None if row[n] is None else str(row[n]) for k, n in keys}
        for f in values:
            if row[f.name] is None:
                continue
            fact: dict[str, Any] = {**place, "field": f.name, **codes}
            for column, role, default in (
                ("phase", "phase:id", ""),
                ("year", FISCAL_YEAR, ""),
                ("direction", DIRECTION, EXPENDITURE),
            ):
                name, constant = implied.get(role, ("", None))
                value = row[own[column]] if column in own else f.normalize.get(name, constant)
                fact[column] = default if value is None else str(value)
            yield fact | {"amount": Decimal(row[f.name]) * f.factor, "currency": f.currency}
