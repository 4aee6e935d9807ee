"""The whole at a glance, in a real browser: each tile a link, readable, with no script at all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

WIDE, PHONE = {"width": 1200, "height": 900}, {"width": 360, "height": 800}
AFTER, BEFORE = "figure#chart-whole", "figure#chart-whole-1"
CONTRASTS = """(figure) => {
  const luminance = (color) => {
    const [r, g, b] = color.map((c) => c / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const painted = (...colors) => {
    for (const [color, alpha] of colors) {
      canvas.globalAlpha = alpha;
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const found = [];
  for (const tile of figure.querySelectorAll(".yesan-chart path[fill-opacity]")) {
    const style = getComputedStyle(tile);
    const shade = [style.fill, Number(style.fillOpacity)];
    const behind = [[ground === "rgba(0, 0, 0, 0)" ? "#fff" : ground, 1], shade];
    const ink = getComputedStyle(tile.ownerSVGElement).color;
    const [a, b] = [luminance(painted(...behind)), luminance(painted(...behind, [ink, 1]))];
    found.push((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return found;
}"""
LETTERS = """(figure) => [...figure.querySelectorAll(".yesan-chart svg text")]
  .filter((text) => text.getBoundingClientRect().width)
  .map((text) => {
    const svg = text.ownerSVGElement;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return parseFloat(getComputedStyle(text).fontSize) * scale;
  })"""
MISPLACED = """(figure) => {
  const shown = (css) => [...figure.querySelectorAll(css)]
    .map((node) => node.getBoundingClientRect()).filter((box) => box.width);
  const tiles = shown(".yesan-chart path[data-figure]");
  return shown(".yesan-tiles a rect").filter((link) => !tiles.some((tile) =>
    ["left", "top", "right", "bottom"].every((end) => Math.abs(tile[end] - link[end]) < 1.5)))
    .length;
}"""


def opened(page: Page, address: str, size: dict[str, int], scheme: str = "default") -> None:
    page.set_viewport_size(size)
    page.goto(f"{address}/index.html")
    page.evaluate(f"document.body.dataset.mdColorScheme = '{scheme}'")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_links_lie_over_their_tiles(page: Page, address: str, size: dict[str, int]):
    opened(page, address, size)
    figure = page.locator(AFTER)
    assert figure.locator(".yesan-tiles a:visible").count() > 15
    assert figure.evaluate(MISPLACED) == 0


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_letters_are_readable_on_each_shade(page: Page, address: str, scheme: str):
    opened(page, address, WIDE, scheme)
    contrasts = page.locator(AFTER).evaluate(CONTRASTS)
    assert len(contrasts) > 20
    assert min(contrasts) >= 4.5


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_letters_have_twelve_pixels(page: Page, address: str, size: dict[str, int]):
    opened(page, address, size)
    sizes = page.locator(AFTER).evaluate(LETTERS)
    assert len(sizes) > 10
    assert min(sizes) >= 12


def test_without_a_script_the_switch_shows_one_phase_and_a_tile_leads_to_its_page(
    browser: Browser, address: str
):
    with browser.new_context(java_script_enabled=False, viewport=WIDE) as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        expect(page.locator(AFTER)).to_be_visible()
        expect(page.locator(BEFORE)).to_be_hidden()
        page.locator(".yesan-switch input").first.check()
        expect(page.locator(BEFORE)).to_be_visible()
        expect(page.locator(AFTER)).to_be_hidden()
        page.locator(f"{BEFORE} .yesan-tiles.wide a").first.click()
        expect(page.locator("h1")).to_contain_text("CCTV")


def test_a_tile_says_its_name_its_amount_and_its_change(page: Page, address: str):
    opened(page, address, PHONE)
    link = page.locator(AFTER).get_by_role(
        "link", name="정보자원 통합 관리: 79억 3,800만 원, −30.0%"
    )
    expect(link).to_have_count(1)


def test_on_a_phone_the_first_picture_begins_on_the_first_screen(page: Page, address: str):
    opened(page, address, PHONE)
    box = page.locator(f"{AFTER} .yesan-chart").bounding_box()
    assert box is not None
    assert box["y"] < PHONE["height"] - 200
