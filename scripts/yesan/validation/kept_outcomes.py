"""Outcomes of rules that are taken from an earlier build, where all that a rule reads is the same.

What a rule reads are the tables that its query names. A query that can reach a table without naming
it is taken to read all of them.
"""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.store.nodes import Nodes, Parts, digest
from yesan.tables.table import Tables
from yesan.validation import rule_database
from yesan.validation.rule import Cell, Outcome, Rule

KIND = "rule"
"""What an outcome is among what builds make."""
ANY = re.compile(
    r"\b(?:query|query_table|json_execute_\w+|information_schema|sqlite_\w+|pg_\w+|duckdb_\w+|pragma\w*"
    r"|show|describe|summarize|u&)",
    re.IGNORECASE,
)
"""What in a query can lead to any table, or to a list of them."""

VOLATILE = re.compile(
    r"\b(?:now|today|age|current_\w+|get_current_\w+|\w*timestamp|localtime\w*|random|setseed|\w*uuid\w*"
    r"|\w*sample|reservoir_\w+|nextval|currval|setval|version|getenv|getvariable|txid_\w+|in_search_path"
    r"|error|sleep_ms|stats|vector_type|write_log)\b",
    re.IGNORECASE,
)
"""What in a query can give another answer each time."""


class KeptOutcomes:
    """The outcomes of the rules of a package that builds have found.

    Args:
        package: The package.
        tables: Its rows.
        nodes: What builds have made; none is kept without them.
    """

    def __init__(self, package: Package, tables: Tables, nodes: Nodes | None) -> None:
        self.package = package
        self.tables = tables
        self.nodes = nodes

    def find(self, rule: Rule) -> Outcome | None:
        """The outcome of a rule; None where it must be run."""
        if self.nodes is None or VOLATILE.search(rule.sql):
            return None
        kept = self.nodes.find(KIND, rule.name, self._parts(rule))
        return None if kept is None else Outcome(rule, tuple(_read(rule, kept)))

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome; not one with cells of tables that the query does not name."""
        rule = outcome.rule
        if self.nodes is None or VOLATILE.search(rule.sql):
            return
        if {cell.table for cell in outcome.checked} <= {r.name for r in self.named(rule)}:
            self.nodes.add(KIND, rule.name, self._parts(rule), _written(outcome.checked))

    def named(self, rule: Rule) -> list[Resource]:
        """The tables that a rule can read."""
        if ANY.search(rule.sql):
            return list(self.package.resources)
        # A capital İ in small is two characters, of which one would end the word.
        words = {word.lower() for word in re.findall(r"\w+", rule.sql)}
        return [
            r for r in self.package.resources if rule_database.sql_name(r.name).lower() in words
        ]

    def _parts(self, rule: Rule) -> Parts:
        read = (f"{r.name} {self._digests[r.name]}" for r in self.named(rule))
        return {
            "query": digest(rule.sql),
            "tables": digest(*read),
            "decimals": digest(str(self._scale)),
        }

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {r.name: _digest(r, self.tables) for r in self.package.resources}

    @cached_property
    def _scale(self) -> int:
        return rule_database.scale(self.package, self.tables)


def _digest(resource: Resource, tables: Tables) -> str:
    """A digest of a table as a rule sees it: its fields, their types, its key and its cells."""
    fields = [(f.name, f.type) for f in resource.fields]
    rows = [tuple(row.cells.values()) for row in tables[resource.name]]
    return digest(pickle.dumps((fields, resource.primary_key, rows)))


def _written(checked: Iterable[Cell]) -> bytes:
    rows = [(c.table, c.key, c.field, str(c.published), str(c.computed)) for c in checked]
    return json.dumps(rows, ensure_ascii=False).encode()


def _read(rule: Rule, content: bytes) -> Iterable[Cell]:
    for table, key, field, published, computed in json.loads(content):
        yield Cell(rule.name, table, key, field, Decimal(published), Decimal(computed))
