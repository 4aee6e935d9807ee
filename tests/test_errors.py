"""Errors: each says where, what and what to do; none gets lost between finding and showing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yesan
from yesan.errors import (
    DataError,
    Fault,
    InvalidPackage,
    Problem,
    SiteError,
    UsageError,
    YesanError,
    by_cause,
    called,
    shown,
)

words = st.sampled_from(["", "a", "b"])
data_errors = st.builds(
    DataError,
    file=words,
    type=words,
    found=words,
    expected=words,
    remedy=words,
    row=st.none() | st.integers(1, 9),
    field=words,
)


def error(**more: object) -> DataError:
    base = {"file": "data/x.csv", "type": "type-error", "found": '"1,200x"'}
    texts = {"expected": "an integer", "remedy": 'remove the "x"'}
    return DataError(**{**base, **texts, **more})


@pytest.mark.parametrize("kind", [UsageError, InvalidPackage, SiteError])
def test_every_error_is_a_yesan_error(kind: type[Exception]):
    assert issubclass(kind, YesanError)


def test_an_error_says_place_found_expected_and_remedy():
    said = str(error(row=14, field="proposed"))
    assert said == (
        'data/x.csv row 14, proposed: found "1,200x", expected an integer; remove the "x"'
    )


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({}, "data/x.csv"),
        ({"row": 2}, "data/x.csv row 2"),
        ({"field": "a"}, "data/x.csv, a"),
    ],
)
def test_a_place_names_no_more_than_is_known(more: dict[str, object], place: str):
    assert error(**more).place == place


def test_an_error_as_plain_values_is_the_whole_error():
    whole = error(row=3, field="a", resource="x")
    assert DataError(**whole.as_dict()) == whole


FAULT = Fault("type-error", '"x"', "an integer", "remove it")


def test_a_fault_becomes_an_error_at_its_place():
    found = FAULT.at("datapackage.json", ("resources", "a", "id"), resource="a", row=3)
    assert (found.type, found.found) == (FAULT.type, FAULT.found)
    assert (found.expected, found.remedy) == (FAULT.expected, FAULT.remedy)
    assert (found.file, found.resource, found.row) == ("datapackage.json", "a", 3)
    assert (found.path, found.field) == (("resources", "a", "id"), "resources.a.id")


def test_a_fault_without_a_path_is_in_the_file_as_a_whole():
    assert FAULT.at("data/x.csv").place == "data/x.csv"


def test_a_fault_and_an_error_are_both_problems():
    assert isinstance(FAULT, Problem)
    assert isinstance(error(), Problem)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("resources", "a", "schema"), "resources.a.schema"),
        (("resources", 0, "name"), "resources[0].name"),
        (("resources", "a.b", "c"), 'resources["a.b"].c'),
        (("resources", "a[0]"), 'resources["a[0]"]'),
        (("resources", "a", ""), 'resources.a[""]'),
    ],
)
def test_a_path_is_shown_with_dots(path: tuple[str | int, ...], text: str):
    assert shown(path) == text


keys = st.text(max_size=3) | st.text('a.[]"0', max_size=4) | st.integers(0, 9)
paths = st.lists(keys, max_size=4).map(tuple)


@given(paths, paths)
def test_no_two_paths_are_shown_alike(one: tuple[str | int, ...], other: tuple[str | int, ...]):
    assert (shown(one) == shown(other)) == (one == other)


@pytest.mark.parametrize(("count", "said"), [(0, "0 errors"), (1, "1 error"), (2, "2 errors")])
def test_an_invalid_package_counts_its_errors(count: int, said: str):
    assert str(InvalidPackage([error()] * count)) == f"{said} in the package"


def test_an_invalid_package_holds_every_error():
    found = [error(row=n) for n in (3, 1, 2)]
    assert InvalidPackage(iter(found)).errors == tuple(found)


def test_causes_are_in_the_order_in_which_they_were_met():
    first, second = error(field="b"), error(field="a")
    assert by_cause([first, second, first]) == [[first, first], [second]]


def test_one_cause_in_several_tables_is_one_entry():
    """The same column of two tables, the same property of two resources."""
    paid = [error(file=f"data/{name}.csv", field="paid", row=2) for name in "xy"]
    beside = [FAULT.at("datapackage.json", ("resources", name, "foreignKeys")) for name in "xy"]
    other = error(file="data/y.csv", field="paid", row=3, remedy="another")
    assert by_cause([*paid, *beside, other]) == [[*paid, other], beside]


@pytest.mark.parametrize("type_", ["file-missing", "hash-count-error", "byte-count-error"])
def test_files_that_are_all_missing_or_changed_are_one_entry(type_: str):
    path = {name: ("resources", name, "path") for name in "xy"}
    each = [
        error(file="datapackage.json", type=type_, field=f"resources.{n}.path", path=p, remedy=n)
        for n, p in path.items()
    ]
    assert by_cause(each) == [each]


@given(st.lists(data_errors))
def test_grouping_by_cause_loses_no_error_and_mixes_no_types(errors: list[DataError]):
    groups = by_cause(errors)
    assert sorted(map(repr, sum(groups, []))) == sorted(map(repr, errors))
    assert all(len({e.type for e in group}) == 1 for group in groups)


def test_an_invalid_package_holds_warnings_as_well():
    assert InvalidPackage([error()], [error(row=1)]).warnings == (error(row=1),)


@pytest.mark.parametrize(("name", "said"), [("paid", "paid"), ("", '""'), (" ", '" "')])
def test_a_name_of_which_nothing_would_be_seen_is_in_quotes(name: str, said: str):
    assert called(name) == said


@pytest.mark.parametrize("room", ["site", "pages", "render"])
def test_why_a_site_is_refused_can_be_said_in_other_languages(room: str):
    """The pages of releases say it of another site, and two files are missing of yesan itself."""
    folder = Path(yesan.__file__).parent / room
    english = re.compile(r'SiteError\(\s*f?["\']')
    found = {p.name for p in folder.rglob("*.py") if english.search(p.read_text("utf-8"))}
    assert found <= {"earlier_sites.py", "libraries.py", "engine.py"}
