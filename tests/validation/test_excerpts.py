"""The row that an error is about is shown as it is in its file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.errors import Excerpt, InvalidPackage
from yesan.validation import validation

AMOUNT = {"amount": {"type": "integer"}}


def excerpts(root: Path) -> list[Excerpt]:
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    return list(refused.value.excerpts.values())


def test_a_row_is_shown_with_the_line_in_which_it_begins(make_package: Callable[..., Path]):
    """Cells with line breaks are before it."""
    root = make_package({"a": 'id,amount\n"x\ny",1\nz,b\n'}, fields=AMOUNT)
    assert excerpts(root) == [Excerpt(4, ("id", "amount"), ("z", "b"))]


def test_a_row_is_shown_as_it_was_before_its_spelling_was_changed(
    make_package: Callable[..., Path],
):
    root = make_package({"a": "id,amount\nx,\u22125\nz,b\n"}, fields=AMOUNT)
    found = {e.cells for e in excerpts(root)}
    assert ("x", "\u22125") in found
    assert ("z", "b") in found


def test_a_part_of_a_descriptor_is_shown_by_its_line(make_package: Callable[..., Path]):
    root = make_package({"a": "id,amount\nx,1\n"}, fields={"amount": {"type": "money"}})
    file = root / "datapackage.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")), indent=1), "utf-8")
    (found,) = excerpts(root)
    assert found.cells == ('"type": "money"',)
    assert file.read_text("utf-8").splitlines()[found.line - 1].strip() == found.cells[0]


def test_the_line_where_a_descriptor_is_broken_is_shown(tmp_path: Path):
    (tmp_path / "datapackage.json").write_text('{\n "name": x\n}', "utf-8")
    assert excerpts(tmp_path) == [Excerpt(2, (), ('"name": x',))]


def test_of_many_rows_of_one_cause_the_first_are_shown(make_package: Callable[..., Path]):
    rows = "".join(f"{n},b\n" for n in range(1000))
    root = make_package({"a": f"id,amount\n{rows}"}, fields=AMOUNT)
    assert len(excerpts(root)) == 20
