"""Charts as a reader takes them away, quotes and explores them, in a real browser."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

from browsing import violations

PROGRAM = "programs/big-data-platform"
CHART = "chart-line-items"
FILES = f"charts/{PROGRAM}/line-items"
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'"
)
INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.head.append(script);
}"""
INK = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const colors = new Set();
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) {
    colors.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    dark += data[i] + data[i + 1] + data[i + 2] < 300;
  }
  const { width, height } = canvas;
  return { width, height, colors: colors.size, dark: dark / (width * height) };
}"""


def figure_of(page: Page, address: str, path: str = PROGRAM, chart: str = CHART) -> Locator:
    page.goto(f"{address}/{path}.html")
    return page.locator(f"figure#{chart}")


def menu(figure: Locator) -> None:
    """Open what saves and shares a chart."""
    figure.locator("summary", has_text="저장·공유").click()


def explore(figure: Locator) -> Locator:
    """The chart as it is explored, its first figure shown."""
    figure.get_by_role("button", name="살펴보기").click()
    listed = figure.get_by_role("listbox")
    expect(listed).to_be_focused()
    expect(figure.locator(".yesan-tip")).to_be_visible()
    return listed


def shown(figure: Locator) -> str:
    """What the figure in focus says, the same to the eye and to a screen reader."""
    chosen = figure.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    active = figure.get_by_role("listbox").get_attribute("aria-activedescendant")
    assert chosen.get_attribute("id") == active
    spoken = str(chosen.text_content())
    seen = figure.locator(".yesan-tip").inner_text().split("\n")
    assert ", ".join(seen) == spoken
    return spoken


def test_without_script_a_chart_is_taken_away_as_picture_and_table(plain: Page, address: str):
    """The links lead to files; what needs a script is not offered."""
    figure = figure_of(plain, address)
    expect(figure.get_by_role("link", name="CSV")).to_be_hidden()
    menu(figure)
    with plain.expect_download() as download:
        figure.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "big-data-platform-line-items.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {
        "이름": "전산개발비",
        "기정예산 (원)": "3586696000",
        "추경예산안 (원)": "1086696000",
    } in rows
    with plain.expect_download() as download:
        figure.get_by_role("link", name="SVG").click()
    assert download.value.suggested_filename == "big-data-platform-line-items.svg"
    for button in figure.get_by_role("button").all():
        expect(button).to_be_hidden()


SEEN = """() => [...document.querySelectorAll(".yesan-chart")].filter(
  (chart) => chart.checkVisibility()
).map((chart) => {
  const [svg, ...others] = [...chart.children].filter((svg) => svg.checkVisibility());
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const sizes = [...svg.querySelectorAll("text")].map((text) => getComputedStyle(text).fontSize);
  return {
    others: others.length,
    all: chart.children.length,
    letters: Math.min(...sizes.map(parseFloat)) * scale,
    filled: svg.getBoundingClientRect().width / chart.clientWidth,
  };
})"""


@pytest.mark.parametrize("path", ["index", PROGRAM, "places/jongno-gu", f"charts/{PROGRAM}/phases"])
@pytest.mark.parametrize("width", [360, 768, 1200])
def test_a_chart_fills_its_column_with_one_of_its_two_pictures(
    plain: Page, address: str, path: str, width: int
):
    """Without script; its letters are 12 pixels high at least, and the other is not there."""
    plain.set_viewport_size({"width": width, "height": 900})
    plain.goto(f"{address}/{path}.html")
    seen = plain.evaluate(SEEN)
    assert len(seen) > 0
    assert {(chart["all"], chart["others"]) for chart in seen} == {(2, 0)}
    assert min(chart["letters"] for chart in seen) >= 12 - 0.01
    assert min(chart["filled"] for chart in seen) > 0.99


@pytest.mark.parametrize(
    ("path", "chart", "place"),
    [("tables/program-budgets", "chart-values", 0), (PROGRAM, CHART, 1)],
    ids=["alone", "beside another"],
)
def test_paper_has_the_picture_that_it_has_room_for(
    plain: Page, address: str, path: str, chart: str, place: int
):
    """The wide one, or the narrow one where two charts are beside each other."""
    plain.set_viewport_size({"width": 690, "height": 900})
    figure = figure_of(plain, address, path, chart)
    pictures = figure.locator(".yesan-chart > svg").all()
    assert len(pictures) == 2
    expect(pictures[1]).to_be_visible()
    expect(pictures[0]).to_be_hidden()
    plain.emulate_media(media="print")
    expect(pictures[place]).to_be_visible()
    expect(pictures[1 - place]).to_be_hidden()


def test_picture_and_table_are_two_tabs_without_script(plain: Page, address: str):
    """Both are reached by the keyboard; on paper there is the picture in any case, and it alone."""
    figure = figure_of(plain, address)
    picture, table = figure.locator(".yesan-chart"), figure.locator(".yesan-figures")
    tabs = figure.get_by_role("radio")
    assert [
        str(tab.evaluate("tab => tab.labels[0].textContent")).strip() for tab in tabs.all()
    ] == [
        "그림",
        "표",
    ]
    expect(picture).to_be_visible()
    expect(table).to_be_hidden()
    plain.emulate_media(media="print")
    expect(table).to_be_hidden()
    plain.emulate_media(media="screen")
    tabs.first.focus()
    plain.keyboard.press("ArrowRight")
    expect(tabs.last).to_be_focused()
    expect(picture).to_be_hidden()
    expect(table.get_by_role("cell", name="1,086,696,000원")).to_be_visible()
    plain.emulate_media(media="print")
    expect(picture).to_be_visible()
    expect(table).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1200])
def test_what_saves_and_shares_a_chart_is_one_menu(page: Page, address: str, width: int):
    """Opened by a key, closed by Esc, which leads back to it, and by a click elsewhere."""
    page.set_viewport_size({"width": width, "height": 900})
    figure = figure_of(page, address)
    summary = figure.locator("summary", has_text="저장·공유")
    summary.focus()
    page.keyboard.press("Enter")
    code = figure.locator("textarea.yesan-embed")
    expect(code).to_be_visible()
    box = figure.locator(".yesan-menu > div").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    expect(code).to_have_value(re.compile(f'src="{address}'))
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(code).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    expect(code).to_be_visible()
    figure.locator("figcaption").click()
    expect(code).to_be_hidden()


def test_from_a_folder_files_are_there_and_what_cannot_work_is_not_offered(page: Page, site: Path):
    """Browsers let a page of a folder read no other file: it neither tries nor complains."""
    said: list[str] = []
    page.on("console", lambda message: _note(message, said))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / f"{PROGRAM}.html").as_uri(), wait_until="networkidle")
    figure = page.locator(f"figure#{CHART}")
    menu(figure)
    expect(figure.get_by_role("link", name="SVG")).to_be_visible()
    for act in ("explore", "png"):
        expect(figure.locator(f"[data-chart-act={act}]")).to_be_hidden()
    figure.get_by_role("link", name="그림만 보기").click()
    expect(page.locator(".yesan-chart > svg:visible")).to_have_count(1)
    # The theme tries its fonts all the same.
    assert [text for text in said if re.search("yesan-charts|vega", text)] == []


def test_what_stands_below_a_chart_is_not_found_by_the_sites_search(site: Path):
    """Who looks for a word does not find the code of every chart."""
    leaves = [path.read_text("utf-8") for path in site.glob("search/*/leaf-*.js")]
    assert any("전산개발비" in leaf for leaf in leaves)
    assert not [leaf for leaf in leaves if "iframe" in leaf]


def test_the_picture_taken_away_stands_alone(plain: Page, address: str):
    """Opened by itself it has title, unit, labels and source, on white, and asks for nothing."""
    asked: list[str] = []
    plain.on("request", lambda request: asked.append(request.url))
    plain.goto(f"{address}/{FILES}.svg")
    root = plain.locator("svg").first
    text = str(root.text_content())
    for said in ("전산개발비", "억 원", "출처: 사업별 소요예산", "서울특별시"):
        assert said in text
    expect(plain.get_by_role("img", name=re.compile("예산"))).to_be_visible()
    assert asked == [f"{address}/{FILES}.svg"]


def test_every_chart_of_a_page_has_its_files_and_a_name_of_its_own(page: Page, address: str):
    """Links of two charts are told apart by their names, and every one leads to a file."""
    page.goto(f"{address}/{PROGRAM}.html")
    figures = page.locator("figure.yesan-figure")
    assert figures.count() >= 2
    links = page.locator(".yesan-actions a")
    names = [str(link.get_attribute("aria-label") or link.text_content()) for link in links.all()]
    assert len(names) == len(set(names)) >= 2
    for link in links.all():
        href = str(link.evaluate("link => link.href"))
        assert page.request.get(href).status == 200


def test_a_chart_becomes_a_png(page: Page, address: str):
    """The file is a picture of plausible size, on white, with ink and colours in it."""
    figure = figure_of(page, address)
    menu(figure)
    with page.expect_download() as download:
        figure.get_by_role("button", name="PNG").click()
    assert download.value.suggested_filename == "big-data-platform-line-items.png"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    page.route("**/taken.png", lambda route: route.fulfill(body=content, content_type="image/png"))
    found = page.evaluate(INK, f"{address}/taken.png")
    assert found["width"] >= 900
    assert found["height"] >= 500
    assert found["colors"] > 50
    assert 0.002 < found["dark"] < 0.3


def test_exploring_shows_exact_amounts_under_the_pointer(page: Page, address: str):
    """The table's figure, to the last digit, with its column; nothing where there is nothing."""
    page.set_viewport_size({"width": 1200, "height": 2400})
    figure = figure_of(page, address)
    explore(figure)
    said = set()
    for path in figure.locator(".yesan-stage svg .mark-rect path").all():
        box = path.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + min(3, box["width"] / 2), box["y"] + box["height"] / 2)
        expect(figure.locator(".yesan-tip")).to_be_visible()
        said.add(shown(figure))
    assert "전산개발비, 추경예산안: 1,086,696,000원" in said
    assert len(said) == 10
    page.mouse.move(1, 1)
    expect(figure.locator(".yesan-tip")).to_be_hidden()


