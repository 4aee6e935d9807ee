"""Tables on a phone, where each row is a card; and one stop of the Tab key in each row anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import served, violations
from budgets import FIELDS, UNSAID, WIDE
from yesan.site import build

PHONE, TABLET = {"width": 360, "height": 800}, {"width": 500, "height": 800}
COUNT = 16
NAMES = "program,name,office\n" + "".join(
    f"p{n},Program {n},o{n % 3}\n" for n in range(1, COUNT + 1)
)
AMOUNTS = "office,program,note,approved,adjusted,change,rate,extra\n" + "".join(
    f"o{n % 3},p{n},{'A remark of several words. ' * 3},{1000 * n},{900 * n},{-100 * n},-10,\n"
    for n in range(1, COUNT + 1)
)
"""Rows of two entities, a long text, two phases with their change and its rate, and one blank."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a table of amounts, more than a phone shows side by side."""
    folder = tmp_path_factory.mktemp("cards")
    label = {"name": "name", "columnType": "activity:generic:program:label"}
    program, office = ({"name": k, "type": "string", **UNSAID[k]} for k in ("program", "office"))
    names = {"fields": [program, {**label, "type": "string"}, office], "primaryKey": "program"}
    columns = AMOUNTS.partition("\n")[0].split(",")
    plain = {"note": {"type": "string"}, "extra": {"type": "integer"}}
    known = {**FIELDS, **plain, "program": program, "office": office}
    fields = [{"name": name, **known[name]} for name in columns]
    key = {"fields": "program", "reference": {"resource": "names", "fields": "program"}}
    amounts = {"fields": fields, "primaryKey": ["program"], "foreignKeys": [key]}
    described = {
        "name": "cards",
        "languages": ["en"],
        "comparison": ["approved", "adjusted"],
        "resources": [
            {"name": "names", "path": "names.csv", "schema": names},
            {
                "name": "amounts",
                "path": "amounts.csv",
                "schema": {**amounts, **WIDE["schema"]},
            },
        ],
    }
    (folder / "names.csv").write_text(NAMES, encoding="utf-8")
    (folder / "amounts.csv").write_text(AMOUNTS, encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    build.build(folder)
    return folder


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with served(root / "site") as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE, color_scheme=request.param) as context:
        yield context.new_page()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1200, "height": 900}) as context:
        yield context.new_page()


def place(cell: Locator) -> tuple[float, float]:
    """How far a cell is from above and from the left."""
    box = cell.bounding_box()
    assert box is not None
    return box["y"], box["x"]


def label(cell: Locator) -> str:
    """What a card says before a cell."""
    return str(cell.evaluate("e => getComputedStyle(e, '::before').content"))


def cell(row: Locator, field: str) -> Locator:
    """The cell of a row below the head of a field."""
    script = "(e, f) => e.closest('table').querySelector(`th[data-field=${f}]`).cellIndex"
    return row.locator("> *").nth(row.evaluate(script, field))


def test_a_row_is_a_card_that_begins_with_its_name_and_its_amounts(phone: Page, address: str):
    """Two columns, no wider than the phone; what is left comes below, and blanks take no place."""
    phone.goto(f"{address}/tables/amounts.html")
    row = phone.locator("#row-p3")
    order = ["program", "approved", "adjusted", "change", "rate", "office"]
    places = [place(cell(row, field)) for field in order]
    assert places == sorted(places)
    assert places[1][0] == places[2][0]
    assert place(cell(row, "note")) > places[4]
    sizes = [
        cell(row, field).evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        for field in ("approved", "office")
    ]
    assert sizes[0] > sizes[1] >= 12
    assert cell(row, "extra").evaluate("e => getComputedStyle(e).clipPath") == "inset(50%)"
    assert row.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_card_says_the_columns_of_its_figures_and_no_search_finds_these(
    phone: Page, address: str
):
    """Its name needs none."""
    phone.goto(f"{address}/tables/amounts.html")
    row = phone.locator("#row-p3")
    assert label(cell(row, "approved")).startswith('"approved"')
    assert label(cell(row, "program")) == "none"
    assert cell(row, "approved").text_content() == "3,000"
    phone.get_by_label("Search in these rows").fill("approved")
    expect(phone.locator(".yesan-nothing")).to_contain_text("No row matches.")


def test_a_list_has_the_department_of_a_card_last(phone: Page, address: str):
    """The amounts and the change come before it."""
    phone.goto(f"{address}/programs/index.html")
    row = phone.locator(".yesan-grid tbody tr").first
    name, amounts, late = (row.locator(f".{kind}") for kind in ("name", "lead", "late"))
    places = [place(name), *(place(one) for one in amounts.all()), place(late)]
    assert len(places) == 6
    assert places == sorted(places)


