"""A column has one type: that of its values, or text where they have none in common."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.downloads import typed_rows
from yesan.downloads.typed_table import Kind
from yesan.tables import tables


@pytest.mark.parametrize(
    ("field", "cells", "kind", "values"),
    [
        ({"type": "integer"}, ["1", "2"], Kind.INTEGER, [1, 2]),
        ({"type": "year"}, ["2020"], Kind.INTEGER, [2020]),
        ({"type": "yearmonth"}, ["2020-01"], Kind.TEXT, ["2020-01"]),
        ({"type": "duration"}, ["P1Y2M", "P1DT2H"], Kind.TEXT, ["P1Y2M", "P1DT2H"]),
        ({"type": "geopoint"}, ["1.5, 2"], Kind.TEXT, ["1.5, 2"]),
        ({"type": "array"}, ['[1, "나"]'], Kind.JSON, ['[1, "나"]']),
        ({"type": "datetime"}, ["2020-01-01T10:00:00Z"], Kind.TEXT, ["2020-01-01T10:00:00+00:00"]),
        ({"type": "boolean"}, ["true", "false"], Kind.BOOLEAN, [True, False]),
        ({"type": "number", "missingValues": ["", "-"]}, ["-"], Kind.NUMBER, [None]),
    ],
)
def test_values_have_the_kind_of_their_type(
    make_package: Callable[..., Path],
    field: dict[str, object],
    cells: list[str],
    kind: Kind,
    values: list[object],
):
    quoted = (
        json.dumps(cell).replace('\\"', '""').encode().decode("unicode_escape") for cell in cells
    )
    text = "".join(f"{n},{cell}\n" for n, cell in enumerate(quoted))
    root = make_package({"t": f"n,a\n{text}"}, fields={"a": field})
    package = descriptor.read(root)
    (found,) = typed_rows.of(package, tables.read(package), "en")
    assert found.columns[1].kind is kind
    assert [row[1] for row in found.rows] == values
