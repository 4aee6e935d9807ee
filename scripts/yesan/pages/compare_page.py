"""The page that shows two or three entities of a kind side by side, as its address names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from yesan.pages.context import MarkdownContext
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.pages.sitemap import list_of


@dataclass(frozen=True)
class ComparePage(MarkdownContext):
    """The page that shows entities side by side.

    Attributes:
        title: What the page is called.
        description: What it does.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        lists: The lists of two entities or more; the address names one by its folder.
    """

    template: ClassVar[str] = "compare.md.jinja"

    lists: tuple[Link, ...]


def of(page: Page) -> ComparePage:
    """The page that shows entities side by side."""
    return ComparePage(
        title=page.title,
        description=page.locale.text("Two or three of a list, side by side"),
        wide=True,
        lists=tuple(
            Link(page.href(list_of(kind)), page.sitemap.title(kind))
            for kind in page.sitemap.compared
        ),
    )
