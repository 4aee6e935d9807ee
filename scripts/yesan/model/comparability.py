"""Which figures of a column are unlike: of another phase, currency, kind or unit, row by row.

They are neither ranked, drawn beside one another, nor added up: a payment of 150 is not more than a
commitment of 100, and 15,000 yen are not more than 100 euro.
"""

from __future__ import annotations

from yesan.model.running import may_run
from yesan.package.column_types import PHASE
from yesan.package.field import Field
from yesan.package.identifiers import is_ranking
from yesan.package.resource import Resource
from yesan.tables.table import Table

CURRENCY, KIND = "value-currency:code", "value-kind:code"
UNITS = frozenset({"unit", "units", "uom", "unit_measure", "unit of measure", "단위"})
"""What the column is called that has the unit of each row, where no role says that it does."""


def are_added_up(resource: Resource, table: Table) -> bool:
    """Whether amounts of a table may be added up: of one currency and one kind, none so far."""
    fields = [resource.with_column_type(name) for name in (CURRENCY, KIND)]
    return not any(_differs(table, f, None) for f in fields if f) and not may_run(resource, table)


def are_ranked(resource: Resource, table: Table, measure: Field) -> bool:
    """Whether the figures of a column are all of one phase, currency, kind and unit."""
    phase = resource.with_column_type(PHASE)
    of_one = phase is None or not _differs(table, phase, measure)
    return of_one and are_alike(resource, table, measure)


def are_alike(resource: Resource, table: Table, measure: Field) -> bool:
    """Whether the figures of a column are all of one currency, kind and unit."""
    fields = [resource.with_column_type(name) for name in (CURRENCY, KIND)]
    units = [f for f in resource.fields if f is not measure and _has_units(f, measure)]
    return not any(_differs(table, f, measure) for f in [*filter(None, fields), *units])


def has_ranks(table: Table, measure: Field) -> bool:
    """Whether a column has the places of its rows in an order: the most would be the last."""
    names = (measure.name, measure.title.default)
    return measure.is_plain and is_ranking(names, table.known(measure.name))


def _has_units(field: Field, measure: Field) -> bool:
    if field.role == "unit":
        return True
    said = bool(measure.unit or measure.currency)
    names = {field.name.casefold(), field.title.default.casefold()}
    return not said and field.type == "string" and bool(names & UNITS)


def _differs(table: Table, field: Field, measure: Field | None) -> bool:
    known = (r.cells for r in table if measure is None or r.cells[measure.name] is not None)
    return len({cells[field.name] for cells in known}) > 1
