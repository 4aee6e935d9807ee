"""What the codebook says of loading a table is run, for each program that is installed."""

from __future__ import annotations

import contextlib
import io
import sqlite3
import warnings
from pathlib import Path

import duckdb
import pandas
import pytest

from publishing import EPOCH, PACKAGES
from yesan.downloads import formats, loading
from yesan.language.locale import Locale
from yesan.model.addresses import file_of
from yesan.validation.validation import validate

ROWS = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a package, as they are when they were downloaded."""
    model = validate(PACKAGES / "kauri-coast").model
    files = formats.Maker(model, Locale.of(model.package), EPOCH).make().files
    files |= {file_of(r): r.content.data for r in model.package.resources}
    folder = tmp_path_factory.mktemp("downloaded")
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
    assert len(model.tables["unit-summary"]) == ROWS
    return folder


def value(code: str, folder: Path) -> object:
    """What the last statement of a line of Python gives."""
    first, last = code.split("; ", 1)
    names: dict[str, object] = {}
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        exec(first, names)  # noqa: S102 - it is what is tested
        return eval(last, names)  # noqa: S307


def test_pandas_reads_a_csv(folder: Path):
    found = value(loading.CSV["pandas"].format(path="unit-summary.csv"), folder)
    assert isinstance(found, pandas.DataFrame)
    assert len(found) == ROWS


def test_duckdb_reads_a_csv(folder: Path):
    query = loading.CSV["DuckDB"].removeprefix('duckdb -c "').removesuffix('"')
    with contextlib.chdir(folder):
        assert len(duckdb.sql(query.format(path="unit-summary.csv")).fetchall()) == ROWS


def test_duckdb_reads_parquet_with_its_types(folder: Path):
    found = value(loading.TYPED["DuckDB (Python)"].format(path="unit-summary.parquet"), folder)
    assert isinstance(found, pandas.DataFrame)
    assert len(found) == ROWS


def test_python_reads_the_database(folder: Path):
    code = loading.WHOLE["SQLite (Python)"].format(path="kauri-coast-budget.sqlite")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # a line of code closes nothing
        found = value(code, folder)
    assert isinstance(found, list)
    assert {row[0] for row in found} >= {"ledger", "unit_summary", "ward_rates"}
    assert sqlite3.sqlite_version_info >= (3, 37)
