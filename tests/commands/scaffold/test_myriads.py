"""Amounts with words for powers of ten are read exactly, or refused."""

from __future__ import annotations

import json

import pytest

from yesan.commands.scaffold import myriads, scaffold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1억 2천만원", "120000000"),
        ("3천만", "30000000"),
        ("1조 2억", "1000200000000"),
        ("5백만원", "5000000"),
        ("12억3456만7천원", "1234567000"),
        ("1.5억", "150000000"),
        ("1억2,000만원", "120000000"),
        ("25백만 원", "25000000"),
        ("1억2천3백4십5만6천7백8십9원", "123456789"),
        ("3만5000", "35000"),
        ("0.00001만", "0.1"),
        ("△3억", "-300000000"),
        ("(2,000만원)", "-20000000"),
        ("３億２千万円", "320000000"),
        ("3.5亿元", "350000000"),
        ("12345678901234567만", "123456789012345670000"),
    ],
)
def test_an_amount_with_words_is_read_exactly(text: str, value: str):
    assert myriads.plain("금액", [text]).cells == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1억 5",
        "12억3456",
        "2천5",
        "1억 20000만",
        "1억 2조",
        "1,5억",
        "만원",
        "3억 내외",
        "1 234만",
        "1억1억",
    ],
)
def test_an_amount_that_may_be_another_stays_text(text: str):
    found = myriads.plain("금액", [text, "3억", "2억"])
    assert (found.cells, found.mark) == ([text, "3억", "2억"], "")
    assert found.note.startswith(
        f'금액: "{text}" is no amount as "3억" is, so the column stays text'
    )


@pytest.mark.parametrize(
    ("cells", "unit", "said"),
    [
        (["3억", "300"], "", '"300" and "3억" may not count the same'),
        (["3억원", "3億円"], "", '"3億円" and "3억원" may not count the same'),
        (["3억원"], "천원", '"3억원" says what it counts, and "천원" says it once more'),
    ],
)
def test_amounts_that_may_not_count_the_same_stay_text(cells: list[str], unit: str, said: str):
    found = myriads.plain("금액", cells, unit)
    assert found.cells == cells
    assert said in found.note


@pytest.mark.parametrize(
    "cells", [["마포구 3가", "2동"], ["12", "300"], ["▲3억", "▼2억"], ["", "-"]]
)
def test_other_cells_are_left_alone(cells: list[str]):
    assert myriads.plain("금액", cells) == myriads.Amounts(cells)


def test_nothing_and_zero_are_no_faults_among_amounts():
    found = myriads.plain("금액", ["3억원", "0", "", "-"])
    assert (found.cells, found.mark) == (["300000000", "0", "", "-"], "원")


def test_a_new_project_has_the_amounts_of_such_a_table(tmp_path):
    (tmp_path / "예산.csv").write_text("사업,예산액\n가,1억 2천만원\n나,3천만\n", encoding="utf-8")
    made = scaffold.make(tmp_path / "p", tmp_path / "예산.csv", language="ko")
    (path,) = (tmp_path / "p" / "data").glob("*.csv")
    assert path.read_text(encoding="utf-8") == "사업,예산액\n가,120000000\n나,30000000\n"
    described = json.loads((tmp_path / "p" / "datapackage.json").read_text(encoding="utf-8"))
    (_, amount) = described["resources"][0]["schema"]["fields"]
    assert (amount["type"], amount["currency"]) == ("integer", "KRW")
    assert any("1억 2천만원 is read as 120000000, and 1 more" in note for note in made.notes)


def test_a_table_with_a_unit_of_its_own_keeps_its_texts(tmp_path):
    (tmp_path / "예산.csv").write_text("사업,예산액(천원)\n가,3억\n나,2억\n", encoding="utf-8")
    made = scaffold.make(tmp_path / "p", tmp_path / "예산.csv", language="ko")
    assert any('"천원" says it once more' in note for note in made.notes)
