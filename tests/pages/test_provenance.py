"""Where data is from: the lines of its source."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from yesan.descriptor import descriptor
from yesan.pages.provenance import of_all, ranges


@given(st.lists(st.integers(1, 60)))
def test_source_lines_are_given_once_as_ranges(lines: list[int]):
    spans = ranges(lines)
    assert {n for first, last in spans for n in range(first, last + 1)} == set(lines)
    assert all(b[0] > a[1] + 1 for a, b in itertools.pairwise(spans))


def test_the_sources_of_all_are_those_of_the_package_and_of_its_tables_each_once(make_package):
    tables = {"a": "n\n1\n", "b": "n\n2\n"}
    given = {"a": {"sources": [{"title": "Law"}]}, "b": {"sources": [{"title": "Survey"}]}}
    one = descriptor.read(make_package(tables, resources=given, sources=[{"title": "Law"}]))
    assert [s.title.default for s in of_all(one)] == ["Law", "Survey"]
    other = descriptor.read(make_package(tables, resources=given))
    assert [s.title.default for s in of_all(other)] == ["Law", "Survey"]
