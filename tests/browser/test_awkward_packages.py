"""Packages with very long names, signs of all kinds, several currencies, or from right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import served
from yesan.site import build

CODE = {"columnType": "activity:generic:program:code"}
FIELDS: dict[str, Any] = {
    "program": CODE,
    "name": {"columnType": "activity:generic:program:label"},
    "office": {"columnType": "administrative-classification:generic:code"},
}
LONG = "Renewal of water mains and rehabilitation of treatment plants in all northern districts "
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def amounts(currency: str) -> dict[str, Any]:
    phases = ("proposed", "approved")
    return {
        f"{phase}_{currency}": {
            "type": "integer",
            "columnType": "value",
            "currency": currency,
            "normalize": {"phase": phase},
        }
        for phase in phases
    }


def wide(currency: str, rows: dict[str, tuple[int, int]]) -> str:
    lines = [f"{code},{before},{after}\n" for code, (before, after) in rows.items()]
    return "".join([f"program,proposed_{currency},approved_{currency}\n", *lines])


def programs(names: list[str], office: str = "d") -> str:
    lines = [f"p{n},{name},{office} {n % 2}\n" for n, name in enumerate(names)]
    return "".join(["program,name,office\n", *lines])


PACKAGES: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "long": (
        {
            "programs": programs([f"{n} {LONG * 3}"[:300] for n in range(6)], LONG * 2),
            "euro": wide("EUR", {f"p{n}": (n * 1_234_567, 10**6) for n in range(1, 6)}),
        },
        {"title": (LONG * 4)[:300]},
    ),
    "signs": (
        {
            "programs": programs(["Roads", "Parks", "Refunds", "Nothing"]),
            "euro": wide(
                "EUR",
                {
                    "p0": (0, 500_000),
                    "p1": (1_200_000, 0),
                    "p2": (-300_000, -900_000),
                    "p3": (0, 0),
                },
            ),
        },
        {"title": "Signs"},
    ),
    "currencies": (
        {
            "programs": programs(["Roads", "Parks", "Embassy"]),
            "euro": wide("EUR", {"p0": (100, 500), "p1": (1200, 0)}),
            "dollar": wide("USD", {"p1": (1200, 10), "p2": (9000, 1000)}),
            "yen": wide("JPY", {"p2": (90_000_000, 10**6), "p0": (5 * 10**6, 6 * 10**6)}),
        },
        {"title": "Currencies"},
    ),
    "one": (
        {"programs": programs(["Roads"]), "euro": wide("EUR", {"p0": (100, 80)})},
        {"title": "One"},
    ),
    "from right to left": (
        {
            "programs": programs(["الطرق والجسور", "المدارس", "الحدائق"]),
            "pound": wide("EGP", {f"p{n}": (n * 10**6, 2 * 10**6) for n in range(3)}),
        },
        {"title": "موازنة الدولة للسنة المالية", "languages": ["ar"]},
    ),
}


@pytest.fixture(scope="module", params=PACKAGES)
def built(
    request: pytest.FixtureRequest,
    make_package: Callable[..., Path],
) -> Iterator[tuple[str, str, list[str]]]:
    """The name of a package, where its site is served, and the pages of it."""
    csv, more = PACKAGES[request.param]
    fields = FIELDS | amounts("EUR") | amounts("USD") | amounts("JPY") | amounts("EGP")
    phased = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}
    resources = {name: phased for name in csv if name != "programs"}
    resources["programs"] = {"schema": {"primaryKey": "program"}}
    site = build.build(make_package(csv, fields=fields, resources=resources, **more)).site
    pages = [p.relative_to(site).as_posix() for p in sorted(site.rglob("*.html"))]
    with served(site) as address:
        yield request.param, address, [p for p in pages if not p.startswith("charts/")]


@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_is_wider_than_the_screen(
    built: tuple[str, str, list[str]], page: Page, width: int
):
    _, address, pages = built
    page.set_viewport_size({"width": width, "height": 800})
    assert len(pages) > 5
    wider = []
    for path in pages:
        page.goto(f"{address}/{path}")
        if page.evaluate(OVERFLOW) > 0:
            wider.append(path)
    assert wider == []


def test_the_ways_to_other_pages_take_few_lines(built: tuple[str, str, list[str]], page: Page):
    _, address, _ = built
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address}/programs/p0.html")
    line = "parseFloat(getComputedStyle(link).lineHeight)"
    lines: list[float] = page.locator(
        ".yesan-chips a, .yesan-crumbs a, .yesan-pager a"
    ).evaluate_all(f"links => links.map(link => link.getBoundingClientRect().height / {line})")
    assert len(lines) > 1
    assert max(lines) < 4.5


def test_the_way_to_a_page_runs_in_its_direction(built: tuple[str, str, list[str]], page: Page):
    name, address, _ = built
    page.goto(f"{address}/programs/p0.html")
    places: list[list[float]] = page.locator(".yesan-crumbs li").evaluate_all(
        """items => items.map(item => {
            const range = document.createRange();
            range.selectNodeContents(item.querySelector("a"));
            const [all, link] = [item, range].map((part) => part.getBoundingClientRect());
            return [all.left, all.right, link.left, link.right];
        })"""
    )
    turned = name == "from right to left"
    (first, *_), (second, right, link_left, link_right) = places[:2]
    assert (first > second) == turned
    # What is between the two is before the second of them.
    gap = right - link_right if turned else link_left - second
    assert gap > 10
