"""How a file is written: what is told of it, and that none of it is a change of a value."""

from __future__ import annotations

import json

import pytest

from towns import BUDGET, said, town
from yesan.changes.changes import Gap

KEYED = {"t": {"schema": {"primaryKey": ["id"]}}}
TEXT = "id,v\na,가\nb,나\n"


@pytest.mark.parametrize(
    ("content", "writing", "english", "korean"),
    [
        (TEXT.replace("\n", "\r\n").encode(), {"ends": ("LF", "CRLF")}, "ends of lines: LF → CRLF",
         "줄바꿈: LF → CRLF"),
        (TEXT.encode("utf-8-sig"), {"mark": ("", "BOM")}, "mark at its begin: (nothing) → BOM",
         "파일 첫머리의 BOM: (없음) → BOM"),
        (TEXT.encode("utf-16"), {"encoding": ("utf-8", "utf-16")},
         "encoding: utf-8 → utf-16", "인코딩: utf-8 → utf-16"),
        (TEXT.replace(",", ";").encode(), {"delimiter": (",", ";")},
         "between cells: a comma → a semicolon", "셀 구분자: 쉼표 → 세미콜론"),
    ],
)  # fmt: skip
def test_a_file_that_is_written_otherwise_is_told_in_a_sentence(
    make_package, compare, content, writing, english, korean
):
    old, new = (make_package({"t": TEXT}, resources=KEYED) for _ in range(2))
    (new / "data" / "t.csv").write_bytes(content)
    changes = compare(old, new)
    [table] = changes.tables
    assert (dict(table.writing), table.is_same, table.properties) == (writing, True, {})
    assert not changes.is_empty
    assert english in said(changes)
    assert korean in said(changes, "ko")


def test_a_file_with_other_quotes_is_saved_anew(make_package, compare):
    old, new = (make_package({"t": TEXT}, resources=KEYED) for _ in range(2))
    (new / "data" / "t.csv").write_text(TEXT.replace("가", '"가"'))
    changes = compare(old, new)
    assert (changes.tables[0].resaved, changes.tables[0].writing) == (True, {})
    assert "따옴표, 공백, 빈 줄이 달라졌습니다" in said(changes, "ko")


def test_a_change_of_a_cell_is_no_file_saved_anew(make_package, compare):
    old, new = (
        make_package({"t": text}, resources=KEYED) for text in (TEXT, TEXT.replace("가", "다"))
    )
    assert not compare(old, new).tables[0].is_written_otherwise


def test_a_table_is_the_same_under_another_name_with_other_ends_of_lines(make_package, compare):
    old, new = make_package({"before": TEXT}), make_package({"after": TEXT})
    (new / "data" / "after.csv").write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    [table] = compare(old, new, meaning=False).tables
    assert (table.was, table.name) == ("before", "after")


def test_a_file_in_another_encoding_than_the_declared_one_is_compared(make_package, compare):
    """The cells and what they mean are read in the encoding that was found."""
    text = BUDGET.replace("Roads", "도로 정비").replace("Parks", "공원 관리")
    old, new = town(make_package, text), town(make_package, text)
    for root in (old, new):
        described = json.loads((root / "datapackage.json").read_text())
        described["resources"][0]["encoding"] = "utf-8"
        (root / "datapackage.json").write_text(json.dumps(described))
    (new / "data" / "budget.csv").write_bytes(text.replace("340", "350").encode("cp949"))
    changes = compare(old, new)
    [table] = changes.tables
    [cell] = table.cells.listed
    assert (cell.old, cell.new, table.writing) == ("340", "350", {"encoding": ("utf-8", "cp949")})
    assert (changes.new.causes, changes.gap) == ({"encoding-error": 1}, Gap.UNPUBLISHED)
    assert [e.code for e in changes.budget.entities] == ["parks"]
    assert 'name its encoding, "cp949" for 도로; or save the file as utf-8' in said(changes)
