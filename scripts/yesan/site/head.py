"""What the head of every page has: the security policy, what a shared link shows, the fonts.

The policy allows the site's own files, and of scripts and styles in a page those that yesan and its
theme write, by their hashes. A browser refuses whatever else is there, is added later, or comes
from elsewhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from babel.core import get_global
from selectolax.lexbor import LexborNode

from yesan.pages import dataset
from yesan.reading.parsing import Json
from yesan.render.page_summary import CARD, Summary
from yesan.site import inline, security_policy
from yesan.site.built_page import BuiltPage
from yesan.site.disarm import CHARSET
from yesan.site.inline import Inline
from yesan.site.languages import Languages

STYLE_SHEETS = 'link[href$="assets/yesan.css"], link[href$="assets/yesan-embed.css"]'
"""How a page is recognised that uses our fonts."""
HOME = "index.html"
ATOM = "application/atom+xml"
FEED = "alternate feed"
"""How a feed is told; by ``alternate`` alone the theme takes it for another language."""
INDENT = "\n    "
Tag = tuple[str, dict[str, str | None], str]
"""An element, its attributes, and the selector of an element that says the same."""


@dataclass(frozen=True)
class Site:
    """What all pages of a site have in common.

    Attributes:
        name: Its title.
        language: Its language, as in ``lang``.
        address: Where it will be published, with a final slash; empty where that is not known.
        hosts: Origins beside its own that its pages may load from.
        inline: The scripts and styles that pages may have inside them.
        fonts: The fonts that every page needs, below the root.
        icon: Its icon, below the root.
        feed: Its feed of versions, below the root; empty where it has none.
        languages: The other languages that its pages are in.
    """

    name: str
    language: str = "en"
    address: str = ""
    hosts: tuple[str, ...] = ()
    inline: Inline = field(default_factory=inline.ours)
    fonts: tuple[str, ...] = ()
    icon: str = ""
    feed: str = ""
    languages: Languages = field(default_factory=Languages)

    @property
    def root(self) -> str:
        """The path of its address: ``/`` where it is not known."""
        return urlsplit(self.address).path or "/"


def summary(page: BuiltPage, site: Site) -> Summary:
    """What the head of a page says about it; its key figures are not known."""
    tree = page.tree
    title = _line(tree.css_first("title"))
    described = tree.css_first('meta[name="description"]')
    description = (described.attributes.get("content") or "") if described else ""
    short = title.removesuffix(f" - {' '.join(site.name.split())}")
    return Summary(short, " ".join(description.split()), ())


def complete(
    page: BuiltPage, site: Site, said: Summary, card: str = "", data: Json | None = None
) -> None:
    """Add all that the head of a page should have; the page has everything else already.

    Args:
        page: The page.
        site: What all pages have in common.
        said: What the page says about itself.
        card: The path of the picture that is shown with its link; needs the address of the site.
        data: What it says of its data to search engines; none where it is no page of data.
    """
    head = page.head
    tags: list[Tag] = []
    if head.css_first(STYLE_SHEETS) is not None:
        tags += _files(page, site)
    if page.is_listed:
        tags += [*_feed(page, site), *_translations(page, site), *_shared(page, site, said, card)]
    # The theme, or templates of the project, may have said some of it already.
    for tag, attributes, same in tags:
        if not same or head.css_first(same) is None:
            head.insert_child(INDENT)
            head.insert_child(page.create(tag, attributes), move=True)
    if data:
        text = dataset.in_page(data, page.path, site.address)
        (script,) = page.parse(f'<script type="application/ld+json">{text}</script>')
        head.insert_child(INDENT)
        head.insert_child(script, move=True)
    content = security_policy.policy(page, site.inline, site.hosts)
    rule = page.create("meta", {"http-equiv": security_policy.NAME, "content": content})
    first = next(head.iter(), None)
    if first is None or not first.css_matches(f"meta{CHARSET}"):
        # A page that does not say so first may be read in another encoding than it was looked at.
        said_so = page.create("meta", {"charset": "utf-8"})
        if first is None:
            head.insert_child(said_so, move=True)
        else:
            first.insert_before(said_so, move=True)
        first = next(head.iter())
    first.insert_after(rule, move=True)
    first.insert_after(INDENT)


def _files(page: BuiltPage, site: Site) -> Iterator[Tag]:
    """The icon, and the fonts: they are loaded at once, so that text first appears in them."""
    folder = posixpath.dirname(page.path) or "."
    if site.icon:
        icon = posixpath.relpath(site.icon, folder)
        yield "link", {"rel": "icon", "href": icon}, 'link[rel="icon"]'
    for font in site.fonts:
        preload = {"rel": "preload", "href": posixpath.relpath(font, folder), "as": "font"}
        yield "link", {**preload, "type": "font/woff2", "crossorigin": None}, ""


def _feed(page: BuiltPage, site: Site) -> Iterator[Tag]:
    """Where feed readers find what changes, whatever style the page has."""
    if site.feed:
        leads = posixpath.relpath(site.feed, posixpath.dirname(page.path) or ".")
        yield "link", {"rel": FEED, "type": ATOM, "href": leads}, f'link[type="{ATOM}"]'


def _translations(page: BuiltPage, site: Site) -> Iterator[Tag]:
    """Where the same page is in other languages."""
    if site.address:
        for language, address in site.languages.alternates(page.path, site.address):
            link: dict[str, str | None] = {"rel": "alternate", "hreflang": language}
            yield "link", {**link, "href": address}, ""


def _shared(page: BuiltPage, site: Site, said: Summary, card: str) -> Iterator[Tag]:
    """What a link to the page shows where it is shared."""
    properties = {
        "og:type": "website" if page.path == HOME else "article",
        "og:site_name": site.name,
        "og:title": said.title,
        "og:description": said.description,
        "og:locale": _locale(site.language),
    }
    if site.address:
        properties["og:url"] = page.canonical or f"{site.address}{page.path}"
    if site.address and card:
        width, height = map(str, CARD)
        properties |= {"og:image": f"{site.address}{card}", "og:image:type": "image/png"}
        properties |= {"og:image:width": width, "og:image:height": height}
        properties["og:image:alt"] = ": ".join(filter(None, (said.title, said.description)))
    names = {
        "twitter:card": "summary_large_image" if "og:image" in properties else "summary",
        "twitter:title": said.title,
        "twitter:description": said.description,
        "twitter:image": properties.get("og:image", ""),
    }
    if site.address:
        canonical = {"rel": "canonical", "href": properties["og:url"]}
        yield "link", dict(canonical), 'link[rel="canonical"]'
    for kind, values in (("property", properties), ("name", names)):
        for key, content in values.items():
            if content:
                yield "meta", {kind: key, "content": content}, f'meta[{kind}="{key}"]'


def _locale(language: str) -> str:
    """A language with its likeliest country, in the form that Open Graph expects."""
    language = language.replace("-", "_")
    likely = get_global("likely_subtags").get(language, language).split("_")
    return f"{likely[0]}_{likely[-1]}" if "_" not in language and len(likely) > 1 else language


def _line(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""
