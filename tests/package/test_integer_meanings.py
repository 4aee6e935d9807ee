"""Which numbers are codes by where they are and what they go with, whatever they are called."""

from __future__ import annotations

import pytest

from yesan.package.integer_meanings import with_senses


@pytest.fixture
def codes(make_model):
    """The columns of a table whose numbers measure nothing."""

    def of(csv: str, **fields: dict) -> list[str]:
        named = csv.partition("\n")[0].split(",")
        numbers = {n: {"type": "number" if n in "xy" else "integer"} for n in named}
        model = make_model({"t": csv}, fields={**numbers, "name": {"type": "string"}, **fields})
        resource = with_senses(model.package.by_name["t"], model.tables["t"].column)
        return [f.name for f in resource.fields if not f.numeric and f.type != "string"]

    return of


@pytest.mark.parametrize(
    ("csv", "expected"),
    [
        ("k,name,w\n75,Paris,4\n13,Brest,9\n69,Lyon,5\n", ["k"]),
        ("r,k,name,w\n8,75,Paris,4\n8,13,Brest,9\n9,69,Lyon,5\n", ["r", "k"]),
        ("name,k,w\nA,36,5\nA,36,6\nB,40,9\nB,40,8\nC,56,7\nC,56,2\n", ["k"]),
        ("name,k,w\nA,1,8\nA1,11,5\nA2,12,3\nB,2,9\nB1,21,2\nB2,22,7\n", ["k"]),
        ("name,x,y,w\nA,480992.5,5261861,36\nB,416606,5134666,8\n", ["x", "y"]),
        ("name,nace_rev2,w\nA,111,36\nB,2410,8\n", ["nace_rev2"]),
        ("a,b,name,w\n1,11,A,7\n1,12,B,5\n2,11,C,9\n2,12,D,8\n", ["a", "b"]),
        ("name,k,w\nA,51101,7\nA,52501,5\nB,51101,9\nB,52501,8\n", ["k"]),
        ("name,k,w\nA,20240003,36\nB,20240004,8\nC,20240005,1\n", ["k"]),
    ],
    ids=[
        "before the names",
        "and what contains them",
        "again and again",
        "of levels",
        "coordinates",
        "a classification",
        "in order, and in it others",
        "in order within a name",
        "one after the other",
    ],
)
def test_a_code_is_known_by_what_it_goes_with(codes, csv: str, expected: list[str]):
    assert codes(csv) == expected


@pytest.mark.parametrize(
    "csv",
    [
        "k,name\n75,Paris\n13,Brest\n69,Lyon\n",
        "k,name,w\n75,Paris,4\n69,Brest,9\n13,Lyon,5\n",
        "k,name,w\n75,Paris,4\n75,Brest,9\n13,Lyon,5\n",
        "k_total,name,w\n75,Paris,4\n13,Brest,9\n69,Lyon,5\n",
        "name,x,w\nA,480,36\nB,416,8\n",
        "name,k,w\nA,75,4\nB,13,9\nC,69,5\n",
        "a,b,w\n1,12,7\n1,11,5\n2,11,9\n2,12,8\n",
        "a,b,w\n1,11,7\n1,12,5\n2,11,9\n2,13,8\n",
        "a,total,w\n1,11,7\n1,12,5\n2,11,9\n2,12,8\n",
    ],
    ids=[
        "alone",
        "in order of them",
        "shared",
        "a total",
        "x without y",
        "after the names",
        "in no order",
        "not again",
        "called a total",
    ],
)
def test_other_numbers_are_figures(codes, csv: str):
    assert codes(csv) == []


def test_what_the_descriptor_says_comes_first(codes):
    rows = "k,name,w\n75,Paris,4\n13,Brest,9\n69,Lyon,5\n"
    assert codes(rows, k={"type": "integer", "unit": "km"}) == []


@pytest.mark.parametrize(
    ("column", "more", "expected"),
    [
        ("7033.0 -9762.0 5.00", {}, "whole"),
        ("7033.0 -9762.0", {"currency": "EUR"}, ""),
        ("7033.0 9762.5", {}, ""),
        ("7033 9762", {}, ""),
    ],
)
def test_figures_are_whole_where_all_decimals_are_zeros(
    make_model, column: str, more: dict, expected: str
):
    rows = "\n".join(f"{n},{value}" for n, value in enumerate(column.split()))
    number = {"type": "number", **more}
    model = make_model({"t": f"n,v\n{rows}\n"}, fields={"v": number})
    resource = with_senses(model.package.by_name["t"], model.tables["t"].column)
    assert resource.by_name["v"].whole is bool(expected)


@pytest.mark.parametrize(
    "csv",
    [
        "name,k,w\nA,1856,4\nB,1742,9\nC,2003,5\n",
        "name,opened,w\nA,1461,4\nB,1888,9\n",
        "name,cost_centre,w\nA,4100,4\nB,4250,9\nC,4300,5\n",
        "name,x,w\nA,1856.0,4\nB,1742.0,9\nC,2003.0,5\n",
        "x,w\n1949.000,4\n1949.083,9\n1949.167,5\n1949.250,6\n",
    ],
    ids=["years", "called so", "cost centres", "with decimals", "parts of years"],
)
def test_years_and_cost_centres_are_no_figures(codes, csv: str):
    assert codes(csv) == [csv.partition("\n")[0].split(",")[-2]]


@pytest.mark.parametrize(
    ("type_", "years", "role"),
    [
        ("integer", "2019 2020", "date:fiscal-year"),
        ("year", "2019 2020", "date:fiscal-year"),
        ("string", "2019 2020", "date:fiscal-year"),
        ("date", "2019-01-02 2020-03-04", "date:generic"),
        ("string", "spring autumn", "date:generic"),
    ],
)
def test_dates_of_any_kind_that_are_years_are_fiscal_years(
    make_model, type_: str, years: str, role: str
):
    rows = "".join(f"{year},5\n" for year in years.split())
    dated = {"type": type_, "columnType": "date:generic"}
    model = make_model({"t": f"when,paid\n{rows}"}, fields={"when": dated})
    resource = with_senses(model.package.by_name["t"], model.tables["t"].column)
    assert resource.by_name["when"].column_type.name == role


def test_a_fiscal_year_that_is_said_stays_the_only_one(make_model):
    fields = {
        "when": {"type": "year", "columnType": "date:generic"},
        "fy": {"type": "year", "columnType": "date:fiscal-year"},
    }
    model = make_model({"t": "when,fy\n2019,2020\n2020,2021\n"}, fields=fields)
    resource = with_senses(model.package.by_name["t"], model.tables["t"].column)
    assert resource.by_name["when"].column_type.name == "date:generic"


def test_a_key_of_numbers_like_years_is_a_key(make_model):
    rows = "plot,area\n1871,5\n1523,6\n1934,7\n"
    schema = {"t": {"schema": {"primaryKey": "plot"}}}
    fields = {name: {"type": "integer"} for name in ("plot", "area")}
    model = make_model({"t": rows}, fields=fields, resources=schema)
    resource = with_senses(model.package.by_name["t"], model.tables["t"].column)
    assert resource.by_name["plot"].sense == "key"
