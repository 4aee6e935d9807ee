"""Which codes the tables introduce, and what they are called."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.model.entities import base_of, code_fields, kind_of, kinds_of
from yesan.model.model import Model

PROGRAM = "activity:generic:program"
OFFICE = "administrative-classification:generic"
SELF = {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
SITES = {"sites": {"entity": True, "schema": {"primaryKey": "id", "foreignKeys": [SELF]}}}


def test_rows_that_refer_to_others_of_their_table_are_all_entities(make_model):
    """The field that refers holds codes of the same kind, and comes after the key."""
    model: Model = make_model({"sites": "id,parent\na,\nb,a\nc,b\n"}, resources=SITES)
    assert {code: e.parent for code, e in model.entities["sites"].items()} == {
        "a": "",
        "b": "a",
        "c": "b",
    }
    assert list(model.entities.ancestors("sites", "c")) == ["b", "a"]


def test_parents_in_a_circle_end(make_model):
    model: Model = make_model({"sites": "id,parent\na,c\nb,a\nc,b\n"}, resources=SITES)
    assert list(model.entities.ancestors("sites", "c")) == ["b", "a"]


def test_a_code_of_no_entity_has_no_ancestors(make_model):
    model: Model = make_model({"sites": "id,parent\na,\n"}, resources=SITES)
    assert list(model.entities.ancestors("sites", "zz")) == []


def test_a_field_without_codes_is_of_no_kind(make_model):
    model: Model = make_model({"t": "a,b\nx,y\n"})
    (resource,) = model.package.resources
    assert code_fields(resource) == []
    with pytest.raises(ValueError, match="a"):
        kind_of(resource.fields[0])


LABEL = {"columnType": f"{PROGRAM}:label"}


def test_a_table_whose_key_refers_to_another_introduces_no_codes(make_model):
    """Whatever it calls them, and although it comes first."""
    key = {"fields": "program", "reference": {"resource": "programs", "fields": "program"}}
    model: Model = make_model(
        {"budgets": "program,name\na,Road works\n", "programs": "program,name\na,Roads\n"},
        fields={"program": {"columnType": f"{PROGRAM}:code"}, "name": LABEL},
        resources={
            "budgets": {"schema": {"foreignKeys": [key]}},
            "programs": {"schema": {"primaryKey": "program"}},
        },
    )
    assert [e.name.default for e in model.entities["program"].values()] == ["Roads"]


def test_a_table_whose_key_refers_to_another_package_introduces_its_codes(make_model):
    elsewhere = {"package": "other.json", "resource": "programs", "fields": "program"}
    model: Model = make_model(
        {"budgets": "program,name\na,Roads\n"},
        fields={"program": {"columnType": f"{PROGRAM}:code"}, "name": LABEL},
        resources={
            "budgets": {"schema": {"foreignKeys": [{"fields": "program", "reference": elsewhere}]}}
        },
    )
    assert [e.name.default for e in model.entities["program"].values()] == ["Roads"]


def test_a_row_names_its_entities_and_the_owners_of_its_program(make_model):
    fields: dict[str, Any] = {
        "program": {"columnType": f"{PROGRAM}:code"},
        "office": {"columnType": f"{OFFICE}:code"},
        "place": {"columnType": "geo-source:target:code"},
    }
    model: Model = make_model(
        {"programs": "program,office\na,north\n", "rows": "program,place\na,x\n,y\nb,\n"},
        fields=fields,
        resources={"programs": {"schema": {"primaryKey": "program"}}},
    )
    resource = model.package.by_name["rows"]
    found = [model.entities.of_row(resource, row) for _, row in model.tables["rows"]]
    assert found == [
        {"program": "a", "place": "x", "department": "north"},
        {"place": "y"},
        {"program": "b"},
    ]


def test_a_row_that_names_its_own_department_keeps_it(make_model):
    fields: dict[str, Any] = {
        "program": {"columnType": f"{PROGRAM}:code"},
        "office": {"columnType": f"{OFFICE}:code"},
    }
    model: Model = make_model(
        {"programs": "program,office\na,north\n", "rows": "program,office\na,south\n"},
        fields=fields,
        resources={"programs": {"schema": {"primaryKey": "program"}}},
    )
    (row,) = model.tables["rows"]
    found = model.entities.of_row(model.package.by_name["rows"], row.cells)
    assert found == {"program": "a", "department": "south"}


def test_a_program_of_several_departments_belongs_to_none(make_model):
    """So it does where one of its rows has none."""
    fields: dict[str, Any] = {
        "program": {"columnType": f"{PROGRAM}:code"},
        "office": {"columnType": f"{OFFICE}:code"},
        "paid": {"type": "integer"},
    }
    csv = "program,office,paid\na,n,1\na,s,1\nb,n,1\nb,n,2\nc,n,1\nc,,1\nd,,1\nd,,2\n"
    model: Model = make_model({"rows": csv}, fields=fields)
    found = {code: dict(e.links) for code, e in model.entities["program"].items()}
    assert found == {"a": {}, "b": {"department": "n"}, "c": {}, "d": {}}


@pytest.mark.parametrize(
    ("csv", "fields", "names"),
    [
        ("id,note,size\na,A,5\n", {}, {"en": "A"}),
        ("id,note,said\na,A,B\n", {"said": {"role": "label"}}, {"en": "B"}),
        ("id,note,fr\na,A,B\n", {"fr": {"language": "fr"}}, {"fr": "B"}),
        (
            "id,note,said,fr\na,A,B,C\n",
            {"said": {"role": "label"}, "fr": {"language": "fr"}},
            {"en": "B", "fr": "C"},
        ),
        ("id,size\na,5\n", {}, {}),
    ],
    ids=["first text", "marked", "another language", "both", "none"],
)
def test_a_row_with_a_page_is_called_as_its_fields_say(make_model, csv, fields, names):
    model: Model = make_model(
        {"sites": csv},
        fields={"size": {"type": "integer"}, **fields},
        resources={"sites": {"entity": True, "schema": {"primaryKey": "id"}}},
        languages=["en", "fr"],
    )
    name = model.entities["sites"]["a"].name
    assert (name["en"], name["fr"]) == (names.get("en", "a"), names.get("fr", name["en"]))


def test_long_codes_that_begin_alike_have_addresses_of_their_own(make_model):
    long = "x" * 81
    model: Model = make_model(
        {"rows": f"program\n{'x' * 80}\n{long}\n{long}y\n"},
        fields={"program": {"columnType": f"{PROGRAM}:code"}},
    )
    first, second, third = (e.id for e in model.entities["program"].values())
    assert first == "x" * 80
    assert (second[:81], third[:81]) == (f"{'x' * 80}-", f"{'x' * 80}-")
    assert len({second, third}) == 2
    assert len(second) == 89


def test_no_entity_takes_the_address_of_the_list(make_model):
    model: Model = make_model(
        {"rows": "program\nindex\nIndex\n!\n"},
        fields={"program": {"columnType": f"{PROGRAM}:code"}},
    )
    found = [e.id for e in model.entities["program"].values()]
    assert found == ["index-2", "index-3", "program"]


def test_a_table_of_figures_describes_no_entities(make_model):
    """It has a key of codes, but its rows are amounts: another table goes before it."""
    label = {"columnType": f"{PROGRAM}:label"}
    model: Model = make_model(
        {"paid": "program,title,sum\na,Late,1\n", "programs": "program,title\na,Early\n"},
        fields={
            "program": {"columnType": f"{PROGRAM}:code"},
            "title": label,
            "sum": {"type": "integer"},
        },
        resources={n: {"schema": {"primaryKey": "program"}} for n in ("paid", "programs")},
    )
    assert model.entities["program"]["a"].name["en"] == "Early"


def test_a_program_belongs_to_whom_its_latest_year_says(make_model):
    fields = {
        "program": {"columnType": f"{PROGRAM}:code"},
        "office": {"columnType": f"{OFFICE}:code"},
        "year": {"type": "year", "columnType": "date:fiscal-year"},
    }
    rows = "program,office,year\na,x,2022\na,y,2023\nb,x,2023\nb,y,2023\n"
    programs = make_model({"t": rows}, fields=fields).entities["program"]
    assert {code: dict(e.links) for code, e in programs.items()} == {
        "a": {"department": "y"},
        "b": {},
    }


def test_a_blank_code_is_nobody_even_where_it_is_no_missing_value(make_model):
    fields = {"program": {"columnType": f"{PROGRAM}:code"}}
    schema = {"t": {"schema": {"missingValues": ["NA"]}}}
    model = make_model({"t": "program,label\na,A\n,B\n ,C\n"}, fields=fields, resources=schema)
    assert list(model.entities["program"]) == ["a"]


def test_the_levels_of_a_kind_come_before_it_from_the_coarsest(make_model):
    function, office = "functional-classification:generic", "administrative-classification:generic"
    names = ("t2", "t1", "t3", "o1", "o2")
    types = [*(f"{function}:level{n}:code" for n in (2, 1, 3)), f"{office}:level1:code"]
    types.append(f"{office}:level2:code")
    fields = {n: {"columnType": of} for n, of in zip(names, types, strict=True)}
    package = make_model({"t": f"{','.join(names)}\na,b,c,d,e\n"}, fields=fields).package
    kinds = kinds_of(package)
    assert [k for k in kinds if base_of(k) == "function"] == [
        *("function:level1", "function:level2", "function"),
    ]
    assert kinds.index("department:level1") + 1 == kinds.index("department")
    assert len(kinds) == len(set(kinds))


def test_an_entity_is_called_as_its_latest_year_calls_it(make_model):
    fields = {
        "program": {"columnType": f"{PROGRAM}:code"},
        "label": {"columnType": f"{PROGRAM}:label"},
        "year": {"type": "year", "columnType": "date:fiscal-year"},
    }
    rows = "program,label,year\na,Old,2022\na,New,2023\nb,Kept,2022\nb,,2023\n"
    model: Model = make_model({"t": rows}, fields=fields)
    assert {c: e.name.default for c, e in model.entities["program"].items()} == {
        "a": "New",
        "b": "Kept",
    }
