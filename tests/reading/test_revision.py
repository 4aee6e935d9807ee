"""What a git repository has stored is read, and nothing that it could run is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from releasing import git
from yesan.errors import UsageError
from yesan.reading import revision, snapshot


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose package was changed and moved, with one tag."""
    root = tmp_path / "repository"
    (root / "old" / "data").mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    (root / "old" / "datapackage.json").write_text("{}")
    (root / "old" / "data" / "a.csv").write_text("id\n1\n")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "v1")
    git(root, "mv", "old", "new")
    (root / "new" / "data" / "a.csv").write_text("id\n2\n")
    git(root, "commit", "-qam", "second")
    return root


def test_a_revision_has_the_files_of_the_folder_of_the_package(repository):
    found = revision.read(repository / "new", "HEAD")
    assert found.snapshot.files == {"datapackage.json": b"{}", "data/a.csv": b"id\n2\n"}
    assert git(repository, "rev-parse", "HEAD").startswith(found.commit)


@pytest.mark.parametrize("name", ["v1:old", "HEAD~1:old", "main^:old/datapackage.json"])
def test_a_package_that_was_elsewhere_is_read_there(repository, name):
    assert revision.read(repository / "new", name).snapshot.files["data/a.csv"] == b"id\n1\n"


@pytest.mark.parametrize(
    "name", ["nothing", "v1", "--help", "-p", "--upload-pack=touch x", "HEAD:nowhere", "", "a\nb"]
)
def test_what_names_no_revision_with_the_package_is_refused(repository, name):
    with pytest.raises(UsageError, match="no file or folder"):
        revision.read(repository / "new", name)


def test_a_folder_without_a_repository_has_no_revisions(tmp_path):
    with pytest.raises(UsageError, match="in no git repository"):
        revision.read(tmp_path, "HEAD")


def test_no_filter_hook_or_setting_of_the_repository_is_run(repository, tmp_path):
    """Checking the files out, or making an archive of them, would run the filter."""
    ran = tmp_path / "ran"
    for name in ("filter.x.smudge", "core.fsmonitor", "core.sshCommand", "filter.x.process"):
        git(repository, "config", name, f"touch {ran}")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        script = repository / ".git" / "hooks" / hook
        script.write_text(f"#!/bin/sh\ntouch {ran}\n")
        script.chmod(0o755)
    attributes = "*.csv filter=x export-ignore export-subst\n"
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "attributes").write_text(attributes)
    found = revision.read(repository / "new", "HEAD")
    assert found.snapshot.files["data/a.csv"] == b"id\n2\n"
    assert not ran.exists()


def test_nothing_is_fetched_by_a_git_that_would(repository, tmp_path, monkeypatch):
    """An older one asks for what is missing, by a program that the repository names."""
    monkeypatch.delitem(revision.ENVIRONMENT, "GIT_NO_LAZY_FETCH")
    ran = tmp_path / "ran"
    blob = git(repository, "rev-parse", "HEAD:new/data/a.csv")
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "protocol.allow": "always",
        "protocol.file.allow": "always",
        "remote.origin.promisor": "true",
        "remote.origin.uploadpack": f"touch {ran}; git-upload-pack",
        "remote.origin.url": str(tmp_path),
    }
    for name, value in settings.items():
        git(repository, "config", name, value)
    with pytest.raises(UsageError, match="does not have all"):
        revision.read(repository / "new", "HEAD")
    assert not ran.exists()


def test_a_tree_without_end_is_left_at_its_hundred_thousandth_file(repository):
    """Eleven objects, each with the next one ten times, would be listed for hours."""
    blob = git(repository, "rev-parse", "HEAD:new/data/a.csv")
    line = f"100644 blob {blob}"
    for _ in range(10):
        listed = "".join(f"{line}\t{name}\n" for name in "abcdefghij")
        made = subprocess.run(
            ["git", "-C", repository, "mktree"],
            input=listed.encode(),
            capture_output=True,
            check=True,
        )
        line = f"040000 tree {made.stdout.decode().strip()}"
    with pytest.raises(UsageError, match="more than"):
        revision.read(repository, f"{line.split()[-1]}:")


def test_git_is_not_waited_for_without_end(repository, monkeypatch):
    """A pipe in the place of a file of the repository is never written to."""
    monkeypatch.setattr(revision, "SECONDS", 0.5)
    os.mkfifo(repository / ".git" / "pipe")
    git(repository, "config", "include.path", "pipe")
    with pytest.raises(UsageError, match="does not answer"):
        revision.read(repository / "new", "HEAD")


def test_the_variables_of_a_hook_do_not_lead_elsewhere(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other"))
    assert revision.read(repository / "new", "HEAD").snapshot.files["data/a.csv"] == b"id\n2\n"


def test_links_submodules_and_pointers_are_left_out_and_told(repository):
    folder = repository / "new"
    (folder / "link.csv").symlink_to("/etc/passwd")
    (folder / "large.csv").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    (folder / ".hidden").write_text("x")
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "add", ".")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},new/module")
    git(repository, "commit", "-qm", "third")
    found = revision.read(folder, "HEAD").snapshot
    assert set(found.files) == {"datapackage.json", "data/a.csv"}
    assert found.left == {
        "link.csv": snapshot.LINK,
        "module": snapshot.MODULE,
        "large.csv": snapshot.POINTER,
    }


def test_what_is_too_large_is_not_read(repository, monkeypatch):
    monkeypatch.setattr(snapshot, "MOST_BYTES", 3)
    with pytest.raises(UsageError, match="more than"):
        revision.read(repository / "new", "HEAD")
