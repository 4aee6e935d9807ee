"""Typed rows: every table of the package, read and checked against its schema by frictionless.

A `Table` has exact Python values (int, Decimal, str, date …), None where the value is missing.
Figures stay in their printed unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frictionless import Check, Checklist, Error, Report, system
from frictionless import Package as FrictionlessPackage
from frictionless import Resource as FrictionlessResource
from frictionless import Row as FrictionlessRow

from yesan.errors import DataError, InvalidPackage
from yesan.limits import check_memory, too_large
from yesan.package.integer_meanings import with_senses
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.store.nodes import Nodes
from yesan.tables import kept_tables, schemas
from yesan.tables.cell_errors import data_errors
from yesan.tables.foreign_keys import dangling
from yesan.tables.row_checks import immense, incomplete, repeated
from yesan.tables.schemas import misfit
from yesan.tables.table import Row, Table, Tables

EVERY_ERROR = 100_000
OFTEN = 10_000
"""Number of rows after which the memory that is left is checked again."""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def read(package: Package, nodes: Nodes | None = None) -> Tables:
    """All rows of the package, typed.

    Args:
        package: The package.
        nodes: What builds have made; without them, each table is read.

    Raises:
        InvalidPackage: The descriptor breaks the standard, or a file, row or cell its schema;
            every such place is listed.
    """
    if not package.resources:
        return {}
    tables = _with_kept(package, nodes) if nodes else None
    if tables is None:
        tables = _validated(package)
        if nodes:
            kept_tables.keep(package, tables, nodes)
    checks = (incomplete, immense, repeated)
    if broken := [error for check in checks for error in check(package, tables)]:
        raise InvalidPackage(broken)
    return tables


def _with_kept(package: Package, nodes: Nodes) -> Tables | None:
    """The tables that are kept, with those that are read; None where all are to be read."""
    known = kept_tables.find(package, nodes)
    left = [resource for resource in package.resources if resource.name not in known]
    if len(left) == len(package.resources):
        return None
    with system.use_context(trusted=False):
        rows = _Rows()
        try:
            report = _report(schemas.frictionless_resources(package, left), rows)
            new = {resource.name: rows.table(resource) for resource in left}
            tables = {r.name: known.get(r.name) or new[r.name] for r in package.resources}
            if not report.valid or kept_tables.leads_nowhere(package, tables):
                return None
        except (InvalidPackage, TypeError):
            return None
    kept_tables.keep(package, new, nodes)
    return tables


def _report(resources: list[FrictionlessResource], rows: _Rows) -> Report:
    """What frictionless says of tables, each row of which `rows` gets."""
    data = FrictionlessPackage(resources=resources, schema_profile=PROFILE)
    report: Report = data.validate(Checklist(checks=[rows]), limit_errors=EVERY_ERROR)
    return report


def _validated(package: Package) -> Tables:
    """All tables, each read and checked by frictionless.

    Raises:
        InvalidPackage: As in `read`.
    """
    with system.use_context(trusted=False):
        resources = schemas.frictionless_resources(package, package.resources)
        rows = _Rows()
        try:
            report = _report(resources, rows)
            if report.errors:
                raise InvalidPackage([misfit(package, (), error.note) for error in report.errors])
            names = {r.id: r.name for r in package.resources}
            found = {names[task.name]: [*task.errors] for task in report.tasks}
            for name, error in dangling(package, rows.read):
                found[names[name]].append(error)
        except TypeError as error:
            raise InvalidPackage([_incomparable(package, error)]) from error
        except MemoryError as error:
            raise InvalidPackage([too_large(rows.reading(package))]) from error
        errors = list(data_errors(package, found, rows.read))
        if errors:
            raise InvalidPackage(errors)
    return {r.name: rows.table(r) for r in package.resources}


def settled(package: Package, tables: Tables) -> Package:
    """The package, each field of whole numbers marked as years, their periods or plain numbers.

    They are years by their values (see `package.years`), where neither a unit nor a role says that
    they measure something. Years, their periods and codes are never grouped, and no chart draws
    them.
    """
    resources = tuple(
        with_senses(r, tables[r.name].column) if r.name in tables else r for r in package.resources
    )
    return replace(package, resources=resources)


def errors(package: Package) -> tuple[DataError, ...]:
    """What `read` would refuse."""
    try:
        read(package)
    except InvalidPackage as error:
        return error.errors
    return ()


class _Rows(Check):
    """Keeps the typed rows of each table while frictionless validates it: no second pass."""

    type = "rows"

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[str, list[FrictionlessRow]] = {}

    def validate_start(self) -> Iterator[Error]:
        self.read[self.resource.name] = []
        yield from ()

    def validate_row(self, row: FrictionlessRow) -> Iterator[Error]:
        kept = self.read[self.resource.name]
        kept.append(row)
        if len(kept) % OFTEN == 0:
            check_memory()
        yield from ()

    def reading(self, package: Package) -> str:
        """The file that was read last; of the first table where no row was."""
        name = next(reversed(self.read), "")
        return next((r for r in package.resources if r.id == name), package.resources[0]).path

    def table(self, resource: Resource) -> Table:
        """The rows by the fields of the schema, without other columns; None where none is."""
        names = tuple(f.name for f in resource.fields)
        coded = [f.name for f in resource.fields if f.sense == "code" and f.type == "integer"]
        rows = []
        for row in self.read[resource.id]:
            cells = {name: row.get(name) for name in names}
            rows.append(
                Row(row.row_number, {**cells, **_as_printed(row, coded)} if coded else cells)
            )
        return Table(names, tuple(rows))


def _as_printed(row: FrictionlessRow, names: Sequence[str]) -> dict[str, str]:
    """The codes of a row that begin with zeros, which are part of a code."""
    printed = dict(zip(row.field_names, row.cells, strict=False))
    texts = {name: str(printed.get(name) or "").strip() for name in names}
    return {n: t for n, t in texts.items() if t.isdecimal() and t != "0" and t.startswith("0")}


def _incomparable(package: Package, error: TypeError) -> DataError:
    """A key of lists or objects, or times that cannot be set beside their bounds."""
    if "offset-naive" in str(error):
        return DataError(
            file=package.descriptor,
            type="constraint-error",
            found=Phrase("a bound with a time zone and times without one, or the reverse"),
            expected=Phrase("bounds written as the times of their field are"),
            remedy=Phrase("fix the bound, or the times"),
        )
    if "unhashable" not in str(error):
        raise error
    return DataError(
        file=package.descriptor,
        type="foreign-key",
        found=Phrase("a key that holds lists or objects"),
        expected=Phrase("keys of text or numbers"),
        remedy=Phrase("refer to a field of plain values"),
    )
