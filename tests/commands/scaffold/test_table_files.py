"""Projects from the files of clerks: valid and built as they are, with each guess told."""

from __future__ import annotations

import datetime
import html
import json
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yesan.commands.scaffold import scaffold, table_files
from yesan.errors import InvalidPackage
from yesan.site import build
from yesan.validation import validation


def described(folder: Path) -> dict[str, dict[str, Any]]:
    """The resources of a project by their paths."""
    found = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {r["path"]: r for r in found["resources"]}


def fields(resource: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f["name"]: f for f in resource["schema"]["fields"]}


def budget(path: Path) -> None:
    """A sheet as a clerk makes it, and what is beside it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "세출"
    sheet["B2"], sheet["G3"] = "2024년도 세출예산", "(단위: 천원)"
    sheet.merge_cells("B2:G2")
    for column, name in zip(
        "BCDEFG", ["코드", "사업", "예산", None, "집행률", "기준일"], strict=True
    ):
        sheet[f"{column}4"] = name
    sheet["D5"], sheet["E5"] = "당초", "추경"
    for cells in ("D4:E4", "B4:B5", "C4:C5", "F4:F5", "G4:G5"):
        sheet.merge_cells(cells)
    rows = [
        (1, "도로", 1200, "△5", 0.5, datetime.date(2024, 1, 2)),
        (2, "공원", 300, "-", 0.25, 45294),
        (3, "하수", 500, "1,000", 0.1, datetime.date(2024, 1, 4)),
    ]
    for number, row in enumerate(rows, start=6):
        for column, value in zip("BCDEFG", row, strict=True):
            sheet[f"{column}{number}"] = value
        sheet[f"B{number}"].number_format, sheet[f"F{number}"].number_format = "000", "0%"
    sheet["C9"], sheet["D9"], sheet["E9"] = "합계", 2000, 995
    sheet["B11"] = "※ 자료: 재정과"
    book.create_sheet("숨김").append(["x"])
    book["숨김"].sheet_state = "hidden"
    book.create_sheet("빈")
    staff = book.create_sheet("인원")
    for row in (["부서", "인원(명)", "비고"], ["총무과", 12, "(1)"], ["재정과", 7, "(2)"]):
        staff.append(row)
    book.save(path)


@pytest.fixture
def clerks(tmp_path: Path) -> Path:
    """A folder as it comes from an office."""
    folder = tmp_path / "files"
    folder.mkdir()
    budget(folder / "예산.xlsx")
    (folder / "~$예산.xlsx").write_bytes(b"lock")
    texts = {
        "paid.csv": (
            "2024 budget;;\nUnit: thousand EUR;;\n\n"  # noqa: ISC004 - one text
            "name;paid;share\ncafé;1.234,5;12,5%\nparks;3,2-;5%\n;;\n",
            "cp1252",
        ),
        unicodedata.normalize("NFD", "세입.csv"): (
            "sep=,\n"
            + unicodedata.normalize("NFD", "항목")
            + ",금액\n지방세,１２００\n교부세,(300)\n",
            "utf-16",
        ),
        "codes.csv": (
            "code,amount,day,k\n001,4.56E+11,20200301,1-2\n002,5,20200401,1월 3일\n",
            "utf-8",
        ),
        "Codes.csv": ("a,b\n1,#REF!\n2,3\n", "utf-8"),
    }
    for name, (text, encoding) in texts.items():
        (folder / name).write_bytes(text.encode(encoding))
    return folder


def test_a_folder_of_an_office_becomes_a_project_that_is_valid_and_builds(
    clerks: Path, tmp_path: Path
):
    made = scaffold.make(tmp_path / "made", clerks)
    site = build.build(tmp_path / "made").site
    # Digits that an exponent has left out are nowhere to be had.
    warnings = validation.validate(tmp_path / "made").model.package.warnings
    assert [(w.file, w.type) for w in warnings] == [("data/codes-2.csv", "spreadsheet-error")]
    assert made.tables == 6
    assert (site / "index.html").is_file()
    readme = (tmp_path / "made" / "README.md").read_text(encoding="utf-8")
    assert readme.count("\n- ") == len(made.notes) > 15


def test_a_spreadsheet_is_a_table_a_sheet_with_the_values_that_people_see(
    clerks: Path, tmp_path: Path
):
    """What is hidden or empty is left out; a unit over the table is that of its amounts."""
    made = scaffold.make(tmp_path / "made", clerks / "예산.xlsx")
    spent, staff = described(tmp_path / "made").values()
    assert (spent["path"], staff["path"]) == ("data/예산-세출.csv", "data/예산-인원.csv")
    assert spent["title"] == "2024년도 세출예산"
    amount = {"unit": "천원", "currency": "KRW", "factor": 1000}
    found = fields(spent)
    assert [amount.items() <= f.items() for f in found.values()] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]
    assert (found["코드"]["type"], found["기준일"]["type"]) == ("string", "date")
    assert found["집행률"]["unit"] == "%"
    assert "currency" not in fields(staff)["인원(명)"]
    table = validation.validate(tmp_path / "made").model.tables[spent["name"]]
    assert table.column("코드") == ["001", "002", "003", None]
    assert table.column("예산 추경") == [-5, None, 1000, 995]
    assert table.column("기준일")[:3] == [datetime.date(2024, 1, n) for n in (2, 3, 4)]
    told = "\n".join(made.notes)
    for said in (
        '"빈" is empty',
        '"숨김" is hidden',
        "2 rows, read as one",
        "※ 자료",
        "△5 is read as -5",
    ):
        assert said in told
    assert 'the last row ("합계") is the sum' in told


def test_a_text_is_read_without_what_is_around_its_table(clerks: Path, tmp_path: Path):
    made = scaffold.make(tmp_path / "made", clerks / "paid.csv")
    (paid,) = described(tmp_path / "made").values()
    found = fields(paid)
    assert (tmp_path / "made" / paid["path"]).read_text(encoding="utf-8") == (
        'name,paid,share\ncafé,"1.234,5","12,5%"\nparks,"-3,2",5%\n'
    )
    assert (found["paid"]["currency"], found["paid"]["factor"]) == ("EUR", 1000)
    assert (found["share"]["unit"], paid["title"]) == ("%", "2024 budget")
    assert "data/paid.csv: read as windows-1252, by its letters" in made.notes


def test_names_are_told_apart_by_more_than_their_case(clerks: Path, tmp_path: Path):
    """Another system could take two files for one."""
    scaffold.make(tmp_path / "made", clerks)
    paths = [path.casefold() for path in described(tmp_path / "made")]
    assert len(set(paths)) == len(paths) == 6
    assert all(unicodedata.is_normalized("NFC", path) for path in described(tmp_path / "made"))


def test_what_a_spreadsheet_has_spoiled_is_told_and_never_a_figure(clerks: Path, tmp_path: Path):
    made = scaffold.make(tmp_path / "made", clerks / "codes.csv")
    (codes,) = described(tmp_path / "made").values()
    assert {n: f["type"] for n, f in fields(codes).items()} == {
        "code": "string",
        "amount": "string",
        "day": "date",
        "k": "string",
    }
    told = "\n".join(made.notes)
    assert "digits are lost in row 2, such as those of 4.56E+11; make" in told
    assert "1월 3일 may be a code" in told
    made = scaffold.make(tmp_path / "other", clerks / "Codes.csv")
    assert any("errors of a spreadsheet in row 2" in note for note in made.notes)


def test_a_unit_is_not_that_of_cells_that_show_less_than_they_hold(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (["(단위: 천원)"], ["부서", "금액"], ["총무과", 1200000], ["재정과", 300000]):
        book.active.append(row)
    for place in ("B3", "B4"):
        book.active[place].number_format = "#,##0,"
    book.save(tmp_path / "a.xlsx")
    made = scaffold.make(tmp_path / "made", tmp_path / "a.xlsx")
    (found,) = described(tmp_path / "made").values()
    assert "currency" not in fields(found)["금액"]
    assert any("hold more than they show" in note for note in made.notes)


def test_a_number_of_a_row_has_no_unit_and_several_units_are_told(tmp_path: Path):
    (tmp_path / "a.csv").write_text(
        "(단위: 원),,\n연번,부서,금액\n1,가,500\n2,나,700\n", encoding="utf-8"
    )
    (tmp_path / "b.csv").write_text(
        '"(단위: 명, 원)",,\n부서,수,금액\n가,3,500\n나,4,700\n', encoding="utf-8"
    )
    made = scaffold.make(tmp_path / "made", tmp_path)
    one, several = described(tmp_path / "made").values()
    assert [f.get("currency") for f in fields(one).values()] == [None, None, "KRW"]
    assert [f.get("currency") for f in fields(several).values()] == [None, None, None]
    assert any("write units in the schema" in note for note in made.notes)


@pytest.mark.parametrize("text", ["부서,예산,,결산\n,당초,당초,\n총무,1,2,3\n재정,4,5,6\n", ""])
def test_nothing_is_left_behind_of_what_is_refused(text: str, tmp_path: Path):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidPackage) as caught:
        scaffold.make(tmp_path / "made", tmp_path / "a.csv")
    assert {bool(error.remedy) for error in caught.value.errors} == {True}
    assert not (tmp_path / "made").exists()


def test_nothing_is_left_behind_of_what_is_not_valid(tmp_path: Path):
    """The package is checked before it is written where it was asked for."""
    (tmp_path / "a.csv").write_text('a,b\n1,"[1"\n', encoding="utf-8")
    described = {"name": "p", "resources": [{"name": "a", "path": "a.csv"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    broken = {**described, "title": 5}
    (tmp_path / "datapackage.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(InvalidPackage):
        scaffold.make(tmp_path / "made", tmp_path)
    assert not (tmp_path / "made").exists()


def test_a_figure_with_more_digits_than_one_may_have_is_text(tmp_path: Path):
    digits = "123456789012345678901234567890123"
    (tmp_path / "a.csv").write_text(f"code,amount\n1,{digits}\n2,5\n", encoding="utf-8")
    scaffold.make(tmp_path / "made", tmp_path / "a.csv")
    (table,) = validation.validate(tmp_path / "made").model.tables.values()
    assert table.column("amount") == [digits, "5"]


def test_no_note_is_a_command_to_a_terminal(tmp_path: Path):
    (tmp_path / "a.csv").write_text("\x1b]0;x\x07 title,\na,b\n1,2\n3,4\n", encoding="utf-8")
    notes = scaffold.make(tmp_path / "made", tmp_path / "a.csv").notes
    assert [note.isprintable() for note in notes] == [True]
    assert r"\x1b" in notes[0]


def made(tmp_path: Path, text: str) -> tuple[dict[str, Any], list[str]]:
    """The only resource of a project that is made of a CSV, and what was guessed."""
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    project = scaffold.make(tmp_path / "new", tmp_path / "x.csv")
    (resource,) = described(tmp_path / "new").values()
    return resource, list(project.notes)


def test_a_point_beside_decimal_commas_is_between_groups_and_told(tmp_path: Path):
    resource, notes = made(tmp_path, "sep=;\nitem;paid;share\na;12.345;98,7\nb;4.500;100,0\n")
    paid = fields(resource)["paid"]
    assert (paid["type"], paid["decimalChar"], paid["groupChar"]) == ("number", ",", ".")
    assert any("paid: 12.345 is read as 12345" in note for note in notes)


def test_a_point_that_may_be_either_stays_text_below_a_line_that_is_taken_off(tmp_path: Path):
    resource, _ = made(tmp_path, "sep=;\nitem;paid\na;12.345\nb;4.500\n")
    assert fields(resource)["paid"]["type"] == "string"


@pytest.mark.parametrize("cells", [("1.250", "10.400"), ("1.000", "2.500"), ("△1.250", "3.000")])
@pytest.mark.parametrize("whole", [(), (7,)])
def test_a_text_of_a_sheet_that_may_be_a_thousand_stays_text_and_is_told(
    tmp_path: Path, cells: tuple[str, ...], whole: tuple[int, ...]
):
    book = openpyxl.Workbook()
    for number, cell in enumerate(("amount", *cells, *whole)):
        book.active.append([f"x{number}", cell])
    book.save(tmp_path / "a.xlsx")
    notes = scaffold.make(tmp_path / "new", tmp_path / "a.xlsx").notes
    (resource,) = described(tmp_path / "new").values()
    assert fields(resource)["amount"]["type"] == "string"
    (note,) = [note for note in notes if "so the column stays text" in note]
    assert "amount:" in note


def test_a_number_of_a_sheet_is_the_number_that_it_is(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (["x0", "amount"], ["x1", 1.125], ["x2", 2.375]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    notes = scaffold.make(tmp_path / "new", tmp_path / "a.xlsx").notes
    (resource,) = described(tmp_path / "new").values()
    assert (fields(resource)["amount"]["type"], notes) == ("number", ())


def test_a_sheet_whose_cells_are_shown_in_two_currencies_is_told(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["item", "price"])
    for row, form in enumerate(('"€"#,##0', '"£"#,##0'), start=2):
        book.active.append([f"x{row}", row])
        book.active.cell(row, 2).number_format = form
    book.save(tmp_path / "a.xlsx")
    (note,) = scaffold.make(tmp_path / "new", tmp_path / "a.xlsx").notes
    assert note == (
        "data/a.csv: price: its cells are shown with several currencies (£, €); write that of each "
        "row into a column of its own"
    )


def test_a_spreadsheet_with_the_name_of_a_text_is_refused(tmp_path: Path):
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    with pytest.raises(InvalidPackage) as caught:
        scaffold.make(tmp_path / "new", tmp_path / "a.csv")
    (error,) = caught.value.errors
    assert (error.type, error.found) == ("source-error", "a spreadsheet with the name of a text")


@pytest.mark.parametrize("above", ["", "Amounts of 2024\n"])
def test_a_point_in_quotes_may_be_either_though_commas_are_between_cells(tmp_path: Path, above):
    text = 'place,year,amount\nA,2024,"1.000"\nB,2024,"2.500"\n'
    resource, notes = made(tmp_path, above + text)
    assert fields(resource)["amount"]["type"] == "string"
    assert any("1.000 may be 1.000 or 1000" in note for note in notes)


def test_a_point_beside_commas_is_told_where_it_may_be_either(tmp_path: Path):
    resource, notes = made(tmp_path, 'place,amount,more\nA,1.000,"1,250"\nB,2.500,"2,375"\n')
    found = fields(resource)
    assert (found["amount"]["type"], found["more"]["groupChar"]) == ("number", ",")
    told = [note.partition(": ")[2] for note in notes]
    assert told == ["amount: 1.000 is read as 1.000", "more: 1,250 is read as 1250"]


def test_what_parts_the_cells_and_the_decimals_is_told(tmp_path: Path):
    _, notes = made(
        tmp_path, "sep=;\nplace;cost;rate;total\nA;1.234,50;12,5%;2,25\nB;2,00;1%;1,5\n"
    )
    assert [note.partition(": ")[2] for note in notes] == [
        'the line "sep=;" above the table is left out',
        "read with a semicolon between its cells",
        "cost, total: 1.234,50 is read as 1234.50",
        "rate: 12,5% is read as 12.5%",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("place\tcost\nA\t1\nB\t2\n", ["read with a tab between its cells"]),
        ("place|cost\nA|1\nB|2\n", ["read with a bar between its cells"]),
        ("place,cost\nA,1'234.5\nB,2'000\n", ["cost: 1'234.5 is read as 1234.5"]),
        (
            'place,cost\nA,"1,23,45,678"\nB,"45,67,890"\n',
            ["cost: 1,23,45,678 is read as 12345678"],
        ),
        ("place,cost\nA,1.5\nB,2\n", []),
    ],
)
def test_each_mark_that_is_no_plain_one_is_told(tmp_path: Path, text: str, told: list[str]):
    _, notes = made(tmp_path, text)
    assert [note.partition(": ")[2] for note in notes] == told


def test_a_text_for_which_numbers_stay_text_is_told(tmp_path: Path):
    resource, notes = made(tmp_path, 'place,amount,road\nA,"1,234*",A1\nB,55,B2\nC,66 1),7 x\n')
    assert fields(resource)["amount"]["type"] == "string"
    (note,) = notes
    remedy = "write the number alone, and the mark of its note in a column of its own"
    assert note.endswith(f'amount: "1,234*" is no number, so the column stays text; {remedy}')


def test_zeros_before_a_point_are_decimals_or_a_code(tmp_path: Path):
    resource, _ = made(tmp_path, "item;code;share\na;0.001;98,7\nb;0.002;1,5\n")
    assert "groupChar" not in fields(resource)["code"]


@pytest.mark.parametrize(
    ("header", "names", "told"),
    [
        (
            "name,amount,amount",
            ["name", "amount", "amount2"],
            '"amount" is the name of 2 columns: one is called "amount2"',
        ),
        (
            "name,,amount",
            ["name", "field2", "amount"],
            'a column has no name: it is called "field2"',
        ),
        ('"",x,y', ["field1", "x", "y"], 'a column has no name: it is called "field1"'),
    ],
    ids=["twice", "none", "that of rows"],
)
def test_columns_get_names_of_their_own_and_keep_their_schema(
    tmp_path: Path, header: str, names: list[str], told: str
):
    resource, notes = made(tmp_path, f"{header}\nA,1,2\nB,3,4\n")
    assert [*fields(resource)] == names
    assert fields(resource)[names[2]]["type"] == "integer"
    assert told in notes[0]


def test_names_of_rows_beside_one_column_need_no_name(tmp_path: Path):
    resource, _ = made(tmp_path, '"","x"\n"Africa",11506\n"Asia",16988\n"Banks",23\n')
    assert {name: f["type"] for name, f in fields(resource).items()} == {
        "field1": "string",
        "x": "integer",
    }


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("2020-01-04 SEPT2 2020-03-01", '"SEPT2" is no date, so the column stays text'),
        ("SEPT2 TP53 BRCA1 2020-03-01", "2020-03-01 may be a code, such as 1-2, that a"),
    ],
    ids=["among dates", "among names"],
)
def test_what_a_spreadsheet_program_took_for_dates_is_told(tmp_path: Path, dates: str, told: str):
    rows = "".join(f"{date},1\n" for date in dates.split())
    resource, notes = made(tmp_path, f"gene,n\n{rows}")
    assert fields(resource)["gene"]["type"] == "string"
    assert told in notes[0]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["1,000", "2,00"], "amount: 1,000 is read as 1, since other cells have decimals"),
        (["1.000", "2.50"], "amount: 1.000 is read as 1, since other cells have decimals"),
        (["1,000", "1.000", "2.5"], "amount: 1.000 is read as 1, since other cells have decimals"),
    ],
)
def test_marks_that_contradict_each_other_are_told(tmp_path: Path, cells: list[str], told: str):
    rows = "".join(f'"{cell}",a\n' for cell in cells)
    _, notes = made(tmp_path, f"amount,name\n{rows}")
    assert told in notes[0]


@pytest.mark.parametrize("cells", ["1.125 2.5", "1.125 2.250"])
def test_decimals_of_programs_need_no_word(tmp_path: Path, cells: str):
    rows = "".join(f"{cell},{n}\n" for n, cell in enumerate(cells.split()))
    _, notes = made(tmp_path, f"amount,n\n{rows}")
    assert not any("since other cells" in note for note in notes)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chins Situps\n5 162\n12 101\n", ["Chins", "Situps"]),
        (" Chins  Situps \n  5     162 \n 12     101 \n", ["Chins", "Situps"]),
        ('"mpg" "cyl"\n"Mazda RX4" 21 6\n"Fiat" 32.4 4\n', ["field1", "mpg", "cyl"]),
    ],
    ids=["one space", "several", "names of rows"],
)
def test_columns_parted_by_spaces_are_read(tmp_path: Path, text: str, names: list[str]):
    resource, notes = made(tmp_path, text)
    assert [*fields(resource)] == names
    assert fields(resource)[names[-1]]["type"] == "integer"
    assert "its columns are parted by spaces" in notes[0]


def test_what_may_be_columns_parted_by_spaces_is_told(tmp_path: Path):
    resource, notes = made(tmp_path, "name   cost\nNew York   5\nRome   6\n")
    assert len(fields(resource)) == 1
    assert "read as one column; if spaces part several" in notes[0]


def test_the_currency_in_each_cell_is_that_of_the_column(tmp_path: Path):
    written = (
        "what;paid;left (€1000);cost;owed (₩)\na;1 234,50 €;5 €;$5;5 €\nb;-€2,00;(6 €);$6;6 €\n"
    )
    (tmp_path / "a.csv").write_text(written, encoding="utf-8")
    scaffold.make(tmp_path / "new", tmp_path / "a.csv")
    (resource,) = described(tmp_path / "new").values()
    found = fields(resource)
    currencies = {name: f.get("currency") for name, f in found.items()}
    assert currencies == {
        "what": None,
        "paid": "EUR",
        "cost": None,
        "left (€1000)": None,
        "owed (₩)": None,
    }
    assert {f["type"] for name, f in found.items() if name != "what"} <= {"number", "integer"}
    (table,) = validation.validate(tmp_path / "new").model.tables.values()
    assert table.column("paid") == [Decimal("1234.50"), Decimal("-2.00")]
    assert table.column("left (€1000)") == [5, -6]


def test_the_currency_that_cells_are_shown_with_is_a_guess_that_is_told(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["what", "paid", "cost", "staff"])
    for row in (["a", 1234.5, 5, 2], ["b", 7, 6, 3]):
        book.active.append(row)
        for column, form in ((2, "[$€-407]#,##0.00"), (3, '"$"#,##0'), (4, '0" kg"')):
            book.active.cell(book.active.max_row, column).number_format = form
    book.save(tmp_path / "a.xlsx")
    notes = "\n".join(scaffold.make(tmp_path / "new", tmp_path / "a.xlsx").notes)
    (resource,) = described(tmp_path / "new").values()
    currencies = {name: f.get("currency") for name, f in fields(resource).items()}
    assert currencies == {"what": None, "paid": "EUR", "cost": None, "staff": None}
    assert 'paid: its cells are shown with "€"' in notes
    assert "read as amounts: paid (EUR × 1)" in notes
    assert 'cost: "$" is beside its numbers; write its currency in the schema' in notes
    assert "staff" not in notes


def test_a_title_and_a_remark_in_one_line_are_above_the_table(tmp_path: Path):
    text = "Report 2024;;Prepared by X\n\ndept;item;amount\nA;x;100\nA;y;250\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    notes = scaffold.make(tmp_path / "new", tmp_path / "a.csv").notes
    (resource,) = described(tmp_path / "new").values()
    assert list(fields(resource)) == ["dept", "item", "amount"]
    assert resource["title"] == "Report 2024"
    assert 'data/a.csv: "Prepared by X" above the table is left out' in notes


@pytest.mark.parametrize("cells", ["+1.2%p -0.3%p", "$1.2k $900", "3명 12명", "5kg 7.5kg"])
def test_a_number_with_something_beside_it_is_told(tmp_path: Path, cells: str):
    one, other = cells.split()
    _, notes = made(tmp_path, f"name,n\nA,{one}\nB,{other}\n")
    assert any(f'n: "{one}" is a number with something beside it' in note for note in notes)


@pytest.mark.parametrize("cells", ["A12 B7", "2024-01-05 2024-02-06", "x y"])
def test_a_code_is_no_number_with_something_beside_it(tmp_path: Path, cells: str):
    one, other = cells.split()
    _, notes = made(tmp_path, f"name,n\nA,{one}\nB,{other}\n")
    assert not any("beside it" in note for note in notes)


@pytest.mark.parametrize("unit", ["Tsd. Euro", "in 1.000 €", "milliers d'euros", "€ thousand"])
def test_a_line_that_is_a_unit_is_that_of_the_amounts(tmp_path: Path, unit: str):
    (tmp_path / "t.csv").write_text(f'"{unit}"\nname,amount\na,100\nb,50\nc,2\n', encoding="utf-8")
    project = tmp_path / "project"
    made = scaffold.make(project, tmp_path / "t.csv")
    amount = fields(described(project)["data/t.csv"])["amount"]
    assert (amount["unit"], amount["currency"], amount["factor"]) == (unit, "EUR", 1000)
    assert "read as amounts: amount (EUR × 1,000)" in made.notes[0]


@pytest.mark.parametrize(
    ("unit", "factor"), [("(in thousands)", 1000), ("in millions of dollars", 1_000_000)]
)
def test_a_line_that_multiplies_amounts_of_no_known_currency_is_told(
    tmp_path: Path, unit: str, factor: int
):
    """Nothing else says that a figure of the table is to be multiplied."""
    _, notes = made(tmp_path, f'"{unit}",\nname,amount\na,100\nb,50\nc,2\n')
    (note,) = notes
    assert f'"{unit}" names no one currency: write "currency" and "factor": {factor} in' in note


def test_the_unit_above_a_table_is_not_that_of_its_rates_and_counts(tmp_path: Path):
    rows = (
        "(단위: 천원),,,\n부서,예산,집행률,인원\n가,1000,90.0,12\n나,2000,25.0,30\n다,3000,99.5,7\n"
    )
    (tmp_path / "t.csv").write_text(rows, encoding="utf-8")
    project = tmp_path / "project"
    made = scaffold.make(project, tmp_path / "t.csv")
    currencies = {n: f.get("currency") for n, f in fields(described(project)["data/t.csv"]).items()}
    assert currencies == {"부서": None, "예산": "KRW", "집행률": None, "인원": None}
    assert "read as amounts: 예산 (KRW × 1,000); take" in made.notes[0]


def test_what_is_beside_a_number_may_be_its_sign_or_its_size(tmp_path: Path):
    _, notes = made(tmp_path, "name,n\nA,100.00 CR\nB,50.00 DR\n")
    assert "write each number in full, with its sign, and what all of them count as" in "".join(
        notes
    )


def test_an_unsettled_currency_is_told_with_what_to_write(tmp_path: Path):
    (tmp_path / "t.csv").write_text("name,Cost (thousands of dollars)\na,1\nb,2\n", "utf-8")
    made = scaffold.make(tmp_path / "project", tmp_path / "t.csv")
    assert 'write its "currency" in the schema, and "factor": 1000' in made.notes[0]


@pytest.mark.parametrize(
    ("name", "file"), [("../../evil", "a-..-..-evil.csv"), ("2023/24: <b>", "a-2023-24- -b-.csv")]
)
def test_the_name_of_a_sheet_is_no_path(name: str, file: str, tmp_path: Path):
    book = openpyxl.Workbook()
    for title in ("x", "y"):
        sheet = book.create_sheet(title)
        sheet.append(["name", "paid"])
        sheet.append(["a", 5])
    del book["Sheet"]
    book.save(tmp_path / "a.xlsx")
    rename(tmp_path / "a.xlsx", b'name="x"', f'name="{html.escape(name)}"'.encode())
    scaffold.make(tmp_path / "made", tmp_path / "a.xlsx")
    written = {p.relative_to(tmp_path / "made").as_posix() for p in tmp_path.rglob("*.csv")}
    assert written == {f"data/{file}", "data/a-y.csv"}


def rename(path: Path, was: bytes, instead: bytes) -> None:
    """Give a sheet a name that no spreadsheet program gives."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(was, instead)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("place\tpaid\nA\t5\nB\t7\n", "data/spent.tsv"),
        ("place,paid\nA,5\nB,7\n", "data/spent.csv"),
        ("Spent in 2024\nplace;paid\nA;5\nB;7\nC;9\n", "data/spent.csv"),
    ],
    ids=["tabs", "commas", "a title"],
)
def test_a_table_in_a_text_file_is_read(tmp_path: Path, text: str, path: str):
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "spent.txt").write_text(text, encoding="utf-8")
    (folder / "readme.txt").write_text("Hello, you.\nThese are tables.\n\nBye\n", encoding="utf-8")
    for origin in (folder, folder / "spent.txt"):
        tables = table_files.read(origin, "en")
        assert [r["path"] for r in tables.resources] == [path]
        fields_ = tables.resources[0]["schema"]["fields"]
        assert [f["type"] for f in fields_] == ["string", "integer"]
    told = "readme.txt: it is text and no table, and left out"
    assert told in table_files.read(folder, "en").notes


