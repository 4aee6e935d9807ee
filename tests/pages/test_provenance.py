"""Where data is from: the lines of its source."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from yesan.descriptor import descriptor
from yesan.package.freshness import Freshness
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


def test_source_is_named_once_for_each_state_that_tables_know_of_it(make_package):
    states = [{}, {"accessed": "2026-03-02"}, {"accessed": "2026-03-02"}, {"frequency": "annual"}]
    tables = {f"t{n}": "n\n1\n" for n, _ in enumerate(states)}
    given = {f"t{n}": {"sources": [{"title": "Law", **s}]} for n, s in enumerate(states)}
    package = descriptor.read(make_package(tables, resources=given))
    found = [(s.title.default, s.freshness) for s in of_all(package)]
    assert found == [
        ("Law", Freshness(accessed=date(2026, 3, 2))),
        ("Law", Freshness(frequency="annual")),
    ]
