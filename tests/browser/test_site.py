"""What a reader sees, in a real browser."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package
from playwright.sync_api import Browser, Page, expect

from yesan.site import build, default_settings
from yesan.validation import validation

PROGRAM = "big-data-platform"


def test_from_home_to_a_program_and_its_chart_without_script(plain: Page, address: str):
    """Home says what happened; two clicks later the chart is there, drawn and explained."""
    plain.goto(f"{address}/index.html")
    assert plain.locator(".yesan-key dd").first.inner_text().startswith("1,334억 원")
    assert "1,213억 9,800만 원" in plain.locator(".yesan-key").inner_text()
    plain.locator(".yesan-cards a", has_text="사업").click()
    plain.locator(f'a[href="{PROGRAM}.html"]').first.click()
    figure = plain.locator("figure.yesan-figure").first
    picture = figure.locator(".yesan-chart > svg:visible")
    box = picture.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] > 100
    assert "전산개발비" in str(picture.text_content())
    assert "억 원" in str(picture.text_content())


def test_the_table_behind_a_chart_opens_without_script(plain: Page, address: str):
    """Every figure of the picture can be read as text, to the last digit."""
    plain.goto(f"{address}/programs/{PROGRAM}.html")
    figure = plain.locator("figure.yesan-figure").first
    figure.locator("label").last.click()
    expect(figure.get_by_role("table")).to_contain_text("3,586,696,000원")


def test_the_csv_of_a_page_can_be_downloaded_and_read(page: Page, address: str):
    """Its figures are those of the page, with unit and source line."""
    page.goto(f"{address}/programs/{PROGRAM}.html")
    with page.expect_download() as download:
        page.locator("a.yesan-file").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    revised = [r for r in rows if r["table"] == "line-item-budgets" and r["field"] == "revised"]
    assert {r["value"] for r in revised} >= {"4975262", "3586696", "1338362"}
    assert {r["unit"] for r in revised} == {"천원"}
    assert all(r["line"].isdigit() for r in revised)


def test_the_zip_is_a_valid_data_package(page: Page, address: str, tmp_path: Path):
    """Unpacked, it validates, and its checksums hold."""
    page.goto(f"{address}/download.html")
    with page.expect_download() as download:
        page.locator("a.yesan-file").first.click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as packed:
        packed.extractall(tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    lines = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 40
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest


def test_no_request_goes_to_another_host(page: Page, address: str):
    """Home, a program, a table, the downloads: all that is loaded comes from the site."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    paths = ("index", f"programs/{PROGRAM}", "tables/cctv-cameras", "download")
    pages = [(page.context.new_page(), path) for path in paths]
    for opened, path in pages:
        opened.goto(f"{address}/{path}.html")
    for opened, _ in pages:
        opened.wait_for_load_state("networkidle")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_pages_are_drawn_with_the_shipped_font(page: Page, address: str):
    """The font of the site is loaded, and text of the charts is set in it."""
    page.goto(f"{address}/programs/{PROGRAM}.html")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Yesan Sans\"', '전산개발비')")
    family = "getComputedStyle(document.querySelector('.yesan-chart text')).fontFamily"
    assert "Yesan Sans" in page.evaluate(family)


@pytest.mark.parametrize(
    "path", ["index", f"programs/{PROGRAM}", "programs/index", "tables/cctv-cameras"]
)
def test_a_phone_shows_the_page_without_sideways_scrolling(
    browser: Browser, address: str, path: str
):
    """Wide tables and charts scroll by themselves; the page does not."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}/{path}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [640, 700, 760])
def test_a_small_window_shows_home_without_sideways_scrolling(
    browser: Browser, address: str, width: int
):
    """What is there for screen readers alone is not wider than the window either."""
    with browser.new_context(viewport={"width": width, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_phone_shows_descriptions_in_full_and_identifiers_unbroken(
    browser: Browser, address: str
):
    """What describes tables is below their names; identifiers break at hyphens only."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}/tables/index.html")
        region = page.locator(".yesan-table").first
        assert region.evaluate("e => e.scrollWidth - e.clientWidth") == 0
        widths = "cells => cells.map(cell => cell.clientWidth)"
        assert min(region.locator("tbody .long").evaluate_all(widths)) > 280
        page.goto(f"{address}/tables/discrepancies.html")
        lines = "code => [code.textContent.split('-').length, code.getClientRects().length]"
        codes = page.locator(".yesan-grid tbody code")
        found = codes.evaluate_all(f"codes => codes.map({lines})")
        assert len(found) > 100
        assert [parts for parts, shown in found if shown > parts] == []
        assert page.locator("code", has_text=re.compile("^[a-z_]{11,}$")).count() > 0


