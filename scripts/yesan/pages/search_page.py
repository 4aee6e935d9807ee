"""The page that searches, and the link and dialog by which every other page does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from jinja2 import Environment

from yesan.language.visible import visible
from yesan.pages.context import MarkdownContext
from yesan.pages.links import Sections
from yesan.pages.page import Page

LINK_TEMPLATE = "search_link.html.jinja"
"""Its macros receive nothing but functions that need no page: every page has the same link."""


@dataclass(frozen=True)
class SearchPage(MarkdownContext):
    """The page that searches.

    Attributes:
        title: What the page is called.
        description: What can be searched for.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        sections: The sections of the site.
    """

    template: ClassVar[str] = "search.md.jinja"

    sections: Sections


@dataclass(frozen=True)
class SearchLink:
    """What every page gets to search with; ``{root}`` represents the way to the root of the site.

    Attributes:
        link: A link to the page that searches, as HTML.
        dialog: The dialog that a script opens instead, as HTML.
    """

    link: str
    dialog: str


def of(page: Page) -> SearchPage:
    """The page that searches."""
    return SearchPage(
        title=page.title,
        description=page.locale.text("Search every program, table, row and word of these pages"),
        wide=True,
        sections=page.sections(),
    )


def link(environment: Environment) -> SearchLink:
    """The search link and dialog of every page."""
    module: Any = environment.get_template(LINK_TEMPLATE).make_module()
    link_, dialog = (visible(str(part)).strip() for part in (module.link(), module.dialog()))
    return SearchLink(link_, dialog)
