"""What an amount is made of."""

from __future__ import annotations

from budgets import FIELDS
from yesan.model.side import Side

EUROS = Side("expenditure", "EUR")
CSV = "program,item,amount\na,x,1\na,y,2\nb,x,4\nb,y,\nc,x,4\n"


def parts(model, kind, **given):
    """The amounts by code, in their order."""
    found = model.breakdowns.of(given, kind, EUROS)
    return [(e.code, *map(int, (f.amount for f in known.values()))) for e, known in found.parts]


def test_everything_is_made_of_the_entities_of_a_kind_the_largest_first(make_model):
    model = make_model({"t": CSV}, fields=FIELDS)
    assert parts(model, "program") == [("b", 4), ("c", 4), ("a", 3)]
    assert parts(model, "line-item") == [("x", 9), ("y", 2)]
    assert [f.is_listed for f in model.breakdowns.of({}, "program", EUROS).figures] == [True] * 3


def test_the_largest_is_that_of_the_last_phase(wide):
    model = wide({"t": "program,approved,adjusted\na,9,1\nb,5,3\nc,7,3\nd,8,\n"})
    assert parts(model, "program") == [("c", 7, 3), ("b", 5, 3), ("a", 9, 1), ("d", 8)]


def test_an_entity_is_made_of_those_of_another_kind(make_model):
    model = make_model({"t": CSV}, fields=FIELDS)
    assert parts(model, "line-item", program="a") == [("y", 2), ("x", 1)]
    assert model.breakdowns.of({"program": "c"}, "line-item", EUROS) is None
    assert model.breakdowns.of({"program": "a"}, "program", EUROS) is None
    assert model.breakdowns.of({}, "department", EUROS) is None


def test_what_contains_other_parts_is_none_of_them(make_model):
    keys = [{"fields": "above", "reference": {"resource": "", "fields": "item"}}]
    schema = {"primaryKey": "item", "foreignKeys": keys}
    tables = {"items": "item,above\nx,\nx1,x\nx2,x\n", "t": "program,item,amount\na,x,9\na,x1,4\n"}
    tables["t"] += "a,x2,5\n"
    model = make_model(tables, fields=FIELDS, resources={"items": {"schema": schema}})
    assert parts(model, "line-item") == [("x2", 5), ("x1", 4)]
