"""What is cited is read by programs that people cite with, whatever is in the names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from selectolax.lexbor import LexborHTMLParser

from yesan.api import cited
from yesan.api.cited import Cited
from yesan.descriptor import descriptor

HARD = r"100 % of {A & B}_1 \ $2 #3 ~ ^ 서울시 “x” } {"


def entry(bibtex: str) -> dict[str, str]:
    """The only entry of a text, as a parser has it."""
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    (found,) = bibtexparser.loads(bibtex, parser).entries
    return found


def made(**more: Any) -> Cited:
    known = {
        "id": "a-1",
        "title": HARD,
        "whole": "Budget",
        "publishers": ("City and Council", HARD),
        "version": "1.0.0",
        "date": "2020-05-01",
        "license": "CC BY 4.0",
        "address": "https://x.example/a_b.html?q=%7B#row-1",
    }
    return Cited(**{**known, **more})


def test_an_entry_of_any_text_is_read_with_its_braces_balanced():
    found = entry(made().bibtex)
    assert found["ID"] == "a-1"
    assert found["year"] == "2020"
    assert found["url"] == "https://x.example/a_b.html?q=%7B#row-1"
    printed = (
        r"100 \% of \textbraceleft{}A \& B\textbraceright{}\_1 \textbackslash{} \$2 \#3 "
        r"\textasciitilde{} \textasciicircum{} 서울시 “x” \textbraceright{} \textbraceleft{}"
    )
    assert found["title"].strip("{}").startswith(r"100 \% of \textbraceleft{}A")
    assert printed in found["title"]
    assert found["author"] == f"{{City and Council}} and {{{printed}}}"


def test_what_is_not_known_is_left_out():
    bare = made(whole="", publishers=(), version="", date="", license="")
    assert entry(bare.bibtex).keys() == {"ID", "ENTRYTYPE", "title", "url"}
    assert bare.csl.keys() == {"id", "type", "title", "URL"}


def test_an_item_of_csl_is_a_dataset_with_what_csl_requires():
    item = json.loads(json.dumps(made().csl))
    assert item["type"] == "dataset"
    assert item["title"] == HARD
    assert item["issued"] == {"date-parts": [[2020, 5, 1]]}
    assert item["author"] == [{"literal": "City and Council"}, {"literal": HARD}]
    assert {"id", "type"} <= item.keys()


@pytest.mark.parametrize(
    ("page", "id_"),
    [
        ("tables/revenue.md", "seoul-smart-city-budget-2020-0-1-0-tables-revenue"),
        ("programs/index.md", "seoul-smart-city-budget-2020-0-1-0-programs"),
        ("rows/성북/1.md", "seoul-smart-city-budget-2020-0-1-0-rows-1"),
    ],
)
def test_the_key_of_an_entry_is_plain_and_of_its_page(project: Path, page: str, id_: str):
    found = cited.of(descriptor.read(project), "ko", "세입", page, "x.html")
    assert found.id == id_
    assert entry(found.bibtex)["author"].strip("{}") == "서울특별시의회 전문위원"


def test_each_file_of_the_interface_is_cited_at_its_page(once_built: Path):
    site = once_built / "site"
    paths = [*(site / "api" / "v1" / "programs").glob("*.json")]
    assert paths
    for path in paths:
        item = json.loads(path.read_text("utf-8"))["cite"]
        page = (path.parent / item["URL"]).resolve()
        assert page.relative_to(site.resolve()).as_posix() == f"programs/{path.stem}.html"
        assert page.is_file()
        heading = LexborHTMLParser(page.read_text("utf-8")).css_first("h1")
        assert item["title"] == heading.text().removesuffix("¶").strip()


def test_a_page_says_how_it_is_cited_in_words_and_for_bibtex(once_built: Path):
    page = next((once_built / "site" / "tables").glob("unit*.html"))
    place = LexborHTMLParser(page.read_text("utf-8")).css_first("details.yesan-cite")
    text, bibtex = (node.text() for node in place.css("textarea"))
    assert text.endswith(page.name)
    assert entry(bibtex)["url"] == page.name
