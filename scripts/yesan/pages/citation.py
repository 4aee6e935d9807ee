"""How a chart is cited: its publisher, its title, the data, their version and date, its address."""

from __future__ import annotations

from yesan.downloads.chart_files import PlacedChart
from yesan.language.sentence import join
from yesan.pages.page import Page

PUBLISHERS = ("publisher", "author", "creator", "contributor")
"""The roles of those who are named as publishers, the first that anybody has."""
DAY = 10
"""The length of a date without its time."""


def of(page: Page, placed: PlacedChart) -> str:
    """The citation of a chart; its address, which comes last, is relative to the page.

    Args:
        page: The page that shows it.
        placed: The chart.
    """
    package, text, language = page.package, page.locale.text, page.language
    known = {
        "publisher": join(", ", publishers(page)),
        "title": text("“{title}”", title=str(placed.chart.title)),
        "package": package.title[language],
        "version": text("Version {version}", version=package.version) if package.version else "",
        "date": package.created[:DAY],
        "address": f"{page.href(placed.page)}#chart-{placed.chart.id}",
    }
    return ", ".join(str(part) for part in known.values() if part)


def publishers(page: Page) -> list[str]:
    """The names of those who published the data; none where nobody is named."""
    people = page.package.contributors
    for role in PUBLISHERS:
        if found := [c.title[page.language] for c in people if role in c.roles]:
            return found
    return [c.title[page.language] for c in people[:1]]
