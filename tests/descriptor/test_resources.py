"""Resources: tables to read, files to take away, and what their descriptor should have said."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError
from yesan.package.package import Package
from yesan.validation import validation


@pytest.fixture
def examine(tmp_path: Path):
    """Reads a package of these resources over these files."""

    def of(*resources: Any, **files: str) -> tuple[Package, list[DataError]]:
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
        described = {"name": "x", "resources": resources}
        (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
        return descriptor.examine(tmp_path)

    return of


INLINE = {"data": [{"a": 1}]}


def test_odd_names_have_addresses_of_their_own(examine):
    names = ["Table 1", "table 1!", "index", "예산", "a.b"]
    package, errors = examine(*({"name": name, **INLINE} for name in names))
    assert [r.id for r in package.resources] == ["table-1", "table-1-2", "index-2", "yesan", "a.b"]
    assert not errors
    assert [w.type for w in package.warnings] == ["name-error"] * 3


@pytest.mark.parametrize("second", ["a-b", "a_b", "A.b"])
def test_names_that_rules_cannot_tell_apart_are_refused(examine, second: str):
    _, errors = examine({"name": "a-b", **INLINE}, {"name": second, **INLINE})
    assert [(e.type, e.field) for e in errors] == [("descriptor-error", "resources[1].name")]


@pytest.mark.parametrize(
    ("resource", "why"),
    [
        ({"path": "x.geojson"}, "its format is geojson"),
        (
            {"path": "x.ods"},
            "yesan reads no tables from ods: yesan new FOLDER --from x.ods writes CSVs of it",
        ),
        ({"path": "x.json"}, "its JSON is not an array of rows"),
        ({"path": "x.csv", "type": "file"}, "its type is file"),
        ({"path": "x.csv", "format": "pdf"}, "yesan reads no tables from pdf"),
    ],
)
def test_what_is_no_table_can_be_taken_away(examine, resource, why: str):
    name = resource["path"].replace(".", "_")
    package, errors = examine({"name": "x", **resource}, **{name: "{}"})
    assert (package.resources, errors) == ((), [])
    assert package.files[0].why == why


def test_a_file_without_a_path_is_one_error(examine):
    package, errors = examine({"name": "x", "path": [], "format": "pdf"})
    assert [(e.type, e.path) for e in errors] == [("path-error", ("resources", "x", "path"))]
    assert [f.path for f in package.files] == [""]


def test_a_table_that_cannot_be_decoded_is_one_error(examine, tmp_path: Path):
    """No schema is inferred from what cannot be read."""
    (tmp_path / "x.csv").write_bytes(b"a\n\x80\x81\xff\x00\n")
    _, errors = examine({"name": "x", "path": "x.csv", "encoding": "utf-8"})
    assert [(e.type, e.file, e.resource) for e in errors] == [("encoding-error", "x.csv", "x")]


def test_a_schema_is_found_where_there_is_none(examine):
    package, _ = examine({"name": "x", "path": "x.csv"}, x_csv="id,n\n01,5\n")
    (resource,) = package.resources
    assert resource.inferred
    assert [(f.name, f.type) for f in resource.fields] == [("id", "string"), ("n", "integer")]


def test_a_schema_may_be_a_file_in_json_or_yaml(examine):
    resource = {"name": "x", "path": "x.csv", "schema": "s.yaml"}
    package, errors = examine(resource, x_csv="n\n5\n", s_yaml="fields:\n- name: n\n  type: year\n")
    assert not errors
    assert package.resources[0].fields[0].type == "year"


def test_a_resource_may_be_a_file(examine):
    inner = json.dumps({"name": "x", **INLINE})
    package, errors = examine("r.json", r_json=inner)
    assert (errors, package.resources[0].name) == ([], "x")


@pytest.mark.parametrize(
    ("resource", "type_"),
    [
        ({"path": "x.csv", "encoding": "klingon"}, "descriptor-error"),
        ({"path": "x.csv", "dialect": {"delimiter": ""}}, "dialect-error"),
        ({"path": "x.csv", "schema": "none.json"}, "file-missing"),
        ({"path": "x.csv", "schema": []}, "descriptor-error"),
        ({"path": "x.csv", "complete": {}}, "descriptor-error"),
        ({"path": "x.csv", "entity": True}, "field-error"),
        ({"path": "x.csv", "schema": {"fields": [{"name": "n"}] * 2}}, "descriptor-error"),
    ],
)
def test_what_cannot_be_used_is_one_error(examine, resource, type_: str):
    _, errors = examine({"name": "x", **resource}, x_csv="n\n5\n")
    assert [e.type for e in errors] == [type_]


def test_what_cells_may_be_is_in_the_letters_that_cells_are_read_in(make_package):
    """Of decomposed cells, which are read composed, those that the schema allows are allowed."""
    written = "구분,n\n" + unicodedata.normalize("NFD", "가,1\n나,2\n없음,3\n")
    value, other, nothing = (unicodedata.normalize("NFD", text) for text in ("가", "나", "없음"))
    field = {
        "name": "구분",
        "type": "string",
        "constraints": {"enum": [value, other], "pattern": f"[{value}{other}]"},
        "categories": [{"value": value, "label": "A"}, {"value": other, "label": "B"}],
        "missingValues": ["", nothing],
    }
    more = {
        "schema": {"fields": [field, {"name": "n", "type": "integer"}]},
        "counted": {"구분": {value: 1, other: 1}},
    }
    root = make_package({"a": written}, resources={"a": more})
    checked = validation.validate(root)
    (resource,) = checked.model.package.resources
    assert checked.model.tables["a"].column("구분") == ["가", "나", None]
    assert list(resource.by_name["구분"].categories) == ["가", "나"]
