"""Texts of a package and of a project try to run and to ask other hosts: no browser does either.

Of the texts, each turn has some in all lists and another one in each other place.
All turns together have each text in every place.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import socket
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

import browsing
import hostile
from hostile import SKIPPED
from injecting import DOMAIN, FUNCTION, TEXTS, text
from yesan.site import build

SOME = os.environ.get("YESAN_INJECTIONS", f"0-{len(TEXTS)}")
"""Which turns are taken, from the first to the one before the last number."""
TURNS = range(*map(int, SOME.split("-")))
STARTED = """
addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective, sample }) =>
  yesanSaid(`${violatedDirective} ${blockedURI} ${sample}`));
"""
PROVOKED = """() => {
  const found = [];
  const acting =
    "iframe, object, embed, base[href], meta[http-equiv=refresh], form[action], [srcdoc]";
  for (const node of document.querySelectorAll("*")) {
    for (const { name } of [...node.attributes]) {
      if (!name.startsWith("on")) continue;
      found.push(`${node.localName} ${name}`);
      node.dispatchEvent(new Event(name.slice(2)));
    }
    if (node.matches(acting)) found.push(node.localName);
    const address = node.getAttribute("href") ?? node.getAttribute("src");
    const scheme = URL.canParse(address, location) && new URL(address, location).protocol;
    if (["javascript:", "vbscript:", "data:", "blob:"].includes(scheme)) {
      found.push(`${node.localName} ${address}`);
      node.dispatchEvent(new MouseEvent("click", { cancelable: true }));
    }
  }
  for (const form of document.querySelectorAll("form[action]")) form.requestSubmit?.();
  return found;
}"""
"""Reaches for what a reader might, and says what there is that no page of ours has."""


@dataclass
class Watch:
    """What a browser does with pages that it opens.

    Attributes:
        page: Where they are opened.
        ran: What was called, and in which page.
        said: What the policies refused, and the errors of scripts.
        acting: Elements that act, which no page of ours has.
    """

    page: Page
    ran: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    acting: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        context = self.page.context
        context.expose_binding(FUNCTION, self._called)
        context.expose_binding("yesanSaid", self._refused)
        context.add_init_script(STARTED)
        self.page.on("pageerror", lambda error: self.said.append(f"{self.page.url} {error}"))

    def _called(self, source: dict[str, Any], *values: object) -> None:
        self.ran.append(f"{source['frame'].url} {values}")

    def _refused(self, source: dict[str, Any], what: str) -> None:
        self.said.append(f"{source['frame'].url} {what}")

    def open(self, address: str) -> None:
        """Open a page, and reach for all that is in it."""
        self.page.goto(address, timeout=30_000)
        # A frame whose address was refused has no document, and would be waited for.
        for frame in filter(lambda frame: frame.url, self.page.frames):
            self.acting += [f"{address} {found}" for found in frame.evaluate(PROVOKED)]


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """A port to which every foreign name leads, and what was asked there."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    line.settimeout(1)
                    asked.append(repr(line.recv(2048)))

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], asked
        server.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def foreign() -> Iterator[tuple[int, list[str]]]:
    with listening() as listener:
        yield listener


@pytest.fixture
def asked(foreign: tuple[int, list[str]]) -> list[str]:
    """What the foreign hosts were asked since the test began."""
    foreign[1].clear()
    return foreign[1]


@pytest.fixture(scope="module")
def browser(playwright: Playwright, foreign: tuple[int, list[str]]) -> Iterator[Browser]:
    """A browser for which every foreign host is this machine."""
    rules = f"MAP *.{DOMAIN} 127.0.0.1:{foreign[0]}, MAP *.example 127.0.0.1:{foreign[0]}"
    with browsing.chromium(playwright, f"--host-resolver-rules={rules}") as browser:
        yield browser


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)


