"""The database in which editions are compared: closed to all else, empty for each comparison."""

from __future__ import annotations

import time

import duckdb
import pytest

from yesan.changes import database


def test_what_one_comparison_has_no_other_sees():
    with database.connect() as one, database.connect() as other:
        one.execute("CREATE TEMP TABLE old (a INTEGER)")
        with pytest.raises(duckdb.CatalogException, match="old does not exist"):
            other.execute("SELECT * FROM old")
    with database.connect() as later:
        assert later.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO 'a.csv'",
        "SET enable_external_access = true",
        "SET memory_limit = '99GB'",
    ],
)
def test_it_reads_no_file_writes_none_and_sets_nothing(statement: str):
    with database.connect() as connection, pytest.raises(duckdb.Error, match=r"disabled|locked"):
        connection.execute(statement)


def test_a_moment_is_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        database._opened.cache_clear()
        with database.connect() as connection:
            asked = "SELECT CAST(CAST('2025-01-01 00:00:00+00' AS TIMESTAMPTZ) AS VARCHAR)"
            assert connection.execute(asked).fetchone() == ("2025-01-01 00:00:00+00",)
    finally:
        monkeypatch.undo()
        time.tzset()
        database._opened.cache_clear()
