"""The fields of a package's own views: each is there, and is drawn."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from yesan.charts import package_views
from yesan.language.locale import Locale
from yesan.render import vega

EN = Locale("en")
NUMBER = {"type": "number"}
ROWS = "k,v\na,5\nb,7\n"


@pytest.fixture
def viewed(make_model):
    """A package with one view of one table."""

    def make(csv: str, spec: dict[str, Any], **fields: dict[str, Any]):
        view = {"name": "mine", "specType": "vega-lite", "spec": spec}
        return make_model({"t": csv}, fields=fields, views=[view])

    return make


def bars(name: str, figure: str, **more: Any) -> dict[str, Any]:
    x, y = {"field": name, "type": "nominal"}, {"field": figure, "type": "quantitative", **more}
    return {"mark": "bar", "encoding": {"x": x, "y": y}}


def test_a_field_that_there_is_not_is_an_error_that_names_the_view(viewed):
    (error,) = package_views.check(viewed("year,v\n2019,1\n", bars("yeer", "v"), v=NUMBER))
    assert (error.type, error.field) == ("view-error", "views.mine.spec")
    assert (error.found, error.remedy) == ("the field yeer", "did you mean year?")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("Year", "did you mean year?"), ("Y E A R", "did you mean year?"), ("V", "did you mean v?")],
)
def test_a_field_in_another_spelling_is_guessed(viewed, name: str, remedy: str):
    (error,) = package_views.check(viewed("year,v\n2019,1\n", bars(name, "v"), v=NUMBER))
    assert error.remedy == remedy


def looked_up(own: str, key: str, *fields: str) -> dict[str, Any]:
    source = {"data": {"name": "names"}, "key": key, "fields": [*fields]}
    return {
        **bars("label", "v"),
        "transform": [{"lookup": own, "from": source}],
        "data": {"name": "t"},
    }


@pytest.fixture
def looking(make_model):
    """What is found wrong in a view that looks names up in another table."""

    def make(spec: dict[str, Any]) -> list[tuple[str, str]]:
        view = {"name": "mine", "specType": "vega-lite", "spec": spec}
        tables = {"t": ROWS, "names": "id,label,other\na,Alfa,1\nb,Beta,2\n"}
        model = make_model(tables, fields={"v": NUMBER}, views=[view])
        return [(error.found, error.remedy) for error in package_views.check(model)]

    return make


def test_what_is_looked_up_is_there(looking):
    assert looking(looked_up("k", "id", "label")) == []


@pytest.mark.parametrize(
    ("own", "key", "field", "found", "remedy"),
    [
        ("k", "Id", "label", "the field Id in a lookup", 'did you mean "id"? if not, name a'),
        ("k", "code", "label", "the field code in a lookup", "name a field of the table"),
        ("kk", "id", "label", "the field kk in a lookup", "name a field of the table"),
        ("k", "id", "lable", "the field lable in a lookup", 'did you mean "label"? if not'),
        ("k", "other", "label", "a lookup of k by other, which have no", "look it up by the"),
    ],
    ids=["a spelling", "no key", "no field", "nothing to take", "no value in common"],
)
def test_what_cannot_be_looked_up_is_named(
    looking, own: str, key: str, field: str, found: str, remedy: str
):
    ((said, told),) = looking(looked_up(own, key, field))
    assert said.startswith(found)
    assert told.startswith(remedy)


@pytest.mark.parametrize(
    ("transform", "made"),
    [
        ({"calculate": "datum.v * 2", "as": "twice"}, "twice"),
        ({"fold": ["v", "w"]}, "value"),
        ({"aggregate": [{"op": "sum", "field": "v", "as": "all"}], "groupby": ["k"]}, "all"),
        ({"bin": True, "field": "v", "as": ["low", "high"]}, "low"),
    ],
)
def test_a_field_that_a_transformation_makes_is_there(viewed, transform, made):
    spec = {**bars("k", made), "transform": [transform]}
    assert list(package_views.check(viewed("k,v,w\na,1,2\n", spec, v=NUMBER, w=NUMBER))) == []


@pytest.mark.parametrize(
    "spec",
    [
        {**bars("any", "thing"), "data": {"values": [{"any": "a", "thing": 1}]}},
        {**bars("k", "b"), "transform": [{"pivot": "k", "value": "v"}]},
        {"layer": [bars("k", "v"), {"mark": "rule", "encoding": {"y": {"datum": 1}}}]},
        bars("o.inner", "v"),
    ],
    ids=["its own data", "pivot", "layers", "a way into an object"],
)
def test_fields_that_only_drawing_tells_are_not_refused(viewed, spec):
    csv = 'k,v,o\na,1,"{""inner"": 1}"\n'
    assert list(package_views.check(viewed(csv, spec, v=NUMBER, o={"type": "object"}))) == []


@pytest.mark.parametrize(
    ("name", "figure"), [("a.b", "v.x[0]"), ("it's", 'v "q"'), ("a\\b", "v:Q")]
)
def test_names_with_dots_quotes_and_the_like_are_drawn_as_they_are(make_model, name, figure):
    header = f'{name},"{figure.replace(chr(34), 2 * chr(34))}"'
    fields = [{"name": name, "type": "string"}, {"name": figure, "type": "number"}]
    model = make_model(
        {"t": f"{header}\np,11\nr,12\n"},
        resources={"t": {"schema": {"fields": fields}}},
        views=[{"name": "mine", "specType": "vega-lite", "spec": bars(name, figure)}],
    )
    (chart,) = package_views.charts(model, EN)
    picture = vega.render(chart.spec).decode()
    texts = [html.unescape(text) for text in re.findall(r">([^<>]+)</text>", picture)]
    assert {"p", "r", "12", name, figure} <= set(texts)


@pytest.mark.parametrize(("domain", "errors"), [([5, 7], 0), ([6, 7], 1), ([5, 6], 1)])
def test_a_scale_may_end_at_its_figures(viewed, domain: list[int], errors: int):
    spec = {**bars("k", "v", scale={"domain": domain}), "mark": "point"}
    found = package_views.check(viewed("k,v\na,5\nb,7\n", spec, v=NUMBER))
    assert len([*found]) == errors


def points(name: str, **more: Any) -> dict[str, Any]:
    x = {"field": name, "type": "temporal", **more}
    return {"mark": "point", "encoding": {"x": x, "y": {"field": "v", "type": "quantitative"}}}


DAYS = "d,v\n2023-03-01,1\n2024-06-30,2\n"
DAY = {"v": NUMBER, "d": {"type": "date"}}
MONTHS = {"v": NUMBER, "d": {"type": "yearmonth"}}


@pytest.mark.parametrize(
    ("domain", "said"),
    [
        (["2023-01-01", "2023-12-31"], "2023-01-01 to 2023-12-31"),
        (["2023-12", "2025"], "2023-12-01 to 2025-01-01"),
        ([{"year": 2023}, {"year": 2024, "month": "june", "date": 1}], "2023-01-01 to 2024-06-01"),
        ([{"year": 2023, "quarter": 2}, {"year": 2025}], "2023-04-01 to 2025-01-01"),
        ([1672531200000, 1704067200000], "2023-01-01 to 2024-01-01"),
    ],
)
def test_a_scale_of_times_holds_its_times(viewed, domain, said):
    spec = points("d", scale={"domain": domain})
    (error,) = package_views.check(viewed(DAYS, spec, **DAY))
    assert error.found.startswith(f"a scale from {said} over d, which has 202")


@pytest.mark.parametrize(
    ("csv", "fields", "more"),
    [
        (DAYS, DAY, {"scale": {"domain": ["2023-03-01", "2024-06-30"]}}),
        (DAYS, DAY, {"scale": {"domainMin": {"year": 2020}}}),
        (DAYS, DAY, {"timeUnit": "year", "scale": {"domain": ["2023", "2024"]}}),
        (DAYS, DAY, {"timeUnit": "month", "scale": {"domain": ["2012-01", "2012-12"]}}),
        ("d,v\n2023-03,1\n2024-06,2\n", MONTHS, {"scale": {"domain": ["2023-03", "2024-06"]}}),
        ("d,v\n2019,1\n2020,2\n", MONTHS | {"d": NUMBER}, {"scale": {"domain": ["2019", "2020"]}}),
    ],
)
def test_a_scale_of_times_may_end_at_them(viewed, csv, fields, more):
    assert [*package_views.check(viewed(csv, points("d", **more), **fields))] == []


def test_the_end_of_a_scale_of_times_holds_them(viewed):
    spec = points("d", scale={"domainMax": {"year": 2024}})
    (error,) = package_views.check(viewed(DAYS, spec, **DAY))
    assert error.found == "a scale from anything to 2024-01-01 over d, which has 2024-06-30"


@pytest.mark.parametrize("type_", ["year", "integer"])
def test_years_are_drawn_as_times(viewed, type_):
    model = viewed("d,v\n2019,1\n2021,2\n", points("d"), v=NUMBER, d={"type": type_})
    (chart,) = package_views.charts(model, EN)
    texts = re.findall(r">([^<>]+)</text>", vega.render(chart.spec).decode())
    assert {"2019", "2020", "2021"} <= {*texts}


@pytest.mark.parametrize(("least", "errors"), [("0", 1), ("-5", 1), ("0.1", 0)])
def test_a_logarithmic_scale_is_over_figures_above_zero(viewed, least, errors):
    spec = bars("k", "v", scale={"type": "log"})
    found = list(package_views.check(viewed(f"k,v\na,{least}\nb,1000\n", spec, v=NUMBER)))
    assert len(found) == errors
    assert [e.found for e in found] == [f"a logarithmic scale over v, which has {least}"] * errors


@pytest.mark.parametrize(
    ("csv", "spec", "found"),
    [
        ("k,v\na,1\n", bars("v", "k"), "the type quantitative for k, which has a"),
        (
            "k,v\na,1\n",
            {"mark": "line", "encoding": {"x": {"field": "k", "type": "temporal"}}},
            "the type temporal for k, which has a",
        ),
        ("k,v\na,\n", bars("k", "v"), "the field v, which has no value"),
        ("k,v\n", bars("k", "v"), "the field k, which has no value"),
        (
            "k,v\na,5\nb,7\n",
            bars("k", "v", scale={"domain": [100, 200]}),
            "a scale from 100 to 200 over v, which has 5",
        ),
        (
            "k,v\na,5\n",
            {**bars("k", "v"), "transform": [{"filter": "datum.v > 10"}]},
            "a picture without a mark",
        ),
        (
            ROWS,
            bars("k", "v", scale={"domain": [0, 6]}),
            "a scale from 0 to 6 over v, which has 7",
        ),
        (
            ROWS,
            bars("k", "v", scale={"domainMax": 6}),
            "a scale from anything to 6 over v, which has 7",
        ),
        (
            ROWS,
            {
                "mark": "bar",
                "encoding": {"x": {"field": "k", "type": "nominal", "scale": {"domain": ["a"]}}},
            },
            "a scale of 1 values over k, which has b",
        ),
        (
            ROWS,
            bars("k", "v", scale={"domain": [0, 6], "clamp": True}),
            "a scale from 0 to 6, clamped, over v, which has 7",
        ),
        (ROWS, {"facet": {"field": "x"}, "spec": bars("k", "v")}, "the field x"),
        (ROWS, {"facet": {"row": {"field": "x"}}, "spec": bars("k", "v")}, "the field x"),
        (ROWS, bars("k", "v", sort={"field": "x"}), "the field x"),
        (ROWS, {"repeat": ["v", "x"], "spec": bars("k", "v")}, "the field x"),
        (ROWS, {**bars("k", "v"), "transform": [{"filter": "datum['x'] < 9"}]}, "the field x"),
        (ROWS, {**bars("k", "v"), "height": 0}, "a picture of the height 0"),
        (
            ROWS,
            {**bars("k", "v"), "mark": {"type": "bar", "opacity": 0}},
            "marks that are transparent",
        ),
        (
            ROWS,
            {"layer": [{"mark": "bar", "encoding": {"opacity": {"value": 0}}}]},
            "marks that are transparent",
        ),
    ],
    ids=[
        *("texts as numbers", "texts as times", "blank", "no rows", "a domain", "a filter"),
        *(
            "a part of the figures",
            "an end",
            "other words",
            "clamped",
            "a facet",
            "a row of facets",
            "an order",
        ),
        *("repeated", "an expression", "a height", "opacity", "opacity of all layers"),
    ],
)
def test_a_view_that_draws_nothing_is_an_error_that_names_it(viewed, csv, spec, found):
    (error,) = package_views.check(viewed(csv, spec, v=NUMBER))
    assert (error.type, error.field, error.found) == ("view-error", "views.mine.spec", found)


@pytest.mark.parametrize(
    "spec",
    [
        {**bars("k", "v", scale={"domain": [6, 10]}), "mark": {"type": "bar", "clip": True}},
        {
            **bars("k", "v"),
            "encoding": {
                "x": {"field": "k", "type": "nominal"},
                "color": {
                    "field": "v",
                    "type": "quantitative",
                    "scale": {"domain": [6, 7], "clamp": True},
                },
            },
        },
        bars("k", "v", scale={"domain": [0, 7], "domainMin": -1}),
        {"repeat": ["v", "y"], "spec": bars("k", "y")},
        {"facet": {"field": "k"}, "spec": bars("k", "v")},
        {
            "layer": [
                {**bars("k", "v"), "mark": {"type": "bar", "opacity": 0}},
                bars("k", "v", sort={"field": "y"}),
            ]
        },
        bars("v", "k", aggregate="count"),
        {**bars("k", "v"), "transform": [{"filter": "datum.v > 5"}]},
        {"mark": "line", "encoding": {"x": {"field": "y", "type": "temporal"}}},
        bars("k", "y"),
    ],
    ids=[
        *(
            "a part of the figures",
            "a clamped colour",
            "ends",
            "repeated",
            "faceted",
            "one of two layers",
        ),
        *("a count", "a filter", "times", "numbers as texts"),
    ],
)
def test_a_view_that_draws_something_is_none(viewed, spec):
    assert list(package_views.check(viewed("k,v,y\na,5,2019\nb,7,2020\n", spec, v=NUMBER))) == []
