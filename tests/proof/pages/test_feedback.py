"""Where readers say that something is wrong: to whom the descriptor names, with what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budgets import PROGRAMS
from proving import Site, proven, refused

CSV = {
    "budgets": "program,approved,adjusted\na,10,12\nb,20,19\n",
    "programs": "program,name\na,Parks\nb,Roads\n",
}
TABLE = "tables/budgets.html"
ROW = r'(<a class="yesan-wrong"[^>]*?href=")mailto:anna@town.example'


@pytest.fixture(scope="module")
def made(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    return proven(make_package, tmp_path_factory)


@pytest.fixture(scope="module")
def site(made: Callable[..., Site]) -> Site:
    people: list[dict[str, Any]] = [{"title": "Anna", "email": "anna@town.example"}]
    return made(CSV, {"programs": PROGRAMS}, contributors=people)


@pytest.mark.parametrize(
    "forged",
    [
        "mailto:eve@town.example",
        "mailto:anna@town.example,eve@else.example",
        "https://else.example/issues/new",
        "javascript:alert(1)//",
    ],
)
def test_another_mailbox_or_host_is_refused(site: Site, forged: str) -> None:
    assert refused(site, ROW, rf"\g<1>{forged}", TABLE)


def test_blind_copy_is_refused(site: Site) -> None:
    assert refused(site, r"(mailto:anna@town.example\?)", r"\1bcc=eve%40else.example&amp;", TABLE)


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [("approved%3A%2010", "approved%3A%2011"), ("Table%3A%20budgets", "Table%3A%20programs")],
)
def test_message_that_says_another_value_than_the_row_has_is_refused(
    site: Site, pattern: str, instead: str
) -> None:
    assert refused(site, pattern, instead, TABLE)


def test_a_key_of_several_fields_is_told_as_pages_tell_it(made: Callable[..., Site]) -> None:
    csv = {"visits": "region,year,visits\nnorth,2024,10\nsouth,2024,12\n"}
    keyed = {"visits": {"schema": {"primaryKey": ["region", "year"]}}}
    site = made(csv, keyed, fields={"visits": {"type": "integer"}}, feedback="anna@town.example")
    page = (site[1] / "tables" / "visits.html").read_text(encoding="utf-8")
    assert page.count("Row%3A%20region%3Dnorth%2C%20year%3D2024") == 2
    assert "north/2024" not in page
    assert refused(site, "region%3Dnorth%2C", "region%3Dsouth%2C", "tables/visits.html")


def test_mailbox_that_nobody_names_is_refused_anywhere(site: Site) -> None:
    link = r'<p><a href="mailto:eve@else.example">Mail</a></p><p class="yesan-note"'
    assert refused(site, r'<p class="yesan-note"', link, TABLE)


def test_no_page_has_a_link_where_nobody_is_named(made: Callable[..., Site]) -> None:
    _, root = made(CSV, {"programs": PROGRAMS})
    pages = [page.read_text(encoding="utf-8") for page in root.rglob("*.html")]
    assert len(pages) > 1
    assert not any("yesan-wrong" in page for page in pages)
