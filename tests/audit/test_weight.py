"""Every kind of page is light and does not shift, asks no other host, keeps its policy."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, expect

import weighing
from weighing import Weight

MOST = 150_000
"""Bytes of a page with all that it loads before anything is done with it."""
REQUESTS = 14
SHIFT = 0.01
PROGRAM = "programs/big-data-platform.html"
BOLD = """() => {
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const place = texts.currentNode.parentElement;
    if (Number(getComputedStyle(place).fontWeight) < 600) continue;
    if (place.closest("script, style") || !place.checkVisibility()) continue;
    for (const character of texts.currentNode.data) found.add(character);
  }
  return [...found].join("");
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def weights(browser: Browser, site: Path, address: str) -> dict[tuple[str, int], Weight]:
    """What a page of every kind costs, on a wide screen and on a phone."""
    return {
        (name, width): weighing.weigh(browser, site, address, name, width=width)
        for name in weighing.kinds(site).values()
        for width in (1200, 390)
    }


def test_every_kind_of_page_is_weighed(site: Path):
    """None of the kinds that the site has is left out."""
    kinds = weighing.kinds(site)
    assert {"index.html", "404.html", "one of programs", "page to embed"} <= kinds.keys()
    assert len(kinds) >= 14


def test_a_page_is_light(weights: dict[tuple[str, int], Weight]):
    """It comes quickly on a slow line as well."""
    assert {k: w.size for k, w in weights.items() if w.size > MOST} == {}


def test_a_page_asks_for_little(weights: dict[tuple[str, int], Weight]):
    """The search, its index and what draws charts anew wait until they are used."""
    assert {k: w.requests for k, w in weights.items() if len(w.requests) > REQUESTS} == {}
    asked = {url for weight in weights.values() for url in weight.requests}
    late = re.compile(r"/search/|lunr|vega|yesan-charts")
    assert not [url for url in asked if late.search(url)]


def test_a_page_stands_still(weights: dict[tuple[str, int], Weight]):
    """Nothing moves under the eyes of who reads already."""
    assert {k: w.shift for k, w in weights.items() if w.shift >= SHIFT} == {}


def test_a_page_asks_no_other_host(weights: dict[tuple[str, int], Weight], address: str):
    """Nobody else learns who reads what."""
    asked = {url for weight in weights.values() for url in weight.requests}
    assert {url for url in asked if not url.startswith((f"{address}/", "data:"))} == set()


def test_a_page_holds_its_policy(weights: dict[tuple[str, int], Weight]):
    """Nothing of its own is refused, and the console is silent."""
    assert {k: w.refused for k, w in weights.items() if w.refused} == {}
    assert {k: w.said for k, w in weights.items() if w.said} == {}


def test_what_is_bold_stands_in_the_bold_font(
    weights: dict[tuple[str, int], Weight], site: Path, address: str, page: Page
):
    """It has no more characters than are shown in bold letters, and none less."""
    font = TTFont(io.BytesIO((site / "assets" / "yesan-sans-bold.woff2").read_bytes()))
    known = set(map(chr, font.getBestCmap()))
    missing = {}
    for name in {name for name, _ in weights} - {"404.html"}:
        page.goto(f"{address}/{name}")
        if "yesan-embed.css" not in page.content():
            missing[name] = set(page.evaluate(BOLD)) - known - set("\n\t")
    assert {name: found for name, found in missing.items() if found} == {}


@pytest.mark.parametrize("where", ["http", "file"])
def test_a_script_that_is_no_part_of_the_page_is_refused(
    page: Page, site: Path, address: str, where: str
):
    """Whatever gets into the page by data or from elsewhere does not run."""
    page.add_init_script(weighing.WATCH)
    page.goto(f"{address}/{PROGRAM}" if where == "http" else (site / PROGRAM).as_uri())
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='ran = true'>");
          const style = document.createElement("style");
          style.textContent = "h1 { color: red }";
          document.body.append(style);
        }"""
    )
    page.wait_for_function("refused.length >= 3")
    assert page.evaluate("window.ran") is None
    kinds = {said.split()[0] for said in page.evaluate("refused")}
    assert kinds == {"script-src-elem", "script-src-attr", "style-src-elem"}
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"


@pytest.mark.parametrize("where", ["http", "file"])
def test_the_dark_can_be_chosen(page: Page, site: Path, address: str, where: str):
    """The theme's own scripts run under the policy, from a folder as well."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/{PROGRAM}" if where == "http" else (site / PROGRAM).as_uri())
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.locator("figure.yesan-figure svg").first.is_visible()


def test_a_page_of_a_folder_asks_for_nothing_elsewhere(page: Page, site: Path):
    """Opened without a server, it is whole, and refuses nothing of its own."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(weighing.WATCH)
    for name in ("index.html", PROGRAM, "tables/it-projects.html"):
        page.goto((site / name).as_uri(), wait_until="load")
        page.evaluate(weighing.SETTLED)
        assert page.evaluate("refused") == []
        expect(page.locator(".yesan-find")).to_be_visible()
        assert page.evaluate("document.styleSheets.length") >= 3
    assert {url for url in asked if not url.startswith(("file:", "data:"))} == set()


@pytest.mark.parametrize("at", ["/nowhere.html", "/programs/nowhere.html", "/a/b/c/nowhere"])
@pytest.mark.parametrize("below", ["", "/seoul"])
def test_a_page_that_is_missing_leads_on(page: Page, site: Path, address: str, at: str, below: str):
    """At any depth, and in whatever folder of its host the site is."""

    def answer(route, request) -> None:
        path = request.url.removeprefix(address).removeprefix(below)
        inside = request.url.startswith(f"{address}{below}/")
        file = site / path.removeprefix("/")
        if inside and file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, path=site / "404.html")

    page.route("**/*", answer)
    page.goto(f"{address}{below}{at}")
    expect(page.locator("h1")).to_have_text("이 주소에는 페이지가 없습니다")
    links = page.locator("main a")
    expect(links.first).to_have_attribute("href", f"{below}/index.html")
    links.filter(has_text="사업").first.click()
    expect(page).to_have_url(f"{address}{below}/programs/index.html")
    expect(page.locator("h1")).to_have_text("사업")
