"""What a browser would run or ask by itself is taken out of a page, unless it is ours.

The security policy of a page is the second wall, not the first: it lets the site's own files be
loaded, and the files of a package are among them. What the policy refuses anyway, as handlers of
events, may stay.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from urllib.parse import unquote

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.site import origin
from yesan.site.built_page import BuiltPage
from yesan.site.inline import Inline

ACTING = "object, embed, applet, portal, fencedframe, noscript, base[href], meta[http-equiv]"
"""What acts; and what is text to a browser with scripts, and elements to one without."""
HARMLESS = 'meta[http-equiv="x-ua-compatible" i]'
CHARSET = '[charset="utf-8" i]'
"""What says in which encoding a page is written; in another, other texts of it would be marks."""
LEADING = frozenset({"alternate", "author", "canonical", "help", "license", "me"})
"""Kinds of links that no browser follows by itself; for others, not all heed the policy."""
FRAMES = "iframe, frame"
"""What opens a page in another: browsers connect to its host before they ask the policy."""
ASKING = frozenset({"srcdoc", "ping", "action", "formaction", "attributionsrc"})
"""Attributes that hold a page, or an address that is asked: no form of a site is sent anywhere."""
SHADOWS = (
    ':is(img, iframe, frame, form)[name]:not([name="search"], [name="feedback"], [name="consent"])'
)
"""What browsers give as a property of the document by its name, in place of the document's own.

The three are forms of the theme. Of an id alone they make no property, but of those taken out.
"""
SCRIPT = '[id="currentScript"], [name="currentScript"]'
"""What is called as the element from which our script learns where the others are."""
SETTINGS = "#__config"
"""The element that has the settings of the theme's script: the last, which is the theme's."""
FRAME = frozenset({"html", "head", "body"})
"""Elements that a parser adds."""
QUIET = frozenset({"alt", "class", "dir", "href", "id", "lang", "rel", "scope", "title"})
SCHEMES = ("", "http", "https", "mailto")
DATA = ("application/json", "application/ld+json")
"""Types of scripts that hold data and are not run."""


def disarm(page: BuiltPage, inline: Inline, hosts: Collection[str] = ()) -> None:
    """Take out of a page what is not ours and would act by itself.

    Args:
        page: The page; it is changed in place.
        inline: The scripts that may stay.
        hosts: Origins beside its own that the page may load from.
    """
    scripts = inline.scripts_of(page.root)
    for part in list(page.everything()):
        for node in part.css("script"):
            if not _is_ours(node, page.path, scripts, inline.files, hosts):
                node.decompose()
        for node in part.css(ACTING):
            if not node.css_matches(HARMLESS):
                node.decompose()
        for node in part.css(f"meta[charset]:not({CHARSET})"):
            node.decompose()
        _disconnect(part, hosts)
        _quieten(part)


def _disconnect(part: LexborNode, hosts: Collection[str]) -> None:
    """Take out what lets a browser connect to other hosts, whatever the policy says."""
    for node in part.css(FRAMES):
        if not _is_own(node.attributes.get("src") or "", hosts):
            node.decompose()
    for node in part.css("link[rel]"):
        asked = set((node.attributes.get("rel") or "").lower().split()) - LEADING
        if asked and not _is_own(node.attributes.get("href") or "", hosts):
            node.decompose()


def _quieten(part: LexborNode) -> None:
    """Take attributes away that hold a page, ask an address, or mislead the scripts that stay."""
    for selector, names in ((SHADOWS, {"name"}), (SCRIPT, {"id", "name"})):
        for node in part.css(selector):
            for name in node.attributes.keys() & names:
                del node.attrs[name]
    for node in part.css(SETTINGS)[:-1]:
        del node.attrs["id"]
    for node in part.css(",".join(f"[{name}]" for name in ASKING)):
        for name in node.attributes.keys() & ASKING:
            del node.attrs[name]


def is_quiet(html: str) -> bool:
    """Whether a piece of HTML is text and its marks: it does nothing if it is opened alone."""
    nodes = LexborHTMLParser(html).css("*")
    return all(
        node.tag in (nh3.ALLOWED_TAGS | FRAME) - {"img"}
        and node.attributes.keys() <= QUIET
        and origin.parts((node.attributes.get("href") or "").strip()).scheme in SCHEMES
        for node in nodes
    )


def _is_ours(
    node: LexborNode,
    path: str,
    scripts: Collection[str],
    files: Collection[str],
    hosts: Collection[str],
) -> bool:
    """Whether a script is of yesan or of its theme."""
    attributes = node.attributes
    if (attributes.get("type") or "").strip().lower() in DATA:
        return True
    if "src" not in attributes:
        # A script in a picture names its file by `href`.
        return node.text() in scripts and not {"href", "xlink:href"} & attributes.keys()
    source = attributes.get("src") or ""
    if not origin.is_own(source):
        return origin.is_allowed(source, hosts)
    target = posixpath.join(posixpath.dirname(path), unquote(origin.parts(source).path))
    return posixpath.normpath(target) in files


def _is_own(address: str, hosts: Collection[str]) -> bool:
    """Whether an address is of the site itself, or of a host that it may load from."""
    return origin.is_own(address) or origin.is_allowed(address, hosts)
