"""MkDocs with the plugin gives the whole site, the same as ``yesan build``."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from checkouts import digests, read_only, run
from yesan.site import build
from yesan.site.built_page import BuiltPage
from yesan.site.plugin import NAME, YesanPlugin
from yesan.site.security_policy import META, allow_last_script
from yesan.store import disk

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
CONFIG = """\
site_name: Coast
theme: {name: material, font: false}
validation: {nav: {omitted_files: ignore}, links: {unrecognized_links: ignore}}
"""


ADDRESS = "https://coast.example/birds/"
COLOR = "#123456"
CHOSEN = f"""\
{CONFIG}site_url: {ADDRESS}
extra:
  yesan:
    colors: {{after: "{COLOR}"}}
    numbers: "#,##0.00"
    dates: "y/MM/dd"
    titles: {{tables: Ledgers}}
"""
PAGES = {
    "docs/en/own.md": b"# Own\n",
    "docs/overrides/pages/tables.md.jinja": b"# {{ title }}\n\n{{ tables | length }} of mine\n",
}


SHOWN = {
    "index.html": [f'href="{ADDRESS}index.html"', f"{ADDRESS}assets/cards/index.png"],
    "sitemap.xml": [f"<loc>{ADDRESS}own.html</loc>"],
    "assets/yesan.css": [f"--yesan-after: {COLOR};"],
    "tables/index.html": ["Ledgers</h1>", "<p>1 of mine</p>"],
    "tables/storks.html": ["14.00<", "2001/05/06"],
    "own.html": ["Own</h1>"],
}
"""What the site shows of all that, by page."""


def configured(root: Path, out: Path, **settings: Any) -> MkDocsConfig:
    """The configuration of a project with the plugin, as MkDocs has it."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    given = {"plugins": [], "site_dir": str(out), **settings}
    config = load_config(str(root / "mkdocs.yml"), **given)
    config.plugins[NAME] = YesanPlugin()
    return config


@pytest.fixture
def chosen(least: Path) -> Path:
    """A project that chooses all that a project can: address, date, colours, formats, pages."""
    descriptor = least / "datapackage.json"
    described = json.loads(descriptor.read_text(encoding="utf-8"))
    described["resources"][0]["schema"]["fields"].append({"name": "counted", "type": "date"})
    table = least / "data" / "storks.csv"
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    lines = [f"{header},counted", *(f"{row},2001-05-06" for row in rows)]
    table.write_text("\n".join(lines), encoding="utf-8")
    descriptor.write_text(json.dumps({**described, "created": "2001-02-03"}), encoding="utf-8")
    for name, content in PAGES.items():
        (least / name).parent.mkdir(parents=True, exist_ok=True)
        (least / name).write_bytes(content)
    (least / "mkdocs.yml").write_text(CHOSEN, encoding="utf-8")
    return least


