"""Which tables say whether they are expenditure or revenue, and which can only be expenditure.

Derived anew, by column types: what is executed of a table of taxes is not spent.
"""

from __future__ import annotations

from yesan.package.column_types import DIRECTION, EXPENDITURE
from yesan.package.directions import are_called_revenue
from yesan.package.resource import Resource
from yesan.proof.data.amount_fields import values
from yesan.proof.data.subjects import Subjects, kinds

FOR_EXPENDITURE = "program"
"""The kind of entities that have no revenue."""


def says(resource: Resource) -> bool:
    """Whether a table says the direction of each of its amounts."""
    directions = [said[2] for _, said in values(resource)]
    return resource.with_column_type(DIRECTION) is not None or all(map(bool, directions))


def is_spent(resource: Resource) -> bool:
    """Whether what is executed of a table is spent: it says its direction, or what it is for."""
    found = {kind.split(":")[0] for kind in kinds(resource)}
    typed = resource.with_column_type("expenditure-type:code") is not None
    named = FOR_EXPENDITURE in found and not are_called_revenue(resource)
    return says(resource) or typed or named


def are_spent(subjects: Subjects) -> bool:
    """Whether all amounts of a package are."""
    rows = [row for rows in subjects.rows.values() for row in rows]
    every = all(is_spent(subjects.cells.by_id[table]) for table in {row.table for row in rows})
    return every and all(row.direction == EXPENDITURE for row in rows)
