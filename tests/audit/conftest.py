"""What the audits of the built site share: its pages, a server, a browser that stays open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import browsing

SITE = Path(__file__).parents[2] / "site"


@pytest.fixture(scope="session")
def site() -> Path:
    """The site that `make site` built."""
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with browsing.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def page(browser: Browser) -> Iterator[Page]:
    """One page that goes through the site: opening it anew costs more than looking at it."""
    with browser.new_context(reduced_motion="reduce") as context:
        context.set_default_timeout(10_000)
        yield context.new_page()
