"""Home is short: the whole on the first screen of a phone, and all of it on four."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from yesan.site import build

PHONE = {"width": 360, "height": 900}
SCREENS = 4
PACKAGES = (
    "kauri-coast",
    "harmless/no-figures",
    "harmless/ledger",
    "wild/fiscal-wide",
    "wild/large-figures",
    "wild/headers-hebrew",
)
PICTURED = ("kauri-coast", "harmless/ledger", "wild/fiscal-wide", "wild/large-figures")
TALLEST = "document.documentElement.scrollHeight"
BOTTOM = """() => Math.min(...[...document.querySelectorAll("figure .yesan-chart svg")]
  .filter((svg) => svg.getBoundingClientRect().width)
  .map((svg) => svg.getBoundingClientRect().top))"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The address of the first page of a package of the tests."""

    @functools.cache
    def make(name: str) -> str:
        root = tmp_path_factory.mktemp("home") / Path(name).name
        shutil.copytree(Path(__file__).parents[1] / "packages" / name, root)
        return (build.build(root).site / "index.html").as_uri()

    return make


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.fonts.ready")


@pytest.fixture
def phone(browser: Browser):
    with browser.new_context(viewport=PHONE) as context:
        yield context.new_page()


def test_home_is_four_screens_of_a_phone_and_its_picture_is_on_the_first(phone: Page, address: str):
    opened(phone, f"{address}/index.html")
    assert phone.evaluate(TALLEST) <= SCREENS * PHONE["height"]
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    box = phone.locator("#chart-whole .yesan-tiles.narrow").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize("name", PACKAGES)
def test_home_of_another_package_is_no_longer(phone: Page, home, name: str):
    opened(phone, home(name))
    assert phone.evaluate(TALLEST) <= SCREENS * PHONE["height"]
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("name", PICTURED)
def test_its_first_picture_is_on_the_first_screen(phone: Page, home, name: str):
    opened(phone, home(name))
    assert phone.evaluate(BOTTOM) < PHONE["height"] - 300


def test_what_is_told_first_has_a_name_an_amount_a_question_and_its_line(page: Page, address: str):
    opened(page, f"{address}/index.html")
    things = page.locator(".yesan-worth > li")
    assert things.evaluate_all("all => all.map((li) => li.dataset.worth)") == [
        *("change", "discrepancy"),
    ]
    amounts = things.locator(".yesan-amount .exactly").all_inner_texts()
    assert amounts == ["−3,838,000,000원", "−1,144,000,000원"]
    assert things.locator(".yesan-findings .yesan-kind").all_inner_texts() == ["요구", "요구"]
    lines = things.locator(".yesan-source a.yesan-line").all_inner_texts()
    assert lines == ["원문 134줄", "원문 179줄"]


def test_from_what_is_told_first_to_its_page_and_to_its_line(page: Page, address: str):
    opened(page, f"{address}/index.html")
    page.locator(".yesan-worth .yesan-source a.yesan-line").first.click()
    expect(page.locator(".yesan-evidence li:target")).to_contain_text("134")
    page.go_back()
    page.locator(".yesan-worth > li > a").first.click()
    expect(page.locator("h1")).to_contain_text("빅데이터 통합저장소")