def test_the_page_says_its_language(page: Page, address: str):
    """Screen readers pronounce it rightly."""
    page.goto(f"{address}/index.html")
    assert page.locator("html").get_attribute("lang") == "ko"


def test_markup_in_a_package_never_runs(
    browser: Browser, project: Path, tmp_path_factory: pytest.TempPathFactory
):
    """Names with scripts in them are shown as text on every page, in the head as in the body."""
    package = tmp_path_factory.mktemp("markup") / "package"
    shutil.copytree(project / "tests" / "packages" / "harmless" / "markup-in-cell", package)
    pages = sorted(build.build(package).site.rglob("*.html"))
    with browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: said.append(str(error)))
        for path in pages:
            page.goto(path.as_uri(), wait_until="load")
            if path.name != "404.html":
                assert "<script>" in page.locator("body").inner_text()
        assert len(pages) > 5
        assert said == []


@pytest.fixture(scope="module")
def wild(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Builds a package as it was found, with a mkdocs.yml where one is given."""

    @functools.cache
    def make(name: str, config: str = "") -> Path:
        root = tmp_path_factory.mktemp("wild") / name
        shutil.copytree(Path(__file__).parents[1] / "packages" / "wild" / name, root)
        if config:
            text = default_settings.text(validation.validate(root))
            (root / "mkdocs.yml").write_text(f"{text}{config}", encoding="utf-8")
        return build.build(root).site

    return make


def opened(page: Page, path: Path) -> list[str]:
    """Opens a page of a folder; what it complained of."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    # A module cannot be loaded from a folder; nothing else may fail.
    return [s for s in said if "CORS" not in s and "ERR_FAILED" not in s]


def test_a_page_in_hebrew_runs_from_right_to_left(page: Page, wild):
    """Text, table and labels of the chart are where a reader expects them."""
    assert not opened(page, wild("headers-hebrew") / "tables" / "libraries.html")
    assert page.evaluate("document.documentElement.dir || document.body.dir") == "rtl"
    cells = page.locator(".yesan-table tbody tr").first.locator("th, td")
    first, last = cells.first.bounding_box(), cells.last.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
    bar = page.locator("figure svg path[fill*='yesan']:visible").first.bounding_box()
    label = page.locator("figure svg text:visible", has_text="ספריית").first.bounding_box()
    assert bar is not None
    assert label is not None
    assert label["x"] + label["width"] <= bar["x"]
    assert label["y"] <= bar["y"] + bar["height"] / 2 <= label["y"] + label["height"]


def test_a_fiscal_package_with_roles_alone_leads_to_its_programs(page: Page, wild):
    """From home by the cards to a program with what is listed of it, a line item and a place."""
    site = wild("fiscal-normalized")
    for kind in ("Programs", "Line items", "Places"):
        assert not opened(page, site / "index.html")
        page.locator(".yesan-cards a", has_text=kind).click()
        page.locator("table tbody th a").first.click()
        expect(page.locator("h1")).to_be_visible()
    page.goto((site / "programs" / "index.html").as_uri())
    page.locator("table tbody th a").first.click()
    expect(page.locator(".yesan-lead").first).to_contain_text("Listed in")


def test_a_chart_of_the_package_is_drawn_in_the_colours_of_the_project(page: Page, wild):
    """A colour chosen in mkdocs.yml reaches the bars, in both schemes."""
    chosen = 'extra:\n  yesan:\n    colors: {after: "#0a7d33"}\n'
    assert not opened(page, wild("vega-lite-view", chosen) / "index.html")
    bar = page.locator("figure.yesan-figure svg path[fill*='--yesan-after']").first
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.reload()
        assert bar.evaluate("e => getComputedStyle(e).fill") == "rgb(10, 125, 51)"
