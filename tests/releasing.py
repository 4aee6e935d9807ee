"""Packages with releases: zips of earlier versions in a folder, or tags of a repository."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from yesan.descriptor import descriptor
from yesan.downloads import archive
from yesan.releases import history, stored
from yesan.releases.history import History

FOLDER = "releases"
PARKS = "id,name,beds\na,North,10\nb,South,20\nc,West,30\n"
FIELDS: dict[str, Any] = {"beds": {"type": "integer", "title": "Flower beds"}}
KEYED: dict[str, Any] = {"parks": {"title": "Parks", "schema": {"primaryKey": ["id"]}}}
SOURCES = [{"title": "The register of parks", "version": "1"}]
MADE = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@b.example",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@b.example",
}
"""The environment of a git that knows nothing of who runs the tests."""


def parks(make_package: Any, **more: Any) -> Path:
    """A package of one table, whose releases are zips in a folder; version 1.0.0 is one."""
    described = {"version": "1.0.0", "created": "2025-01-31", "releases": {"from": FOLDER}, **more}
    root: Path = make_package({"parks": PARKS}, fields=FIELDS, resources=KEYED, **described)
    keep(root)
    return root


def keep(root: Path) -> None:
    """Keep a package as it is now as a release, as its site would publish it."""
    package = descriptor.read(root)
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    zipped = archive.archive(archive.files(package), 0)
    (folder / f"{package.version or None}.zip").write_bytes(zipped)


def describe(root: Path, **properties: Any) -> None:
    """Say something else of a package."""
    path = root / "datapackage.json"
    described = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**described, **properties}, ensure_ascii=False), "utf-8")


def change(root: Path, old: str, new: str, file: str = "data/parks.csv") -> None:
    """Change a file of a package at one place."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def released(root: Path, version: str, day: str = "2025-06-30") -> None:
    """Keep a package as it is now as a version."""
    describe(root, version=version, created=day)
    keep(root)


def history_of(root: Path) -> History:
    """The history of a package."""
    found = descriptor.find(root)
    known = stored.kept(found)
    assert known is not None
    return history.read(descriptor.read(root), known)


def git(folder: Path, *arguments: str, day: str = "2025-02-01") -> str:
    """What git says of a repository, as nobody in particular."""
    dated = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    done = subprocess.run(
        ["git", "-C", folder, *arguments],
        env=MADE | dated,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def repository(root: Path, version: str, day: str = "2025-02-01") -> None:
    """Make a package a repository with a first tag."""
    describe(root, version=version, releases={"from": "tags"})
    git(root, "init", "-q", "-b", "main")
    tagged(root, version, day)


def tagged(root: Path, version: str, day: str) -> None:
    """Commit a package as a version, and tag it."""
    describe(root, version=version)
    git(root, "add", ".", day=day)
    git(root, "commit", "-qm", version, day=day)
    git(root, "tag", "-am", version, f"v{version}", day=day)
