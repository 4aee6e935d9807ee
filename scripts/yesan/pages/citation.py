"""How a chart or a page is cited: publisher, title, the data, version and date, address."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.api import cited
from yesan.downloads.chart_files import PlacedChart
from yesan.language.sentence import join
from yesan.pages.page import Page
from yesan.pages.sitemap import DOWNLOAD


@dataclass(frozen=True)
class Citation:
    """How a page is cited.

    Attributes:
        text: In words; its address, which comes last, is relative to the page.
        bibtex: For BibTeX.
        json: The address of the file that has it as CSL-JSON.
    """

    text: str
    bibtex: str
    json: str


def of(page: Page, placed: PlacedChart) -> str:
    """The citation of a chart; its address, which comes last, is relative to the page.

    Args:
        page: The page that shows it.
        placed: The chart.
    """
    address = f"{page.href(placed.page)}#chart-{placed.chart.id}"
    return _said(page, str(placed.chart.title), (page.package.title[page.language], "", address))


def of_page(page: Page, file: str) -> Citation:
    """The citation of a page, or of the whole package on the page of downloads.

    Args:
        page: The page.
        file: The path of the file that has it as CSL-JSON.
    """
    package, language = page.package, page.language
    title = package.title[language] if page.path == DOWNLOAD else page.title
    address = page.href(page.sitemap.permanent(page.path))
    found = cited.of(package, language, title, page.path, address)
    return Citation(
        text=_said(page, title, (found.whole, found.license, address)),
        bibtex=found.bibtex,
        json=page.href(file),
    )


def _said(page: Page, title: str, rest: tuple[str, str, str]) -> str:
    """A citation in words: with the title of the package, its terms and the address."""
    package, text = page.package, page.locale.text
    whole, terms, address = rest
    known = (
        join(", ", cited.publishers(package, page.language)),
        text("“{title}”", title=title),
        whole,
        text("Version {version}", version=package.version) if package.version else "",
        package.created[: cited.DAY],
        terms,
        address,
    )
    return ", ".join(str(part) for part in known if part)
