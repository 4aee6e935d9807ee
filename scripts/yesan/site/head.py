"""What stands in the head of every page: the security policy, what a shared link shows, the fonts.

The policy is computed from the page as it was built: only its own files and the inline scripts and
styles that stand in it are allowed, by their hashes. Whatever comes later, or from elsewhere, is
refused by the browser.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass

from babel.core import get_global

from yesan.render.page_summary import CARD, Summary
from yesan.site.search_link import NOT_LISTED
from yesan.site.security_policy import policy

START = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
END = re.compile(r"\s*</head>", re.IGNORECASE)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL | re.IGNORECASE)
DESCRIPTION = re.compile(r"<meta name=\"description\" content=\"([^\"]*)\"", re.IGNORECASE)
CANONICAL = re.compile(r"<link rel=\"canonical\" href=\"([^\"]*)\"", re.IGNORECASE)
FIGURES = re.compile(r'<dl class="yesan-key\b[^>]*>(.*?)</dl>', re.DOTALL)
FIGURE = re.compile(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", re.DOTALL)
SMALL = re.compile(r"<(small|sup)\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL)
STYLE_SHEET = re.compile(r"assets/yesan(?:-embed)?\.css")
"""How a page is known that is set in our fonts."""
HOME = "index.html"


@dataclass(frozen=True)
class Site:
    """What all pages of a site share.

    Attributes:
        name: Its title.
        language: Its language, as in ``lang``.
        address: Where it will stand, with a final slash; empty where that is not known.
        hosts: Origins beside its own that its pages may load from.
        fonts: The fonts that every page needs, below the root.
        icon: Its icon, below the root.
    """

    name: str
    language: str = "en"
    address: str = ""
    hosts: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    icon: str = ""

    @property
    def root(self) -> str:
        """The path of its address: ``/`` where it is not known."""
        return re.sub(r"^[a-z]+://[^/]*", "", self.address) or "/"


def summary(page: str, site: Site) -> Summary:
    """What the page says of itself, for those who only see its link."""
    title, description = (html.unescape(_first(p, page)) for p in (TITLE, DESCRIPTION))
    title = " ".join(title.split())
    short = title.removesuffix(f" - {' '.join(site.name.split())}")
    figures = (
        (_text(label), _text(value)) for label, value in FIGURE.findall(_first(FIGURES, page))
    )
    return Summary(short, " ".join(description.split()), tuple(figures))


def complete(page: str, path: str, site: Site, card: str = "") -> str:
    """The page with all that its head should have; what has no head stays as it is.

    Args:
        page: The HTML of a page, with everything in it.
        path: Its path below the root of the site.
        site: What all pages share.
        card: The path of the picture that is shown with its link; needs the address of the site.
    """
    if not (start := START.search(page)) or not (end := END.search(page, start.end())):
        return page
    head = page[start.end() : end.start()]
    # The page may say some of it already: by the theme, or by templates of the project.
    files = _files(path, site) if STYLE_SHEET.search(head) else []
    shared = _shared(page, path, site, card) if NOT_LISTED not in head else []
    tags = (*files, *shared)
    late = "".join(f"\n    {tag}" for tag in tags if not _said(tag, head))
    body = f"{head}{late}{page[end.start() :]}"
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(body, site.hosts)}">'
    return f"{page[: start.end()]}\n    {tag}{body}"


def _files(path: str, site: Site) -> list[str]:
    """Fonts are asked for at once, so that text is set in them when it is first shown."""
    folder = posixpath.dirname(path) or "."
    fonts, icons = (
        [posixpath.relpath(file, folder) for file in files if file]
        for files in (site.fonts, [site.icon])
    )
    return [
        *(f'<link rel="icon" href="{html.escape(icon)}">' for icon in icons),
        *(
            f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
            for font in fonts
        ),
    ]


def _shared(page: str, path: str, site: Site, card: str) -> list[str]:
    """What a link to the page shows where it is shared."""
    said = summary(page, site)
    properties = {
        "og:type": "website" if path == HOME else "article",
        "og:site_name": site.name,
        "og:title": said.title,
        "og:description": said.description,
        "og:locale": _locale(site.language),
    }
    if site.address:
        known = CANONICAL.search(page)
        address = html.unescape(known[1]) if known else f"{site.address}{path}"
        properties["og:url"] = address
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
    return [
        *(
            f'<link rel="canonical" href="{html.escape(v)}">'
            for k, v in properties.items()
            if k == "og:url"
        ),
        *(f'<meta property="{k}" content="{html.escape(v)}">' for k, v in properties.items() if v),
        *(f'<meta name="{k}" content="{html.escape(v)}">' for k, v in names.items() if v),
    ]


def _said(tag: str, head: str) -> bool:
    """Whether the head says already what the tag would say."""
    known = re.search(r'(?:rel="(?:canonical|icon)"|(?:property|name)="[^"]+")', tag)
    return known is not None and known[0] in head


def _locale(language: str) -> str:
    """A language with its likeliest country, as those who show links ask for."""
    language = language.replace("-", "_")
    likely = get_global("likely_subtags").get(language, language).split("_")
    return f"{likely[0]}_{likely[-1]}" if "_" not in language and len(likely) > 1 else language


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _text(markup: str) -> str:
    return " ".join(html.unescape(SMALL.sub("", markup)).split())
