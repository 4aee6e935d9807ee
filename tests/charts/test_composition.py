"""What a figure is made of, where a table adds it up."""

from __future__ import annotations

import pytest

from yesan.charts import composition
from yesan.language.locale import Locale
from yesan.language.sentence import origins
from yesan.model.figures import Figure, Operation

EN = Locale("en")
FIELDS = {
    "place": {"columnType": "geo-source:target:code"},
    **{n: {"type": "integer", "title": n.title(), "unit": "pieces"} for n in ("old", "new")},
    "all": {
        "type": "integer",
        "title": "All",
        "unit": "pieces",
        "computed": {"sum": ["old", "new"]},
    },
}


@pytest.fixture(scope="module")
def charts(make_model):
    def draw(csv: str, **fields: dict):
        model = make_model({"cameras": csv}, fields={**FIELDS, **fields})
        return composition.of_entity(model, EN, model.entities["place"]["a"])

    return draw


def test_the_parts_are_ranked_and_the_largest_is_named_with_its_share(charts):
    (chart,) = charts("place,all,old,new\na,10,3,7\nb,5,5,0\n")
    assert [(row[0], row[1]) for row in chart.rows] == [("New", "7 pieces"), ("Old", "3 pieces")]
    assert "New: 7 pieces, 70.0% of All." in chart.sentence


def test_a_share_is_of_the_amount_whatever_the_unit(charts):
    """Parts and whole are printed in thousands; their share is not a thousand times as large."""
    money = {"type": "integer", "currency": "EUR", "factor": 1000}
    (chart,) = charts(
        "place,all,old,new\na,10,3,7\n",
        all={**money, "title": "All", "computed": {"sum": ["old", "new"]}},
        old={**money, "title": "Old"},
        new={**money, "title": "New"},
    )
    assert "New: €7K, 70.0% of All." in chart.sentence
    assert chart.sentence.startswith("All: €10K.")


def test_of_parts_below_zero_nobody_has_a_share(charts):
    (chart,) = charts("place,all,old,new\na,5,-5,10\n")
    assert chart.sentence == "All: 5 pieces."
    assert [row[0] for row in chart.rows] == ["New", "Old"]


@pytest.mark.parametrize(
    "csv",
    [
        "place,all,old,new\na,10,10,0\n",
        "place,all,old,new\na,10,3,7\na,10,3,7\n",
        "place,old,new\na,3,7\n",
    ],
    ids=["one part", "two rows", "no sum"],
)
def test_where_nothing_is_made_of_parts_there_is_no_chart(charts, csv):
    assert charts(csv) == []


def test_parts_of_another_unit_are_no_parts(charts):
    other = {"type": "integer", "unit": "boxes"}
    assert charts("place,all,old,new\na,10,3,7\n", new=other) == []


def test_parts_of_money_are_in_the_currency_and_their_share_is_of_the_whole(charts):
    money = {"type": "integer", "currency": "EUR", "factor": 1000}
    (chart,) = charts(
        "place,all,old,new\na,8,2,6\n",
        old={**money, "title": "Old"},
        new={**money, "title": "New"},
        all={**money, "title": "All", "computed": {"sum": ["old", "new"]}},
    )
    assert chart.rows == (("New", "€6,000.00"), ("Old", "€2,000.00"))
    assert chart.sentence == "All: €8K. The largest part is New: €6K, 75.0% of All."
    assert (chart.id, chart.title) == ("parts-cameras", "cameras: what All is made of")
    assert chart.unit == "thousand €"


@pytest.mark.parametrize("csv", ["a,0,5,-5", "a,10,5,5"], ids=["of nothing", "of equals"])
def test_a_whole_of_nothing_or_of_equal_parts_shows_nothing(charts, csv):
    assert charts(f"place,all,old,new\n{csv}\n") == []


def test_parts_that_share_the_lead_are_named_together(charts):
    three = {"type": "integer", "unit": "pieces", "computed": {"sum": ["old", "new", "odd"]}}
    odd = {"type": "integer", "title": "Odd", "unit": "pieces"}
    (chart,) = charts("place,all,old,new,odd\na,10,4,4,2\n", all=three, odd=odd)
    said = "The largest parts are Old and New: 4 pieces each, 40.0% of all."
    assert chart.sentence == f"all: 10 pieces. {said}"


def test_a_part_of_zero_is_known_and_a_blank_one_could_be_the_largest(charts):
    three = {"type": "integer", "unit": "pieces", "computed": {"sum": ["old", "new", "odd"]}}
    odd = {"type": "integer", "title": "Odd", "unit": "pieces"}

    def said(last: str) -> str:
        (chart,) = charts(f"place,all,old,new,odd\na,10,3,7,{last}\n", all=three, odd=odd)
        return str(chart.sentence)

    assert said("0") == "all: 10 pieces. The largest part is New: 7 pieces, 70.0% of all."
    assert said("") == "all: 10 pieces. No figure is given for Odd."


def test_rates_add_up_to_nothing(charts):
    rate = {"type": "number", "unit": "%"}
    sum_ = {**rate, "computed": {"sum": ["old", "new"]}}
    assert charts("place,all,old,new\na,10,3,7\n", all=sum_, old=rate, new=rate) == []


def test_a_whole_that_is_not_known_has_no_parts(charts):
    assert charts("place,all,old,new\na,,3,7\n") == []


def test_revenue_and_expenditure_are_no_parts_of_one_figure(make_model):
    """Whatever the table computes of them; two fields of one direction are."""
    money = {"type": "integer", "currency": "EUR", "columnType": "value"}
    extra = {"extraFields": [{"name": "side", "columnType": "direction"}]}
    for other, drawn in (("expenditure", 1), ("revenue", 0)):
        fields = {
            "place": FIELDS["place"],
            "all": {**money, "computed": {"sum": ["old", "new"]}},
            "old": {**money, "normalize": {"side": "expenditure"}},
            "new": {**money, "normalize": {"side": other}},
        }
        resources = {"budgets": {"schema": extra}}
        model = make_model(
            {"budgets": "place,all,old,new\na,10,3,7\n"}, fields=fields, resources=resources
        )
        found = composition.of_entity(model, EN, model.entities["place"]["a"])
        assert len(found) == drawn


def test_the_largest_part_is_compared_with_the_others(charts):
    (chart,) = charts("place,all,old,new\na,10,3,7\n")
    claims = [f for f in origins(chart.sentence) if isinstance(f, Figure)]
    (rank,) = (f for f in claims if f.operation is Operation.RANK)
    assert [f.amount for f in rank.operands] == [7, 3]
