"""What the audits of the built site share: its pages, a server, a browser that stays open."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

SITE = Path(__file__).parents[2] / "site"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Path:
    """The site that `make site` built."""
    return SITE


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)))
    with sync_playwright() as playwright:
        # Drawing hides the fonts of the system, without which a browser breaks down.
        own = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"], env=own)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page(browser: Browser) -> Iterator[Page]:
    """One page that goes through the site: opening it anew costs more than looking at it."""
    with browser.new_context(reduced_motion="reduce") as context:
        context.set_default_timeout(10_000)
        yield context.new_page()
