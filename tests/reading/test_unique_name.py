"""Names in addresses: each is its own, and none is too long for a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.descriptor import descriptor
from yesan.reading.unique_name import LONGEST, short, unique_name


@pytest.mark.parametrize(
    ("taken", "joint", "name"),
    [
        ([], "-", "a"),
        (["b"], "-", "a"),
        (["a"], "-", "a-2"),
        (["a", "a-2", "a-4"], "-", "a-3"),
        (["a"], "", "a2"),
    ],
)
def test_a_taken_name_gets_the_first_free_number(taken: list[str], joint: str, name: str):
    assert unique_name("a", taken, joint) == name


@given(st.lists(st.sampled_from(["a", "a-2", "b", ""]), max_size=12))
def test_no_two_names_are_the_same(wanted: list[str]):
    found: list[str] = []
    for base in wanted:
        found.append(unique_name(base, found))
    assert len(set(found)) == len(found) == len(wanted)


def test_a_long_name_is_cut_and_stays_its_own():
    first, second = ("a" * LONGEST + end for end in "xy")
    assert short("a" * LONGEST) == "a" * LONGEST
    assert short(first) != short(second)
    assert short("a" * 99, of="x") != short("a" * 99, of="y")
    assert len(short("a" * 5000)) == LONGEST + 9


@pytest.mark.parametrize("name", ["w" * 1500, "W" * 1500, "w " * 800])
def test_no_name_of_a_descriptor_is_too_long_for_a_file(tmp_path: Path, name: str):
    (tmp_path / "a.csv").write_text("id\n1\n")
    tables = [{"name": f"{name}{number}", "path": "a.csv"} for number in range(2)]
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": name, "resources": tables}))
    package, _ = descriptor.examine(tmp_path)
    first, second = (resource.id for resource in package.resources)
    assert len({first, second}) == 2
    assert max(map(len, (package.name, first, second))) < 100
