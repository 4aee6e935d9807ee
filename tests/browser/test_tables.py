"""What a reader can do with a table, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import served
from yesan.site import build

CSV = """key,name,kind,day,paid,note
k-1,나무,Tree,2020-03-01,1200,first
k-2,가지,Branch,2019-12-31,-5,
k-3,바다 숲,Tree,2021-01-01,,third
k-4,Zebra,Branch,,30.5,fourth
k-5,apple,Tree,2020-10-02,999,fifth
"""
"""Words in two scripts, dates and figures of which some are missing; then enough rows to search."""
MORE = "".join(f"k-{n},줄 {n},{'Tree' if n % 2 else 'Branch'},,{n},\n" for n in range(6, 41))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one long table, and a package of programs with an index of them."""
    folder = tmp_path_factory.mktemp("tables")
    fields = [{"name": name, "type": "string"} for name in ("key", "name", "kind")]
    fields += [{"name": "day", "type": "date"}, {"name": "paid", "type": "number", "unit": "원"}]
    fields += [{"name": "note", "type": "string", "title": "Remark"}]
    schema = {"fields": fields, "primaryKey": ["key"]}
    described = {
        "name": "rows",
        "languages": ["ko"],
        "resources": [{"name": "long", "path": "long.csv", "schema": schema}],
    }
    (folder / "long.csv").write_text(CSV + MORE, encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    build.build(folder)
    return folder


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with served(root / "site") as address:
        yield f"{address}/tables/long.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1200, "height": 900}) as context:
        yield context.new_page()


def shown(page: Page, column: int) -> list[str]:
    """The texts that a reader sees in a column, from above."""
    script = """field => {
        const table = document.querySelector(".yesan-grid")
        const { cellIndex } = table.querySelector(`th[data-field=${field}]`)
        return [...table.tBodies[0].rows].filter(row => row.checkVisibility())
            .map(row => row.cells[cellIndex].textContent.trim())
    }"""
    return list(page.evaluate(script, CSV.splitlines()[0].split(",")[column]))


def header(page: Page, name: str) -> Locator:
    """The button that sorts by a column."""
    return page.get_by_role("columnheader", name=name).get_by_role("button")


def sort(page: Page, name: str, direction: str) -> None:
    """Click on a header, and wait until it is said that the rows are sorted so."""
    header(page, name).click()
    words = {"ascending": "오름차순", "descending": "내림차순"}[direction]
    expect(found(page)).to_have_text(re.compile(f"· {re.escape(name)}.* {words}$"))
    head = page.get_by_role("columnheader", name=name)
    expect(head).to_have_attribute("aria-sort", direction)


def found(page: Page) -> Locator:
    """What is said of the rows."""
    return page.locator(".yesan-search [role=status]")


def test_figures_are_sorted_by_value_the_largest_first_and_missing_ones_last(
    page: Page, address: str
):
    """Whatever the direction; the header says which it is."""
    page.goto(address)
    sort(page, "paid", "descending")
    expect(found(page)).to_have_text("40행 · paid (원) 내림차순")
    texts = shown(page, 4)
    assert texts[:2] == ["1,200", "999"]
    assert texts[-2:] == ["−5", ""]
    sort(page, "paid", "ascending")
    texts = shown(page, 4)
    assert texts[:2] == ["−5", "6"]
    assert texts[-2:] == ["1,200", ""]
    values = [Decimal(text.replace("−", "-").replace(",", "")) for text in texts[:-1]]
    assert values == sorted(values)


def test_words_are_sorted_as_the_language_of_the_page_does(page: Page, address: str):
    """Hangul before Latin in a Korean page, numbers in names by value, capitals beside small."""
    page.goto(address)
    sort(page, "name", "ascending")
    texts = shown(page, 1)
    assert texts[:3] == ["가지", "나무", "바다 숲"]
    assert texts[3:6] == ["줄 6", "줄 7", "줄 8"]
    assert texts[-2:] == ["apple", "Zebra"]


def test_days_are_sorted_by_time(page: Page, address: str):
    """Not by how they are written."""
    page.goto(address)
    sort(page, "day", "ascending")
    written = ["2019. 12. 31.", "2020. 3. 1.", "2020. 10. 2.", "2021. 1. 1."]
    assert [*shown(page, 3)[:4], shown(page, 3)[4]] == [*written, ""]


def test_a_table_is_sorted_by_keyboard(page: Page, address: str):
    """Tab leads to the header, Enter and space sort; the focus stays."""
    page.goto(address)
    button = header(page, "paid")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="paid")).to_have_attribute(
        "aria-sort", "descending"
    )
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader", name="paid")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    expect(header(page, "Remark")).to_be_focused()


