"""The way to the search, in every page: a link in its header, and the box that opens there.

It stands in the page whatever builds it; the theme's header is known by its element, no more.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

PAGE = "search.html"
"""The page that searches, where the link leads."""
ROOT = "{root}"
"""The way from a page to the root of the site, in what is joined to it."""
HEADER = re.compile(r"<header\b.*?(?=</nav>|</header>)", re.DOTALL | re.IGNORECASE)
BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
END = re.compile(r"</body>", re.IGNORECASE)
NOT_LISTED = 'content="noindex"'
"""A page that is shown in others, or where there is none: it is not found, nor searched from."""


@dataclass(frozen=True)
class Finder:
    """The two parts of it, as HTML, with `ROOT` where the way to the root is to stand."""

    link: str
    dialog: str

    @property
    def words(self) -> str:
        """All that it says, for the fonts that show it."""
        return self.link + self.dialog

    def joined(self, page: str, path: str) -> str:
        """The page with the way to the search: at the end of its header, else before all else.

        Args:
            page: The HTML of a page; what has no body stays as it is.
            path: Its path below the root of the site.
        """
        place = HEADER.search(page) or BODY.search(page)
        end = END.search(page)
        if not place or not end or NOT_LISTED in page:
            return page
        root = posixpath.relpath(".", posixpath.dirname(path) or ".")
        root = "" if root == "." else f"{root}/"
        link = self.link.replace(ROOT, root)
        dialog = "" if path == PAGE else self.dialog.replace(ROOT, root)
        before, after = page[: place.end()], page[place.end() : end.start()]
        return f"{before}{link}\n{after}{dialog}\n{page[end.start() :]}"
