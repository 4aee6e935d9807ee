"""Labels, texts, names of codes, times and units against the lines that print them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from yesan.model.model import Model
from yesan.source.verification import verify

TEXT = """Roads and bridges
(unit: thousand euro, %)
Repair 10 20
Winter
service 30 40
Parks
Repair 50 60
Trees, shrubs 70 80
"""
ROWS = """program,label,kind,before,after,line
roads,Repair,works,10,20,3
roads,Winter service,works,30,40,4
parks,Repair,works,50,60,7
parks,"Trees, shrubs",green,70,80,8
"""
PROGRAMS = "id,name\nroads,Roads and bridges\nparks,Parks\n"
MONEY = {"type": "integer", "currency": "EUR", "unit": "thousand euro", "factor": 1000}
FIELDS: dict[str, dict[str, Any]] = {
    "program": {"columnType": "activity:generic:program:code"},
    "id": {"columnType": "activity:generic:program:code"},
    "name": {"columnType": "activity:generic:program:label"},
    "label": {"role": "label"},
    "before": MONEY,
    "after": MONEY,
    "line": {"type": "integer", "role": "source-line"},
}
KEY = {"fields": "program", "reference": {"resource": "programs", "fields": "id"}}
KIND = {"lines": "3-8", "fields": ["kind"], "values": ["works", "green"], "reason": "our own"}


@pytest.fixture
def found(make_model: Callable[..., Model]) -> Callable[..., list[tuple[int | None, str]]]:
    """Makes a package and gives the rows and fields that its source contradicts."""

    def found(
        rows: str = ROWS, fields: dict[str, Any] | None = None, **source: Any
    ) -> list[tuple[int | None, str]]:
        own = {"title": "report", "lines": ["1-8"], "reworded": [KIND], **source}
        model = make_model(
            {"budget": rows, "programs": PROGRAMS},
            fields={**FIELDS, **(fields or {})},
            resources={
                "budget": {"sources": [own], "schema": {"foreignKeys": [KEY]}},
                "programs": {"schema": {"primaryKey": "id"}},
            },
            languages=["en"],
            currencies={"EUR": {"title": "euro"}},
        )
        return [(e.row, e.field) for c in verify(model, TEXT) for e in c.errors]

    return found


def test_a_faithful_table_is_held(found: Callable[..., Any]):
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "errors"),
    [
        ("Winter service", "Winter servic", []),  # it cannot be known where a name ends
        ("Winter service", "Winter services", [(3, "label")]),
        ("Winter service", "Trees, shrubs", [(3, "label")]),
        ("parks,Repair", "roads,Repair", [(4, "program")]),
        ("works,10", "green,10", []),
        ("works,10", "other,10", [(2, "kind")]),
    ],
    ids=["cut", "letter", "other label", "program", "listed", "not listed"],
)
def test_a_changed_word_is_found(
    found: Callable[..., Any], old: str, new: str, errors: list[tuple[int, str]]
):
    rows = ROWS.replace(f'"{old}"' if "," in old and old[0] == "T" else old, _quoted(old, new))
    assert rows != ROWS
    assert found(rows) == errors


def _quoted(old: str, new: str) -> str:
    return f'"{new}"' if "," in new and "," not in old else new


def test_labels_in_each_others_place_are_found(found: Callable[..., Any]):
    rows = ROWS.replace("Repair,works,10", "X,works,10").replace("Winter service", "Repair")
    assert found(rows.replace("X,", "Winter service,")) == [(2, "label"), (3, "label")]


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"unit": "million euro"}, [(None, "before")]),
        ({"unit": ""}, [(None, "before")]),
        ({"unit": "%"}, []),
    ],
    ids=["other", "none", "also printed"],
)
def test_a_unit_is_that_over_the_table(
    found: Callable[..., Any], changed: dict[str, Any], errors: list[tuple[None, str]]
):
    assert found(fields={"before": {**MONEY, **changed}}) == errors


def test_what_is_excused_without_need_is_an_error(found: Callable[..., Any]):
    """So that the list of excuses is no longer than it must be."""
    needless = {"lines": "3", "fields": ["label"], "reason": "none"}
    assert found(reworded=[KIND, needless]) == [(None, "sources.reworded")]


def test_a_row_with_the_name_of_a_program_has_its_code(found: Callable[..., Any]):
    assert (5, "program") in found(ROWS.replace('parks,"Trees, shrubs"', ",Parks"))


def test_a_year_is_in_the_lines_of_its_row(make_model: Callable[..., Model]):
    rows = "label,year,paid,line\nRoads,2019,5,2\nRoads,2020,6,3\n"
    for text, errors in (
        ("Paid\n2019 Roads 5\n2020 Roads 6", []),
        ("Paid\n2019 Roads 5\n2021 Roads 6", ["year"]),
        ("Paid, 2019 and 2020\nRoads 5\nRoads 6", []),
    ):
        model = make_model(
            {"paid": rows},
            fields={
                **FIELDS,
                "year": {"type": "integer", "columnType": "date:fiscal-year"},
                "paid": {"type": "integer"},
            },
            resources={"paid": {"sources": [{"title": "report", "lines": ["1-3"]}]}},
        )
        (coverage,) = verify(model, text)
        assert [e.field for e in coverage.errors] == errors


@pytest.mark.parametrize("role", ["finding", "purpose"])
def test_our_own_words_have_the_numbers_of_their_lines(make_model: Callable[..., Model], role: str):
    """Ten years are not ten schools: a number counts with the letter after it."""
    for said, found in (("10 years", ""), ("10 schools", "10s"), ("11 years", "11y")):
        model = make_model(
            {"remarks": f"said,line\n{said},1\n"},
            fields={"said": {"role": role}, "line": FIELDS["line"]},
            resources={"remarks": {"sources": [{"title": "report"}]}},
            languages=["en"],
        )
        errors = [e.found for c in verify(model, "For 10\nyears") for e in c.errors]
        assert errors == [found][: bool(found)]
