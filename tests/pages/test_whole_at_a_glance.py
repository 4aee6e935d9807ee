"""The treemaps of the first page: each tile leads to the page of what it is of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from budgets import FIELDS, WIDE
from publishing import publish

CUTS = "program,approved,adjusted\n,110,70\na,70,40\nb,30,20\n"


@pytest.fixture(scope="module")
def home(make_package, tmp_path_factory):
    def read(csv: str) -> LexborHTMLParser:
        folder: Path = tmp_path_factory.mktemp("home")
        publish(make_package({"t": csv}, fields=FIELDS, resources={"t": WIDE}), folder)
        return LexborHTMLParser((folder / "index.html").read_text("utf-8"))

    return read


def test_each_tile_leads_to_its_page_and_what_is_left_to_its_table(home):
    links = home(CUTS).css("figure#chart-whole .yesan-tiles.wide a")
    assert [link.attributes["href"] for link in links] == [
        *("programs/a.html", "programs/b.html", "tables/t.html")
    ]


def test_the_treemaps_come_before_all_figures_and_the_last_phase_is_chosen(home):
    page = home(CUTS)
    labels = [node.text().strip() for node in page.css(".yesan-switch label")]
    chosen = [node.attributes.keys() & {"checked"} for node in page.css(".yesan-switch input")]
    assert (labels, chosen) == (["approved", "adjusted"], [set(), {"checked"}])
    html = page.html or ""
    assert html.index('id="chart-whole"') < html.index('class="yesan-key"')


def test_the_links_are_drawn_to_the_scale_of_their_picture(home):
    page = home(CUTS)
    views = [svg.attributes["viewBox"] for svg in page.css("#chart-whole .yesan-tiles")]
    sizes = [svg.attributes["width"] for svg in page.css("#chart-whole .yesan-chart svg")]
    assert [view.split()[2] for view in views] == sizes
    assert all(re.match("-2 -2 ", view) for view in views)


def test_a_page_whose_parts_are_only_listed_has_no_treemap(home):
    page = home("program,approved,adjusted\na,70,40\nb,30,20\n")
    assert page.css(".yesan-whole, .yesan-tiles") == []