def test_on_a_phone_a_touch_shows_the_amount_and_keeps_it(browser: Browser, address: str):
    """A finger leaves the figure, and what it says stays."""
    with browser.new_context(has_touch=True, viewport={"width": 390, "height": 1600}) as context:
        page = context.new_page()
        figure = figure_of(page, address)
        figure.get_by_role("button", name="살펴보기").tap()
        expect(figure.get_by_role("listbox")).to_be_focused()
        box = figure.locator(".yesan-stage svg .mark-rect path").last.bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"], box["y"] + box["height"] / 2)
        expect(figure.get_by_role("option", selected=True)).to_contain_text("자산및물품취득비")
        drawn = figure.locator(".yesan-stage svg").evaluate("svg => svg.viewBox.baseVal.width")
        assert drawn < 360
        expect(figure.locator(".yesan-tip")).to_be_visible()
        assert shown(figure).startswith("자산및물품취득비, 추경예산안")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_exploring_by_keyboard_reads_every_figure_and_escape_returns(page: Page, address: str):
    """Arrow keys, Home and End go through the figures in the order of the table."""
    figure = figure_of(page, address)
    explore(figure)
    assert shown(figure) == "사무관리비, 기정예산: 23,400,000원"
    page.keyboard.press("ArrowDown")
    assert shown(figure) == "사무관리비, 추경예산안: 23,400,000원"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert shown(figure).startswith("사무관리비, 기정예산")
    page.keyboard.press("End")
    assert shown(figure).startswith("자산및물품취득비, 추경예산안")
    page.keyboard.press("Home")
    assert shown(figure).startswith("사무관리비, 기정예산")
    page.keyboard.press("Escape")
    expect(figure.get_by_role("listbox")).to_have_count(0)
    expect(figure.locator(".yesan-chart > svg:visible")).to_have_count(1)
    expect(figure.get_by_role("button", name="살펴보기")).to_be_focused()


