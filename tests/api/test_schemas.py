"""Each file is as its schema says, and its schema is one; whatever package builds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from publishing import VALID

V1 = "api/v1"


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def wrong(site: Path) -> dict[str, str]:
    """What is not as its schema says, by the files of a site; each schema leads to a file."""
    root, found, used = site / V1, {}, set[Path]()
    schemas: dict[Path, Draft202012Validator] = {}
    for path in sorted(root.rglob("*.json")):
        if path.is_relative_to(root / "schemas"):
            continue
        content = read(path)
        schema = (path.parent / content["$schema"]).resolve()
        if schema not in schemas:
            Draft202012Validator.check_schema(read(schema))
            schemas[schema] = Draft202012Validator(read(schema))
        used.add(schema)
        if error := next(schemas[schema].iter_errors(content), None):
            found[path.relative_to(site).as_posix()] = f"{error.json_path}: {error.message[:200]}"
    assert used == {path.resolve() for path in (root / "schemas").rglob("*.json")}
    return found


def test_the_files_of_the_site_are_as_their_schemas_say(site: Path):
    assert wrong(site) == {}


@pytest.mark.parametrize("root", VALID, ids=lambda path: path.name)
def test_the_files_of_a_package_are_as_their_schemas_say(
    root: Path, published: Callable[[Path], Path]
):
    assert wrong(published(root)) == {}


def test_a_blank_that_is_zero_is_not_as_its_schema_says(once_built: Path):
    site = once_built / "site"
    path = next((site / V1 / "tables").glob("*.json"))
    content = read(path)
    schema = Draft202012Validator(read((path.parent / content["$schema"]).resolve()))
    row = next(row for row in content["rows"] if row["figures"])
    name, figure = next(iter(row["figures"].items()))
    row["figures"][name] = {**figure, "blank": True, "value": 0, "amount": 0}
    assert [error.json_path.rpartition(".")[2] for error in schema.iter_errors(content)] != []
