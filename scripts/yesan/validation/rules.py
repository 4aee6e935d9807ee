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
import time
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

import duckdb

from yesan.errors import DataError, InvalidPackage
from yesan.limits import UNBOUNDED, Deadline, more_memory
from yesan.package.package import Package
from yesan.package.text import Text
from yesan.phrase import Phrase
from yesan.reading import conflicts, foreign
from yesan.store.nodes import Nodes
from yesan.tables.keys import row_key
from yesan.tables.table import Tables
from yesan.validation.discrepancy_list import unlisted
from yesan.validation.kept_outcomes import KeptOutcomes
from yesan.validation.rule import Outcome, Rule
from yesan.validation.rule_database import cells, database_of

SECONDS, TOGETHER = 10.0, 120.0
"""How long one rule may run, and all of them."""
GRACE = 5.0
"""How many seconds after its time a rule that cannot be interrupted has its process ended."""
GROWTH = 2**30
"""How much memory a rule may take with what is no block of the database's own: long texts."""


def check(
    package: Package,
    tables: Tables,
    deadline: Deadline = UNBOUNDED,
    nodes: Nodes | None = None,
) -> list[Outcome]:
    """The outcome of every rule; each broken cell is a listed discrepancy.

    Args:
        package: The package.
        tables: Its rows.
        deadline: What ends a rule that cannot be interrupted.
        nodes: What builds have made; without them, every rule is run.

    Raises:
        InvalidPackage: A rule cannot be run, is broken where no discrepancy is listed, or is not
            broken where one is.
    """
    outcomes, errors = found(package, tables, deadline, nodes)
    failed = {error.file for error in errors}
    errors += unlisted(package, tables, outcomes, failed)
    if errors:
        raise InvalidPackage(errors)
    return outcomes


def found(
    package: Package,
    tables: Tables,
    deadline: Deadline = UNBOUNDED,
    nodes: Nodes | None = None,
) -> tuple[list[Outcome], list[DataError]]:
    """The outcome of every rule that can be run, and why others cannot.

    Args:
        package: The package.
        tables: Its rows.
        deadline: What ends a rule that cannot be interrupted.
        nodes: What builds have made; without them, every rule is run.
    """
    errors: list[DataError] = []
    rules = list(_rules(package, errors))
    kept = KeptOutcomes(package, tables, nodes)
    known = {rule.path: kept.find(rule) for rule in rules}
    left = [rule for rule in rules if known[rule.path] is None]
    for outcome in _run(left, kept, deadline, errors) if left else ():
        known[outcome.rule.path] = outcome
        kept.add(outcome)
    return [outcome for outcome in known.values() if outcome], errors


def readable(package: Package) -> list[Rule]:
    """The rules of a package, those left out that cannot be read."""
    return list(_rules(package, []))


def _rules(package: Package, errors: list[DataError]) -> Iterator[Rule]:
    for path, content in package.rules.items():
        try:
            conflicts.check_lines(content)
            yield _read(path, content)
        except (conflicts.Conflict, conflicts.Mark) as conflict:
            errors.append(conflict.at(path, row=conflict.row))
        except ValueError as error:
            errors.append(_rule_error(path, _said(error), Phrase("a header and one query")))


def _read(path: str, content: bytes) -> Rule:
    # Unlike `decode`, this makes every end of a line a "\n".
    sql = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig").read()
    header = dict(re.findall(r"^-- ([a-z@-]+): *(.+?) *$", sql, flags=re.MULTILINE))
    if "title" not in header:
        raise ValueError(Phrase("no line '-- title: …'"))
    tolerance = header.get("tolerance", "0")
    if not re.fullmatch(r"\d+(\.\d+)?", tolerance):
        raise ValueError(
            Phrase("the tolerance {tolerance}, which is not a number", tolerance=tolerance)
        )
    title = Text.read(dict(header), "title")
    return Rule(PurePosixPath(path).stem, title, Decimal(tolerance), path, sql)


def _rule_error(
    file: str, found: str, expected: str, remedy: str = Phrase("fix the rule")
) -> DataError:
    return DataError(file, "rule-error", found, expected, remedy)


def _said(error: Exception) -> str:
    """What an error says: a phrase of ours as it is, else what the database says."""
    match error.args:
        case (Phrase() as phrase,):
            return phrase
    return foreign.said(error)


def _run(
    rules: Sequence[Rule],
    kept: KeptOutcomes,
    deadline: Deadline,
    errors: list[DataError],
) -> Iterator[Outcome]:
    package, tables = kept.package, kept.tables
    keys = dict(_keys(package, tables))
    read = {r.name: r for rule in rules for r in kept.named(rule)}
    with database_of(package, tables, read.values()) as database, more_memory(GROWTH):
        begun = time.monotonic()
        for rule in rules:
            seconds = min(SECONDS, TOGETHER - (time.monotonic() - begun))
            if seconds <= 0:
                errors.append(
                    _late(
                        rule,
                        Phrase("all rules together running for {together:g} s", together=TOGETHER),
                    )
                )
                return
            late = _late(rule, Phrase("still running after {seconds:.0f} s", seconds=seconds))
            try:
                with deadline.within(seconds + GRACE, late):
                    found = sorted(cells(rule, keys, database, seconds))
                yield Outcome(rule, tuple(found))
            except duckdb.InterruptException:
                errors.append(late)
            except (MemoryError, duckdb.OutOfMemoryException):
                errors.append(
                    _rule_error(
                        rule.path, Phrase("more memory needed than a rule may"), Phrase("less")
                    )
                )
            except (duckdb.Error, ValueError, ArithmeticError) as error:
                errors.append(
                    _rule_error(rule.path, _said(error), Phrase("a query over the tables"))
                )


def _late(rule: Rule, found: str) -> DataError:
    return _rule_error(rule.path, found, Phrase("an answer"))


def _keys(package: Package, tables: Tables) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """The value of every cell, by resource and field, and by the key of the row."""
    for resource in package.resources:
        rows = {row_key(resource, row): row for _, row in tables[resource.name]}
        for f in resource.fields:
            yield (resource.name, f.name), {key: row[f.name] for key, row in rows.items()}
