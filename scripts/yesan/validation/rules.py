"""Fiscal rules that Table Schema cannot express, each a SQL query in ``data/checks/``.

A rule returns every cell that it checks, with the columns ``table, key, field, published,
computed``: the resource, the row's primary key as text, the field, the figure that was published
and the one that follows from other figures. A cell breaks the rule when the two differ by more
than the tolerance that the rule's header declares; so the same query says what broke and how much
was checked. Missing figures are not checked. Tables have the resources' names, ``-`` written ``_``.

A broken rule is a mistake of the transcription, or an error of the source. The latter is listed in
the resource `discrepancies`. A broken rule that is not listed makes the package invalid, and so
does a listed one that is not broken.

A package may come from a stranger: DuckDB runs without access to files or network, its
configuration locked, its memory and time limited.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import PurePosixPath

import duckdb

from yesan.errors import DataError, InvalidPackage
from yesan.package.package import Package
from yesan.package.text import Text
from yesan.tables.keys import row_key
from yesan.tables.table import Tables
from yesan.validation.listed import unlisted
from yesan.validation.rule import Keys, Outcome, Rule
from yesan.validation.rule_database import SECONDS, cells, database_of


def check(package: Package, tables: Tables) -> list[Outcome]:
    """The outcome of every rule; each broken cell is a listed discrepancy.

    Raises:
        InvalidPackage: A rule cannot be run, is broken where no discrepancy is listed, or is not
            broken where one is.
    """
    errors: list[DataError] = []
    rules = list(_rules(package, errors))
    outcomes = list(_run(rules, package, tables, errors)) if rules else []
    failed = {error.file for error in errors}
    errors += unlisted(package, tables, outcomes, failed)
    if errors:
        raise InvalidPackage(errors)
    return outcomes


def _rules(package: Package, errors: list[DataError]) -> Iterator[Rule]:
    for path, content in package.rules.items():
        try:
            yield _read(path, content)
        except ValueError as error:
            errors.append(_rule_error(path, str(error), "a header and one query"))


def _read(path: str, content: bytes) -> Rule:
    # Unlike `decode`, this makes every end of a line a "\n".
    sql = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8").read()
    header = dict(re.findall(r"^-- ([a-z@-]+): *(.+?) *$", sql, flags=re.MULTILINE))
    if "title" not in header:
        raise ValueError("no line '-- title: …'")
    tolerance = header.get("tolerance", "0")
    if not re.fullmatch(r"\d+(\.\d+)?", tolerance):
        raise ValueError(f"the tolerance {tolerance}, which is not a number")
    title = Text.read(dict(header), "title")
    return Rule(PurePosixPath(path).stem, title, Decimal(tolerance), path, sql)


def _rule_error(file: str, found: str, expected: str, remedy: str = "fix the rule") -> DataError:
    first, *_ = found.strip().splitlines() or [""]
    return DataError(file, "rule-error", first, expected, remedy)


def _run(
    rules: Iterable[Rule], package: Package, tables: Tables, errors: list[DataError]
) -> Iterator[Outcome]:
    keys: Keys = {}
    for resource in package.resources:
        rows = {row_key(resource, row): row for _, row in tables[resource.name]}
        keys |= {
            (resource.name, f.name): {key: row[f.name] for key, row in rows.items()}
            for f in resource.fields
        }
    with database_of(package, tables) as database:
        for rule in rules:
            try:
                yield Outcome(rule, tuple(sorted(cells(rule, keys, database))))
            except duckdb.InterruptException:
                errors.append(
                    _rule_error(rule.path, f"still running after {SECONDS:.0f} s", "an answer")
                )
            except (duckdb.Error, ValueError, ArithmeticError) as error:
                errors.append(_rule_error(rule.path, str(error), "a query over the tables"))
