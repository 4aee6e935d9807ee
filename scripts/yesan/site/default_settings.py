"""The ``mkdocs.yml`` of a project that has none: title, theme and navigation of its site."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.language.visible import visible
from yesan.model import addresses
from yesan.pages import environment
from yesan.pages.sitemap import Sitemap
from yesan.site import theme
from yesan.validation.validation import Checked


def text(checked: Checked) -> str:
    """The ``mkdocs.yml`` of a project that has none.

    Args:
        checked: Its package.
    """
    sitemap = Sitemap(checked.model, Locale.of(checked.model.package))
    templates = environment.create(sitemap.locale)
    written = templates.get_template("mkdocs.yml.jinja").render(
        logo=sitemap.logo,
        title=sitemap.package.title[sitemap.language],
        theme_language=theme.language(sitemap.language),
        kinds=[(kind, sitemap.title(kind)) for kind in sitemap.kinds],
        folder=addresses.folder,
        heading=sitemap.title,
        terms=sitemap.glossary.terms,
    )
    return visible(written)
