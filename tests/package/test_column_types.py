"""Roles: the column types of Fiscal Data Package 1.0, taken apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yesan.package.column_types import COLUMN_TYPES


@pytest.mark.parametrize(
    ("name", "kind", "part"),
    [
        ("activity:generic:program:code", "program", "code"),
        ("activity:generic:program:label", "program", "label"),
        ("administrative-classification:generic:level1:description", "department", "description"),
        ("economic-classification:gfsm:level4:code", "line-item", "code"),
        ("functional-classification:cofog:division:label", "function", "label"),
        ("geo-source:target:title", "place", "label"),
        ("fin-source:generic:level3:code", "source", "code"),
        ("expenditure-type:code", "class", "code"),
        ("recipient:generic:name", "recipient", "label"),
        ("phase:id", "phase", "code"),
    ],
)
def test_a_role_says_of_which_kind_and_which_part(name: str, kind: str, part: str):
    assert (COLUMN_TYPES[name].kind, COLUMN_TYPES[name].part) == (kind, part)


@pytest.mark.parametrize(
    "name", ["value", "date:fiscal-year", "direction", "value-currency:code", "unknown:string"]
)
def test_values_and_dates_are_no_entities(name: str):
    assert (COLUMN_TYPES[name].kind, COLUMN_TYPES[name].part) == (None, None)


def test_every_role_stands_under_its_own_name():
    assert all(role.name == name for name, role in COLUMN_TYPES.items())


def test_an_entity_has_a_part_and_nothing_else_has():
    assert all((role.kind is None) == (role.part is None) for role in COLUMN_TYPES.values())


def test_every_code_has_a_label_of_its_family():
    parts = {(role.family, role.part) for role in COLUMN_TYPES.values()}
    families = {role.family for role in COLUMN_TYPES.values() if role.part == "code"}
    assert {family for family in families if (family, "label") not in parts} == set()


def test_the_taxonomy_has_some_two_hundred_names():
    assert 190 <= len(COLUMN_TYPES) <= 260


def test_every_column_type_of_the_package_is_a_role(project: Path):
    described = json.loads((project / "datapackage.json").read_text(encoding="utf-8"))
    used = {f.get("columnType") for r in described["resources"] for f in r["schema"]["fields"]}
    assert used - {None} <= COLUMN_TYPES.keys()
