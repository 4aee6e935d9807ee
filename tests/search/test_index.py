"""The files of the search: every word leads to its leaf, every name to its passage."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from yesan.search import index, passages
from yesan.search.entries import Entry
from yesan.search.index import files, normal, terms

KINDS = {"program": "Programs", "row t": "Rows", "page": "Pages"}
BODY = "<html><body><main><h1>{}</h1>{}</main></body></html>"
TERMS = json.loads((Path(__file__).parents[1] / "javascript" / "terms.json").read_text("utf-8"))
"""Texts and their terms: the tests of the scripts hold these to the same table."""
WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1), max_size=9
)


def content(file: bytes) -> Any:
    """What a file of the index has, which is a script that calls one function."""
    script = re.fullmatch(r'yesanIndex\("[\w-]+",(.*)\)', file.decode(), re.DOTALL)
    assert script is not None
    return json.loads(script[1])


class Read:
    """The files as a browser reads them."""

    def __init__(self, made: dict[str, bytes]) -> None:
        self.index: dict[str, Any] = content(made["search/index.js"])
        folder = f"search/{self.index['folder']}"
        count = len(self.index["volumes"])
        self.volumes = [content(made[f"{folder}/{n}.js"]) for n in range(count)]
        self.leaves = [content(made[f"{folder}/leaf-{n}.js"]) for n in range(len(made) - count - 1)]

    def holding(self, term: str) -> list[int]:
        """The leaves that are listed for a term, and -1 for more."""
        volume = next(v for v in self.volumes if term in v)
        found, leaf = [], -1
        for gap in volume[term]:
            leaf += gap
            found.append(leaf if gap else -1)
        return found

    def named(self, name: str) -> tuple[Any, Any]:
        """The leaf and the passage at which a name is."""
        place = 0
        for line, gap in zip(self.index["names"], self.index["places"], strict=True):
            place += gap
            if name in line.split("\t"):
                leaf = self.leaves[place // index.SHELF]
                return leaf, leaf[5][place % index.SHELF]
        raise KeyError(name)


def made(pages: dict[str, str], *entries: Entry) -> Read:
    documents = {name: passages.read(LexborHTMLParser(html)) for name, html in pages.items()}
    return Read(files(entries, KINDS, [], documents))


@pytest.mark.parametrize(("text", "found"), TERMS)
def test_words_are_terms_and_syllables_are_by_two(text: str, found: list[str]):
    assert list(terms(text)) == found


@given(st.text())
def test_a_normal_text_has_the_terms_of_the_text(text: str):
    assert list(terms(normal(text))) == list(terms(text))


@given(WORDS)
def test_every_word_leads_to_the_leaf_that_has_it(words: list[str]):
    text = " ".join([*words, "budget"])
    read = made({"a.html": BODY.format("h", f"<p>{text}</p>")})
    found = list(terms(text))
    assert found
    for term in found:
        assert 0 in read.holding(term)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("−77.1%", ["77.1"]),
        ("77.1.", ["77.1"]),
        ("1,077.1", ["1077.1"]),
        ("77.12", ["77.12"]),
        ("2020.77.1", []),
        ("77 1", []),
    ],
)
def test_a_number_with_decimals_is_a_term_and_a_date_is_none(text: str, found: list[str]):
    read = made({"a.html": BODY.format("h", f"<p>{text}</p>")})
    assert [term for volume in read.volumes for term in volume if "." in term] == found


def test_a_number_is_listed_where_it_is_sought_first():
    """Pages that say it at their beginning, those above others first; then rows; then all else."""
    row = '<table><tr id="x"><td>Bridge</td><td>700</td></tr></table>'
    pages = {
        "p/listing.html": BODY.format("Listing", '<h2 id="l">All</h2><p>700</p>'),
        "p/share.html": BODY.format("Share", "<p>From 9 to 5, of 700</p>"),
        "p/own.html": BODY.format("Own", "<p>700 in all</p>"),
        "t.html": BODY.format("Works", row),
        "z.html": BODY.format("Whole", "<p>1 and 700</p>"),
    }
    names = {"p/listing.html": "Listing", "p/share.html": "Share", "p/own.html": "Own"}
    entries = [Entry(path, "program", name) for path, name in names.items()]
    read = made(pages, *entries, Entry("t.html#x", "row t", "Bridge"))
    found = [read.leaves[n][0] for n in read.holding("700")]
    assert found == ["z.html", "p/own.html", "p/share.html", "t.html", "p/listing.html"]


@given(WORDS)
def test_volumes_are_in_the_order_in_which_browsers_compare(words: list[str]):
    read = made({"a.html": BODY.format("h", f"<p>{' '.join(words)}</p>")})
    order = [term.encode("utf-16-be") for volume in read.volumes for term in volume]
    assert order == sorted(set(order))
    assert read.index["volumes"] == [next(iter(volume)) for volume in read.volumes]


def test_names_lead_to_their_pages_and_rows():
    rows = '<table><tr id="x"><td>Bridge</td><td>7</td></tr><tr id="y"><td>Road</td></tr></table>'
    read = made(
        {"p.html": BODY.format("Parks", "<p>Trees</p>"), "t.html": BODY.format("Works", rows)},
        Entry("p.html", "program", "Parks", ("공원",), "9 won", "City"),
        Entry("t.html#y", "row t", "Road", figure="3 won"),
    )
    leaf, passage = read.named("공원")
    assert leaf[:5] == ["p.html", "Parks", 0, "9 won", "City"]
    assert passage[2].startswith("Parks")
    leaf, passage = read.named("Road")
    assert leaf[0] == "t.html"
    assert passage == ["y", 4, "Road", "Road", 1, "3 won", ""]
    assert read.named("Works")[0][2] == 2  # a page without entry is named by its heading


def test_what_no_page_shows_is_not_listed():
    read = made({"a.html": BODY.format("A", "")}, Entry("gone.html", "program", "Gone"))
    assert read.index["names"] == ["A"]


def test_leaves_and_volumes_stay_small():
    page = BODY.format("Long", "".join(f"<p>{'가나다라 ' * 40}{n}</p>" for n in range(300)))
    read = made({"a.html": page})
    assert len(read.leaves) > 20
    longest = max(sum(len(p[2]) for p in leaf[5]) for leaf in read.leaves)
    assert longest < index.LEAF + 1_000
    assert all(len(leaf[5]) <= index.SHELF for leaf in read.leaves)


def test_of_a_term_that_very_many_have_the_first_are_listed():
    count = index.MANY + 5
    read = made({f"{n:04}.html": BODY.format("same", "") for n in range(count)})
    held = read.holding("same")
    assert held == [*range(index.MANY), -1]


def test_names_beyond_the_limit_are_found_by_their_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(index, "KNOWN", 10)
    pages = {f"{name}.html": BODY.format(name, "") for name in ("first-name", "second-name")}
    read = made(pages, *(Entry(f"{n.removesuffix('.html')}.html", "program", n) for n in pages))
    assert len(read.index["names"]) == 1
    assert read.holding("second") == [1]


def test_the_folder_is_another_where_anything_in_it_is():
    pages = {"a.html": BODY.format("A", "<p>b c d</p>"), "b.html": BODY.format("B", "<p>c</p>")}
    changed = {**pages, "b.html": BODY.format("B", "<p>d</p>")}
    assert made(pages).index["folder"] == made(dict(pages)).index["folder"]
    assert made(pages).index["folder"] != made(changed).index["folder"]


def test_the_index_gives_the_scripts_the_rules_by_which_it_was_made():
    """The scripts have no constants of their own that could differ."""
    read = made({})
    assert (read.index["shelf"], read.index["rules"]) == (index.SHELF, index.RULES)
    for rule in (index.GROUPED, index.MARKED):
        assert rule.pattern in read.index["rules"].values()
    assert f"[{read.index['rules']['unparted']}]+" in index.WORD.pattern


def test_a_site_without_pages_has_an_index():
    read = made({})
    assert (read.index["names"], read.volumes, read.leaves) == ([], [], [])
