"""The page that hosts show at an address where no page exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from yesan.pages.context import Context
from yesan.pages.links import Link, Sections
from yesan.pages.page import Page
from yesan.pages.sitemap import HOME, SEARCH

ICON = "assets/favicon.svg"
"""The icon of a site whose package has no picture."""


@dataclass(frozen=True)
class MissingPage(Context):
    """The page at an address where no page exists: HTML, since no builder completes it.

    Attributes:
        title: What the page says.
        site: The title of the site.
        icon: The address of the icon of the site.
        home: The first page.
        search: The page that searches.
        sections: The sections of the site.
    """

    template: ClassVar[str] = "404.html.jinja"

    site: str
    icon: str
    home: Link
    search: Link
    sections: Sections


def of(page: Page) -> MissingPage:
    """The page at an address where no page exists."""
    text = page.locale.text
    return MissingPage(
        title=page.title,
        site=page.package.title[page.language],
        icon=page.href(page.sitemap.logo or ICON),
        home=Link(page.href(HOME), text("Home")),
        search=Link(page.href(SEARCH), text("Search")),
        sections=page.sections(),
    )
