"""Entries: what has a name, with its other names, its figure and where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.language.locale import Locale
from yesan.pages.sitemap import Sitemap
from yesan.search import entries
from yesan.search.entries import PAGE, TABLE, TERM, Entry
from yesan.validation import validation

PROGRAM, LABEL = "activity:generic:program:code", "activity:generic:program:label"
Make = Callable[..., Sitemap]


@pytest.fixture(scope="module")
def coast(project: Path) -> Sitemap:
    return _edition(validation.validate(project / "tests" / "packages" / "kauri-coast").model)


@pytest.fixture
def make(make_model) -> Make:
    def sitemap(*args, **more) -> Sitemap:
        return _edition(make_model(*args, **more))

    return sitemap


def _edition(model) -> Sitemap:
    return Sitemap(model, Locale.of(model.package))


def test_an_entity_has_its_newest_figure_and_its_owner(coast: Sitemap):
    found = {entry.path: entry for entry in entries.of(coast)}
    assert found["programs/010.html"] == Entry(
        "programs/010.html",
        "program",
        "Roads and Footpaths",
        ("010",),
        "adjusted (2024) NZ$5.93M",
        "Infrastructure",
    )
    assert found["tables/ward-rates.html"].figure == "3 rows"


def test_entities_come_first_then_tables_then_rows(coast: Sitemap):
    kinds = list(dict.fromkeys(entry.kind for entry in entries.of(coast)))
    assert kinds[:5] == ["program", "department", "line-item", "place", TABLE]
    assert all(kind.startswith("row ") for kind in kinds[5:])


def test_every_kind_has_a_heading(coast: Sitemap):
    headings = entries.kinds(coast)
    assert {entry.kind for entry in entries.of(coast)} <= set(headings)
    assert headings[PAGE] == "Pages"
    assert all(headings.values())


def test_rows_of_tables_of_figures_are_found_as_rows(coast: Sitemap):
    assert not any(coast.shows_rows_elsewhere(resource) for resource in coast.package.resources)
    kinds = {entry.kind for entry in entries.of(coast)}
    assert {"row ledger", "row ward-rates", "row unit-summary"} <= kinds


def test_a_row_without_a_name_is_that_of_its_entities(coast: Sitemap):
    row = next(e for e in entries.of(coast) if e.kind == "row ledger")
    assert row.title == "Infrastructure · Roads and Footpaths · Personnel"
    assert row.figure == "Amount NZ$812.4K"
    assert not row.named


def test_a_row_with_a_name_of_its_own_says_where_it_belongs(make: Make):
    sitemap = make(
        {"works": "code,program,what,cost\np1,Roads,Bridge at the mill,5\np1,Roads,,7\n"},
        fields={
            "code": {"columnType": PROGRAM},
            "program": {"columnType": LABEL},
            "what": {"role": "label"},
            "cost": {"type": "integer"},
        },
    )
    named, unnamed = (e for e in entries.of(sitemap) if e.kind == "row works")
    assert (named.title, named.context, named.named) == ("Bridge at the mill", "Roads", True)
    assert (unnamed.title, unnamed.context, unnamed.named) == ("Roads", "", False)


def test_names_in_other_languages_and_codes_that_are_numbers_are_aliases(make: Make):
    sitemap = make(
        {"programs": "code,name,name_ko\n204-1,Roads,도로\nparks,Parks,공원\n"},
        fields={
            "code": {"columnType": PROGRAM},
            "name": {"columnType": LABEL, "language": "en"},
            "name_ko": {"columnType": LABEL, "language": "ko"},
        },
        resources={"programs": {"schema": {"primaryKey": "code"}}},
        languages=["en", "ko"],
    )
    found = {e.title: e.aliases for e in entries.of(sitemap) if e.kind == "program"}
    assert found == {"Roads": ("도로", "204-1"), "Parks": ("공원",)}
    assert not [e for e in entries.of(sitemap) if e.kind == "row programs"]  # their pages tell all


def test_terms_are_found_by_other_words_and_are_synonyms(make: Make):
    sitemap = make(
        {"glossary": 'id,word,word_ko,means,also\ncam,CCTV,씨씨티비,cameras,"camera,lens"\n'},
        fields={
            "word": {"role": "term", "language": "en"},
            "word_ko": {"role": "term", "language": "ko"},
            "means": {"role": "definition", "language": "en"},
            "also": {"role": "synonyms", "type": "list"},
        },
        resources={"glossary": {"schema": {"primaryKey": "id"}}},
        languages=["en", "ko"],
    )
    (term,) = (e for e in entries.of(sitemap) if e.kind == TERM)
    assert (term.path, term.title) == ("glossary.html#cam", "CCTV")
    assert set(term.aliases) == {"camera", "lens", "씨씨티비"}
    assert entries.synonyms(sitemap) == [["CCTV", "camera", "lens", "씨씨티비"]]


def test_a_package_of_nothing_has_nothing_but_its_tables(make: Make):
    sitemap = make({"t": "a\n"})
    assert [entry.kind for entry in entries.of(sitemap)] == [TABLE]
    assert entries.synonyms(sitemap) == []
