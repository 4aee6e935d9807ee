"""Every format has the values of the tables, with their types; what it cannot hold, it tells."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import formats as reading
from examples import examples
from publishing import EPOCH, VALID
from yesan.downloads import (
    database,
    formats,
    parquet,
    rows_csv,
    rows_json,
    typed_rows,
    workbook,
)
from yesan.downloads.misfits import Misfit, Why
from yesan.downloads.typed_table import Column, Kind, TypedTable, written
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.store.nodes import Nodes
from yesan.validation.validation import validate

VALUES = {
    Kind.TEXT: st.one_of(
        st.text(min_size=1, max_size=30),
        st.sampled_from(
            ["=1+1", "+A1", "-3", "@x", "'=1", "사과", "\r\n", " a ", "_x0041_", "\x00", "007", '"']
        ),
    ),
    Kind.INTEGER: st.one_of(st.integers(-(10**20), 10**20), st.integers(-(10**4), 10**4)),
    Kind.NUMBER: st.decimals(allow_nan=False, allow_infinity=False, places=3)
    | st.decimals(-(10**9), 10**9, places=2),
    Kind.BOOLEAN: st.booleans(),
    Kind.DATE: st.dates() | st.dates(datetime.date(1990, 1, 1)),
    Kind.DATETIME: st.datetimes()
    | st.datetimes().map(lambda x: x.replace(year=2000, microsecond=0)),
    Kind.TIME: st.times() | st.times().map(lambda x: x.replace(microsecond=0)),
}
NAMES = ["a", "A", "b c", 'q"', "코드", "rowid"]


@st.composite
def tables(draw: st.DrawFn) -> TypedTable:
    """A table with awkward names and values."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    kinds = [draw(st.sampled_from(list(VALUES))) for _ in names]
    rows = draw(st.lists(st.tuples(*(st.none() | VALUES[kind] for kind in kinds)), max_size=4))
    columns = (Column(name, kind) for name, kind in zip(names, kinds, strict=True))
    return TypedTable("t", "T", tuple(columns), tuple(rows))


def table(kind: Kind, *values: Any, **more: Any) -> TypedTable:
    """A table of one column."""
    return TypedTable("t", "T", (Column("a", kind, **more),), tuple((v,) for v in values))


def book(*listed: TypedTable, rows: int = workbook.ROWS) -> bytes:
    notes = [""] * len(listed)
    said = {"Title": "=1+1"}
    return workbook.Workbook(listed, Locale("en").text, notes, said, EPOCH, rows=rows).write()


def columns_of(misfits: Any, *reasons: Why) -> set[str]:
    return {name for m in misfits for name in m.columns if m.why in reasons}