def test_the_button_goes_back_and_explores_again(page: Page, address: str):
    """One button, which says what it does next."""
    figure = figure_of(page, address)
    explore(figure)
    expect(figure.locator(".yesan-chart")).to_be_hidden()
    figure.get_by_role("button", name="그림으로").click()
    expect(figure.locator(".yesan-chart > svg:visible")).to_have_count(1)
    explore(figure)
    expect(figure.locator(".yesan-stage svg")).to_have_count(1)


@pytest.mark.parametrize(
    ("path", "chart", "said"),
    [
        ("places/jongno-gu", "chart-map-cctv-cameras", "종로구, 1,529대"),
        ("programs/index", "chart-changes", "원"),
    ],
)
def test_charts_of_every_shape_are_explored(
    page: Page, address: str, path: str, chart: str, said: str
):
    """Maps and rankings have as many figures as their tables have rows, each marked where it is."""
    figure = figure_of(page, address, path, chart)
    explore(figure)
    rows = figure.locator(".yesan-figures tbody tr")
    options = figure.get_by_role("option")
    expect(options).to_have_count(rows.count())
    assert any(said in text for text in options.all_text_contents())
    page.keyboard.press("End")
    marked = figure.locator(".yesan-cursor").bounding_box()
    stage = figure.locator(".yesan-stage").bounding_box()
    assert marked is not None
    assert stage is not None
    assert stage["x"] - 4 <= marked["x"] <= stage["x"] + stage["width"]
    assert stage["y"] - 4 <= marked["y"] <= stage["y"] + stage["height"]


