"""What a budget is called: by its direction, where all of its tables say that it has it."""

from __future__ import annotations

import pytest

from budgets import FIELDS
from yesan.charts import side_names
from yesan.language.locale import Locale
from yesan.model.side import Side

EN = Locale("en")


@pytest.mark.parametrize(
    ("csv", "direction", "name"),
    [
        ("program,amount\na,5\n", "expenditure", ""),
        ("place,direction,amount\na,expenditure,5\na,revenue,7\n", "expenditure", "Expenditure"),
        ("place,direction,amount\na,expenditure,5\na,revenue,7\n", "revenue", "Revenue"),
    ],
)
def test_a_budget_is_called_by_its_direction_where_there_are_several(
    make_model, csv: str, direction: str, name: str
):
    model = make_model({"t": csv}, fields=FIELDS)
    assert side_names.of_side(model, EN, Side(direction, "EUR")) == name


def test_what_no_table_calls_expenditure_is_not_called_so(make_model):
    model = make_model(
        {"t": "place,amount\na,5\n", "u": "place,direction,amount\na,revenue,7\n"}, fields=FIELDS
    )
    side = Side("expenditure", "EUR")
    assert side_names.of_side(model, EN, side) == "Not called expenditure or revenue"
