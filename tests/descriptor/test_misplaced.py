"""Properties that are where the standard does not read them."""

from __future__ import annotations

import pytest

from yesan.descriptor import descriptor
from yesan.descriptor.misplaced import misplaced


@pytest.mark.parametrize(
    ("level", "name", "home"),
    [
        ("package", "fields", "the schema of a resource"),
        ("resource", "missingValues", "its schema"),
        ("resource", "delimiter", "its dialect"),
        ("schema", "decimalChar", "the field"),
        ("schema", "encoding", "the resource"),
        ("dialect", "encoding", "the resource"),
        ("field", "required", "its constraints"),
        ("field", "primaryKey", "the schema"),
        ("constraints", "decimalChar", "the field"),
    ],
)
def test_a_property_is_sent_where_it_belongs(level: str, name: str, home: str):
    assert list(misplaced(level, {name: 1, "title": "x"})) == [(name, home)]


def test_what_stands_in_its_place_is_left_alone(project):
    """The package of the checkout has none of it."""
    package, errors = descriptor.examine(project)
    assert package.resources
    assert not errors


def test_each_misplaced_property_is_one_error(make_package):
    root = make_package({"a": "id\n1\n"}, fields={"id": {"required": True, "unique": True}})
    _, errors = descriptor.examine(root)
    assert [(e.type, e.field) for e in errors] == [
        ("misplaced-property", "resources.a.id.required"),
        ("misplaced-property", "resources.a.id.unique"),
    ]
