"""Where a build works: beside the package only where its site is there too."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.errors import UsageError
from yesan.site import workspace
from yesan.store import ownership


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "town").mkdir()
    return tmp_path / "town"


def test_a_site_beside_its_package_is_built_in_the_folder_build(root: Path):
    for name in ("site", "public/site"):
        assert workspace.folder(root, root / name) == root / "build"


def test_a_site_elsewhere_is_built_in_the_users_cache(root: Path, cache: Path, tmp_path: Path):
    first = workspace.folder(root, tmp_path / "out")
    assert first.is_relative_to(cache)
    assert first == workspace.folder(root, tmp_path / "other")
    assert first != workspace.folder(tmp_path / "else" / "town", tmp_path / "out")
    with workspace.opened(workspace.folder(root, tmp_path / "out"), root) as folder:
        assert folder == first
        assert (folder / ownership.MARK).is_file()
    assert list(root.iterdir()) == []


def test_without_a_cache_the_folder_is_temporary(root: Path, cache: Path, tmp_path: Path):
    cache.write_text("no folder", encoding="utf-8")
    with workspace.opened(workspace.folder(root, tmp_path / "out"), root) as folder:
        assert folder.is_dir()
        assert not folder.is_relative_to(tmp_path)
    assert not folder.exists()


def test_a_folder_beside_the_package_that_cannot_be_written_to_is_refused(root: Path):
    (root / "build").write_text("no folder", encoding="utf-8")
    with pytest.raises(UsageError), workspace.opened(workspace.folder(root, root / "site"), root):
        pass


@pytest.mark.parametrize("site", ["town/site", "out"])
def test_one_build_at_a_time_works_in_a_folder(root: Path, tmp_path: Path, site: str):
    with (
        workspace.opened(workspace.folder(root, tmp_path / site), root),
        pytest.raises(UsageError, match="another build"),
        workspace.opened(workspace.folder(root, tmp_path / site), root),
    ):
        pass
    with workspace.opened(workspace.folder(root, tmp_path / site), root) as folder:
        assert folder.is_dir()
