"""The page of changes, the pages of releases, the feed, and the marks of rows."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from publishing import publish
from releasing import SOURCES, change, describe, parks, released
from yesan.proof import proof

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(make_package, tmp_path_factory) -> Path:
    """The site of a package with three versions, and a change that is not released."""
    root = parks(make_package, title="Parks of a town", id="https://data.example/parks")
    change(root, "a,North,10", "a,North,10110")
    released(root, "1.0.1", "2025-03-01")
    change(root, "c,West,30\n", "c,West,30\nd,East,40\n")
    released(root, "1.1.0", "2025-06-30")
    change(root, "b,South,20", "b,Southern,20")
    folder = tmp_path_factory.mktemp("site")
    package = publish(root, folder)
    assert [str(error) for error in proof.prove(package, folder).errors] == []
    return folder


def texts(site: Path, page: str, css: str) -> list[str]:
    tree = LexborHTMLParser((site / page).read_text("utf-8"))
    return [" ".join(node.text().split()) for node in tree.css(css)]


def test_versions_are_told_from_the_newest_to_the_first(site):
    assert texts(site, "changes.html", "h2") == [
        "Not released yet",
        "1.1.0 Jun 30, 2025",
        "1.0.1 Mar 1, 2025",
        "1.0.0 Jan 31, 2025",
    ]


def test_what_changed_is_told_table_by_table(site):
    assert texts(site, "changes.html", "li") == [
        "Parks: 1 value corrected",
        "Parks: 1 row added Added: d",
        "Added: d",
        "Parks: 1 value corrected",
    ]


def test_a_correction_says_what_was_published_before(site):
    rows = LexborHTMLParser((site / "changes.html").read_text("utf-8")).css("tbody tr")
    told = [
        [cell.text(strip=True) for cell in row.iter() if cell.tag in {"th", "td"}] for row in rows
    ]
    assert told == [
        ["b", "South", "Southern", "name", "Parks"],
        ["a", "10", "10,110", "Flower beds", "Parks"],
    ]


def test_a_row_leads_to_what_changed_in_it(site):
    tree = LexborHTMLParser((site / "tables" / "parks.html").read_text("utf-8"))
    marks = [(m.text(), m.attributes["href"]) for m in tree.css("a.yesan-changed")]
    assert marks == [
        ("corrected in 1.0.1", "../changes.html#v1.0.1"),
        ("added in 1.1.0", "../changes.html#v1.1.0"),
    ]


def test_a_release_that_is_not_the_newest_says_so(site):
    assert texts(site, "v/1.0.0/index.html", ".yesan-note") == ["There is a newer version: 1.1.0"]
    assert texts(site, "v/1.1.0/index.html", ".yesan-note") == []


def test_every_link_of_the_page_leads_somewhere(site):
    tree = LexborHTMLParser((site / "changes.html").read_text("utf-8"))
    links = [node.attributes["href"].partition("#")[0] for node in tree.css("a[href]")]
    assert len(links) > len(set(links)) > 0
    assert [link for link in links if not (site / link).is_file()] == []


def test_the_feed_has_each_release_with_an_id_that_stays(site):
    feed = ET.parse(site / "changes.xml").getroot()  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}updated") for e in entries] == [
        "2025-06-30T00:00:00Z",
        "2025-03-01T00:00:00Z",
        "2025-01-31T00:00:00Z",
    ]
    ids = [e.findtext(f"{ATOM}id") for e in (feed, *entries)]
    assert ids[1] == "urn:uuid:46d78280-d5fa-55fd-b03e-f32eec264fdd"
    assert len(set(ids)) == len(ids)
    links = {link.attrib["href"].partition("#")[0] for link in feed.iter(f"{ATOM}link")}
    assert {link for link in links if not (site / link).is_file()} == set()


def test_the_feed_says_in_words_what_changed(site):
    feed = ET.parse(site / "changes.xml").getroot()  # noqa: S314 - our own
    assert [e.text.splitlines() for e in feed.iter(f"{ATOM}summary")] == [
        ["Parks: 1 row added"],
        ["Parks: 1 value corrected", "Corrections:", "Parks, a, Flower beds: 10 → 10,110"],
        ["The first version that was released."],
    ]


def test_the_feed_has_the_first_corrections_with_their_reasons(make_package, tmp_path):
    root = parks(make_package)
    rows = "".join(f"n{n},New {n},{n}\n" for n in range(120))
    change(root, "c,West,30\n", rows)
    released(root, "1.1.0")
    change(root, rows, rows.replace(",New", ",Newer"))
    reason = {"version": "1.1.1", "resource": "parks", "key": ["n0"], "reason": "A <slip>."}
    describe(root, version="1.1.1", corrections=[reason])
    released(root, "1.1.1")
    publish(root, tmp_path)
    feed = ET.parse(tmp_path / "changes.xml").getroot()  # noqa: S314 - our own
    newest, before, _ = (e.text.splitlines() for e in feed.iter(f"{ATOM}summary"))
    assert newest[:3] == [
        "Parks: 120 values corrected",
        "Corrections:",
        "Parks, n0, name: New 0 → Newer 0: A <slip>.",
    ]
    assert (len(newest), newest[-1]) == (8, "and 115 more")
    assert before == ["Parks: 120 rows added, 1 row removed"]


def test_where_no_release_is_found_no_more_is_said_than_that(make_package, tmp_path):
    root = parks(make_package)
    (root / "releases" / "1.0.0.zip").unlink()
    package = publish(root, tmp_path)
    assert proof.prove(package, tmp_path).holds
    said = "No released version of these data was found when this site was made."
    assert texts(tmp_path, "changes.html", ".yesan-lead") == [said]
    assert not (tmp_path / "changes.xml").exists()


def test_where_releases_are_elsewhere_none_is_told(make_package, tmp_path):
    root = parks(make_package)
    describe(root, releases={"from": "tags"})
    package = publish(root, tmp_path)
    assert proof.prove(package, tmp_path).holds
    (said,) = texts(tmp_path, "changes.html", ".yesan-lead")
    assert said.endswith("are kept in their repository, and are not here.")
    assert not (tmp_path / "v").exists()


def test_the_reason_of_a_correction_and_the_report_of_a_reader_are_told(make_package, tmp_path):
    """Also of a renewed source, and of a row that is gone."""
    root = parks(make_package, sources=SOURCES)
    change(root, "a,North,10", "a,North,11")
    change(root, "b,South,20", "b,South,21")
    change(root, "c,West,30\n", "")
    told = {"version": "1.1.0", "resource": "parks"}
    describe(
        root,
        version="1.1.0",
        sources=[{"title": "The register of parks", "version": "2"}],
        corrections=[
            {**told, "key": ["a"], "field": "beds", "reason": "A bed was not counted in 2019."}
            | {"report": "https://town.example/issues/12"},
            {**told, "key": ["c"], "reason": "The park is in another town."},
        ],
    )
    released(root, "1.1.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    assert texts(tmp_path, "changes.html", "li") == [
        "Parks: 1 value corrected, 1 value updated, 1 row removed Removed: c",
        "Removed: c",
    ]
    assert texts(tmp_path, "changes.html", "tbody td.long") == [
        "A bed was not counted in 2019. The report of a reader",
        "The park is in another town.",
    ]
    marks = texts(tmp_path, "tables/parks.html", "a.yesan-changed")
    assert marks == ["corrected in 1.1.0", "updated in 1.1.0"]
