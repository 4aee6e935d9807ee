"""The search link of every page: a link in its header, and the dialog that opens there.

It is the same whatever builds the page; the theme's header is found by its element only.
"""

from __future__ import annotations

from yesan.pages.search_page import SearchLink
from yesan.site.built_page import BuiltPage

PAGE = "search.html"
"""The page of the search, where the link leads."""
ROOT = "{root}"
"""In the link and the dialog: the relative path to the root of the site."""


def add(search_link: SearchLink, page: BuiltPage) -> None:
    """Insert the link at the end of the header, or first in the page, and the dialog last."""
    if not page.is_listed:
        return
    link = page.parse(f"{search_link.link.replace(ROOT, page.root)}\n")
    dialog = "" if page.path == PAGE else search_link.dialog.replace(ROOT, page.root)
    header = page.tree.css_first("header")
    first = page.body.first_child
    for node in link:
        if header is not None:
            (header.css_first("nav") or header).insert_child(node, move=True)
        elif first is not None:
            first.insert_before(node, move=True)
        else:
            page.body.insert_child(node, move=True)
    for node in page.parse(f"{dialog}\n"):
        page.body.insert_child(node, move=True)
