"""Numbers as people write them: the sign and the value that they mean, or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.reading import spelling


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *((f"{mark}5", "-5") for mark in "−–‒－△▲▵▼▽-"),
        ("△ 1,234.5", "-1,234.5"),
        ("(.37)", "-.37"),
        ("(5)", "-5"),
        ("（ ５ ）", "-5"),
        ("5-", "-5"),
        ("+5", "5"),
        ("１２３", "123"),
        ("1\u00a0234", "1 234"),
        ("1\u202f234,5", "1 234,5"),
        ("1’234", "1'234"),
        ("△12.5%", "-12.5%"),
        ("５％", "5%"),
    ],
)
def test_a_figure_is_spelled_as_the_standard_has_it(text: str, read: str):
    assert spelling.figure(text) == read


@pytest.mark.parametrize(
    "text", ["", "-", "△", "1-2", "(a)", "5kg", "a△5", "2020-01-01", "(1) 도로", "12:30", "--5"]
)
def test_what_is_no_figure_stays_as_it_is(text: str):
    assert spelling.figure(text) == text


def test_triangles_of_both_kinds_are_no_signs():
    """Where one means less, the other means more: which is which, the column does not say."""
    assert spelling.contrast(["▲5", "▽3"])
    assert not spelling.contrast(["▲5", "△3", "2"])
    assert spelling.figure("▲5", contrasted=True) == "▲5"
    assert spelling.figure("(5)", contrasted=True) == "-5"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["5"], [{}]),
        (["1,5"], [{"decimalChar": ","}]),
        (["1,234.5", ".37"], [{"groupChar": ","}]),
        ([".370"], [{}]),
        ([",5"], [{"decimalChar": ","}]),
        (["1,234"], [{"decimalChar": ","}, {"groupChar": ","}]),
        (["1,234", "1,5"], [{"decimalChar": ","}]),
        (["1,234,567"], [{"groupChar": ","}]),
        (["1.234,5"], [{"groupChar": ".", "decimalChar": ","}]),
        (["1.234"], [{}, {"groupChar": ".", "decimalChar": ","}]),
        (["1 234"], [{"groupChar": " "}]),
        (["1 234,5"], [{"groupChar": " ", "decimalChar": ","}]),
        (["1'234"], [{"groupChar": "'"}]),
        (["1,23,456"], [{"groupChar": ","}]),
        (["1,234,56"], []),
        (["x"], []),
        (["12,34,567", "99,999"], [{"groupChar": ","}]),
        (["1,23", "4,56"], [{"decimalChar": ","}]),
        (["12,34,56"], []),
    ],
)
def test_each_meaning_of_a_column_has_its_properties(cells: list[str], found: list[object]):
    assert spelling.conventions(cells) == found


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0),
    st.sampled_from("△▲−(-"),
)
def test_a_sign_changes_nothing_but_the_sign(value: Decimal, mark: str):
    text = f"{mark}{value:,f}{')' * (mark == '(')}"
    read = spelling.figure(text)
    assert Decimal(read.replace(",", "")) == -value