def test_the_explored_chart_has_the_colours_of_the_scheme(page: Page, address: str):
    """Switched to the dark, it is drawn anew in the colours of the dark."""
    figure = figure_of(page, address)
    explore(figure)
    text = figure.locator(".yesan-stage text").first
    light = text.get_attribute("fill")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(text).not_to_have_attribute("fill", str(light))
    ink = "getComputedStyle(document.querySelector('.yesan-explorer')).color"
    expect(text).to_have_attribute("fill", page.evaluate(ink))


def test_under_a_strict_policy_all_of_it_works_and_nothing_is_asked_elsewhere(
    page: Page, address: str
):
    """No evaluated code, no inline style, no other host: exploring and the PNG need none of it."""

    def guarded(route: Route) -> None:
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": STRICT}
        route.fulfill(response=response, headers=headers)

    asked: list[str] = []
    said: list[str] = []
    page.route("**/*.html", guarded)
    figure = figure_of(page, address)
    page.wait_for_load_state("networkidle")
    page.evaluate(INLINE)
    assert page.evaluate("window.ran") is None, "the policy holds"
    # What the theme does in its pages when they load is another matter.
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: _note(message, said))
    explore(figure)
    page.keyboard.press("End")
    assert shown(figure)
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(figure.locator(".yesan-tip")).to_be_hidden()
    menu(figure)
    with page.expect_download():
        figure.get_by_role("button", name="PNG").click()
    assert said == []
    assert any(url.endswith("/assets/libraries/vega.js") for url in asked)
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def _note(message: ConsoleMessage, said: list[str]) -> None:
    if message.type == "error":
        said.append(message.text)


