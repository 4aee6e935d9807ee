"""What a spreadsheet program does to a column is one error; a mistake in a cell is its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from yesan.errors import DataError, InvalidPackage
from yesan.validation import validation

Errors = Callable[..., list[DataError]]
DATE: dict[str, Any] = {"type": "date"}
CODE: dict[str, Any] = {"constraints": {"pattern": "[0-9]{4}"}}
LESS = 'codes of x without their first zeros, as "7", in 3 rows'
DAYS = [f"2020. 3. {day}." for day in range(1, 32)]


@pytest.fixture
def errors_of(make_package: Callable[..., Path]) -> Errors:
    """The errors of a table of one column `x`, beside the number of the row."""

    def read(cells: list[str], field: dict[str, Any]) -> list[DataError]:
        rows = "".join(f"{n},{cell}\n" for n, cell in enumerate(cells))
        root = make_package({"a": f"n,x\n{rows}"}, fields={"x": field})
        try:
            validation.validate(root)
        except InvalidPackage as refused:
            return list(refused.errors)
        return []

    return read


@pytest.mark.parametrize(
    ("cells", "field", "said"),
    [
        (DAYS, DATE, 'dates of x as "2020. 3. 1." in 31 rows'),
        (["3/1/20", "12/31/20", "1/5/21"], DATE, 'dates of x as "3/1/20" in 3 rows'),
        (["43891", "43892", "43893"], DATE, 'dates of x as "43891" in 3 rows'),
        (
            ["7", "12", "345", "1234"],
            CODE,
            LESS,
        ),
        (
            ["7", "12", "345"],
            {"constraints": {"minLength": 4}},
            'codes of x without their first zeros, as "7", in 3 rows',
        ),
        (
            ["1.23E+12", "4E+13", "20", "5.1E+12"],
            {"type": "integer"},
            'long numbers of x as "1.23E+12" in 3 rows',
        ),
        (
            ["TRUE", "FALSE", "TRUE"],
            {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
            'x in capitals, as "TRUE", in 3 rows',
        ),
        (
            ["WAHR", "FALSCH", "WAHR"],
            {"type": "boolean"},
            'x in another language, as "WAHR", in 3 rows',
        ),
        (["VRAI", "FAUX"] * 2, {"type": "boolean"}, 'x in another language, as "VRAI", in 4 rows'),
        (
            ["2. Feb 2024", "3. Mrz 2024", "4. Dez 2024"],
            DATE,
            'dates of x as "2. Feb 2024" in 3 rows',
        ),
        (["02-févr-24", "03-mars-24", "4-août-24"], DATE, 'dates of x as "02-févr-24" in 3 rows'),
        *(
            (
                [f"{sign}1234", f"-{sign}5678", f"({sign}90)", f"{sign} -"],
                {"type": "integer"},
                f'amounts of x with their currency, as "{sign}1234", in 4 rows',
            )
            for sign in ("₩", "￦", "€", "$", "US$", "£", "¥", "₫", "CHF")
        ),
        (
            ['"1,234원"', '"5,678 원"', '"0원"'],
            {"type": "integer", "currency": "KRW"},
            'amounts of x with their currency, as "1,234원", in 3 rows',
        ),
        (
            ["1234 kr", "5678 kr", "90 kr"],
            {"type": "number", "currency": "SEK"},
            'amounts of x with their currency, as "1234 kr", in 3 rows',
        ),
        (
            ["########", "12", "####", "7", "#####"],
            {"type": "integer"},
            'signs in place of x, as "########", in 3 rows',
        ),
        (["########"] * 3, DATE, 'signs in place of x, as "########", in 3 rows'),
        (["02. Feb", "01. Mrz", "05. Okt"], CODE, 'x turned into dates, as "02. Feb", in 3 rows'),
    ],
)
def test_what_was_done_to_a_column_is_one_error(
    cells: list[str], field: dict[str, Any], said: str, errors_of: Errors
):
    (error,) = errors_of(cells, field)
    assert (error.type, error.row, error.field) == ("spreadsheet-error", 2, "x")
    assert error.found == said


@pytest.mark.parametrize(
    ("cells", "field", "types"),
    [
        (["2020. 3. 1.", "2020. 3. 2."], DATE, ["type-error"] * 2),
        (["2020. 3. 1.", "2020. 3. 2.", "2020. 3. 3.", "2020-03-04"], DATE, ["type-error"] * 3),
        ([*DAYS[:3], "soon"], DATE, ["type-error"] * 4),
        (["7", "12", "345", "0012"], CODE, ["constraint-error"] * 3),
        (["7", "12", "x45"], CODE, ["constraint-error"] * 3),
        (["12k", "13k", "14k"], {"type": "integer"}, ["type-error"] * 3),
        (["₩1", "₩2", "€3"], {"type": "integer"}, ["type-error"] * 3),
        (["₩1", "₩2", "₩x"], {"type": "integer"}, ["type-error"] * 3),
        (["₩1", "₩2", "₩3", "4"], {"type": "integer"}, ["type-error"] * 3),
        (["1원", "2원", "3원"], {"type": "integer"}, ["type-error"] * 3),
        (["####", "1", "2"], {"type": "integer"}, ["type-error"]),
    ],
)
def test_what_is_not_throughout_a_column_is_told_cell_by_cell(
    cells: list[str], field: dict[str, Any], types: list[str], errors_of: Errors
):
    assert [e.type for e in errors_of(cells, field)] == types


def test_what_else_is_wrong_is_told_beside_it(make_package: Callable[..., Path]):
    rows = "".join(f"{day},{n}\n" for n, day in enumerate(DAYS))
    root = make_package(
        {"a": f"day,n\n{rows}2020. 4. 1.,x\n"}, fields={"day": DATE, "n": {"type": "integer"}}
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    assert [(e.type, e.field) for e in refused.value.errors] == [
        ("spreadsheet-error", "day"),
        ("type-error", "n"),
    ]


def test_all_that_was_done_to_a_file_is_one_error(make_package: Callable[..., Path]):
    """Dates, codes, and what is between the cells."""
    rows = "".join(f"{n + 7};{day}\n" for n, day in enumerate(DAYS[:3]))
    root = make_package({"a": "code,day\n0001,2020-01-01\n"}, fields={"day": DATE, "code": CODE})
    (root / "data" / "a.csv").write_text(f"code;day\n{rows}", encoding="utf-8")
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert error.found == (
        'codes of code without their first zeros, as "7", in 3 rows; '
        'dates of day as "2020. 3. 1." in 3 rows; a semicolon between the cells'
    )
    assert error.field == "code, day"


ZEROED = "with zeros in place of their last digits"
KEYED = {"a": {"schema": {"primaryKey": "id"}}}
LEADING = {"fields": "id", "reference": {"resource": "a", "fields": "id"}}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            ["410000000001", "410000000002", "410000000003", "420000000001"],
            ["4.1E+11", "4.1E+11", "4.1E+11", "4.2E+11"],
            'long numbers of id as "4.1E+11" in 4 rows',
        ),
        (
            [*(f"410000000000123{n}" for n in range(1, 4)), "4200000000001234"],
            [*["4100000000001230"] * 3, "4200000000001230"],
            f'codes of id {ZEROED}, as "4100000000001230", in 4 rows',
        ),
        (
            ["001", "002", "003", "004"],
            ["1", "2", "3", "4"],
            'codes of id without their first zeros, as "1", in 4 rows',
        ),
    ],
)
def test_what_keys_show_of_a_table_is_one_error_with_what_else_was_done(
    before: list[str], after: list[str], said: str, make_package: Callable[..., Path]
):
    """Neither one more for the codes, nor one for each key that is the same or leads nowhere."""
    days = [f"{n}/1/24" for n in range(1, 5)]
    rows = "".join(f"{code},{day}\n" for code, day in zip(after, days, strict=True))
    root = make_package(
        {"a": f"id,day\n{rows}", "b": "id,n\n" + "".join(f"{code},1\n" for code in before)},
        fields={"day": DATE},
        resources={**KEYED, "b": {"schema": {"foreignKeys": [LEADING]}}},
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.resource, error.field) == ("spreadsheet-error", "a", "id, day")
    assert error.found == f'{said}; dates of day as "1/1/24" in 4 rows'


@pytest.mark.parametrize("code", ["4.1E+11", "4100000000001230"])
def test_codes_that_were_cut_short_are_no_keys_that_are_the_same(
    code: str, make_package: Callable[..., Path]
):
    root = make_package({"a": "id,n\n" + f"{code},1\n" * 4}, resources=KEYED)
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.field) == ("spreadsheet-error", "id")


def test_keys_that_are_the_same_without_their_zeros_are_told_beside_it(
    make_package: Callable[..., Path],
):
    root = make_package(
        {"a": "id,n\n1,1\n2,2\n3,3\n3,4\n", "b": "id,n\n001,1\n002,1\n003,1\n"},
        resources={**KEYED, "b": {"schema": {"foreignKeys": [LEADING]}}},
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    found = [(error.type, error.row) for error in refused.value.errors]
    assert found == [("spreadsheet-error", 2), ("primary-key", 5)]


@pytest.mark.parametrize(("delimiter", "name"), [(";", "a semicolon"), ("\t", "a tab")])
def test_another_character_than_the_declared_one_is_one_error(
    delimiter: str, name: str, make_package: Callable[..., Path]
):
    root = make_package({"a": "id,n\nx,1\n"}, resources={"a": {"dialect": {"delimiter": ","}}})
    table = root / "data" / "a.csv"
    table.write_text(table.read_text("utf-8").replace(",", delimiter), encoding="utf-8")
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.found) == ("spreadsheet-error", f"{name} between the cells")


def test_two_rows_of_one_key_are_both_shown(make_package: Callable[..., Path]):
    root = make_package(
        {"a": "id,n\nx,1\ny,2\nx,3\n"}, resources={"a": {"schema": {"primaryKey": "id"}}}
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.row, error.beside) == ("primary-key", 4, 2)
    assert {e.cells for e in refused.value.excerpts.values()} == {("x", "1"), ("x", "3")}


AMOUNTS = [1234.5, 10.5, 999.25, 21, 1500.75, 20481.5, 7.5, 300.25, 41.5, 88.5]
ORIGINAL = [(f"2024-{1 + n:02}-{2 + n:02}", amount) for n, amount in enumerate(AMOUNTS)]


@dataclass(frozen=True)
class Program:
    """How a spreadsheet program saves: its delimiter, its encoding, its dates and its numbers."""

    delimiter: str
    encoding: str
    day: str
    number: Callable[[float], str]
    text: str = "도로"

    def saved(self, rows: list[tuple[str, float]] = ORIGINAL) -> bytes:
        lines = [self.delimiter.join(("day", "paid", "note"))]
        for day, amount in rows:
            year, month, date = map(int, day.split("-"))
            short = f"{year % 100:02}"
            shown = self.day.format(y=year, m=month, d=date, s=short, n="Feb")
            figure = self.number(amount)
            quoted = f'"{figure}"' if self.delimiter in figure else figure
            lines.append(self.delimiter.join((shown, quoted, self.text)))
        return "\r\n".join([*lines, ""]).encode(self.encoding)


def plain(figure: float) -> str:
    return f"{figure:g}" if figure % 1 == 0 else f"{figure:.2f}"


def comma(figure: float) -> str:
    return plain(figure).replace(".", ",")


def grouped(figure: float) -> str:
    return f"{figure:,.2f}".translate(str.maketrans(",.", ".,"))


def thousands(figure: float) -> str:
    return f"{figure:,.2f}"


DAY_SAID, DECIMAL_SAID = "dates of day as", "numbers of paid with a decimal comma, as"
APART_SAID = "numbers of paid with marks between thousands, as"
PROGRAMS = {
    "European Excel": (
        Program(";", "cp1252", "{d:02}.{m:02}.{y}", comma, "Straße"),
        [DAY_SAID, DECIMAL_SAID, "a semicolon between the cells", "text in windows-1252"],
    ),
    "European Excel, thousands": (
        Program(";", "cp1252", "{d:02}.{m:02}.{y}", grouped, "Straße"),
        [DAY_SAID, DECIMAL_SAID, "a semicolon between the cells", "text in windows-1252"],
    ),
    "French Excel": (
        Program(";", "utf-8-sig", "{d:02}/{m:02}/{y}", comma, "école"),
        [DAY_SAID, DECIMAL_SAID, "a semicolon between the cells"],
    ),
    "European Excel, dates as they were": (
        Program(";", "cp1252", "{y}-{m:02}-{d:02}", comma, "Straße"),
        [DECIMAL_SAID, "a semicolon between the cells", "text in windows-1252"],
    ),
    "US Excel": (
        Program(",", "cp1252", "{m}/{d}/{y}", plain, "café"),
        [DAY_SAID, "text in windows-1252"],
    ),
    "US Excel, thousands": (
        Program(",", "utf-8-sig", "{m}/{d}/{y}", thousands),
        [DAY_SAID, APART_SAID],
    ),
    "Korean Excel": (
        Program(",", "cp949", "{y}-{m:02}-{d:02}", thousands, "도로 정비"),
        [APART_SAID, "text in cp949"],
    ),
    "Korean Excel, dates": (
        Program(",", "cp949", "{y}. {m}. {d}", plain, "도로 정비"),
        [DAY_SAID, "text in cp949"],
    ),
    "Korean Excel, long dates": (
        Program(",", "cp949", "{y}년 {m}월 {d}일", plain, "도로 정비"),
        [DAY_SAID, "text in cp949"],
    ),
    "Excel, Unicode text": (
        Program("\t", "utf-16", "{d:02}.{m:02}.{y}", comma),
        [DAY_SAID, DECIMAL_SAID, "a tab between the cells", "text in utf-16"],
    ),
    "LibreOffice": (
        Program("\t", "utf-16", "{m:02}/{d:02}/{s}", plain),
        [DAY_SAID, "a tab between the cells", "text in utf-16"],
    ),
    "Numbers": (
        Program(";", "utf-8", "{d}/{m}/{s}", comma),
        [DAY_SAID, DECIMAL_SAID, "a semicolon between the cells"],
    ),
    "Google Sheets": (Program(",", "utf-8", "{m}/{d}/{y}", plain), [DAY_SAID]),
    "Excel, named months": (Program(",", "utf-8", "{d}-{n}-{s}", plain), [DAY_SAID]),
}


@pytest.fixture
def saved(make_package: Callable[..., Path]) -> Callable[..., Path]:
    """A package of a table with days and figures whose file has these bytes."""

    def make(content: bytes, **resource: Any) -> Path:
        root = make_package(
            {"a": "day,paid,note\n2024-01-02,10.50,x\n"},
            fields={"day": DATE, "paid": {"type": "number"}},
            resources={"a": resource},
        )
        (root / "data" / "a.csv").write_bytes(content)
        return root

    return make


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_a_program_saved_is_one_error_that_names_each_change(
    name: str, saved: Callable[..., Path]
):
    program, said = PROGRAMS[name]
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(program.saved()))
    (error,) = refused.value.errors
    assert error.type == "spreadsheet-error"
    parts = error.found.split("; ")
    assert [p for p, begin in zip(parts, said, strict=True) if not p.startswith(begin)] == []
    assert refused.value.warnings == ()


@pytest.mark.parametrize("name", ["European Excel", "Numbers", "Excel, Unicode text"])
def test_a_declared_delimiter_hides_nothing_of_it(name: str, saved: Callable[..., Path]):
    program, said = PROGRAMS[name]
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(program.saved(), dialect={"delimiter": ","}))
    (error,) = refused.value.errors
    parts = error.found.split("; ")
    assert [p for p, begin in zip(parts, said, strict=True) if not p.startswith(begin)] == []


@pytest.mark.parametrize("name", [n for n, (p, _) in PROGRAMS.items() if "utf-8" not in p.encoding])
def test_a_declared_encoding_hides_nothing_of_it(name: str, saved: Callable[..., Path]):
    program, said = PROGRAMS[name]
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(program.saved(), encoding="utf-8"))
    (error,) = refused.value.errors
    parts = error.found.split("; ")
    assert [p for p, begin in zip(parts, said, strict=True) if not p.startswith(begin)] == []
    assert refused.value.warnings == ()


def test_another_encoding_than_the_declared_one_is_told_beside_mistakes(
    saved: Callable[..., Path],
):
    content = "day,paid,note\n2024-01-02,many,도로\n2024-01-03,1,정비\n".encode("cp949")
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(content, encoding="utf-8"))
    said = [(e.type, e.row) for e in refused.value.errors]
    assert said == [("encoding-error", None), ("type-error", 2)]


def test_the_descriptor_of_a_file_that_was_never_otherwise_is_said(saved: Callable[..., Path]):
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(PROGRAMS["European Excel"][0].saved()))
    (error,) = refused.value.errors
    assert error.remedy.endswith(
        ': "dialect": {"delimiter": ";"}, "encoding": "windows-1252", paid: "decimalChar": ","'
    )


@pytest.mark.parametrize(
    ("content", "types"),
    [
        # Some rows only: they are told, one by one.
        (b"day;paid;note\n2024-01-02;1,5;a\n2024-01-03;2.5;b\n2024-01-04;3.5;c\n", {"type-error"}),
        # No program writes a figure as a word.
        (b"day;paid;note\n" + b"2024-01-02;much;a\n" * 5, {"type-error"}),
        # A comma in a file that is as it was: its writer means a decimal one.
        (b"day,paid,note\n" + b'2024-01-02,"1,25",a\n' * 5, {"type-error"}),
        # There is no such day, in whichever order.
        (b"day,paid,note\n" + b"45.45.2024,1,a\n" * 5, {"type-error"}),
        # Days of two orders are no setting of one program.
        (b"day,paid,note\n" + b"31.12.2024,1,a\n12/31/2024,1,a\n" * 4, {"type-error"}),
    ],
)
def test_what_is_wrong_in_another_way_is_told_cell_by_cell(
    content: bytes, types: set[str], saved: Callable[..., Path]
):
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(content))
    assert {error.type for error in refused.value.errors} == types


def test_a_mistake_in_a_file_that_was_saved_over_is_told_beside_it(saved: Callable[..., Path]):
    content = PROGRAMS["European Excel"][0].saved(ORIGINAL * 3).replace(b"21;", b"2l;", 1)
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(content))
    assert [(e.type, e.row) for e in refused.value.errors] == [
        ("spreadsheet-error", 2),
        ("type-error", 5),
    ]


def test_a_row_that_was_added_afterwards_changes_nothing_of_it(saved: Callable[..., Path]):
    content = PROGRAMS["Google Sheets"][0].saved(ORIGINAL * 3) + b"2024-05-06,1,x\n"
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(saved(content))
    (error,) = refused.value.errors
    assert '" in 30 rows' in error.found


def test_keys_of_long_codes_without_their_last_digits_are_one_error(
    make_package: Callable[..., Path],
):
    codes = [f"123456789012345{n}" for n in range(1, 5)]
    full, cut = "".join(f"{code},1\n" for code in codes), f"{codes[0][:15]}0,1\n" * 4
    root = make_package(
        {"a": f"id,n\n{full}", "b": f"id,n\n{cut}"},
        resources={**KEYED, "b": {"schema": {"foreignKeys": [LEADING]}}},
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.resource, error.field) == ("spreadsheet-error", "b", "id")


def test_keys_that_others_lead_to_without_zeros_are_one_error_of_their_table(
    make_package: Callable[..., Path],
):
    root = make_package(
        {
            "paid": "code,n\n001,1\n002,2\n003,3\n001,4\n",
            "codes": "code,name\n1,a\n2,b\n3,c\n",
        },
        resources={
            "paid": {
                "schema": {
                    "foreignKeys": [
                        {"fields": "code", "reference": {"resource": "codes", "fields": "code"}}
                    ]
                }
            }
        },
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.place) == ("spreadsheet-error", "data/codes.csv row 2, code")
    assert error.found == 'codes of code without their first zeros, as "1", in 3 rows'


@pytest.mark.parametrize(
    "field",
    [
        {"categories": ["001", "002", "010"]},
        {"constraints": {"enum": ["001", "002", "010"]}},
        {"categories": [{"value": v, "label": v} for v in ("001", "002", "010")]},
    ],
)
def test_a_list_of_values_knows_the_zeros_of_a_code(field: dict[str, Any], errors_of: Errors):
    (error,) = errors_of(["1", "2", "10"], field)
    assert error.found == 'codes of x without their first zeros, as "1", in 3 rows'


def test_marks_between_thousands_in_several_columns_are_one_error(
    make_package: Callable[..., Path],
):
    """Nobody types them into each: a program shows numbers so, and saves what it shows."""
    row = '"1,234","2,500","3,750"'
    number = {"type": "integer"}
    root = make_package(
        {"a": f"n,x,y,z\n1,{row}\n2,{row}\n3,{row}\n"},
        fields={"x": number, "y": number, "z": number},
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.field) == ("spreadsheet-error", "x, y, z")
    assert error.found.startswith('numbers of x, y, z with marks between thousands, as "1,234"')


@pytest.mark.parametrize(
    ("type_", "expected", "remedy"),
    [
        ("integer", "an integer", 'add "groupChar": "," to the field'),
        ("number", "a number", '1016 ("groupChar": ",") or 1.016 ("decimalChar": ",")'),
    ],
)
def test_marks_of_one_column_alone_are_one_error_and_no_other_meaning(
    make_package, type_, expected, remedy
):
    text = 'id,paid\na,"1,016"\nb,"2,300"\nc,"14,000"\nd,12\n'
    root = make_package({"t": text}, fields={"paid": {"type": type_}})
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    [error] = refused.value.errors
    assert (error.type, error.row, error.field) == ("type-error", 2, "paid")
    assert (error.found, error.expected) == ('"1,016" and the like in 3 rows', expected)
    assert error.remedy.endswith(remedy)
