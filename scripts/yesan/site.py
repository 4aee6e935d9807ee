"""Pages become a site: MkDocs builds them, charts join them, and the result is published whole."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from yesan import cards, exhibits, heads
from yesan.drawings import Drawings
from yesan.errors import SiteError
from yesan.finder import NOT_LISTED, PAGE, Finder
from yesan.heads import Site

MISSING = "404.html"
"""The page that hosts show where there is none: the theme's has no words for it."""

PLACEHOLDER = re.compile(r'<div class="yesan-chart" data-chart="([0-9a-f]+)"></div>')
"""Where a chart goes: no drawing passes through the Markdown parser, which would cost dearly."""
REPLACED = ("search", "material/search")
"""What MkDocs and the theme search with: ours takes its place."""
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
        _without(settings.plugins, REPLACED)
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
    built: Path, docs: Path, site: Site, drawings: Drawings, finder: Finder
) -> Iterator[tuple[str, str | bytes]]:
    """Each page of the site as it is published, and the pictures that are shown with links to it.

    Args:
        built: The folder that MkDocs built into.
        docs: The folder that it built from.
        site: What all pages share.
        drawings: Where charts are found, and pictures made.
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
        page = finder.joined(exhibits.addressed(join(page, drawings.svg)), name)
        listed = site.address and NOT_LISTED not in page
        card = cards.path(name) if listed else ""
        if card:
            made[card] = drawings.card(cards.draw(heads.summary(page, site), site.name))
        yield name, heads.complete(page, name, site, card)
    for card, picture in made.items():
        yield card, drawings.result(picture)


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


def _without(plugins: Any, names: Iterable[str]) -> None:
    """Take plugins of MkDocs out of a collection, together with what they listen to."""
    for name in names:
        plugin = plugins.pop(name, None)
        for heard in plugins.events.values():
            heard[:] = [m for m in heard if getattr(m, "__self__", None) is not plugin]


def join(html: str, chart: Callable[[str], str]) -> str:
    """The page with each placeholder replaced by its chart.

    Args:
        html: A page as MkDocs built it.
        chart: Gives the SVG for a chart's digest.
    """
    return PLACEHOLDER.sub(lambda match: f'<div class="yesan-chart">{chart(match[1])}</div>', html)
