"""What a descriptor says contradicts neither itself nor the rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.errors import InvalidPackage
from yesan.validation import validation

ROWS = "id,before,after,change,rate,part,line\na,100,150,50,50.0,30,1\nb,200,100,-100,-50.0,10,2\n"
PHASES = "id,name\napproved,Approved\nproposed,Proposed\nspent,Spent\n"
VALUE = {
    "type": "integer",
    "columnType": "value",
    "currency": "EUR",
    "unit": "thousand euro",
    "factor": 1000,
}
PLAIN = {k: v for k, v in VALUE.items() if k != "columnType"}
FIELDS: dict[str, dict[str, Any]] = {
    "before": {**VALUE, "title": "Approved", "normalize": {"phase": "approved"}},
    "after": {**VALUE, "title": "Proposed", "normalize": {"phase": "proposed"}},
    "change": {**PLAIN, "computed": {"difference": ["after", "before"]}},
    "rate": {"type": "number", "unit": "%", "computed": {"ratio": ["change", "before"]}},
    "part": {**PLAIN, "role": "part", "of": "after", "title": "of Proposed: grants"},
    "line": {"type": "integer", "role": "source-line"},
}
LISTED = {"id": {"columnType": "phase:id"}, "name": {"columnType": "phase:label"}}
EXTRA = {"name": "phase", "type": "string", "columnType": "phase:id", "normalizationTarget": True}


@pytest.fixture
def told(make_package: Callable[..., Path]) -> Callable[..., list[tuple[str, str]]]:
    """Makes a package and gives the types and fields of its errors."""

    def told(fields: dict[str, Any] | None = None, **package: Any) -> list[tuple[str, str]]:
        root = make_package(
            {"phases": PHASES, "budget": ROWS.replace("id,", "key,", 1)},
            fields={**LISTED, **FIELDS, **(fields or {})},
            resources={
                "phases": {"schema": {"primaryKey": "id"}},
                "budget": {"schema": {"primaryKey": "key", "extraFields": [EXTRA]}},
            },
            languages=["en"],
            currencies={"EUR": {"title": "euro"}},
            **package,
        )
        try:
            validation.validate(root)
        except InvalidPackage as error:
            return [(e.type, e.field) for e in error.errors]
        return []

    return told


def test_what_agrees_is_no_error(told: Callable[..., Any]):
    assert told(comparison=["approved", "proposed"]) == []


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("before", {"factor": 1}),
        ("before", {"unit": "euro"}),
        ("before", {"normalize": {"phase": "proposed"}}),
        ("before", {"normalize": {"phase": "spent"}}),
        ("before", {"normalize": {"phase": "planned"}}),
        ("before", {"columnType": None}),
        ("change", {"computed": {"difference": ["before", "after"]}}),
        ("rate", {"computed": {"ratio": ["before", "change"]}}),
        ("rate", {"unit": "‰"}),
        ("rate", {"unit": "euro"}),
        ("part", {"unit": "%"}),
        ("part", {"of": "before"}),
        ("part", {"of": "rate", "title": "grants"}),
    ],
    ids=lambda value: str(value).strip("{}"),
)
def test_a_contradiction_is_told_at_its_field(
    told: Callable[..., Any], field: str, new: dict[str, Any]
):
    changed = {k: v for k, v in {**FIELDS[field], **new}.items() if v is not None}
    found = told({field: changed})
    assert ("sense-error", f"resources.budget.{field}") in found


def test_a_comparison_is_from_before_to_after(told: Callable[..., Any]):
    found = told(comparison=["proposed", "approved"])
    assert found == [("sense-error", "resources.budget.change")]


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        ("2020-01-01", "2020-12-31", True),
        ("2019-07-01", "2020-06-30", True),
        ("2018-01-01", "2022-12-31", True),
        ("2021-01-01", "2021-12-31", False),
        ("2019-01-01", "2019-12-31", False),
        ("2021", "", False),
        (None, 5, True),
    ],
)
def test_a_year_in_the_title_is_one_of_the_fiscal_period(
    told: Callable[..., Any], start: object, end: object, *, right: bool
):
    period = {"start": start, "end": end}
    found = told(title="Budget 2020", fiscalPeriod=period)
    assert found == ([] if right else [("sense-error", "fiscalPeriod")])
    assert told(title="Budget", fiscalPeriod=period) == []


@pytest.mark.parametrize("unit", ["€", "Stück", "thousands", "million"])
def test_a_unit_in_other_words_says_nothing_of_the_factor(
    make_package: Callable[..., Path], unit: str
):
    """Only where the language has the word for a power is the factor known."""
    factor = 1_000_000 if unit == "million" else 1000
    root = make_package(
        {"t": "paid\n5\n"}, fields={"paid": {**PLAIN, "unit": unit, "factor": factor}}
    )
    assert validation.validate(root).outcomes == []


@pytest.mark.parametrize(
    ("larger", "found"), [(0, []), (1, []), (2, [("sense-error", "resources.budget.part")])]
)
def test_a_part_may_be_larger_than_its_whole_in_half_of_the_rows(
    make_package: Callable[..., Path], larger: int, found: list[tuple[str, str]]
):
    rows = "".join(f"{n},10,{11 if n < larger else 9}\n" for n in range(2))
    root = make_package(
        {"budget": f"key,whole,part\n{rows}"},
        fields={"whole": PLAIN, "part": {**PLAIN, "role": "part", "of": "whole"}},
    )
    try:
        validation.validate(root)
        given = []
    except InvalidPackage as error:
        given = [(e.type, e.field) for e in error.errors]
    assert given == found
