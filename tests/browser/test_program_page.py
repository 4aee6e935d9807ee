"""The first screen of a program: what it is for, from how much to how much, what was asked, why."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PHONE, WIDE = {"width": 360, "height": 900}, {"width": 1200, "height": 900}
PROGRAMS = ["high-speed-network", "network-separation", "intelligent-cctv"]


def bottom(page: Page, css: str) -> float:
    """Where the first of some elements ends, in pixels from the top of the page."""
    box = page.locator(css).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_first_screen_of_a_phone_says_what_how_much_and_what_was_asked(
    page: Page, address: str, name: str
):
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/programs/{name}.html")
    parts = ["h1", ".yesan-purpose", ".yesan-lead", "dl.yesan-key", "svg.yesan-bars"]
    ends = [bottom(page, css) for css in [*parts, ".yesan-findings", "h2"]]
    assert ends == sorted(ends)
    assert ends[-1] <= PHONE["height"]
    expect(page.locator("h2").first).to_contain_text("무엇을 왜 바꾸려고 하나")


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_first_screen_of_a_desk_says_why_as_well(page: Page, address: str, name: str):
    page.set_viewport_size(WIDE)
    page.goto(f"{address}/programs/{name}.html")
    assert bottom(page, ".yesan-reasons > li") <= WIDE["height"]


def test_a_program_without_a_stated_purpose_has_no_sentence_of_one(page: Page, address: str):
    page.goto(f"{address}/programs/aerial-photography.html")
    expect(page.locator(".yesan-purpose")).to_have_count(0)
    expect(page.locator("dl.yesan-key")).to_be_visible()


def test_a_program_without_a_budget_says_at_once_what_is_known(page: Page, address: str):
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/programs/big-data-campus.html")
    expect(page.locator("dl.yesan-key")).to_have_count(0)
    assert bottom(page, ".yesan-lead + .yesan-note") <= PHONE["height"]
