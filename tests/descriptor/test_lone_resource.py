"""A resource alone, as frictionless describes a file, is a package of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from yesan.commands.scaffold import scaffold
from yesan.descriptor import descriptor
from yesan.descriptor.findings import Problems
from yesan.descriptor.lone_resource import packaged
from yesan.validation import validation


@pytest.fixture
def single(tmp_path: Path) -> Path:
    """What frictionless writes of a file."""
    folder = tmp_path / "described"
    folder.mkdir()
    (folder / "towns.csv").write_text("name,people\nA,5\nB,7\n", encoding="utf-8")
    describe = [sys.executable, "-m", "frictionless", "describe", "towns.csv", "--json"]
    done = subprocess.run(describe, cwd=folder, check=True, capture_output=True, text=True)
    path = folder / "towns.resource.json"
    path.write_text(done.stdout, encoding="utf-8")
    return path


def test_it_is_read_and_told(single: Path):
    package = descriptor.read(single)
    assert (package.name, [r.path for r in package.resources]) == ("towns", ["towns.csv"])
    assert [w.found for w in package.warnings] == ["a resource alone"]


def test_a_new_project_of_it_is_a_package_without_a_warning(single: Path, tmp_path: Path):
    scaffold.make(tmp_path / "new", single)
    (described,) = json.loads((tmp_path / "new" / "datapackage.json").read_text())["resources"]
    assert described["path"] == "towns.csv"
    assert validation.validate(tmp_path / "new").model.package.warnings == ()


@pytest.mark.parametrize("raw", [{"resources": [], "path": "x"}, {"name": "p", "title": "t"}])
def test_other_descriptors_stay_as_they_are(raw: dict):
    findings = Problems("datapackage.json")
    assert packaged(raw, findings) is raw
    assert findings.warnings == []


def test_without_a_name_a_package_has_none_either():
    assert packaged({"path": "x.csv"}, Problems("")) == {"resources": [{"path": "x.csv"}]}
