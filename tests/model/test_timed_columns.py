"""Columns of one amount at several times are not added up where a sum would be of none of them."""

from __future__ import annotations

from typing import Any

import pytest

MONEY: dict[str, Any] = {"type": "integer", "columnType": "value", "currency": "EUR"}
PAID: dict[str, Any] = {**MONEY, "normalize": {"phase": "executed"}}
CODE = {"program": {"columnType": "activity:generic:program:code"}}
PHASE = {"name": "phase", "columnType": "phase:id"}
YEAR = {"name": "year", "columnType": "date:fiscal-year"}
GROWING = ("5,9,12", "1,1,4")
EACH = ("5,9,4", "1,1,4")


@pytest.fixture(scope="module")
def amounts(make_model):
    """How many amounts a table has whose columns are called so."""

    def amounts(names: str, rows: tuple[str, ...], *extra: dict[str, Any], **said: Any) -> int:
        csv = "\n".join([f"program,{names}", *(f"p{n},{row}" for n, row in enumerate(rows)), ""])
        fields = CODE | dict.fromkeys(names.split(","), said.pop("field", PAID))
        schema = {"extraFields": [PHASE, *extra]}
        model = make_model({"t": csv}, fields=fields, resources={"t": {"schema": schema, **said}})
        return len(model.facts)

    return amounts


@pytest.mark.parametrize(
    "names",
    ["jan,feb,mar", "paid_Jan,paid_Feb,paid_Mar", "mars,avril,mai", "1월,2월,3월", "q3,q2,q1"],
)
def test_columns_of_a_year_so_far_are_not_added_up(amounts, names: str):
    falling = tuple(",".join(reversed(row.split(","))) for row in GROWING)
    assert amounts(names, falling if names == "q3,q2,q1" else GROWING) == 0
    assert amounts(names, EACH) == 6


def test_the_descriptor_says_whether_columns_are_of_the_year_so_far(amounts):
    assert amounts("jan,feb,mar", GROWING, cumulative=False) == 6
    assert amounts("jan,feb,mar", EACH, cumulative=True) == 0


def test_months_that_have_not_come_do_not_fall(amounts):
    assert amounts("jan,feb,mar", ("5,9,0", "1,1,0")) == 0


def test_what_is_beside_the_columns_of_a_year_so_far_stays(amounts):
    assert amounts("jan,feb,total", ("5,9,12", "1,1,4")) == 2


def test_columns_of_other_kinds_are_added_up(amounts):
    assert amounts("wages,goods,works", GROWING) == 6


def test_columns_without_a_stated_phase_are_not_added_up_and_stay(amounts):
    assert amounts("jan,feb,mar", GROWING, field=MONEY) == 6


def test_columns_of_several_years_are_never_added_up(amounts):
    assert amounts("2018,2019,2020", EACH) == 0
    assert amounts("jan 2019,jan 2020,jan 2021", EACH, cumulative=False) == 0
