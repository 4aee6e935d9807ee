"""Findings above the titles of charts: other parts, shares, names and ends are refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from budgets import WHOLE
from proving import Site, refused
from yesan.proof import proof

OFFICE = {"office": {"columnType": "administrative-classification:generic:code"}}
CUTS = "office,approved,adjusted\n,400,290\na,100,40\nb,100,70\nc,100,85\nd,100,95\n"
RISES = CUTS.replace(",400,290", ",400,510").replace(
    "a,100,40\nb,100,70\nc,100,85\nd,100,95", "a,100,160\nb,100,130\nc,100,115\nd,100,105"
)
YEARS = "program,year,executed\na,2020,5\nb,2020,6\na,2021,7\nb,2021,9\na,2022,3\nb,2022,4\n"
PARTS, MOST = "make up", "falls the most"
LIST, PROGRAMS = "departments/index.html", "programs/index.html"
BUILDUP = "charts/index/buildup.html"
FINDING = r'(<b class="yesan-finding"><bdi>)'


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make({"t": CUTS}, fields=OFFICE)


@pytest.fixture(scope="module")
def programs(make: Callable[..., Site]) -> Site:
    return make({"t": CUTS.replace("office", "program")})


@pytest.fixture(scope="module")
def years(make: Callable[..., Site]) -> Site:
    complete = {**WHOLE, "complete": {"lines": "1-9"}}
    return make({"t": YEARS}, {"t": complete}, sources=[{"title": "The accounts"}])


def stated(site: Site, page: str = LIST) -> list[str]:
    tree = LexborHTMLParser((site[1] / page).read_text("utf-8"))
    return [node.text() for node in tree.css("figcaption .yesan-finding")]


def test_the_findings_of_the_made_sites(site, programs, years, make):
    assert stated(site) == ["a and b make up 82% of all that is cut."]
    assert stated(programs, PROGRAMS) == ["Of those in this table, a falls the most: −€60."]
    assert stated(years, "index.html") == ["executed: from €11 in 2020 to €7 in 2022."]
    rises = make({"t": RISES}, fields=OFFICE)
    assert stated(rises) == ["a and b make up 82% of all that is added."]


def exchanged(one: str, other: str) -> Callable[[str], str]:
    return lambda text: text.replace(one, "\0").replace(other, one).replace("\0", other)


FORGED: dict[str, tuple[str, Callable[[str], str]]] = {
    "one part less": (LIST, lambda t: re.sub(r'<data[^>]*>a</data> and ', "", t)),
    "one part more": (
        LIST,
        lambda t: t.replace(
            '<data data-number="label">b</data>',
            '<data data-number="label">b</data> and <data data-number="label">c</data>',
        ),
    ),
    "another part": (LIST, lambda t: t.replace(">b</data>", ">c</data>")),
    "parts in another order": (LIST, exchanged(">a</data>", ">b</data>")),
    "another share": (LIST, lambda t: t.replace("82%", "92%")),
    "the share of one": (
        LIST,
        lambda t: re.sub(r'<data data-figure="c[^"]*" value="[^"]*">82%', "SHARE", t),
    ),
    "added, not cut": (LIST, lambda t: t.replace("is cut", "is added")),
    "another that falls the most": (
        PROGRAMS, lambda t: t.replace(">a</data>", ">b</data>")
    ),
    "another change": (PROGRAMS, lambda t: t.replace("−€60", "−€30")),
    "rises, not falls": (PROGRAMS, lambda t: t.replace("falls", "rises")),
    "any other words": (PROGRAMS, lambda t: t.replace("falls", "must fall")),
}  # fmt: skip
"""How the finding of a page is forged."""


@pytest.mark.parametrize("kind", FORGED)
def test_a_finding_that_the_table_does_not_bear_is_refused(
    site, programs, kind: str, tmp_path: Path
):
    page, forge = FORGED[kind]
    package, built = {LIST: site, PROGRAMS: programs}[page]
    copy = shutil.copytree(built, tmp_path / "site")
    html = (copy / page).read_text("utf-8")
    found = re.search(FINDING + r".*?</b>", html)
    assert found
    forged = forge(found[0])
    if "SHARE" in forged:
        forged = forged.replace("SHARE", _share_of_one(html))
    assert forged != found[0]
    (copy / page).write_text(html.replace(found[0], forged), "utf-8")
    assert page in [f.page for f in proof.prove(package, copy).findings]


def _share_of_one(html: str) -> str:
    """The share of the first part alone, as the picture has it, in place of that of both."""
    found = re.search(r'<text data-figure="\S+ (c\w+)"[^>]*>[^<]*\((\d+%)\)', html)
    assert found
    return f'<data data-figure="{found[1]}" value="0.545454545455">{found[2]}'


def test_a_change_that_is_stated_and_said_below_as_well_is_refused(programs):
    change = (
        r'(<data data-figure="t/[^"]*"[^>]*>|<data data-figure="c[^"]*" value="-60">)−€60</data>'
    )
    html = (programs[1] / PROGRAMS).read_text("utf-8")
    figure = re.search(change, html)
    assert figure
    below = f"<br><bdi>In “t”, 4 change; the largest change is a: {figure[0]}.</bdi></figcaption>"
    found = refused(programs, r"(?:<br><bdi>[^\n]*</bdi>)?</figcaption>", below, PROGRAMS)
    assert "each figure once: it is said below as well" in found


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"(in <data[^>]*>)2020(</data> to)", r"\g<1>2021\2"),
        (r"from (<data[^>]*>[^<]*</data>)( in .*? to )(<data[^>]*>[^<]*</data>)", r"from \3\2\1"),
    ],
    ids=["another year", "the other way round"],
)
def test_other_ends_of_the_years_are_refused(years, pattern, instead):
    assert len(refused(years, pattern, instead)) > 0


def test_ends_that_are_not_the_first_and_the_last_are_refused(years):
    """Each figure has its time; but in between it was more."""
    html = (years[1] / "index.html").read_text("utf-8")
    found = re.search(r'<b class="yesan-finding">.*?</b>', html)
    middle = re.search(
        r'<th scope="row">2021</th><td[^>]*>(<data data-figure="[^"]*" value="16">)', html
    )
    assert found
    assert middle
    forged = re.sub(
        r"to <data[^>]*>€7</data> in (<data[^>]*>)2022",
        rf"to {re.escape(middle[1]).replace(chr(92), '')}€16</data> in \g<1>2021",
        found[0],
    )
    assert forged != found[0]
    wrong = refused(years, re.escape(found[0]), forged.replace("\\", r"\\"))
    assert "the first figure and the last of a column" in wrong


def test_parts_of_a_table_that_is_not_all_of_the_budget_are_not_told_as_its_parts(make):
    """The offices have a total of their own; another table has the whole, which changes by more."""
    cuts = "office,approved,adjusted\n,300,200\na,100,30\nb,100,80\nc,100,90\n"
    alone = make({"t": cuts}, fields=OFFICE)
    assert stated(alone) == ["a makes up 70% of all that is cut."]
    site = make({"t": cuts, "whole": "approved,adjusted\n900,700\n"}, fields=OFFICE)
    assert stated(site) == ["Of those in this table, a falls the most: −€70."]
    html = (site[1] / BUILDUP).read_text("utf-8")
    share = re.search(r'<text data-figure="\S+ (c\w+)"[^>]*>[^<]*\(70%\)', html)
    assert share
    said = (
        '<p class="yesan-finding"><bdi><data data-number="label">a</data> makes up <data '
        f'data-figure="{share[1]}" value="0.7">70%</data> of all that is cut.</bdi></p>'
    )
    wanted = "parts of the whole budget: another table has a larger change of it"
    assert wanted in refused(site, "<h1", f"{said}<h1", BUILDUP)


def test_a_finding_in_a_picture_to_download_is_that_of_the_page(site, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    file = copy / "charts/index/buildup.svg"
    svg = file.read_text("utf-8")
    changed = svg.replace("make up 82%", "make up 92%")
    assert changed != svg
    file.write_text(changed, "utf-8")
    assert "charts/index/buildup.svg" in [f.page for f in proof.prove(package, copy).findings]
