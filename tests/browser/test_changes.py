"""What changed between versions is in sight on a phone, without a sideways scroll."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from browsing import served
from releasing import change, describe, parks, released
from yesan.site import build

LONG = "The park of the old harbour beside the market of the northern quarter"
TITLE = "The register of all public parks and gardens of the town"


def test_each_part_of_a_correction_is_in_sight_on_a_phone(
    make_package: Callable[..., Path], browser: Browser
) -> None:
    root = parks(make_package)
    change(root, '"title": "Parks"', f'"title": "{TITLE}"', "datapackage.json")
    change(root, "a,North,10", f"a,{LONG},1000000")
    change(root, "b,South", "b2,South")
    told = {"version": "1.1.0", "resource": "parks", "key": ["a"], "field": "name"}
    describe(root, version="1.1.0", corrections=[{**told, "reason": f"It is called {LONG}."}])
    released(root, "1.1.0")
    site = build.build(root).site
    with served(site) as address, browser.new_context(viewport={"width": 360, "height": 740}) as at:
        page = at.new_page()
        page.goto(f"{address}/changes.html")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        region = page.locator(".yesan-table")
        assert region.evaluate("e => e.scrollWidth - e.clientWidth") == 0
        cells = region.locator("tbody :is(th, td)")
        edges = cells.evaluate_all("all => all.map(e => e.getBoundingClientRect().right)")
        assert len(edges) == 12
        assert max(edges) <= 360
        said = "all => all.map(e => getComputedStyle(e, '::before').content.split('\"')[1])"
        heads = region.locator("tbody tr").first.locator("td").evaluate_all(said)
        assert heads == ["Before", "Now", "Column", "Table", "Why"]
