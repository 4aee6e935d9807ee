"""The page that shows one chart alone, for other sites to embed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from yesan.downloads.chart_files import PAGE, Exhibit
from yesan.pages import shown_chart
from yesan.pages.context import Context
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.pages.shown_chart import ShownChart


@dataclass(frozen=True)
class EmbedPage(Context):
    """The page that shows one chart alone: HTML, since no builder completes it.

    Attributes:
        title: The title of the page that the chart is from.
        direction: The direction of the language: ``ltr`` or ``rtl``.
        site: The title of the site.
        chart: The chart.
        whole: The chart in the page that it is from.
    """

    template: ClassVar[str] = "embed.html.jinja"

    direction: str
    site: str
    chart: ShownChart
    whole: Link


def place(page: Page, exhibit: Exhibit) -> Page:
    """The page that shows a chart alone, beside the one that it is from."""
    return replace(page, path=exhibit.path(PAGE), title=exhibit.title)


def of(page: Page, exhibit: Exhibit) -> EmbedPage:
    """The page that shows one chart alone.

    Args:
        page: The page.
        exhibit: The chart, with the page that it is from.
    """
    return EmbedPage(
        title=page.title,
        direction=page.locale.cldr.text_direction,
        site=page.package.title[page.language],
        chart=shown_chart.of(page, exhibit.chart, exhibit.page, exhibit.digest),
        whole=Link(f"{page.href(exhibit.page)}#chart-{exhibit.chart.id}", exhibit.title),
    )
