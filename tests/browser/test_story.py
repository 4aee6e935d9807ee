"""What a citizen sees: the story of the first screen, words explained, the way on."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

SCREEN = {"width": 1280, "height": 800}


def test_the_first_screen_says_what_changed_and_shows_the_whole(plain: Page, address: str):
    """Without a script, and without scrolling; why, who pays and what is wrong come next."""
    plain.set_viewport_size(SCREEN)
    plain.goto(f"{address}/index.html")
    headline = plain.locator(".yesan-headline")
    assert headline.inner_text() == (
        "예산을 1,334억 원에서 1,213억 9,800만 원으로 120억 200만 원(9.0%) 줄이자는 안입니다."
    )
    for part in (headline, plain.locator("#chart-whole .yesan-chart")):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= SCREEN["height"]
    said = plain.locator(".yesan-highlights").inner_text()
    for word in ("긴급재난지원금", "누가 내나", "무엇을 따졌나"):
        assert word in said
    assert "−1,234원" in plain.locator(".yesan-key").inner_text()


def test_from_home_to_the_cuts_of_departments_and_to_one_of_them(page: Page, address: str):
    """In a click each: the list begins with how the cuts add up."""
    page.goto(f"{address}/index.html")
    page.locator(".yesan-cards a", has_text="부서").first.click()
    expect(page.locator("#chart-buildup")).to_contain_text("빅데이터담당관")
    page.locator("th a", has_text="빅데이터담당관").first.click()
    expect(page.locator("h1")).to_have_text("빅데이터담당관")
    said = page.locator(".yesan-lead").first.inner_text()
    assert said.startswith("예산을 38억 6,700만 원 줄이자는 안입니다.")
    assert "32.2%" in said


def test_a_department_of_which_only_the_cut_programs_are_known_is_not_told_as_a_whole(
    page: Page, address: str
):
    """Its cut is printed; the sums of its programs are shown as sums of what is listed."""
    page.goto(f"{address}/departments/big-data-officer.html")
    assert "%" not in page.locator(".yesan-key").inner_text()
    said = page.locator(".yesan-lead").all_inner_texts()
    assert len(said) == 3
    assert "56억 6,200만 원" in said[1]
    assert "표에 실린 것만 더하면" in said[1]


def test_a_computed_figure_is_explained_on_its_page(page: Page, address: str):
    """Each has a line under “How it was computed”, with what it is computed from."""
    page.goto(f"{address}/departments/big-data-officer.html")
    share = page.locator(".yesan-lead data", has_text="32.2%").first
    claim = page.locator(f"#{share.get_attribute('data-figure')}")
    expect(claim).to_be_hidden()
    page.locator(".yesan-how > summary").click()
    expect(claim).to_be_visible()
    said = claim.inner_text()
    assert "−3,867,000,000원" in said
    assert "−12,002,000,000원" in said


def test_a_word_is_explained_by_keyboard_without_a_script(plain: Page, address: str):
    """The browser opens the explanation, and Esc closes it again where it was."""
    plain.goto(f"{address}/index.html")
    term = plain.locator(".yesan-term", has_text="기정예산").first
    meaning = plain.locator(f"#{term.get_attribute('popovertarget')}")
    expect(meaning).to_be_hidden()
    term.focus()
    plain.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    assert len(meaning.inner_text()) > 20
    plain.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()


def test_a_word_is_explained_by_touch_beside_it(browser: Browser, address: str):
    with browser.new_context(has_touch=True, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{address}/programs/big-data-platform.html")
        term = page.locator(".yesan-term").first
        term.tap()
        meaning = page.locator(".yesan-meaning:popover-open")
        expect(meaning).to_be_visible()
        box = meaning.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_a_word_is_explained_once_on_a_page(page: Page, address: str):
    page.goto(f"{address}/programs/big-data-platform.html")
    targets = page.locator(".yesan-term").evaluate_all("a => a.map(e => e.popoverTargetElement.id)")
    assert len(targets) == len(set(targets)) > 3


def test_a_program_page_tells_what_why_who_says_what_and_what_is_wrong(page: Page, address: str):
    """In this order, each with its line of the source."""
    page.goto(f"{address}/programs/big-data-platform.html")
    headings = page.locator("h2").all_inner_texts()
    assert headings == [
        *("무엇을 왜 바꾸려고 하나", "그 밖의 검토 의견", "표에 있는 다른 금액", "그림으로 보기"),
        *("맞지 않는 수치", "표에 실린 내용", "관련 항목", "이 페이지 데이터"),
    ]
    reason = page.locator(".yesan-reasons li").first.inner_text()
    assert "−20억 원" in reason
    assert "원문 874줄" in reason
    asked, first = page.locator(".yesan-findings li").all_inner_texts()[:2]
    assert "원문 963줄" in asked
    assert "원문 935줄" in first


def test_pages_are_gone_through_by_previous_and_next_and_lead_back_up(page: Page, address: str):
    page.goto(f"{address}/programs/big-data-platform.html")
    title = page.locator("h1").inner_text()
    page.locator('a[rel="next"]').click()
    expect(page.locator("h1")).not_to_have_text(title)
    page.locator('a[rel="prev"]').click()
    expect(page.locator("h1")).to_have_text(title)
    page.locator(".yesan-crumbs a", has_text="사업").click()
    expect(page).to_have_url(f"{address}/programs/index.html")


def test_a_page_with_little_data_says_what_is_known(page: Page, address: str):
    """Projects that only one sentence of the source names still say where."""
    page.goto(f"{address}/places/city-hall.html")
    assert page.locator(".yesan-figure").count() >= 1
    page.goto(f"{address}/programs/smart-complaints.html")
    assert "표" in page.locator("article").inner_text()
    assert page.locator(".yesan-table tbody tr").count() >= 1


def test_a_project_stands_on_a_timeline_in_its_row(page: Page, address: str):
    """The longer it takes, the longer its bar; a search keeps bar and row together."""
    page.goto(f"{address}/tables/it-projects.html")
    rows = page.locator(".yesan-table").first.locator("tbody tr")
    months = rows.evaluate_all(
        "rows => rows.map(r => [r.querySelector('.yesan-timeline rect').width.baseVal.value,"
        " Number(r.cells[6].dataset.sort ?? parseInt(r.cells[6].textContent))])"
    )
    assert len(months) == 67
    longest, shortest = max(months, key=lambda m: m[1]), min(months, key=lambda m: m[1])
    assert longest[0] > shortest[0] > 0
    page.locator("[data-yesan-search] input").fill("드론")
    shown = rows.filter(visible=True)
    expect(rows.locator(".yesan-timeline rect").locator("visible=true")).not_to_have_count(67)
    assert shown.locator(".yesan-timeline rect").count() == shown.count() > 0


def test_the_years_above_a_timeline_are_as_large_as_other_letters(page: Page, address: str):
    page.set_viewport_size({"width": 600, "height": 900})
    page.goto(f"{address}/tables/it-projects.html")
    sizes = page.locator("svg.yesan-timeline:has(text)").evaluate_all(
        "all => all.map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
        " * parseFloat(getComputedStyle(svg.querySelector('text')).fontSize))"
    )
    assert [round(size, 2) for size in sizes] == [12]


def test_a_district_is_marked_on_the_map(page: Page, address: str):
    page.goto(f"{address}/places/gangnam-gu.html")
    figure = page.locator("#chart-map-cctv-cameras")
    assert figure.locator("svg text:visible", has_text="강남구").count() == 1
    assert "25곳 가운데 가장 많습니다" in page.locator("article").inner_text()


def test_on_paper_there_is_the_story_and_nothing_to_click(page: Page, address: str):
    page.emulate_media(media="print")
    page.goto(f"{address}/programs/big-data-platform.html")
    for gone in (".md-header", ".md-tabs", ".yesan-actions", ".yesan-pager", ".md-sidebar"):
        assert page.locator(f"{gone}:visible").count() == 0
    expect(page.locator(".yesan-figure svg").first).to_be_visible()


def test_every_word_of_a_page_that_is_explained_stands_in_the_glossary(page: Page, address: str):
    page.goto(f"{address}/index.html")
    ids = page.locator(".yesan-meaning").evaluate_all("a => a.map(e => e.id)")
    page.goto(f"{address}/glossary.html")
    assert ids
    for id_ in ids:
        assert page.locator(f"[id='{re.sub('^term-', '', id_)}']").count() == 1
