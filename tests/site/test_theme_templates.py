"""A theme publishes the same files, though its hidden templates are not listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from yesan.site import theme_templates


def configured(root: Path, theme: str) -> MkDocsConfig:
    """A project whose own theme has a file, a hidden one, and one in a hidden folder."""
    own = root / "own"
    (own / ".icons" / "set").mkdir(parents=True)
    (own / "deep" / ".hidden").mkdir(parents=True)
    for name in ("a.css", ".b.css", ".icons/set/c.svg", "deep/d.js", "deep/.hidden/e.js"):
        (own / name).write_text("x", encoding="utf-8")
    (root / "docs").mkdir()
    config = root / "mkdocs.yml"
    config.write_text(
        f"site_name: Town\ntheme: {{name: {theme}, custom_dir: own}}\nplugins: []\n",
        encoding="utf-8",
    )
    return load_config(str(config))


def published(config: MkDocsConfig) -> list[str]:
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return sorted(file.src_uri for file in files)


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_theme_publishes_the_same_files(tmp_path: Path, theme: str):
    config = configured(tmp_path, theme)
    before = published(config)
    theme_templates.without_hidden(config)
    assert published(config) == before
    assert {"a.css", "deep/d.js"} < set(before)


def test_hidden_templates_are_found_and_not_listed(tmp_path: Path):
    config = configured(tmp_path, "material")
    theme_templates.without_hidden(config)
    environment = config.theme.get_env()
    assert environment.get_template(".icons/set/c.svg").render() == "x"
    listed = environment.list_templates()
    assert "deep/d.js" in listed
    assert not [name for name in listed if "/." in f"/{name}" and name != ".b.css"]
