"""Descriptions that are larger than any: they are refused before they are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import Fault, InvalidPackage
from yesan.reading import parsing, sizes
from yesan.site import settings


@pytest.mark.parametrize(
    ("name", "most", "empty"),
    [("a.json", sizes.JSON, b'{"a": 1}'), ("a.yaml", sizes.YAML, b"a: 1\n")],
)
def test_a_file_has_so_many_bytes_and_no_more(name: str, most: int, empty: bytes):
    largest = empty.ljust(most)
    assert parsing.parse(largest, name) == {"a": 1}
    with pytest.raises(Fault) as refused:
        parsing.parse(largest + b" ", name)
    assert refused.value.type == "limit-error"


@pytest.mark.parametrize(("name", "most"), sizes.ENTRIES.items())
def test_a_list_has_so_many_entries_and_no_more(name: str, most: int, tmp_path: Path):
    described: dict[str, Any] = {"name": "x", "resources": [], name: [{}] * most}
    file = tmp_path / "datapackage.json"
    file.write_text(json.dumps(described))
    assert len(descriptor.parsed(file)[name]) == most
    described[name].append({})
    file.write_text(json.dumps(described))
    with pytest.raises(InvalidPackage) as refused:
        descriptor.examine(file)
    (error,) = refused.value.errors
    assert (error.type, error.file, error.field) == ("limit-error", file.name, name)


def test_a_configuration_has_no_more_than_that(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: x\n".ljust(sizes.YAML + 1))
    with pytest.raises(InvalidPackage) as refused:
        settings.read(tmp_path)
    (error,) = refused.value.errors
    assert (error.type, error.file) == ("limit-error", "mkdocs.yml")
    assert settings.read(tmp_path, trusted=True).settings == {"site_name": "x"}
