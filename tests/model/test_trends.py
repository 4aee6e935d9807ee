"""Amounts over the years."""

from __future__ import annotations

from decimal import Decimal

from budgets import FIELDS, WIDE, complete
from yesan.model.side import Side

EUROS = Side("expenditure", "EUR")
TWO_YEARS = (
    "program,item,year,amount\na,x,2019,1\na,y,2019,2\na,x,2020,4\nb,x,2020,8\nb,y,2018,16\n"
)


def years(model, **given):
    """The amounts by phase and year."""
    trend = model.trends.of(given, EUROS)
    return {
        phase: {year: figure.amount for year, figure in known.items()}
        for phase, known in (trend.phases if trend else {}).items()
    }


def test_what_a_table_lists_is_added_up_year_by_year(make_model):
    model = make_model({"t": TWO_YEARS}, fields=FIELDS)
    assert years(model) == {"t:": {"2018": 16, "2019": 3, "2020": 12}}
    assert years(model, program="a") == {"t:": {"2019": Decimal(3), "2020": Decimal(4)}}
    assert all(figure.is_listed for figure in model.trends.of({}, EUROS).figures)


def test_one_year_is_no_trend(make_model):
    model = make_model({"t": TWO_YEARS}, fields=FIELDS)
    assert years(model, program="b", **{"line-item": "x"}) == {}
    assert years(make_model({"t": "program,amount\na,1\n"}, fields=FIELDS)) == {}


def test_printed_amounts_go_before_sums_of_what_is_listed(make_model):
    csv = "program,year,amount\n,2019,5\na,2019,1\n,2020,9\na,2020,4\na,2021,2\nb,2021,2\n"
    model = make_model({"t": csv}, fields=FIELDS)
    trend = model.trends.of({}, EUROS)
    assert years(model) == {"t:": {"2019": 5, "2020": 9}}
    assert [figure.is_listed for figure in trend.figures] == [False, False]


def test_a_table_that_prints_amounts_goes_before_one_that_lists_more(make_model):
    """What programs add up to is not what the budget is."""
    listed = "program,year,approved\na,2019,1\nb,2019,2\na,2020,4\nb,2020,8\na,2021,7\n"
    tables = {"t": listed, "all": "year,approved\n2019,3\n2020,99\n"}
    model = make_model(tables, fields=FIELDS, resources=dict.fromkeys(tables, WIDE))
    assert years(model) == {"approved": {"2019": 3, "2020": 99}}


def test_one_printed_year_hides_no_years_that_are_listed(make_model):
    """And it is not among them: it is all there was, and they are what somebody wrote down."""
    csv = "program,year,amount\n,2019,5\na,2019,1\na,2020,4\na,2021,2\n"
    model = make_model({"t": csv}, fields=FIELDS)
    assert years(model) == {"t:": {"2020": 4, "2021": 2}}


def test_a_table_that_was_selected_has_no_trend(make_model):
    resources = {"t": {"selection": "the largest"}}
    assert years(make_model({"t": TWO_YEARS}, fields=FIELDS, resources=resources)) == {}


def test_each_year_adds_up_to_its_own_total(make_model):
    """What another table prints of a year bears out that year, and no other."""
    csv = "program,year,approved\na,2019,1\nb,2019,2\na,2020,4\nb,2020,8\n"
    tables = {"t": csv, "all": "year,approved\n2019,3\n2020,99\n"}
    resources = {"t": complete("all"), "all": WIDE}
    model = make_model(tables, fields=FIELDS, resources=resources)
    listed = {
        year: rollups["t"].figure({}, "approved", *EUROS).is_listed
        for year, rollups in model.trends.years.items()
    }
    assert listed == {"2019": False, "2020": True}
