"""Libraries: pinned by hash, in every site, and missed where they are missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yesan import store
from yesan.errors import SiteError
from yesan.site import build, content, inputs
from yesan.site.content import ASSETS
from yesan.site.libraries import FOLDER, LIBRARIES, VEGA, check

PATHS = [f"assets/{FOLDER}/{name}" for name in (*LIBRARIES, VEGA)]


def test_a_site_without_a_library_is_refused_with_what_to_do():
    """Pages would ask for it in vain."""
    check(PATHS)
    with pytest.raises(SiteError, match=r"sortable\.js is missing; `make libraries`"):
        check(PATHS[1:])


def test_every_library_reaches_the_site_as_its_package_has_it(site: Path):
    """Beside it stands its licence."""
    for path in PATHS:
        assert (site / path).read_bytes() == (ASSETS.parent / path).read_bytes()


def test_a_changed_library_is_a_changed_site(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The next build does not take the last one for its own."""
    files = {p.relative_to(ASSETS.parent).as_posix(): p.read_bytes() for p in store.tree(ASSETS)}
    store.create(tmp_path / "yesan", files)
    monkeypatch.setattr(content, "ASSETS", tmp_path / "yesan" / "assets")
    monkeypatch.setattr(inputs, "CODE", tmp_path / "yesan")
    build.build(small)
    assert build.build(small).unchanged
    store.save(tmp_path / "yesan" / PATHS[0], "// another")
    built = build.build(small)
    assert not built.unchanged
    assert (built.site / PATHS[0]).read_text(encoding="utf-8") == "// another"


def test_the_lock_pins_by_hash_and_names_no_host(project: Path):
    """Where a package comes from is the reader's own setting."""
    text = (project / "scripts" / "web" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: p for name, p in json.loads(text)["packages"].items() if name}
    assert {path.split("/")[0] for path in LIBRARIES.values()} == {
        name.removeprefix("node_modules/") for name in packages
    }
    assert all(p["integrity"].startswith("sha512-") for p in packages.values())
    assert "://" not in text
