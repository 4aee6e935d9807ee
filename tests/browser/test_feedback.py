"""From a figure, readers get in two clicks to a message that says which one it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from browsing import served
from budgets import FIELDS, PROGRAMS, WIDE
from publishing import publish

CSV = {
    "budgets": "program,approved,adjusted\na,10,12\nb,20,19\n",
    "programs": "program,name\na,Parks\nb,Roads\n",
}


def test_figure_of_a_program_leads_to_a_filled_message_without_a_script(
    make_package: Callable[..., Path], tmp_path: Path, plain: Page
) -> None:
    people = [{"title": "Anna", "email": "anna@town.example"}]
    tables = {"budgets": WIDE, "programs": PROGRAMS}
    root = make_package(CSV, fields=FIELDS, resources=tables, contributors=people, version="1.2.0")
    publish(root, tmp_path)
    with served(tmp_path) as address:
        plain.goto(f"{address}/programs/a.html")
        plain.locator("details.yesan-how > summary").click()
        link = plain.locator("details.yesan-how a.yesan-wrong").first
        assert link.is_visible()
        href = urlsplit(link.get_attribute("href") or "")
        plain.goto(f"{address}/tables/budgets.html")
        row = urlsplit(plain.locator("tr[data-row] a.yesan-wrong").first.get_attribute("href"))
    assert (href.scheme, href.path) == ("mailto", "anna@town.example")
    lines = parse_qs(href.query)["body"][0].split("\r\n")
    assert {"Table: budgets", "Row: 2", "adjusted: 12", "Page: programs/a.html"} <= {*lines}
    assert (row.scheme, row.path) == ("mailto", "anna@town.example")
    told = parse_qs(row.query)["body"][0].split("\r\n")
    assert {"Table: budgets", "Row: 2", "approved: 10", "adjusted: 12"} <= {*told}
    assert any(line.endswith(" 1.2.0") for line in told)
