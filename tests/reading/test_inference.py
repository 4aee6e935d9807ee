"""Schemas found in the data: types that all values fit, and no number that is none."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from yesan.reading import dialect as dialects
from yesan.reading import frictionless_table, inference, standard_form
from yesan.reading.content import Content

FOUND: list[tuple[list[Any], dict[str, Any]]] = [
    (["1", "2"], {"type": "integer"}),
    (["1", "2.5"], {"type": "number"}),
    (["007", "12"], {"type": "string"}),
    (["0", "12"], {"type": "integer"}),
    (["1999", "2024"], {"type": "year"}),
    (["1999", "12"], {"type": "integer"}),
    (["1,234", "5"], {"type": "number", "groupChar": ","}),
    (["1,23", "5"], {"type": "number", "decimalChar": ",", "groupChar": "."}),
    (["1.234,5", "2"], {"type": "number", "decimalChar": ",", "groupChar": "."}),
    (["1 234,5", "2"], {"type": "number", "decimalChar": ",", "groupChar": " "}),
    (["1", "NA"], {"type": "integer", "missingValues": ["", "NA"]}),
    (["2020", "-", "n/a"], {"type": "year", "missingValues": ["", "-", "n/a"]}),
    (["a", "NA"], {"type": "string"}),
    (["NA", "-"], {"type": "string"}),
    (["", None], {"type": "string"}),
    (["true", "false"], {"type": "boolean"}),
    (["2024-01-31"], {"type": "date"}),
    (["2024-01"], {"type": "yearmonth"}),
    ([1, 2], {"type": "integer"}),
    ([1, 2.5], {"type": "number"}),
    ([True], {"type": "boolean"}),
    ([{"a": 1}], {"type": "object"}),
    ([[1]], {"type": "array"}),
    ([1, "a"], {"type": "any"}),
]


@pytest.mark.parametrize(("values", "expected"), FOUND, ids=[str(v) for v, _ in FOUND])
def test_a_column_gets_the_type_that_all_its_values_fit(values, expected):
    assert inference.field("x", values) == {"name": "x", **expected}


@pytest.mark.parametrize("values", [["1.250"], ["1,250", "3"], ["12.000", "-1.500"]])
def test_a_number_that_can_be_read_in_two_ways_is_kept_as_written(values):
    assert inference.field("x", values, ";")["type"] == "string"


@pytest.mark.parametrize("values", [["0.125"], ["1.000.000"], ["1.000,5"], ["1.25"]])
def test_a_number_that_can_be_read_in_one_way_is_one(values):
    assert inference.field("x", values, ";")["type"] == "number"


def found(text: str) -> dict[str, Any]:
    content = Content(text.encode(), "x.csv")
    how, _ = dialects.read({}, {}, content, [])
    return inference.schema(content, how)


def test_columns_without_names_or_with_one_name_are_told_apart():
    assert [f["name"] for f in found(",a,a\n1,2,3\n")["fields"]] == ["field1", "a", "a2"]
    assert [f["name"] for f in found("2023,2023\n1,2\n")["fields"]] == ["2023", "2023_2"]


def test_a_row_may_be_longer_than_the_header():
    assert [f["name"] for f in found("a,b\n1,2,3\n")["fields"]] == ["a", "b", "field3"]


CELLS = st.text("0123456789.,- aNé:/", max_size=6) | st.sampled_from(
    ["NA", "-", "1,234", "1.234,5", "007", "2024-01-01", "true", "1e5", "2024-13", "1 000", "[]"]
)


@examples(60, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6)
    )
)
def test_every_row_fits_the_schema_that_is_found(table):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([[f"c{n}" for n in range(len(table[0]))], *table])
    content = Content(text.getvalue().encode(), "x.csv")
    how, _ = dialects.read({}, {"delimiter": ","}, content, [])
    schema = inference.schema(content, how)
    content, _ = standard_form.standard(content, how, schema["fields"])
    report = frictionless_table.table("x", content, how, schema).validate()
    assert [e.note for t in report.tasks for e in t.errors if e.type != "blank-row"] == []
