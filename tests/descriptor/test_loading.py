"""Loading: every file of a package is read once, and kept by its path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.downloads import archive
from yesan.package.package import CHECKS, VERIFICATION
from yesan.reading.locations import Locations
from yesan.source.record import recorded

WRITTEN = {
    "r.json": {"name": "t", "path": ["t.csv", "u.csv"], "schema": "s.json", "dialect": "d.json"},
    "s.json": {"fields": [{"name": "n", "type": "integer"}]},
    "d.json": {"delimiter": ";"},
    "profile.json": {"required": ["name"]},
}
FILES = {
    **{name: json.dumps(content).encode() for name, content in WRITTEN.items()},
    "t.csv": b"n\n5\n",
    "u.csv": b"n\n6\n",
    "logo.png": b"\x89PNG",
    f"{CHECKS}/own.sql": b"SELECT 1",
    VERIFICATION: b"[]",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A package with every kind of file."""
    named = {"profile": "profile.json", "image": "logo.png", "resources": ["r.json"]}
    described = {"datapackage.json": json.dumps({"name": "x", **named}).encode()}
    for name, content in (FILES | described).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_the_contents_of_a_package_are_all_of_its_files(root: Path):
    assert descriptor.read(root).contents == FILES


def test_each_file_is_read_once(root: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    load = Locations._load

    def counted(self: Locations, path: str) -> bytes:
        read.append(path)
        return load(self, path)

    monkeypatch.setattr(Locations, "_load", counted)
    descriptor.read(root)
    assert sorted(read) == sorted(FILES)


def test_a_package_that_was_read_needs_no_disk(root: Path):
    package = descriptor.read(root)
    for name in FILES:
        (root / name).unlink()
    assert archive.files(package).keys() == {
        *(name for name in FILES if name not in {"r.json", VERIFICATION}),
        "datapackage.json",
    }
    assert recorded(package) == {}


def test_the_listed_paths_are_those_of_the_contents(root: Path):
    found = descriptor.paths(root / "datapackage.json")
    assert found == [root / name for name in descriptor.read(root).contents]


@pytest.mark.parametrize("path", [f"{CHECKS}/link.sql", VERIFICATION])
def test_a_link_out_of_the_package_is_refused(root: Path, path: str):
    (root / path).unlink(missing_ok=True)
    (root / path).symlink_to("/etc/hostname")
    package, errors = descriptor.examine(root)
    assert [(e.type, e.file) for e in errors] == [("path-error", path)]
    assert path not in package.contents
