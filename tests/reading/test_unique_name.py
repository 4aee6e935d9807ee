"""Unique names: a name that is free is kept, one that is taken gets the first free number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.reading.unique_name import unique_name


@pytest.mark.parametrize(
    ("taken", "joint", "name"),
    [
        ([], "-", "a"),
        (["b"], "-", "a"),
        (["a"], "-", "a-2"),
        (["a", "a-2", "a-4"], "-", "a-3"),
        (["a"], "", "a2"),
    ],
)
def test_a_taken_name_gets_the_first_free_number(taken: list[str], joint: str, name: str):
    assert unique_name("a", taken, joint) == name


@given(st.lists(st.sampled_from(["a", "a-2", "b", ""]), max_size=12))
def test_no_two_names_are_the_same(wanted: list[str]):
    found: list[str] = []
    for base in wanted:
        found.append(unique_name(base, found))
    assert len(set(found)) == len(found) == len(wanted)
