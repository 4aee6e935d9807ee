"""The table of claims: whoever reads it can compute each figure again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.downloads import claims_csv
from yesan.model import figures
from yesan.model.figures import Cells, Coverage, Figure, Operation
from yesan.package.resource import Resource


@pytest.fixture(scope="module")
def table(make_model) -> Resource:
    (found,) = make_model(
        {"a table": "paid\n1\n"}, fields={"paid": {"type": "integer", "currency": "EUR"}}
    ).package.resources
    return found


def summed(table: Resource, *values: int) -> Figure:
    cells = Cells(table, "paid", tuple(range(2, 2 + len(values))))
    return Figure(
        Decimal(sum(values)),
        "EUR",
        Operation.SUM,
        cells,
        coverage=Coverage.WHOLE,
        about=(("program", "a;b=c d"), ("phase", "approved")),
        missing=1,
    )


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def written(*claims: Figure, pages: dict[str, list[str]] | None = None) -> list[dict[str, str]]:
    return read(claims_csv.write({c.reference: c for c in claims}, pages or {}))


def test_a_claim_is_a_row_with_all_that_it_is_computed_from(table):
    total = summed(table, 3, 4)
    (row,) = written(total, pages={total.reference: ["b.html", "a.html"]})
    assert row == {
        "id": total.reference,
        "operation": "sum",
        "value": "7",
        "unit": "EUR",
        "coverage": "whole",
        "missing": "1",
        "about": "program=a%3Bb%3Dc%20d;phase=approved",
        "operands": f"{table.id}/paid/2,3",
        "pages": "a.html b.html",
    }
    assert tuple(row) == claims_csv.FIELDS


def test_operands_that_are_claims_are_named_by_their_ids(table):
    before, after = summed(table, 3, 4), summed(table, 1)
    change = figures.change(after, before)
    rows = {row["id"]: row for row in written(before, after, change)}
    assert list(rows) == sorted(rows)
    assert rows[change.reference]["operands"] == f"{after.reference} {before.reference}"
    assert rows[change.reference]["pages"] == ""


@given(st.lists(st.integers(-(10**30), 10**30), min_size=1, max_size=5), st.integers(1, 10**9))
def test_what_is_written_is_enough_to_compute_each_claim_again(table, values, divisor):
    total, other = summed(table, *values), replace(summed(table, divisor), about=())
    rate = figures.rate(total, other)
    assert rate is not None
    rows = {row["id"]: row for row in written(total, other, rate)}
    cells = rows[total.reference]["operands"].rsplit("/", 1)[1].split(",")
    assert sum(values[int(row) - 2] for row in cells) == int(rows[total.reference]["value"])
    first, second = rows[rate.reference]["operands"].split()
    found = Decimal(rows[first]["value"]) / abs(Decimal(rows[second]["value"]))
    assert abs(found - Decimal(rows[rate.reference]["value"])) <= Decimal("5E-13")
    about = (part.split("=") for part in rows[total.reference]["about"].split(";"))
    assert tuple((name, unquote(value)) for name, value in about) == total.about


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ("1E+3", "1000"),
        ("0.50", "0.50"),
        ("-4E-13", "-0.0000000000004"),
        (f"0.{'3' * 40}", "0.333333333333"),
    ],
)
def test_numbers_are_written_without_exponents_and_endless_ones_rounded(table, amount, value):
    (row,) = written(replace(summed(table, 1), amount=Decimal(amount)))
    assert row["value"] == value


def test_without_claims_there_is_a_header_alone():
    assert claims_csv.write({}, {}).decode() == ",".join(claims_csv.FIELDS) + "\n"
