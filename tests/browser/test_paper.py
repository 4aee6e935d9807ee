"""A page on paper: light, without what is only clicked, with all that it has to say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import served, sheets
from budgets import FIELDS, UNSAID, WIDE
from yesan.site import build

ROWS = 90
HEADS = "program,item,approved,adjusted,change,rate"
AMOUNTS = f"{HEADS}\n" + "".join(
    f"p{n % 2},i{n},{1000 * n},{900 * n},{-100 * n},-10\n" for n in range(1, ROWS + 1)
)
CODES = ("program", "item")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of two programs, each with the rows of a table longer than a sheet."""
    folder = tmp_path_factory.mktemp("paper")
    known = {**FIELDS, **{code: {"type": "string", **UNSAID[code]} for code in CODES}}
    fields = [{"name": name, **known[name]} for name in HEADS.split(",")]
    tables = {
        name: {"name": name, "path": f"{name}.csv", "schema": {"fields": fields, **WIDE["schema"]}}
        for name in ("first", "second", "third", "fourth")
    }
    for name in tables:
        (folder / f"{name}.csv").write_text(AMOUNTS, encoding="utf-8")
    described = {"name": "paper", "languages": ["en"], "resources": [*tables.values()]}
    described["comparison"] = ["approved", "adjusted"]
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    build.build(folder)
    with served(folder / "site") as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with browser.new_context(color_scheme=request.param) as context:
        yield context.new_page()


def style(place: Locator, name: str) -> str:
    """What a property of an element is computed as."""
    return str(place.evaluate("(e, name) => getComputedStyle(e)[name]", name))


def test_paper_is_light_and_nothing_is_clicked_on_it(page: Page, address: str):
    """Whatever the scheme of the screen; links look like what is around them."""
    page.goto(f"{address}/programs/p1.html")
    page.emulate_media(media="print")
    text = page.locator(".md-typeset").first
    assert style(text, "color") == "rgb(22, 32, 46)"
    link = page.locator(".yesan-fold tbody a").first
    channels = [int(n) for n in re.findall(r"\d+", style(link, "color"))[:3]]
    assert max(channels) < 60, "dark, as the text around it"
    assert style(link, "textDecorationLine") == "none"
    for part in ("header", "nav", "footer", ".yesan-actions", ".yesan-views", ".yesan-how"):
        assert page.locator(part).count() > 0
        for found in page.locator(part).all():
            expect(found).to_be_hidden()


def test_a_picture_is_there_once_and_beside_another(page: Page, once_built: Path):
    """The narrow one of each, and never the table behind it."""
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto((once_built / "site" / "programs" / "010.html").as_uri())
    page.emulate_media(media="print")
    figures = page.locator("figure.yesan-figure")
    assert figures.count() >= 2
    boxes = []
    for figure in figures.all()[:2]:
        expect(figure.locator(".yesan-chart > svg:visible")).to_have_count(1)
        expect(figure.locator("table")).to_be_hidden()
        boxes.append(figure.bounding_box())
    first, second = boxes
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]


@pytest.mark.parametrize("scripted", [True, False])
def test_folded_tables_are_open_on_paper(browser: Browser, address: str, *, scripted: bool):
    """With a script and without one, all of their rows are printed."""
    with browser.new_context(java_script_enabled=scripted) as context:
        page = context.new_page()
        page.goto(f"{address}/programs/p1.html")
        row = page.locator(".yesan-fold tbody tr").last
        expect(row).to_be_hidden()
        page.emulate_media(media="print")
        expect(row).to_be_visible()


def test_the_head_of_a_table_is_whole_on_each_sheet(page: Page, address: str):
    """Browsers leave out of a repeated head what is a button, or lies in a layer of its own."""
    page.goto(f"{address}/tables/first.html")
    expect(page.get_by_role("button", name="approved")).to_be_visible()
    page.emulate_media(media="print")
    head = page.locator(".yesan-grid").first.locator("thead")
    assert style(head, "display") == "table-header-group"
    buttons = head.locator("button")
    assert buttons.count() == len(HEADS.split(","))
    assert {style(button, "display") for button in buttons.all()} == {"contents"}
    inside = head.locator("th, th span")
    assert {style(one, "opacity") for one in inside.all()} == {"1"}
    assert {style(one, "position") for one in inside.all()} == {"static"}


def test_rows_are_not_cut_and_long_tables_go_on(page: Page, address: str):
    """Four tables of 45 rows take four sheets, not one each and what is left of it."""
    page.goto(f"{address}/programs/p1.html", wait_until="networkidle")
    assert sheets(page) <= 5
    page.emulate_media(media="print")
    assert style(page.locator(".yesan-fold tbody tr").first, "breakInside") == "avoid"
    assert style(page.locator(".yesan-fold").first, "breakInside") == "auto"


def test_a_program_of_the_small_package_is_on_few_sheets(page: Page, once_built: Path):
    """Each of them."""
    programs = sorted((once_built / "site" / "programs").glob("*.html"))
    assert len(programs) > 2
    for path in programs:
        page.goto(path.as_uri())
        assert sheets(page) <= 4, path.name