@pytest.fixture(
    scope="module",
    params=[pytest.param(turn, marks=pytest.mark.xdist_group(f"turn {turn}")) for turn in TURNS],
)
def turn(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def package(turn: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of a package whose texts are all hostile."""
    root = tmp_path_factory.mktemp("package")
    yield _built(hostile.package(root, turn))
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def project(turn: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of a project whose code is hostile."""
    root = tmp_path_factory.mktemp("project")
    yield _built(hostile.project(root, turn))
    shutil.rmtree(root)


def _built(root: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://own.example/")
        return build.build(root).site


def some(found: list[str], first: int = 0, of: int = 3) -> list[str]:
    """One in `of`, from the first on, where only one turn is taken."""
    return found if len(TURNS) > 1 else found[first::of]


def names(site: Path, *suffixes: str) -> list[str]:
    """The files of a site with some suffixes, as addresses below it."""
    found = [p for p in site.rglob("*") if p.suffix in suffixes and "assets" not in p.parts]
    assert found
    return sorted(quote(path.relative_to(site).as_posix()) for path in found)


def test_every_text_is_text(watch: Watch, package: Path, asked: list[str]):
    """In each page of a package: nothing runs, asks, is refused by a policy, or is an element."""
    with browsing.served(package) as address:
        for name in some(names(package, ".html", ".xml")):
            watch.open(f"{address}/{name}")
    assert (watch.ran, asked, watch.said) == ([], [], [])
    assert watch.acting == []


def test_a_page_shows_each_text_as_it_is(page: Page, package: Path, turn: int):
    """None hides what follows, or a part of itself."""
    page.goto((package / "tables" / "findings.html").as_uri())
    shown = " ".join(page.locator("table").all_text_contents())
    for number in range(turn % SKIPPED, len(TEXTS), SKIPPED):
        assert _plain(text(number)) in _plain(shown)


def _plain(written: str) -> str:
    """A text without blanks, its letters composed, as cells are read."""
    shown = re.sub(r"[\s\x00-\x1f\x7f\N{REPLACEMENT CHARACTER}]", "", written)
    return unicodedata.normalize("NFC", shown)


def test_pictures_that_are_opened_alone_are_pictures(watch: Watch, package: Path, asked: list[str]):
    with browsing.served(package) as address:
        for name in some(names(package, ".svg", ".txt")):
            watch.open(f"{address}/{name}")
    assert (watch.ran, asked, watch.said) == ([], [], [])
    for path in (package / "charts").rglob("*.svg"):
        ElementTree.parse(path)  # noqa: S314 - ours
    ElementTree.parse(package / "sitemap.xml")  # noqa: S314 - ours


def test_charts_are_explored_and_embedded(watch: Watch, package: Path, asked: list[str]):
    """Vega draws the same texts anew; and another site shows the pages that are made for it."""
    charts = [f"{name}" for name in names(package / "charts", ".html")]
    with browsing.served(package) as address, browsing.served(package.parent) as other:
        (package.parent / "other.html").write_text(
            "".join(f'<iframe src="{address}/charts/{name}"></iframe>' for name in charts)
        )
        watch.page.goto(f"{other}/other.html")
        assert len(watch.page.frames) == len(charts) + 1
        for name in some(["index", "tables/budgets", "tables/places"], of=2):
            watch.page.goto(f"{address}/{name}.html")
            buttons = watch.page.locator("[data-chart-act=explore]")
            for number in range(min(buttons.count(), 3)):
                buttons.nth(number).click()
            expect(watch.page.locator(".yesan-explorer")).to_have_count(min(buttons.count(), 3))
            assert watch.page.evaluate(PROVOKED) == []
    assert (watch.ran, asked, watch.said) == ([], [], [])


def test_what_a_reader_types_and_an_address_says_is_text(
    watch: Watch, package: Path, turn: int, asked: list[str]
):
    """In the search, in the search of a table, in each part of an address."""
    own = [text(number) for number in range(turn % SKIPPED, len(TEXTS), SKIPPED)]
    with browsing.served(package) as address:
        for number, written in enumerate(own):
            others = [quote(own[(number + n) % len(own)][:900], safe="") for n in range(5)]
            asking = "&".join(
                f"{key}={value}"
                for key, value in zip(
                    ("q", "rows", "rows-sort", "rows-5", "rows2"), others, strict=True
                )
            )
            watch.open(f"{address}/tables/budgets.html?{asking}#{quote(written[:900], safe='')}")
        watch.page.goto(f"{address}/search.html")
        box, said = watch.page.locator("[role=combobox]"), watch.page.locator(".yesan-count")
        for written in own:
            box.fill(written)
            expect(said).not_to_be_empty()
            assert watch.page.evaluate(PROVOKED) == []
            box.fill("")
    assert (watch.ran, asked, watch.said) == ([], [], [])
    assert watch.acting == []


def test_no_cell_of_a_csv_that_we_write_is_a_formula(package: Path):
    written = [*(package / "charts").rglob("*.csv"), *(package / "programs").glob("*.csv")]
    assert len(written) > 5
    for path in [*written, package / "data" / "claims.csv"]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)] == []


def test_what_a_project_writes_does_not_run(watch: Watch, project: Path, asked: list[str]):
    """In Markdown, HTML, templates and mkdocs.yml, where texts are code: the policy refuses it."""
    with browsing.served(project) as address:
        for name in some(names(project, ".html", ".xml"), of=2):
            watch.open(f"{address}/{name}")
        for path in sorted((project / "assets").glob("whole-*.html")):
            watch.open(f"{address}/assets/{path.name}")
    assert (watch.ran, asked) == ([], [])


def test_every_text_is_text_in_a_site_that_is_opened_from_a_folder(
    watch: Watch, package: Path, asked: list[str]
):
    for name in some(names(package, ".html"), first=1, of=6):
        watch.open(f"{package.as_uri()}/{name}")
    assert (watch.ran, asked, watch.said, watch.acting) == ([], [], [], [])


def test_nothing_of_a_project_runs_in_a_site_that_is_opened_from_a_folder(
    watch: Watch, project: Path, asked: list[str]
):
    for name in some(names(project, ".html"), first=1, of=2):
        watch.open(f"{project.as_uri()}/{name}")
    assert (watch.ran, asked) == ([], [])


def test_what_runs_and_who_is_asked_is_noticed(watch: Watch, tmp_path: Path, asked: list[str]):
    """Of each, where nothing prevents it: what these tests say would mean nothing otherwise."""
    (tmp_path / "index.html").write_text(
        f"<script>{FUNCTION}(1)</script>"
        "<meta http-equiv='Content-Security-Policy' content=\"script-src 'unsafe-inline'\">"
        f"<script src='https://n3.{DOMAIN}/x.js'></script><p onclick='{FUNCTION}(2)'>x</p>"
        f"<img src='https://n1.{DOMAIN}/x.png'>"
    )
    with browsing.served(tmp_path) as address:
        watch.open(f"{address}/index.html")
    assert len(watch.ran) == 2
    assert len(watch.said) == 1
    assert watch.acting == [f"{address}/index.html p onclick"]
    assert f"n1.{DOMAIN}" in "".join(asked)
