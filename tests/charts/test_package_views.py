"""Charts that a package describes itself: its own tables, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.charts import package_views
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
    (chart,) = package_views.charts(viewed({**BARS, "data": data}), EN)
    assert chart.spec["data"]["values"] == [{"name": "x"}]


def test_a_view_stands_on_the_pages_of_its_tables(viewed):
    model = viewed(BARS, resources=["others"])
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


def test_a_view_of_another_kind_is_a_warning(viewed):
    model = viewed({}, specType="plotly")
    assert [w.type for w in model.package.warnings] == ["view-error"]
    assert not model.package.views


def test_a_view_nested_too_deep_is_refused(viewed):
    spec: dict[str, Any] = BARS
    for _ in range(100):
        spec = {"vconcat": [spec]}
    assert [e.type for e in package_views.check(viewed(spec))] == ["view-error"]
