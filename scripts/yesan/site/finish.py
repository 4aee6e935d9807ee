"""A built folder becomes a site: every page is finished, files that no builder makes are added."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePosixPath

from yesan.downloads import dcat, statements
from yesan.errors import SiteError
from yesan.language.visible import visible
from yesan.pages import feed
from yesan.pages.sitemap import MISSING
from yesan.phrase import Phrase
from yesan.render import social_card
from yesan.render.page_summary import Summary
from yesan.render.pool import Pool
from yesan.search import entries, index, passages
from yesan.search.passages import Document
from yesan.site import disarm, head, kept_pages, search_link, security_policy
from yesan.site.built_page import BuiltPage, is_named
from yesan.site.content import SiteContent
from yesan.site.head import Site
from yesan.site.kept_pages import FinishedPage, KeptPages
from yesan.site.settings import decoded
from yesan.store import disk
from yesan.tables.exact import exact

NEEDED_BY_SITE = ("sitemap.xml", "sitemap.xml.gz")
"""Files of a builder that are useless where the address of the site is not known."""
WORKERS = ("assets/javascripts/lunr/**/*", "assets/javascripts/workers/*")
"""The theme's search, which ours replaces."""
POLICY = f"""<meta http-equiv="{security_policy.NAME}" content="default-src 'none'; """.encode()
"""What every page has, as it is written."""


@exact()
def finish(
    built: Path,
    content: SiteContent,
    site: Site,
    pool: Pool,
    kept: KeptPages,
    bounded: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext(),
) -> None:
    """Finish the site in a folder, whatever has built it.

    Args:
        built: The folder, of which every HTML file is read and written once. It is parsed twice:
            that a browser reads what was taken out as it was seen is known only of what was
            written.
        content: What it was built from.
        site: What all its pages have in common.
        pool: Where charts and fonts are found, and pictures made.
        kept: The pages that earlier builds have finished.
        bounded: Bounds the time in which a page is finished, by its name.
    """
    documents: dict[str, Document] = {}
    cards: dict[str, str] = {}
    pieces = set()
    names = {path.relative_to(built).as_posix() for path in _pages(built)}
    for name in sorted(names | kept.taken.keys(), key=PurePosixPath):
        page = kept.taken.get(name)
        if page is None:
            with bounded(name):
                page = _finished(name, built, content, site, pool.svg, kept)
        if page is None:
            pieces.add(name)
            continue
        if page.document:
            documents[name] = page.document
        if page.shared:
            drawn = social_card.draw(page.shared, site.name)
            cards[social_card.path(name)] = pool.card(drawn)
        disk.write(built / name, page.html)
    files = dict(content.generated.charts.pictures(pool.svg, site.address))
    files |= {card: pool.result(made) for card, made in cards.items()}
    files |= {path: pool.result(made) for path, made in content.fonts.items()}
    files |= index.files(
        entries.of(content.generated.sitemap),
        entries.kinds(content.generated.sitemap),
        entries.synonyms(content.generated.sitemap),
        documents,
    )
    if site.feed and site.address:
        files[site.feed] = feed.at(site.address, content.files[site.feed])
    # Pages in other languages lead to those of the first.
    for name in content.files.keys() & dcat.PATHS if site.address else ():
        files[name] = statements.at(site.address, name, content.files[name])
    for name, data in files.items():
        disk.write(built / name, data)
    for surplus in unneeded(built, site):
        disk.discard(surplus)
    check(built, pieces)


def _finished(
    name: str,
    built: Path,
    content: SiteContent,
    site: Site,
    svg: Callable[[str], str],
    kept: KeptPages,
) -> FinishedPage | None:
    """A page that a builder has written, finished; None where the file is a piece of a page."""
    if known := kept.take(name):
        return known
    html = content.files[MISSING] if name == MISSING else (built / name).read_bytes()
    raw = decoded(name, html)
    text = visible(raw)
    # Control characters can switch a browser to another encoding, in which text is marks.
    alone = name in content.files and text == raw and disarm.is_quiet(text)
    page = BuiltPage.read(name, text, whole=not alone)
    if page is None:
        return None
    if name not in content.files:
        page.separate_headings()
    searched = page.is_listed and name not in {search_link.PAGE, MISSING}
    document = passages.read(page.tree) if searched else None
    shared = _summary(page, content, site) if page.is_listed and site.address else None
    finish_page(page, content, site, svg, social_card.path(name) if shared else "")
    finished = FinishedPage(page.html.encode(), document, shared)
    kept.add(name, finished)
    return finished


def check(built: Path, pieces: Collection[str] = ()) -> None:
    """Refuse a site with a page that has no policy.

    Args:
        built: Its folder.
        pieces: Those of its files that are pieces of pages, and do nothing if they are opened.

    Raises:
        SiteError: Which page it is.
    """
    for path in _pages(built):
        name = path.relative_to(built).as_posix()
        if name not in pieces and POLICY not in path.read_bytes():
            raise SiteError(
                Phrase("{name}: this page would have no security policy; remove it", name=name)
            )


def _pages(built: Path) -> list[Path]:
    return [path for path in disk.tree(built) if is_named(path.name)]


def finish_page(
    page: BuiltPage, content: SiteContent, site: Site, svg: Callable[[str], str], card: str = ""
) -> None:
    """Add to a page all that no builder adds; the policy comes last, since it allows all of it.

    Args:
        page: The page.
        content: What the site was built from.
        site: What all its pages have in common.
        svg: Gives the drawing for the digest of a chart.
        card: The path of the picture that is shown with links to the page.
    """
    if page.path == MISSING:
        page.start_links_at(site.root, site.address)
    content.untranslated.mark(page)
    page.add_charts(svg)
    page.complete_addresses()
    site.languages.add(page)
    search_link.add(content.generated.search_link, page)
    disarm.disarm(page, site.inline, site.hosts)
    source = kept_pages.source_of(page.path, content)
    data = content.generated.datasets.get(source) if source not in content.written else None
    head.complete(page, site, _summary(page, content, site), card, data)


def _summary(page: BuiltPage, content: SiteContent, site: Site) -> Summary:
    """What a page says about itself: as it was generated, else as its head has it."""
    source = f"{page.path.removesuffix('.html')}.md"
    known = content.generated.summaries.get(source) if source not in content.written else None
    return known or head.summary(page, site)


def unneeded(built: Path, site: Site) -> list[Path]:
    """Files that are not needed: source maps, another search, sitemaps without addresses."""
    patterns = ["*.map", *([] if site.address else NEEDED_BY_SITE)]
    found = {path for pattern in patterns for path in built.rglob(pattern)}
    found |= {path for pattern in WORKERS for path in built.glob(pattern)}
    return sorted(path for path in found if path.is_file())
