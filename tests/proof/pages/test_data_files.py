"""A file of data in which a value, a row, a name or a sheet is another one is refused."""

from __future__ import annotations

import decimal
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import openpyxl
import pytest

from publishing import EPOCH
from yesan.downloads import formats
from yesan.language.locale import Locale
from yesan.model.addresses import file_of
from yesan.proof import proof
from yesan.proof.pages.data_files import DataFiles
from yesan.proof.proof import Prover
from yesan.validation.validation import validate

Tamper = Callable[[Path], object]


@pytest.fixture(scope="module")
def checker(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[DataFiles, Path]]:
    """What checks the files of data of a small package, and their folder."""
    model = validate(project / "tests" / "packages" / "kauri-coast").model
    site = tmp_path_factory.mktemp("formats")
    made = formats.Maker(model, Locale.of(model.package), EPOCH).make().files
    made |= {file_of(r): r.content.data for r in model.package.resources}
    for path, content in ((p, c) for p, c in made.items() if not p.endswith(".zip")):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(content)
    with decimal.localcontext(prec=proof.PRECISION):
        yield Prover(model.package, {}, site).files.data_files, site


def test_files_as_they_were_made_are_right(checker: tuple[DataFiles, Path]):
    check, site = checker
    paths = [f"data/{path.name}" for path in sorted((site / "data").iterdir())]
    assert {path.rpartition(".")[2] for path in paths} == {
        *("csv", "json", "jsonl", "parquet", "sqlite", "xlsx"),
    }
    found = {path: check.check(path) for path in paths}
    assert [path for path, findings in found.items() if findings is None] == []
    assert [finding for findings in found.values() if findings for finding in findings] == []


def text(old: str, new: str) -> Tamper:
    """What changes the first place of a text in a file."""

    def tamper(file: Path) -> None:
        before = file.read_text("utf-8")
        assert re.search(old, before)
        file.write_text(re.sub(old, new, before, count=1), "utf-8")

    return tamper


def query(sql: str) -> Tamper:
    """What changes a database."""

    def tamper(file: Path) -> None:
        with closing(sqlite3.connect(file)) as database, database:
            database.execute(sql)

    return tamper


def parquet(sql: str) -> Tamper:
    """What writes a file anew with what a query finds in it, called t."""

    def tamper(file: Path) -> None:
        with duckdb.connect() as database:
            database.execute(f"CREATE TABLE t AS FROM read_parquet('{file}')")
            database.execute(sql)
            database.execute(f"COPY t TO '{file}' (FORMAT parquet)")

    return tamper


def sheet(change: Callable[[openpyxl.Workbook], object]) -> Tamper:
    """What changes a workbook."""

    def tamper(file: Path) -> None:
        book = openpyxl.load_workbook(file)
        change(book)
        book.save(file)

    return tamper


def cell(name: str, place: str, value: object) -> Tamper:
    return sheet(lambda book: book[name].__setitem__(place, value))


BOOK, BASE = "data/kauri-coast-budget.xlsx", "data/kauri-coast-budget.sqlite"
FORGED: dict[str, tuple[str, Tamper]] = {
    "figure in JSON": ("data/unit-summary.json", text("9975", "9976")),
    "figure in JSON Lines": ("data/unit-summary.jsonl", text("9975", "9976")),
    "blank to zero in JSON": (
        "data/unit-summary.json",
        text('"unit_no": null', '"unit_no": 0'),
    ),
    "name of a field in JSON": ("data/unit-summary.json", text('"[a-z_]+":', '"other":')),
    "figure in the CSV for Excel": ("data/unit-summary.excel.csv", text("9975", "9976")),
    "no mark in the CSV for Excel": (
        "data/unit-summary.excel.csv",
        lambda file: file.write_text(file.read_text("utf-8-sig")),
    ),
    "no JSON": ("data/unit-summary.json", lambda file: file.write_text("{")),
    "row deleted from JSON Lines": ("data/unit-summary.jsonl", text(r".*\n", "")),
    "row deleted from Parquet": (
        "data/unit-summary.parquet",
        parquet("DELETE FROM t WHERE rowid = 0"),
    ),
    "rows of Parquet in another order": (
        "data/unit-summary.parquet",
        parquet("CREATE OR REPLACE TABLE t AS FROM t ORDER BY rowid DESC"),
    ),
    "no Parquet": ("data/unit-summary.parquet", lambda file: file.write_bytes(b"PAR1")),
    "amount in the tidy CSV": ("data/tidy.csv", text("9975000", "9976000")),
    "amount in the tidy Parquet": (
        "data/tidy.parquet",
        parquet("UPDATE t SET amount = amount + 1 WHERE rowid = 1"),
    ),
    "row deleted from the tidy CSV": ("data/tidy.csv", text(r"\n[^\n]*\n$", "\n")),
    "column of the tidy CSV": ("data/tidy.csv", text("phase_name", "phase")),
    "phase in the tidy CSV": ("data/tidy.csv", text(",approved,", ",executed,")),
    "row deleted from the database": (
        BASE,
        query("DELETE FROM unit_summary WHERE rowid = 1"),
    ),
    "amount in the database": (BASE, query("UPDATE tidy SET amount = 1 WHERE rowid = 1")),
    "trigger in the database": (
        BASE,
        query("CREATE TRIGGER x AFTER INSERT ON tidy BEGIN SELECT 1; END"),
    ),
    "view in the database": (BASE, query("CREATE VIEW x AS SELECT 1")),
    "table in the database": (BASE, query("CREATE TABLE x (a)")),
    "no database": (BASE, lambda file: file.write_bytes(b"SQLite")),
    "text in the workbook": (BOOK, cell("unit-summary", "A2", "other")),
    "cell in the workbook": (BOOK, cell("unit-summary", "Z9", 1)),
    "formula in the workbook": (BOOK, cell("unit-summary", "B2", "=1+1")),
    "amount in the workbook": (BOOK, cell("tidy", "B2", 99)),
    "sheet left out of the workbook": (BOOK, sheet(lambda book: book.__delitem__("ledger"))),
    "sheet more in the workbook": (BOOK, sheet(lambda book: book.create_sheet("more"))),
    "no workbook": (BOOK, lambda file: file.write_bytes(b"PK")),
}
"""The ways to tamper with files of data, each with the file that it is done to."""


@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_file_is_refused(kind: str, checker: tuple[DataFiles, Path], tmp_path: Path):
    check, site = checker
    path, tamper = FORGED[kind]
    (tmp_path / "data").mkdir()
    before = shutil.copy(site / path, tmp_path / path).read_bytes()
    tamper(tmp_path / path)
    assert (tmp_path / path).read_bytes() != before
    found = list(DataFiles(check.cells, tmp_path, check.tidy).check(path) or ())
    assert {finding.page for finding in found} == {path}
