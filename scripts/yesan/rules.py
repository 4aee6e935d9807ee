"""Fiscal rules that Table Schema cannot state, each a SQL query in ``data/checks/``.

A rule returns every cell that it checks, with the columns ``table, key, field, published,
computed``: the resource, the row's primary key as text, the field, the figure that was published
and the one that follows from other figures. A cell breaks the rule when the two differ by more
than the tolerance that the rule's header declares; so the same query says what broke and how much
was checked. Missing figures are not checked. Tables bear the resources' names, ``-`` written ``_``.

A broken rule is a mistake of the transcription, or an error of the source. The latter stands in
the resource `discrepancies`; whatever else breaks, and whatever stands there without breaking,
makes the package invalid.

A package may come from a stranger: DuckDB runs without access to files or network, its
configuration locked, within a bound of memory and time.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from yesan.errors import DataError, InvalidPackage
from yesan.package import DISCREPANCIES, NUMERIC, Field, Package, Resource
from yesan.tables import Tables, records
from yesan.texts import Text

FOLDER = "data/checks"
COLUMNS = ("table", "key", "field", "published", "computed")
SECONDS = 10.0
"""How long one rule may run."""
MEMORY = "512MB"
CELLS = 1_000_000
"""How many cells one rule may check."""
KEY_SEPARATOR = "/"
"""Between the values of a primary key of several fields, in a rule's and a discrepancy's key."""

PRECISION = 38
"""Digits of a DECIMAL, all that DuckDB has."""
_SQL_TYPES = {"boolean": "BOOLEAN", "date": "DATE"}


Keys = dict[tuple[str, str], dict[str, Any]]
"""What stands in every cell, by resource and field, and by the key of the row."""


@dataclass(frozen=True)
class Rule:
    """One query, and what its header says of it.

    Attributes:
        name: The file's name without ``.sql``.
        title: What holds, in a sentence, in the package's languages.
        tolerance: How much published and computed may differ, in the field's printed unit.
        path: The file, relative to the descriptor's folder.
        sql: The query.
    """

    name: str
    title: Text
    tolerance: Decimal
    path: str
    sql: str


@dataclass(frozen=True, order=True)
class Cell:
    """A figure that a rule looked at: where it stands, what it says, what it should say."""

    rule: str
    table: str
    key: str
    field: str
    published: Decimal
    computed: Decimal

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What identifies the cell among those of all rules."""
        return self.rule, self.table, self.key, self.field


@dataclass(frozen=True)
class Outcome:
    """What came of a rule: how many cells it checked, and which broke it."""

    rule: Rule
    checked: tuple[Cell, ...]

    @property
    def broken(self) -> tuple[Cell, ...]:
        """The cells that differ by more than the tolerance."""
        return tuple(c for c in self.checked if abs(c.published - c.computed) > self.rule.tolerance)


def check(package: Package, tables: Tables) -> list[Outcome]:
    """The outcome of every rule, all breaks being listed as errors of the source.

    Raises:
        InvalidPackage: A rule cannot be run, is broken where no discrepancy is listed, or a
            discrepancy is listed where nothing breaks.
    """
    errors: list[DataError] = []
    rules = list(_rules(package, errors))
    outcomes = list(_run(rules, package, tables, errors)) if rules else []
    failed = {error.file for error in errors}
    errors += _compare(package, tables, outcomes, failed)
    if errors:
        raise InvalidPackage(errors)
    return outcomes


def sql_name(resource: str) -> str:
    """The name under which a rule finds the resource."""
    return re.sub(r"\W", "_", resource)


def row_key(resource: Resource, row: Mapping[str, Any]) -> str:
    """The primary key of a row, as rules and discrepancies write it."""
    return KEY_SEPARATOR.join(_written(row[name]) for name in resource.primary_key)


def _written(value: object) -> str:
    """A value as text, as rules find it: a month as the standard writes months."""
    match value:
        case (int() as year, int() as month):
            return f"{year:04}-{month:02}"
    return str(value)


