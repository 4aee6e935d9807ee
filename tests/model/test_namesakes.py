"""Names that several have: each is called by its code as well."""

from __future__ import annotations

import pytest

from yesan.model.namesakes import distinct
from yesan.package.text import Text

LABELED = {
    "title": {"columnType": "activity:generic:program:label"},
    "amount": {"type": "integer", "columnType": "value", "currency": "EUR"},
    "program": {"columnType": "activity:generic:program:code"},
}
CSV = "program,title,amount\np1,Administration,5\np2,Administration,7\np3,Roads,1\n"


def test_programs_of_one_name_are_told_apart_by_their_codes(make_model):
    model = make_model({"t": CSV}, fields=LABELED)
    called = {code: e.name.default for code, e in model.entities["program"].items()}
    assert called == {"p1": "Administration (p1)", "p2": "Administration (p2)", "p3": "Roads"}
    printed = {code: e.printed.default for code, e in model.entities["program"].items()}
    assert printed == {"p1": "Administration", "p2": "Administration", "p3": "Roads"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("Road works", "Road  works"), ("Road works", "Road\N{NO-BREAK SPACE}works")],
)
def test_names_are_alike_for_readers_whatever_space_is_in_them(first: str, second: str):
    found = distinct({"a": Text(first), "b": Text(second)}, ["en"])
    assert [name.default for name in found.values()] == [f"{first} (a)", f"{second} (b)"]


def test_a_name_has_its_code_only_in_the_languages_in_which_it_is_that_of_several():
    names = {"a": Text("도로", {"en": "Roads"}), "b": Text("길", {"en": "Roads"})}
    found = distinct(names, ["ko", "en"])
    assert [(n["ko"], n["en"]) for n in found.values()] == [
        ("도로", "Roads (a)"),
        ("길", "Roads (b)"),
    ]


def test_a_code_that_another_is_called_like_is_said_once():
    found = distinct({"a": Text("a"), "b": Text("a")}, ["en"])
    assert [name.default for name in found.values()] == ["a", "a (b)"]
