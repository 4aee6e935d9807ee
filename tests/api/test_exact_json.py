"""JSON has each number with the digits that were printed."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from yesan.api import exact_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.decimals(allow_nan=False, allow_infinity=False, places=4)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@examples(100)
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4))
def test_what_is_written_is_read_again(content: dict[str, Any]):
    written = exact_json.document(content)
    read = json.loads(written, parse_float=Decimal)
    assert read == content
    assert list(read) == list(content)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("84.0"), "84.0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("NaN"), '"NaN"'),
        (Decimal("12345678901234567.89"), "12345678901234567.89"),
        ("사과\n", '"사과\\n"'),
        (True, "true"),
        (None, "null"),
    ],
)
def test_a_number_has_the_digits_that_were_printed(value: Any, text: str):
    assert exact_json.text(value) == text


def test_each_item_of_a_list_is_on_a_line_of_its_own():
    assert exact_json.document({"a": [{"b": 1}, {"b": 2}]}).count(b"\n") == 6