@pytest.mark.parametrize(
    "words", ["바다숲", "바다 숲", "숲 바다", "third TREE", "바다숲 2021.1.1."]
)
def test_rows_are_found_with_or_without_spaces_and_case(page: Page, address: str, words: str):
    """Words in any order leave the rows that have all of them; how many is said."""
    page.goto(address)
    page.get_by_label("이 행들에서 찾기").fill(words)
    expect(found(page)).to_have_text("40행 중 1행")
    assert shown(page, 1) == ["바다 숲"]


def test_figures_are_found_without_their_commas(page: Page, address: str):
    """1200 is 1,200, and −5 can be typed."""
    page.goto(address)
    for typed, name in (("1200", "나무"), ("-5", "가지")):
        page.get_by_label("이 행들에서 찾기").fill(typed)
        assert name in shown(page, 1)


def test_where_no_row_matches_that_is_said_and_one_button_shows_all(page: Page, address: str):
    """Search, choice and order are gone then, and the reader is where they can search anew."""
    page.goto(address)
    header(page, "paid").click()
    expect(found(page)).to_have_text("40행 · paid (원) 내림차순")
    page.get_by_label("kind").select_option("Tree")
    page.get_by_label("이 행들에서 찾기").fill("없는 말")
    nothing = page.locator(".yesan-nothing")
    expect(nothing).to_contain_text("맞는 행이 없습니다.")
    nothing.get_by_role("button", name="모든 행 보기").click()
    expect(nothing).to_be_hidden()
    expect(found(page)).to_have_text("40행")
    expect(page.get_by_label("이 행들에서 찾기")).to_be_focused()
    expect(page.get_by_label("kind")).to_have_value("")
    assert shown(page, 0)[:3] == ["k-1", "k-2", "k-3"]
    assert "rows" not in page.url


def test_a_column_of_few_words_is_one_to_choose_from(page: Page, address: str):
    """Labelled by its title; texts that never recur are none."""
    page.goto(address)
    assert page.locator(".yesan-search select").count() == 1
    page.get_by_label("kind").select_option("Branch")
    assert set(shown(page, 2)) == {"Branch"}
    expect(found(page)).to_have_text(f"40행 중 {len(shown(page, 2))}행")


def test_what_is_asked_for_stands_in_the_address_and_back_leads_away(page: Page, address: str):
    """Opened anew, the address shows the same rows in the same order."""
    page.goto(address.replace("long.html", "index.html"))
    page.goto(address)
    page.get_by_label("이 행들에서 찾기").fill("줄 1")
    page.get_by_label("kind").select_option("Tree")
    header(page, "paid").click()
    expect(found(page)).to_contain_text("내림차순")
    before = shown(page, 0)
    assert len(before) > 3
    other = page.context.new_page()
    other.goto(page.url)
    expect(found(other)).to_have_text(found(page).inner_text())
    assert shown(other, 0) == before
    page.go_back()
    expect(page).to_have_url(re.compile("/tables/index.html$"))


def test_a_row_is_linked_to_by_its_key(page: Page, address: str):
    """Its link is there on the keyboard and says which row it is; the row is marked."""
    page.goto(address)
    link = page.get_by_role("link", name="이 행의 주소: 줄 30", exact=True)
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).opacity") == "1"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}#row-k-30")
    row = page.locator("#row-k-30")
    expect(row).to_be_in_viewport(ratio=1)
    assert paint(row) != paint(page.locator("#row-k-29"))
    sort(page, "name", "ascending")
    page.mouse.move(0, 0)
    assert paint(row) != paint(page.locator("#row-k-29")), (
        "it stays marked where rows change places"
    )


def paint(row: Locator) -> str:
    """The colour of a row's second cell."""
    return str(row.locator("td").first.evaluate("e => getComputedStyle(e).backgroundColor"))


def test_a_row_that_is_linked_to_is_shown_though_the_search_would_hide_it(page: Page, address: str):
    """It is not hidden below the header either."""
    page.goto(f"{address}?rows=apple#row-k-33")
    row = page.locator("#row-k-33")
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport(ratio=1)
    expect(found(page)).to_have_text("40행")
    head = page.locator(".yesan-grid thead th").first
    box, above = row.bounding_box(), head.bounding_box()
    assert box is not None
    assert above is not None
    assert box["y"] >= above["y"] + above["height"] - 1


