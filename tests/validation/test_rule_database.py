"""The tables as DuckDB has them: exact values in types that hold them, and what a rule returns."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from yesan.descriptor import descriptor
from yesan.package.text import Text
from yesan.tables import tables
from yesan.validation import rule_database
from yesan.validation.rule import Rule
from yesan.validation.rule_database import cells, database_of, sql_name

SELECT = """SELECT 'amounts' AS "table", id AS key, 'paid' AS field,
    paid AS published, due AS computed FROM amounts"""
KEYS: dict[tuple[str, str], dict[str, Any]] = {
    ("amounts", "paid"): {"a": Decimal(10), "b": Decimal(20)}
}


@pytest.fixture(scope="module")
def types(make_package):
    """The types of the columns of one table, by name."""

    def read(csv: str, **types: str) -> dict[str, str]:
        fields = {name: {"type": type_} for name, type_ in types.items()}
        package = descriptor.read(make_package({"t": csv}, fields=fields))
        with database_of(package, tables.read(package), package.resources) as database:
            described = database.execute("DESCRIBE t").fetchall()
        return {name: type_ for name, type_, *_ in described}

    return read


def test_a_column_has_a_type_that_holds_its_values(types):
    assert types(
        "id,n,x,day,yes\na,12,1.25,2020-01-01,true\n",
        n="integer",
        x="number",
        day="date",
        yes="boolean",
    ) == {"id": "VARCHAR", "n": "HUGEINT", "x": "DECIMAL(38,2)", "day": "DATE", "yes": "BOOLEAN"}


def test_all_numbers_have_the_most_decimals_of_any(types):
    found = types("x,y,n\n1.5,1.2345,7\n", x="number", y="number", n="integer")
    assert found == {"x": "DECIMAL(38,4)", "y": "DECIMAL(38,4)", "n": "HUGEINT"}


@pytest.mark.parametrize(
    ("whole", "decimals", "type_"),
    [(28, 10, "DECIMAL(38,10)"), (29, 10, "VARCHAR"), (20, 18, "DECIMAL(38,18)")],
)
def test_a_number_that_no_decimal_holds_is_text(types, whole: int, decimals: int, type_: str):
    """Of 38 digits those that other numbers have behind the point are taken."""
    csv = f"x,y\n{'9' * whole},0.{'1' * decimals}\n"
    assert types(csv, x="number", y="number")["x"] == type_


def test_decimals_are_added_exactly(make_package):
    package = descriptor.read(
        make_package({"t": "x\n0.1\n0.2\n"}, fields={"x": {"type": "number"}})
    )
    with database_of(package, tables.read(package), package.resources) as database:
        (total,) = database.execute("SELECT sum(x) FROM t").fetchone() or ()
    assert total == Decimal("0.3")


def test_a_missing_value_is_null_and_a_name_is_quoted(make_package):
    package = descriptor.read(make_package({"a-b.c": 'x"y,z\n,1\n'}))
    with database_of(package, tables.read(package), package.resources) as database:
        assert database.execute('SELECT "x""y", z FROM a_b_c').fetchall() == [(None, "1")]


@pytest.mark.parametrize(("name", "sql"), [("a-b", "a_b"), ("a.b c", "a_b_c"), ("예산", "예산")])
def test_a_table_is_called_by_its_name_without_odd_characters(name: str, sql: str):
    assert sql_name(name) == sql


@pytest.fixture
def database(make_package) -> duckdb.DuckDBPyConnection:
    csv = {"amounts": "id,paid,due\na,10,11\nb,20,\nc,,5\n"}
    fields = {name: {"type": "integer"} for name in ("paid", "due")}
    package = descriptor.read(make_package(csv, fields=fields))
    return database_of(package, tables.read(package), package.resources)


def found(database: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[str, Decimal, Decimal]]:
    rule = Rule("r", Text("R"), Decimal(0), "data/checks/r.sql", sql)
    with database:
        return [(c.key, c.published, c.computed) for c in cells(rule, KEYS, database, 10)]


def test_a_cell_with_a_missing_figure_is_not_checked(database):
    assert found(database, f"{SELECT} WHERE id <> 'c'") == [("a", Decimal(10), Decimal(11))]


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT 1; SELECT 2", "something other than one SELECT"),
        ("DELETE FROM amounts", "something other than one SELECT"),
        ("SELECT 1 AS x", "the columns x instead of table, key, field, published, computed"),
        (SELECT, "paid of amounts, key c, which the package does not have"),
        (
            f"{SELECT} WHERE id = 'a' UNION ALL {SELECT} WHERE id = 'a'",
            "paid of amounts, key a, twice",
        ),
        (
            SELECT.replace("paid AS p", "paid + 1 AS p") + " WHERE id = 'a'",
            "11 for paid of amounts, key a, where the table has 10",
        ),
        (SELECT.replace("due AS", "'x' AS") + " WHERE id = 'a'", "x, which is not a number"),
        (
            SELECT.replace("due AS", "'1e999999' AS") + " WHERE id = 'a'",
            "1e999999, which is not a number",
        ),
        (
            SELECT.replace("due AS", "'inf'::DOUBLE AS") + " WHERE id = 'a'",
            "inf, as after a division by zero",
        ),
    ],
)
def test_a_rule_that_returns_what_it_must_not_says_what(database, sql: str, message: str):
    with pytest.raises(ValueError, match="^" + message.replace("+", r"\+") + "$"):
        found(database, sql)


def test_no_rule_changes_what_the_next_one_reads(database):
    """A SELECT may begin with a statement that writes."""
    write = "WITH done AS (UPDATE amounts SET due = paid RETURNING *)"
    keys = {("amounts", "paid"): {"a": 10}}
    rule = Rule("r", Text("R"), Decimal(0), "data/checks/r.sql", f"{write} {SELECT}")
    with pytest.raises(duckdb.Error, match="read-only"):
        list(cells(rule, keys, database, 10))
    assert found(database, f"{SELECT} WHERE id = 'a'") == [("a", Decimal(10), Decimal(11))]


def test_a_rule_may_check_as_many_cells_as_are_allowed(database, monkeypatch):
    monkeypatch.setattr(rule_database, "CELLS", 2)
    assert len(found(database, f"{SELECT} WHERE id <> 'c'")) == 1


def test_a_rule_that_checks_more_cells_is_refused(database, monkeypatch):
    monkeypatch.setattr(rule_database, "CELLS", 1)
    with pytest.raises(ValueError, match=r"^more than 1 cells$"):
        found(database, f"{SELECT} WHERE id <> 'c'")


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/Lima"])
def test_a_moment_is_the_same_in_every_time_zone(
    make_package, monkeypatch: pytest.MonkeyPatch, zone: str
):
    package = descriptor.read(make_package({"t": "id\na\n"}))
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        with database_of(package, tables.read(package), package.resources) as database:
            (row,) = database.execute("SELECT make_timestamptz(0)::VARCHAR").fetchall()
    time.tzset()
    assert row == ("1970-01-01 00:00:00+00",)
