"""Where data is from: the lines of its source."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from yesan.pages.provenance import ranges


@given(st.lists(st.integers(1, 60)))
def test_source_lines_are_given_once_as_ranges(lines: list[int]):
    spans = ranges(lines)
    assert {n for first, last in spans for n in range(first, last + 1)} == set(lines)
    assert all(b[0] > a[1] + 1 for a, b in itertools.pairwise(spans))
