"""Every mark of a line leads to its evidence, and the figure shown is there."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.language.locale import Locale
from yesan.model.addresses import page_of_table
from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.pages.row_anchors import anchors
from yesan.source.numbers import numbers

MARK = re.compile(r"원문 (\d+)줄")


@dataclass(frozen=True)
class Mark:
    """A link to a line: where it is, what it says, what it leads to, and the row that it is of."""

    page: str
    text: str
    target: str
    row: str = ""

    @property
    def line(self) -> int:
        return int(re.findall(r"\d+", self.text)[0])


class Site:
    """The pages of a built site, parsed."""

    def __init__(self, root: Path) -> None:
        self.pages = {
            path.relative_to(root).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
            for path in sorted(root.rglob("*.html"))
        }
        self.ids = {
            name: Counter(node.attributes["id"] for node in page.css("[id]"))
            for name, page in self.pages.items()
        }

    @staticmethod
    def resolved(page: str, href: str) -> str:
        """What a link of a page leads to, below the root of the site."""
        parts = urlsplit(href)
        path = unquote(parts.path)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        return f"{path}#{parts.fragment}"

    def exists(self, target: str) -> bool:
        """Whether exactly one element is at an address."""
        path, _, anchor = target.partition("#")
        return path in self.ids and (not anchor or self.ids[path][anchor] == 1)

    @cached_property
    def marks(self) -> list[Mark]:
        """Every link to a line, with the row of the table where it is in one."""
        found = []
        for name, page in self.pages.items():
            for link in page.css('a[href*="#line-"]:not(.yesan-at)'):
                target = self.resolved(name, str(link.attributes["href"]))
                found.append(Mark(name, link.text(), target, self._row(name, link)))
        return found

    def _row(self, page: str, link: LexborNode) -> str:
        """The address of the row that a mark is of: that before it, or that around it."""
        before = link.prev
        while before is not None and before.tag != "a":
            before = before.prev
        if before is not None and "#row-" in str(before.attributes["href"]):
            return self.resolved(page, str(before.attributes["href"]))
        around = link.parent
        while around is not None and around.tag != "tr":
            around = around.parent
        anchor = (around.attributes.get("id") if around else "") or ""
        return f"{page}#{anchor}" if anchor.startswith("row-") else ""

    @cached_property
    def lines(self) -> dict[str, list[tuple[str, str]]]:
        """What each line of evidence links to, with the text of the link."""
        return {
            f"{name}#{line.attributes['id']}": [
                (self.resolved(name, str(a.attributes["href"])), a.text())
                for a in line.css("div a[href]")
            ]
            for name, page in self.pages.items()
            for line in page.css("li[id^='line-']")
        }


@pytest.fixture(scope="module")
def built(site: Path) -> Site:
    return Site(site)


@pytest.fixture(scope="module")
def address_of(project_model: Model) -> Callable[[Resource, int], str]:
    """The address of a row in the site."""

    def address_of(resource: Resource, row: int) -> str:
        anchor = anchors(resource, project_model.tables[resource.name])[row]
        return f"{page_of_table(resource).removesuffix('.md')}.html#{anchor}"

    return address_of


def test_every_mark_leads_to_a_line_that_exists(built: Site):
    """The line that it names, or for a range the first one with something to show."""
    assert len(built.marks) > 1000
    assert len({mark.page for mark in built.marks}) > 50
    assert [mark for mark in built.marks if not built.exists(mark.target)] == []
    assert [mark for mark in built.marks if mark.target not in built.lines] == []
    wrong = [
        mark
        for mark in built.marks
        if (line := int(mark.target.rpartition("-")[2])) < mark.line
        or (line != mark.line and "–" not in mark.text and mark.row)
    ]
    assert wrong == []


def test_no_mark_of_a_line_is_without_a_link(built: Site):
    """Wherever a page says a line, it is a link to it."""
    said, linked = 0, 0
    for name, page in built.pages.items():
        if name.startswith("evidence/"):
            continue
        for item in page.css(".yesan-reasons small, .yesan-findings small"):
            said += len(MARK.findall(item.text()))
            linked += sum(len(MARK.findall(a.text())) for a in item.css('a[href*="#line-"]'))
    assert said == linked > 100


def test_every_cell_with_a_line_is_a_link(built: Site):
    """In tables, wherever they are shown."""
    cells = 0
    for page in built.pages.values():
        for table in page.css("table.yesan-grid"):
            titles = [" ".join(th.text().split()) for th in table.css("thead th")]
            if "원문 줄" not in titles:
                continue
            column = titles.index("원문 줄")
            for row in table.css("tbody tr"):
                cell = row.css("th, td")[column]
                if cell.text(strip=True):
                    cells += 1
                    (link,) = cell.css("a")
                    assert str(link.attributes["href"]).endswith(f"#line-{cell.text(strip=True)}")
    assert cells > 1000


def test_the_line_of_a_mark_names_the_row(built: Site):
    """What is said to be from a line is listed there, with a link back to its row."""
    of_rows = [mark for mark in built.marks if mark.row and "–" not in mark.text]
    assert len(of_rows) > 700
    # Errors of the source are listed at a line by their mark.
    of_rows = [mark for mark in of_rows if not mark.row.startswith("tables/discrepancies.html")]
    lost = [mark for mark in of_rows if mark.row not in {to for to, _ in built.lines[mark.target]}]
    assert lost == []


def test_every_row_that_a_line_names_exists(built: Site):
    targets = {to for links in built.lines.values() for to, _ in links if "//" not in to}
    assert len(targets) > 500
    assert [to for to in sorted(targets) if not built.exists(to)] == []


def test_every_error_of_the_source_is_listed_at_its_line(built: Site):
    page = built.pages["discrepancies.html"]
    rows = [row for row in page.css("tbody tr[id]") if row.css("a.yesan-line")]
    assert rows
    for row in rows:
        to = built.resolved(
            "discrepancies.html", str(row.css("a.yesan-line")[0].attributes["href"])
        )
        error = f"discrepancies.html#{row.attributes['id']}"
        assert error in {target for target, _ in built.lines[to]}


def test_the_printed_figures_of_every_row_are_at_its_line(
    built: Site, project_model: Model, address_of: Callable[[Resource, int], str]
):
    """The line that the marks of a row lead to shows each of its figures as it is printed."""
    locale, checked, lost = Locale.of(project_model.package), 0, []
    shown = {place.partition("#")[2]: links for place, links in built.lines.items()}
    assert len(shown) == len(built.lines)
    for resource in filter(lambda r: r.is_located, project_model.package.resources):
        assert resource.source_line
        for number, row in project_model.tables[resource.name]:
            address, line = address_of(resource, number), row[resource.source_line.name]
            texts = [text for to, text in shown[f"line-{line}"] if to == address]
            values = Counter(n.value for text in texts for n in numbers(text))
            # A figure in words may be broken over lines.
            joined = [" ".join(texts[n:m]) for n in range(len(texts)) for m in (n + 1, n + 2)]
            words = {abs(said) for text in joined if (said := locale.number_words.parse(text))}
            for field in resource.printed:
                if row[field.name] is None:
                    continue
                checked += 1
                value = Decimal(row[field.name])
                if values[value]:
                    values[value] -= 1
                elif abs(field.in_currency(value)) not in words:
                    lost.append((address, field.name, value, texts))
    assert checked > 1000
    assert lost == []


def test_figures_of_other_lines_are_at_these_lines_as_well(built: Site):
    """Where a row begins, its figures are shown with the lines that they are printed on."""
    checked = 0
    for name, page in built.pages.items():
        for further in page.css(".yesan-evidence i"):
            figures = further.css("a:not(.yesan-line, .yesan-mark)")
            places = [
                built.lines[built.resolved(name, str(a.attributes["href"]))]
                for a in further.css("a.yesan-line")
            ]
            for figure in figures:
                to = built.resolved(name, str(figure.attributes["href"]))
                assert (to, figure.text()) in [link for links in places for link in links]
                checked += 1
    assert checked > 100


def test_a_reader_goes_from_a_reason_to_its_line_and_to_its_row(page: Page, address: str):
    """The mark shows the figure as printed; the figure leads to the row that has it."""
    page.goto(f"{address}/programs/big-data-platform.html")
    page.get_by_role("link", name="원문 874줄").first.click()
    line = page.locator("#line-874")
    expect(page).to_have_url(re.compile(r"/evidence/\w+\.html#line-874$"))
    expect(line).to_be_in_viewport()
    expect(line).to_have_css("box-shadow", re.compile("inset"))
    line.get_by_role("link", name="△2,000,000,000").first.click()
    expect(page).to_have_url(re.compile(r"/tables/line-item-changes\.html#row-874$"))
    expect(page.locator("#row-874")).to_be_in_viewport()
    expect(page.locator("#row-874")).to_contain_text("−2,000,000,000")


@pytest.mark.parametrize(
    ("start", "mark", "figure"),
    [
        ("tables/quoted-figures.html", "59", "1,213억 9천 8백만원"),
        ("tables/program-budgets.html", "115", "△12,002"),
        ("discrepancies.html", "411", "10.7%"),
    ],
)
def test_a_reader_goes_from_a_cell_to_its_line(
    page: Page, address: str, start: str, mark: str, figure: str
):
    page.goto(f"{address}/{start}")
    page.get_by_role("link", name=mark, exact=True).first.click()
    line = page.locator(f"#line-{mark}")
    expect(line).to_be_in_viewport()
    expect(line.get_by_role("link", name=figure, exact=True)).to_be_visible()


def test_the_evidence_is_read_on_a_small_screen(page: Page, address: str, built: Site):
    """Nothing is wider than the screen."""
    names = [name for name in built.pages if name.startswith("evidence/")]
    assert names
    page.set_viewport_size({"width": 320, "height": 700})
    for name in names:
        page.goto(f"{address}/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
