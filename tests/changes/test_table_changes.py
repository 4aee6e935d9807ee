"""Tables of two editions: what is said of each kind of edit, and that nothing else is said."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from towns import said
from yesan.changes.table_change import Basis, Kind

AMOUNTS = "id,paid,note\na,10,x\nb,20,y\nc,,z\n"
NUMBERS = {side: {"fields": {"paid": {"type": "integer"}}} for side in ("old", "new")}


def test_the_same_table_has_no_change(compare_tables):
    found = compare_tables(AMOUNTS, AMOUNTS)
    assert found.is_same
    assert (found.old_rows, found.new_rows, found.basis) == (3, 3, Basis.BYTES)


def test_a_cell_is_found_by_its_key_with_both_of_its_rows(compare_tables):
    found = compare_tables(AMOUNTS, "id,paid,note\nc,,z\nb,21,y\na,10,x\n")
    [cell] = found.cells.listed
    assert (cell.key, cell.field, cell.old, cell.new) == (("b",), "paid", "20", "21")
    assert (cell.old_row, cell.new_row) == (3, 3)
    assert found.reordered
    assert (found.cells.count, found.changed_rows, dict(found.by_field)) == (1, 1, {"paid": 1})


def test_a_value_that_comes_or_goes_is_a_change_and_no_zero(compare_tables):
    found = compare_tables(AMOUNTS, "id,paid,note\na,,x\nb,20,y\nc,0,z\n", **NUMBERS)
    said = {cell.key: (cell.old, cell.new) for cell in found.cells.listed}
    assert said == {("a",): ("10", None), ("c",): (None, "0")}


def test_rows_are_new_and_gone_by_key(compare_tables):
    found = compare_tables(AMOUNTS, "id,paid,note\na,10,x\nc,,z\nd,5,w\n")
    [added], [removed] = found.added.listed, found.removed.listed
    assert (added.key, added.row, added.cells["paid"]) == (("d",), 4, "5")
    assert (removed.key, removed.row, removed.cells["paid"]) == (("b",), 3, "20")
    assert found.cells.count == 0


def test_a_row_with_another_key_and_all_else_alike_is_probably_the_same(compare_tables):
    found = compare_tables(AMOUNTS, "id,paid,note\na,10,x\nbb,20,y\nc,,z\n")
    [rekeyed] = found.rekeyed.listed
    assert (rekeyed.old, rekeyed.new) == (("b",), ("bb",))
    assert (found.added.count, found.removed.count) == (0, 0)


def test_two_rows_that_could_be_the_same_are_not_guessed(compare_tables):
    found = compare_tables("id,v\na,1\nb,1\n", "id,v\nc,1\nd,1\n")
    assert (found.rekeyed.count, found.added.count, found.removed.count) == (0, 2, 2)


def test_a_number_that_is_written_otherwise_has_not_changed(compare_tables):
    number = {side: {"fields": {"v": {"type": "number"}}} for side in ("old", "new")}
    old = "id,v\na,100\nb,1.50\nc,0\nd,-2\ne,1e3\nf,.5\n"
    new = "id,v\na,100.0\nb,+1.5\nc,-0.00\nd,-02\ne,1000\nf,0.5\n"
    found = compare_tables(old, new, **number)
    assert found.is_same
    assert found.rewritten == 6


def test_a_code_keeps_its_zeros(compare_tables):
    found = compare_tables("id,v\na,01\n", "id,v\na,1\n")
    assert (found.cells.count, found.rewritten) == (1, 0)


def test_another_way_to_write_numbers_or_dates_is_read_as_it_is_declared(compare_tables):
    shown = {"type": "number", "decimalChar": ",", "groupChar": "."}
    day = {"type": "date", "format": "%d/%m/%Y"}
    found = compare_tables(
        'id,v,d\na,"1.234,5",01/02/2024\nb,"1,0",03/04/2024\n',
        "id,v,d\na,1234.5,2024-02-01\nb,1,2024-04-03\n",
        old={"fields": {"v": shown, "d": day}},
        new={"fields": {"v": {"type": "number"}, "d": {"type": "date"}}},
    )
    assert found.cells.count == 0
    assert found.rewritten == 4
    assert {field.name for field in found.fields} == {"v", "d"}


def test_another_text_for_a_missing_value_is_no_change(compare_tables):
    found = compare_tables(
        "id,v\na,-\nb,1\n",
        "id,v\na,\nb,1\n",
        old={"schema": {"primaryKey": ["id"], "missingValues": ["", "-"]}},
    )
    assert (found.cells.count, found.rewritten) == (0, 1)


def test_another_delimiter_and_encoding_are_no_change_of_cells(make_package, compare):
    old = make_package({"t": "id,name\n1,가나\n2,다라\n"}, resources={"t": KEYED})
    new = make_package({"t": "id,name\n1,가나\n2,다라\n"}, resources={"t": {**KEYED, **SAVED}})
    (new / "data" / "t.csv").write_bytes("id;name\r\n1;가나\r\n2;다라\r\n".encode("cp949"))
    found = compare(old, new, meaning=False).tables[0]
    assert (found.cells.count, found.rewritten) == (0, 0)
    assert {"encoding", "delimiter"} <= set(found.properties)


KEYED: dict[str, Any] = {"schema": {"primaryKey": ["id"]}}
SAVED: dict[str, Any] = {"encoding": "cp949", "dialect": {"delimiter": ";"}}


def test_without_a_key_rows_are_compared_as_they_often_are(compare_tables):
    plain = {side: {"schema": {}} for side in ("old", "new")}
    found = compare_tables("id,v\na,1\na,1\nb,2\n", "id,v\nb,2\na,1\nc,3\nc,3\n", **plain)
    assert found.basis is Basis.NO_KEY
    assert (found.added.count, found.removed.count) == (2, 1)
    assert [(row.cells["id"], row.count) for row in found.added.listed] == [("c", 2)]


def test_a_key_that_two_rows_share_is_told_and_compares_nothing(compare_tables):
    found = compare_tables("id,v\na,1\nb,2\n", "id,v\na,1\na,2\n")
    assert found.basis is Basis.REPEATED_KEY
    assert (found.added.count, found.removed.count) == (1, 1)


def test_rows_are_matched_by_the_new_key_where_both_have_it(compare_tables):
    old = {"schema": {"primaryKey": ["id"]}}
    new = {"schema": {"primaryKey": ["id", "v"]}}
    found = compare_tables("id,v,w\na,1,x\nb,2,y\n", "id,v,w\na,1,z\nb,2,y\n", old=old, new=new)
    assert found.key == ("id", "v")
    assert [(cell.key, cell.new) for cell in found.cells.listed] == [(("a", "1"), "z")]
    assert found.properties["primaryKey"] == ('["id"]', '["id", "v"]')


def test_a_field_with_another_name_and_the_same_values_is_renamed(compare_tables):
    found = compare_tables(AMOUNTS, AMOUNTS.replace("paid", "spent"))
    [field] = found.fields
    assert (field.kind, field.was, field.name) == (Kind.RENAMED, "paid", "spent")
    assert found.cells.count == 0


def test_a_key_with_another_name_is_still_the_key(compare_tables):
    new = {"schema": {"primaryKey": ["code"]}}
    text = "code,paid,note\na,10,x\nb,21,y\nc,,z\n"
    found = compare_tables(AMOUNTS, text, new=new)
    assert (found.basis, found.key) == (Basis.KEY, ("code",))
    assert [(cell.key, cell.new) for cell in found.cells.listed] == [(("b",), "21")]


def test_a_field_that_is_new_gone_or_of_another_type_is_told(compare_tables):
    found = compare_tables(
        "id,v,w\na,1,x\n",
        "id,v,u\na,1,y\n",
        old={"fields": {"v": {"type": "integer", "title": "Paid"}}},
        new={"fields": {"v": {"type": "number", "title": "Spent", "unit": "km"}}},
    )
    kinds = {field.name: field.kind for field in found.fields}
    assert kinds == {"v": Kind.CHANGED, "u": Kind.NEW, "w": Kind.GONE}
    said = next(field.properties for field in found.fields if field.name == "v")
    assert said == {
        "type": ("integer", "number"),
        "title": ("Paid", "Spent"),
        "unit": ("", "km"),
    }
    assert found.cells.count == 0


def test_sums_are_exact_and_tell_what_is_missing(compare_tables):
    money = {"type": "number", "currency": "EUR", "columnType": "value"}
    sides = {side: {"fields": {"v": money}} for side in ("old", "new")}
    found = compare_tables("id,v\na,0.1\nb,0.2\nc,\n", "id,v\na,0.1\nb,0.25\nc,1\n", **sides)
    [total] = found.sums
    assert (str(total.old), str(total.new)) == ("0.3", "1.35")
    assert (total.old_missing, total.new_missing) == (1, 0)


def test_cells_that_are_wrong_are_compared_as_they_are_written(compare_tables):
    found = compare_tables("id,v\na,1\nb,oops\n", "id,v\na,1\nb,2\n", **NUMBERS)
    assert [(cell.old, cell.new) for cell in found.cells.listed] == [("oops", "2")]


def test_tables_are_new_gone_and_renamed(make_package, compare):
    old = make_package({"kept": "id\na\n", "left": "id\nb\n", "before": "id,v\nc,1\nd,2\n"})
    new = make_package({"kept": "id\na\n", "fresh": "x\ne\n", "after": "id,v\nd,2\nc,1\n"})
    found = {table.name: table for table in compare(old, new, meaning=False).tables}
    assert {name: table.kind for name, table in found.items()} == {
        "kept": Kind.CHANGED,
        "fresh": Kind.NEW,
        "after": Kind.RENAMED,
        "left": Kind.GONE,
    }
    assert found["kept"].is_same
    assert found["after"].was == "before"


LISTED = "id,v\na,1\nb,2\nc,3\n"


def test_a_table_with_another_name_and_file_is_renamed_where_most_rows_are_the_same(
    make_package, compare
):
    old = make_package({"kept": "id\na\n", "before": LISTED})
    new = make_package({"kept": "id\na\n", "after": LISTED.replace("c,3", "c,4")})
    found = {table.name: table for table in compare(old, new, meaning=False).tables}
    assert (found["after"].kind, found["after"].was) == (Kind.RENAMED, "before")


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param({"after": "id,v\nd,4\ne,5\nf,6\n"}, id="other rows"),
        pytest.param({"after": LISTED.replace("id,v", "id,w")}, id="other fields"),
        pytest.param({"one": LISTED, "other": LISTED}, id="two that could be it"),
    ],
)
def test_a_table_with_other_rows_or_fields_is_another_one(make_package, compare, tables):
    found = compare(make_package({"before": LISTED}), make_package(tables), meaning=False).tables
    assert {table.kind for table in found} == {Kind.NEW, Kind.GONE}


def test_a_table_with_two_versions_of_a_row_is_not_compared_and_not_called_the_same(
    make_package, compare
):
    old = make_package({"t": "id,v\na,1\n"}, resources={"t": KEYED})
    new = make_package({"t": "id,v\na,1\n"}, resources={"t": KEYED})
    text = "id,v\n<<<<<<< HEAD\na,1\n=======\na,2\n>>>>>>> other\n"
    (new / "data" / "t.csv").write_text(text)
    found = compare(old, new)
    [table] = found.tables
    assert table.why == "two versions of lines 2 to 6"
    assert (table.is_same, table.basis, found.is_empty) == (False, Basis.NONE, False)


def test_a_table_whose_file_is_gone_is_not_told_as_empty(make_package, compare):
    old = make_package({"t": "id,v\na,1\n"}, resources={"t": KEYED})
    new = make_package({"t": "id,v\na,1\n"}, resources={"t": KEYED})
    (new / "data" / "t.csv").unlink()
    [table] = compare(old, new).tables
    assert (table.is_same, table.removed.count) == (False, 0)
    assert table.why


def test_cells_beyond_the_header_are_told_and_not_compared(compare_tables):
    found = compare_tables("id,v\na,1\n", "id,v\na,1,2\n")
    assert (found.wide, found.is_same, found.cells.count) == (1, False, 0)


def test_a_short_text_for_an_immense_number_is_no_long_one(compare_tables):
    number = {side: {"fields": {"v": {"type": "number"}}} for side in ("old", "new")}
    found = compare_tables("id,v\na,1e999999999\n", "id,v\na,1e999999998\n", **number)
    assert found.cells.count == 1


def test_another_reason_for_a_missing_value_is_a_change_and_no_figure(compare_tables):
    values = [{"value": "", "label": "not told"}, {"value": "-", "label": "none"}]
    schema = {"primaryKey": ["id"], "missingValues": values}
    fields = {"v": {"type": "integer", "unit": "km"}}
    sides = {side: {"schema": schema, "fields": fields} for side in ("old", "new")}
    found = compare_tables("id,v\na,-\nb,1\n", "id,v\na,\nb,2\n", **sides)
    assert dict(found.by_field) == {"v": 2}
    [total] = found.sums
    assert (total.old, total.new, total.old_missing, total.new_missing) == (1, 2, 1, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\n"),
        ("id,v\n", "\n"),
        ("id,v\n", "id,v\n"),
        ("v (3),v,v\na,b,c\n", "v (3),v,v\na,b,c\n\n"),
        (",,\n1,2,3\n", ",,\n1,2,3\n"),
    ],
)
def test_tables_without_rows_or_names_are_compared(compare_tables, old, new):
    plain = {side: {"schema": {}} for side in ("old", "new")}
    found = compare_tables(old, new, **plain)
    assert (found.added.count, found.removed.count, found.cells.count) == (0, 0, 0)


def test_columns_of_one_name_keep_their_places(compare_tables):
    plain = {side: {"schema": {}} for side in ("old", "new")}
    found = compare_tables("v (3),v,v\na,b,c\n", "v (3),v,v\na,b,d\n", **plain)
    [added] = found.added.listed
    assert list(added.cells.values()) == ["a", "b", "d"]


def test_a_character_that_no_terminal_shows_is_a_character_of_its_cell(compare_tables):
    found = compare_tables("id,v\na,x\x00y\n", "id,v\na,x\x00z\n")
    assert [(cell.old, cell.new) for cell in found.cells.listed] == [("x\x00y", "x\x00z")]


@pytest.mark.parametrize(
    ("path", "kind", "old", "new"),
    [
        ("t.json", "number", '[{"id": 1, "v": 1.50}]', '[{"v": 1.5, "id": 1}]'),
        ("t.json", "boolean", '[["id", "v"], [1, true]]', '[["id", "v"], [1, true]]'),
        ("t.jsonl", "any", '{"id": 1, "v": null}\n', '{"id": 1, "v": null}\n'),
    ],
)
def test_rows_of_json_are_compared_by_their_values(tmp_path, compare, path, kind, old, new):
    roots = []
    for side, text in (("old", old), ("new", new)):
        root = tmp_path / side
        root.mkdir()
        (root / path).write_text(text)
        fields = [{"name": "id", "type": "integer"}, {"name": "v", "type": kind}]
        schema = {"fields": fields, "primaryKey": ["id"]}
        resource = {"name": "t", "path": path, "schema": schema}
        (root / "datapackage.json").write_text(json.dumps({"name": "x", "resources": [resource]}))
        roots.append(root)
    assert compare(*roots, meaning=False).tables[0].is_same


def test_lines_above_the_header_and_comments_are_read_as_declared(make_package, compare):
    dialect = {"dialect": {"headerRows": [2], "commentChar": "#"}, **KEYED}
    old = make_package({"t": "id,v\na,1\n"}, resources={"t": KEYED})
    new = make_package({"t": "id,v\na,1\n"}, resources={"t": dialect})
    (new / "data" / "t.csv").write_text("A title\nid,v\n# a comment\na,2\n")
    found = compare(old, new, meaning=False).tables[0]
    assert [(cell.old, cell.new) for cell in found.cells.listed] == [("1", "2")]


def test_a_table_that_is_no_text_is_told_and_stops_nothing(make_package, compare):
    old = make_package({"t": "id,v\na,1\n", "u": "id\n1\n"})
    new = make_package({"t": "id,v\na,1\n", "u": "id\n2\n"})
    (new / "data" / "t.csv").write_bytes(b"id,v\n\xff\xfe\x00,1\n")
    described = json.loads((new / "datapackage.json").read_text())
    described["resources"][0]["encoding"] = "utf-8"
    (new / "datapackage.json").write_text(json.dumps(described))
    found = {table.name: table for table in compare(old, new, meaning=False).tables}
    assert "utf-8" in found["t"].why
    assert not found["t"].is_same
    assert (found["u"].added.count, found["u"].removed.count) == (1, 1)


CELL = st.text(alphabet="ab,\"\n '\N{HANGUL SYLLABLE GA}-01.", max_size=4)
ROWS = st.dictionaries(
    st.integers(0, 9).map(str), st.tuples(CELL, st.integers(-5, 5).map(str) | st.just("")),
    min_size=1, max_size=8,
)  # fmt: skip


def written(rows: dict[str, tuple[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("id", "t", "n"))
    writer.writerows((key, *cells) for key, cells in rows.items())
    return text.getvalue()


def meant(rows: dict[str, tuple[str, str]]) -> dict[str, dict[str, str | None]]:
    """The values of rows by their keys."""
    return {key: {"t": t or None, "n": n or None} for key, (t, n) in rows.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(old=ROWS, new=ROWS)
def test_what_is_listed_makes_the_new_edition_of_the_old_one(compare_tables, old, new):
    """All that is listed, done to the old rows, gives the new ones; with itself nothing differs."""
    sides = {side: {"fields": {"n": {"type": "integer"}}} for side in ("old", "new")}
    assert compare_tables(written(old), written(old), **sides).is_same
    found = compare_tables(written(old), written(new), **sides)
    made = meant(old)
    for change in found.rekeyed.listed:
        made[change.new[0]] = made.pop(change.old[0])
    for cell in found.cells.listed:
        assert made[cell.key[0]][cell.field] == cell.old
        made[cell.key[0]][cell.field] = cell.new
    for row in found.removed.listed:
        cells = made.pop(row.key[0])
        assert cells == {"t": row.cells["t"], "n": row.cells["n"]}
    for row in found.added.listed:
        made[row.key[0]] = {"t": row.cells["t"], "n": row.cells["n"]}
    assert made == meant(new)


def test_a_constraint_is_described_where_no_cell_changed(compare_tables):
    text = "id,v\na,10\n"
    fields = {"v": {"type": "integer", "constraints": {"minimum": 1}}}
    found = compare_tables(
        text, text, old={"fields": {"v": {"type": "integer"}}}, new={"fields": fields}
    )
    assert [change.properties for change in found.fields] == [
        {"constraints": ("", '{"minimum": 1}')}
    ]


def test_a_file_that_is_written_otherwise_is_no_change_of_the_descriptor(make_package, compare):
    old = make_package({"t": "id,v\na,1\n"}, resources={"t": KEYED})
    new = make_package({"t": "id,v\na,1\n"}, resources={"t": KEYED})
    (new / "data" / "t.csv").write_bytes("\ufeffid;v\r\na;1\r\n".encode())
    [table] = compare(old, new).tables
    assert table.properties == {}


def test_a_key_may_be_one_name_or_a_list(make_package, compare):
    old, new = (
        make_package({"t": "id,v\na,1\n"}, resources={"t": {"schema": {"primaryKey": key}}})
        for key in ("id", ["id"])
    )
    [table] = compare(old, new).tables
    assert table.is_same


def test_a_table_of_which_the_header_alone_is_left_is_told_in_a_sentence(make_package, compare):
    sides = [make_package({"t": text}) for text in (AMOUNTS, "id,paid,note\n", "id,paid,note\n")]
    sentence = "The table has no row any more: its header alone is left."
    assert [sentence in said(compare(*pair)) for pair in pairwise(sides)] == [True, False]
