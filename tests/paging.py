"""Pages in the making, for tests of what is on them."""

from __future__ import annotations

from yesan.downloads.chart_files import PlacedCharts
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.pages.page import Page
from yesan.pages.sitemap import Sitemap

EN = Locale("en")


def page_of(model: Model, path: str = "index.md", locale: Locale = EN) -> Page:
    """A page at a path; the charts that it shows are never drawn."""
    return page_at(Sitemap(model, locale), path)


def page_at(sitemap: Sitemap, path: str) -> Page:
    """A page of a site, at a path."""
    return Page(sitemap, PlacedCharts(sitemap.locale, "The site", lambda _: "0a"), path, "A page")
