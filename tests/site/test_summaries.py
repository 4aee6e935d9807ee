"""What pages say about themselves is known before they are built, and is what they show."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from yesan.language.locale import Locale
from yesan.pages.pages import generate
from yesan.site import head
from yesan.site.built_page import BuiltPage
from yesan.site.head import Site
from yesan.site.settings import appearance, read
from yesan.validation import validation

YEAR = re.compile(r" \((\d{4})\)$")
NOT_SHOWN = "small, sup, [popover]"
"""Small print beside a figure, and explanations that a reader opens: no part of a key figure."""


def figures(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """The key figures of a built page, each with its label."""
    for node in tree.css(NOT_SHOWN):
        node.decompose()
    shown = tree.css_first("dl.yesan-key")
    if shown is None:
        return ()
    pairs = zip(shown.css("dt"), shown.css("dd"), strict=True)
    return tuple((" ".join(a.text().split()), " ".join(b.text().split())) for a, b in pairs)


def test_summaries_are_what_the_built_pages_show(built: Path):
    """Title, description and key figures of each generated page, as read from its HTML."""
    checked = validation.validate(built)
    package = checked.model.package
    locale = Locale.of(package, appearance=appearance(read(built).settings))
    made = generate(checked, locale, 0, lambda _: "0" * 24)
    written = {path.name for path in (built / "docs" / locale.language).glob("*.md")}
    compared = 0
    for path, summary in made.summaries.items():
        if path in written:
            continue
        name = path.replace(".md", ".html")
        page = BuiltPage.read(name, (built / "site" / name).read_text(encoding="utf-8"))
        assert page is not None
        said = head.summary(page, Site(package.title[locale.language]))
        assert (said.title, said.description) == (summary.title, summary.description), path
        # A card is read without the page, which says the year once.
        years = {said[1] for label, _ in summary.figures if (said := YEAR.search(label))}
        assert [year for year in years if year not in page.body.text()] == []
        told = tuple((YEAR.sub("", label), value) for label, value in summary.figures)
        assert figures(page.tree) == told, path
        compared += bool(summary.figures)
    assert made.summaries.keys() == {path for path in made.files if path.endswith(".md")}
    assert compared > 10
