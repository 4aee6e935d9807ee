"""A picture of each kind of page, wide, on a phone, in the dark and on paper, to be looked at.

They are kept in ``build/screenshots``, and are not committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

SITE = Path(__file__).parents[2] / "site"
PICTURES = SITE.parent / "build" / "screenshots"
KINDS = ("programs", "departments", "line-items", "places", "tables")
KINDS_OF_PAGES = {
    **{p.stem: p.name for p in sorted(SITE.glob("*.html"))},
    **{f"{kind}-index": f"{kind}/index.html" for kind in KINDS},
    **{
        kind: max(
            (p for p in (SITE / kind).glob("*.html") if p.stem != "index"),
            key=lambda p: p.stat().st_size,
        )
        .relative_to(SITE)
        .as_posix()
        for kind in KINDS
        if (SITE / kind).is_dir()
    },
}
"""Every page of its own kind, and of each other kind the one that has the most to say."""
SCREENS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_picture_is_kept(browser: Browser, address: str, kind: str, screen: str):
    PICTURES.mkdir(parents=True, exist_ok=True)
    with browser.new_context(**SCREENS[screen]) as context:
        page = context.new_page()
        page.goto(f"{address}/{KINDS_OF_PAGES[kind]}", wait_until="networkidle")
        picture = PICTURES / f"{kind}-{screen}.png"
        page.screenshot(path=picture, full_page=True)
    assert picture.stat().st_size > 5_000


@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
def test_a_page_is_printed(browser: Browser, address: str, kind: str):
    PICTURES.mkdir(parents=True, exist_ok=True)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/{KINDS_OF_PAGES[kind]}", wait_until="networkidle")
        paper = page.pdf(path=PICTURES / f"{kind}-paper.pdf", format="A4")
    assert paper.startswith(b"%PDF")
