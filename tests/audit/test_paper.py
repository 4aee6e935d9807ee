"""What the pages of the built site are on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsing import sheets

SITE = Path(__file__).parents[2] / "site"
PROGRAMS = sorted(p.name for p in (SITE / "programs").glob("*.html") if p.stem != "index")
MOST = 4
"""How many sheets a program takes, with all its tables."""


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_on_few_sheets(page: Page, address: str, name: str):
    page.goto(f"{address}/programs/{name}", wait_until="networkidle")
    assert sheets(page) <= MOST


@pytest.mark.parametrize("path", ["index.html", "programs/index.html", "departments/index.html"])
def test_the_first_page_and_lists_are_on_few_sheets(page: Page, address: str, path: str):
    page.goto(f"{address}/{path}", wait_until="networkidle")
    assert sheets(page) <= MOST
