"""Complete tables add up to what the table of their total prints, or it is an error."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgets import FIELDS, WIDE, complete
from yesan.errors import DataError, InvalidPackage
from yesan.model.figures import Cells, Figure, Operation
from yesan.model.model import Model
from yesan.model.rounding import rounding
from yesan.validation import validation

THOUSAND = {**FIELDS["approved"], "factor": 1000}
NO_TOTAL = "no phase with all amounts of parts and their total in whole"
PARTS = "program,approved\na,60\nb,41\n"


@pytest.fixture(scope="module")
def model(make_model):
    """A model of a table that is called complete, and the table of its total."""

    def make(parts: str, total: str, *fields: str, **more: Any) -> Model:
        return make_model(
            {"parts": parts, "whole": total},
            fields=FIELDS | {"thousands": THOUSAND} | more,
            resources={"parts": complete("whole", *fields), "whole": WIDE},
        )

    return make


def errors(model: Model) -> list[DataError]:
    return list(model.check())


def test_a_table_that_adds_up_to_its_total_is_proven(model):
    found = model(PARTS, "program,approved\n,101\n")
    assert errors(found) == []
    assert found.rollups["parts"].proven == {("approved", "expenditure")}
    assert found.rollups["whole"].proven == ()


def test_a_table_that_does_not_add_up_to_its_total_is_an_error(model):
    (error,) = errors(model(PARTS, "program,approved\n,1102\n"))
    assert error == DataError(
        file="datapackage.json",
        type="complete-error",
        found="101 in approved, where whole prints 1,102",
        expected="the rows of a complete table add up to what its total prints",
        remedy="add the missing rows, or leave complete out",
        field="resources.parts.complete",
        path=("resources", "parts", "complete"),
    )


def test_each_phase_that_differs_is_an_error_of_its_own(model):
    found = errors(
        model(
            "program,approved,adjusted,executed\na,1,2,3\nb,1,2,3\n",
            "program,approved,adjusted,executed\n,2,6,9\n",
        )
    )
    assert [error.found for error in found] == [
        "4 in adjusted, where whole prints 6",
        "6 in executed, where whole prints 9",
    ]


def test_a_total_that_is_printed_nowhere_proves_nothing(model):
    (error,) = errors(model(PARTS, "program,adjusted\n,101\n"))
    assert error.found == NO_TOTAL


def test_a_total_that_is_a_sum_itself_proves_nothing(model):
    """Two tables of the same rows would bear each other out."""
    (error,) = errors(model(PARTS, "program,approved\na,60\nb,41\n"))
    assert error.found == NO_TOTAL


def test_a_sum_with_a_blank_is_proven_by_nothing(model):
    (error,) = errors(model("program,approved\na,101\nb,\n", "program,approved\n,101\n"))
    assert error.found == NO_TOTAL


def test_each_direction_is_proven_for_itself(model):
    """A total of expenditure says nothing of revenue."""
    rows = (
        "program,direction,approved\na,expenditure,60\nb,expenditure,41\na,revenue,5\nb,revenue,6\n"
    )
    found = model(rows, "program,approved\n,101\n")
    rollup = found.rollups["parts"]
    assert errors(found) == []
    assert rollup.proven == {("approved", "expenditure")}
    revenue = rollup.figure({}, "approved", "revenue")
    assert revenue is not None
    assert (revenue.amount, revenue.is_listed) == (11, True)
    total = "program,direction,approved\n,expenditure,101\n,revenue,20\n"
    assert [e.found for e in errors(model(rows, total))] == [
        "11 in approved, where whole prints 20"
    ]


def test_a_total_in_another_currency_proves_nothing(model):
    dollars = {**FIELDS["approved"], "currency": "USD"}
    (error,) = errors(model(PARTS, "program,dollars\n,101\n", dollars=dollars))
    assert error.found == NO_TOTAL


@pytest.mark.parametrize(
    ("rows", "total", "wrong"),
    [
        ("a,600\nb,901\n", 2, 0),
        ("a,600\nb,900\n", 2, 0),
        ("a,600\nb,898\n", 2, 1),
        ("a,600\nb,1901\n", 2, 0),
        ("a,600\nb,1902\n", 2, 1),
    ],
)
def test_a_rounded_total_agrees_within_half_of_its_unit_and_half_of_each_cell(
    model, rows: str, total: int, wrong: int
):
    """Two cells of one euro and one of a thousand: they may differ by 501."""
    found = model(f"program,approved\n{rows}", f"program,thousands\n,{total}\n")
    assert len(errors(found)) == wrong


def test_figures_may_differ_by_half_a_unit_of_each_of_their_cells(model):
    parts, whole = model(PARTS, "program,thousands\n,0\n").package.resources
    one = Figure(Decimal(1), "EUR", Operation.SUM, Cells(parts, "approved", (2, 3, 4)))
    two = Figure(Decimal(1), "EUR", Operation.PRINTED, Cells(whole, "thousands", (2,)))
    assert rounding([one, two]) == Decimal("501.5")
    assert rounding([]) == 0


def test_a_table_for_each_of_a_field_has_to_add_up_as_a_whole_too(model):
    assert errors(model(PARTS, "program,approved\n,101\n", "program")) == []
    assert len(errors(model(PARTS, "program,approved\n,103\n", "program"))) == 1


def test_a_package_with_such_a_table_is_refused(make_package):
    package = make_package(
        {"parts": PARTS, "whole": "program,approved\n,103\n"},
        fields=FIELDS,
        resources={"parts": complete("whole"), "whole": WIDE},
    )
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(package)
    assert [(e.type, e.found) for e in caught.value.errors] == [
        ("complete-error", "101 in approved, where whole prints 103")
    ]
