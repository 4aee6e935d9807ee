"""Two or three entities side by side, as the address names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

ROW = ".yesan-compared tbody tr"
THREE = "?programs=big-data-platform,it-resources,big-data-campus"


def rows(page: Page) -> dict[str, list[str]]:
    """What each row says, by its label."""
    expect(page.locator(ROW)).not_to_have_count(0)
    found: list[list[str]] = page.locator(ROW).evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return {label: cells for label, *cells in found}


def test_what_is_side_by_side_is_what_each_page_says(page: Page, address: str):
    page.goto(f"{address}/compare.html{THREE}")
    said = rows(page)
    amounts = "기정예산", "추경예산안", "제안된 증감"
    shown = page.locator(".yesan-compared thead a:not(.away)").all_inner_texts()
    assert len(shown) == 3
    for place, name in enumerate(("big-data-platform", "it-resources")):
        page.goto(f"{address}/programs/{name}.html")
        assert page.locator("h1").inner_text().startswith(shown[place])
        for label, entry in zip(amounts, page.locator("dl.yesan-key dd").all(), strict=False):
            assert said[label][place].split() == entry.inner_text().split()
    assert {said[label][2] for label in amounts} == {"데이터 없음"}
    assert "표에 실린 수치 3개만 더한 값입니다" in said["글로 보기"][2]


def test_bars_have_one_scale(page: Page, address: str):
    page.goto(f"{address}/compare.html{THREE}")
    rows(page)
    found: list[list[float]] = page.locator("td:has(.yesan-length)").evaluate_all(
        """cells => cells.map(cell => [
            Number(cell.querySelector("data").value),
            parseFloat(cell.querySelector(".yesan-length").style.inlineSize),
        ])"""
    )
    longest = max(value for value, _ in found)
    assert len(found) == 4
    assert [length for _, length in found] == pytest.approx([100 * v / longest for v, _ in found])


def test_others_are_chosen_and_taken_away_and_the_address_says_so(page: Page, address: str):
    page.goto(f"{address}/programs/it-resources.html")
    page.get_by_role("link", name="다른 것과 나란히 보기").click()
    expect(page.locator(".yesan-compared thead th")).to_have_count(1)
    page.locator(".yesan-choose select").select_option("network-separation")
    expect(page.locator(".yesan-compared thead th")).to_have_count(2)
    assert page.url.endswith("?programs=it-resources,network-separation")
    page.get_by_role("link", name="정보자원 통합 관리 빼기").click()
    expect(page.locator(".yesan-compared thead th")).to_have_count(1)
    assert page.url.endswith("?programs=network-separation")


def test_places_are_compared_as_well(page: Page, address: str):
    page.goto(f"{address}/compare.html")
    page.get_by_label("목록").select_option("places")
    page.wait_for_url("**/compare.html?places=")
    page.goto(f"{address}/compare.html?places=gangnam-gu,jongno-gu")
    assert [len(cells) for cells in rows(page).values()] == [2]


@pytest.mark.parametrize(
    "asked",
    ["?programs=nobody", "?programs=../index", "?nothing=a", "?programs=%E0%A4%A", "?programs=<b>"],
)
def test_an_address_of_nothing_offers_the_lists(page: Page, address: str, asked: str):
    page.goto(f"{address}/compare.html{asked}")
    expect(page.locator(".yesan-choose select")).to_have_count(2)
    expect(page.locator(".yesan-compared")).to_have_count(0)


def test_links_lead_to_where_they_lead_on_the_page_itself(page: Page, address: str):
    page.goto(f"{address}/compare.html{THREE}")
    rows(page)
    links: list[str] = page.locator(".yesan-compared tbody a").evaluate_all(
        "links => [...new Set(links.map(link => link.href.split('#')[0]))]"
    )
    assert len(links) > 2
    assert [url for url in links if page.request.get(url).status != 200] == []


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_overflows(page: Page, address: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/compare.html{THREE}")
    rows(page)
    extent = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(extent) == 0
    inner: Any = page.locator(".yesan-side-by-side").evaluate("e => e.scrollWidth - e.clientWidth")
    assert inner == 0


def test_without_script_there_are_the_lists(plain: Page, address: str):
    plain.goto(f"{address}/compare.html{THREE}")
    links = plain.locator(".yesan-compare a").all()
    assert len(links) > 1
    assert [plain.request.get(a.evaluate("a => a.href")).status for a in links] == [200] * len(
        links
    )


def test_from_a_folder_there_are_the_lists(page: Page, site: Path):
    page.goto(f"{(site / 'compare.html').as_uri()}{THREE}")
    expect(page.locator(".yesan-compare a").first).to_be_visible()
