"""When: which field says it, and the order of times of every type."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.charts.times import latest, order, said, time_of, year_columns
from yesan.language.locale import Locale

NOON = datetime.datetime(2020, 1, 1, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "times",
    [
        [2017, 2019, 2020],
        ["2017", "2019", "2020"],
        ["2017/18", "2018/19", "2020/21"],
        ["2020-Q1", "2020-Q2", "2021-Q1"],
        ["FY9", "FY10", "FY11"],
        [(2019, 12), (2020, 1)],
        [datetime.date(2019, 12, 31), datetime.date(2020, 1, 1)],
        [Decimal("1999.25"), Decimal("1999.5"), Decimal("1999.667")],
        [NOON, NOON + datetime.timedelta(hours=1)],
        [NOON.astimezone(datetime.timezone(datetime.timedelta(hours=9))), NOON.replace(hour=13)],
    ],
)
def test_times_are_in_the_order_of_time_whatever_their_type(times):
    backwards = times[::-1]
    assert sorted(backwards, key=order) == times


@given(st.lists(st.integers(1900, 2100), min_size=2))
def test_years_are_in_one_order_as_numbers_and_as_texts(years):
    assert [int(y) for y in sorted(map(str, years), key=order)] == sorted(years, key=order)


@pytest.mark.parametrize(
    ("values", "is_time"),
    [
        ("2019 2020", True),
        ("2019/20 2020/21", True),
        ("2023-04 2023-05", True),
        ("2023-04-01 2023-05-01", True),
        ("2023Q1 2023-Q2", True),
        ("2023-W05 2023-W52", True),
        ("2023M01 2023M12", True),
        ("2023-S1 2023-S2", True),
        ("2023-H1 2023-H2", True),
        ("2023-W54 2023-W55", False),
        ("2023M13 2023M14", False),
        ("FY2018/19 FY2019/20", True),
        ("FY2018 FY2019", True),
        ("2019-2020 2020-2021", True),
        ("1999/00 2000/01", True),
        ("2014-2020 2021-2027", True),
        ("2024-0017 2024-0018", False),
        ("2024-12 2024-13", False),
        ("2024-01-12 2024-01-32", False),
        ("2019-2231 2020-1123", False),
        ("2019-20 2019-31", False),
        ("2019 later", False),
        ("0105 1002", False),
        ("20190 20200", False),
    ],
)
def test_a_text_of_nothing_but_times_says_when(make_model, values, is_time):
    rows = "".join(f"{v},1\n" for v in values.split())
    model = make_model({"t": f"when,n\n{rows}"}, fields={"n": {"type": "integer"}})
    (resource,) = model.package.resources
    found = time_of(resource, model.tables["t"])
    assert (found is not None) == is_time


@pytest.mark.parametrize(
    ("csv", "when"),
    [
        ("name,founded,year\nA,1901,2020\nA,1901,2021\nB,1950,2020\nB,1950,2021\n", "year"),
        ("name,founded,year\nA,1901,2020\nB,1950,2021\n", "founded"),
        ("name,founded\nA,1901\nA,1901\nB,1950\n", "founded"),
    ],
    ids=["that of the rows", "one row a name", "no other"],
)
def test_a_time_that_each_name_has_once_is_not_that_of_its_rows(make_model, csv: str, when: str):
    years = {name: {"type": "year"} for name in ("founded", "year")}
    model = make_model({"t": csv}, fields=years)
    assert time_of(model.package.resources[0], model.tables["t"]).name == when


@pytest.mark.parametrize(
    ("columns", "years"),
    [
        ("name,2019,2020", {"2019": "2019", "2020": "2020"}),
        ("name,nests_2019,nests_2020", {"nests_2019": "2019", "nests_2020": "2020"}),
        ("name,nests_2019,eggs_2020", {}),
        ("name,2019", {}),
        ("name,a1,a2", {}),
    ],
)
def test_columns_that_differ_in_their_year_alone_hold_a_year_each(make_model, columns, years):
    numbers = {name: {"type": "integer"} for name in columns.split(",")[1:]}
    row = ",".join(["a", *("1" for _ in numbers)])
    model = make_model({"t": f"{columns}\n{row}\n"}, fields=numbers)
    assert year_columns(model.package.resources[0]) == years


def test_a_year_in_a_sentence_is_said_as_the_language_says_it():
    assert said(Locale("en"), "2019") == "2019"
    assert said(Locale("ko"), "2019") == "2019년"
    assert said(Locale("ko"), "2019/20") == "2019/20"


def test_the_latest_time_is_one_that_most_names_have():
    days = [datetime.date(2024, 1, n) for n in (1, 1, 1, 1, 2, 2, 2, 3)]
    assert latest(days) == datetime.date(2024, 1, 2)
    assert latest(days[:5]) == datetime.date(2024, 1, 1)
    assert latest([2019, 2021, 2020]) == 2021
    assert latest([]) is None