def _rules(package: Package, errors: list[DataError]) -> Iterator[Rule]:
    for path in sorted((package.root / FOLDER).glob("*.sql")):
        relative = path.relative_to(package.root).as_posix()
        if not is_own_file(path, package.root):
            errors.append(_rule_error(relative, "no file of the package", "a file beside the data"))
            continue
        try:
            yield _read(path, relative)
        except ValueError as error:
            errors.append(_rule_error(relative, str(error), "a header and one query"))


def is_own_file(path: Path, root: Path) -> bool:
    """Whether the path is a file of the package, not a link that leads out of it."""
    return path.is_file() and path.resolve().is_relative_to(root)


def _read(path: Path, relative: str) -> Rule:
    sql = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^-- ([a-z@-]+): *(.+?) *$", sql, flags=re.MULTILINE))
    if "title" not in header:
        raise ValueError("no line '-- title: …'")
    tolerance = header.get("tolerance", "0")
    if not re.fullmatch(r"\d+(\.\d+)?", tolerance):
        raise ValueError(f"the tolerance {tolerance}, which is no number")
    title = Text.read(dict(header), "title")
    return Rule(path.stem, title, Decimal(tolerance), relative, sql)


def _rule_error(file: str, found: str, expected: str, remedy: str = "mend the rule") -> DataError:
    first, *_ = found.strip().splitlines() or [""]
    return DataError(file, "rule-error", first, expected, remedy)


def _run(
    rules: Iterable[Rule], package: Package, tables: Tables, errors: list[DataError]
) -> Iterator[Outcome]:
    keys: Keys = {}
    for resource in package.resources:
        rows = {row_key(resource, row): row for row in records(tables[resource.name])}
        keys |= {
            (resource.name, f.name): {key: row[f.name] for key, row in rows.items()}
            for f in resource.fields
        }
    with _database(package, tables) as database:
        for rule in rules:
            try:
                yield Outcome(rule, tuple(sorted(_cells(rule, keys, database))))
            except duckdb.InterruptException:
                errors.append(
                    _rule_error(rule.path, f"still running after {SECONDS:.0f} s", "an answer")
                )
            except (duckdb.Error, ValueError, ArithmeticError) as error:
                errors.append(_rule_error(rule.path, str(error), "a query over the tables"))


