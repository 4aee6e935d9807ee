"""The names that tables give to codes."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.model.labels import labels_of


@pytest.fixture(scope="module")
def labels(make_model):
    """The labels of one table, in English and French, by its key."""

    def read(csv: str, key: Any = "id", **fields: dict[str, Any]) -> dict[str, tuple[str, str]]:
        resources = {"codes": {"schema": {"primaryKey": key}}}
        model = make_model(
            {"codes": csv}, fields=fields, resources=resources, languages=["en", "fr"]
        )
        (resource,) = model.package.resources
        found = labels_of(resource, model.tables["codes"])
        return {code: (text["en"], text["fr"]) for code, text in found.items()}

    return read


def test_the_first_text_without_a_language_is_the_name(labels):
    csv = "id,nom,name,more\na,A-fr,A,x\nb,,B,x\n"
    found = labels(csv, nom={"language": "fr"})
    assert found == {"a": ("A", "A-fr"), "b": ("B", "B")}


def test_a_field_marked_as_label_goes_before_the_first_text(labels):
    assert labels("id,note,name\na,x,A\n", name={"role": "label"}) == {"a": ("A", "A")}


def test_a_code_without_a_name_is_shown_itself(labels):
    assert labels("id,name\na,\n") == {"a": ("a", "a")}


def test_texts_of_other_languages_alone_are_names(labels):
    assert labels("id,nom\na,A-fr\n", nom={"language": "fr"}) == {"a": ("A-fr", "A-fr")}


@pytest.mark.parametrize(
    ("csv", "key", "fields"),
    [
        ("id,lat\na,5.1\n", "id", {}),
        ("id,page\na,https://a.example\n", "id", {}),
        ("id,size\na,1\n", "id", {"size": {"type": "integer"}}),
        ("id,name\na,A\n", ["id", "name"], {}),
        ("id\na\n", "id", {}),
    ],
    ids=["a coordinate", "an address", "no text", "a key of two fields", "nothing but a key"],
)
def test_a_table_that_is_no_list_of_codes_has_no_labels(labels, csv, key, fields):
    assert labels(csv, key, **fields) == {}


CODED = {"code": {"columnType": "activity:generic:program:code"}, "name": {"role": "label"}}


@pytest.mark.parametrize(
    ("csv", "more", "names"),
    [
        ("code,name,size\na,Roads,1\na,Roads,2\nb,Parks,3\n", {}, {"a": "Roads", "b": "Parks"}),
        ("code,name\na,Roads\na,Repairs\nb,Parks\n", {}, {"a": "a", "b": "b"}),
        ("code,name\na,\na,Roads\nb,\n", {}, {"a": "Roads", "b": "b"}),
        (
            "code,office,name\na,x,Roads\nb,y,Parks\n",
            {"office": {"columnType": "administrative-classification:generic:code"}},
            {"a": "a", "b": "b"},
        ),
    ],
    ids=["one of each", "two of one", "some", "two codes"],
)
def test_a_printed_label_names_the_only_code_of_its_rows(make_model, csv, more, names):
    model = make_model({"t": csv}, fields=CODED | more)
    assert {e.code: e.name["en"] for e in model.entities["program"].values()} == names


def test_a_code_is_called_as_a_later_table_calls_it(make_model):
    """No foreign key leads there, and the table of figures comes first."""
    tables = {"spent": "code,amount\na,1\nb,2\n", "programs": "code,title\na,Roads\nc,Parks\n"}
    fields = {"code": CODED["code"], "title": {"columnType": "activity:generic:program:label"}}
    model = make_model(tables, fields=fields)
    named = {e.code: (e.id, e.name["en"]) for e in model.entities["program"].values()}
    assert named == {"a": ("a", "Roads"), "b": ("b", "b"), "c": ("c", "Parks")}
