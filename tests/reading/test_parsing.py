"""Descriptors in JSON and YAML: plain values, or a refusal with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.errors import Fault
from yesan.reading import parsing
from yesan.reading.parsing import Refusal

YAML = """
name: x
version: 1.0
created: 2024-01-01
2024: year
resources:
  - name: a
    path: a.csv
"""


def test_yaml_says_what_json_would():
    assert parsing.parse(YAML.encode(), "datapackage.yaml") == {
        "name": "x",
        "version": 1.0,
        "created": "2024-01-01",
        "2024": "year",
        "resources": [{"name": "a", "path": "a.csv"}],
    }


def test_json_may_have_a_byte_order_mark():
    assert parsing.parse(b'\xef\xbb\xbf{"name": "x"}', "datapackage.json") == {"name": "x"}


@pytest.mark.parametrize(
    ("text", "found", "row"),
    [
        ("a: &x [1]\nb: *x\n", "a reference", 2),
        ("a: [1\n", "expected", 2),
        ("a: b: c\n", 'a ":" that is not expected', 1),
        ("- a\n", "a JSON array", None),
        ("", "a JSON null", None),
        ("a: !!python/name:os.system x\n", "could not determine a constructor", 1),
        ("a: !!binary aGk=\n", "not JSON serializable", None),
        ("a: \x00\n", "special characters", None),
    ],
)
def test_yaml_that_is_more_or_less_than_json_is_refused(text: str, found: str, row: int | None):
    with pytest.raises(Refusal) as caught:
        parsing.parse(text.encode(), "x.yml")
    assert found in caught.value.found
    assert caught.value.row == row


@pytest.mark.parametrize(
    ("content", "row", "name"),
    [
        (b'{"a": 1,\n "b"}', 2, ""),
        (b"\xff\xfe", None, ""),
        (b"[1]", None, ""),
        (b'{"title": "\\ud800"}', None, "title"),
        (b'{"a": ' + b"[" * 100_000, None, ""),
        (b'{"a": ' + b"9" * 5000 + b"}", None, ""),
    ],
    ids=["no JSON", "no UTF-8", "no object", "half a character", "too deep", "too long"],
)
def test_json_that_cannot_be_read_has_its_place(content: bytes, row: int | None, name: str):
    with pytest.raises(Refusal) as caught:
        parsing.parse(content, "x.json")
    assert (caught.value.type, caught.value.row) == ("descriptor-error", row)
    assert caught.value.name == name


@given(st.binary(max_size=60), st.sampled_from(["x.json", "x.yaml"]))
def test_whatever_a_file_holds_it_is_an_object_or_refused(content: bytes, name: str):
    try:
        assert isinstance(parsing.parse(content, name), dict)
    except Fault as fault:
        assert fault.expected  # noqa: PT017 - either is right
