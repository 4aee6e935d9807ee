"""Problems: every error is kept at its path of keys, and paths are compared key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.descriptor.findings import Problems
from yesan.errors import Fault, InvalidPackage
from yesan.validation import validation

FAULT = Fault("path-error", "../x", "a path", "fix it")


@pytest.fixture
def findings() -> Problems:
    return Problems("datapackage.json")


def test_an_error_is_kept_at_the_path_of_its_part(findings: Problems):
    findings.at("resources", "a.b").at("path").refuse(FAULT, resource="a.b")
    (error,) = findings.errors
    assert (error.file, error.resource) == ("datapackage.json", "a.b")
    assert error.path == ("resources", "a.b", "path")


def test_a_warning_is_not_an_error(findings: Problems):
    findings.at("name").warn(FAULT)
    assert (findings.errors, findings.refused) == ([], False)
    assert [w.path for w in findings.warnings] == [("name",)]


def test_a_part_is_refused_with_what_is_in_it(findings: Problems):
    findings.at("resources", "a", "b").note(None, "text", "write it")
    refused = [(), ("resources",), ("resources", "a"), ("resources", "a", "b")]
    assert [findings.at(*path).refused for path in refused] == [True] * 4
    others = [("resources", "b"), ("resources", "a", "c"), ("resources", "a", "b", "type")]
    assert [findings.at(*path).refused for path in others] == [False] * 3


def test_a_name_with_a_dot_is_one_key(findings: Problems):
    findings.at("resources", "a.b").refuse(FAULT)
    assert findings.at("resources", "a.b").refused
    assert not findings.at("resources", "a").refused
    assert not findings.at("resources", "a", "b").refused


@pytest.mark.parametrize(("value", "said"), [(3, "a JSON number"), (None, "a JSON null")])
def test_an_array_or_object_that_is_none_is_empty_and_noted(findings: Problems, value, said: str):
    assert findings.items({"x": value}, "x") == []
    assert findings.mapping({"x": value}, "x") == {}
    assert [(e.found, e.path) for e in findings.errors] == [(said, ("x",))] * 2


# ── names with dots ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def dotted(make_package) -> Path:
    """A resource ``a.b`` that is sound, and a field ``b`` of a resource ``a`` that is not."""
    return make_package(
        {"a.b": "c\nx\n", "a": "b\n1\n"},
        fields={"b": {"type": "integer", "columnType": "x"}, "c": {"type": "integer"}},
    )


def test_a_resource_with_a_dot_is_told_from_a_field(dotted: Path):
    """Their places are different for programs, and look different for people."""
    package, errors = descriptor.examine(dotted)
    assert [(e.path, e.field) for e in errors] == [
        (("resources", "a", "b", "columnType"), "resources.a.b.columnType")
    ]
    assert [r.name for r in descriptor.sound(package, errors).resources] == ["a.b"]


def test_a_sound_table_is_read_whatever_its_name_looks_like(dotted: Path):
    """The wrong cell of ``a.b`` is found beside the wrong field ``b`` of ``a``."""
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(dotted)
    assert [(e.type, e.resource, e.row) for e in caught.value.errors] == [
        ("role-error", "", None),
        ("type-error", "a.b", 2),
    ]


def test_an_error_of_a_dotted_resource_leaves_the_others_sound(make_package):
    root = make_package({"a.b": "c\n", "a": "b\n"}, fields={"c": {"type": "nonsense"}})
    package, errors = descriptor.examine(root)
    assert [e.field for e in errors] == ['resources["a.b"].c.type']
    assert [r.name for r in descriptor.sound(package, errors).resources] == ["a"]
