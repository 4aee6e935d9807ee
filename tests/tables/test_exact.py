"""Figures of 30 digits stay exact, whatever precision the program that calls us computes with."""

from __future__ import annotations

import decimal
import re
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from budgets import WHOLE
from yesan.errors import InvalidPackage
from yesan.model.model import Model
from yesan.site import build
from yesan.source.verification import verify
from yesan.tables.exact import exact
from yesan.validation import validation

LARGE = 123456789012345678901234567891
FACTOR = 10**15
MONEY = {
    "type": "integer",
    "columnType": "value",
    "currency": "EUR",
    "factor": FACTOR,
    "normalize": {"phase": "approved"},
}
RULE = """-- title: Nothing is paid
-- tolerance: 100000000000000000000000000000
SELECT 'paid' AS "table", id AS key, 'sum' AS field, sum AS published, 0 AS computed FROM paid
"""


@pytest.fixture
def coarse() -> Iterator[None]:
    """The precision that Python has by default."""
    with decimal.localcontext(prec=28):
        yield


@pytest.mark.usefixtures("coarse")
def test_sums_and_products_are_exact_inside_and_the_precision_is_given_back():
    with exact():
        assert Decimal(LARGE) * FACTOR + 1 == LARGE * FACTOR + 1
    assert decimal.getcontext().prec == 28


def test_a_thread_of_its_own_computes_exactly():
    """The precision of one thread is not that of another."""
    found: list[Decimal] = []
    compute = exact()(lambda: found.append(Decimal(LARGE) * FACTOR + 1))
    thread = threading.Thread(target=compute)
    thread.start()
    thread.join()
    assert found == [Decimal(LARGE * FACTOR + 1)]


@pytest.mark.usefixtures("coarse")
def test_importing_the_program_changes_no_precision():
    thread_precision: list[int] = []
    thread = threading.Thread(target=lambda: thread_precision.append(decimal.getcontext().prec))
    thread.start()
    thread.join()
    assert thread_precision == [28]
    assert decimal.DefaultContext.prec == 28


@pytest.mark.usefixtures("coarse")
def test_a_build_prints_every_digit_of_a_sum(make_package: Callable[..., Path], tmp_path: Path):
    """Two figures of 30 digits in units of 10^15, added up and subtracted."""
    rows = f"program,item,sum,later\na,x,{LARGE},{LARGE + 7}\na,y,{LARGE - 1},1\n"
    root = make_package(
        {"budgets": rows},
        fields={
            "program": {"columnType": "activity:generic:program:code"},
            "item": {"columnType": "economic-classification:generic:code"},
            "sum": MONEY,
            "later": {**MONEY, "normalize": {"phase": "proposed"}},
        },
        resources={"budgets": WHOLE},
        comparison=["approved", "proposed"],
    )
    page = build.build(root, tmp_path / "site").site / "programs" / "a.html"
    found = set(re.findall(r'<data[^>]* value="([^"]+)"', page.read_text(encoding="utf-8")))
    before, after = (2 * LARGE - 1) * FACTOR, (LARGE + 8) * FACTOR
    assert {Decimal(value) for value in found} >= {before, after, after - before}


@pytest.mark.usefixtures("coarse")
def test_a_rule_is_broken_by_the_last_of_30_digits(make_package):
    root = make_package(
        {"paid": f"id,sum\na,{10**29}\nb,{10**29 + 1}\n"},
        fields={"sum": {"type": "integer"}},
        resources={"paid": {"schema": {"primaryKey": "id"}}},
        rules={"none": RULE},
    )
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(root)
    assert [(e.type, e.row) for e in caught.value.errors] == [("rule-break", 3)]


@pytest.mark.usefixtures("coarse")
def test_verifying_compares_every_digit(make_model: Callable[..., Model]):
    """The sign of a figure is told apart from its digits without rounding them."""
    for last, complete in ((1, True), (2, False)):
        model = make_model(
            {"budget": f"paid,line\n-12345678901234567890123456789{last},1\n"},
            fields={
                "paid": {"type": "integer"},
                "line": {"type": "integer", "role": "source-line"},
            },
            resources={"budget": {"sources": [{"title": "report", "lines": ["1-1"]}]}},
        )
        (coverage,) = verify(model, "Paid △123456789012345678901234567891")
        assert coverage.complete is complete
