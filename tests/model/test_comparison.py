"""Two amounts: the rate that is printed for them, and the one that they give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgets import FIELDS, WIDE


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("-10.0", None),
        ("10.0", None),  # without its sign
        ("-10.1", "-0.1"),
        ("-10.05", "-0.1"),
        ("-10.04", "-0.1"),
        ("-10.00", None),
        ("-9.9", "-0.1"),
        ("-10", None),
        ("-11", "-0.1"),
    ],
)
def test_a_printed_rate_is_another_where_no_rounding_makes_it_of_the_amounts(
    make_model, printed: str, other: str | None
):
    """Amounts to the euro, so that the last decimal of the rate alone is rounded."""
    csv = f"program,approved,adjusted,change,rate\na,1000000,900000,-100000,{printed}\n"
    model = make_model({"t": csv}, fields=FIELDS, resources={"t": WIDE})
    found = model.amounts.comparison_of(model.entities["program"]["a"])
    assert (found.other_rate and found.other_rate.amount) == (other and Decimal(other))


@pytest.mark.parametrize(("adjusted", "other"), [(899_540, None), (899_450, Decimal("-0.10055"))])
def test_half_of_the_last_decimal_of_a_printed_rate_is_rounding(
    make_model, adjusted: int, other: Decimal | None
):
    row = f"a,1000000,{adjusted},{adjusted - 1_000_000},-10.0"
    csv = f"program,approved,adjusted,change,rate\n{row}\n"
    model = make_model({"t": csv}, fields=FIELDS, resources={"t": WIDE})
    found = model.amounts.comparison_of(model.entities["program"]["a"])
    assert (found.other_rate and found.other_rate.amount) == other


def test_a_rounded_amount_and_a_fine_one_are_not_compared(make_model):
    """They differ by what was rounded: 12 million and 12,410 thousand are no raise."""
    fine = {name: {**FIELDS[name], "factor": 1000} for name in ("adjusted", "executed")}
    rounded = {**FIELDS["approved"], "factor": 1_000_000}
    csv = "program,approved,adjusted,executed\na,12,12410,9000\n"
    fields = {**FIELDS, **fine, "approved": rounded}
    model = make_model(
        {"t": csv}, fields=fields, resources={"t": WIDE}, execution=["approved", "executed"]
    )
    entity = model.entities["program"]["a"]
    assert model.amounts.comparison_of(entity) is None
    assert model.amounts.execution_of(entity).rate is None
