"""Outcomes of rules are kept as long as nothing that the rule reads has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from yesan.descriptor import descriptor
from yesan.store.nodes import Nodes
from yesan.tables import tables
from yesan.validation import rules
from yesan.validation.kept_outcomes import VOLATILE

PAID, OTHER = "id,paid,due\na,10,10\nb,20,21\n", "id,note\nx,1\n"
FIELDS = {name: {"type": "integer"} for name in ("paid", "due", "note")}
KEYED = {name: {"schema": {"primaryKey": "id"}} for name in ("amounts", "others")}
HEAD = "-- title: Paid is what is due\n-- tolerance: 1\n"
NAMED = """SELECT 'amounts' AS "table", id AS key, 'paid' AS field,
    paid AS published, due AS computed FROM amounts"""
ANY = tuple(
    f"{NAMED} WHERE (SELECT count(*) FROM {reached}) > 0"  # noqa: S608
    for reached in (
        "query_table('oth' || 'ers')",
        "json_execute_serialized_sql(json_serialize_sql('SELECT * FROM oth' || 'ers'))",
    )
)
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


@pytest.mark.parametrize("query", ANY)
def test_a_query_that_can_reach_any_table_reads_all_of_them(run: Check, query: str):
    assert run(own=query) == {"own"}
    assert run(own=query) == set()
    assert run(own=query, other=OTHER.replace("1", "2")) == {"own"}


def test_a_table_is_named_in_whichever_case(make_package, tmp_path: Path):
    """In small letters, İ is two characters."""
    query = NAMED.replace("amounts", "İlçe")
    data, keyed = {"İlçe": PAID}, {"İlçe": {"schema": {"primaryKey": "id"}}}
    rule = {"own": HEAD + query}
    package = descriptor.read(make_package(data, fields=FIELDS, resources=keyed, rules=rule))
    (outcome,) = rules.check(package, tables.read(package), nodes=Nodes(tmp_path / "nodes"))
    assert [cell.table for cell in outcome.checked] == ["İlçe", "İlçe"]


def test_each_function_that_can_answer_otherwise_each_time_is_known():
    """A new version of the database may bring another."""
    with duckdb.connect(":memory:") as database:
        rows = database.execute(
            "SELECT DISTINCT function_name FROM duckdb_functions() WHERE stability <> 'CONSISTENT'"
        ).fetchall()
    names = {name for (name,) in rows}
    assert "gen_random_uuid" in names
    assert {name for name in names if not VOLATILE.search(f"{name}()")} == set()


def test_a_rule_is_run_again_where_the_key_of_its_table_is_another(run: Check):
    """Though the same text is a key of both."""
    paid = "id,paid,due\n10,10,10\n"
    assert run(paid=paid, own=NAMED) == {"own"}
    assert run(paid=paid, own=NAMED) == set()
    assert run(paid=paid, own=NAMED, key="due") == {"own"}


@pytest.mark.parametrize(
    "condition",
    [
        "now() > '2000-01-01'",
        "random() >= 0",
        "CURRENT_DATE > '2000-01-01'",
        "uuid() IS NOT NULL",
        "age(DATE '2000-01-01') > INTERVAL 1 DAY",
        "id IN (SELECT id FROM amounts USING SAMPLE 2 ROWS)",
        "id IN (SELECT id FROM amounts TABLESAMPLE 2 ROWS)",
        "(SELECT reservoir_quantile(due, 0.5) FROM amounts) > 0",
    ],
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
