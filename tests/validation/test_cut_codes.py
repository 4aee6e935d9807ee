"""Long codes of which a spreadsheet program has left out digits are named, and no other codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.validation import validation


@pytest.fixture
def warned(make_package: Callable[..., Path]) -> Callable[..., list[tuple[str, str]]]:
    def warn(*codes: str) -> list[tuple[str, str]]:
        rows = "".join(f"{code},{n}\n" for n, code in enumerate(codes))
        found = validation.validate(make_package({"a": f"code,n\n{rows}"})).model.package.warnings
        return [(w.place, w.found) for w in found if w.type == "spreadsheet-error"]

    return warn


@pytest.mark.parametrize(
    "codes",
    [
        ("x", "1234567890123450", "1234567890123460", "1234567890123470", "12"),
        ("x", "123456789012345000", "1234567890123460", "12345678901234500000"),
    ],
)
def test_codes_that_all_end_in_zeros_are_one_warning(warned, codes):
    assert warned(*codes) == [
        (
            "data/a.csv row 3, code",
            f'zeros in place of the last digits of long codes, such as "{codes[1]}", in 3 rows',
        )
    ]


def test_codes_with_an_exponent_are_one_warning(warned):
    assert warned("x", "1.23457E+15", "1234567890123456", "9E+15") == [
        ("data/a.csv row 3, code", 'long codes cut short, such as "1.23457E+15", in 2 rows')
    ]


@pytest.mark.parametrize(
    "codes",
    [
        ("1234567890123450", "1234567890123460", "1234567890123471"),
        ("1234567890123450", "1234567890123450", "1234567890123460"),
        ("123456789012340", "123456789012350", "123456789012360"),
        ("E+15", "1E5", "1.5E-10"),
    ],
)
def test_other_codes_are_none(warned, codes):
    assert warned(*codes) == []
