"""A row without a code is a total where that is said, or shown twice and never denied."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from budgets import FIELDS, UNSAID, WIDE
from yesan.model.uncoded_rows import CLEAR, Trial, UncodedRows

Made = Callable[..., UncodedRows]
UNCODED = FIELDS | UNSAID
"""Fields of which nothing is said about rows without a code."""


@pytest.fixture(scope="module")
def unsaid(make_model) -> Made:
    """The rows without a code of a table, of which the descriptor says nothing."""

    def make(csv: str, **more: Any) -> UncodedRows:
        fields = UNCODED | more
        return make_model({"t": csv}, fields=fields, resources={"t": WIDE}).uncoded_rows["t"]

    return make


def wide(*rows: str) -> str:
    return "\n".join(["program,approved,adjusted", *rows, ""])


# ── shown by amounts ────────────────────────────────────────────────────────────────────────────


def test_a_row_that_is_the_sum_of_the_others_in_two_phases_is_their_total(unsaid: Made):
    rows = unsaid(wide(",300,340", "a,100,90", "b,200,250"))
    assert (rows.unassigned, rows.unsaid) == (set(), {})


def test_what_is_assigned_to_no_program_is_no_total(unsaid: Made):
    rows = unsaid(wide("a,100,90", "b,200,210", ",900,700"))
    assert (rows.unassigned, rows.unsaid) == ({4}, {4: ("program",)})


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("a,100,\nb,200,\n,300,\n", "once"),
        ("a,100,90\nb,200,250\n,300,20\n", "in one phase, and not in the other"),
        ("a,100,90\nb,200,180\n,300,270\n", "twice in one proportion"),
        ("a,100,100\nb,200,200\n,300,300\n", "twice the same"),
        ("a,100,90\n,100,90\n", "of one row alone"),
        ("a,100,90\nb,,250\n,300,340\n", "where a part is not known, and once beside"),
        ("a,1,2\nb,2,2\n,4,5\n", "but for what is much beside small figures"),
        ("a,5,0\nb,-5,0\n,0,0\n", "of nothing"),
    ],
    ids=lambda value: "" if "\n" in value else value,
)
def test_a_sum_that_may_be_an_accident_shows_no_total(unsaid: Made, rows: str, why: str):
    assert why
    number = rows.count("\n") + 1
    assert unsaid(f"program,approved,adjusted\n{rows}").unassigned == {number}


def test_changes_show_nothing_since_they_are_of_the_same_amounts(unsaid: Made):
    rows = "a,100,110,10\nb,200,,5\n,300,,15\n"
    assert unsaid(f"program,approved,adjusted,change\n{rows}").unassigned == {4}


def test_a_total_of_rounded_figures_may_differ_for_rounding(unsaid: Made):
    thousands = {name: {**FIELDS[name], "factor": 1000} for name in ("approved", "adjusted")}
    csv = wide("a,1000,900", "b,2000,2500", ",3001,3399")
    assert unsaid(csv, **thousands).unassigned == set()
    assert unsaid(csv.replace("3001", "3003"), **thousands).unassigned == {4}


def test_totals_of_several_years_show_each_other(unsaid: Made):
    rows = "a,2023,100\nb,2023,200\n,2023,300\na,2024,90\nb,2024,250\n,2024,340\n"
    assert unsaid(f"program,year,approved\n{rows}").unassigned == set()
    assert unsaid(f"program,year,approved\n{rows}".replace("340", "999")).unassigned == {4, 7}


def test_phases_in_rows_of_their_own_show_a_total_as_those_in_columns_do(unsaid: Made):
    rows = "a,approved,100\nb,approved,200\n,approved,300\na,adjusted,90\nb,adjusted,250\n"
    csv = f"program,phase,amount\n{rows}"
    assert unsaid(f"{csv},adjusted,340\n").unassigned == set()
    assert unsaid(f"{csv},adjusted,20\n").unassigned == {4, 7}
    assert unsaid(f"{csv},executed,340\n").unassigned == {4, 7}


def test_totals_of_several_offices_show_each_other_and_not_those_of_another(unsaid: Made):
    """Of an office with one program, its total is as much: the others show that it is one."""
    rows = "o,,300\no,a,100\no,b,200\nq,,90\nq,c,40\nq,d,50\nr,,7\nr,e,7\ns,,9\ns,f,7\n"
    found = unsaid(f"office,program,approved\n{rows}")
    assert (found.unassigned, found.unsaid) == ({10}, {10: ("program",)})


def test_the_total_of_offices_is_compared_with_their_totals(unsaid: Made):
    rows = [",,350,420", "o,,300,340", "o,a,100,90", "o,b,200,250", "q,,50,80", "q,c,20,70"]
    csv = "\n".join(["office,program,approved,adjusted", *rows, "q,d,30,10", ""])
    assert unsaid(csv).unassigned == set()
    assert unsaid(csv.replace(",,350", ",,351").replace("420", "990")).unassigned == {2}


def test_beside_what_is_unassigned_no_total_is_shown(unsaid: Made):
    rows = [",,350,420", "o,,300,340", "o,a,100,90", "o,b,200,250", "q,,50,80", "q,c,20,70"]
    csv = "\n".join(["office,program,approved,adjusted", *rows, "q,d,3,1", ""])
    assert unsaid(csv).unassigned == {2, 6}


# ── rows that are alone, or several ─────────────────────────────────────────────────────────────


def test_a_row_beside_which_none_has_a_code_is_what_it_prints(unsaid: Made):
    assert unsaid("program,approved\n,101\n").unassigned == set()
    rows = "a,expenditure,5\nb,expenditure,6\n,revenue,30\n"
    assert unsaid(f"program,direction,approved\n{rows}").unassigned == set()


def test_of_several_rows_in_one_place_none_is_a_total_whatever_is_said(make_model):
    csv = {"t": wide("a,100,90", "b,200,250", ",300,340", ",300,340")}
    rows = make_model(csv, fields=FIELDS, resources={"t": WIDE}).uncoded_rows["t"]
    assert (rows.unassigned, rows.unsaid, rows.contradicted) == ({4, 5}, {}, {})


# ── said ────────────────────────────────────────────────────────────────────────────────────────


def said(**fields: str) -> dict[str, Any]:
    return {name: {**UNSAID[name], "blank": what} for name, what in fields.items()}


def test_a_total_is_one_where_it_is_said_though_some_of_it_is_not_broken_down(unsaid: Made):
    csv = wide("a,100,90", "b,200,210", ",900,700")
    assert unsaid(csv, **said(program="total")).unassigned == set()


def test_a_rest_is_none_where_it_is_said_though_it_is_as_much_as_the_others(unsaid: Made):
    rows = unsaid(wide("a,100,90", "b,200,250", ",300,340"), **said(program="rest"))
    assert (rows.unassigned, rows.unsaid) == ({4}, {})


def test_what_is_less_than_the_others_in_each_phase_is_no_total_whatever_is_said(unsaid: Made):
    rows = unsaid(wide("a,100,90", "b,200,250", ",3,4"), **said(program="total"))
    assert (rows.unassigned, rows.contradicted) == ({4}, {4: ("program",)})
    below = unsaid(wide("a,-50,-5", "b,-40,-4", ",-10,-1"), **said(program="total"))
    assert below.unassigned == {4}


def test_what_is_less_in_one_phase_may_be_an_error_of_the_source(unsaid: Made):
    assert unsaid(wide("a,5,4", "b,4,4", ",8,8"), **said(program="total")).unassigned == set()


def test_what_lacks_two_codes_is_said_to_be_a_total_by_both(unsaid: Made):
    csv = "office,program,approved\n,,990\no,a,60\no,b,40\nq,c,7\n"
    assert unsaid(csv, **said(program="total")).unassigned == {2}
    assert unsaid(csv, **said(program="total", office="total")).unassigned == set()
    assert unsaid(csv, **said(program="total", office="rest")).unassigned == {2}


def test_nothing_is_asked_of_a_table_whose_rows_have_their_codes(unsaid: Made):
    rows = unsaid(wide("a,100,90", "b,200,250"))
    assert (rows.unassigned, rows.unsaid) == (set(), {})


@pytest.mark.parametrize(("own", "agrees"), [(CLEAR, True), (CLEAR - 1, False)])
def test_a_sum_but_for_rounding_is_one_of_an_amount_that_is_large_enough(own: int, *, agrees: bool):
    parts = {("a",): Decimal(own - 40), ("b",): Decimal(41)}
    assert Trial(Decimal(own), parts, complete=True, rounding=Decimal(1)).agrees == agrees
