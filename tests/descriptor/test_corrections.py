"""Corrections: read as they are written; each that says something that cannot be is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError
from yesan.package.correction import Correction
from yesan.package.version import Version

CSV = {"paid": "id,year,sum\na1,2020,3\nb2,2021,4\n", "notes": "text\nx\n"}
KEYED = {"paid": {"schema": {"primaryKey": ["id", "year"]}}}
WHOLE: dict[str, Any] = {
    "version": "1.1.0",
    "resource": "paid",
    "key": ["a1", 2020],
    "field": "sum",
    "reason": "a digit was read wrongly",
    "reason@ko": "숫자 하나를 잘못 읽음",
    "report": "https://town.example/issues/12#note-3",
}
Read = Callable[..., tuple[tuple[Correction, ...], list[DataError]]]


@pytest.fixture
def read(make_package: Callable[..., Path]) -> Read:
    """The corrections of a package, and what is wrong with them."""

    def of(*listed: Any, version: Any = "1.1.0") -> tuple[tuple[Correction, ...], list[DataError]]:
        root = make_package(CSV, resources=KEYED, version=version, corrections=list(listed))
        package, errors = descriptor.examine(root)
        return package.corrections, errors

    return of


def without(*names: str, **more: Any) -> dict[str, Any]:
    return {**{k: v for k, v in WHOLE.items() if k not in names}, **more}


def test_all_of_a_correction_is_read(read: Read) -> None:
    (found,), errors = read(WHOLE)
    assert errors == []
    assert (found.version, found.resource, found.field) == (Version(1, 1, 0), "paid", "sum")
    assert found.key == ("a1", "2020")
    assert found.reason["en"] == "a digit was read wrongly"
    assert found.reason["ko"] == "숫자 하나를 잘못 읽음"
    assert found.report == "https://town.example/issues/12#note-3"


def test_field_and_report_may_be_left_out(read: Read) -> None:
    (found,), errors = read(without("field", "report"))
    assert (found.field, found.report, errors) == ("", "", [])


def test_one_cell_may_be_corrected_in_several_versions(read: Read) -> None:
    found, errors = read(WHOLE, without(version="1.0.9"), without(field="year"))
    assert [str(c.version) for c in found] == ["1.1.0", "1.0.9", "1.1.0"]
    assert errors == []


def test_package_without_corrections_needs_no_version(read: Read) -> None:
    assert read(version="draft") == ((), [])


@pytest.mark.parametrize(
    ("correction", "place"),
    [
        (without("version"), "version"),
        (without(version=1.1), "version"),
        (without(version="1.1.0-rc.1"), "version"),
        (without(version="1.10.0"), "version"),
        (without("resource"), "resource"),
        (without(resource=["paid"]), "resource"),
        (without(resource="piad"), "resource"),
        (without(field="summ"), "field"),
        (without(field=3), "field"),
        (without("key"), "key"),
        (without(key="a1"), "key"),
        (without(key=["a1"]), "key"),
        (without(key=["a1", True]), "key"),
        (without(key=["a1", None]), "key"),
        (without(key=["x"], resource="notes", field="text"), "key"),
        (without("reason"), "reason"),
        (without(reason="  "), "reason"),
        (without(reason=["a digit"]), "reason"),
        (without(report="data:text/html,x"), "report"),
        (without(report=12), "report"),
    ],
)
def test_what_cannot_be_is_told_at_its_place(
    read: Read, correction: dict[str, Any], place: str
) -> None:
    found, (error,) = read(WHOLE, correction)
    assert len(found) == 1
    assert error.field == f"corrections[1].{place}"


def test_every_fault_of_a_correction_is_told_in_one_run(read: Read) -> None:
    found, errors = read({"version": "2.0.0", "resource": "pays", "report": "x"}, "the sum")
    assert found == ()
    assert [error.field for error in errors] == [
        *(f"corrections[0].{name}" for name in ("version", "resource", "reason", "report")),
        "corrections[1]",
    ]


def test_same_correction_twice_is_told_with_the_first(read: Read) -> None:
    found, (error,) = read(WHOLE, without(key=["b2", 2021]), without("report", reason="other"))
    assert len(found) == 2
    assert (error.field, error.found) == (
        "corrections[2]",
        "the same cell and version as corrections[0]",
    )


@pytest.mark.parametrize("version", ["", "2026", 1.1, "1.1.0-rc.1"])
def test_version_that_nothing_can_be_compared_with_is_told_once(read: Read, version: Any) -> None:
    _, (error,) = read(WHOLE, without(key=["b2", 2021]), version=version)
    assert error.field == "version"


def test_property_of_a_correction_that_is_nearly_called_so_is_guessed(
    make_package: Callable[..., Path],
) -> None:
    listed = [without("report", Report="https://town.example/1")]
    root = make_package(CSV, resources=KEYED, version="1.1.0", corrections=listed)
    assert [w.remedy for w in descriptor.read(root).warnings] == [
        'did you mean "report"? if so, write that'
    ]
