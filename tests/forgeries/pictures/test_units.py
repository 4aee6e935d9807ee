"""The unit of a picture is written once, at its axis or above its panels; others are refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from proving import Site
from yesan.proof import proof

ROWS = "".join(
    f"{name},{year},{(place + 1) * (year - 2015) * 1_000_000}\n"
    for place, name in enumerate(("Roads", "Parks", "Lakes", "Hills", "Woods", "Fields"))
    for year in range(2016, 2022)
)
FIELDS = {"spent": {"type": "integer", "currency": "EUR", "title": "Spent"}}
OWN = "charts/tables/t/series.html"


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make({"t": f"name,year,spent\n{ROWS}"}, {"t": {}}, fields=FIELDS)


def test_six_panels_in_two_rows_have_their_unit_once(site):
    tree = LexborHTMLParser((site[1] / OWN).read_text("utf-8"))
    pictures = tree.css(".yesan-chart > svg")
    units = [[n.text() for n in svg.css("text") if "million" in n.text()] for svg in pictures]
    assert units == [["million €"], ["million €"]]
    assert [len(svg.css('g[data-axis="labels"]')) > 3 for svg in pictures] == [True, True]


@pytest.mark.parametrize("other", ["thousand €", "million $", "€", "people"])
def test_another_unit_above_the_panels_is_refused(site, other: str, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    for page in (OWN, "tables/t.html"):
        html = (copy / page).read_text("utf-8")
        changed = re.sub(r">million €</text>", f">{other}</text>", html)
        assert changed != html
        (copy / page).write_text(changed, "utf-8")
    assert OWN in [f.page for f in proof.prove(package, copy).findings]
