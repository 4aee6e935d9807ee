"""Which step of the version a change asks for, by the recipe of the Data Package."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.changes import required_step
from yesan.package.version import Step

BEFORE = {"places": "id,name\n1,Ashton\n2,Brook\n", "t": "id,place,v\na,1,10\nb,2,20\n"}
MOVED = "id,name\n1,Ashton\n3,Brook\n"
PLACES: dict[str, Any] = {"schema": {"primaryKey": ["id"]}}
T: dict[str, Any] = {
    "schema": {
        "primaryKey": ["id"],
        "foreignKeys": [
            {"fields": ["place"], "reference": {"resource": "places", "fields": ["id"]}}
        ],
    }
}
FIELDS = {"v": {"type": "integer"}}


@pytest.fixture
def stepped(make_package, compare):
    """The step that some changes ask for, and the kinds of changes that do."""

    def found(tables=None, *, fields=None, resources=None, **package) -> tuple[Step, set[str]]:
        plain = {"places": PLACES, "t": T}
        old = make_package(BEFORE, fields=FIELDS, resources=plain, name="one")
        new = make_package(
            {**BEFORE, **(tables or {})},
            fields=fields or FIELDS,
            resources={**plain, **(resources or {})},
            **{"name": "one", **package},
        )
        reasons = required_step.reasons(compare(old, new, meaning=False))
        step = required_step.required(reasons)
        return step, {reason.kind for reason in reasons if reason.step is step}

    return found


def limited(**constraints: Any) -> dict[str, Any]:
    return {"v": {"type": "integer", "constraints": constraints}}


def test_the_same_asks_for_none(stepped):
    assert stepped() == (Step.NONE, set())


@pytest.mark.parametrize(
    ("change", "step", "kind"),
    [
        ({"tables": {"t": "id,place,v\na,1,11\nb,2,20\n"}}, Step.PATCH, "cells-changed"),
        ({"tables": {"t": "id,place,v\nb,2,20\na,1,10\n"}}, Step.PATCH, "written-otherwise"),
        ({"title": "Another"}, Step.PATCH, "package-title"),
        ({"tables": {"t": "id,place,v\na,1,10\nb,2,20\nc,2,1\n"}}, Step.MINOR, "rows-added"),
        ({"tables": {"t": "id,place,v\na,1,10\n"}}, Step.MINOR, "rows-removed"),
        ({"tables": {"more": "id\n1\n"}}, Step.MINOR, "table-new"),
        (
            {
                "tables": {
                    "places": "id,name\n1,Ashton\n3,Brook\n",
                    "t": "id,place,v\na,1,10\nb,3,20\n",
                }
            },
            Step.MAJOR,
            "keys-changed",
        ),
        ({"tables": {"t": "id,place,v,w\na,1,10,1\nb,2,20,1\n"}}, Step.MAJOR, "field-new"),
        ({"tables": {"t": "id,v,place\na,10,1\nb,20,2\n"}}, Step.MAJOR, "fields-reordered"),
        ({"name": "two"}, Step.MAJOR, "package-name"),
        ({"fields": {"v": {"type": "number"}}}, Step.MAJOR, "field-type"),
        ({"fields": {"v": {"type": "integer", "title": "V"}}}, Step.PATCH, "field-title"),
        ({"fields": limited(minimum=1)}, Step.MAJOR, "field-constraints"),
    ],
)
def test_a_change_asks_for_a_step(stepped, change, step, kind):
    found, kinds = stepped(**change)
    assert found is step
    assert kind in kinds


@pytest.mark.parametrize(
    ("before", "after", "tighter"),
    [
        ("", '{"required": true}', True),
        ('{"required": true}', "", False),
        ('{"required": true}', '{"required": false}', False),
        ('{"minimum": 1}', '{"minimum": 2}', True),
        ('{"minimum": 2}', '{"minimum": 1}', False),
        ('{"maximum": 1}', '{"maximum": 2}', False),
        ('{"maximum": 2}', '{"maximum": 1}', True),
        ('{"maxLength": 2}', '{"maxLength": 1}', True),
        ('{"minLength": 2}', '{"minLength": 1}', False),
        ('{"enum": ["a"]}', '{"enum": ["a", "b"]}', False),
        ('{"enum": ["a", "b"]}', '{"enum": ["a"]}', True),
        ('{"pattern": "a"}', '{"pattern": "a+"}', True),
        ('{"minimum": "2020-01-01"}', '{"minimum": "2019-01-01"}', True),
        ('{"minimum": 1, "maximum": 9}', '{"minimum": 0, "maximum": 8}', True),
    ],
)
def test_a_constraint_is_tighter_where_it_may_refuse_what_was_valid(before, after, tighter):
    assert required_step._is_tighter(before, after) is tighter
