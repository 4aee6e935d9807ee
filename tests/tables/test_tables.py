"""Tables: exact typed rows, and every cell that breaks its schema told at its place."""

from __future__ import annotations

import csv
import datetime
import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage, YesanError
from yesan.tables import tables
from yesan.tables.number_remedy import ALONE

PAID = {"paid": {"type": "integer"}}
KEY = {"amounts": {"schema": {"primaryKey": "id"}}}


@pytest.fixture(scope="module")
def rows(make_package):
    """The rows of one table, `amounts`."""

    def read(csv: str, **options: Any):
        package = descriptor.read(make_package({"amounts": csv}, **options))
        return tables.read(package)["amounts"]

    return read


# ── what is read ────────────────────────────────────────────────────────────────────────────────


@examples(25)
@given(st.lists(st.none() | st.integers(-(10**25), 10**25), min_size=1, max_size=8))
def test_a_figure_is_read_as_it_stands_and_a_missing_one_is_never_zero(rows, figures):
    lines = "".join(f"a,{'' if n is None else n}\n" for n in figures)
    assert rows(f"id,paid\n{lines}", fields=PAID).column("paid") == figures


@examples(25)
@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=5))
def test_a_decimal_number_is_exact(rows, figures):
    lines = "".join(f"a,{n:f}\n" for n in figures)
    found = rows(f"id,paid\n{lines}", fields={"paid": {"type": "number"}}).column("paid")
    assert list(found) == figures
    assert {type(n) for n in found} == {Decimal}


def test_values_have_the_type_of_their_field(rows):
    types = {"n": "integer", "yes": "boolean", "on": "date", "fy": "year"}
    table = rows(
        "id,n,yes,on,fy\n01,-3,true,2020-04-20,2020\n,,,,2021\n",
        fields={name: {"type": type_} for name, type_ in types.items()},
    )
    assert list(table.by_number[2].values()) == ["01", -3, True, datetime.date(2020, 4, 20), 2020]
    assert list(table.by_number[3].values()) == [None, None, None, None, 2021]


def test_rows_bear_their_number_the_header_being_the_first(rows):
    table = rows("id,paid\na,1\nb,2\n", fields=PAID)
    assert [row.number for row in table] == [2, 3]
    assert table.rows[1].cells == {"id": "b", "paid": 2}


def test_a_table_without_rows_has_its_columns(rows):
    table = rows("id,paid\n", fields=PAID)
    assert (len(table), table.names) == (0, ("id", "paid"))


def test_a_missing_value_may_be_written_otherwise(rows):
    schema = {"missingValues": ["", "-"]}
    table = rows("id,paid\na,-\nb,-1\n", fields=PAID, resources={"amounts": {"schema": schema}})
    assert table.column("paid") == [None, -1]


def test_text_keeps_its_commas_quotes_and_lines(rows):
    table = rows('id,note\na,"x, ""y""\nz"\nb,한\n')
    assert table.column("note") == ['x, "y"\nz', "한"]


def test_every_row_of_the_package_is_read(project, project_model):
    assert len(project_model.package.resources) > 1
    for resource in project_model.package.resources:
        with (project / resource.path).open(encoding="utf-8", newline="") as file:
            count = sum(1 for _ in csv.reader(file)) - 1
        assert len(project_model.tables[resource.name]) == count


# ── what is refused ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("csv", "type_", "row", "field"),
    [
        ('id,paid\na,1\nb,"1,200x"\n', "type-error", 3, "paid"),
        ("id,paid\na,1.5\n", "type-error", 2, "paid"),
        ("id,paid\na,1,2\n", "extra-cell", 2, ""),
        ("id,paid\na\n", "missing-cell", 2, "paid"),
        ("id,paid\na,1\n\nb,2\n", "blank-row", 3, ""),
        ("id,paid\na,1\na,2\n", "primary-key", 3, "id"),
        ("id,paid\n,1\n", "primary-key", 2, "id"),
    ],
)
def test_a_fault_is_told_with_its_row_and_field(errors, csv, type_, row, field):
    (error,) = errors(csv, fields=PAID, resources=KEY)
    assert (error.type, error.row, error.field) == (type_, row, field)
    assert (error.file, error.resource) == ("data/amounts.csv", "amounts")


