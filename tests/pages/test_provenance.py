"""Where data is from: the lines of its source."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from yesan.pages.provenance import line_ranges
from yesan.tables.table import Row, Table


@given(st.sets(st.integers(1, 60), min_size=1))
def test_source_lines_are_given_once_as_ranges(lines: set[int]):
    class Located:
        source_line = type("Line", (), {"name": "line"})

    rows = tuple(Row(n, {"line": n}) for n in [*lines, *lines])
    given = line_ranges(Located(), Table(("line",), rows))
    spans = [[int(n) for n in text.split("–")] for text in given]
    assert {n for span in spans for n in range(span[0], span[-1] + 1)} == lines
    assert all(b[0] > a[-1] + 1 for a, b in itertools.pairwise(spans))
