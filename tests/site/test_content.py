"""What a builder reads, and the date of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakePackage
from yesan.descriptor import descriptor
from yesan.errors import UsageError
from yesan.language.appearance import Appearance
from yesan.package.package import Package
from yesan.render.pool import Pool
from yesan.site import content
from yesan.store.nodes import Nodes
from yesan.validation import validation


@pytest.fixture
def package(make_package: MakePackage) -> Package:
    root = make_package({"a": "x\n1\n"}, created="2020-05-01T00:00:00Z")
    return descriptor.read(root)


def test_the_date_of_a_site_is_that_of_its_package(
    package: Package, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(content.DATE, raising=False)
    assert content.epoch(package) == 1_588_291_200


def test_the_date_of_a_site_can_be_given(package: Package, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(content.DATE, "86400")
    assert content.epoch(package) == 86_400


@pytest.mark.parametrize("given", ["yesterday", "-1", "1e9", "99999999999999"])
def test_a_date_that_is_none_is_refused(
    package: Package, given: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(content.DATE, given)
    with pytest.raises(UsageError, match=content.DATE):
        content.epoch(package)


def test_the_content_has_pages_assets_and_the_projects_own_files(small: Path, tmp_path: Path):
    """Fonts and colours are added to the style sheets; comments stay in the source."""
    own = small / "docs" / "en" / "own.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Own\n", encoding="utf-8")
    checked = validation.validate(small)
    nodes = Nodes(tmp_path / "nodes")
    with Pool(nodes) as pool:
        made = content.generate(checked, Appearance(colors={"less": "#123456"}), pool, nodes)
        assert all(pool.result(name) for name in pool.made)
    assert {"index.md", "own.md", "404.html", "assets/yesan.js", "search.md"} <= set(made.files)
    assert made.written == {"own.md": "docs/en/own.md"}
    for style in content.STYLES:
        assert b"@font-face" in made.files[style]
        assert b"--yesan-less: #123456" in made.files[style]
    assert not [path for path in content.SCRIPTS if b"/**" in made.files[path]]
    assert made.pages == sum(name.endswith(".md") for name in made.files)
    assert set(made.fonts.values()) <= set(pool.made)
