"""The rows of pictures lead to the pages of what they are of; other links over them are refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from proving import Site
from yesan.proof import proof

LABELS = {"name": {"columnType": "activity:generic:program:label"}}
ROWS = "program,name,approved,adjusted\n,All,150,123\na,Roads,60,50\nb,Parks,70,71\nc,Lakes,20,2\n"
CHART = "programs/index", "changes"
NAMES = (("c", "Lakes"), ("a", "Roads"), ("b", "Parks"))
"""The programs in the order of the chart."""
FIRST = r'(<svg viewBox="[^"]*"><svg.*?</svg>)(<a [^>]*>.*?</a>)(<a [^>]*>.*?</a>)'
FORGED: dict[str, tuple[str, str, int]] = {
    "a link to another program": (r'href="([./]*)c\.html"', r'href="\1b.html"', 2),
    "a link to another page": (r'href="([./]*)c\.html"', r'href="\1index.html"', 2),
    "a link out of the site": (r'href="[./]*c\.html"', 'href="https://example.org/c.html"', 2),
    "a link to nothing": (r'href="([./]*)c\.html"', r'href="\1d.html"', 2),
    "another name": ("<title>Lakes</title>", "<title>Roads</title>", 2),
    "no name": ("<title>Lakes</title>", "", 2),
    "a name and more": ("<title>Lakes</title>", "<title>Lakes: all is spent</title>", 2),
    "two links at each other's place": (
        r'(<title>Lakes</title>)(<rect[^>]*></rect>)(.*?<title>Roads</title>)(<rect[^>]*></rect>)',
        r"\1\4\3\2", 2,
    ),
    "a link over two rows": (
        r'(<title>Lakes</title><rect [^>]*height=")[^"]*', r"\g<1>60", 2
    ),
    "a link over a part of a row": (
        r'(<title>Lakes</title><rect [^>]*width=")[^"]*', r"\g<1>9", 2
    ),
    "a link in one picture alone": (f"{FIRST}", r"\1\3", 1),
    "two links over a row": (f"{FIRST}", r"\1\2\2\3", 2),
    "links over another picture": (r'(<svg viewBox="0 0 )\d+', r"\g<1>400", 2),
    "a style": (r'(<svg viewBox="[^"]*")', r'\1 class="less"', 2),
    "a link that covers what is below": ('fill="transparent"', 'fill="#ffffff"', 2),
    "a text in a link": (
        "<title>Lakes</title>", "<title>Lakes</title><text>12</text>", 2
    ),
    "a link that opens elsewhere": ("<a href", '<a target="other" href', 2),
}  # fmt: skip
"""How the links of the first row, or of all, are forged over both pictures."""


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make({"t": ROWS}, fields=LABELS)


def rows(site: Path, path: str) -> list[list[tuple[str, str]]]:
    """Where the rows of the pictures of a page lead, and their names."""
    tree = LexborHTMLParser((site / path).read_text("utf-8"))
    pictures = tree.css("div.yesan-chart > svg")
    return [
        [(a.attributes["href"] or "", (a.css_first("title") or a).text()) for a in svg.css("a")]
        for svg in pictures
    ]


def test_each_row_leads_to_its_page_in_both_pictures(site):
    meant = [(f"{c}.html", n) for c, n in NAMES]
    assert rows(site[1], f"{CHART[0]}.html") == [meant] * 2


def test_the_picture_alone_and_its_file_lead_to_the_same_pages(site):
    page, chart = CHART
    meant = [(f"../../../programs/{c}.html", n) for c, n in NAMES]
    assert rows(site[1], f"charts/{page}/{chart}.html") == [meant] * 2
    svg = (site[1] / f"charts/{page}/{chart}.svg").read_text("utf-8")
    assert re.findall(r'<a href="([^"]*)" target="_top">', svg) == [address for address, _ in meant]


@pytest.mark.parametrize("kind", FORGED)
def test_a_link_over_a_row_that_is_not_that_of_the_row_is_refused(site, kind: str, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    file = copy / f"{CHART[0]}.html"
    html = file.read_text("utf-8")
    pattern, by, count = FORGED[kind]
    changed, times = re.subn(pattern, by, html, count=count, flags=re.DOTALL)
    assert times == count
    file.write_text(changed, "utf-8")
    assert f"{CHART[0]}.html" in [f.page for f in proof.prove(package, copy).findings]


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        (r"programs/c\.html", "programs/b.html"),
        (r'href="[./]*programs/c\.html', 'href="https://example.org/c.html'),
        ("<title>Lakes</title>", "<title>Roads</title>"),
        (r'(<a [^>]*><title>Lakes</title><rect x=")[^"]*', r"\g<1>99"),
        (r"<a [^>]*><title>Lakes</title>.*?</a>", ""),
        ("<a ", '<a onclick="x()" '),
    ],
)
def test_a_file_with_other_links_than_its_page_is_refused(site, pattern, by, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    file = copy / f"charts/{CHART[0]}/{CHART[1]}.svg"
    svg = file.read_text("utf-8")
    changed = re.sub(pattern, by, svg, count=1, flags=re.DOTALL)
    assert changed != svg
    file.write_text(changed, "utf-8")
    found = [f.page for f in proof.prove(package, copy).findings]
    assert f"charts/{CHART[0]}/{CHART[1]}.svg" in found


def test_what_is_called_as_something_of_another_kind_does_not_lead_to_it(make, tmp_path: Path):
    """An office is called as a program of another: the name alone does not say whose page it is."""
    offices = (
        "office,office_name,program,name,approved,adjusted\n,,,All,67,51\ny,P,a,Roads,60,50\n"
        "x,Roads,b,P,7,1\n"
    )
    fields = {
        **LABELS,
        "office": {"columnType": "administrative-classification:generic:code"},
        "office_name": {"columnType": "administrative-classification:generic:label"},
    }
    package, built = make({"t": offices}, fields=fields)
    page = "programs/index.html"
    copy = shutil.copytree(built, tmp_path / "site")
    html = (copy / page).read_text("utf-8")
    changed = re.sub(r'(<a href=")a(\.html"><title>Roads)', r"\1../departments/x\2", html)
    assert changed != html
    (copy / page).write_text(changed, "utf-8")
    assert page in [f.page for f in proof.prove(package, copy).findings]
