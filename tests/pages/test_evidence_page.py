"""The figures of a source line by line, each with the cell that took it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.language.locale import Locale
from yesan.pages import row_anchors
from yesan.pages.pages import generate
from yesan.source import record
from yesan.source.verification import digest, verify
from yesan.validation import validation

TEXT = """Budget 2020
Roads 1,200 △200
Parks

30 12
A remark
"""
ROWS = """label,before,change,line,page
Roads,1200,-200,2,7
Parks,30,12,3,
"""
REMARKS = "id,said,line\nwhy,Why so little?,6\nhow,How many?,2\n"
WRONG = """rule,table,key,field,published,computed,kind,comment,line
found,budget,Roads,change,-200,-201,error,It was one more.,2
"""
RULE = """-- title: The change is what it should be
SELECT 'budget' AS "table", label AS key, 'change' AS field, change AS published,
       CASE WHEN label = 'Roads' THEN -201 ELSE change END AS computed
FROM budget
"""
INTEGER = {"type": "integer"}
FIELDS: dict[str, dict[str, Any]] = {
    "label": {"role": "label"},
    "said": {"role": "finding"},
    "before": {**INTEGER, "title": "Before"},
    **{name: {"type": "number"} for name in ("published", "computed")},
    "change": {**INTEGER, "title": "Change"},
    "line": {**INTEGER, "role": "source-line"},
    "page": {**INTEGER, "role": "source-page"},
}
PDF = "https://example.org/report.pdf"
HEADING = {"lines": "1", "reason": "The year of the heading"}


@pytest.fixture
def package(make_package: Callable[..., Path]) -> Path:
    """A package with all that a page of evidence shows, not yet verified."""
    source = {"title": "report", "lines": ["1-5"], "excluded": [HEADING]}
    return make_package(
        {"budget": ROWS, "remarks": REMARKS, "discrepancies": WRONG},
        fields=FIELDS,
        rules={"found": RULE},
        resources={
            "budget": {
                "title": "The budget",
                "sources": [source],
                "schema": {"primaryKey": ["label"]},
            },
            "remarks": {"title": "Remarks", "schema": {"primaryKey": ["id"]}},
        },
        languages=["en"],
        sources=[
            {
                "title": "report",
                "hash": digest(TEXT.encode()),
                "path": PDF,
                "accessed": "2026-03-02",
            }
        ],
    )


@pytest.fixture
def verified(package: Path) -> Path:
    """The same package with the record of its verification."""
    model, hashed = validation.validate(package).model, digest(TEXT.encode())
    coverages = verify(model, TEXT, hashed)
    assert all(coverage.complete for coverage in coverages)
    for path, content in record.record(model, coverages, hashed).items():
        (package / path).write_text(content, encoding="utf-8")
    return package


def generated(package: Path) -> dict[str, LexborHTMLParser]:
    """The pages of a package by their paths."""
    checked = validation.validate(package, recorded=False)
    files = generate(checked, Locale.of(checked.model.package), 0, lambda _: "0" * 24).files
    return {
        name: LexborHTMLParser(page.decode())
        for name, page in files.items()
        if name.endswith(".md")
    }


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    (found,) = page.css(selector)
    return found


def said(node: LexborNode) -> str:
    return " ".join(node.text().split())


def links(node: LexborNode) -> list[tuple[str, str]]:
    return [(a.text(), str(a.attributes["href"])) for a in node.css("div a:not(.yesan-mark)")]


@pytest.fixture
def pages(verified: Path) -> dict[str, LexborHTMLParser]:
    return generated(verified)


@pytest.fixture
def evidence(pages: dict[str, LexborHTMLParser]) -> LexborHTMLParser:
    return pages["evidence/index.md"]


@pytest.mark.parametrize("page", ["evidence/index.md", "checks.md"])
def test_page_says_when_its_source_was_last_looked_at(
    pages: dict[str, LexborHTMLParser], page: str
):
    assert said(one(pages[page], ".yesan-fresh")) == "Last looked at: Mar 2, 2026"


def test_each_figure_leads_to_the_row_that_took_it(evidence: LexborHTMLParser):
    row = "../tables/budget.html#row-roads"
    line = one(evidence, "#line-2")
    assert links(line)[:2] == [("1,200", row), ("△200", row)]
    assert said(one(line, "p:first-child")).startswith("Roads 1,200 Before △200 ≠ Change")


def test_what_is_excluded_says_why(evidence: LexborHTMLParser):
    line = one(evidence, "#line-1")
    assert said(line) == "1 2020 Excluded: The year of the heading"
    assert links(line) == []


def test_what_contradicts_a_figure_is_said_once(evidence: LexborHTMLParser):
    """Its row in the list of discrepancies begins at the same line."""
    line = one(evidence, "#line-2")
    assert said(one(line, ".yesan-discrepancies")).endswith(
        "The budget, Roads, Change: published −200, computed −201: It was one more."
    )
    assert [a.attributes["href"] for a in line.css("a.yesan-mark")] == [
        "../discrepancies.html#d1",
        "../discrepancies.html#d1",
    ]


def test_a_row_is_at_the_line_where_it_begins(evidence: LexborHTMLParser):
    """With its figures that are printed further on; a remark has none."""
    row = "../tables/budget.html#row-parks"
    figures = [("30", row), ("12", row)]
    assert links(one(evidence, "#line-5")) == figures
    begins = one(evidence, "#line-3")
    assert links(begins) == [*figures, ("5", "#line-5")]
    assert said(begins) == "3 Parks 30 Before 12 Change (line 5)"
    remark = one(evidence, "#line-6")
    assert links(remark) == [("Why so little?", "../tables/remarks.html#row-why")]
    assert "Remarks" in said(remark)


def test_the_page_of_a_pdf_is_a_link(evidence: LexborHTMLParser, pages: dict[str, Any]):
    """From the evidence, and from the column of the table."""
    assert ("page 7", f"{PDF}#page=7") in links(one(evidence, "#line-2"))
    cells = one(pages["tables/budget.md"], "#row-roads").css("td")
    assert [str(one(cell, "a").attributes["href"]) for cell in cells[-2:]] == [
        "../evidence/index.html#line-2",
        f"{PDF}#page=7",
    ]


def test_marks_lead_to_their_line_and_row(pages: dict[str, LexborHTMLParser]):
    marks = {
        (path, a.text(), str(a.attributes["href"]))
        for path, page in pages.items()
        for a in page.css("a.yesan-line")
        if not path.startswith("evidence/")
    }
    assert marks == {
        ("index.md", "line 2", "evidence/index.html#line-2"),
        ("tables/budget.md", "1–5", "../evidence/index.html#line-1"),
        ("checks.md", "1", "evidence/index.html#line-1"),
        ("discrepancies.md", "2", "evidence/index.html#line-2"),
    }


def test_the_page_is_reached_from_the_checks(pages: dict[str, LexborHTMLParser]):
    found = {str(a.attributes["href"]) for a in pages["checks.md"].css("a")}
    assert "evidence/index.html" in found


def test_rows_beyond_those_shown_lead_to_their_table(
    verified: Path, monkeypatch: pytest.MonkeyPatch
):
    """And it is said where the row is."""
    monkeypatch.setattr(row_anchors, "ROWS", 1)
    evidence = generated(verified)["evidence/index.md"]
    assert links(one(evidence, "#line-2"))[0] == ("1,200", "../tables/budget.html#row-roads")
    assert links(one(evidence, "#line-5"))[0] == ("30", "../tables/budget.html")
    assert "only in the download" in said(one(evidence, "#line-5"))
    assert "only in the download" not in said(one(evidence, "#line-2 p:first-child"))


def test_a_changed_table_is_named(make_package: Callable[..., Path]):
    """Its figures are gone, and its rows are still at their lines."""
    hashed = digest(b"5\n7")
    root = make_package(
        {"one": "paid,line\n5,1\n", "two": "paid,line\n7,2\n"},
        fields={"paid": INTEGER, "line": FIELDS["line"]},
        resources={
            name: {"title": name.title(), "sources": [{"title": "report", "lines": [line]}]}
            for name, line in (("one", "1"), ("two", "2"))
        },
        languages=["en"],
        sources=[{"title": "report", "hash": hashed}],
    )
    model = validation.validate(root).model
    files = record.record(model, verify(model, "5\n7", hashed), hashed)
    for path, content in files.items():
        (root / path).write_text(content, encoding="utf-8")
    assert generated(root)["evidence/index.md"].css(".yesan-note") == []
    (root / "data" / "one.csv").write_text("paid,line\n6,1\n", encoding="utf-8")
    page = generated(root)["evidence/index.md"]
    assert said(one(page, ".yesan-note")).startswith("One has changed since")
    assert links(one(page, "#line-1")) == [("2", "../tables/one.html#row-2")]
    assert links(one(page, "#line-2")) == [("7", "../tables/two.html#row-2")]


def test_there_is_no_page_once_nothing_verified_is_left(verified: Path):
    path = verified / "data" / "budget.csv"
    path.write_text(ROWS.replace("30,12", "31,12"), encoding="utf-8")
    assert "evidence/index.md" not in generated(verified)


def test_without_a_record_there_is_no_page_and_no_link(package: Path):
    """Line marks lead to the row alone."""
    pages = generated(package)
    assert [path for path in pages if path.startswith("evidence")] == []
    found = [str(a.attributes["href"]) for page in pages.values() for a in page.css("a")]
    assert "tables/budget.html#row-roads" in found
    assert [address for address in found if "evidence" in address] == []
