"""How many stops of the Tab key the pages of the built site have."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

import weighing

SITE = Path(__file__).parents[2] / "site"
KINDS = {kind: name for kind, name in weighing.kinds(SITE).items() if kind != "page to embed"}
MOST = 250
"""How many stops the fullest page has: there were 912, and a table of 104 rows had 574."""
ROWS = """() => [...document.querySelectorAll(".yesan-grid tbody tr, .yesan-evidence > li")]
    .map(row => [...row.querySelectorAll("a[href], button")].filter(e => e.tabIndex >= 0).length)"""
STOPS = """() => [...document.querySelectorAll("main :is(a[href], button, input, select, summary)")]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility()).length"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_one_stop(page: Page, address: str, kind: str):
    """Of the page of each kind that has the most to say."""
    page.goto(f"{address}/{KINDS[kind]}", wait_until="networkidle")
    rows = page.evaluate(ROWS)
    assert [stops for stops in rows if stops > 1] == []
    assert page.evaluate(STOPS) <= MOST
