"""Charts of what an amount is made of: for each kind, unless other charts compare its parts."""

from __future__ import annotations

from budgets import FIELDS, SELECTED, WIDE
from yesan.charts import breakdowns, selection
from yesan.language.locale import Locale
from yesan.model.model import Model

EN = Locale("en")
OFFICES = """office,item,approved,executed
a,x,6,3
a,y,4,2
b,x,7,5
b,y,1,1
"""


def ids(model: Model, kind: str, code: str) -> list[str]:
    return [chart.id for chart in selection.of_entity(model, EN, model.entities[kind][code])]


def test_entities_have_their_parts_in_budget_and_expenditure(make_model):
    model = make_model({"t": OFFICES}, fields=FIELDS, resources={"t": WIDE})
    assert ids(model, "department", "a") == ["by-line-item"]
    assert ids(model, "line-item", "x") == ["by-department"]
    entity = model.entities["department"]["a"]
    (chart,) = breakdowns.of_entity(model, EN, entity, model.amounts.side_of(entity))
    assert chart.rows == (("x", "€6.00", "€3.00"), ("y", "€4.00", "€2.00"))


def test_two_budgets_of_an_entity_are_shown_by_its_parts(make_model):
    csv = OFFICES.replace("executed", "adjusted")
    model = make_model({"t": csv}, fields=FIELDS, resources={"t": WIDE})
    assert ids(model, "department", "a") == ["by-line-item"]


def test_a_program_whose_line_items_are_compared_has_them_once(make_model):
    csv = OFFICES.replace("office", "program")
    model = make_model({"t": csv}, fields=FIELDS, resources={"t": WIDE})
    assert ids(model, "program", "a") == ["execution"]
    csv = csv.replace("executed", "adjusted")
    model = make_model({"t": csv}, fields=FIELDS, resources={"t": WIDE})
    assert ids(model, "program", "a") == ["line-items"]


def test_a_selection_is_not_what_an_amount_is_made_of(make_model):
    model = make_model({"t": OFFICES}, fields=FIELDS, resources={"t": SELECTED})
    assert ids(model, "department", "a") == []
