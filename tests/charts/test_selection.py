"""Every chart of a page, in the order in which it shows them."""

from __future__ import annotations

import pytest

from budgets import FIELDS
from yesan.charts import selection
from yesan.language.locale import Locale

PARTS = "program,office,amount\na,x,70\nb,y,30\nc,y,10\n"


@pytest.fixture(scope="module")
def locale(project_model) -> Locale:
    return Locale.of(project_model.package)


KINDS = ("program", "department", "line-item", "place")


def test_the_whole_is_whose_budgets_change_and_which(project_model, locale):
    found = list(selection.of_whole(project_model, locale))
    assert [(kind, chart.id) for kind, chart in found] == [
        ("department", "buildup"),
        ("program", "changes"),
    ]


def test_home_has_a_treemap_and_leaves_the_charts_to_the_lists(project_model, locale):
    assert list(selection.of_home(project_model, locale, KINDS)) == []


def test_a_kind_without_a_list_has_its_charts_on_home(project_model, locale):
    found = list(selection.of_home(project_model, locale, ("program",)))
    assert [(kind, chart.id) for kind, chart in found] == [("department", "buildup")]


def test_a_home_without_a_treemap_begins_with_the_first_chart_which_no_list_repeats(make_model):
    model = make_model({"t": PARTS}, fields=FIELDS)
    home = [c.id for _, c in selection.of_home(model, Locale("en"), ("program", "department"))]
    assert home == ["by-program"]
    assert selection.of_kind(model, Locale("en"), "program") == []
    assert [c.id for c in selection.of_kind(model, Locale("en"), "department")] == ["by-department"]


def test_a_package_without_amounts_has_no_charts_on_home(make_model):
    model = make_model({"t": "name,size\na,1\n"}, fields={"size": {"type": "integer"}})
    assert list(selection.of_home(model, Locale("en"), ())) == []


def test_a_place_has_what_it_is_made_of_and_where_it_is(project_model, locale):
    place = project_model.entities["place"]["gangnam-gu"]
    found = selection.of_entity(project_model, locale, place)
    assert [c.id for c in found] == ["parts-cctv-cameras", "map-cctv-cameras"]


def test_the_list_of_a_kind_begins_with_its_changes_or_its_map(project_model, locale):
    found = {k: selection.of_kind(project_model, locale, k) for k in KINDS if k != "line-item"}
    assert {k: [c.id for c in charts] for k, charts in found.items()} == {
        "program": ["changes"],
        "department": ["buildup"],
        "place": ["map-cctv-cameras"],
    }


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("cctv-cameras", "map-cctv-cameras"),
        ("foundation-contributions", "series"),
        ("program-budgets", "values"),
    ],
)
def test_a_table_has_its_map_or_its_series_or_its_ranking(project_model, locale, name, id_):
    found = selection.of_table(project_model, locale, project_model.package.by_name[name])
    assert found[0].id == id_


def test_every_chart_of_the_package_has_words_a_unit_a_table_and_a_source(project_model, locale):
    """And no two of one page have one anchor."""
    counted = 0
    for kind in ("program", "department", "line-item", "place"):
        for entity in project_model.entities[kind].values():
            found = selection.of_entity(project_model, locale, entity)
            assert len({c.id for c in found}) == len(found)
            counted += len(found)
            for chart in found:
                assert len(chart.finding + chart.sentence) > 0
                assert chart.unit
                assert chart.sources
                assert chart.rows
                assert chart.why
    assert counted > 60
