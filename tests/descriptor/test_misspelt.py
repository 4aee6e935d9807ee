"""Properties that are nearly called as one that is read."""

from __future__ import annotations

import pytest

from yesan.descriptor import descriptor
from yesan.descriptor.misspelt import misspelt


@pytest.mark.parametrize(
    ("level", "name", "meant"),
    [
        ("package", "licences", "licenses"),
        ("package", "tittle", "title"),
        ("resource", "encodng", "encoding"),
        ("resource", "Description", "description"),
        ("schema", "foriegnKeys", "foreignKeys"),
        ("schema", "primary_key", "primaryKey"),
        ("field", "colunmType", "columnType"),
        ("field", "tittle@en", "title"),
    ],
)
def test_a_name_that_is_nearly_a_known_one_is_guessed(level: str, name: str, meant: str):
    assert list(misspelt(level, {name: 1})) == [(name, meant)]


@pytest.mark.parametrize(
    ("level", "raw"),
    [
        ("package", {"owner": 1, "title@en": 1, "fields": 1}),
        ("resource", {"missingValues": 1, "rows": 1}),
        ("field", {"x-colour": 1, "required": 1, "size": 1}),
        ("field", {"title": 1, "tittle": 1}),
    ],
    ids=["its own", "at another level", "of a field", "both"],
)
def test_other_names_are_left_alone(level: str, raw: dict[str, int]):
    assert list(misspelt(level, raw)) == []


def test_it_is_a_warning_at_its_place(make_package):
    root = make_package({"a": "id\n1\n"}, fields={"id": {"colunmType": "value"}})
    package, errors = descriptor.examine(root)
    assert not errors
    assert [(w.type, w.field, w.remedy) for w in package.warnings] == [
        (
            "misplaced-property",
            "resources.a.id.colunmType",
            'did you mean "columnType"? if so, write that',
        )
    ]