def expected(table: TypedTable, texts: set[str], convert: Callable[[Any], Any]) -> list[tuple]:
    """The rows of a table, some of whose columns are texts."""
    return [
        tuple(
            written(value) if c.name in texts and value is not None else convert(value)
            for c, value in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    ]


@examples(100)
@given(tables())
@example(table(Kind.NUMBER, Decimal("12345678901234567.89"), None, Decimal("100.0")))
@example(table(Kind.INTEGER, 2**63, -(2**63) - 1))
def test_json_and_csv_have_each_value(table: TypedTable):
    for found in (
        reading.of_json(rows_json.array(table)),
        reading.of_lines(rows_json.lines(table)),
    ):
        assert found == reading.as_json(table)
        assert types(x.values() for x in found) == types(x.values() for x in reading.as_json(table))
    header, rows = reading.of_csv(rows_csv.write(table), table)
    assert header == [column.name for column in table.columns]
    assert rows == list(table.rows)


def types(rows: Any) -> list[list[type]]:
    """The type of each value; JSON has one for all numbers."""
    number = {int: Decimal}
    return [[number.get(type(value), type(value)) for value in row] for row in rows]


@examples(50)
@given(table=tables())
@example(table=table(Kind.NUMBER, Decimal("12345678901234567.89"), None, Decimal("100.0")))
@example(table=table(Kind.NUMBER, Decimal(10) ** 30, Decimal("1E-12")))
@example(table=table(Kind.INTEGER, 2**63, -(2**63) - 1))
@example(table=table(Kind.DATE, datetime.date(1, 1, 1)))
def test_parquet_has_each_value_or_tells_of_it(
    table: TypedTable, tmp_path_factory: pytest.TempPathFactory
):
    content = parquet.Writer().write(table)
    misfits = list(parquet.misfits(table))
    header, rows = reading.of_parquet(content, tmp_path_factory.getbasetemp())
    assert header == parquet.names_of(table)
    own = {c.name for c, name in zip(table.columns, header, strict=True) if c.name != name}
    assert own == columns_of(misfits, Why.ALIKE)
    right = expected(table, columns_of(misfits, Why.DIGITS), lambda value: value)
    assert rows == right
    assert types(rows) == types(right)


@examples(50)
@given(tables())
@example(table(Kind.NUMBER, Decimal("12345678901234567.89"), None, Decimal("100.0")))
@example(table(Kind.INTEGER, 2**63, -(2**63)))
def test_a_database_has_each_value_in_its_row_or_tells_of_it(table: TypedTable):
    content = database.write([table], Locale("en").text)
    misfits = list(database.misfits(table))
    _, rows = reading.of_database(content, "SELECT * FROM t")
    texts = columns_of(misfits, Why.DIGITS)
    right = expected(table, texts, in_database)
    assert [[exact(value) for value in row] for row in rows] == [list(row) for row in right]


def in_database(value: Any) -> Any:
    """A value as SQLite has it: dates are texts, booleans are 0 and 1."""
    return value if isinstance(value, int | Decimal | None) else written(value)


def exact(value: Any) -> Any:
    """The shortest decimal that a number is."""
    return Decimal(repr(value)) if isinstance(value, float) else value


@examples(50)
@given(tables())
@example(table(Kind.NUMBER, Decimal("12345678901234567.89"), Decimal("0.1")))
@example(table(Kind.NUMBER, Decimal("9.00719925474099"), Decimal("0.000123456789012345")))
@example(table(Kind.INTEGER, 999_999_999_999_999, 10**15))
@example(table(Kind.INTEGER, 999_999_999_999_999, 10**15 + 1))
@example(table(Kind.DATE, datetime.date(1899, 12, 31), datetime.date(2020, 1, 1)))
@example(table(Kind.DATE, datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)))
def test_a_workbook_has_each_value_or_tells_of_it(table: TypedTable):
    misfits = list(workbook.misfits(table))
    content = book(table)
    header, rows = reading.of_sheet(content, "t")
    texts = columns_of(misfits, Why.DIGITS, Why.EARLY, Why.FINE)
    right = expected(table, texts, lambda value: value)
    found = [*rows, *[(None,) * len(table.columns)] * (len(right) - len(rows))]
    assert header == [column.name for column in table.columns]
    kinds = [Kind.TEXT if c.name in texts else c.kind for c in table.columns]
    assert [tuple(map(in_sheet, kinds, row)) for row in found] == right
    sheet = openpyxl.load_workbook(io.BytesIO(content))["t"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {*"nsbd"}


def in_sheet(kind: Kind, value: Any) -> Any:
    """What a cell says, by the kind of its column: a sheet has one type for all numbers."""
    match kind:
        case Kind.INTEGER if value is not None:
            assert value == int(value)
            return int(value)
        case Kind.NUMBER if value is not None:
            return Decimal(repr(value))
        case Kind.DATETIME if type(value) is datetime.date:  # calamine says so of midnight
            return datetime.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - as read
    return value


def test_a_workbook_tells_what_a_sheet_has_no_room_for():
    long = table(Kind.TEXT, "x" * 32_768)
    assert list(workbook.misfits(long)) == [Misfit("XLSX", "t", Why.LONG)]
    three = table(Kind.INTEGER, 1, 2, 3)
    assert list(workbook.misfits(three, rows=4)) == []
    assert list(workbook.misfits(three, rows=3)) == [Misfit("XLSX", "t", Why.ROWS)]
    wide = TypedTable("t", "T", tuple(Column(f"c{n}", Kind.TEXT) for n in range(16_385)), ())
    assert list(workbook.misfits(wide)) == [Misfit("XLSX", "t", Why.ROWS)]
    names = openpyxl.load_workbook(io.BytesIO(book(long, three, rows=3))).sheetnames
    assert names == ["Contents", "Data dictionary"]


def test_a_description_that_no_cell_holds_ends_with_a_mark():
    long = TypedTable("t", "T", (Column("a", Kind.TEXT),), (), description="x" * 40_000)
    found = openpyxl.load_workbook(io.BytesIO(book(long)))["Contents"]
    assert [cell.value[-2:] for cell in found["D"] if cell.value] == ["on", "x…"]


def test_no_two_sheets_have_the_same_name_and_none_is_too_long():
    ids = ["a" * 40, "a" * 41, "A" * 40, "history", "contents", "x[1]", "b"]
    listed = [TypedTable(id_, id_, (), ()) for id_ in ids]
    names = workbook.names_in(listed, ("Contents",))
    cut = "a" * 29
    assert names == [
        *("a" * 31, f"{cut}~2", f"{'A' * 29}~3", "history~2", "contents~2", "x_1_", "b"),
    ]
    told = [table.id for table in listed if [*workbook.misfits(table)]]
    assert told == [*ids[:4], "x[1]"]
    found = openpyxl.load_workbook(io.BytesIO(book(*listed))).sheetnames
    assert found == ["Contents", "Data dictionary", *names]


def test_a_sheet_has_a_header_that_stays_and_numbers_as_readers_write_them():
    amounts = TypedTable(
        "t",
        "T",
        (
            Column("amount", Kind.NUMBER, grouped=True),
            Column("year", Kind.INTEGER),
            Column("day", Kind.DATE),
            Column("what", Kind.TEXT),
        ),
        ((Decimal("1234.50"), 2020, datetime.date(2020, 1, 2), "가" * 10),),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(book(amounts)))["t"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D2"
    assert [cell.number_format for cell in sheet[2]] == ["#,##0.00", "0", "yyyy-mm-dd", "General"]
    assert [sheet.column_dimensions[c].width for c in "ABCD"] == pytest.approx(
        [9, 8, 12, 22], abs=1
    )


def test_the_first_sheet_leads_to_each_table_and_says_what_became_of_it():
    notes = ["text: a"]
    made = workbook.Workbook([table(Kind.TEXT, "x")], Locale("en").text, notes, {}, EPOCH)
    sheet = openpyxl.load_workbook(io.BytesIO(made.write()))["Contents"]
    assert [cell.value for cell in sheet[3]] == ["t", "T", 1, None, None, "text: a"]
    assert sheet["A3"].hyperlink.location == "'t'!A1"


@pytest.fixture(scope="module", params=[*VALID, Path(__file__).parents[2]], ids=lambda p: p.name)
def made(request: pytest.FixtureRequest) -> tuple[formats.Formats, tuple[TypedTable, ...]]:
    """The files of a package, and its tables."""
    model = validate(request.param).model
    locale = Locale.of(model.package)
    tables = typed_rows.of(model.package, model.tables, locale.language)
    return formats.Maker(model, locale, EPOCH).make(), tables


def test_all_files_of_a_package_have_the_same_values(
    made: tuple[formats.Formats, tuple[TypedTable, ...]], tmp_path: Path
):
    files, listed = made
    assert files.of_tables.keys() == {table.id for table in listed}
    sheets, names = workbook.names_in(listed, OWN_SHEETS), database.names_in(listed)
    whole = {file.format: file.content for file in files.whole}
    for table, sheet_name, name in zip(listed, sheets, names, strict=True):
        own = {file.format: file.content for file in files.of_tables[table.id]}
        told = [m for m in files.misfits if m.table == table.id]
        assert "Parquet" in own
        for kind, read in {"JSON": reading.of_json, "JSONL": reading.of_lines}.items():
            found = read(own[kind]) if kind in own else reading.as_json(table)
            assert found == reading.as_json(table)
        texts = columns_of([m for m in told if m.format == "Parquet"], Why.DIGITS)
        _, rows = reading.of_parquet(own["Parquet"], tmp_path)
        assert rows == expected(table, texts, lambda value: value)
        texts = columns_of([m for m in told if m.format == "SQLite"], Why.DIGITS)
        _, rows = reading.of_database(whole["SQLite"], f'SELECT * FROM "{name}"')  # noqa: S608
        right = expected(table, texts, in_database)
        assert [tuple(map(exact, row)) for row in rows] == right
        _, rows = reading.of_sheet(whole["XLSX"], sheet_name)
        texts = columns_of([m for m in told if m.format == "XLSX"], *Why)
        kinds = [Kind.TEXT if c.name in texts else c.kind for c in table.columns]
        right = expected(table, texts, lambda value: value or (None if value == "" else value))
        assert [tuple(map(in_sheet, kinds, row)) for row in rows] == right


OWN_SHEETS = ("Contents", "Data dictionary", "차례", "데이터 사전")


def test_the_same_package_gives_the_same_files(project_model: Model):
    def make() -> dict[str, bytes]:
        return formats.Maker(project_model, Locale.of(project_model.package), EPOCH).make().files

    assert make() == make()


def test_what_is_kept_is_not_made_again(project_model: Model, tmp_path: Path):
    locale = Locale.of(project_model.package)
    first, second = Nodes(tmp_path), Nodes(tmp_path)
    first.open(tmp_path)
    made = formats.Maker(project_model, locale, EPOCH, first).make()
    assert formats.Maker(project_model, locale, EPOCH, second).make() == made
    assert {node.made for node in first.built.values()} == {True}
    assert {node.made for node in second.built.values()} == {False}


def test_a_table_that_is_too_large_for_a_format_is_left_out_and_told(project_model: Model):
    locale = Locale("en")
    made = formats.Maker(project_model, locale, EPOCH, most=100).make()
    told = {m.table for m in made.misfits if m.why is Why.LARGE and m.format == "JSON"}
    without = {id_ for id_, files in made.of_tables.items() if "JSON" not in kinds(files)}
    assert without == told - {"tidy"}
    assert "discrepancies" in without
    book = next(file.content for file in made.whole if file.format == "XLSX")
    found = openpyxl.load_workbook(io.BytesIO(book))
    assert {"discrepancies", "tidy"}.isdisjoint(found.sheetnames)
    notes = {row[0].value: row[5].value for row in found["Contents"].iter_rows()}
    assert notes["discrepancies"] == "left out, as the table is too large for the format"


def kinds(files: tuple[formats.DataFile, ...]) -> set[str]:
    return {file.format for file in files}


def test_a_view_of_the_database_has_the_names_of_codes(project_model: Model):
    made = formats.Maker(project_model, Locale("ko"), EPOCH).make()
    content = next(f.content for f in made.whole if f.format == "SQLite")
    query = "SELECT program_id, program_id_name, proposed FROM program_budgets_named LIMIT 2"
    _, rows = reading.of_database(content, query)
    assert rows == [(None, None, 48435), ("wego-operation", "세계스마트시티기구 운영", 1191)]
    assert reading.of_database(content, "PRAGMA foreign_key_check")[1] == []
