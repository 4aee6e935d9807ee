"""The state of a source is told as the descriptor says it, at this source, wherever it is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budgets import WIDE
from proving import Site, proven, refused, said

CSV = {"budgets": "program,approved,adjusted\na,10,12\nb,20,19\n", "notes": "n,t\n1,x\n"}
PLAN: dict[str, Any] = {
    "title": "Plan",
    "accessed": "2026-03-02",
    "frequency": "annual",
    "limitations": "No amounts before 2015, and <none> of 37 offices",
    "limitations@ko": "2015년 앞의 금액과 37개 부서가 없습니다",
}
SURVEY = {"title": "Survey", "accessed": "2025-12-24", "frequency": "decennial"}
ITEM = ".yesan-fresh li"
PAGES = ["index.html", "download.html", "tables/budgets.html"]


@pytest.fixture(scope="module")
def made(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    return proven(make_package, tmp_path_factory)


@pytest.fixture(scope="module")
def site(made: Callable[..., Site]) -> Site:
    tables = {"notes": {"sources": [SURVEY]}, "budgets": {**WIDE, "sources": [{"title": "Plan"}]}}
    return made(CSV, tables, sources=[PLAN], languages=["en"])


@pytest.mark.parametrize("page", PAGES)
def test_page_that_names_a_source_tells_its_state(site: Site, page: str) -> None:
    assert said(site, page, ITEM)[:3] == [
        "Last looked at: Mar 2, 2026",
        "Renewed every year",
        "Limits: No amounts before 2015, and <none> of 37 offices",
    ]


def test_page_of_downloads_tells_the_state_of_the_sources_of_tables(site: Site) -> None:
    survey = ["Last looked at: Dec 24, 2025", "Renewed every ten years"]
    assert said(site, "download.html", ITEM)[3:] == survey
    assert said(site, "tables/notes.html", ITEM) == survey


def test_korean_page_tells_it_in_korean(made: Callable[..., Site]) -> None:
    site = made(CSV, sources=[PLAN], languages=["ko"])
    assert said(site, "download.html", ITEM) == [
        "마지막 확인: 2026. 3. 2.",
        "매년 갱신",
        "한계: 2015년 앞의 금액과 37개 부서가 없습니다",
    ]


def test_nothing_is_told_where_nothing_is_known(made: Callable[..., Site]) -> None:
    site = made(CSV, sources=[{"title": "Plan"}])
    assert said(site, "download.html", ".yesan-fresh") == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ("Mar 2, 2026", "Mar 12, 2026"),
        ("Mar 2, 2026", "Dec 24, 2025"),
        ("Renewed every year", "Renewed every month"),
        ("before 2015, and", "before 2015"),
        ("<li>Renewed every year</li>", ""),
        (r'<ul class="yesan-fresh">.*?</ul>', ""),
    ],
    ids=["another day", "day of another source", "often", "limits", "line left out", "left out"],
)
def test_another_state_is_refused(site: Site, page: str, pattern: str, instead: str) -> None:
    assert refused(site, pattern, instead, page)


def test_state_of_another_source_is_refused(site: Site) -> None:
    shown = r"<li>Last looked at: Dec 24, 2025</li><li>Renewed every ten years</li>"
    instead = "<li>Last looked at: Mar 2, 2026</li><li>Renewed every year</li>"
    assert refused(site, shown, instead, "download.html")


def test_source_that_is_left_out_of_the_page_of_downloads_is_missed(site: Site) -> None:
    assert refused(site, r"<li>Survey<ul.*?</ul></li>", "", "download.html")


def test_state_of_nothing_is_refused(site: Site) -> None:
    forged = '<ul class="yesan-fresh"><li>Renewed every year</li></ul><h2'
    assert "a source above it" in refused(site, "<h2", forged, "tables/notes.html")
