"""Every amount of money in a phase: one row each, as the roles of the fields say.

A field's factor is applied here and in `figures`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from yesan.model.entities import Entities, code_fields, kind_of, kinds_of
from yesan.package.column_types import DIRECTION, FISCAL_YEAR
from yesan.package.package import Package
from yesan.package.resource import Field, Resource
from yesan.tables.table import Table, Tables

EXPENDITURE = "expenditure"
PHASE = "phase:id"
WHEN = (("phase", PHASE, ""), ("year", FISCAL_YEAR, ""), ("direction", DIRECTION, EXPENDITURE))
"""Column, column type, and the value where a table does not have it."""


@dataclass(frozen=True, eq=False)
class Facts:
    """The amounts of a package, by where they were printed and what they are of.

    Attributes:
        frame: Columns resource, row, field, phase, year, direction, amount (Decimal, in units of
            the currency), currency, and the code of each kind of entity (None where the row is a
            total, or the table does not say).
    """

    frame: pd.DataFrame

    @classmethod
    def read(cls, package: Package, tables: Tables, entities: Entities) -> Facts:
        """All amounts of the package; those of a program are its department's as well."""
        rows = [
            fact
            for resource in package.resources
            if resource.name in tables
            for fact in facts_of(resource, tables[resource.name])
        ]
        for fact in rows:
            program = entities["program"].get(str(fact.get("program")))
            for kind, code in (program.links if program else {}).items():
                fact[kind] = fact.get(kind) or code
        columns = ["resource", "row", "field", *(c for c, *_ in WHEN), "amount", "currency"]
        return cls(pd.DataFrame(rows, columns=[*columns, *kinds_of(package)], dtype=object))

    def __len__(self) -> int:
        return len(self.frame)

    @cached_property
    def phases(self) -> frozenset[str]:
        """The ids of the phases in which there are amounts."""
        return frozenset(self.frame["phase"])

    @cached_property
    def year(self) -> str:
        """The latest fiscal year of any amount, or empty."""
        return max((y for y in self.frame["year"] if y), default="")

    @cached_property
    def current(self) -> pd.DataFrame:
        """The facts of the latest fiscal year, and those of no year: years are never added."""
        return self.frame[self.frame["year"].isin([self.year, ""])]


def facts_of(resource: Resource, table: Table) -> Iterator[dict[str, Any]]:
    """The facts of one table, by the columns of `Facts`.

    What is printed more than once counts once, as printed first.
    """
    values = [(f, _when(resource, f)) for f in resource.fields if f.is_value and not f.is_part]
    keys = [(kind_of(f), f.name) for f in code_fields(resource)]
    printing = resource.with_role("printing")
    first = min(table.known(printing.name), default=1) if printing else 1
    for number, row in table:
        if printing and row[printing.name] not in {first, None}:
            continue
        codes = {kind: None if row[name] is None else str(row[name]) for kind, name in keys}
        for f, when in values:
            if row[f.name] is not None:
                yield {
                    "resource": resource.name,
                    "row": number,
                    "field": f.name,
                    **codes,
                    **{
                        column: default if row.get(name) is None else str(row[name])
                        for column, (name, default) in when.items()
                    },
                    "amount": f.in_currency(row[f.name]),
                    "currency": f.currency,
                }


def _when(resource: Resource, value: Field) -> dict[str, tuple[str, str]]:
    """Where phase, year and direction of an amount are: a field of its row, and else a value.

    The value is what the descriptor says of the amount's field, or of the whole table.
    """
    implied = {
        x.column_type.name: (x.name, x.constant) for x in resource.extra_fields if x.column_type
    }
    found = {}
    for column, role, default in WHEN:
        own = resource.with_column_type(role)
        name, constant = implied.get(role, ("", None))
        said = None if own else value.normalize.get(name, constant)
        found[column] = own.name if own else "", default if said is None else str(said)
    return found
