"""The search as readers use it: by keys, by links, by an input method, with and without dialog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import browsing
from yesan.search import index

PROGRAM = "programs/big-data-platform.html"
LINK, BOX, OPTION = ".yesan-find", "[role=combobox]", "[role=option]"
STATUS = ".yesan-count"
CHOSEN = "[role=option][aria-selected=true]"
TERMS = """async (texts) => {
  const script = document.createElement("script");
  script.src = new URL("assets/yesan-search.js", document.baseURI);
  document.head.append(script);
  await new Promise((done) => script.addEventListener("load", done));
  const { Folding, contentOf } = window.yesanSearch;
  const index = await fetch(new URL("search/index.js", document.baseURI));
  const folding = new Folding(contentOf(await index.text()).rules);
  return texts.map((text) => folding.terms(folding.fold(text).dense));
}"""


def ask(page: Page, query: str) -> None:
    """Open the dialog by its key, type, and wait until all is found."""
    page.keyboard.press("/")
    page.locator(BOX).fill(query)
    expect(page.locator(STATUS)).not_to_be_empty()


@pytest.fixture
def home(page: Page, address: str) -> Page:
    page.goto(f"{address}/index.html")
    return page


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_search_and_esc_gives_the_focus_back(home: Page, key: str):
    home.keyboard.press(key)
    expect(home.locator(BOX)).to_be_focused()
    home.keyboard.press("Escape")
    expect(home.locator("dialog")).to_be_hidden()
    expect(home.locator(LINK)).to_be_focused()


def test_a_slash_that_is_typed_is_a_slash(home: Page):
    home.keyboard.press("/")
    home.keyboard.type("a/b")
    expect(home.locator(BOX)).to_have_value("a/b")


def test_arrows_choose_enter_opens_and_back_returns(home: Page, address: str):
    """The whole way by keys: the address holds the query, so that one can come back to it."""
    ask(home, "빅데이터 플랫폼")
    expect(home.locator(BOX)).to_have_attribute("aria-expanded", "true")
    home.keyboard.press("ArrowDown")
    first = home.locator(OPTION).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(home.locator(BOX)).to_have_attribute(
        "aria-activedescendant", str(first.get_attribute("id"))
    )
    home.keyboard.press("ArrowUp")
    expect(home.locator(OPTION).last).to_have_attribute("aria-selected", "true")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    home.wait_for_url(f"{address}/{PROGRAM}*")
    home.go_back()
    expect(home.locator(BOX)).to_have_value("빅데이터 플랫폼")
    expect(home.locator(OPTION).first).to_be_visible()
    home.keyboard.press("Escape")
    expect(home).to_have_url(f"{address}/index.html")


def test_back_closes_the_search(home: Page, address: str):
    ask(home, "망분리")
    expect(home).to_have_url(re.compile(r"\?q="))
    home.go_back()
    expect(home.locator("dialog")).to_be_hidden()
    expect(home).to_have_url(f"{address}/index.html")


def test_a_link_with_a_query_opens_its_results(page: Page, address: str):
    page.goto(f"{address}/{PROGRAM}?q=망분리")
    expect(page.locator("dialog " + OPTION).first).to_contain_text("망분리")


def test_the_page_of_the_search_is_a_link_without_dialog(page: Page, address: str):
    page.goto(f"{address}/{PROGRAM}")
    page.goto(f"{address}/{page.locator(LINK).get_attribute('href').removeprefix('../')}?q=예산은")
    expect(page.locator(OPTION).first).to_be_visible()
    expect(page.locator("dialog.yesan-finder")).to_have_count(0)
    page.locator(BOX).fill("")
    expect(page.locator("[data-more]")).to_be_hidden()
    page.locator(BOX).fill("ㅂㄷㅇㅌ")
    expect(page.locator(OPTION).first).to_contain_text("빅데이터")
    expect(page).to_have_url(re.compile(r"search\.html\?q="))
    shown = page.locator(OPTION).count()
    page.locator("[data-more]").click()
    expect(page.locator(OPTION).nth(shown)).to_be_visible()
    expect(page.locator(BOX)).to_be_focused()


def test_without_scripts_the_link_leads_to_lists(plain: Page, address: str):
    plain.goto(f"{address}/{PROGRAM}")
    plain.locator(LINK).click()
    expect(plain.locator(BOX)).to_be_hidden()
    expect(plain.locator("article").get_by_role("link", name="사업", exact=True)).to_be_visible()


def test_how_many_there_are_is_said(home: Page):
    ask(home, "망분리")
    expect(home.locator(".yesan-meant")).to_contain_text("망분리")
    count = home.locator(OPTION).count() + 1  # with the term
    expect(home.locator(STATUS)).to_contain_text(str(count))
    home.locator(BOX).fill("뷁쀍뛟")
    expect(home.locator(STATUS)).to_contain_text("뷁쀍뛟")
    expect(home.locator(OPTION)).to_have_count(0)
    expect(home.locator(BOX)).to_have_attribute("aria-expanded", "false")


def test_results_stand_below_their_kind_with_amount_and_context(home: Page):
    ask(home, "빅데이터 플랫폼")
    group = home.get_by_role("group", name="사업", exact=True)
    first = group.locator(OPTION).first
    expect(first.locator("span")).to_contain_text("11억 3,700만 원")
    expect(first.locator("em")).to_have_text("빅데이터담당관")
    assert first.locator("b mark").all_inner_texts() == ["빅데이터", "빅데이터 플랫폼"]


def test_a_near_miss_is_marked_as_such(home: Page):
    ask(home, "빅데이타 플렛폼")
    expect(home.locator(OPTION).first).to_contain_text("빅데이터")
    expect(home.locator(OPTION).first.locator("i")).to_be_visible()
    home.locator(BOX).fill("빅데이터 플랫폼")
    expect(home.locator(OPTION).first.locator("i")).to_have_count(0)


def test_a_row_is_found_and_the_page_opens_at_it(home: Page):
    ask(home, "네트워크스위치")
    home.locator(f"{OPTION}[href*='#row-']").first.click()
    row = home.locator("tr.target")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("네트워크스위치")


def test_what_is_being_composed_is_sought_and_enter_only_ends_it(home: Page, address: str):
    """An input method gives half syllables, and its own Enter."""
    home.keyboard.press("/")
    expect(home.locator(BOX)).to_be_focused()
    line = home.context.new_cdp_session(home)
    for text in ("ㅁ", "마", "망"):
        line.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})
    expect(home.locator(OPTION).first).to_be_visible()
    composing = {"type": "rawKeyDown", "key": "Process", "windowsVirtualKeyCode": 229}
    line.send("Input.dispatchKeyEvent", composing)
    expect(home).to_have_url(re.compile(re.escape(address) + r"/index\.html\?q="))
    line.send("Input.insertText", {"text": "망"})
    home.keyboard.type("분리")
    expect(home.locator(OPTION).first).to_contain_text("망분리")


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(home: Page):
    """Whoever types on after their line came back finds what they look for."""

    def lost(route: Route) -> None:
        route.abort()

    home.route("**/search/index.js", lost)
    home.keyboard.press("/")
    home.locator(BOX).fill("망분리")
    expect(home.locator(STATUS)).to_have_text("검색을 불러오지 못했습니다.")
    home.unroute("**/search/index.js", lost)
    home.locator(BOX).fill("망분")  # what was begun anew before is lost as well
    home.locator(BOX).fill("망분리")
    expect(home.locator(OPTION).first).to_contain_text("망분리")


def test_it_works_in_a_folder_as_on_a_server(page: Page, site: Path):
    """By its key in any page, and in the page of the search, which its address fills."""
    page.goto((site / "programs" / "big-data-platform.html").as_uri())
    ask(page, "망분리")
    first = page.locator(OPTION).first
    expect(first).to_contain_text("망분리")
    address = first.evaluate("node => node.href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)
    expect(page.locator("main")).to_contain_text("망분리")
    page.goto(f"{(site / 'search.html').as_uri()}?q=망분리")
    expect(page.locator(OPTION).first).to_contain_text("망분리")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 320)])
def test_axe_finds_nothing_in_the_search(browser: Browser, address: str, scheme, width: int):
    with browser.new_context(
        viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        ask(page, "빅데이타 플렛폼")
        page.keyboard.press("ArrowDown")
        expect(page.locator(CHOSEN)).to_be_visible()
        assert browsing.violations(page) == []
        box = page.locator("dialog").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.goto(f"{address}/search.html?q=빅데이터")
        expect(page.locator(STATUS)).not_to_be_empty()
        assert browsing.violations(page) == []


def test_words_are_the_same_terms_in_the_browser(browser: Browser, site: Path, address: str):
    """Else what the index has would not be found: of every passage of the site, and odd ones."""
    leaves = [path.read_text(encoding="utf-8") for path in site.glob("search/*/leaf-*.js")]
    words = sorted({word for leaf in leaves for word in re.findall(r"\w+", leaf)})
    words += ["Ōtara", "Café", "ＡＢＣ", "ﬁ", "1٢", "ロボット", "漢字テスト", "5G망", "𝐀𝐁", "①"]
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        found = page.evaluate(TERMS, words)
    other = {
        word: (terms, mine)
        for word, terms in zip(words, found, strict=True)
        if (mine := list(index.terms(word))) != terms and "_" not in word
    }
    assert other == {}


@pytest.fixture(scope="module")
def coast(once_built: Path) -> Iterator[str]:
    with browsing.served(once_built / "site") as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One page for all queries: each loads the site anew."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("roads and footpaths", "programs/010.html"),
        ("footpath", "programs/010.html"),
        ("footpahts", "programs/010.html"),
        ("how much is Water Supply", "programs/020.html"),
        ("otara hills", "places/w3.html"),
        ("4100", "line-items/4100.html"),
        ("parks b", "programs/030.html"),
        ("roads/footpaths", "programs/010.html"),
    ],
)
def test_a_site_in_another_language_is_searched_alike(
    reader: Page, coast: str, query: str, path: str
):
    reader.goto(f"{coast}/index.html")
    ask(reader, query)
    assert str(reader.locator(OPTION).first.get_attribute("href")).split("#")[0].endswith(path)
    assert "result" in reader.locator(STATUS).inner_text()
