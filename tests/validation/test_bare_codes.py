"""A row without a code is warned of where nothing says whether it is a total."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from budgets import FIELDS, UNSAID, WIDE
from yesan.errors import DataError, InvalidPackage
from yesan.validation import validation

PARTS = "program,item,approved,adjusted\na,,100,90\nb,,200,250\n"


@pytest.fixture
def warned(make_package: Callable[..., Path]) -> Callable[..., list[DataError]]:
    def make(row: str, blank: str = "") -> list[DataError]:
        said = {"program": {**UNSAID["program"], **({"blank": blank} if blank else {})}}
        fields = FIELDS | UNSAID | said
        root = make_package({"t": PARTS + row}, fields=fields, resources={"t": WIDE})
        found = list(validation.validate(root).model.package.warnings)
        if found:
            with pytest.raises(InvalidPackage):
                validation.validate(root, strict=True)
        return found

    return make


def test_a_row_that_may_be_a_total_is_warned_of_at_its_code(warned):
    (found,) = warned(",,900,700\n")
    assert (found.type, found.place) == ("blank-code", "data/t.csv row 4, program")
    assert '"blank": "total"' in found.remedy


@pytest.mark.parametrize(
    ("row", "blank"), [(",,300,340\n", ""), (",,900,700\n", "total"), (",,300,20\n", "rest")]
)
def test_what_is_said_or_shown_is_not(warned, row: str, blank: str):
    assert warned(row, blank) == []


def test_a_total_that_is_less_than_the_others_is_warned_of(warned):
    (found,) = warned(",,30,20\n", "total")
    assert (found.type, found.row) == ("blank-code", 4)
    assert found.found == "a total that is less than the rows with a code beside it"
