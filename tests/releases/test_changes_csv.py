"""The table of all that a version has otherwise."""

from __future__ import annotations

import csv
import io
import json

import pytest

from releasing import FOLDER, KEYED, change, describe, history_of, keep, parks, released
from yesan.changes import row_key
from yesan.descriptor import descriptor
from yesan.releases import changes_csv, corrections


def rows(root):
    entry = history_of(root).entries[0]
    return of_entry(root, entry)


def of_entry(root, entry):
    told = corrections.as_then(descriptor.read(root).corrections, history_of(root).entries, entry)
    written = changes_csv.written(entry, told).decode()
    return list(csv.DictReader(io.StringIO(written, newline="")))


def told(root, *names):
    return [tuple(row[name] for name in names) for row in rows(root)]


def test_no_cell_is_one_that_a_spreadsheet_computes(make_package):
    root = parks(make_package)
    change(root, "a,North,10", "a,=1+1,-5")
    released(root, "1.0.1")
    assert told(root, "field", "before", "after", "cause") == [
        ("name", "North", "'=1+1", "correction"),
        ("beds", "10", "-5", "correction"),
    ]
    _, first = history_of(root).entries
    assert changes_csv.written(first) == b""


def test_rows_that_are_new_gone_or_have_another_key_are_lines_of_it(make_package):
    root = parks(make_package)
    change(root, "a,North,10\nb,South,20\n", "d,East,40\nb2,South,20\n")
    change(root, "c,West,30", "c,West,31")
    released(root, "2.0.0")
    columns = ("kind", "key", "before", "after", "row_before", "row_after")
    assert told(root, *columns) == [
        ("changed", "c", "30", "31", "4", "4"),
        ("added", "d", "", "", "", "2"),
        ("removed", "a", "", "", "2", ""),
        ("rekeyed", "b2", "b", "b2", "3", "3"),
    ]


def test_why_a_row_was_wrong_is_said_of_it(make_package):
    correction = {"version": "1.1.0", "resource": "parks", "key": ["b"], "reason": "No\npark."}
    root = parks(make_package)
    change(root, "b,South,20\n", "")
    describe(root, version="1.1.0", corrections=[correction])
    released(root, "1.1.0")
    assert told(root, "kind", "cause", "reason") == [("removed", "correction", "No\npark.")]


def test_why_a_row_was_wrong_is_said_of_it_once_its_table_has_another_name(make_package):
    correction = {"version": "1.1.0", "resource": "parks", "key": ["b"], "reason": "No park."}
    root = parks(make_package)
    change(root, "b,South,20\n", "")
    describe(root, version="1.1.0", corrections=[correction])
    released(root, "1.1.0")
    change(root, '"name": "parks"', '"name": "gardens"', "datapackage.json")
    describe(root, version="2.0.0", corrections=[{**correction, "resource": "gardens"}])
    for version in ("2.0.0", "2.0.1"):
        released(root, version)
    _, _, entry, _ = history_of(root).entries
    [row] = of_entry(root, entry)
    assert (entry.version, row["kind"], row["reason"]) == ("1.1.0", "removed", "No park.")


def test_values_are_those_of_the_typed_table_and_lines_stay_lines(make_package):
    root = make_package(
        {"parks": 'id,beds,opened,open,name\na,"1.010,50",02.01.2020,ja,"A\nb"\n'},
        fields={
            "beds": {"type": "number", "groupChar": ".", "decimalChar": ","},
            "opened": {"type": "date", "format": "%d.%m.%Y"},
            "open": {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
        },
        resources=KEYED,
        version="1.0.0",
        created="2025-01-31",
        releases={"from": FOLDER},
    )
    keep(root)
    change(root, '"1.010,50",02.01.2020,ja,"A\nb"', '"-2,0",3.4.2020,nein,"A\n=c\n-5"')
    released(root, "1.0.1")
    assert told(root, "before", "after") == [
        ("1010.5", "-2"),
        ("2020-01-02", "2020-04-03"),
        ("true", "false"),
        ("A\nb", "A\n'=c\n'-5"),
    ]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (["a/b", "c"], "x=a/b, y=c"),
        (["a", "b/c"], "x=a, y=b/c"),
        (["a, y=b", "c"], 'x="a, y=b", y=c'),
        (["", " c"], 'x="", y=" c"'),
        (["a b", "c\nd"], 'x=a b, y="c\\nd"'),
    ],
)
def test_a_key_of_two_fields_can_be_read_in_one_way(key, said):
    assert row_key.said(["x", "y"], key) == said
    assert json.loads(row_key.written(["x", "y"], key)) == dict(zip("xy", key, strict=True))


def test_a_key_of_one_field_is_its_value():
    assert row_key.said(["x"], ["a, b=c"]) == row_key.written(["x"], ["a, b=c"]) == "a, b=c"
