"""Which fields have codes that may be unique only within others: types, keys of dimensions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from yesan.descriptor import descriptor
from yesan.descriptor.relative import relative
from yesan.errors import InvalidPackage
from yesan.reading.relative_codes import Relative

FUNCTION = "functional-classification:generic"
NAMES = ("a", "b", "c", "name")


def found(types: dict[str, str], *, key: str = "osType", **more: Any) -> list[Relative]:
    fields = [{"name": n, **({key: types[n]} if n in types else {})} for n in NAMES]
    return relative(more.pop("package", {}), "t", {"fields": fields, **more}, first=True)


@pytest.mark.parametrize("key", ["osType", "columnType"])
def test_codes_in_part_are_below_those_of_the_coarser_levels(key: str):
    types = {name: f"{FUNCTION}:level{n}:code:part" for n, name in enumerate("abc", start=1)}
    assert found(types, key=key) == [
        Relative("b", ("a",), said=True),
        Relative("c", ("a", "b"), said=True),
    ]


def test_a_code_in_full_needs_none_above_it():
    types = {
        "a": f"{FUNCTION}:level1:code:part",
        "b": f"{FUNCTION}:level2:code:full",
        "c": f"{FUNCTION}:level3:code:part",
    }
    assert found(types) == [Relative("c", ("b",), said=True)]


def test_a_code_in_part_beside_the_same_in_full_is_none():
    types = {
        "a": f"{FUNCTION}:level1:code",
        "b": f"{FUNCTION}:level2:code:part",
        "c": f"{FUNCTION}:level2:code:full",
    }
    assert found(types) == []


def test_plain_codes_of_levels_are_judged_by_their_names():
    types = {
        "a": f"{FUNCTION}:level1:code",
        "b": f"{FUNCTION}:level2:code",
        "name": f"{FUNCTION}:level2:label",
    }
    assert found(types, key="columnType") == [Relative("b", ("a",), label="name")]


def test_other_classifications_are_not_above_it():
    types = {"a": "administrative-classification:generic:code", "b": f"{FUNCTION}:level2:code:part"}
    assert found(types) == []


def test_a_key_of_another_table_stays_as_it_is():
    types = {"a": f"{FUNCTION}:level1:code:part", "b": f"{FUNCTION}:level2:code:part"}
    key = {"fields": "b", "reference": {"resource": "other", "fields": "id"}}
    assert found(types, foreignKeys=[key]) == []


def dimension(key: Any) -> dict[str, Any]:
    attributes = {"up": {"source": "a"}, "down": {"source": "b", "parent": "up"}}
    kind = {"dimensionType": "classification", "classificationType": "functional"}
    functions = {**kind, "primaryKey": key, "attributes": attributes}
    return {"model": {"measures": {}, "dimensions": {"function": functions}}}


@pytest.mark.parametrize(
    ("key", "codes"), [(["up", "down"], [Relative("b", ("a",))]), ("down", []), (["down"], [])]
)
def test_in_a_model_it_is_the_key_that_tells(key: Any, codes: list[Relative]):
    assert found({}, package=dimension(key)) == codes


JUNK = st.recursive(
    st.none() | st.integers() | st.sampled_from(["a", "b", "up", f"{FUNCTION}:level2:code:part"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "osType", "columnType", "fields", "dimensions", "attributes"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@examples(200)
@given(fields=JUNK, keys=JUNK, model=JUNK)
def test_whatever_a_descriptor_has_there_is_read_or_left(fields: Any, keys: Any, model: Any):
    raw = {"fields": fields, "foreignKeys": keys}
    listed = relative({"model": model}, "t", raw, first=True)
    assert [code for code in listed if not code.within] == []


def test_codes_in_part_of_json_are_refused(make_package: Any):
    root = make_package({})
    described = {
        "name": "t",
        "data": [{"a": "01", "b": "1"}],
        "schema": {
            "fields": [
                {"name": "a", "type": "string", "osType": f"{FUNCTION}:level1:code:part"},
                {"name": "b", "type": "string", "osType": f"{FUNCTION}:level2:code:part"},
            ]
        },
    }
    (root / "datapackage.json").write_text(json.dumps({"name": "x", "resources": [described]}))
    with pytest.raises(InvalidPackage) as refused:
        descriptor.read(root)
    assert [error.type for error in refused.value.errors] == ["relative-code"]
