"""What the site builder needs that only the pages know: its configuration, and the search link."""

from __future__ import annotations

from typing import Any

from yesan.pages.pages import Pages
from yesan.site import theme
from yesan.site.search_link import Finder


def configuration(pages: Pages) -> str:
    """A ``mkdocs.yml`` for a project that has none."""
    return pages.templates.get_template("mkdocs.yml.jinja").render(
        logo=pages.logo,
        title=pages.package.title[pages.locale.language],
        theme_language=theme.language(pages.locale.language),
    )


def search_link(pages: Pages) -> Finder:
    """The search link and dialog, as they are added to every page."""
    module: Any = pages.templates.get_template("finder.html.jinja").make_module()
    return Finder(str(module.link()).strip(), str(module.dialog()).strip())
