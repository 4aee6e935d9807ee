"""While a package is refused, the site that is served says so and leads to what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page

from serving import INVALID, READY, serving

WRONG = b"a,b,c\n"


def test_a_page_leads_to_the_report_until_the_data_is_repaired(
    project: Path, tmp_path: Path, page: Page
):
    """By itself, under the policy that is in force: the page is loaded again by its script.

    Where there is no site yet, the report is in its place.
    """
    root = tmp_path / "least"
    shutil.copytree(project / "tests" / "packages" / "wild" / "years", root)
    table = next((root / "data").glob("*.csv"))
    good = table.read_bytes()
    table.write_bytes(good + WRONG)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with serving(root) as server:
        server.until(INVALID)
        server.until(READY)
        page.goto(f"http://localhost:{server.port}/")
        page.locator("section.error").first.wait_for()
        table.write_bytes(good)
        page.locator("h1", has_text="Storks").wait_for()
        assert page.locator("#yesan-refused").count() == 0
        table.write_bytes(good + WRONG)
        notice = page.locator("#yesan-refused")
        notice.wait_for()
        assert notice.evaluate("e => getComputedStyle(e).position") == "sticky"
        assert page.locator("h1").first.inner_text() == "Storks"
        server.until(INVALID)
        notice.locator("a").click()
        page.locator("section.error td.at").first.wait_for()
        assert page.locator("h3").first.inner_text().startswith("data/storks.csv row 12")
        table.write_bytes(good)
        page.locator("h1", has_text="Storks").wait_for()
        assert page.locator("#yesan-refused").count() == 0
    assert [text for text in said if "Content Security Policy" in text] == []
