"""Which numbers are years: by their values, and older ones by their names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yesan.package.years import are_of_rows, are_parts_of_years, are_times, is_yearly


@pytest.mark.parametrize(
    "values",
    [[2019, 1900, 2100], [1871, 1872, 1873, 1874], [1795, 1800, 1805, 1809]],
    ids=["of our time", "one after another", "every fifth, and the last"],
)
def test_times_are_of_our_time_or_one_after_another(values: list[int]):
    assert are_times(values)


@pytest.mark.parametrize(
    "values",
    [[], [1871, 1873, 1874, 1875], [1001, 1002, 1003, 1004], [2099, 2100, 2101], [1890, 1890]],
    ids=["nothing", "a gap", "numbers of things", "too late", "the same"],
)
def test_other_numbers_of_four_digits_are_no_times(values: list[int]):
    assert not are_times(values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("x", [1901, 1950]),
        ("x", [1856, 2003, 1931]),
        ("Opened", [1461, 1888]),
        ("year_built", [1100, 1200]),
        ("Gründungsjahr", [1386]),
        ("Year of construction", [1000, 1900]),
        ("준공연도", [1394, 1985]),
    ],
)
def test_years_in_which_something_began_are_years(name: str, values: list[int]):
    assert is_yearly(values, name)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("x", [1856, 2003, 2101]),
        ("x", [1499, 2003, 1931]),
        ("x", [1850, 2000, 1930]),
        ("x", [1856, 1931]),
        ("x", [1611, 1702, 1799]),
        ("income_eur", [1856, 2003, 1931]),
        ("Height", [1856, 2003, 1931]),
        ("Peak (m)", [1856, 2003, 1931]),
        ("total", [1856, 2003, 1931]),
        ("homes built", [1100, 1200]),
        ("year", [1, 2]),
        ("opened", []),
    ],
    ids=[
        *("too late", "too early", "round", "too few", "none of ours", "money", "a measure"),
        *("its unit", "a total"),
        *("a count", "years of a panel", "nothing"),
    ],
)
def test_figures_of_four_digits_are_none(name: str, values: list[int]):
    assert not is_yearly(values, name)


@pytest.mark.parametrize(
    "texts",
    [
        "1949 1949.083 1949.167 1949.25",
        "1949.0 1949.08 1949.17 1949.25 1949.33",
        "2000 2000.25 2000.5 2000.75 2001",
        "2000.25 2000.25 2000.5 2000.5 2000.75 2001.00",
    ],
    ids=["months", "months to two decimals", "quarters", "of several rows"],
)
def test_numbers_at_even_distances_of_parts_of_years_are_times(texts: str):
    assert are_parts_of_years([*map(Decimal, texts.split())])


@pytest.mark.parametrize(
    "texts",
    [
        "1949 1950 1951 1952",
        "1949.5 1949.2 1949.7 1949.9",
        "1949.1 1949.2 1949.9 1950.9",
        "1749.1 1752.6 1756.1 1759.6",
        "19.25 19.5 19.75 20",
        "1949.25 1949.5 1949.75",
    ],
    ids=["whole", "in no order", "at uneven distances", "years apart", "small", "too few"],
)
def test_other_numbers_with_decimals_are_figures(texts: str):
    assert not are_parts_of_years([*map(Decimal, texts.split())])


@pytest.mark.parametrize(
    ("name", "values"),
    [("year", [1871, 1801, 1841]), ("x", [1790, 1801, 1841]), ("founded", [1990, 1950])],
    ids=["called so", "in order", "of our time"],
)
def test_years_that_say_when_rows_are(name: str, values: list[int]):
    assert are_of_rows(values, name)


def test_years_of_old_in_no_order_say_when_something_began():
    assert not are_of_rows([1871, 1801, 1841], "founded")


@pytest.mark.parametrize("value", [1700, 1871, 1899])
def test_one_number_alone_is_no_series(value: int):
    assert not are_times([value])
    assert not is_yearly([value], "line")
