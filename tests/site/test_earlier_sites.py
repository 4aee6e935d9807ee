"""The pages of earlier releases, built from what was released."""

from __future__ import annotations

import io
import zipfile

import pytest
from selectolax.lexbor import LexborHTMLParser

from releasing import FOLDER, change, describe, parks, released, repository, tagged
from yesan.errors import InvalidPackage
from yesan.site import build


def test_the_pages_of_each_release_are_kept_and_say_that_they_are_not_the_newest(make_package):
    root = parks(make_package, releases={"from": "releases", "pages": True})
    change(root, "a,North,10", "a,North,11")
    released(root, "1.0.1")
    site = build.build(root).site
    old, new = (site / p / "tables" / "parks.html" for p in ("v/1.0.0/pages", ""))
    page, now = (LexborHTMLParser(path.read_text("utf-8")) for path in (old, new))
    shown = [tree.css_first("tr[data-row='2'] td.number").text(strip=True) for tree in (page, now)]
    assert shown == ["10", "11"]
    (notice,) = page.css(".yesan-earlier")
    link = notice.css_first("a").attributes["href"]
    assert (old.parent / link).resolve() == site / "index.html"
    assert page.css_first('meta[name="robots"]').attributes["content"] == "noindex"
    assert page.css("link[rel=canonical]") == now.css(".yesan-earlier") == []
    release = LexborHTMLParser((site / "v/1.0.0/index.html").read_text("utf-8"))
    assert "pages/index.html" in [a.attributes["href"] for a in release.css("a[href]")]


def test_a_tag_has_its_hand_written_pages_as_they_were(make_package):
    root = parks(make_package)
    page = root / "docs" / "en" / "about.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About\n\nThe first edition.\n")
    repository(root, "1.0.0")
    page.write_text("# About\n\nThe second edition.\n")
    tagged(root, "1.0.1", "2025-03-01")
    describe(root, releases={"from": "tags", "pages": True})
    site = build.build(root, root.parent / f"{root.name}-site").site
    said = {
        path: "The first edition." in (site / path / "about.html").read_text("utf-8")
        for path in ("v/1.0.0/pages", "v/1.0.1/pages", "")
    }
    assert said == {"v/1.0.0/pages": True, "v/1.0.1/pages": False, "": False}


def test_a_site_whose_releases_are_the_same_is_not_built_again_and_a_new_one_is(make_package):
    root = parks(make_package)
    assert not build.build(root).unchanged
    assert build.build(root).unchanged
    change(root, "10", "11")
    released(root, "1.0.1")
    report = build.build(root)
    assert (report.site / "v" / "1.0.1" / "index.html").is_file()
    (root / "releases" / "1.0.0.zip").unlink()
    report = build.build(root)
    assert not report.unchanged
    assert not (report.site / "v" / "1.0.0").exists()


@pytest.fixture
def invalid(make_package):
    """A package with three releases, the second of which is not valid today."""
    root = parks(make_package, releases={"from": FOLDER, "pages": True})
    change(root, "a,North,10", "a,North,ten")
    released(root, "1.0.1")
    change(root, "a,North,ten", "a,North,11")
    released(root, "1.0.2")
    return root


def test_a_release_that_is_not_valid_today_has_its_data_and_no_pages(invalid):
    report = build.build(invalid)
    kept = [v for v in ("1.0.0", "1.0.1", "1.0.2") if (report.site / "v" / v / "pages").exists()]
    assert kept == ["1.0.0", "1.0.2"]
    assert (report.site / "v" / "1.0.1" / "data" / "parks.csv").is_file()
    told = LexborHTMLParser((report.site / "v" / "1.0.1" / "index.html").read_text("utf-8"))
    assert "pages/index.html" not in [a.attributes["href"] for a in told.css("a[href]")]
    (warning,) = report.warnings
    assert (warning.type, warning.field) == ("release-unbuilt", "releases")
    assert warning.found.startswith('version 1.0.1: data/parks.csv row 2, beds: found "ten"')


def test_where_warnings_are_errors_it_is_one(invalid):
    with pytest.raises(InvalidPackage) as refused:
        build.build(invalid, options=build.Options(strict=True))
    assert [error.type for error in refused.value.errors] == ["release-unbuilt"]


def test_a_zip_with_a_descriptor_in_yaml_in_a_folder_has_pages(make_package):
    root = parks(make_package, releases={"from": FOLDER, "pages": True})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr("parks/data/parks.csv", (root / "data" / "parks.csv").read_bytes())
        target.writestr("parks/datapackage.yaml", (root / "datapackage.json").read_bytes())
    (root / FOLDER / "1.0.0.zip").write_bytes(packed.getvalue())
    site = build.build(root).site
    assert (site / "v" / "1.0.0" / "pages" / "tables" / "parks.html").is_file()
