"""Codes without their first zeros are named where another place has them, and only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.validation import validation

SAVED = "code,n\n1,1\n2,2\n12,3\n3,4\n"


@pytest.fixture
def warned(make_package: Callable[..., Path]) -> Callable[..., list[tuple[str, str, str]]]:
    def warn(other: str, field: dict[str, Any] | None = None) -> list[tuple[str, str, str]]:
        root = make_package({"a": SAVED, "b": other}, fields={"code": field or {}})
        found = validation.validate(root).model.package.warnings
        return [(w.type, w.place, w.found) for w in found]

    return warn


def test_codes_that_another_table_has_with_zeros_are_warned_of(warned):
    found = warned("code,m\n001,1\n002,2\n012,3\n003,4\n110,5\n")
    assert found == [("spreadsheet-error", "data/a.csv row 2, code", 'codes such as "1" in 4 rows')]


def test_codes_that_the_example_of_their_field_has_with_zeros_are_warned_of(warned):
    found = warned("x,m\n1,1\n", {"example": "0007"})
    assert found == [("spreadsheet-error", "data/a.csv row 2, code", 'codes such as "1" in 4 rows')]


@pytest.mark.parametrize(
    "other",
    [
        "x,m\n001,1\n002,2\n012,3\n003,4\n",  # another column
        "code,m\n001,1\n002,2\n013,3\n003,4\n",  # 12 is none of its codes
        "code,m\n1,1\n2,2\n12,3\n3,4\n",  # without zeros as well
        "code,m\n1,1\n02,2\n12,3\n003,4\n",  # of several lengths
        "code,m\na01,1\n002,2\n012,3\n003,4\n",  # of letters
    ],
)
def test_codes_that_may_never_have_had_zeros_are_not(other: str, warned):
    assert warned(other) == []


def test_codes_longer_than_the_example_are_not(warned):
    assert warned("x,m\n1,1\n", {"example": "0"}) == []