@pytest.mark.parametrize(("width", "height"), [(1200, 900), (600, 800)])
def test_header_and_first_column_stay_while_a_long_table_scrolls(
    browser: Browser, address: str, width: int, height: int
):
    """Inside its region, which is no higher than the window."""
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.goto(address)
        region = page.locator(".yesan-table").first
        region.evaluate("e => { e.scrollIntoView(); e.scrollTop = 400; e.scrollLeft = 200; }")
        outer = region.bounding_box()
        head = page.locator(".yesan-grid thead th").first.bounding_box()
        cell = page.locator("#row-k-20 > :first-child").bounding_box()
        assert outer is not None
        assert head is not None
        assert cell is not None
        assert outer["height"] <= 0.81 * height
        assert abs(head["y"] - outer["y"]) <= 2
        assert abs(cell["x"] - outer["x"]) <= 2
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_figures_stand_right_under_a_header_with_their_unit(page: Page, address: str):
    """Digits have one width."""
    page.goto(address)
    head = page.get_by_role("columnheader", name="paid")
    expect(head).to_contain_text("(원)")
    cell = page.locator("#row-k-1 td.number")
    style = cell.evaluate(
        "e => [getComputedStyle(e).textAlign, getComputedStyle(e).fontVariantNumeric]"
    )
    assert style == ["end", "tabular-nums"]


def test_words_are_not_broken_where_the_table_can_scroll(browser: Browser, address: str):
    """On a phone a short text stays on its line."""
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        box = page.locator("#row-k-4 td").nth(1).bounding_box()
        assert box is not None
        assert box["height"] < 60


def test_without_script_all_rows_stand_in_order_and_nothing_dead_is_offered(
    browser: Browser, address: str
):
    """Neither search nor sorting; the row of the address is marked all the same."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}#row-k-7")
        expect(page.locator(".yesan-search")).to_be_hidden()
        assert page.locator(".yesan-grid").first.get_by_role("button").count() == 0
        rows = page.locator(".yesan-grid").first.locator("tbody tr")
        assert [rows.first.get_attribute("id"), rows.last.get_attribute("id")] == [
            *("row-k-1", "row-k-40")
        ]
        assert all(row.is_visible() for row in rows.all())
        assert paint(page.locator("#row-k-7")) != paint(page.locator("#row-k-8"))


def test_on_paper_the_whole_table_stands_without_controls(page: Page, address: str):
    """No box that scrolls, nothing that floats, the header on each page."""
    page.goto(address)
    expect(header(page, "paid")).to_be_visible()
    page.emulate_media(media="print")
    region = page.locator(".yesan-table").first
    assert region.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert region.evaluate("e => getComputedStyle(e).overflowY") == "visible"
    for part in ("thead th", "tbody tr > :first-child"):
        first = page.locator(f".yesan-grid {part}").first
        assert first.evaluate("e => getComputedStyle(e).position") == "static"
    assert (
        page.locator(".yesan-grid thead").first.evaluate("e => getComputedStyle(e).display")
        == "table-header-group"
    )
    for part in (".yesan-search", ".yesan-anchor", ".yesan-nothing"):
        expect(page.locator(part).first).to_be_hidden()


def test_nothing_moves_when_the_script_comes(page: Page, address: str):
    """Search and sorting take places that were kept for them."""
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => {"
        "for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    page.set_viewport_size({"width": 1200, "height": 2600})
    page.goto(address)
    expect(header(page, "paid")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.01


def test_the_library_is_asked_for_only_where_a_table_can_be_sorted(page: Page, address: str):
    """A page of two rows or none does without."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert any(url.endswith("/assets/libraries/sortable.js") for url in asked)
    asked.clear()
    page.goto(address.replace("long.html", "index.html"), wait_until="networkidle")
    assert asked
    assert not any("libraries" in url for url in asked)


def test_the_exact_amounts_of_an_index_are_shown_on_request(browser: Browser, once_built: Path):
    """By keyboard and without a script; both forms are never seen at once."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((once_built / "site" / "programs" / "index.html").as_uri())
        amount = page.locator(".yesan-rows td > span:has(> .exact)").first
        exact = str(amount.locator(".exact").text_content())
        said = amount.inner_text()
        assert said != exact
        page.get_by_label("All digits").focus()
        page.keyboard.press("Space")
        assert amount.inner_text() == exact
        page.keyboard.press("Space")
        assert amount.inner_text() == said


def test_wide_tables_show_that_there_is_more(page: Page, address: str):
    """The shade at their end goes where there is nothing left to scroll to."""
    page.goto(address)
    background = page.locator(".yesan-rows .yesan-table").first.evaluate(
        "e => getComputedStyle(e).backgroundAttachment"
    )
    assert re.findall(r"\w+", background) == ["local", "local", "scroll", "scroll"]


def test_the_search_of_the_site_finds_rows_and_not_the_words_of_their_controls(root: Path):
    """What is beside every table says nothing of any."""
    leaves = (root / "site" / "search").glob("*/leaf-*.js")
    text = "\n".join(path.read_text(encoding="utf-8") for path in leaves)
    assert "바다 숲" in text
    assert "모든 행 보기" not in text
    assert "이 행들에서 찾기" not in text
