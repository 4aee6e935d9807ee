"""The navigation of a site as its pages show it, known before any of them is rendered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

OWN = frozenset({"description", "hide"})
"""What of the front matter of a page only the page itself shows."""


def of(navigation: Navigation, config: MkDocsConfig) -> str:
    """The items of a navigation, in their order, with all that other pages show of them.

    Reads the source of each page that is in it, so that its title is known.

    Args:
        navigation: The navigation.
        config: What MkDocs knows.
    """
    for page in navigation.pages:
        page.read_source(config)
    items = [item for top in navigation.items for item in _items(top, 0)]
    return json.dumps(items, default=str)


def is_known(page: Page) -> bool:
    """Whether the title of a page is known without rendering it."""
    return "title" in page.meta or "title" in vars(page)


def _items(item: StructureItem, depth: int) -> Iterator[tuple[Any, ...]]:
    title = getattr(item, "title", None)
    address = getattr(item, "url", "")
    if isinstance(item, Page):
        # Without a title of its own it has the first heading of its text.
        text = "" if is_known(item) else item.markdown
        shown = {name: value for name, value in item.meta.items() if name not in OWN}
        yield depth, title, address, text, shown
    else:
        yield depth, title, address
    for child in getattr(item, "children", None) or ():
        yield from _items(child, depth + 1)
