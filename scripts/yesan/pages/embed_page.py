"""The page that shows one chart alone, for other sites to embed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from yesan.downloads.chart_files import PAGE, PlacedChart
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
        whole: The chart in the page that it is from; that page, where it shows the same otherwise.
    """

    template: ClassVar[str] = "embed.html.jinja"

    direction: str
    site: str
    chart: ShownChart
    whole: Link


def place(page: Page, placed: PlacedChart) -> Page:
    """The page that shows a chart alone, beside the one that it is from."""
    return replace(page, path=placed.path(PAGE), title=placed.title)


def of(page: Page, placed: PlacedChart) -> EmbedPage:
    """The page that shows one chart alone.

    Args:
        page: The page.
        placed: The chart, with the page that it is from.
    """
    return EmbedPage(
        title=page.title,
        direction=page.locale.cldr.text_direction,
        site=page.package.title[page.language],
        chart=shown_chart.of(page, placed),
        whole=Link(_whole(page, placed), placed.title),
    )


def _whole(page: Page, placed: PlacedChart) -> str:
    if placed.now:
        return page.href(placed.now)
    return f"{page.href(placed.page)}#chart-{placed.chart.id}"
