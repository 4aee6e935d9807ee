"""What changed from one release to the next, corrections apart from what is new."""

from __future__ import annotations

from releasing import SOURCES, change, describe, history_of, parks, released
from yesan.changes.table_change import Kind
from yesan.descriptor import descriptor
from yesan.releases import corrections, history, marks, stored
from yesan.releases.marks import Reason
from yesan.store.nodes import Nodes


def reasons(root, table="parks"):
    found = marks.of(history_of(root), descriptor.read(root).by_name[table])
    return {number: (mark.entry.version, mark.reason) for number, mark in found.items()}


def test_the_first_release_has_nothing_before_it(make_package):
    (first,) = history_of(parks(make_package)).entries
    assert (first.version, first.before, first.tables) == ("1.0.0", None, ())


def test_each_release_has_what_changed_since_the_one_before(make_package):
    root = parks(make_package)
    change(root, "a,North,10", "a,North,11")
    released(root, "1.0.1")
    change(root, "c,West,30\n", "c,West,30\nd,East,40\n")
    released(root, "1.1.0")
    newest, corrected, _ = history_of(root).entries
    ((added,), (cells,)) = newest.tables, corrected.tables
    assert (added.added.count, added.cells.count) == (1, 0)
    assert [(cell.key, cell.old, cell.new) for cell in cells.cells.listed] == [(("a",), "10", "11")]


def test_what_is_not_released_yet_has_the_version_that_is_prepared(make_package):
    root = parks(make_package)
    change(root, "10", "11")
    assert [entry.version for entry in history_of(root).entries] == ["", "1.0.0"]
    describe(root, version="1.0.1")
    now, _ = history_of(root).entries
    assert (now.version, now.day) == ("1.0.1", None)


def test_rows_have_the_version_in_which_they_changed_last(make_package):
    root = parks(make_package)
    change(root, "a,North,10", "a,North,11")
    change(root, "b,South,20", "b,South,21")
    released(root, "1.0.1")
    change(root, "a,North,11", "d,East,40\na,North,12")
    released(root, "1.1.0")
    assert reasons(root) == {
        2: ("1.1.0", Reason.ADDED),
        3: ("1.1.0", Reason.CORRECTED),
        4: ("1.0.1", Reason.CORRECTED),
    }


def test_a_row_that_is_changed_and_not_released_has_no_version_of_before(make_package):
    root = parks(make_package)
    change(root, "10", "11")
    released(root, "1.0.1")
    change(root, "11", "12")
    assert reasons(root) == {2: ("", Reason.CORRECTED)}


def test_what_a_renewed_source_says_is_an_update_and_no_correction(make_package):
    root = parks(make_package, sources=SOURCES)
    change(root, "10", "11")
    describe(root, sources=[{**SOURCES[0], "version": "2"}])
    released(root, "1.0.1")
    assert reasons(root) == {2: ("1.0.1", Reason.UPDATED)}
    entry, _ = history_of(root).entries
    assert [cell.is_correction for cell in corrections.cells(entry)] == [False]


def test_a_source_that_was_only_looked_at_again_is_the_same(make_package):
    root = parks(make_package, sources=SOURCES)
    change(root, "10", "11")
    describe(root, sources=[{**SOURCES[0], "accessed": "2025-06-01", "limitations": "none"}])
    released(root, "1.0.1")
    assert reasons(root) == {2: ("1.0.1", Reason.CORRECTED)}


def test_a_table_that_is_renamed_keeps_its_past(make_package):
    root = parks(make_package)
    change(root, "10", "11")
    released(root, "1.0.1")
    change(root, '"name": "parks"', '"name": "gardens"', "datapackage.json")
    released(root, "2.0.0")
    (table,) = history_of(root).entries[0].tables
    assert (table.kind, table.was) == (Kind.RENAMED, "parks")
    assert reasons(root, "gardens") == {2: ("1.0.1", Reason.CORRECTED)}


def test_rows_without_a_key_have_no_marks(make_package):
    root = parks(make_package)
    change(root, '"primaryKey"', '"note"', "datapackage.json")
    released(root, "1.0.1")
    change(root, "10", "11")
    released(root, "1.0.2")
    assert reasons(root) == {}


def test_two_releases_are_compared_once(make_package, tmp_path):
    root = parks(make_package)
    change(root, "10", "11")
    released(root, "1.0.1")
    known, package = stored.kept(root / "datapackage.json"), descriptor.read(root)
    nodes = Nodes(tmp_path / "nodes")
    nodes.open(tmp_path / "nodes")
    first = history.read(package, known, nodes)
    again = Nodes(tmp_path / "nodes")
    assert history.read(package, known, again).entries[0].tables == first.entries[0].tables
    assert {kind: node.made for (kind, _), node in again.built.items()} == {
        "release-package": False,
        history.KIND: False,
    }


def test_all_rows_that_changed_have_marks_be_they_ever_so_many(make_package):
    root = parks(make_package)
    many = "".join(f"n{n},New {n},{{}}\n" for n in range(11_000))
    change(root, "c,West,30\n", many.replace("{}", "1"))
    released(root, "1.1.0")
    path = root / "data" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace(",1\n", ",2\n"), "utf-8")
    released(root, "1.1.1")
    assert list(reasons(root).values()) == [("1.1.1", Reason.CORRECTED)] * 11_000
