"""Built pages are finished: charts, search link, head and policy are added to each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from yesan.downloads import chart_files
from yesan.render import social_card
from yesan.render.pool import Pool
from yesan.site import head
from yesan.site.head import Site
from yesan.site.search_link import NOT_LISTED, PAGE, Finder

MISSING = "404.html"
"""The page that hosts show where there is none: the theme's has no words for it."""
PLACEHOLDER = re.compile(r'<div class="yesan-chart" data-chart="([0-9a-f]+)"></div>')
"""Where a chart goes: no drawing passes through the Markdown parser, which would cost dearly."""
WORKERS = ("assets/javascripts/lunr/**/*", "assets/javascripts/workers/*")
"""What the theme brings for it all the same."""
BOLD = re.compile(
    r"^#{1,6} [^\n]*$|^title: [^\n]*$|\*\*[^*]+?\*\*|"
    r'<(h[1-6]|th(?![^>]*scope="row")|dt|strong|b|summary|caption)\b[^>]*>.*?</\1>|'
    r'<(dl|p) class="[^"]*\byesan-(?:key|headline)\b.*?</\2>',
    re.MULTILINE | re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")
LINK = re.compile(r'(?<= )href="(?![a-z]+:|[#/])([^"]*)')
"""A link into the site, relative to its root."""


def finished(
    built: Path, docs: Path, site: Site, pool: Pool, finder: Finder
) -> Iterator[tuple[str, str | bytes]]:
    """Each page of the site as it is published, and the pictures that are shown with links to it.

    Args:
        built: The folder that MkDocs built into.
        docs: The folder that it built from.
        site: What all pages share.
        pool: Where charts are found, and pictures made.
        finder: The way to the search.

    Yields:
        The path of a file below the root of the site, and its content.
    """
    made: dict[str, str] = {}
    for path in sorted(built.rglob("*.html")):
        name = path.relative_to(built).as_posix()
        own = docs / name
        lost = name == MISSING and own.is_file()
        page = rooted(own.read_text("utf-8"), site) if lost else path.read_text("utf-8")
        page = finder.joined(chart_files.addressed(join(page, pool.svg)), name)
        listed = site.address and NOT_LISTED not in page
        card = social_card.path(name) if listed else ""
        if card:
            made[card] = pool.card(social_card.draw(head.summary(page, site), site.name))
        yield name, head.complete(page, name, site, card)
    for card, picture in made.items():
        yield card, pool.result(picture)


def searchable(built: Path) -> dict[str, str]:
    """The pages that a search can find, by their paths; the one that searches is none of them."""
    pages = {p.relative_to(built).as_posix(): p.read_text("utf-8") for p in built.rglob("*.html")}
    return {
        name: page
        for name, page in sorted(pages.items())
        if NOT_LISTED not in page and name not in {PAGE, MISSING}
    }


def emphasised(text: str) -> str:
    """What a page shows in bold letters: headings, column headings, figures, stressed words.

    Args:
        text: The page as Markdown, with HTML in it.
    """
    return "".join(unescape(TAG.sub("", found[0])) for found in BOLD.finditer(text))


def surplus(built: Path, site: Site) -> list[Path]:
    """What MkDocs built and nobody needs: maps of sources, lists of no addresses, a search."""
    patterns = ["*.map", *([] if site.address else ["sitemap.xml", "sitemap.xml.gz"])]
    found = {path for pattern in patterns for path in built.rglob(pattern)}
    found |= {path for pattern in WORKERS for path in built.glob(pattern)}
    return sorted(path for path in found if path.is_file())


def rooted(page: str, site: Site) -> str:
    """The page for addresses where there is none: its links lead on from wherever it is shown.

    Args:
        page: Its HTML, with links relative to the root of the site.
        site: Where the site stands, as far as that is known.
    """
    page = LINK.sub(rf'href="{site.root}\1', page)
    return page.replace("<html", f'<html data-root="{site.root}" data-address="{site.address}"', 1)


def join(html: str, chart: Callable[[str], str]) -> str:
    """The page with each placeholder replaced by its chart.

    Args:
        html: A page as MkDocs built it.
        chart: Gives the SVG for a chart's digest.
    """
    return PLACEHOLDER.sub(lambda match: f'<div class="yesan-chart">{chart(match[1])}</div>', html)
