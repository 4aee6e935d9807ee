"""Years and their periods in two columns: found by their values, and by no word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from yesan.package.integer_meanings import with_senses
from yesan.package.resource import Period


@pytest.fixture
def period(make_model):
    """The period of a table of whole numbers, its rows as texts."""

    def find(header: str, rows: Sequence[str], *, key: Sequence[str] = ()) -> Period | None:
        names = header.split(",")
        fields = {n: {"type": "integer"} for n in names if n != "name"}
        schema = {"t": {"schema": {"primaryKey": list(key)}}} if key else {}
        model = make_model({"t": "\n".join([header, *rows, ""])}, fields=fields, resources=schema)
        (resource,) = model.package.resources
        return with_senses(resource, model.tables["t"].column).period

    return find


def rows(count: int, years: Sequence[int] = (2020, 2021)) -> list[str]:
    return [f"{year},{part},{year - part}0" for year in years for part in range(1, count + 1)]


@pytest.mark.parametrize("count", [4, 12, 52, 53])
def test_all_quarters_months_or_weeks_after_a_year_are_its_periods(period, count: int):
    assert period("y,p,n", rows(count)) == Period("y", "p", count)


def test_the_first_and_the_last_year_need_not_be_whole(period):
    assert period("y,p,n", rows(4)[2:-1]) == Period("y", "p", 4)


def test_one_year_is_enough(period):
    assert period("y,p,n", rows(12, [2024])) == Period("y", "p", 12)


@pytest.mark.parametrize("name", ["half", "Semestre", "반기"])
def test_what_is_one_or_two_is_a_half_where_it_is_called_so(period, name: str):
    assert period(f"y,{name},n", rows(2)) == Period("y", name, 2)


@pytest.mark.parametrize(
    ("name", "count"), [("month", 12), ("집행월", 12), ("Quarter", 4), ("분기", 4)]
)
def test_a_year_so_far_has_only_some_of_what_a_column_is_called(period, name: str, count: int):
    assert period(f"y,{name},n", rows(3)) == Period("y", name, count)


def test_a_month_is_none_that_no_year_has(period):
    assert period("y,month,n", [f"2020,{n},5" for n in (1, 2, 13)]) is None


def test_what_is_one_or_two_may_be_a_sex(period):
    assert period("y,sex,n", rows(2)) is None


@pytest.mark.parametrize(
    ("header", "lines"),
    [
        ("y,p,n", [f"2020,{n},5" for n in (1, 2, 4)]),
        ("y,p,n", [f"2020,{n},5" for n in (0, 1, 2, 3)]),
        ("y,p,n", [f"2020,{n},5" for n in (1, 2, 3, 4, 4)]),
        ("y,n,p", [f"2020,5,{n}" for n in (1, 2, 3, 4)]),
        ("n,p,y", [f"500,{n},2020" for n in (1, 2, 3, 4)]),
        ("y,p,n", [f"2020,{n},5" for n in ("1", "2", "3", "4", "")]),
    ],
    ids=["a gap", "from nought", "twice", "not beside it", "before it", "a blank"],
)
def test_other_numbers_after_a_year_are_no_periods(period, header: str, lines: list[str]):
    assert period(header, lines) is None


def test_in_one_key_with_the_year_it_may_be_anywhere(period):
    lines = [f"{n},50,2020" for n in (1, 2, 3, 4)]
    assert period("p,n,y", lines, key=["p", "y"]) == Period("y", "p", 4)


def named(years: Sequence[int]) -> Iterator[str]:
    for name in "ab":
        for year in years:
            yield from (f"{name},{year},{part},7" for part in range(1, 5))


def test_each_name_may_have_each_time_once(period):
    assert period("name,y,p,n", [*named([2020, 2021])]) == Period("y", "p", 4)


def test_what_a_name_has_once_a_year_needs_no_period(period):
    grades = [f"{name},{year},{1 + n},7" for year in (2020, 2021) for n, name in enumerate("abcd")]
    twice = [*grades, *(line.replace("a,", "e,") for line in grades if line[0] == "a")]
    assert period("name,y,grade,n", twice) is None


def test_what_the_descriptor_says_of_numbers_comes_first(make_model):
    fields = {"y": {"type": "year"}, "p": {"type": "integer", "unit": "points"}}
    model = make_model({"t": "y,p\n" + "".join(f"2020,{n}\n" for n in (1, 2, 3, 4))}, fields=fields)
    (resource,) = model.package.resources
    assert with_senses(resource, model.tables["t"].column).period is None
