"""Charts that a package describes itself: its own tables, and nothing else."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from yesan.charts import package_views
from yesan.charts.shapes.theme import NARROW, WIDE
from yesan.language.locale import Locale

EN = Locale("en")
BARS = {
    "mark": "bar",
    "encoding": {
        "y": {"field": "name", "type": "nominal"},
        "x": {"field": "paid", "type": "quantitative"},
    },
}
CSV = "name,paid,day\na,1.50,2020-01-02\nb,2,\n"
FIELDS = {"paid": {"type": "number"}, "day": {"type": "date"}}


@pytest.fixture
def viewed(make_model):
    """A package with one view of the specification."""

    def make(spec: dict[str, Any], **more: Any):
        view = {"name": "v", "specType": "vega-lite", "spec": spec, **more}
        return make_model({"bills": CSV, "others": "name\nx\n"}, fields=FIELDS, views=[view])

    return make


def test_the_first_table_is_drawn_where_none_is_named(viewed):
    model = viewed(BARS, title="Bills")
    (chart,) = package_views.charts(model, EN)
    assert chart.title == "Bills"
    assert chart.spec["data"]["values"][0] == {"name": "a", "paid": 1.5, "day": "2020-01-02"}
    assert [r.name for r in chart.sources] == ["bills"]


@pytest.mark.parametrize("data", [{"name": "others"}, {"url": "data/others.csv"}])
def test_a_table_is_named_by_its_name_or_its_path(viewed, data):
    names = {"mark": "tick", "encoding": {"x": {"field": "name", "type": "nominal"}}}
    (chart,) = package_views.charts(viewed({**names, "data": data}), EN)
    assert chart.spec["data"]["values"] == [{"name": "x"}]


def test_a_view_stands_on_the_pages_of_its_tables(viewed):
    names = {"mark": "tick", "encoding": {"x": {"field": "name", "type": "nominal"}}}
    model = viewed(names, resources=["others"])
    bills, others = model.package.resources
    assert not list(package_views.charts(model, EN, bills))
    assert list(package_views.charts(model, EN, others))


@pytest.mark.parametrize(
    "spec",
    [
        {**BARS, "data": {"url": "https://example.org/x.csv"}},
        {**BARS, "data": {"url": "/etc/passwd"}},
        {**BARS, "data": {"sequence": {"start": 0, "stop": 1e12}}},
        {"mark": "image", "encoding": {"url": {"value": "https://example.org/x.png"}}},
        {**BARS, "encoding": {**BARS["encoding"], "href": {"value": "javascript:alert(1)"}}},
        {**BARS, "data": {"name": "nowhere"}},
        {"mark": "nothing"},
        {},
    ],
    ids=["address", "file", "endless", "picture", "link", "unknown table", "no mark", "empty"],
)
def test_a_view_that_reaches_out_or_is_none_is_refused(viewed, spec):
    (error,) = package_views.check(viewed(spec))
    assert (error.type, error.field) == ("view-error", "views.v.spec")


@pytest.mark.parametrize("spec", [BARS, {**BARS, "data": {"name": "bills"}}])
def test_tables_that_a_view_names_and_that_are_not_there_are_named(viewed, spec):
    (error,) = package_views.check(viewed(spec, resources=["Bill", "bills"]))
    assert (error.found, error.field) == ("Bill", "views.v.resources")
    assert error.remedy.startswith('did you mean "bills"?')


@pytest.mark.parametrize(
    "more",
    [
        {"transform": [{"lookup": "name", "from": {"key": "name", "data": {"url": "//x"}}}]},
        {"layer": [{"mark": {"type": "image", "url": "x.png"}}]},
        {"mark": {"type": "bar", "href": "x"}},
        {"config": {"mark": {"href": "x"}}},
        {"config": {"image": {"url": {"expr": "'x'"}}}},
        {"title": "see https://example.org"},
        {"title": "https:example.org"},
        {"title": "/\\\\example.org"},
        {"title": ["see", "//example.org"]},
        {"params": [{"name": "p", "expr": "'ht' + 'tps:' + '//' + 'example.org'"}]},
        {"params": [{"name": "p", "expr": "'https\\x3a\\x2f\\x2fexample.org'"}]},
        {"params": [{"name": "p", "expr": "'https\\u003a\\/\\/example.org'"}]},
        {"params": [{"name": "p", "expr": "'java' + 'script:alert(1)'"}]},
        {"transform": [{"calculate": "'java\tscript:' + datum.name", "as": "z"}]},
        {"mark": {"type": "bar", "fill": "url(https://example.org/#a)"}},
        {"mark": {"type": "bar", "fill": "URL( x.svg#a)"}},
        {"mark": {"type": "bar", "fill": {"expr": "'ur' + 'l(x.svg#a)'"}}},
        {"params": [{"name": "p", "expr": "join(['http:','','h','x.png'],'/')"}]},
        {"params": [{"name": "p", "expr": "'http:' + pad('', 2, '/') + 'h/x.png'"}]},
        {"params": [{"name": "p", "expr": "('http:/') + ('/h/x.png')"}]},
        {"params": [{"name": "p", "expr": "replace('h_ttp:--h', '_', '')"}]},
        {"params": [{"name": "p", "expr": "format(1, 'http:%/%/h')"}]},
        {"config": {"signals": [{"name": "p", "update": "reverse('gnp.x/h//:ptth')"}]}},
        {"data": {"values": [{"name": "https://example.org"}]}},
        {"data": {"values": [{"https://example.org": 1}]}},
        {"data": {"values": [], "url": "data/bills.csv"}},
        {"background": "data:image/svg+xml;base64,AAAA"},
        {"mark": {"type": "text", "font": '"><script>'}},
        {"config": {"axis": {"labelFont": {"expr": "'x'"}}}},
    ],
)
def test_a_view_names_no_address_in_whichever_property_or_expression(viewed, more):
    errors = list(package_views.check(viewed({**BARS, **more})))
    assert [(e.type, e.field) for e in errors] == [("view-error", "views.v.spec")]


@pytest.mark.parametrize(
    "more",
    [
        {"transform": [{"calculate": "random()", "as": "z"}]},
        {"transform": [{"filter": "datum.paid < sampleNormal (1)"}]},
        {"transform": [{"filter": {"test": "now() > 0"}}]},
        {"transform": [{"sample": 1}]},
        {"params": [{"name": "p", "expr": "1 + now()"}]},
        {"mark": {"type": "bar", "opacity": {"expr": "random()"}}},
        {"mark": {"type": "bar", "opacity": {"signal": "random()"}}},
        {"mark": {"type": "bar", "opacity": {"expr": "r\\u0061ndom()"}}},
        {"mark": {"type": "bar", "opacity": {"expr": "/'/ + random\ufeff() + /'/"}}},
        {"transform": [{"filter": {"not": "random() < 0.5"}}]},
        {"transform": [{"filter": {"and": ["datum.paid > 0", "random() < 0.5"]}}]},
        {"transform": [{"filter": {"or": [{"not": {"and": ["random() < 0.5"]}}]}}]},
        {"transform": [{"calculate": "toString(time(datetime()))", "as": "z"}]},
        {"transform": [{"calculate": "year(datetime( ))", "as": "z"}]},
        {"transform": [{"calculate": "timezoneoffset(datetime(2020, 6, 1))", "as": "z"}]},
        {"transform": [{"calculate": "time(datetime(2020, 6, 1))", "as": "z"}]},
        {"transform": [{"calculate": "timeOffset('day')", "as": "z"}]},
        {"transform": [{"calculate": "timeFormat(datum.day, '%Z')", "as": "z"}]},
        {"transform": [{"calculate": "windowSize()[0] + screen().width", "as": "z"}]},
        {"transform": [{"calculate": "containerSize()[0]", "as": "z"}]},
        {"transform": [{"calculate": "data('source_0')", "as": "z"}]},
        {"transform": [{"calculate": "$(1)", "as": "z"}]},
        {"config": {"axis": {"labelExpr": "now()"}}},
        {"config": {"timeFormat": "%H %Z"}},
        {"config": {"customFormatTypes": True, "numberFormatType": "random"}},
        {"config": {"numberFormat": '.1f") + random() + ("'}},
        {"params": [{"name": "p", "select": {"type": "point", "toggle": "now() > 1"}}]},
        {"params": [{"name": "p", "select": {"type": "point", "on": "click[now() > 1]"}}]},
    ],
)
def test_a_view_is_the_same_each_time_it_is_drawn(viewed, more):
    (error,) = package_views.check(viewed({**BARS, **more}))
    assert (error.type, error.field) == ("view-error", "views.v.spec")
    assert error.expected == "a picture that is the same each time it is drawn"


@pytest.mark.parametrize(
    "expression",
    [
        "datum.paid > max(1, 2) && length(datum.name) > 0",
        "year(datum.day) == 2020 || datum.day < datetime(2020, 1, 1)",
        "test('^a(b|c)', datum.name) || test(/^b/, datum.name)",
        "datum.name + ' (won)' == 'of them (all)'",
        "format(datum.paid, ',.1f') != timeFormat(datum.day, '%Y-%m-%d')",
        "slice(upper(datum.name), 0, 3) == 'A'",
        "if(isValid(datum.day), utcyear(datum.day), 0)",
    ],
)
def test_a_view_may_compute_what_is_the_same_each_time(viewed, expression):
    computed = {"transform": [{"calculate": expression, "as": "z"}]}
    assert list(package_views.check(viewed({**BARS, **computed}))) == []


@pytest.mark.parametrize("name", ["number", "time"])
def test_a_view_may_format_numbers_and_times(viewed, name):
    shown = {**BARS["encoding"], "text": {"field": "paid", "format": "", "formatType": name}}
    assert list(package_views.check(viewed({**BARS, "encoding": shown}))) == []


def test_a_day_is_read_as_a_day_and_not_as_the_moment_at_which_it_begins_in_one_zone(viewed):
    """In New York, the moment at which a day begins in London is of the day before."""
    x = {"field": "day", "type": "temporal"}
    dated = {**BARS, "encoding": {**BARS["encoding"], "x": x}}
    (chart,) = package_views.charts(viewed(dated), EN)
    assert chart.spec["data"]["format"] == {"parse": {"day": "date:'%Y-%m-%d'"}}
    (chart,) = package_views.charts(viewed(BARS), EN)
    assert "format" not in chart.spec["data"]
    x["timeUnit"] = "utcyearmonth"
    (chart,) = package_views.charts(viewed(dated), EN)
    assert "format" not in chart.spec["data"]


def test_what_a_view_says_to_the_program_that_shows_it_is_dropped(viewed):
    embed = {"usermeta": {"embedOptions": {"loader": {"baseURL": "https://example.org/"}}}}
    (chart,) = package_views.charts(viewed({**BARS, **embed}), EN)
    assert "usermeta" not in chart.spec
    (chart,) = package_views.charts(viewed({"layer": [{**BARS, **embed}]}), EN)
    assert "example.org" not in str(chart.spec)


@pytest.mark.parametrize(
    "title", ["Paid: 1/2 // half", "a + b", "Data: name, paid", "x\\y", "now (2024)"]
)
def test_a_view_may_have_words_that_are_no_address(viewed, title):
    assert list(package_views.check(viewed({**BARS, "title": title}))) == []


def test_a_view_of_another_kind_is_a_warning(viewed):
    model = viewed({}, specType="plotly")
    assert [w.type for w in model.package.warnings] == ["view-error"]
    assert not model.package.views


def test_a_view_nested_too_deep_is_refused(viewed):
    spec: dict[str, Any] = BARS
    for _ in range(40):
        spec = {"vconcat": [spec]}
    assert [e.type for e in package_views.check(viewed(spec))] == ["view-error"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("2.00"), 2),
        (Decimal("1.50"), 1.5),
        ((2020, 3), "2020-03"),
        (datetime.date(2020, 1, 2), "2020-01-02"),
        (datetime.time(9, 30), "09:30:00"),
        (None, None),
        (True, True),
        ([1], [1]),
        ((1, 2, 3), "(1, 2, 3)"),
    ],
)
def test_values_are_such_as_json_has(value, expected):
    found = package_views._json(value)
    assert (found, type(found)) == (expected, type(expected))


def test_a_table_may_have_so_many_rows_and_no_more(viewed, monkeypatch):
    monkeypatch.setattr(package_views, "MOST_ROWS", 2)
    assert list(package_views.check(viewed(BARS))) == []
    monkeypatch.setattr(package_views, "MOST_ROWS", 1)
    (error,) = package_views.check(viewed(BARS))
    assert (error.found, error.expected) == ("bills, which has 2 rows", "at most 1 rows")


def test_a_specification_may_be_so_deep_and_no_deeper(viewed, monkeypatch):
    """A bar with its encoding is nested three deep."""
    monkeypatch.setattr(package_views, "MOST_DEEP", 3)
    assert list(package_views.check(viewed(BARS))) == []
    monkeypatch.setattr(package_views, "MOST_DEEP", 2)
    assert [e.found for e in package_views.check(viewed(BARS))] == [
        "a specification nested too deep"
    ]


def test_each_list_is_one_deeper_and_so_is_what_is_in_it(viewed, monkeypatch):
    """The bar is in a list of layers: two deeper."""
    layers = {"layer": [BARS]}
    monkeypatch.setattr(package_views, "MOST_DEEP", 5)
    assert list(package_views.check(viewed(layers))) == []
    monkeypatch.setattr(package_views, "MOST_DEEP", 4)
    assert [e.found for e in package_views.check(viewed(layers))] == [
        "a specification nested too deep"
    ]


def test_a_view_that_vega_lite_does_not_know_is_refused_in_its_words(viewed):
    (error,) = package_views.check(viewed({"mark": "nothing"}))
    assert error.found.endswith(" was expected")


def test_a_view_has_no_table_of_its_own_and_says_it_is_computed(viewed):
    (chart,) = package_views.charts(viewed(BARS, description="What is paid."), EN)
    assert (chart.id, chart.title, chart.sentence) == ("view-1", "v", "What is paid.")
    assert (chart.table, chart.unit, chart.computed) == (None, "", True)


def test_a_view_has_the_look_of_other_charts_and_its_own_first(viewed):
    (chart,) = package_views.charts(viewed({**BARS, "config": {"font": "x"}, "$schema": "y"}), EN)
    assert (chart.spec["config"]["font"], chart.spec["width"]) == ("x", WIDE)
    assert chart.spec["config"]["background"] == "transparent"
    assert "$schema" not in chart.spec


@pytest.mark.parametrize("said", [{}, {"width": "container"}])
def test_a_view_that_says_no_width_is_drawn_for_a_column_and_for_a_phone(viewed, said: dict):
    (chart,) = package_views.charts(viewed({**BARS, **said}), EN)
    phone = chart.narrow.whole()
    assert (chart.spec["width"], phone["width"]) == (WIDE, NARROW)
    assert {**phone, "width": WIDE} == chart.spec
    assert chart.spec["autosize"] == {"type": "fit-x", "contains": "padding"}


def test_a_view_of_a_width_of_its_own_is_drawn_once(viewed):
    model = viewed({**BARS, "width": 90})
    assert list(package_views.check(model)) == []
    (chart,) = package_views.charts(model, EN)
    assert (chart.spec["width"], chart.narrow) == (90, None)
    assert "autosize" not in chart.spec


def test_a_view_of_data_of_its_own_draws_no_table(viewed):
    model = viewed({**BARS, "data": {"values": [{"name": "z", "paid": 1}]}})
    (chart,) = package_views.charts(model, EN)
    assert (chart.sources, chart.spec["data"]) == ((), {"values": [{"name": "z", "paid": 1}]})
    assert list(package_views.charts(model, EN, model.package.resources[0])) == []


@pytest.mark.parametrize(
    "spec",
    [
        {**BARS, "transform": None},
        {**BARS, "transform": 5},
        {**BARS, "transform": [{"as": 5}]},
        {**BARS, "encoding": {"x": {"field": "paid", "type": ["quantitative"]}}},
        {**BARS, "encoding": {"x": {"field": "paid", "type": {"a": 1}}}},
        {**BARS, "encoding": {"x": {"field": "paid", "aggregate": ["count"]}}},
    ],
)
def test_a_view_with_values_of_other_kinds_than_vega_lite_has_is_refused(viewed, spec):
    (error,) = package_views.check(viewed(spec))
    assert (error.field, error.expected) == ("views.v.spec", "a Vega-Lite specification")


def test_a_view_that_vega_lite_allows_and_nobody_can_read_is_refused(viewed):
    bounds = {"domain": [float("inf"), float("nan")]}
    amount = {"field": "paid", "type": "quantitative", "scale": bounds}
    (error,) = package_views.check(viewed({**BARS, "encoding": {"x": amount}}))
    assert error.found == "what cannot be read: InvalidOperation"


def test_a_view_may_draw_the_row_in_which_another_field_is_largest(viewed):
    largest = {"field": "paid", "type": "quantitative", "aggregate": {"argmax": "paid"}}
    assert not list(package_views.check(viewed({**BARS, "encoding": {"x": largest}})))
