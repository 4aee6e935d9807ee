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
        ("dialect", "delimeter", "delimiter"),
        ("dialect", "quotechar", "quoteChar"),
        ("constraints", "requird", "required"),
        ("reference", "resourse", "resource"),
        ("source", "titel", "title"),
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


@pytest.mark.parametrize(
    ("described", "place"),
    [
        ({"sources": [{"title": "a"}, {"titel": "b"}]}, "sources[1].titel"),
        ({"licenses": [{"name": "CC0-1.0", "tilte": "b"}]}, "licenses[0].tilte"),
        ({"resources": {"a": {"dialect": {"delimeter": ";"}}}}, "resources.a.dialect.delimeter"),
        (
            {"resources": {"a": {"dialect": {"csv": {"delimeter": ";"}}}}},
            "resources.a.dialect.csv.delimeter",
        ),
        (
            {"fields": {"id": {"categories": [{"value": "1", "lable": "one"}]}}},
            "resources.a.id.categories[0].lable",
        ),
    ],
    ids=["a source", "a licence", "a dialect", "an old dialect", "a category"],
)
def test_names_in_parts_are_guessed_as_well(make_package, described: dict, place: str):
    package, _ = descriptor.examine(make_package({"a": "id\n1\n"}, **described))
    assert place in [warning.field for warning in package.warnings]
