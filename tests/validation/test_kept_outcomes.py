"""Outcomes of rules are kept as long as nothing that the rule reads has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.store.nodes import Nodes
from yesan.tables import tables
from yesan.validation import rules

PAID, OTHER = "id,paid,due\na,10,10\nb,20,21\n", "id,note\nx,1\n"
FIELDS = {name: {"type": "integer"} for name in ("paid", "due", "note")}
KEYED = {name: {"schema": {"primaryKey": "id"}} for name in ("amounts", "others")}
HEAD = "-- title: Paid is what is due\n-- tolerance: 1\n"
NAMED = """SELECT 'amounts' AS "table", id AS key, 'paid' AS field,
    paid AS published, due AS computed FROM amounts"""
ANY = f"{NAMED} WHERE (SELECT count(*) FROM query_table('oth' || 'ers')) > 0"  # noqa: S608
TOLD = "SELECT 'amounts' AS \"table\", 'a' AS key, 'paid' AS field, 10 AS published, 10 AS computed"
TOLD_ELSEWHERE = TOLD.replace("'amounts'", "'amo' || 'unts'")
Check = Callable[..., set[str]]


@pytest.fixture
def run(make_package, tmp_path: Path) -> Check:
    """The names of the rules that are run over a package, with what earlier runs have left."""

    def run(*, paid: str = PAID, other: str = OTHER, key: str = "id", **sql: str) -> set[str]:
        data = {"amounts": paid, "others": other}
        own = {name: HEAD + text for name, text in sql.items()}
        keyed = KEYED | {"amounts": {"schema": {"primaryKey": key}}}
        package = descriptor.read(make_package(data, fields=FIELDS, resources=keyed, rules=own))
        nodes = Nodes(tmp_path / "nodes")
        nodes.open(nodes.folder)
        rows = tables.read(package)
        kept = rules.check(package, rows, nodes=nodes)
        assert kept == rules.check(package, rows)
        unknown = sql.keys() - {node.name for node in nodes.built.values()}
        return unknown | {node.name for node in nodes.built.values() if node.made}

    return run


def test_a_rule_is_run_once(run: Check):
    assert run(own=NAMED) == {"own"}
    assert run(own=NAMED) == set()
    assert run(own=NAMED, another=NAMED) == {"another"}


def test_a_rule_is_run_again_where_a_table_that_it_names_has_changed(run: Check):
    assert run(own=NAMED) == {"own"}
    assert run(own=NAMED, other=OTHER.replace("1", "2")) == set()
    assert run(own=NAMED, paid=PAID.replace("21", "20")) == {"own"}
    assert run(own=f"{NAMED} WHERE true") == {"own"}


def test_a_rule_is_run_again_where_the_key_of_its_table_is_another(run: Check):
    """Though the same text is a key of both."""
    paid = "id,paid,due\n10,10,10\n"
    assert run(paid=paid, own=NAMED) == {"own"}
    assert run(paid=paid, own=NAMED) == set()
    assert run(paid=paid, own=NAMED, key="due") == {"own"}


def test_a_query_that_can_reach_any_table_reads_all_of_them(run: Check):
    assert run(own=ANY) == {"own"}
    assert run(own=ANY) == set()
    assert run(own=ANY, other=OTHER.replace("1", "2")) == {"own"}


@pytest.mark.parametrize(
    "condition",
    ["now() > '2000-01-01'", "random() >= 0", "CURRENT_DATE > '2000-01-01'", "uuid() IS NOT NULL"],
)
def test_a_query_that_can_answer_otherwise_each_time_is_run_each_time(run: Check, condition: str):
    volatile = f"{NAMED} WHERE {condition}"
    assert run(own=volatile) == {"own"}
    assert run(own=volatile) == {"own"}


def test_cells_of_a_table_that_the_query_does_not_name_are_compared_each_time(run: Check):
    """The figure that was published is compared with that table."""
    assert run(own=TOLD) == {"own"}
    assert run(own=TOLD) == set()
    assert run(own=TOLD_ELSEWHERE) == {"own"}
    assert run(own=TOLD_ELSEWHERE) == {"own"}
