"""Amounts that a spreadsheet program has cut to a few digits are named."""

from __future__ import annotations

import pytest

from yesan.validation import validation

MONEY = {"type": "number", "currency": "KRW"}


@pytest.fixture
def warned(make_package):
    def warn(cells: list[str], field=MONEY) -> list[tuple[str, str]]:
        rows = "".join(f"{n},{cell}\n" for n, cell in enumerate(cells))
        found = validation.validate(make_package({"a": f"id,paid\n{rows}"}, fields={"paid": field}))
        listed = found.model.package.warnings
        return [(w.place, w.found) for w in listed if w.type == "spreadsheet-error"]

    return warn


def test_an_amount_with_an_exponent_is_named(warned):
    found = [("data/a.csv row 3, paid", "1 amount cut short: 1.23457E+11")]
    assert warned(["5", "1.23457E+11", "7.5"]) == found


def test_several_are_one_warning(warned):
    [(_, said)] = warned(["1E+15", "1.23457E+11"])
    assert said == "amounts cut short, such as 1E+15, in 2 rows"


@pytest.mark.parametrize("cells", [["100", "0", "-5.00"], ["0E+3"], ["1.5E-3"], [""]])
def test_other_amounts_are_not(warned, cells):
    assert warned(cells) == []


def test_what_is_no_money_may_have_an_exponent(warned):
    assert warned(["1.2E+11"], {"type": "number"}) == []