@pytest.mark.parametrize(("bound", "said"), [("x", "x"), ([1], "[1]"), ({"a": 1}, "{'a': 1}")])
def test_a_bound_that_is_no_value_of_its_field_is_refused(errors, bound: object, said: str):
    """Before any cell is checked against it."""
    since = {"type": "date", "constraints": {"minimum": bound}}
    (error,) = errors("id,since\na,2024-01-01\n", fields={"since": since})
    assert (error.type, error.field) == ("descriptor-error", "resources.amounts.since.constraints")
    assert error.found == f'constraint "minimum" is "{said}", which is no date'


@pytest.mark.parametrize(
    ("constraint", "cell"),
    [
        ({"required": True}, ""),
        ({"minimum": 0}, "-1"),
        ({"maximum": 9}, "10"),
        ({"enum": [1, 2]}, "3"),
        ({"unique": True}, "5"),
    ],
)
def test_a_broken_constraint_is_told_at_its_cell(errors, constraint, cell):
    paid = {"type": "integer", "constraints": constraint}
    first = 5 if "unique" in constraint else 1
    found = errors(f"id,paid\na,{first}\nb,{cell}\n", fields={"paid": paid})
    assert [(e.row, e.field) for e in found] == [(3, "paid")]


WHICH = 'say in the field which is meant: 1234 ("groupChar": ",") or 1.234 ("decimalChar": ",")'


@pytest.mark.parametrize(
    ("type_", "cells", "remedy"),
    [
        ("integer", ["1200x"], ALONE),
        ("integer", ["₩5"], 'write "5"; ₩ goes into the "unit" of the field'),
        ("integer", ["many"], "fix the value, or its type"),
        ("integer", ["1.5"], 'make the field a "number"'),
        ("integer", ["1 200"], 'add "groupChar": " " to the field'),
        ("integer", ["1,200", "3,000"], 'add "groupChar": "," to the field'),
        ("integer", ["1,5"], 'make the field a "number" with "decimalChar": ","'),
        ("number", ["1,5", "1,234"], 'add "decimalChar": "," to the field'),
        ("number", ["1.234,5"], 'add "groupChar": ".", "decimalChar": "," to the field'),
        ("number", ["1,234"], WHICH),
        ("number", ["1,234", "1,234,567"], 'add "groupChar": "," to the field'),
        ("number", ["1'234.5"], 'add "groupChar": "\'" to the field'),
        ("number", ["5%"], 'add "bareNumber": false and "unit": "%" to the field'),
    ],
)
def test_what_to_do_about_a_number_keeps_its_value(
    errors, type_: str, cells: list[str], remedy: str
):
    """What a comma is, the whole column says; where it can be two things, both are said."""
    rows = "".join(f'x{n},"{cell}"\n' for n, cell in enumerate(cells))
    found = errors(f"id,paid\n{rows}", fields={"paid": {"type": type_}})
    assert found[0].remedy == remedy


@pytest.mark.parametrize(
    ("cells", "remedy"),
    [
        (["13/02/2024", "01/03/2024"], 'write "2024-02-13"'),
        (["02/13/2024"], 'write "2024-02-13"'),
        (["2024. 2. 13."], 'write "2024-02-13"'),
        (["01/02/2024"], "fix the value, or its type"),
        (["soon"], "fix the value, or its type"),
    ],
)
def test_what_to_do_about_a_date_is_that_day_or_not_said(errors, cells: list[str], remedy: str):
    rows = "".join(f"x{n},{cell}\n" for n, cell in enumerate(cells))
    found = errors(f"id,day\n{rows}", fields={"day": {"type": "date"}})
    assert found[0].remedy == remedy