def test_a_table_of_cards_is_heard_as_a_table(phone: Page, address: str):
    """With heads of columns and rows; axe finds nothing in it."""
    phone.goto(f"{address}/tables/amounts.html")
    table = phone.get_by_role("table", name="amounts")
    expect(table.get_by_role("row")).to_have_count(COUNT + 1)
    expect(table.get_by_role("columnheader")).to_have_count(8)
    expect(table.get_by_role("rowheader")).to_have_count(COUNT)
    expect(table.get_by_role("cell")).to_have_count(7 * COUNT)
    assert table.evaluate("e => getComputedStyle(e).display") == "block"
    assert violations(phone) == []


def test_cards_are_sorted_and_filtered(phone: Page, address: str):
    """The heads are a row of buttons above them."""
    phone.goto(f"{address}/tables/amounts.html")
    phone.get_by_role("button", name="adjusted").click()
    rows = phone.locator("tbody tr[id]:visible")
    expect(rows.first).to_have_id("row-p16")
    heights = [place(row)[0] for row in rows.all()]
    assert len(heights) == COUNT
    assert heights == sorted(heights)
    phone.get_by_label("Search in these rows").fill("Program16")
    expect(rows).to_have_count(1)
    expect(rows).to_have_id("row-p16")


@pytest.mark.parametrize("scripted", [True, False])
def test_a_linked_card_is_marked_and_shows_its_figure(
    browser: Browser, address: str, *, scripted: bool
):
    """Below the buttons that stay above it; without a script there are none."""
    with browser.new_context(viewport=PHONE, java_script_enabled=scripted) as context:
        page = context.new_page()
        page.goto(f"{address}/tables/amounts.html#row-p9")
        row, other = page.locator("#row-p9"), page.locator("#row-p8")
        expect(cell_at(row, 3)).to_be_in_viewport(ratio=1)
        paint = "e => getComputedStyle(e).backgroundColor"
        assert row.evaluate(paint) != other.evaluate(paint)
        heads = page.locator(".yesan-grid").first.locator("thead")
        hidden = heads.evaluate("e => getComputedStyle(e).clipPath") == "inset(50%)"
        assert hidden is not scripted
        below = heads.bounding_box()
        assert below is not None
        if scripted:
            assert place(row)[0] >= below["y"] + below["height"] - 1


def cell_at(row: Locator, index: int) -> Locator:
    """A cell by its place, where no script can find it by its head."""
    return row.locator("> *").nth(index)


def test_a_linked_row_of_a_wide_table_shows_its_figure(browser: Browser, address: str):
    """It is scrolled into sight; the name of the row stays."""
    with browser.new_context(viewport=TABLET) as context:
        page = context.new_page()
        page.goto(f"{address}/tables/amounts.html")
        first, row = page.locator(".yesan-table").first, page.locator("#row-p9")
        outer, inner = first.bounding_box(), cell(row, "approved").bounding_box()
        assert outer is not None
        assert inner is not None
        assert inner["x"] + inner["width"] > outer["x"] + outer["width"]
        page.goto(f"{address}/tables/amounts.html#row-p9")
        page.reload()
        expect(cell(row, "approved")).to_be_in_viewport(ratio=1)
        expect(row.locator("> *").first).to_be_in_viewport(ratio=1)


STOPS = """rows => rows.map(row => [...row.querySelectorAll("a[href], button")]
    .filter(stop => stop.tabIndex >= 0).length)"""
READY = "document.querySelector('tbody [tabindex=\"-1\"]')"


def test_a_row_is_one_stop(page: Page, address: str):
    """The arrow keys lead to its other links, and Tab from each of them to the next row."""
    page.goto(f"{address}/tables/amounts.html")
    page.wait_for_function(READY)
    assert page.locator("tbody tr").evaluate_all(STOPS).count(1) >= COUNT
    assert max(page.locator("tbody tr").evaluate_all(STOPS)) == 1
    main = page.locator("#row-p3").get_by_role("link", name="o0", exact=True)
    main.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#row-p3 .yesan-anchor")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#row-p3").get_by_role("link", name="Program 3")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#row-p3").get_by_role("link", name="Program 3")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#row-p4 a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(main).to_be_focused()


def test_how_the_other_links_are_reached_is_said(page: Page, address: str):
    """To who sees it once a link has the focus, and to who hears the table."""
    page.goto(f"{address}/tables/amounts.html")
    page.wait_for_function(READY)
    region = page.get_by_role("region", name="amounts")
    expect(region).to_have_attribute("aria-description", re.compile("arrow keys"))
    content = "e => getComputedStyle(e, '::after').content"
    assert region.evaluate(content) == "none"
    page.locator("#row-p3 a").first.focus()
    page.keyboard.press("ArrowRight")
    assert "arrow keys" in region.evaluate(content)
    assert violations(page) == []


def test_without_a_script_each_link_is_a_stop(browser: Browser, address: str):
    """No key leads to them otherwise, and none is said to."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/tables/amounts.html")
        assert page.locator("tbody [tabindex]").count() == 0
        assert page.locator("[aria-description]").count() == 0
