"""A site served, a browser that opens it, and what axe finds there."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files as hosts do, over lines that stay open, and says nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a site is served from this machine."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


UNSEEN = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup"
"""Chromium draws the list below its address bar as a page, anew for each window: no test sees it,
and it takes a quarter of the time of a window."""


@contextmanager
def chromium(playwright: Playwright, *options: str) -> Iterator[Browser]:
    """The browser of this machine, with more options of its own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)))
    # Drawing hides the fonts of the system, without which a browser breaks down.
    own = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    browser = playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", UNSEEN, *options], env=own
    )
    yield browser
    browser.close()


def sheets(page: Page) -> int:
    """How many sheets of A4 a page is printed on."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4")))


def violations(
    page: Page, options: dict[str, Any] | None = None, within: str | None = None
) -> list[tuple[str, str]]:
    """What axe finds in a page, or in a part of it, with the first element that has it."""
    chosen = {"resultTypes": ["violations"], **(options or {})}
    result = Axe().run(page, context=within, options=chosen)
    return [(v["id"], v["nodes"][0]["html"]) for v in result.response["violations"]]
