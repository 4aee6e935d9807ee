"""Foreign keys are checked against the rows that were read: no table is read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless.resources import TableResource

from yesan.descriptor import descriptor
from yesan.errors import DataError
from yesan.tables import tables

Read = Callable[..., list[DataError]]


def key(fields: str | list[str], resource: str, reference: str | list[str]) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": resource, "fields": reference}}


def keyed(*keys: dict[str, Any]) -> dict[str, Any]:
    return {"schema": {"foreignKeys": list(keys)}}


@pytest.fixture
def errors(make_package: Callable[..., Path]) -> Read:
    def errors(csv: dict[str, str], **resources: dict[str, Any]) -> list[DataError]:
        package = descriptor.read(make_package(csv, resources=resources))
        return list(tables.errors(package))

    return errors


def test_a_table_is_read_once_however_many_keys_lead_to_it(
    errors: Read, monkeypatch: pytest.MonkeyPatch
):
    """Also where one of them is its own."""
    opened: Counter[str] = Counter()
    start = TableResource.open

    def count(self: TableResource) -> TableResource:
        opened[str(self.name)] += 1
        return start(self)

    monkeypatch.setattr(TableResource, "open", count)
    found = errors(
        {"programs": "id,above\na,\nb,a\n", "paid": "one,other\na,b\nb,b\n"},
        programs=keyed(key("above", "", "id")),
        paid=keyed(key("one", "programs", "id"), key("other", "programs", "id")),
    )
    assert found == []
    assert sorted(opened.values()) == [1, 1]


def test_each_row_whose_key_leads_nowhere_is_told(errors: Read):
    """By each of its keys, also by one of the table itself."""
    found = errors(
        {"programs": "id,above\na,\nb,z\n", "paid": "one,other\na,x\ny,b\n"},
        programs=keyed(key("above", "", "id")),
        paid=keyed(key("one", "programs", "id"), key("other", "programs", "id")),
    )
    assert {e.type for e in found} == {"foreign-key"}
    places = [(e.resource, e.row, e.field) for e in found]
    assert sorted(places) == [("paid", 2, "other"), ("paid", 3, "one"), ("programs", 3, "above")]


def test_a_key_of_two_fields_needs_both_in_one_row(errors: Read):
    """A value missing in both leads nowhere on purpose; in one of them, it is looked for."""
    csv = {"items": "kind,id\na,1\nb,2\n", "paid": "n,kind,id\n1,a,1\n2,a,2\n3,,\n4,a,\n"}
    found = errors(csv, paid=keyed(key(["kind", "id"], "items", ["kind", "id"])))
    assert [(e.row, e.field) for e in found] == [(3, "kind, id"), (5, "kind, id")]


def test_a_table_without_rows_has_none_that_a_key_leads_to(errors: Read):
    """It is told once, of the table that has lost its rows."""
    found = errors({"items": "id\n", "paid": "id\na\nb\n"}, paid=keyed(key("id", "items", "id")))
    assert [(e.type, e.resource, e.row) for e in found] == [("foreign-key", "items", None)]
    assert found[0].found == "no row, and 2 keys of paid that lead to some"


def test_where_the_columns_of_a_table_are_not_its_fields_only_that_is_told(errors: Read):
    """Not that every key to it leads nowhere."""
    found = errors(
        {"items": "code\na\n", "paid": "id\nb\n"},
        items={"schema": {"fields": [{"name": "id", "type": "string"}]}},
        paid=keyed(key("id", "items", "id")),
    )
    assert {e.resource for e in found} == {"items"}


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("X1", 'did you mean "x1"?'),
        ("x1 ", 'did you mean "x1"?'),
        ("7", 'did you mean "007"?'),
        ("Ｘ１", 'did you mean "x1"?'),
        ("x2", "fix the value, or add the row to programs"),
    ],
    ids=["case", "a space", "zeros", "full width", "another"],
)
def test_a_key_that_is_nearly_one_is_guessed(errors: Read, value: str, meant: str):
    (found,) = errors(
        {"programs": "id,name\nx1,a\n007,b\n", "paid": f"one,n\n{value},5\n"},
        paid=keyed(key("one", "programs", "id")),
    )
    assert found.remedy.startswith(meant)


def test_a_table_is_called_as_the_package_calls_it(errors: Read):
    """Also where its name has other letters than those of the id that it is read by."""
    found = errors(
        {"부서": "코드,이름\n010,건설과\n", "사업": "이름,부서\n도로,099\n"},
        부서={"schema": {"primaryKey": "코드"}},
        사업=keyed(key("부서", "부서", "코드")),
    )
    assert [(e.type, e.expected, e.remedy) for e in found if e.type == "foreign-key"] == [
        ("foreign-key", "a 코드 of 부서", "fix the value, or add the row to 부서")
    ]


def test_a_key_to_a_table_without_its_columns_is_not_told(errors: Read):
    """The header says it already, whatever letters the name of the table has."""
    found = errors(
        {"부서": "번호,이름\n010,건설과\n", "사업": "이름,부서\n도로,099\n"},
        부서={"schema": {"fields": [{"name": "코드"}, {"name": "이름"}]}},
        사업=keyed(key("부서", "부서", "코드")),
    )
    assert {error.type for error in found} == {"missing-label", "extra-label"}