def test_vega_is_loaded_by_who_explores_and_by_nobody_else(page: Page, address: str):
    """A page with charts weighs no more for it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{PROGRAM}.html", wait_until="networkidle")
    assert not [url for url in asked if re.search(r"yesan-charts|vega|/charts/", url)]
    with page.expect_request(re.compile(r"yesan-charts\.js")):
        page.locator(".yesan-actions").first.hover()
    assert not [url for url in asked if re.search(r"vega|/charts/", url)]


def test_a_chart_that_cannot_be_loaded_says_so_and_stays_a_picture(page: Page, address: str):
    """What goes wrong is said where it happened; trying again helps."""
    figure = figure_of(page, address)
    page.route("**/*.vl.json", lambda route: route.abort())
    button = figure.get_by_role("button", name="살펴보기")
    button.click()
    expect(figure.get_by_role("status")).to_contain_text("불러오지 못했습니다")
    expect(figure.locator(".yesan-chart > svg:visible")).to_have_count(1)
    page.unroute("**/*.vl.json")
    explore(figure)
    expect(figure.get_by_role("status")).to_be_empty()


def test_the_address_of_a_chart_is_copied_and_leads_to_it(browser: Browser, address: str):
    """Opened elsewhere, the address shows the chart."""
    permissions = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=permissions) as context:
        page = context.new_page()
        figure = figure_of(page, address)
        menu(figure)
        figure.get_by_role("link", name="링크").click()
        expect(figure.get_by_role("status")).to_contain_text("복사했습니다")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{address}/{PROGRAM}.html#{CHART}"
        other = context.new_page()
        other.goto(copied)
        expect(other.locator(f"figure#{CHART} figcaption")).to_be_in_viewport()


def test_the_code_to_embed_is_copied_and_shows_the_chart(browser: Browser, address: str):
    """Put into another page, it shows the chart whole, and a link back to the page."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        figure = figure_of(page, address)
        menu(figure)
        expect(figure.locator("textarea.yesan-embed")).to_have_value(
            re.compile(f'src="{address}/{FILES}')
        )
        figure.get_by_role("button", name="코드 복사").click()
        code = page.evaluate("navigator.clipboard.readText()")
        page.route("**/other.html", lambda r: r.fulfill(body=code, content_type="text/html"))
        page.goto(f"{address}/other.html")
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading")).to_contain_text("예산")
        expect(frame.locator(".yesan-chart > svg:visible")).to_have_count(1)
        back = frame.get_by_role("link", name=re.compile("빅데이터"))
        assert str(back.get_attribute("href")).endswith(f"big-data-platform.html#{CHART}")
        tall = "document.querySelector('iframe').contentDocument.documentElement.scrollHeight"
        assert page.evaluate(tall) <= page.locator("iframe").evaluate("frame => frame.clientHeight")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_to_embed_is_light_accessible_and_in_the_readers_scheme(
    browser: Browser, address: str, scheme: str
):
    """No theme, no script; axe finds nothing; under 30 kB; search engines pass it by."""
    with browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 360, "height": 600}
    ) as context:
        page = context.new_page()
        response = page.goto(f"{address}/{FILES}.html")
        assert response is not None
        assert len(response.body()) < 30_000
        assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
        assert page.locator("html").get_attribute("lang") == "ko"
        assert page.locator("script[src]").count() == 0
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") == (scheme == "light")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert violations(page) == []


def test_axe_finds_nothing_while_a_chart_is_explored_and_quoted(page: Page, address: str):
    """Buttons have names, the list its options, and the code its label."""
    figure = figure_of(page, address)
    figure.get_by_text("표", exact=True).click()
    expect(figure.get_by_role("table")).to_be_visible()
    assert violations(page, within=f"#{CHART}") == []
    explore(figure)
    menu(figure)
    assert violations(page, within=f"#{CHART}") == []


def test_the_row_of_actions_does_not_move_the_page_when_the_script_comes(page: Page, address: str):
    """Its buttons have their room from the start."""
    height = f"document.querySelector('#{CHART} .yesan-actions').getBoundingClientRect().height"
    page.route("**/yesan-charts.js", lambda route: route.abort())
    page.goto(f"{address}/{PROGRAM}.html")
    before = page.evaluate(height)
    page.unroute("**/yesan-charts.js")
    page.goto(f"{address}/{PROGRAM}.html")
    expect(page.locator("html.yesan-live")).to_have_count(1)
    assert page.evaluate(height) == before > 20


