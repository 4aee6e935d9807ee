"""Packages of OpenSpending in their older forms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from yesan.descriptor.findings import Problems
from yesan.descriptor.openspending import modern, schema

FUNCTION = "functional-classification:generic"
CSV_FIELDS = ("code", "name", "year", "amount", "paid", "who")


def read(package: dict[str, Any], types: dict[str, str] | None = None, *, first: bool = True):
    """The schema of a table, and the warnings of it."""
    types = types or {}
    fields = [{"name": n, **({"osType": types[n]} if n in types else {})} for n in CSV_FIELDS]
    findings = Problems("datapackage.json")
    found = schema(package, "t", {"fields": fields}, findings, first=first)
    roles = {f["name"]: f["columnType"] for f in found["fields"] if "columnType" in f}
    return found, roles, [w.type for w in findings.warnings]


def test_os_types_are_column_types():
    _, roles, warnings = read({}, {"code": f"{FUNCTION}:code", "amount": "value"})
    assert roles == {"code": f"{FUNCTION}:code", "amount": "value"}
    assert warnings == ["outdated-property"]


@pytest.mark.parametrize(
    ("types", "roles"),
    [
        ({"code": f"{FUNCTION}:level1:code:part"}, {"code": f"{FUNCTION}:level1:code"}),
        ({"code": f"{FUNCTION}:level1:code:full"}, {"code": f"{FUNCTION}:level1:code"}),
        (
            {"code": f"{FUNCTION}:level1:code:full", "who": f"{FUNCTION}:level1:code:part"},
            {"code": f"{FUNCTION}:level1:code"},
        ),
    ],
    ids=["in part", "in full", "both: in full"],
)
def test_codes_in_full_and_in_part_are_codes(types, roles):
    assert read({}, types)[1] == roles


@pytest.mark.parametrize("form", ["model", "mapping"])
def test_a_model_says_the_roles_of_columns(form: str):
    measures = {
        "amount": {"source": "amount", "currency": "EUR", "factor": 1000, "phase": "approved"},
        "paid": {"source": "paid", "currency": "EUR", "phase": "executed"},
    }
    labels = {"code": {"source": "code"}, "name": {"source": "name", "labelfor": "code"}}
    kind = {"dimensionType": "classification", "classificationType": "functional"}
    dimensions = {
        "functional": {**kind, "primaryKey": ["code"], "attributes": labels},
        "date": {"dimensionType": "datetime", "attributes": {"year": {"source": "year"}}},
        "payee": {"dimensionType": "entity", "primaryKey": "who", "attributes": {}},
    }
    dimensions["payee"]["attributes"] = {"who": {"source": "who"}}
    found, roles, warnings = read({form: {"measures": measures, "dimensions": dimensions}})
    assert roles == {
        "code": f"{FUNCTION}:code",
        "name": f"{FUNCTION}:label",
        "year": "date:fiscal-year",
        "amount": "value",
        "paid": "value",
        "who": "recipient:generic:id",
    }
    by_name = {f["name"]: f for f in found["fields"]}
    assert by_name["amount"]["normalize"] == {"phase": "approved"}
    assert (by_name["amount"]["currency"], by_name["amount"]["factor"]) == ("EUR", 1000)
    assert [e["columnType"] for e in found["extraFields"]] == ["phase:id"]
    assert warnings == ["outdated-property"]


def test_parents_are_levels_from_the_coarsest():
    attributes = {
        "fine": {"source": "code", "parent": "coarse"},
        "label": {"source": "name", "labelfor": "fine"},
        "coarse": {"source": "who"},
    }
    kind = {"dimensionType": "classification", "classificationType": "economic"}
    dimension = {**kind, "primaryKey": ["coarse", "fine"], "attributes": attributes}
    roles = read({"model": {"measures": {}, "dimensions": {"kind": dimension}}})[1]
    stem = "economic-classification:generic"
    assert roles == {
        "who": f"{stem}:level1:code",
        "code": f"{stem}:level2:code",
        "name": f"{stem}:level2:label",
    }


def test_lists_of_parts_are_read_as_well():
    """Before 2015 measures and dimensions were arrays, and attributes were called fields."""
    measures = [{"name": "amount", "source": "amount", "currency": "GBP"}]
    fields = [{"name": "id", "source": "code"}]
    dimensions = [{"name": "program", "type": "activity", "fields": fields}]
    roles = read({"mapping": {"measures": measures, "dimensions": dimensions}})[1]
    assert roles == {"amount": "value", "code": "activity:generic:program:code"}


def test_a_model_is_of_the_first_table_unless_it_says_another():
    model = {"measures": {"a": {"source": "amount", "currency": "EUR"}}, "dimensions": {}}
    assert read({"model": model}, first=False)[1] == {}
    model["measures"]["a"]["resource"] = "t"
    assert read({"model": model}, first=False)[1] == {"amount": "value"}


def test_what_a_field_says_itself_comes_first():
    fields = [{"name": "amount", "columnType": "value", "osType": "unknown:number"}]
    found = schema({}, "t", {"fields": fields}, Problems("datapackage.json"), first=True)
    assert found["fields"][0]["columnType"] == "value"


def test_a_column_type_that_says_which_codes_are_in_part_is_not_outdated():
    types = {"code": f"{FUNCTION}:level1:code:part", "who": f"{FUNCTION}:level1:code:full"}
    fields = [
        {"name": name, "type": "string", "columnType": type_} for name, type_ in types.items()
    ]
    findings = Problems("datapackage.json")
    found = schema({}, "t", {"fields": fields}, findings, first=True)
    assert findings.warnings == []
    assert [f.get("columnType") for f in found["fields"]] == [None, f"{FUNCTION}:level1:code"]
    package = {"resources": [{"name": "t", "schema": {"fields": fields}}]}
    assert modern(package)["resources"][0]["schema"]["fields"] == found["fields"]


def test_a_dimension_that_does_not_say_what_it_is_is_known_by_its_name():
    year = {"date": {"attributes": {"year": {"source": "year"}}, "primaryKey": "year"}}
    payer = {"payer": {"attributes": {"id": {"source": "who"}}}}
    assert read({"mapping": {"dimensions": {**year, **payer}}})[1] == {
        "year": "date:fiscal-year",
        "who": "administrator:generic:id",
    }


def test_a_title_beside_a_code_is_its_label():
    attributes = {"code": {"source": "code"}, "title": {"source": "name"}}
    dimension = {"dimensionType": "location", "primaryKey": ["code"], "attributes": attributes}
    assert read({"model": {"dimensions": {"place": dimension}}})[1] == {
        "code": "geo-source:target:code",
        "name": "geo-source:target:title",
    }


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (("supplier", "invoice"), {"who": "supplier:generic:id"}),
        (("payee", "branch"), {"who": "recipient:generic:id"}),
        (("firm", "branch"), {}),
        (
            ("firm", "administrator"),
            {"who": "recipient:generic:id", "code": "administrator:generic:id"},
        ),
    ],
)
def test_of_several_entities_only_those_are_paid_that_are_called_so(names, roles):
    columns = ("who", "code")
    dimensions = {
        name: {"dimensionType": "entity", "attributes": {"own": {"source": column}}}
        for name, column in zip(names, columns, strict=True)
    }
    assert read({"model": {"dimensions": dimensions}})[1] == roles


def compound(**columns: str) -> dict[str, Any]:
    fields = [{"name": n, "column": c, "datatype": "string"} for n, c in columns.items()]
    return {"type": "compound", "fields": fields}


def test_a_mapping_of_2011_is_one_of_2013():
    """Its parts are dimensions by their names, and the currency is that of the dataset."""
    mapping = {
        "amount": {"type": "value", "datatype": "float", "column": "amount"},
        "paid": {"type": "measure", "datatype": "float", "column": "paid"},
        "time": {"type": "value", "datatype": "date", "column": "year"},
        "to": compound(name="who", label="who"),
        "cofog2": compound(name="code", label="name"),
        "cofog1": {"type": "classifier", "attributes": {"label": {"column": "who"}}},
        "region": compound(label="name"),
        "from": {"fields": [{"name": "label", "datatype": "constant", "constant": "City"}]},
    }
    package = {"mapping": mapping, "dataset": {"currency": "GBP"}}
    found, roles, warnings = read({**package, "mapping": {**mapping, "cofog1": {}}})
    assert roles == {
        "amount": "value",
        "paid": "value",
        "year": "date:fiscal-year",
        "who": "recipient:generic:id",
        "code": f"{FUNCTION}:code",
        "name": f"{FUNCTION}:label",
    }
    assert {f.get("currency") for f in found["fields"]} == {"GBP", None}
    assert found["extraFields"] == [
        {"name": "administrator", "columnType": "administrator:generic:id", "constant": "City"}
    ]
    assert warnings == ["outdated-property"]
    roles = read({**package, "mapping": {k: mapping[k] for k in ("cofog1", "cofog2")}})[1]
    assert (roles["who"], roles["code"]) == (f"{FUNCTION}:level1:code", f"{FUNCTION}:level2:code")


@pytest.mark.parametrize("before", ["", "t/"])
def test_a_mapping_of_2014_has_sources_with_the_name_of_their_table_or_without(before: str):
    """They are read as the columns that they are; those of another table are not of this one."""
    mapping = {
        "amount": {"source": f"{before}amount", "currency": "GBP"},
        "date": {"source": f"{before}year"},
        "payee": {"source": f"{before}who"},
        "cofog1": {"fields": {"id": {"source": f"{before}code"}, "label": {"source": "u/name"}}},
    }
    fields = [{"name": n} for n in CSV_FIELDS]
    tables = [{"name": n, "schema": {"fields": fields}} for n in ("t", "u")]
    found, roles, warnings = read({"mapping": mapping, "resources": tables})
    assert roles == {
        "amount": "value",
        "year": "date:fiscal-year",
        "who": "recipient:generic:id",
        "code": f"{FUNCTION}:code",
    }
    assert {f.get("currency") for f in found["fields"]} == {"GBP", None}
    assert warnings == ["outdated-property"]


@pytest.mark.parametrize("part", ["measures", "dimensions"])
def test_the_sources_of_a_model_may_have_the_name_of_their_table(part: str):
    said = (
        {"source": "t/amount"}
        if part == "measures"
        else {"attributes": {"id": {"source": "t/who"}}}
    )
    model = {part: {"payee": said}}
    tables = [{"name": "t", "schema": {"fields": [{"name": n} for n in CSV_FIELDS]}}]
    role = {"measures": {"amount": "value"}, "dimensions": {"who": "recipient:generic:id"}}[part]
    assert read({"mapping": model, "resources": tables})[1:] == (role, ["outdated-property"])


class Unread(list[Any]):
    """Tables that nobody looks at."""

    def __iter__(self) -> Any:
        raise AssertionError


def test_without_a_model_the_other_tables_are_not_looked_at_for_each():
    """A workbook of three thousand sheets would be looked at nine million times."""
    assert read({"resources": Unread()})[1:] == ({}, [])
    with pytest.raises(AssertionError):
        read({"resources": Unread(), "model": {"measures": {"x": {"source": "amount"}}}})


def test_a_mapping_of_2011_is_written_in_the_modern_form():
    mapping = {"amount": {"type": "measure", "column": "amount"}}
    package = {"mapping": mapping, "resources": [{"schema": {"fields": [{"name": "amount"}]}}]}
    written = modern(package)
    assert "mapping" not in written
    assert written["resources"][0]["schema"]["fields"][0]["columnType"] == "value"


@pytest.mark.parametrize("odd", [[], "x", 3, {"measures": 1, "dimensions": [1, {"name": "a"}]}])
def test_a_model_that_is_none_is_left_alone(odd):
    assert read({"model": odd})[1:] == ({}, [])


@pytest.mark.parametrize("model", [{}, {"measures": {}, "dimensions": {}}, {"dimensions": []}])
def test_a_model_that_says_nothing_is_not_told(model):
    assert read({"model": model})[2] == []


def test_a_mapping_of_which_nothing_is_known_is_told_and_kept():
    mapping = {"sort": {"type": "attribute", "column": "amount"}}
    findings = Problems("datapackage.json")
    fields = {"fields": [{"name": "amount"}]}
    schema({"mapping": mapping}, "t", fields, findings, first=True)
    assert [(w.found, w.expected) for w in findings.warnings] == [
        ("mapping", "measures and dimensions in it")
    ]
    package = {"mapping": mapping, "resources": [{"name": "t", "schema": fields}]}
    assert modern(package)["mapping"] == mapping


WORDS = (
    *("measures", "dimensions", "attributes", "fields", "source", "name", "labelfor", "parent"),
    *("primaryKey", "dimensionType", "classificationType", "resource", "type", "phase", "currency"),
    *("constant", "osType", "columnType", "date", "a", "column", "amount", "to", "cofog1", "time"),
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["code", "amount", "t", "", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
    ),
    max_leaves=25,
)


@examples(200)
@given(model=JUNK, form=st.sampled_from(["model", "mapping"]), fields=JUNK, extra=JUNK)
def test_whatever_a_descriptor_has_there_is_read_or_left(model, form, fields, extra):
    raw = {"fields": [*(fields if isinstance(fields, list) else [fields]), {"name": "code"}]}
    package = {form: model}
    found = schema(package, "t", {**raw, "extraFields": extra}, Problems("d.json"), first=True)
    assert len(found["fields"]) == len(raw["fields"])


@pytest.mark.parametrize("constant", [[], {}, ["City"], None, ""])
def test_a_constant_that_is_no_value_is_left(constant: object):
    package = {"model": {"to": {"constant": constant}}}
    raw = {"fields": [{"name": "code"}]}
    found = schema(package, "t", raw, Problems("d.json"), first=True)
    assert found.get("extraFields", []) == []
    assert len(found["fields"]) == 1


def test_an_os_type_that_is_none_is_told_by_its_name_and_left_out():
    types = {"code": "nonsense:type", "who": "budgetary-transfer", "amount": "value"}
    fields = [{"name": n, **({"osType": types[n]} if n in types else {})} for n in CSV_FIELDS]
    findings = Problems("datapackage.json")
    found = schema({}, "t", {"fields": fields}, findings, first=True)
    roles = {f["name"]: f["columnType"] for f in found["fields"] if "columnType" in f}
    assert roles == {"amount": "value"}
    assert findings.errors == []
    assert [(w.found, w.field) for w in findings.warnings] == [
        ("the osType nonsense:type", "code"),
        ("the osType budgetary-transfer", "who"),
        ("osType", ""),
    ]
    assert "budgetary-transfers" in findings.warnings[1].remedy


def test_a_model_with_columns_in_another_case_is_read_and_told():
    measures = {"amount": {"source": "Amount"}, "other": {"source": "nowhere"}}
    fields = [{"name": name} for name in CSV_FIELDS]
    findings = Problems("datapackage.json")
    package = {"model": {"measures": measures}}
    found = schema(package, "t", {"fields": fields}, findings, first=True)
    assert [f["name"] for f in found["fields"] if f.get("columnType") == "value"] == ["amount"]
    told = [(w.found, w.remedy) for w in findings.warnings]
    assert told[:2] == [
        ("the source Amount", "write amount; it is read as that"),
        ("the source nowhere", "name one"),
    ]
    assert package["model"]["measures"] == measures
