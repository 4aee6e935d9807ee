"""Of an edited package only what has changed is made again, and the site is that of a new build."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

import edits
from edits import Editor
from yesan.errors import SiteError
from yesan.site import build, inputs, timing
from yesan.site.build import Options
from yesan.store import disk, publication


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site, as the first build leaves it."""
    folder = tmp_path_factory.mktemp("first")
    root = edits.project(folder / "project")
    build.build(root, folder / "site", options=Options(folder / "work"))
    return folder


def rebuilt(first: Path, folder: Path, edit: Callable[[Editor], object]) -> dict[str, set[str]]:
    """The names of the nodes by their kind that a build makes after an edit."""
    publication.copy(first, folder)
    root = folder / "project"
    edit(Editor(root, random.Random(1)))  # noqa: S311 - no secret
    build.build(root, folder / "site", options=Options(folder / "work"))
    known = timing.read(folder / "work")
    assert known is not None
    made: dict[str, set[str]] = {}
    for node in known.made:
        made.setdefault(node.kind, set()).add(node.name)
    made.pop("template", None)  # those that no other test has compiled
    return made


def cell(editor: Editor) -> None:
    """The name of a ward, which one table has."""
    path = editor.root / "data" / "ward-rates.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count("Northern Bays") == 1
    path.write_text(text.replace("Northern Bays", "Northern Bay"), encoding="utf-8")


def title(editor: Editor) -> None:
    """The description of a table."""
    path = editor.root / "datapackage.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    (table,) = (table for table in raw["resources"] if table["name"] == "ward-rates")
    table["description"] = "What each ward pays."
    path.write_text(json.dumps(raw), encoding="utf-8")


def template(editor: Editor) -> None:
    """A template of the project, in place of that of the list of tables."""
    own = editor.root / "docs" / "overrides" / "pages" / "tables.md.jinja"
    text = "{% include 'front_matter.md.jinja' %}\n\n# {{ title }}\n"
    disk.save(own, text)


FORMATS = {
    *(f"data/ward-rates.{suffix}" for suffix in ("json", "jsonl", "parquet", "excel.csv")),
    *(f"data/ward-rates.{suffix}" for suffix in ("metadata.json", "zip")),
    *(f"data/kauri-coast-budget.{suffix}" for suffix in ("xlsx", "sqlite")),
    "data/csv-metadata.json",
}
"""The files of a table in other formats, and those of all tables."""
CATALOGUE = {"dcat.ttl", "dcat.jsonld"}
LEADING = {f"data/{name}.metadata.json" for name in ("ledger", "unit-summary")}
"""What describes the tables that refer to it."""
MADE = {
    cell: {
        "table": {"ward-rates"},
        "format": FORMATS,
        "catalogue": CATALOGUE,
        "text": {
            *("tables/ward-rates.md", "charts/tables/ward-rates/values.html", "download.md"),
            *("places/index.md", "places/w1.md", "places/w2.md"),
        },
        "page": {
            *("tables/ward-rates.html", "charts/tables/ward-rates/values.html", "download.html"),
            *("places/index.html", "places/w1.html", "places/w2.html"),
        },
    },
    title: {
        "format": FORMATS | LEADING,
        "catalogue": CATALOGUE,
        "text": {"index.md", "download.md", "tables/index.md", "tables/ward-rates.md"},
        "page": {"download.html", "tables/index.html", "tables/ward-rates.html"},
    },
    template: {"page": {"tables/index.html"}},
    Editor.colour: {},
    Editor.page: {},
}
"""What is made again after an edit: beside pages that are written by hand, nothing else."""
COUNTED = {cell: {"picture": 2}, template: {"text": 94}}
"""Of what has no name of its own, or is a matter of all pages, how many."""


@pytest.mark.parametrize("edit", MADE, ids=lambda edit: edit.__name__)
def test_an_edit_makes_only_what_it_changes(
    first: Path, tmp_path: Path, edit: Callable[[Editor], None]
):
    made = rebuilt(first, tmp_path / "edited", edit)
    for kind, count in COUNTED.get(edit, {}).items():
        assert len(made.pop(kind)) == count
    assert made == MADE[edit]


def test_an_edit_that_is_taken_back_finds_its_pages_again(first: Path, tmp_path: Path):
    cell_ = first / "project" / "data" / "ward-rates.csv"
    before = cell_.read_bytes()
    assert rebuilt(first, tmp_path / "edited", cell)["page"] == MADE[cell]["page"]
    root = tmp_path / "edited" / "project"
    (root / "data" / "ward-rates.csv").write_bytes(before)
    report = build.build(root, tmp_path / "site", options=Options(tmp_path / "edited" / "work"))
    assert not report.unchanged
    known = timing.read(tmp_path / "edited" / "work")
    assert known is not None
    assert [node for node in known.made if node.kind != "template"] == []
    assert list(edits.different(tmp_path / "site", first / "site")) == []


def test_after_random_edits_the_site_is_that_of_a_new_build(tmp_path: Path):
    """Many more of them: ``make edits``."""
    first, second = islice(edits.edited(tmp_path, seed=0), 2)
    assert (first.different, second.different) == ((), ())


def test_a_page_that_another_has_put_into_the_folder_is_made_again(first: Path, tmp_path: Path):
    def poison(editor: Editor) -> None:
        for path in disk.tree(editor.root.parent / "work" / "nodes"):
            path.write_bytes(path.read_bytes().replace(b"<h1", b"<script>alert(1)</script><h1"))
        cell(editor)

    made = rebuilt(first, tmp_path / "edited", poison)
    assert MADE[cell]["page"] < made["page"]
    html = (tmp_path / "edited" / "site" / "index.html").read_text(encoding="utf-8")
    assert "alert(1)" not in html


@pytest.fixture
def short(least: Path) -> Path:
    """A project of one short table, with a page of its own: for what is so in each project."""
    disk.save(least / "mkdocs.yml", edits.CONFIGURATION)
    disk.save(least / "docs" / "en" / "about.md", "# About\n")
    return least


def test_what_a_trusted_project_makes_is_not_kept(short: Path, tmp_path: Path):
    """Its hooks and plugins may do anything with a page."""
    for name in ("trusted", "plain"):
        options = Options(tmp_path / name / "work", trusted=name == "trusted")
        build.build(short, tmp_path / name / "site", options=options)
    trusted, plain = (timing.read(tmp_path / name / "work") for name in ("trusted", "plain"))
    assert trusted is not None
    assert plain is not None
    assert "page" not in {node.kind for node in trusted.made}
    assert "page" in {node.kind for node in plain.made}
    assert list(edits.different(tmp_path / "trusted" / "site", tmp_path / "plain" / "site")) == []


def test_of_a_site_that_mkdocs_warns_of_no_page_is_kept(short: Path, tmp_path: Path):
    """The next build would not see the warning."""
    about, site, options = short / "docs/en/about.md", tmp_path / "site", Options(tmp_path / "work")
    about.write_text("# About\n\n[nothing](nothing.md)\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SiteError, match=r"nothing\.md"):
            build.build(short, site, options=options)
    about.write_text("# About\n", encoding="utf-8")
    build.build(short, site, options=options)
    known = timing.read(tmp_path / "work")
    assert known is not None
    assert "page" not in known.kept


def test_what_is_made_while_the_program_changes_is_not_kept(
    short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Of which version it is, nobody knows."""
    versions = iter("abcdef")
    monkeypatch.setattr(inputs, "_program", lambda *_: next(versions))
    build.build(short, tmp_path / "site", options=Options(tmp_path / "work"))
    assert disk.tree(tmp_path / "work" / "nodes") == []