def test_amounts_without_a_digit_before_their_mark_are_numbers(tmp_path: Path):
    resource, notes = made(tmp_path, 'place,paid\nA,"1,234.50"\nB,.37\nC,(.5)\n')
    paid = fields(resource)["paid"]
    assert (paid["type"], paid["groupChar"]) == ("number", ",")
    model = validation.validate(tmp_path / "new").model
    (table,) = model.tables.values()
    assert table.column("paid") == [Decimal("1234.50"), Decimal("0.37"), Decimal("-0.5")]
    assert notes


def test_a_word_among_numbers_may_be_no_value(tmp_path: Path):
    resource, notes = made(tmp_path, 'place,paid\nA,"1,234.50"\nB,N/R\nC,"7,000"\nD,N/R\n')
    told = '"N/R" is no number, so the column stays text; if it means no value, write '
    written = '"type": "number", "groupChar": ",", "missingValues": ["", "N/R"]'
    assert any(f"{told}{written} in the field" in note for note in notes)
    assert fields(resource)["paid"]["type"] == "string"


def test_codes_of_several_parts_are_no_numbers_with_something_beside(tmp_path: Path):
    _, notes = made(tmp_path, "code,name\n1.111.110,a\n1.111100.2,b\n")
    assert [note for note in notes if "beside" in note] == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("1,234.5 1.234,5 7", "x: 1,234.5 in row 2 and 1.234,5 in row 3 are written in two ways"),
        ("7 △1.234,50 1,234.5", "x: △1.234,50 in row 3 and 1,234.5 in row 4 are written in two"),
        ("10,5% 11.5% -", "x: 10,5% in row 2 and 11.5% in row 3 are written in two ways"),
        ("25/02/2020 02/26/2020", "x: 25/02/2020 in row 2 and 02/26/2020 in row 3 are dates in"),
        ("1.2.2020 2020/05/17", "x: 1.2.2020 in row 2 and 2020/05/17 in row 3 are dates in two"),
        ("2020-01-05 13/02/2020 02/14/2020", "x: 2020-01-05 in row 2 and 13/02/2020 in row 3 are"),
    ],
)
def test_a_column_in_two_conventions_is_told_with_a_row_of_each(tmp_path: Path, cells, told):
    """It stays text, and who reads the project is told what to write."""
    rows = "".join(f"n{n};{cell}\n" for n, cell in enumerate(cells.split()))
    resource, notes = made(tmp_path, f"name;x\n{rows}")
    assert fields(resource)["x"]["type"] == "string"
    assert sum(told in note for note in notes) == 1


@pytest.mark.parametrize("cells", ["01,5 1.234,5 7", "1,234.5 2,000 7", "A1 B2 7", "1.234,5 x 7"])
def test_a_column_in_one_convention_or_of_words_is_not_told_to_be_in_two(tmp_path: Path, cells):
    rows = "".join(f"n{n};{cell}\n" for n, cell in enumerate(cells.split()))
    assert not any("two" in note for note in made(tmp_path, f"name;x\n{rows}")[1])
