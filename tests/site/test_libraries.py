"""Libraries: pinned by hash, in every site, and missed where they are missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yesan.errors import SiteError
from yesan.render.engine import LIBRARY, PARTS
from yesan.site import build, content, inputs
from yesan.site.content import ASSETS
from yesan.site.libraries import FOLDER, LIBRARIES, check
from yesan.store import disk

PATHS = [f"assets/{FOLDER}/{name}" for name in (*LIBRARIES, LIBRARY.name)]
FILES = [*(ASSETS.parent / path for path in PATHS[:-1]), LIBRARY]


def test_a_site_without_a_library_is_refused_with_what_to_do():
    """Pages would ask for it in vain."""
    check(PATHS)
    with pytest.raises(SiteError, match=r"sortable\.js is missing; `make libraries`"):
        check(PATHS[1:])


def test_every_library_reaches_the_site_as_its_package_has_it(site: Path):
    """Its licence is beside it."""
    for path, file in zip(PATHS, FILES, strict=True):
        assert (site / path).read_bytes() == file.read_bytes()


def test_a_changed_library_is_a_changed_site(
    least: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The next build does not take the last one for its own."""
    files = {p.relative_to(ASSETS.parent).as_posix(): p.read_bytes() for p in disk.tree(ASSETS)}
    disk.create(tmp_path / "yesan", files)
    monkeypatch.setattr(content, "ASSETS", tmp_path / "yesan" / "assets")
    monkeypatch.setattr(inputs, "CODE", tmp_path / "yesan")
    build.build(least)
    assert build.build(least).unchanged
    disk.save(tmp_path / "yesan" / PATHS[0], "// another")
    built = build.build(least)
    assert not built.unchanged
    assert (built.site / PATHS[0]).read_text(encoding="utf-8") == "// another"


def locked(project: Path, kind: str) -> set[str]:
    """The packages that `package.json` asks for as dependencies of a kind."""
    text = (project / "scripts" / "web" / "package.json").read_text(encoding="utf-8")
    return set(json.loads(text)[kind])


def test_the_site_ships_the_dependencies_and_none_of_the_tools(project: Path):
    """What checks our scripts is for development only."""
    shipped = {path.partition("/")[0] for path in (*LIBRARIES.values(), *PARTS)}
    assert shipped == locked(project, "dependencies")
    assert locked(project, "devDependencies") == {"@biomejs/biome"}


def test_the_lock_pins_by_hash_and_names_no_host(project: Path):
    """Where a package comes from is the reader's own setting."""
    text = (project / "scripts" / "web" / "package-lock.json").read_text(encoding="utf-8")
    packages = {
        name.removeprefix("node_modules/"): package
        for name, package in json.loads(text)["packages"].items()
        if name
    }
    assert locked(project, "dependencies") | locked(project, "devDependencies") <= packages.keys()
    assert all(p["integrity"].startswith("sha512-") for p in packages.values())
    assert not any("resolved" in p for p in packages.values())
