"""The rank of an entity among its siblings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from yesan.model.model import Model

FIELDS: dict[str, dict[str, Any]] = {
    "place": {"columnType": "geo-source:target:code"},
    "cameras": {"type": "integer"},
    "direction": {"columnType": "direction"},
    "grant": {"type": "integer", "role": "part", "of": "cameras"},
}
PLACES = "place,parent\ncity,\nx,city\ny,city\nz,city\nfar,\nalone,far\n"
CAMERAS = "place,cameras\ncity,60\nx,10\ny,30\nz,10\nalone,5\n"
OWN = {"fields": "parent", "reference": {"resource": "", "fields": "place"}}
RESOURCES = {"places": {"schema": {"primaryKey": "place", "foreignKeys": [OWN]}}}


@pytest.fixture(scope="module")
def ranks(make_model):
    """Rank and count of each place, by its code, table by table."""

    def read(cameras: str) -> dict[str, list[tuple[str, int, int]]]:
        csv = {"places": PLACES, "cameras": cameras}
        model: Model = make_model(csv, fields=FIELDS, resources=RESOURCES)
        places = model.entities["place"].items()
        return {
            code: [(s.measure.name, s.position, s.count) for s in model.standings.of(place)]
            for code, place in places
        }

    return read


def test_a_place_is_ranked_among_those_of_its_parent(ranks):
    """The city itself does not push it down, and equal places share a rank."""
    assert ranks(CAMERAS) == {
        "city": [],
        "x": [("cameras", 2, 3)],
        "y": [("cameras", 1, 3)],
        "z": [("cameras", 2, 3)],
        "far": [],
        "alone": [],
    }


def test_a_rank_has_the_value_as_printed(make_model):
    csv = {"places": PLACES, "cameras": CAMERAS}
    model: Model = make_model(csv, fields=FIELDS, resources=RESOURCES)
    (standing,) = model.standings.of(model.entities["place"]["y"])
    assert (standing.value, standing.resource.name) == (Decimal(30), "cameras")


def test_two_places_are_ranked_and_one_without_a_row_is_none_of_them(ranks):
    found = ranks("place,cameras\ny,30\nz,40\n")
    assert (found["x"], found["y"], found["z"]) == ([], [("cameras", 2, 2)], [("cameras", 1, 2)])


def test_none_is_ranked_where_the_figure_of_one_is_not_known(ranks):
    found = ranks("place,cameras\nx,\ny,30\nz,40\n")
    assert (found["x"], found["y"], found["z"]) == ([], [], [])


def test_one_place_with_a_value_is_not_ranked(ranks):
    assert ranks("place,cameras\nx,\ny,30\nz,\n")["y"] == []


def test_a_row_without_a_place_hides_no_rank(ranks):
    found = ranks("place,cameras\n,99\nx,1\ny,3\n,98\n")
    assert (found["x"], found["y"]) == ([("cameras", 2, 2)], [("cameras", 1, 2)])


def test_a_table_with_a_place_twice_gives_no_ranks(ranks):
    assert ranks("place,cameras\nx,1\ny,3\nx,2\n")["y"] == []


def test_a_part_of_a_figure_is_not_ranked(ranks):
    found = ranks("place,grant,cameras\nx,5,10\ny,1,30\n")
    assert found["y"] == [("cameras", 1, 2)]


def test_a_table_that_names_two_kinds_gives_no_ranks(make_model):
    """Its rows are of places and programs together."""
    fields = {**FIELDS, "program": {"columnType": "activity:generic:program:code"}}
    csv = {"places": PLACES, "cameras": "place,program,cameras\nx,a,1\ny,b,3\n"}
    model: Model = make_model(csv, fields=fields, resources=RESOURCES)
    assert list(model.standings.of(model.entities["place"]["y"])) == []


def test_a_list_of_entities_gives_no_ranks(make_model):
    """A table marked as an entity describes its rows, figures and all."""
    csv = {"sites": "id,parent,size\na,,1\nb,a,2\nc,a,3\n"}
    own = {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
    resources = {"sites": {"entity": True, "schema": {"primaryKey": "id", "foreignKeys": [own]}}}
    model: Model = make_model(csv, fields={"size": {"type": "integer"}}, resources=resources)
    assert model.entities["sites"]["b"].parent == "a"
    assert list(model.standings.of(model.entities["sites"]["b"])) == []


def test_only_figures_of_one_direction_are_ranked_together(ranks):
    rows = "x,expenditure,10\ny,revenue,30\nz,expenditure,40\n"
    found = ranks(f"place,direction,cameras\n{rows}")
    assert found["x"] == [("cameras", 2, 2)]
    assert found["y"] == []
    assert found["z"] == [("cameras", 1, 2)]
