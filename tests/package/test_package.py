"""The nouns of the standard: texts in several languages, fields, sources, resources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.descriptor import descriptor
from yesan.package.column_types import COLUMN_TYPES
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.source import Source
from yesan.package.text import Text

FIELD = Field("a", "integer", Text("a"), Text(""), Text(""))


def field(name: str, role: str = "", column_type: str = "", type_: str = "integer") -> Field:
    return replace(
        FIELD, name=name, type=type_, role=role, column_type=COLUMN_TYPES.get(column_type)
    )


@pytest.fixture(scope="module")
def table(make_package) -> Resource:
    """A table of a label, an amount, and the line where each row begins."""
    root = make_package(
        {"amounts": "id,label,paid,line\n"},
        fields={
            "label": {"role": "label"},
            "paid": {"type": "integer", "columnType": "value"},
            "line": {"type": "integer", "role": "source-line"},
        },
    )
    return descriptor.read(root).resources[0]


@given(st.text(), st.dictionaries(st.text(max_size=3), st.text(), max_size=3), st.text(max_size=3))
def test_a_text_falls_back_to_the_first_language(default: str, others: dict[str, str], lang: str):
    text = Text(default, others)
    assert text[lang] == others.get(lang, default)


def test_a_text_is_read_with_its_translations():
    text = Text.read(
        {"title": "예산", "title@en": "Budget", "titles": "no", "title@de": 3}, "title"
    )
    assert (text["ko"], text["en"], text["de"]) == ("예산", "Budget", "예산")


@pytest.mark.parametrize("owner", [{}, {"title": ""}, {"title": None}])
def test_a_missing_text_is_the_fallback(owner: dict[str, object]):
    assert Text.read(owner, "title", "name").default == "name"


@pytest.mark.parametrize(("text", "truth"), [(Text("a"), True), (Text("", {"en": "a"}), False)])
def test_a_text_is_true_where_the_first_language_has_it(text: Text, truth: bool):  # noqa: FBT001
    assert bool(text) is truth


@pytest.mark.parametrize(
    ("given_", "numeric"),
    [
        (field("a"), True),
        (field("a", type_="number"), True),
        (field("a", column_type="value"), True),
        (field("a", role="part"), True),
        (field("a", type_="string"), False),
        (field("a", type_="year"), False),
        (field("a", role="source-line"), False),
        (field("a", column_type="date:fiscal-year"), False),
        (field("a", column_type="activity:generic:program:code"), False),
    ],
)
def test_a_code_a_year_and_a_line_are_no_figures(given_: Field, numeric: bool):  # noqa: FBT001
    assert given_.numeric is numeric


def test_only_the_standards_value_is_money_in_a_phase():
    assert field("a", column_type="value").is_value
    assert not field("a").is_value
    assert not field("a", column_type="phase:id").is_value


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("https://example.org/bill.pdf", "https://example.org/bill.pdf#page=12"),
        ("https://example.org/Bill.PDF?v=2", "https://example.org/Bill.PDF?v=2#page=12"),
        ("https://example.org/bill", "https://example.org/bill"),
        ("bill.pdf", ""),
    ],
)
def test_a_page_of_a_source_has_an_address_where_it_is_a_pdf(path: str, address: str):
    """Browsers open no other document at a page."""
    assert Source(Text("s"), path=path).at_page(12) == address


def test_a_field_is_found_by_name_column_type_and_role(table: Resource):
    assert [f.name for f in table.fields] == ["id", "label", "paid", "line"]
    assert table.by_name["label"] is table.with_role("label")
    assert table.with_column_type("value") is table.by_name["paid"]
    assert table.source_line is table.by_name["line"]


def test_the_measure_is_the_first_figure_that_is_not_a_part(table: Resource):
    measures = [field("line", "source-line"), field("half", "part"), field("paid"), field("due")]
    assert replace(table, fields=tuple(measures)).measure == measures[2]
    assert replace(table, fields=tuple(measures[:2])).measure is None


def test_the_rules_are_the_sql_files_of_their_folder(project: Path):
    package = descriptor.read(project)
    found = {path: (project / path).read_bytes() for path in package.rules}
    assert package.rules == found
    assert list(found) == sorted(f"data/checks/{p.name}" for p in project.glob("data/checks/*.sql"))


def test_what_a_table_does_not_have_is_none(table: Resource):
    assert table.with_role("part") is None
    assert table.with_column_type("phase:id") is None
    assert replace(table, fields=()).source_line is None


def test_the_first_language_is_that_of_the_package(project: Path):
    package = descriptor.read(project)
    assert package.language == package.languages[0] == "ko"
    assert package.title[package.language] == package.title.default