def test_a_foreign_key_to_no_row_is_told_with_its_field(errors):
    key = {"fields": ["program"], "reference": {"resource": "programs", "fields": ["id"]}}
    (error,) = errors(
        {"programs": "id\na\n", "amounts": "program\na\nzz\n"},
        resources={"amounts": {"schema": {"foreignKeys": [key]}}},
    )
    assert (error.type, error.row, error.field) == ("foreign-key", 3, "program")
    assert "zz" in error.found
    assert "programs" in error.expected


def test_a_blank_foreign_key_is_no_fault(make_package):
    key = {"fields": ["program"], "reference": {"resource": "programs", "fields": ["id"]}}
    root = make_package(
        {"programs": "id\na\n", "amounts": "program,n\n,1\na,2\n"},
        resources={"amounts": {"schema": {"foreignKeys": [key]}}},
    )
    assert tables.read(descriptor.read(root))["amounts"].column("program") == [None, "a"]


@pytest.mark.parametrize("header", ["paid,id", "id,payed", "id", "id,paid,more", "id,id"])
def test_a_header_other_than_the_schemas_is_told_at_the_first_row(errors, header):
    cells = ",".join("1" for _ in header.split(","))
    fields = [{"name": "id"}, {"name": "paid", "type": "integer"}]
    found = errors(f"{header}\n{cells}\n", resources={"amounts": {"schema": {"fields": fields}}})
    assert {e.row for e in found} == {1}


def test_every_fault_of_every_table_is_told_in_one_run(errors):
    found = errors({"one": "paid\nx\ny\n", "two": "paid\nz\n"}, fields=PAID)
    assert [(e.resource, e.row) for e in found] == [("one", 2), ("one", 3), ("two", 2)]


def test_thousands_of_faults_are_all_told(errors):
    assert len(errors("paid\n" + "x\n1\n" * 2000, fields=PAID)) == 2000


def test_a_blank_row_is_one_fault_though_it_lacks_its_key(errors):
    found = errors("id,paid\n\na,1\n", fields=PAID, resources=KEY)
    assert [e.type for e in found] == ["blank-row"]


def test_a_long_cell_is_shown_in_part(errors):
    (error,) = errors(f"paid\n{'x' * 5000}\n", fields=PAID)
    assert len(error.found) < 100


def test_a_file_in_another_encoding_is_told(make_package):
    root = make_package({"amounts": "id\na\n"}, resources={"amounts": {"encoding": "utf-8"}})
    (root / "data" / "amounts.csv").write_bytes("id\n예산\n".encode("cp949"))
    with pytest.raises(InvalidPackage) as caught:
        tables.read(descriptor.read(root))
    assert {e.type for e in caught.value.errors} == {"encoding-error"}


@pytest.mark.parametrize("cell", ["NaN", "INF", "-INF", "1e999999"])
def test_a_figure_that_is_no_number_is_refused(errors, cell):
    (error,) = errors(f"paid\n{cell}\n", fields={"paid": {"type": "number"}})
    assert (error.type, error.row, error.field) == ("type-error", 2, "paid")


# ── laws ────────────────────────────────────────────────────────────────────────────────────────

ODD: list[Any] = [None, True, 1.5, -1, "x", "\0", [], [None], ["x"], {}, {"x": []}]
PLACES = {
    "resource": [
        *("format", "mediatype", "encoding", "compression", "dialect", "scheme", "hash", "bytes"),
        *("data", "extrapaths", "profile", "$schema", "type", "control", "innerpath", "basepath"),
    ],
    "schema": ["missingValues", "primaryKey", "foreignKeys", "extraFields", "profile", "$schema"],
    "field": [
        *("type", "format", "constraints", "missingValues", "bareNumber", "groupChar"),
        *("decimalChar", "trueValues", "rdfType", "example", "arrayItem"),
    ],
    "constraints": [
        *("required", "unique", "minimum", "maximum", "minLength", "maxLength", "pattern", "enum"),
    ],
}


