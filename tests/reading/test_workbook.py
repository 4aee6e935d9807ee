"""Spreadsheet files: every cell as people see it, and no file that takes all time or memory."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yesan.errors import Fault
from yesan.reading import workbook

FILES = Path(__file__).parent / "workbooks"


def written(fill: Callable[[Any], None]) -> bytes:
    """The bytes of a file with one sheet."""
    book = openpyxl.Workbook()
    fill(book.active)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def replaced(data: bytes, **parts: str) -> bytes:
    """The file with other content of some of its parts: those whose names end so."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            stem = Path(name).stem
            archive.writestr(name, parts[stem] if stem in parts else source.read(name))
    return target.getvalue()


def cell(value: Any, form: str = "General") -> str:
    """What is read of a value in a cell with a format."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = form

    (sheet,) = workbook.sheets(written(fill))
    return sheet.rows[0][0]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        ("001", "General", "001"),
        (7, "000", "007"),
        (7, "0", "7"),
        (1234.0, "#,##0", "1234"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (0.125, "0.0%", "12.5%"),
        (True, "General", "true"),
        (datetime.date(2020, 3, 1), "yyyy-mm-dd", "2020-03-01"),
        (datetime.datetime(2020, 3, 1), "yyyy-mm-dd", "2020-03-01"),  # noqa: DTZ001
        (datetime.datetime(2020, 3, 1, 12, 30), "yyyy-mm-dd hh:mm", "2020-03-01 12:30:00"),  # noqa: DTZ001
        (datetime.time(3, 4), "hh:mm", "03:04:00"),
        (datetime.timedelta(hours=30), "[h]:mm:ss", "30:00:00"),
        (43831, "General", "43831"),
        ("△5\n(추정)", "General", "△5\n(추정)"),
    ],
)
def test_a_cell_is_read_as_it_is_seen(value: Any, form: str, text: str):
    assert cell(value, form) == text


def test_an_error_is_its_text_and_a_formula_without_a_value_is_told():
    def fill(sheet: Any) -> None:
        sheet.append(["a", "b"])
        sheet.append(["=1+1", 3])
        sheet["B2"].value = "#REF!"
        sheet["B2"].data_type = "e"

    (sheet,) = workbook.sheets(written(fill))
    assert sheet.rows[1] == ["", "#REF!"]
    assert ["1 formula has no value" in note for note in sheet.notes] == [True]


def test_more_digits_than_a_spreadsheet_keeps_are_told():
    (sheet,) = workbook.sheets(written(lambda sheet: sheet.append([1234567890123456789])))
    assert ["more than 15 digits" in note for note in sheet.notes] == [True]


def test_numbers_that_are_shown_smaller_than_they_are_are_known():
    def fill(sheet: Any) -> None:
        sheet.append(["a", "b"])
        sheet.append([1, 1234567])
        sheet["B2"].number_format = "#,##0,"

    (sheet,) = workbook.sheets(written(fill))
    assert sheet.scaled == {1}


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        ('"€"#,##0.00', "€"),
        ("€#,##0.00", "€"),
        ('#,##0.00\\ "€"', "€"),
        ("[$€-407]#,##0.00", "€"),
        ("#,##0.00\\ [$€-1]", "€"),
        ("[$₩-412]#,##0", "₩"),
        ('#,##0"원"', "원"),
        ("[$EUR]\\ #,##0.00", "EUR"),
        ('"$"#,##0.00_);\\("$"#,##0.00\\)', "$"),
        ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "$"),
        ("#,##0.00", ""),
        ("General", ""),
        ("0%", ""),
        ('#,##0,"천원"', ""),
        ('"€"#,##0" each"', ""),
    ],
)
def test_what_all_numbers_of_a_column_are_shown_with_is_known(form: str, mark: str):
    def fill(sheet: Any) -> None:
        sheet.append(["name", "amount"])
        for name, amount in (("a", 12.5), ("b", 7)):
            sheet.append([name, amount])
            sheet.cell(sheet.max_row, 2).number_format = form

    (sheet,) = workbook.sheets(written(fill))
    assert sheet.currencies == ({1: mark} if mark else {})


def test_a_column_in_two_currencies_has_none():
    def fill(sheet: Any) -> None:
        for n, form in enumerate(('"€"#,##0', '"£"#,##0'), start=1):
            sheet.cell(n, 1, n).number_format = form
            sheet.cell(n, 2, n).number_format = '"€"#,##0' if n == 1 else "0"

    (sheet,) = workbook.sheets(written(fill))
    assert sheet.currencies == {}
    assert sheet.several == {0: ("£", "€")}


def open_document(*rows: str) -> bytes:
    """An .ods file of some rows of cells."""
    with zipfile.ZipFile(FILES / "open.ods") as archive:
        content = archive.read("content.xml").decode()
    head, _, rest = content.partition("<table:table-row")
    tail = rest[rest.rindex("</table:table-row>") + len("</table:table-row>") :]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return replaced((FILES / "open.ods").read_bytes(), content=f"{head}{body}{tail}")


def test_amounts_and_long_times_of_an_open_document_are_known():
    cell = (
        '<table:table-cell office:value-type="{}" office:{}><text:p>{}</text:p></table:table-cell>'
    )
    name = cell.format("string", 'string-value="a"', "a")
    amount = 'currency="EUR" office:value="12.5"'
    rows = [
        name
        + cell.format("currency", amount, "€12.50")
        + cell.format("time", f'time-value="{length}"', "shown otherwise")
        for length in ("PT36H30M00S", "PT01H05M09S")
    ]
    (sheet,) = workbook.sheets(open_document(*rows))
    assert sheet.rows == [["a", "12.5", "36:30:00"], ["a", "12.5", "01:05:09"]]
    assert sheet.currencies == {1: "EUR"}


def test_sheets_keep_their_names_merges_and_whether_they_are_seen():
    book = openpyxl.Workbook()
    book.active.title = "세출"
    book.active.append(["x"])
    book.active.merge_cells("A2:B3")
    book.create_sheet("숨김").sheet_state = "hidden"
    book.create_chartsheet("그림")
    saved = io.BytesIO()
    book.save(saved)
    found = workbook.sheets(saved.getvalue())
    assert [(s.name, s.hidden) for s in found] == [("세출", False), ("숨김", True)]
    assert found[0].merges == (((1, 0), (2, 1)),)


def test_an_old_file_is_read_and_says_what_it_cannot_tell():
    (sheet,) = workbook.sheets((FILES / "old.xls").read_bytes())
    assert sheet.rows == [
        ["부서", "금액", "기준일"],
        ["총무과", "1200.5", "2024-01-02"],
        ["", "△30", ""],
        ["true", "", ""],
    ]
    assert sheet.merges == (((1, 0), (2, 0)),)
    assert sheet.notes == (workbook.OLD,)


def test_an_open_document_is_read():
    (sheet,) = workbook.sheets((FILES / "open.ods").read_bytes())
    assert sheet.rows == [
        ["코드", "금액", "기준일"],
        ["007", "1234.5", "2024-01-02"],
        ["008", "", "2024-01-03"],
    ]


def test_errors_of_an_open_document_are_counted():
    with zipfile.ZipFile(FILES / "open.ods") as archive:
        content = archive.read("content.xml").decode()
    spoiled = content.replace(
        'office:value-type="float"', 'calcext:value-type="error" office:value-type="string"', 1
    )
    assert spoiled != content
    data = replaced((FILES / "open.ods").read_bytes(), content=spoiled)
    (sheet,) = workbook.sheets(data)
    assert sheet.notes == ("1 cell holds an error and is left empty",)


ROWS = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("parts", "type_"),
    [
        ({"sheet1": f'{ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>{END}'}, "limit"),
        (
            {
                "sheet1": f'{ROWS}<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
                f'<c r="F1048576"><v>1</v></c></row>{END}'
            },
            "limit",
        ),
        ({"sheet1": ROWS + " " * (257 * 2**20) + END}, "limit"),
        (
            {
                "sheet1": f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{ENTITIES}]>{ROWS}'
                f'<row r="1"><c r="A1" t="str"><v>&e9;</v></c></row>{END}'
            },
            "source",
        ),
        ({"sheet1": "no XML"}, "source"),
        ({"workbook": "no XML"}, "source"),
    ],
    ids=["far", "many", "long", "entities", "damaged", "no-sheets"],
)
def test_a_file_that_takes_too_much_or_is_damaged_is_refused(parts: dict[str, str], type_: str):
    """It ends in a sentence, whatever its library does, and the process goes on."""
    data = replaced(written(lambda sheet: sheet.append([1])), **parts)
    with pytest.raises(Fault) as caught:
        workbook.sheets(data)
    assert caught.value.type == f"{type_}-error"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xef\xbb\xbf \n<html><table>", "a web page with the name of a spreadsheet"),
        (b"a,b\n1,2\n", "text, or something else with the name of a spreadsheet"),
        (b"PK\x03\x04damaged", "a spreadsheet file that cannot be read"),
        (b"\xd0\xcf\x11\xe0damaged", "a spreadsheet file that cannot be read"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_what_to_do(data: bytes, said: str):
    with pytest.raises(Fault) as caught:
        workbook.sheets(data)
    assert caught.value.found.startswith(said)
    assert caught.value.remedy.startswith("open it in a spreadsheet program")


def test_an_installation_without_the_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(Fault, match=r"install python-calamine"):
        workbook.sheets(b"PK\x03\x04")
