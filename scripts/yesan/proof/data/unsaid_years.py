"""Columns with years of amounts, of which no role says so: sums there are of all years."""

from __future__ import annotations

from yesan.package.column_types import FISCAL_YEAR
from yesan.package.resource import Resource
from yesan.package.years import is_of_beginning
from yesan.proof.data.cells import Cells

OF_OUR_TIME = range(1900, 2101)


class UnsaidYears:
    """Knows which rows of a package are of which years that no role names.

    Args:
        cells: The rows of the package.
    """

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self._columns: dict[str, str] = {}

    def of(self, rows: set[tuple[str, int]]) -> set[tuple[str, str]]:
        """The years of some rows, each with its table."""
        found = set()
        for table, line in rows:
            if name := self._column(table):
                found.add((table, self.cells.rows[table][line][name] or ""))
        return {(table, year) for table, year in found if year}

    def _column(self, table: str) -> str:
        """The column with the years of a table; empty where there is none, or a role says so."""
        if table not in self._columns:
            resource = self.cells.by_id[table]
            columns = [f.column_type for f in resource.fields]
            columns += [f.column_type for f in resource.extra_fields]
            roles = {role.name for role in columns if role}
            names = [f.name for f in resource.fields if not (f.column_type or f.role)]
            dated = FISCAL_YEAR in roles or "value" not in roles
            found = [] if dated else [name for name in names if self._has_years(resource, name)]
            self._columns[table] = next(iter(found), "")
        return self._columns[table]

    def _has_years(self, resource: Resource, name: str) -> bool:
        field = resource.by_name[name]
        if field.type not in {"year", "integer"} or is_of_beginning(name):
            return False
        known = {row[name] for row in self.cells.rows[resource.id].values()} - {None}
        shown = field.type == "year" or field.sense == "year"
        return shown and len(known) > 1 and all(int(str(t)) in OF_OUR_TIME for t in known)
