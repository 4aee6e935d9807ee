"""The report as a page: one file in which nothing runs, readable on a phone and in the dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from yesan.errors import DataError, Excerpt
from yesan.reports.page import page as report_page
from yesan.reports.report import Report

HOSTILE = '"><script>document.title="run"</script><img src=x onerror="document.title=1">'


def hostile() -> Report:
    """A report of a package all of whose texts are hostile."""
    error = DataError(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, row=2, field=HOSTILE)
    excerpt = Excerpt(2, (HOSTILE,), (HOSTILE,))
    return Report(HOSTILE, [error], [error], {(HOSTILE, 2, ()): excerpt}, checked=HOSTILE)


def test_nothing_of_a_package_is_html_in_it(page: Page, tmp_path: Path):
    html = report_page(hostile(), HOSTILE)
    assert re.findall(r"<(script|img|iframe|link|object)\b", html) == []
    file = tmp_path / "report.html"
    file.write_text(html, encoding="utf-8")
    page.goto(file.as_uri())
    assert "run" not in page.title().replace("document.title", "").replace('"run"', "")
    assert page.locator("mark").first.inner_text() == HOSTILE


def test_its_policy_lets_its_own_style_apply_and_nothing_run(report_in: Callable[[str], Report]):
    tree = LexborHTMLParser(report_page(report_in("en")))
    (meta,) = tree.css('meta[http-equiv="Content-Security-Policy"]')
    policy = meta.attributes["content"] or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert tree.css("[style], [onclick], script, link") == []


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_readable_on_a_phone_and_by_everybody(
    language: str,
    scheme: str,
    report_in: Callable[[str], Report],
    browser: Browser,
    tmp_path: Path,
):
    """Nothing is wider than the screen, and axe finds nothing."""
    file = tmp_path / "report.html"
    file.write_text(report_page(report_in(language)), encoding="utf-8")
    size = {"width": 360, "height": 740}
    with browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert page.locator("html").get_attribute("lang") == language
        found = Axe().run(page)
    assert [v["id"] for v in found.response["violations"]] == []
