"""Dates that spreadsheet programs have changed: read where that is certain, and told."""

from __future__ import annotations

import pytest

from yesan.reading import dates


@pytest.mark.parametrize(
    ("name", "cells", "read"),
    [
        (
            "day",
            ["2020-03-01 00:00:00", "", "2020-03-02 00:00:00"],
            ["2020-03-01", "", "2020-03-02"],
        ),
        ("일자", ["43831", "43832"], ["2020-01-01", "2020-01-02"]),
        ("x", ["2020-01-01", "43832"], ["2020-01-01", "2020-01-02"]),
        ("x", ["20200301", "20200302"], ["2020-03-01", "2020-03-02"]),
        ("date", ["20200301"], ["2020-03-01"]),
        ("x", ["2020.3.1", "2020. 12. 31."], ["2020-03-01", "2020-12-31"]),
        ("x", ["2020년 3월 1일"], ["2020-03-01"]),
        (
            "x",
            ["2010/1/01 00:00", "2010/1/01 13:30:05"],
            ["2010-01-01T00:00:00", "2010-01-01T13:30:05"],
        ),
        (
            "x",
            ["2024-01-02", "2024-01-03 08:30:15"],
            ["2024-01-02T00:00:00", "2024-01-03T08:30:15"],
        ),
        ("x", ["Jan 1 2000", "1 February 2000"], ["2000-01-01", "2000-02-01"]),
        ("x", ["Jan-1-1995", "Dec 31, 1995"], ["1995-01-01", "1995-12-31"]),
        ("x", ["1950.0", "1951.0"], ["1950", "1951"]),
        ("x", ["2021년", "2022 년도"], ["2021", "2022"]),
        ("x", ["2024.01", "2024.02", "2024.10"], ["2024-01", "2024-02", "2024-10"]),
        ("x", ["Jan 2023", "february 2023", "Sept-2023"], ["2023-01", "2023-02", "2023-09"]),
        ("x", ["2021年", "2022年度"], ["2021", "2022"]),
        ("x", ["01/01/2020", "02-02-2020"], ["2020-01-01", "2020-02-02"]),
        ("x", ["01/02/2020", "15.03.2020"], ["2020-02-01", "2020-03-15"]),
        ("x", ["01/02/2020", "03/15/2020"], ["2020-01-02", "2020-03-15"]),
    ],
)
def test_dates_are_written_as_the_standard_has_them(name: str, cells: list[str], read: list[str]):
    found, note = dates.plain(name, cells)
    assert found == read
    assert note.startswith(f"{name}: read as")


def test_days_and_months_that_can_be_either_are_told_and_stay_text():
    cells = ["03/03/2020", "01/02/2020", ""]
    found, note = dates.plain("x", cells)
    assert found == cells
    assert note == (
        "x: 01/02/2020 may be 2020-02-01 or 2020-01-02, so the column stays text; write its dates "
        "as YYYY-MM-DD"
    )


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("amount", ["43831", "43832"]),
        ("date", ["43831", "12"]),
        ("x", ["20201301", "20200302"]),
        ("x", ["20200301"]),
        *((name, ["20200301", "20200302"]) for name in ("receipt_no", "ID", "접수번호", "Code")),
        ("x", ["2021년", "3년"]),
        ("x", ["2024.01", "2024.02"]),
        ("x", ["Jan 2023", "May Day 2023"]),
        ("x", ["2024.01", "2024.02", "2024.13"]),
        ("x", ["2024.1", "2024.2", "2024.10"]),
        ("x", ["2020-01-01", "2020-01-02"]),
        ("x", ["a", "b"]),
        ("x", []),
    ],
)
def test_what_can_be_something_else_stays_as_it_is(name: str, cells: list[str]):
    assert dates.plain(name, cells) == (cells, "")


@pytest.mark.parametrize(
    ("name", "cells", "months"),
    [
        ("x", ["Nov-22", "Dec-22", "Jan-23"], ["2022-11", "2022-12", "2023-01"]),
        ("x", ["Jan-23", "Dec-22", "Nov-22"], ["2023-01", "2022-12", "2022-11"]),
        ("Month", ["Jan-23", "Jun-22"], ["2023-01", "2022-06"]),
        ("payment_period", ["Sept 98", "June '03"], ["1998-09", "2003-06"]),
    ],
)
def test_months_with_a_year_in_two_digits_are_read_where_they_are_that(name, cells, months):
    found, note = dates.plain(name, cells)
    assert found == months
    assert note == f"{name}: read as months, such as {cells[0]} as {months[0]}"


@pytest.mark.parametrize("cells", [["Mar-03", "Sep-14", "Jan-02"], ["Jan-23", "Feb-23"]])
def test_what_may_be_months_or_codes_is_told(cells: list[str]):
    found, note = dates.plain("gene", cells)
    assert found == cells
    assert f"{cells[0]} may be the month 20" in note
    assert "or a code, such as 1-2" in note


@pytest.mark.parametrize(
    "cells", [["1-1", "1월 2일"], ["1-1", "2-Jan"], ["3-4", "2024-01-02"], ["1월 2일", "1월 3일"]]
)
def test_a_code_that_was_taken_for_a_date_is_told(cells: list[str]):
    found, note = dates.plain("code", cells)
    assert found == cells
    assert "may be a code" in note
