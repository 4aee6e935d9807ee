"""A repository is read where it is that of the folder, and not where ``.git`` leads elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from releasing import git
from yesan.errors import UsageError
from yesan.reading import repository, revision


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A repository of somebody, with a version of a package."""
    root = tmp_path / "theirs"
    root.mkdir()
    (root / "datapackage.json").write_text("{}")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "v1.0.0")
    return root


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A package without a repository."""
    root = tmp_path / "ours"
    root.mkdir()
    (root / "datapackage.json").write_text("{}")
    return root


def pointer(ours: Path, theirs: Path) -> None:
    (ours / ".git").write_text(f"gitdir: {theirs}/.git\n")


def link(ours: Path, theirs: Path) -> None:
    (ours / ".git").symlink_to(theirs / ".git")


def common(ours: Path, theirs: Path) -> None:
    """A repository the rest of which is elsewhere."""
    git(ours, "init", "-q", "-b", "main")
    (ours / ".git" / "commondir").write_text(f"{theirs}/.git\n")


def parts(ours: Path, theirs: Path) -> None:
    """One whose parts are links."""
    git(ours, "init", "-q", "-b", "main")
    for name in ("objects", "refs"):
        shutil.rmtree(ours / ".git" / name)
        (ours / ".git" / name).symlink_to(theirs / ".git" / name)


def worktree_of_another(ours: Path, theirs: Path) -> None:
    """As a worktree has it, that is elsewhere."""
    git(theirs, "worktree", "add", "-q", "../beside", "-b", "other")
    shutil.copy(theirs.parent / "beside" / ".git", ours / ".git")


@pytest.mark.parametrize("leads", [pointer, link, common, parts, worktree_of_another])
def test_nothing_of_a_repository_elsewhere_is_read(leads, ours: Path, theirs: Path):
    leads(ours, theirs)
    assert "v1.0.0" in git(ours, "tag")
    with pytest.raises(UsageError, match="a repository that is not of this folder"):
        revision.tags(ours)
    with pytest.raises(UsageError, match="a repository that is not of this folder"):
        revision.read(ours, "v1.0.0")


def test_a_worktree_a_module_and_a_folder_below_have_their_repository(theirs: Path, tmp_path: Path):
    git(theirs, "worktree", "add", "-q", "../beside", "-b", "other")
    allowed = ("-c", "protocol.file.allow=always")
    git(tmp_path / "theirs", *allowed, "submodule", "--quiet", "add", "./.git", "module")
    (theirs / "below").mkdir()
    for folder in (theirs, tmp_path / "beside", theirs / "module", theirs / "below"):
        repository.check(folder)
        assert revision.read(folder, "v1.0.0:").snapshot.files == {"datapackage.json": b"{}"}


def test_a_folder_without_one_is_none_of_its_business(ours: Path):
    repository.check(ours)
    (ours / ".git").write_text("no repository\n")
    repository.check(ours)
