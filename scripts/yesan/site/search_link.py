"""The way to the search, in every page: a link in its header, and the dialog that opens there.

It is the same whatever builds the page; the theme's header is found by its element only.
"""

from __future__ import annotations

from dataclasses import dataclass

from yesan.site.page import Page

PAGE = "search.html"
"""The page of the search, where the link leads."""
ROOT = "{root}"
"""In the link and the dialog: the relative path to the root of the site."""


@dataclass(frozen=True)
class SearchLink:
    """Its two parts, as HTML.

    Attributes:
        link: The link in the header.
        dialog: The dialog that a script opens instead.
    """

    link: str
    dialog: str

    @property
    def words(self) -> str:
        """All its text, for the fonts that show it."""
        return self.link + self.dialog

    def add_to(self, page: Page) -> None:
        """Insert the link at the end of the header, or first in the page, and the dialog last."""
        if not page.is_listed:
            return
        link = page.parse(f"{self.link.replace(ROOT, page.root)}\n")
        dialog = "" if page.path == PAGE else self.dialog.replace(ROOT, page.root)
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
