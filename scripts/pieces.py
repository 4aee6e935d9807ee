"""Write ``build/pieces.html``: each piece of the pages once, in both schemes.

``python scripts/pieces.py SITE``. A change of look is seen at one place: the page has one of each
element that the style sheets of the program style, as the first page of a built site that has it
shows it. It is for developers, and no part of a site.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.site.content import ASSETS
from yesan.store import disk

NAME = re.compile(r"\.(yesan-[a-z-]+)")
TARGET = Path(__file__).parents[1] / "build" / "pieces.html"
SCHEMES = ("default", "slate")
PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<base href="{site}/">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Pieces</title>
{styles}
<style>
html {{ font-size: 125%; }}
body {{ display: grid; grid-template-columns: repeat(2, 1fr); height: auto; }}
body > div {{ min-width: 0; padding: 1rem; }}
body > div {{ background: var(--md-default-bg-color); color: var(--md-typeset-color); }}
section {{ margin-block-end: 2rem; max-height: 22rem; overflow: hidden; }}
section > h6 {{ margin: 0 0 0.4rem; font-size: 0.6rem; color: var(--yesan-quiet); }}
</style>
<body>
{columns}
</body>
</html>
"""


def pieces(site: Path) -> dict[str, str]:
    """The first element of each class, by the class, what another one contains aside.

    Args:
        site: The folder of a built site.
    """
    style = "".join(p.read_text(encoding="utf-8") for p in sorted(ASSETS.glob("yesan*.css")))
    wanted = dict.fromkeys(NAME.findall(style))
    found: dict[str, str] = {}
    shown: set[str] = set()
    for path in sorted(site.rglob("*.html"), key=lambda p: (len(p.parts), p)):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for node in _outermost(tree, wanted.keys() - shown):
            held = {name for name in wanted if node.css_matches(f".{name}")}
            held |= {name for name in wanted if node.css_first(f".{name}") is not None}
            found[min(held & {*_classes(node)})] = node.html or ""
            shown |= held
    return found


def _outermost(tree: LexborHTMLParser, names: set[str]) -> Iterator[LexborNode]:
    """The first element of each class, where none around it has another of them."""
    for name in sorted(names):
        node = tree.css_first(f".{name}")
        if node is None or node.css_first("main") is not None:
            continue
        while (around := node.parent) is not None and names & {*_classes(around)}:
            node = around
        yield node


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def page(site: Path) -> str:
    """The page, which loads style sheets and fonts of the site.

    Args:
        site: The folder of a built site.
    """
    home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    sections = "\n".join(
        f"<section><h6>{escape(name)}</h6>{html}</section>" for name, html in pieces(site).items()
    )
    columns = (
        f'<div class="md-typeset" data-md-color-scheme="{scheme}" data-md-color-primary="custom" '
        f'data-md-color-accent="custom">{sections}</div>'
        for scheme in SCHEMES
    )
    return PAGE.format(
        site=site.resolve().as_uri(),
        language=home.css("html")[0].attributes.get("lang") or "",
        styles="\n".join(node.html or "" for node in home.css("link[rel=stylesheet]")),
        columns="\n".join(columns),
    )


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    disk.save(TARGET, page(Path(sys.argv[1])))
