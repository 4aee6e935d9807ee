"""Rows are where their lines say, and as many as were counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.errors import InvalidPackage
from yesan.validation import validation

LINE = {"type": "integer", "role": "source-line"}
PROGRAM = {"columnType": "activity:generic:program:code"}
KEY = {"fields": "section", "reference": {"resource": "sections", "fields": "id"}}
SECTIONS = "id,program,line\nroads,r,1\nothers,,20\n"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("roads,r,19", []),
        ("others,p,20", []),
        ("roads,r,20", ["section"]),
        ("others,p,3", ["section"]),
        ("roads,p,3", ["program"]),
        ("roads,,3", []),
    ],
)
def test_a_row_is_in_the_section_of_its_line(
    make_package: Callable[..., Path], row: str, found: list[str]
):
    """It is about the program of the section, where the section has one."""
    root = make_package(
        {"sections": SECTIONS, "remarks": f"section,program,line\n{row}\n"},
        fields={"section": {"role": "section"}, "program": PROGRAM, "line": LINE},
        resources={
            "sections": {"schema": {"primaryKey": "id"}},
            "remarks": {"schema": {"foreignKeys": [KEY]}},
        },
    )
    assert [e.field for e in errors(root)] == found


@pytest.mark.parametrize(("reworded", "found"), [("20", []), ("19", ["section"])])
def test_a_row_may_be_in_another_section_where_that_is_said_of_its_line(
    make_package: Callable[..., Path], reworded: str, found: list[str]
):
    said = {"lines": reworded, "fields": ["section"], "reason": "it is about both"}
    root = make_package(
        {"sections": SECTIONS, "remarks": "section,line\nroads,20\n"},
        fields={"section": {"role": "section"}, "program": PROGRAM, "line": LINE},
        resources={
            "sections": {"schema": {"primaryKey": "id"}},
            "remarks": {
                "schema": {"foreignKeys": [KEY]},
                "sources": [{"title": "report", "lines": ["1-30"], "reworded": [said]}],
            },
        },
        sources=[{"title": "report"}],
    )
    assert [e.field for e in errors(root)] == found


@pytest.mark.parametrize(("line", "found"), [(5, []), (7, []), (8, ["line"]), (4, ["line"])])
def test_a_discrepancy_is_at_a_line_of_its_row(
    make_package: Callable[..., Path], line: int, found: list[str]
):
    figures = {name: {"type": "integer"} for name in ("paid", "published", "computed")}
    root = make_package(
        {
            "paid": "id,paid,line\na,5,5\nb,6,8\n",
            "discrepancies": f"rule,table,key,field,published,computed,line\n"
            f"six,paid,a,paid,5,6,{line}\n",
        },
        fields={**figures, "line": LINE},
        resources={"paid": {"schema": {"primaryKey": "id"}}},
        rules={
            "six": "-- title: All is six\n"
            "SELECT 'paid' AS \"table\", id AS key, 'paid' AS field, paid AS published, "
            "6 AS computed FROM paid"
        },
    )
    assert [e.field for e in errors(root)] == found


def errors(root: Path) -> tuple[Any, ...]:
    try:
        validation.validate(root)
    except InvalidPackage as error:
        return error.errors
    return ()
