"""Which rows name an entity."""

from __future__ import annotations

from typing import Any

PROGRAM = {"columnType": "activity:generic:program:code"}
FIELDS: dict[str, dict[str, Any]] = {
    "program": PROGRAM,
    "id": PROGRAM,
    "place": {"columnType": "geo-source:target:code"},
}


def named(model: Any, kind: str, code: str) -> list[tuple[str, list[int]]]:
    """Tables and row numbers."""
    found = model.mentions.rows_of(model.entities[kind][code])
    return [(resource.name, [row.number for row in rows]) for resource, rows in found]


def test_rows_of_every_table_that_names_the_entity(make_model):
    csv = {"one": "program,place\na,x\nb,x\na,y\n", "two": "place,note\nx,\n,none\n"}
    model = make_model(csv, fields=FIELDS)
    assert named(model, "program", "a") == [("one", [2, 4])]
    assert named(model, "place", "x") == [("one", [2, 3]), ("two", [2])]
    assert named(model, "place", "y") == [("one", [4])]


def test_a_code_of_another_kind_is_another_entity(make_model):
    model = make_model({"one": "program,place\na,b\nb,a\n"}, fields=FIELDS)
    assert named(model, "program", "a") == [("one", [2])]
    assert named(model, "place", "a") == [("one", [3])]


def test_a_table_that_others_refer_to_mentions_nobody(make_model):
    key = {"fields": "of", "reference": {"resource": "listed", "fields": "number"}}
    csv = {"listed": "number,program\n1,a\n", "rows": "of,program\n1,a\n"}
    keyed = {"listed": {"schema": {"primaryKey": "number"}}}
    model = make_model(csv, fields=FIELDS, resources=keyed)
    assert [name for name, _ in named(model, "program", "a")] == ["listed", "rows"]
    keyed["rows"] = {"schema": {"foreignKeys": [key]}}
    model = make_model(csv, fields=FIELDS, resources=keyed)
    assert [name for name, _ in named(model, "program", "a")] == ["rows"]


def test_a_table_that_describes_programs_mentions_none(make_model):
    csv = {"programs": "id,place\na,x\n", "rows": "program\na\n"}
    model = make_model(csv, fields=FIELDS, resources={"programs": {"schema": {"primaryKey": "id"}}})
    assert named(model, "program", "a") == [("rows", [2])]
