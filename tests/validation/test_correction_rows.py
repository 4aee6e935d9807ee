"""A cell that was corrected is there; a row may be gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.errors import InvalidPackage
from yesan.validation import validation

CSV = {"paid": "id,month,sum\na1,2020-01,3\nb2,2020-02,4\n"}
KEYED = {"paid": {"schema": {"primaryKey": ["id", "month"]}}}


def wrong(make_package: Callable[..., Path], **correction: Any) -> list[tuple[str, str, str]]:
    """What is wrong with a correction of the second row, some of it otherwise."""
    own = {"version": "1.0.1", "resource": "paid", "key": ["b2", "2020-02"], "reason": "a digit"}
    root = make_package(
        CSV,
        fields={"month": {"type": "yearmonth"}},
        resources=KEYED,
        version="1.0.1",
        corrections=[{**own, **correction}],
    )
    try:
        validation.validate(root)
    except InvalidPackage as error:
        return [(e.type, e.field, e.remedy) for e in error.errors]
    return []


def test_row_is_found_by_its_key_as_it_is_written(make_package: Callable[..., Path]) -> None:
    assert wrong(make_package, field="sum") == []


@pytest.mark.parametrize("key", [["c3", "2020-02"], ["b2", "2020-01"]])
def test_cell_of_a_row_that_is_not_there_is_told(
    make_package: Callable[..., Path], key: list[str]
) -> None:
    ((type_, place, remedy),) = wrong(make_package, key=key, field="sum")
    assert (type_, place) == ("foreign-key", "corrections[0].key")
    assert remedy.endswith("fix the key; leave field out where the row is gone")


def test_row_that_is_gone_may_have_been_corrected(make_package: Callable[..., Path]) -> None:
    assert wrong(make_package, key=["c3", "2020-02"]) == []
