"""A package in two languages has its pages in both, each at its own path, linked to each other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

import bilingual
import browsing
import releasing
from bilingual import ADDRESS
from checkouts import digests, run
from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.site import build

HANGUL = re.compile("[\uac00-\ud7a3]+")
PAGES = ("index.html", "programs/roads.html", "tables/budget.html", "checks.html", "download.html")


@pytest.fixture(scope="session")
def town(alone: Callable[[str], AbstractContextManager[Path]]) -> Path:
    """The package with its site, built once for all who only read it."""
    with alone("bilingual") as root:
        if not root.exists():
            build.build(bilingual.make(root))
        return root


@pytest.fixture(scope="session")
def both(town: Path) -> Path:
    """The site."""
    return town / "site"


def read(both: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((both / page).read_text(encoding="utf-8"))


def test_every_page_is_there_in_each_language(both: Path):
    """But for those that the project has written in one alone."""
    korean = {p.relative_to(both).as_posix() for p in both.rglob("*.html")}
    english = {page.removeprefix("en/") for page in korean if page.startswith("en/")}
    korean = {page for page in korean if not page.startswith("en/")}
    assert korean - english == {"only.html"}
    assert english - korean == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_language_and_names_things_in_it(both: Path, page: str):
    first, other = read(both, page), read(both, f"en/{page}")
    assert [tree.css_first("html").attributes["lang"] for tree in (first, other)] == ["ko", "en"]
    assert [
        tree.css_first('meta[property="og:locale"]').attributes["content"]
        for tree in (first, other)
    ] == ["ko_KR", "en_US"]
    assert other.css_first("title").text().endswith("Budget of our town")
    assert HANGUL.search(other.css_first("h1").text()) is None


def test_names_are_translated_and_what_has_no_translation_stays(both: Path):
    """Cells that other columns translate are read in their place; those columns are not shown."""
    table = read(both, "en/tables/budget.html").css_first("table[data-table=budget]")
    heads = [" ".join(cell.text().split()) for cell in table.css("thead th")]
    assert [head.split(" (")[0] for head in heads[:3]] == ["Program", "Material", "Before"]
    rows = [[c.text().strip() for c in row.css("th, td")[:2]] for row in table.css("tbody tr")]
    assert rows == [["Road works", "Gravel"], ["다리 놓기", "Steel"], ["Schools", "벽돌"]]


def test_what_is_not_translated_is_marked_with_its_language(both: Path):
    """Names, texts, the titles of columns that are in Korean alone; no other word is Korean."""
    pages = sorted((both / "en").rglob("*.html"))
    trees = {page.name: LexborHTMLParser(page.read_text(encoding="utf-8")) for page in pages}
    marked = {x.text() for tree in trees.values() for x in tree.css("span[lang=ko]")}
    assert marked == {"다리 놓기", "벽돌", "이름", "재료"}
    for tree in trees.values():
        for node in tree.css("[lang=ko], svg, script, option, title, textarea"):
            node.decompose()
    assert {name: HANGUL.findall(tree.body.text()) for name, tree in trees.items()} == {
        name: [] for name in trees
    }


def test_downloads_are_there_once_and_pages_in_each_language_lead_to_them(both: Path):
    assert not (both / "en" / "data").exists()
    links = [a.attributes["href"] for a in read(both, "en/download.html").css("a[download]")]
    assert "../data/town.zip" in links
    found = [(both / "en" / str(link)).resolve() for link in links]
    assert [path for path in found if not path.is_file()] == []


def test_the_header_leads_to_the_same_page_in_the_other_language(both: Path):
    """To the first page where the other language has none of that name."""
    ways = {
        page: [
            (link.text(), link.attributes["href"], link.attributes["lang"])
            for link in read(both, page).css("header a.yesan-language")
        ]
        for page in ("programs/roads.html", "en/programs/roads.html", "only.html")
    }
    assert ways == {
        "programs/roads.html": [("English", "../en/programs/roads.html", "en")],
        "en/programs/roads.html": [("한국어", "../../programs/roads.html", "ko")],
        "only.html": [("English", "en/index.html", "en")],
    }


def test_robots_are_told_the_translations_of_a_page(both: Path):
    """In its head and in the one sitemap; of a page in one language, nothing."""
    expected = [
        ("ko", f"{ADDRESS}programs/roads.html"),
        ("en", f"{ADDRESS}en/programs/roads.html"),
        ("x-default", f"{ADDRESS}programs/roads.html"),
    ]
    for page in ("programs/roads.html", "en/programs/roads.html"):
        tree = read(both, page)
        links = tree.css("head link[rel=alternate][hreflang]")
        assert [(x.attributes["hreflang"], x.attributes["href"]) for x in links] == expected
        canonical = tree.css_first("link[rel=canonical]").attributes["href"]
        assert canonical == f"{ADDRESS}{page}"
    assert read(both, "only.html").css("head link[hreflang]") == []
    text = (both / "sitemap.xml").read_text(encoding="utf-8")
    entries = {
        re.findall("<loc>(.*)</loc>", entry)[0]: re.findall('hreflang="(.*)" href="(.*)"/', entry)
        for entry in re.findall("<url>.*?</url>", text, re.DOTALL)
    }
    assert entries[f"{ADDRESS}en/programs/roads.html"] == expected
    assert entries[f"{ADDRESS}only.html"] == []
    assert not (both / "en" / "sitemap.xml").exists()


def test_the_navigation_and_the_colours_are_named_in_each_language(both: Path):
    """A page that is not written in a language is not in its navigation."""
    names = {
        page: [a.text().strip() for a in read(both, page).css(".md-nav--primary > ul > li > a")]
        for page in ("about.html", "en/about.html")
    }
    assert names["about.html"][:2] == ["처음", "사업"]
    assert names["en/about.html"] == ["Home", "Programs", "How to read"]
    labels = [
        x.attributes["aria-label"] for x in read(both, "en/about.html").css("input[name=__palette]")
    ]
    assert labels == ["Dark page", "Light page"]


def test_the_search_of_each_language_has_its_own_index(both: Path):
    """It knows what a row is called in the other one as well."""
    index = (both / "en" / "search" / "index.js").read_text(encoding="utf-8")
    assert "Road works" in index
    assert "길 닦기" in index


def test_the_proof_holds_for_each_language(town: Path):
    found = proof.prove(descriptor.read(town), town / "site")
    assert [str(error) for error in found.errors] == []
    assert found.proven == found.claims


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("en/index.html", "<h1", "<p>It costs 77 million won.</p><h1"),
        ("en/programs/roads.html", "../../programs/roads.html", "../../programs/school.html"),
        ("programs/roads.html", f"{ADDRESS}en/programs/roads.html", f"{ADDRESS}en/index.html"),
        ("en/download.html", "../data/town.zip", "../assets/town.zip"),
        (
            "sitemap.xml",
            f'hreflang="en" href="{ADDRESS}en/about',
            f'hreflang="en" href="{ADDRESS}about',
        ),
    ],
)
def test_the_proof_refuses_what_is_false_in_a_language(
    town: Path, tmp_path: Path, page: str, old: str, new: str
):
    site = shutil.copytree(town / "site", tmp_path / "site")
    text = (site / page).read_text(encoding="utf-8")
    assert old in text
    (site / page).write_text(text.replace(old, new), encoding="utf-8")
    found = proof.prove(descriptor.read(town), site)
    assert page in {error.file for error in found.errors}


def test_mkdocs_alone_builds_the_same(town: Path, tmp_path: Path):
    root = bilingual.make(tmp_path / "town")
    run(["mkdocs", "build", "--site-dir", str(tmp_path / "site")], root, tmp_path)
    assert digests(tmp_path / "site") == digests(town / "site")


def test_an_edit_gives_the_same_site_as_a_build_from_nothing(town: Path, tmp_path: Path):
    """Pages in the other language are kept as those in the first."""
    root = bilingual.make(tmp_path / "town")
    build.build(root)
    table = root / "data" / "budget.csv"
    table.write_text(table.read_text("utf-8").replace("Steel", "Concrete"), encoding="utf-8")
    edited = digests(build.build(root).site)
    assert edited == digests(build.build(root, tmp_path / "cold").site)
    table.write_text(table.read_text("utf-8").replace("Concrete", "Steel"), encoding="utf-8")
    assert digests(build.build(root).site) == digests(town / "site")


def test_without_the_setting_a_site_is_in_the_first_language(tmp_path: Path):
    root = bilingual.make(tmp_path / "town")
    settings = root / "mkdocs.yml"
    settings.write_text(bilingual.CONFIG.replace("editions: true", "editions: false"), "utf-8")
    site = build.build(root).site
    assert not (site / "en").exists()
    assert "yesan-language" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_reader_stays_at_the_same_place_of_a_page(both: Path, browser: Browser):
    """At a row by its address, at a heading by its number: it is called otherwise there."""
    with browsing.served(both) as address:
        page = browser.new_page()
        page.goto(urljoin(address, "tables/budget.html#row-2"))
        page.click("a.yesan-language")
        page.wait_for_url("**/en/tables/budget.html#row-2")
        page.goto(urljoin(address, "en/programs/roads.html"))
        heading = page.locator("article h2[id]").last
        page.goto(urljoin(address, f"en/programs/roads.html#{heading.get_attribute('id')}"))
        page.click("a.yesan-language")
        page.wait_for_url(re.compile("/programs/roads.html#(?!heading-)"))
        last = page.locator("article h2[id]").last.get_attribute("id")
        assert page.evaluate("decodeURIComponent(location.hash)") == f"#{last}"
        page.close()


def test_the_site_of_a_package_with_releases_is_proven_in_each_language(tmp_path: Path):
    """What changed is said of the files as they were released, in whichever language."""
    root = bilingual.make(tmp_path / "town")
    releasing.describe(root, version="1.0.0", releases={"from": "releases"})
    releasing.keep(root)
    releasing.describe(root, version="1.1.0", created="2024-06-07")
    releasing.change(root, "강철,Steel,250,300", "강철,Concrete,250,310", "data/budget.csv")
    releasing.change(root, "길 닦기,Road works", "길 고치기,Road repairs", "data/programs.csv")
    releasing.keep(root)
    site = build.build(root).site
    assert [str(e) for e in proof.prove(descriptor.read(root), site).errors] == []
    assert read(site, "en/changes.html").css("#v1\\.1\\.0")
    assert not (site / "en" / "v" / "1.1.0" / "town.zip").exists()
    links = [a.attributes["href"] for a in read(site, "en/changes.html").css("a[href$='.zip']")]
    assert "../v/1.1.0/town.zip" in links
