"""The configuration of the site builder, for a project that has none."""

from __future__ import annotations

from yesan.model.addresses import folder
from yesan.pages import environment
from yesan.pages.sitemap import Sitemap
from yesan.site import theme


def configuration(sitemap: Sitemap) -> str:
    """A ``mkdocs.yml`` for a project that has none."""
    templates = environment.create(sitemap.package.root, sitemap.locale)
    return templates.get_template("mkdocs.yml.jinja").render(
        logo=sitemap.logo,
        title=sitemap.package.title[sitemap.language],
        theme_language=theme.language(sitemap.language),
        kinds=[(kind, sitemap.title(kind)) for kind in sitemap.kinds],
        folder=folder,
        heading=sitemap.title,
        terms=sitemap.glossary.terms,
    )
