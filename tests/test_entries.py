"""Entries: what has a name, with its other names, its figure and where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan import build, entries
from yesan.edition import Edition
from yesan.entries import PAGE, TABLE, TERM, Entry
from yesan.locales import Locale

PROGRAM, LABEL = "activity:generic:program:code", "activity:generic:program:label"
Make = Callable[..., Edition]


@pytest.fixture(scope="module")
def coast(project: Path) -> Edition:
    return _edition(build.validate(project / "tests" / "packages" / "kauri-coast").model)


@pytest.fixture
def make(make_model) -> Make:
    def edition(*args, **more) -> Edition:
        return _edition(make_model(*args, **more))

    return edition


def _edition(model) -> Edition:
    return Edition(model, Locale.of(model.package))


def test_an_entity_has_its_newest_figure_and_its_owner(coast: Edition):
    found = {entry.path: entry for entry in entries.of(coast)}
    assert found["programs/010.html"] == Entry(
        "programs/010.html",
        "program",
        "Roads and Footpaths",
        ("010",),
        "adjusted NZ$5.9M",
        "Infrastructure",
    )
    assert found["tables/ward-rates.html"].figure == "3 rows"


def test_entities_come_first_then_tables_then_rows(coast: Edition):
    kinds = list(dict.fromkeys(entry.kind for entry in entries.of(coast)))
    assert kinds[:5] == ["program", "department", "line-item", "place", TABLE]
    assert all(kind.startswith("row ") for kind in kinds[5:])


def test_every_kind_has_a_heading(coast: Edition):
    headings = entries.kinds(coast)
    assert {entry.kind for entry in entries.of(coast)} <= set(headings)
    assert headings[PAGE] == "Pages"
    assert all(headings.values())


def test_rows_of_tables_of_figures_are_found_as_rows(coast: Edition):
    assert not any(entries.is_told(coast, resource) for resource in coast.package.resources)
    kinds = {entry.kind for entry in entries.of(coast)}
    assert {"row ledger", "row ward-rates", "row unit-summary"} <= kinds


def test_a_row_without_a_name_is_that_of_its_entities(coast: Edition):
    row = next(e for e in entries.of(coast) if e.kind == "row ledger")
    assert row.title == "Infrastructure · Roads and Footpaths · Personnel"
    assert row.figure == "Amount NZ$812.4K"
    assert not row.named


def test_a_row_with_a_name_of_its_own_says_where_it_belongs(make: Make):
    edition = make(
        {"works": "code,program,what,cost\np1,Roads,Bridge at the mill,5\np1,Roads,,7\n"},
        fields={
            "code": {"columnType": PROGRAM},
            "program": {"columnType": LABEL},
            "what": {"role": "label"},
            "cost": {"type": "integer"},
        },
    )
    named, unnamed = (e for e in entries.of(edition) if e.kind == "row works")
    assert (named.title, named.context, named.named) == ("Bridge at the mill", "Roads", True)
    assert (unnamed.title, unnamed.context, unnamed.named) == ("Roads", "", False)


def test_names_in_other_languages_and_codes_that_are_numbers_are_aliases(make: Make):
    edition = make(
        {"programs": "code,name,name_ko\n204-1,Roads,도로\nparks,Parks,공원\n"},
        fields={
            "code": {"columnType": PROGRAM},
            "name": {"columnType": LABEL, "language": "en"},
            "name_ko": {"columnType": LABEL, "language": "ko"},
        },
        resources={"programs": {"schema": {"primaryKey": "code"}}},
        languages=["en", "ko"],
    )
    found = {e.title: e.aliases for e in entries.of(edition) if e.kind == "program"}
    assert found == {"Roads": ("도로", "204-1"), "Parks": ("공원",)}
    assert not [e for e in entries.of(edition) if e.kind == "row programs"]  # their pages tell all


def test_terms_are_found_by_other_words_and_are_synonyms(make: Make):
    edition = make(
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
    (term,) = (e for e in entries.of(edition) if e.kind == TERM)
    assert (term.path, term.title) == ("glossary.html#cam", "CCTV")
    assert set(term.aliases) == {"camera", "lens", "씨씨티비"}
    assert entries.synonyms(edition) == [["CCTV", "camera", "lens", "씨씨티비"]]


def test_a_package_of_nothing_has_nothing_but_its_tables(make: Make):
    edition = make({"t": "a\n"})
    assert [entry.kind for entry in entries.of(edition)] == [TABLE]
    assert entries.synonyms(edition) == []