@pytest.mark.parametrize(
    ("owner", "type_"),
    [
        *((owner, "integer") for owner in PLACES),
        *((owner, t) for owner in ("field", "constraints") for t in ("string", "boolean", "date")),
    ],
)
def test_no_property_of_a_table_crashes_its_reader(make_package, owner, type_):
    crashes = {}
    root = make_package({"amounts": "id,paid\na,1\n"})
    text = (root / "datapackage.json").read_text()
    for name in PLACES[owner]:
        for odd in ODD:
            raw = json.loads(text)
            resource = raw["resources"][0]
            field = resource["schema"]["fields"][1]
            field |= {"type": type_, "constraints": {}}
            places = {"resource": resource, "schema": resource["schema"], "field": field}
            places["constraints"] = field["constraints"]
            places[owner][name] = odd
            (root / "datapackage.json").write_text(json.dumps(raw))
            try:
                tables.read(descriptor.read(root))
            except YesanError:
                continue
            except Exception as error:  # noqa: BLE001 - that there is none is what is tested
                crashes[name, repr(odd)] = f"{type(error).__name__}: {error}"
    assert crashes == {}


@examples(60)
@given(st.binary(max_size=60))
def test_any_bytes_in_a_table_are_read_or_refused(table_folder, content):
    (table_folder / "data" / "amounts.csv").write_bytes(content)
    try:
        found = list(tables.read(descriptor.read(table_folder)))
    except InvalidPackage as error:
        found = [e for e in error.errors if e.file and e.type and e.expected]
        assert len(found) == len(error.errors)  # noqa: PT017 - either is right
    assert found


@pytest.fixture(scope="module")
def table_folder(make_package):
    return make_package({"amounts": "id,paid\na,1\n"}, fields=PAID, resources=KEY)


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and what was asked there."""
    asked: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object):
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Ear) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/x.json", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "name", ["profile", "profiles", "$schema", "dialect", "extrapaths", "data"]
)
@pytest.mark.parametrize("owner", ["package", "resource", "schema", "field"])
def test_no_property_makes_the_reader_ask_the_web(make_package, web, owner, name):
    address, asked = web
    root = make_package({"amounts": "id\na\n"})
    raw = json.loads((root / "datapackage.json").read_text())
    resource = raw["resources"][0]
    schema = resource["schema"]
    places = {"package": raw, "resource": resource, "schema": schema, "field": schema["fields"][0]}
    places[owner][name] = [address] if name in {"profiles", "extrapaths"} else address
    (root / "datapackage.json").write_text(json.dumps(raw))
    with suppress(YesanError):
        tables.read(descriptor.read(root))
    assert asked == []


def test_a_key_of_lists_is_refused(tmp_path):
    """Nothing can be looked up by it."""
    key = [{"fields": "k", "reference": {"resource": "b", "fields": "k"}}]
    schema = {"fields": [{"name": "k", "type": "any"}], "foreignKeys": key}
    listed = [
        {"name": "a", "data": [{"k": [1]}], "schema": schema},
        {"name": "b", "data": [{"k": [1]}]},
    ]
    described = json.dumps({"name": "x", "resources": listed})
    (tmp_path / "datapackage.json").write_text(described, encoding="utf-8")
    with pytest.raises(InvalidPackage) as caught:
        tables.read(descriptor.read(tmp_path))
    assert [e.type for e in caught.value.errors] == ["foreign-key"]


@pytest.mark.parametrize(
    "categories", [["hard", "soft"], [{"value": "hard", "label": "Hard"}, {"value": "soft"}]]
)
def test_a_value_that_is_none_of_the_categories_is_told(rows, categories: list[Any]):
    fields = {"kind": {"categories": categories}}
    assert len(list(rows("kind\nhard\nsoft\n", fields=fields))) == 2
    with pytest.raises(InvalidPackage) as caught:
        rows("kind\nhard\nmild\n", fields=fields)
    assert [(error.row, error.field, error.found) for error in caught.value.errors] == [
        (3, "kind", '"mild"')
    ]
