"""What a page costs a reader: bytes as they are sent, requests, shifts, the first paint."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

LEVEL = 6
"""How hosts compress."""
WATCH = """
window.shifts = 0; window.refused = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
document.addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
SETTLED = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True)
class Weight:
    """What one page cost, before anything is done with it.

    Attributes:
        size: Bytes of everything it loaded, compressed.
        requests: The addresses that it asked for.
        shift: How much of the page moved, as browsers count it.
        paint: Milliseconds until something was seen.
        refused: What its security policy refused.
        said: Warnings and errors of the console.
    """

    size: int
    requests: tuple[str, ...]
    shift: float
    paint: float
    refused: tuple[str, ...]
    said: tuple[str, ...]


def kinds(site: Path) -> Mapping[str, str]:
    """A page of every kind, by its kind: of several, the one whose HTML weighs most."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html"), key=lambda path: sent(path.read_bytes())):
        name = path.relative_to(site).as_posix()
        folder = path.parent.relative_to(site).as_posix()
        if "yesan-embed.css" in path.read_text(encoding="utf-8"):
            found["page to embed"] = name
        elif folder == "." or path.name == "index.html":
            found[name] = name
        else:
            found[f"one of {folder}"] = name
    return dict(sorted(found.items()))


def sent(content: bytes) -> int:
    """How many bytes are sent where the host compresses."""
    return len(zlib.compress(content, LEVEL))


def weigh(browser: Browser, site: Path, address: str, name: str, *, width: int = 1200) -> Weight:
    """Open a page as its first reader does, with nothing kept from before.

    Args:
        browser: A browser.
        site: The folder of the site.
        address: Where it is served.
        name: The path of the page.
        width: The width of the window.
    """
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        return weigh_in(page, site, f"{address}/{name}")


def weigh_in(page: Page, site: Path, url: str) -> Weight:
    """The same in a page of one's own."""
    asked: list[str] = []
    said: list[str] = []
    page.add_init_script(WATCH)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(url, wait_until="networkidle")
    page.evaluate(SETTLED)
    files = {site / unquote(urlsplit(one).path).removeprefix("/") for one in asked}
    return Weight(
        size=sum(sent(path.read_bytes()) for path in files),
        requests=tuple(asked),
        shift=page.evaluate("shifts"),
        paint=page.evaluate(PAINT),
        refused=tuple(page.evaluate("refused")),
        said=tuple(said),
    )