def test_mkdocs_builds_the_same_bytes_as_yesan_with_all_that_a_project_chooses(
    chosen: Path, tmp_path: Path
):
    """Elsewhere, run by anybody, in a project that can only be read."""
    with (chosen / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("plugins: [yesan]\n")
    site = tmp_path / "site"
    with read_only(chosen) as files:
        run(["mkdocs", "build", "--site-dir", str(site)], chosen, tmp_path)
        assert digests(chosen) == files
    assert digests(site) == digests(build.build(chosen).site)
    for path, said in SHOWN.items():
        text = (site / path).read_text(encoding="utf-8")
        assert [one for one in said if one not in text] == [], path
    dates = re.findall("<lastmod>(.*)</lastmod>", (site / "sitemap.xml").read_text("utf-8"))
    assert set(dates) == {"2001-02-03"}


def test_yesan_writes_nothing_beside_a_package_whose_site_is_elsewhere(least: Path, tmp_path: Path):
    """Charts are kept in the user's cache then, and the site is the same."""
    own = tmp_path / "own"
    with read_only(least) as files:
        run(["yesan", "build", "--out", str(own / "site")], least, own)
        assert digests(least) == files
    assert list((own / "cache").rglob("nodes/*"))
    assert digests(own / "site") == digests(build.build(least).site)


def test_a_project_without_the_plugin_builds_the_same(small: Path, tmp_path: Path):
    """`yesan build` adds the plugin, where MkDocs is given it by the project."""
    mkdocs_build(configured(small, tmp_path / "mkdocs"))
    assert digests(tmp_path / "mkdocs") == digests(build.build(small).site)


def test_mkdocs_publishes_the_same_site_on_a_branch(least: Path, tmp_path: Path):
    """To GitHub Pages, which gets it by git; here to a repository of this machine."""
    (least / "mkdocs.yml").write_text(f"{CONFIG}plugins: [yesan]\n", encoding="utf-8")
    (least / "docs").mkdir()
    (least / "docs" / "own.md").write_bytes(b"# Own\n")
    remote, there = tmp_path / "remote.git", tmp_path / "there"
    git = [
        "git",
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=m",
    ]
    for command in (
        ["init", "--bare", str(remote)],
        ["-C", str(least), "init"],
        ["-C", str(least), "remote", "add", "origin", str(remote)],
        ["-C", str(least), "config", "user.name", "A"],
        ["-C", str(least), "config", "user.email", "a@example.org"],
        ["-C", str(least), "add", "."],
        ["-C", str(least), "commit", "-m", "A package"],
    ):
        subprocess.run([*git, *command], check=True, capture_output=True)
    run(["mkdocs", "gh-deploy", "--no-history"], least, tmp_path)
    clone = ["clone", "--branch", "gh-pages", str(remote), str(there)]
    subprocess.run([*git, *clone], check=True, capture_output=True)
    shutil.rmtree(there / ".git")
    shutil.rmtree(least / "site")
    found = digests(there)
    assert found.pop(".nojekyll")
    assert found == digests(build.build(least).site)


@pytest.mark.parametrize("plugins", ["[yesan]", "[search, yesan: {}]", "{yesan: {}, search: {}}"])
def test_a_project_may_name_the_plugin_and_others(least: Path, plugins: str):
    """The search of MkDocs is left out: ours replaces it."""
    (least / "mkdocs.yml").write_text(f"{CONFIG}plugins: {plugins}\n", encoding="utf-8")
    site = build.build(least).site
    assert (site / "search" / "index.js").is_file()
    assert not (site / "search" / "search_index.json").exists()


def test_an_invalid_package_ends_mkdocs_with_all_its_errors(
    small: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    table = next((small / "data").glob("*.csv"))
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join((*lines, "x", "y")), encoding="utf-8")
    with pytest.raises(Abort):
        mkdocs_build(configured(small, tmp_path / "out"))
    (said,) = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    first, *errors = said.splitlines()
    assert first == f"{len(errors)} errors in the package:"
    assert {f"row {len(lines) + 1}", f"row {len(lines) + 2}"} <= {
        error.strip().split(" ", 1)[1].split(",")[0].split(":")[0] for error in errors
    }
    assert all(record.exc_info is None for record in caplog.records)


@pytest.fixture(scope="module")
def published(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The site that MkDocs builds of a project with files in its `docs`, and its warnings."""
    folder = tmp_path_factory.mktemp("published")
    root = shutil.copytree(project / "tests" / "packages" / "wild" / "years", folder / "root")
    files = ("en/own.md", "assets/own.txt", "guide/g.md", "ko/k.md", "overrides/o.html", "top.md")
    pages = {**dict.fromkeys(files, b"# Own\n"), "en/README.md": b"# Read me\n"}
    disk.create(root / "docs", pages)
    config = configured(root, folder / "out", repo_url="https://git.example/r", edit_uri="e/")
    config.theme["features"] = ["content.action.edit"]
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        mkdocs_build(config)
    finally:
        logger.removeHandler(handler)
    return folder / "out", said


def test_only_the_language_and_the_assets_of_docs_are_published(
    published: tuple[Path, list[str]],
):
    out, _ = published
    assert (out / "own.html").is_file()
    assert (out / "assets" / "own.txt").is_file()
    for name in ("guide", "ko", "en", "overrides", "top.html", "k.html", "o.html"):
        assert not (out / name).exists()


def test_a_written_page_can_be_edited_where_it_is_and_a_generated_one_nowhere(
    published: tuple[Path, list[str]],
):
    out, _ = published
    own = (out / "own.html").read_text(encoding="utf-8")
    assert 'href="https://git.example/r/e/en/own.md"' in own
    assert "git.example/r/e" not in (out / "checks.html").read_text(encoding="utf-8")


def test_two_sources_of_one_page_are_a_warning(published: tuple[Path, list[str]]):
    out, warnings = published
    assert warnings == ["README.md is left out: index.md is the same page"]
    assert "Read me" not in (out / "index.html").read_text(encoding="utf-8")


def test_a_site_that_mkdocs_has_built_can_be_replaced_by_yesan(least: Path):
    mkdocs_build(configured(least, least / "site"))
    assert build.build(least).site == least / "site"


def test_a_build_leaves_logging_and_the_environment_as_they_were(least: Path):
    logger = logging.getLogger("mkdocs")
    before = (logger.level, logger.propagate, list(logger.handlers), dict(os.environ))
    build.build(least)
    assert (logger.level, logger.propagate, list(logger.handlers), dict(os.environ)) == before


def test_while_mkdocs_serves_the_policy_lets_its_script_run(least: Path, tmp_path: Path):
    """And the package is watched."""
    config = configured(least, tmp_path / "out", site_url="http://127.0.0.1:1/")
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    assert not (tmp_path / "out" / "assets" / "cards").exists()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, config.site_dir)
    try:
        config.plugins.on_serve(server, config=config, builder=lambda: None)
        watched = {str(least / name) for name in ("datapackage.json", "data", "docs")}
        assert watched <= set(server._watched_paths)
        application: Any = server.get_app()
        said: list[Any] = []
        answer = application(
            {"HTTP_HOST": "localhost", "PATH_INFO": "/index.html"},
            lambda *given: said.append(given),
        )
        content = b"".join(answer)
        missing = b"".join(
            application(
                {"HTTP_HOST": "localhost", "PATH_INFO": "/x.html"},
                lambda *given: said.append(given),
            )
        )
    finally:
        server.server_close()
    (status, headers), (refused, _) = said
    assert status == "200 OK"
    assert [value for name, value in headers if name == "Content-Length"] == [str(len(content))]
    served = policy_of(content.decode())
    built = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "livereload" not in built
    page = BuiltPage.read("", content.decode())
    assert page is not None
    meta = page.tree.css_first(META)
    assert meta is not None
    meta.attrs["content"] = policy_of(built)
    allow_last_script(page)
    assert policy_of(page.html) == served != policy_of(built)
    assert refused.startswith("404")
    assert missing


def policy_of(html: str) -> str:
    page = BuiltPage.read("", html)
    assert page is not None
    meta = page.tree.css_first(META)
    assert meta is not None
    return str(meta.attributes["content"])


def test_a_control_character_of_the_configuration_is_in_no_file(least: Path):
    """YAML has escapes for what no file of a site may have."""
    odd = {
        "site_name": "A\x1b[2J",
        "site_description": "B\x9b",
        "site_author": "C\x07",
        "site_url": "https://own.example/\x1b/",
        "copyright": "D\x1b",
        "repo_url": "https://own.example/\x1b/",
        "repo_name": "E\x1b",
        "nav": [{"F\x1b": "index.md"}],
        "extra": {"yesan": {"titles": {"tables": "G\x1b"}}},
        "theme": {"name": "material", "font": False, "favicon": "\x1b.png"},
    }
    (least / "mkdocs.yml").write_text(yaml.safe_dump(odd), encoding="utf-8")
    site = build.build(least).site
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*.[hx]*ml")]
    assert len(texts) > 3
    assert [found[0] for text in texts for found in CONTROLS.finditer(text)] == []
    assert "A�[2J" in (site / "index.html").read_text(encoding="utf-8")
