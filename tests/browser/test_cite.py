"""A page says how it is cited, and has the address of the row that somebody followed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

TABLE = "tables/program-budgets.html"


def test_what_is_cited_has_the_address_of_the_row_that_was_followed(page: Page, address: str):
    page.goto(f"{address}/{TABLE}#row-176")
    place = page.locator(".yesan-cite")
    place.locator("summary").click()
    text, entry = place.locator("textarea").all()
    whole = f"{address}/{TABLE}#row-176"
    expect(text).to_have_value(re.compile(f" {re.escape(whole)}$"))
    assert f"url = {{{whole}}}" in entry.input_value()


def test_a_citation_is_there_without_a_script(plain: Page, address: str):
    plain.goto(f"{address}/{TABLE}")
    place = plain.locator(".yesan-cite")
    place.locator("summary").click()
    text, entry = place.locator("textarea").all()
    expect(text).to_be_visible()
    expect(entry).to_be_visible()
    assert "@misc{" in entry.input_value()
