"""The page of all pieces has each class that the style sheet styles, once in each scheme."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def page(site: Path) -> LexborHTMLParser:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        import pieces  # noqa: PLC0415 - a script beside the package

        return LexborHTMLParser(pieces.page(site))


def test_each_class_of_the_site_is_in_it(page: LexborHTMLParser, site: Path):
    """What only a script makes, or another package has, is in none."""
    home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    classes = {
        name
        for node in home.css("main [class]")
        for name in (node.attributes.get("class") or "").split()
        if name.startswith("yesan-")
    }
    assert {"yesan-key", "yesan-worth", "yesan-figure", "yesan-cards"} <= classes
    assert {name for name in classes if page.css_first(f".{name}") is None} == set()


def test_both_schemes_show_the_same(page: LexborHTMLParser):
    light, dark = page.css("body > div")
    assert {light.attributes["data-md-color-scheme"], dark.attributes["data-md-color-scheme"]} == {
        *("default", "slate"),
    }
    assert light.inner_html == dark.inner_html
    assert len(light.css("section")) > 20


def test_a_piece_is_shown_once(page: LexborHTMLParser):
    light = page.css("body > div")[0]
    names = [heading.text() for heading in light.css("section > h6")]
    assert len(names) == len({*names})