def _database(package: Package, tables: Tables) -> duckdb.DuckDBPyConnection:
    """The typed tables in memory, behind a locked door."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    database = duckdb.connect(":memory:", config=config)
    for option in ("temp_directory = ''", "enable_external_access = false"):
        database.execute(f"SET {option}")
    scale = _scale(package, tables)
    for resource in package.resources:
        frame = tables[resource.name]
        text = frame.map(lambda value: None if value is None else _written(value)).astype(object)
        database.register("incoming", text)
        columns = ", ".join(
            f"CAST({_quoted(f.name)} AS {_sql_type(f, frame, scale)}) AS {_quoted(f.name)}"
            for f in resource.fields
        )
        database.execute(
            f'CREATE TABLE "{sql_name(resource.name)}" AS SELECT {columns} FROM incoming'  # noqa: S608
        )
        database.unregister("incoming")
    database.execute("SET lock_configuration = true")
    return database


def _quoted(name: str) -> str:
    """A name as SQL reads it, whatever characters it has."""
    return '"' + name.replace('"', '""') + '"'


def _sql_type(field: Field, frame: pd.DataFrame, scale: int) -> str:
    """The type that holds every value of the column exactly; text where none does."""
    if field.type not in NUMERIC:
        return _SQL_TYPES.get(field.type, "VARCHAR")
    digits = [_digits(v) for v in frame[field.name] if v is not None]
    room = PRECISION if field.type == "integer" else PRECISION - scale
    if any(whole > room or decimals > scale for whole, decimals in digits):
        return "VARCHAR"
    return "HUGEINT" if field.type == "integer" else f"DECIMAL({PRECISION}, {scale})"


def _scale(package: Package, tables: Tables) -> int:
    """The most decimals of any figure of the package.

    All numbers have it, since DuckDB rounds to the fewer decimals where two are joined by UNION.
    """
    return max(
        (
            decimals
            for resource in package.resources
            for f in resource.fields
            if f.type == "number" and f.numeric
            for value in tables[resource.name][f.name]
            if value is not None
            for _, decimals in [_digits(value)]
        ),
        default=0,
    )


def _digits(value: Decimal | int) -> tuple[int, int]:
    """How many digits a figure has before and after the point; very many where it is none."""
    figure = Decimal(value)
    if not figure.is_finite():
        return PRECISION + 1, 0
    return max(figure.adjusted() + 1, 0), max(-int(figure.as_tuple().exponent), 0)


def _cells(rule: Rule, keys: Keys, database: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    statements = duckdb.extract_statements(rule.sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise ValueError("something other than one SELECT")
    alarm = threading.Timer(SECONDS, database.interrupt)
    alarm.start()
    try:
        result = database.execute(statements[0])
        columns = tuple(name for name, *_ in result.description)
        if columns != COLUMNS:
            raise ValueError(f"the columns {', '.join(columns)} instead of {', '.join(COLUMNS)}")
        rows = result.fetchmany(CELLS + 1)
    finally:
        alarm.cancel()
    seen: set[tuple[str, str, str, str]] = set()
    if len(rows) > CELLS:
        raise ValueError(f"more than {CELLS:,} cells")
    for table, key, field, published, computed in rows:
        if str(key) not in keys.get((str(table), str(field)), ()):
            raise ValueError(f"{field} of {table}, key {key}, which the package does not have")
        if published is None or computed is None:
            continue
        cell = Cell(rule.name, table, str(key), field, _figure(published), _figure(computed))
        stands = keys[table, field][cell.key]
        if cell.place in seen:
            raise ValueError(f"{field} of {table}, key {key}, twice")
        if stands is None or _figure(stands) != cell.published:
            raise ValueError(
                f"{published} for {field} of {table}, key {key}, where {stands} stands"
            )
        seen.add(cell.place)
        yield cell


def _figure(value: object) -> Decimal:
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value}, which is no figure") from None
    if not figure.is_finite():
        raise ValueError(f"{value}, as after a division by zero")
    return figure


def _compare(
    package: Package, tables: Tables, outcomes: Sequence[Outcome], failed: Collection[str]
) -> Iterator[DataError]:
    """Errors for breaks that are not listed, and for listed discrepancies that do not break.

    Those of a rule that could not be run are left alone: nothing is known of them.
    """
    resource = package.by_name.get(DISCREPANCIES)
    listed: dict[tuple[str, str, str, str], tuple[int, Decimal, Decimal]] = {}
    if resource:
        frame = tables[DISCREPANCIES]
        for number, row in zip(frame.index, records(frame), strict=True):
            place = row["rule"], row["table"], row["key"], row["field"]
            listed[place] = int(number), row["published"], row["computed"]
    broken = {cell.place: cell for outcome in outcomes for cell in outcome.broken}
    rules = {outcome.rule.name for outcome in outcomes}
    numbers = {
        name: {row_key(r, row): int(n) for n, row in zip(t.index, records(t), strict=True)}
        for name in {cell.table for cell in broken.values()}
        for r, t in [(package.by_name[name], tables[name])]
    }
    for place, cell in broken.items():
        if place in listed and listed[place][1:] == (cell.published, cell.computed):
            continue
        target = package.by_name[cell.table]
        yield DataError(
            file=target.path,
            type="rule-break",
            found=f"{_plain(cell.published)} ({cell.rule}, key {cell.key})",
            expected=_plain(cell.computed),
            remedy="mend its row in the discrepancies, which has other figures"
            if place in listed
            else "mend the figure; if the source prints it so, list it as a discrepancy",
            resource=target.name,
            row=numbers[target.name].get(cell.key),
            field=cell.field,
        )
    for place, (number, *_) in listed.items():
        if place in broken or resource is None:
            continue
        rule, table, key, field = place
        if f"{FOLDER}/{rule}.sql" in failed:
            continue
        yield DataError(
            file=resource.path,
            type="discrepancy-error",
            found=f"{rule}: {field} of {table}, key {key}",
            expected="a cell that breaks the rule" if rule in rules else "a rule that exists",
            remedy="remove the row, or mend it",
            resource=resource.name,
            row=number,
            field="" if rule in rules else "rule",
        )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
