"""Warnings of releases that are not here."""

from __future__ import annotations

import json
import shutil

import pytest
from selectolax.lexbor import LexborHTMLParser

from publishing import publish
from releasing import change, describe, git, parks, released, repository, tagged
from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.site import build

LOG = "# What changed\n\n## 1.1.0 (2025-06-30)\n\nMore.\n\n## 1.0.0 (2025-01-31)\n\nAll.\n"


def warnings(root):
    return [(w.type, w.field, w.found) for w in build.build(root).warnings]


def test_a_build_warns_where_releases_are_elsewhere(make_package):
    root = parks(make_package)
    assert warnings(root) == []
    describe(root, releases={"from": "tags"})
    found = "no repository, or only a part of its history"
    assert warnings(root) == [("release-missing", "releases", found)]


def test_a_clone_without_tags_lacks_the_releases_of_which_the_changelog_tells(
    make_package, tmp_path
):
    root = parks(make_package)
    repository(root, "1.0.0")
    change(root, "10", "11")
    (root / "data" / "CHANGELOG.md").write_text(LOG)
    tagged(root, "1.1.0", "2025-06-30")
    git(tmp_path, "clone", "-q", "--no-tags", f"file://{root}", "clone")
    assert warnings(root) == []
    assert warnings(tmp_path / "clone") == [("release-missing", "releases", "none of 1.0.0")]


CORRECTION = {"version": "1.0.1", "resource": "parks", "key": ["a"], "field": "beds"}


def test_corrections_of_a_release_that_is_not_here_are_told(make_package, tmp_path):
    """The page lists them apart, as the package tells them."""
    root = parks(make_package)
    change(root, "10", "11")
    describe(root, version="1.0.1", corrections=[{**CORRECTION, "reason": "Counted wrong."}])
    released(root, "1.0.1")
    describe(root, version="1.1.0")
    assert warnings(root) == []
    (root / "releases" / "1.0.1.zip").unlink()
    assert warnings(root) == [("release-missing", "releases", "none of 1.0.1")]
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    page = (tmp_path / "changes.html").read_text("utf-8")
    assert page.count("Counted wrong.") == 1
    assert "Corrections of other versions" in page
    row = page.index('<tr role="row"><th scope="row"', page.index('id="corrections"'))
    path = tmp_path / "changes.html"
    path.write_text(page[:row] + page[page.index("</tr>", row) + 5 :], "utf-8")
    assert [e.found for e in proof.prove(package, tmp_path).errors] == ["0 rows"]


def test_corrections_of_a_package_without_releases_are_on_the_page_of_changes(make_package):
    """Which the navigation leads to."""
    root = parks(make_package)
    described = json.loads((root / "datapackage.json").read_text("utf-8"))
    del described["releases"]
    described |= {"version": "1.1.0", "corrections": [{**CORRECTION, "reason": "Wrong."}]}
    (root / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    report = build.build(root)
    assert report.warnings == ()
    assert [str(e) for e in proof.prove(descriptor.read(root), report.site).errors] == []
    html = (report.site / "changes.html").read_text("utf-8")
    tree = LexborHTMLParser(html)
    cells = [" ".join(node.text().split()) for node in tree.css("table tbody tr > *")]
    assert cells == ["a", "1.0.1", "Flower beds", "Parks", "Wrong."]
    assert tree.css_first("h1").text().strip() == "Corrections"
    assert tree.css('nav a[href$="changes.html"]') != []
    home = LexborHTMLParser((report.site / "index.html").read_text("utf-8"))
    assert home.css('main a[href="changes.html"]') != []


@pytest.mark.parametrize("gone", [["1.0.0"], ["1.1.0", "1.0.0"]])
def test_a_folder_without_zips_lacks_the_releases_of_which_the_changelog_tells(make_package, gone):
    root = parks(make_package)
    released(root, "1.1.0")
    describe(root, version="1.2.0")
    (root / "data" / "CHANGELOG.md").write_text(LOG)
    for version in gone:
        (root / "releases" / f"{version}.zip").unlink()
    found = f"none of {', '.join(gone)}"
    assert warnings(root) == [("release-missing", "releases", found)]


def test_a_tag_that_cannot_be_read_is_left_out_and_told(make_package):
    """Nobody can change what was tagged."""
    root = parks(make_package)
    repository(root, "1.0.0")
    described = (root / "datapackage.json").read_text("utf-8")
    (root / "datapackage.json").write_text("<<<<<<< HEAD\n")
    git(root, "commit", "-qam", "broken")
    git(root, "tag", "-am", "broken", "v1.0.1")
    (root / "datapackage.json").write_text(described)
    tagged(root, "1.1.0", "2025-06-30")
    report = build.build(root)
    assert sorted(path.name for path in (report.site / "v").iterdir()) == ["1.0.0", "1.1.0"]
    (warning,) = report.warnings
    assert warning.type == "release-missing"
    assert warning.found.startswith("tag v1.0.1: datapackage.json")


@pytest.mark.parametrize("damage", [lambda data: data[:-40], lambda data: data[:4]])
def test_a_zip_that_is_damaged_is_left_out_and_told(make_package, tmp_path, damage):
    """As a tag is: the site is built, and says that it lacks a version."""
    root = parks(make_package)
    change(root, "10", "11")
    released(root, "1.1.0")
    change(root, "11", "12")
    released(root, "1.2.0", "2025-07-31")
    path = root / "releases" / "1.1.0.zip"
    path.write_bytes(damage(path.read_bytes()))
    report = build.build(root)
    assert sorted(path.name for path in (report.site / "v").iterdir() if path.is_dir()) == [
        "1.0.0",
        "1.2.0",
    ]
    (warning,) = report.warnings
    assert (warning.type, warning.found.partition(" (")[0]) == (
        "release-missing",
        "releases/1.1.0.zip: a damaged zip",
    )
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    page = (tmp_path / "changes.html").read_text("utf-8")
    assert "Not every release could be read when this site was made." in page
    assert "The first version that could be read." in page
    assert "The first version that could be read." in (tmp_path / "changes.xml").read_text("utf-8")


def test_where_no_release_can_be_read_none_is_said_to_be_there(make_package, tmp_path):
    root = parks(make_package)
    (root / "releases" / "1.0.0.zip").write_bytes(b"PK\x03\x04")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    page = (tmp_path / "changes.html").read_text("utf-8")
    assert "Not every release could be read" in page
    assert "No released version" not in page


def test_what_has_no_changelog_may_have_no_release(make_package):
    root = parks(make_package)
    shutil.rmtree(root / "releases")
    assert warnings(root) == []