FOCUSED = """(selector) => {
  const chart = document.querySelector(selector);
  const found = [];
  for (const link of chart.querySelectorAll("a")) {
    link.focus();
    if (document.activeElement === link) found.push(link.textContent);
  }
  return found;
}"""
RING = "(link) => getComputedStyle(link.querySelector('rect')).strokeWidth"


@pytest.mark.parametrize("width", [360, 1200])
def test_each_row_is_one_stop_of_the_keyboard_whichever_picture_is_shown(
    plain: Page, address: str, width: int
):
    """Without script: the picture that is not shown has none, nor have the sum of all, and tabs."""
    plain.set_viewport_size({"width": width, "height": 900})
    figure = figure_of(plain, address, "departments/index", "chart-buildup")
    rows = figure.locator(".yesan-figures tbody th").all_text_contents()
    assert len(rows) == 7
    assert plain.evaluate(FOCUSED, "#chart-buildup .yesan-chart") == rows[:-1]
    plain.keyboard.press("Shift+Tab")
    link = figure.locator(".yesan-chart a:focus-visible")
    expect(link).to_have_text(rows[-3])
    assert link.evaluate(RING) == "2px"
    figure.locator(".yesan-views label", has_text="표").click()
    assert plain.evaluate(FOCUSED, "#chart-buildup .yesan-chart") == []


@pytest.mark.parametrize("width", [360, 1200])
def test_a_bar_leads_to_the_page_of_what_it_is_about(plain: Page, address: str, width: int):
    plain.set_viewport_size({"width": width, "height": 900})
    figure = figure_of(plain, address, "departments/index", "chart-buildup")
    name = str(figure.locator(".yesan-figures tbody th").nth(1).text_content())
    drawn = figure.locator(".yesan-chart path[data-figure]:visible").nth(1)
    drawn.scroll_into_view_if_needed()
    bar = drawn.bounding_box()
    assert bar is not None
    plain.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect(plain.locator("h1")).to_have_text(name)


def test_a_bar_in_a_frame_leads_the_page_around_it(page: Page, address: str):
    """The page that shows the chart gives way to the whole page of what the bar is about."""
    page.goto(f"{address}/404.html")
    chart = f"{address}/charts/departments/index/buildup.html"
    page.set_content(f"<iframe src='{chart}' width=900 height=700></iframe>")
    link = page.frame_locator("iframe").locator(".yesan-chart a:visible").first
    name = str(link.text_content())
    link.click()
    expect(page.locator("h1")).to_have_text(name)


def test_a_bar_in_a_picture_that_is_opened_alone_leads_to_its_page(page: Page, address: str):
    page.goto(f"{address}/charts/departments/index/buildup.svg")
    link = page.locator("a").nth(1)
    name = str(link.text_content())
    link.click()
    expect(page.locator("h1")).to_have_text(name)


def test_a_chart_is_cited_with_its_address_without_script_and_copied_with_one(
    plain: Page, page: Page, address: str
):
    figure = figure_of(plain, address)
    menu(figure)
    said = figure.get_by_role("textbox", name="인용 문구")
    expect(said).to_be_visible()
    text = said.input_value()
    assert text.startswith("서울특별시의회 전문위원, ‘세출: 통계목별 기정예산·추경예산안’, ")
    assert text.endswith(f"{PROGRAM.rpartition('/')[2]}.html#{CHART}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = figure_of(page, address)
    menu(figure)
    figure.get_by_role("button", name="인용 문구 복사").click()
    expect(figure.get_by_role("status")).to_have_text("인용 문구를 복사했습니다.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == text.replace("big-data", f"{address}/programs/big-data")
