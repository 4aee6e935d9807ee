"""Where yesan can be installed from: what the installer recorded, else the project's repository."""

from __future__ import annotations

import json
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any

import pytest

from yesan.commands.scaffold.installation import requirement

COMMIT = "0123456789abcdef0123456789abcdef01234567"
SHA256 = "0" * 64
RELEASED = "yesan @ git+https://code.example/yesan@v1.2.3"
GIT = {"vcs": "git", "commit_id": COMMIT}


def installed(folder: Path, origin: dict[str, Any] | None) -> PathDistribution:
    """A distribution as an installer leaves it."""
    path = folder / "yesan-1.2.3.dist-info"
    path.mkdir()
    lines = ("Metadata-Version: 2.4", "Name: yesan", "Version: 1.2.3")
    urls = (
        "Project-URL: Docs, https://docs.example",
        "Project-URL: Source, https://code.example/yesan",
    )
    (path / "METADATA").write_text("\n".join((*lines, *urls, "")), encoding="utf-8")
    if origin is not None:
        (path / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")
    return PathDistribution(path)


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (
            {"url": "https://fork.example/yesan.git", "vcs_info": GIT},
            f"yesan @ git+https://fork.example/yesan.git@{COMMIT}",
        ),
        (
            {"url": "https://fork.example/all", "vcs_info": GIT, "subdirectory": "tools/yesan"},
            f"yesan @ git+https://fork.example/all@{COMMIT}#subdirectory=tools/yesan",
        ),
        (
            {
                "url": "https://files.example/yesan-1.2.3-py3-none-any.whl",
                "archive_info": {"hashes": {"sha256": SHA256}},
            },
            f"yesan @ https://files.example/yesan-1.2.3-py3-none-any.whl#sha256={SHA256}",
        ),
    ],
    ids=["commit", "subdirectory", "file"],
)
def test_what_others_can_reach_is_pinned_as_it_was_installed(
    origin: dict[str, Any], line: str, tmp_path: Path
):
    assert requirement(installed(tmp_path, origin)) == (line, "", b"")


@pytest.mark.parametrize(
    "origin",
    [
        None,
        {"url": "file:///home/me/yesan", "dir_info": {"editable": True}},
        {"url": "file:///home/me/yesan", "vcs_info": GIT},
        {"url": "ssh://git@fork.example/yesan.git", "vcs_info": GIT},
        {"url": "https://me:secret@fork.example/yesan.git", "vcs_info": GIT},
        {"url": "https://files.example/yesan.whl", "archive_info": {}},
    ],
    ids=["index", "folder", "local-clone", "ssh", "password", "no-hash"],
)
def test_elsewhere_it_is_the_tag_of_the_version(origin: dict[str, Any] | None, tmp_path: Path):
    assert requirement(installed(tmp_path, origin)).line == RELEASED


def test_without_a_public_repository_a_project_has_the_wheel(tmp_path: Path):
    found = installed(tmp_path, None)
    metadata = tmp_path / "yesan-1.2.3.dist-info" / "METADATA"
    text = metadata.read_text(encoding="utf-8").replace("code.example", "yesan.example")
    metadata.write_text(text, encoding="utf-8")
    needed = requirement(found)
    assert needed.line == "./yesan-1.2.3-py3-none-any.whl"
    assert needed.wheel == "yesan-1.2.3-py3-none-any.whl"
    assert needed.content[:2] == b"PK"
