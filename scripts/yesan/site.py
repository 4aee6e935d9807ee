"""Pages become a site: MkDocs builds them, charts join them, and the result is published whole."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from yesan import cards, exhibits, heads
from yesan.drawings import Drawings
from yesan.errors import SiteError
from yesan.heads import Site

MISSING = "404.html"
"""The page that hosts show where there is none: the theme's has no words for it."""

PLACEHOLDER = re.compile(r'<div class="yesan-chart" data-chart="([0-9a-f]+)"></div>')
"""Where a chart goes: no drawing passes through the Markdown parser, which would cost dearly."""
NAMELESS = ('data-md-component="search" role="dialog"', 'data-md-component="search"')
"""The theme calls its search a dialog, without a name; what is in it is called a search already."""
INDEX = "search/search_index.json"
EMPTY_INDEX = (
    "search/search_index.js",
    "var __index = {config: {lang: [], separator: ' '}, docs: []};",
)
"""Asked for by the theme in a page of a folder, where it cannot search: all its scripts need it."""
BOLD = re.compile(
    r"^#{1,6} [^\n]*$|^title: [^\n]*$|\*\*[^*]+?\*\*|"
    r'<(h[1-6]|th(?![^>]*scope="row")|dt|strong|b|summary|caption)\b[^>]*>.*?</\1>|'
    r'<(dl|p) class="[^"]*\byesan-(?:key|headline)\b.*?</\2>',
    re.MULTILINE | re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")
LINK = re.compile(r'(?<= )href="(?![a-z]+:|[#/])([^"]*)')
"""A link into the site, relative to its root."""


class _Messages(logging.Handler):
    """Collects what MkDocs warns of, to say it in one piece."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def build(config: Path, docs: Path, out: Path, overrides: Mapping[str, Any]) -> Site:
    """Build the pages below `docs` into `out` with MkDocs, strictly.

    Args:
        config: The ``mkdocs.yml``.
        docs: The folder of Markdown pages and of the files that go with them.
        out: An empty or missing folder.
        overrides: Settings that replace those of `config`.

    Returns:
        What the settings say of the site as a whole.

    Raises:
        SiteError: MkDocs refuses its configuration, or warns of anything.
    """
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to load
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(messages)
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        settings = load_config(
            str(config), docs_dir=str(docs), site_dir=str(out), strict=True, **overrides
        )
        mkdocs_build(settings)
        language = str(settings.theme.get("language") or settings.theme.locale)
        icon = str(settings.theme.get("favicon") or "")
        icon = "" if "://" in icon else icon
        return Site(settings.site_name, language, settings.site_url or "", icon=icon)
    except (MkDocsException, SystemExit) as error:
        said = "\n  ".join(dict.fromkeys(messages.lines)) or str(error)
        raise SiteError(f"MkDocs could not build the site:\n  {said}") from error
    finally:
        logger.removeHandler(messages)
        logger.setLevel(level)
        logger.propagate = propagate


def finished(
    built: Path, docs: Path, site: Site, drawings: Drawings
) -> Iterator[tuple[str, str | bytes]]:
    """Each page of the site as it is published, and the pictures that are shown with links to it.

    Args:
        built: The folder that MkDocs built into.
        docs: The folder that it built from.
        site: What all pages share.
        drawings: Where charts are found, and pictures made.

    Yields:
        The path of a file below the root of the site, and its content.
    """
    made: dict[str, str] = {}
    for path in sorted(built.rglob("*.html")):
        name = path.relative_to(built).as_posix()
        own = docs / name
        lost = name == MISSING and own.is_file()
        page = rooted(own.read_text("utf-8"), site) if lost else path.read_text("utf-8")
        page = exhibits.addressed(join(page, drawings.svg))
        listed = site.address and heads.NOT_LISTED not in page
        card = cards.path(name) if listed else ""
        if card:
            made[card] = drawings.card(cards.draw(heads.summary(page, site), site.name))
        yield name, heads.complete(page, name, site, card)
    for card, picture in made.items():
        yield card, drawings.result(picture)
    if (built / INDEX).is_file():
        yield EMPTY_INDEX


def emphasised(text: str) -> str:
    """What a page shows in bold letters: headings, column headings, figures, stressed words.

    Args:
        text: The page as Markdown, with HTML in it.
    """
    return "".join(unescape(TAG.sub("", found[0])) for found in BOLD.finditer(text))


def surplus(built: Path, site: Site) -> list[Path]:
    """What MkDocs built and nobody needs: maps of the theme's sources, lists of no addresses."""
    patterns = ["*.map", *([] if site.address else ["sitemap.xml", "sitemap.xml.gz"])]
    return sorted(path for pattern in patterns for path in built.rglob(pattern))


def rooted(page: str, site: Site) -> str:
    """The page for addresses where there is none: its links lead on from wherever it is shown.

    Args:
        page: Its HTML, with links relative to the root of the site.
        site: Where the site stands, as far as that is known.
    """
    page = LINK.sub(rf'href="{site.root}\1', page)
    return page.replace("<html", f'<html data-root="{site.root}" data-address="{site.address}"', 1)


def join(html: str, chart: Callable[[str], str]) -> str:
    """The page with each placeholder replaced by its chart, and the theme's faults mended.

    Args:
        html: A page as MkDocs built it.
        chart: Gives the SVG for a chart's digest.
    """
    html = html.replace(*NAMELESS)
    return PLACEHOLDER.sub(lambda match: f'<div class="yesan-chart">{chart(match[1])}</div>', html)
