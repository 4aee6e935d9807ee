"""A table whose file was renamed is told as that, where nothing else can be meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.errors import InvalidPackage, by_cause
from yesan.validation import validation

HEADER = "id,n\nx,1\n"


def found(root: Path) -> str:
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert error.type == "file-missing"
    return error.found


def test_the_file_with_the_same_columns_is_named(make_package: Callable[..., Path]):
    root = make_package({"a": HEADER})
    (root / "data" / "a.csv").rename(root / "data" / "b-2024.csv")
    assert found(root) == (
        "no file data/a.csv, and data/b-2024.csv with its columns, which nothing describes"
    )


@pytest.mark.parametrize(
    "others",
    [{"b.csv": "id,m\nx,1\n"}, {"b.csv": HEADER, "c.csv": HEADER}, {"b.txt": HEADER}, {}],
    ids=["other columns", "two of them", "another kind", "none"],
)
def test_no_other_file_is_named(others: dict[str, str], make_package: Callable[..., Path]):
    root = make_package({"a": HEADER})
    (root / "data" / "a.csv").unlink()
    for name, text in others.items():
        (root / "data" / name).write_text(text, encoding="utf-8")
    assert found(root) == "no file data/a.csv"


def test_a_file_of_another_table_is_not_named(make_package: Callable[..., Path]):
    root = make_package({"a": HEADER, "b": HEADER})
    (root / "data" / "a.csv").unlink()
    assert found(root) == "no file data/a.csv"


def test_keys_to_a_table_that_is_called_otherwise_now_are_told_its_name(
    make_package: Callable[..., Path],
):
    """Its file is still called as it was."""
    key = {"fields": ["id"], "reference": {"resource": "units", "fields": ["id"]}}
    tables = {"units": HEADER, "a": HEADER, "b": HEADER}
    resources = {name: {"schema": {"foreignKeys": [key]}} for name in ("a", "b")}
    root = make_package(tables, resources=resources)
    path = root / "datapackage.json"
    path.write_text(
        path.read_text("utf-8").replace('"name": "units"', '"name": "offices"'), "utf-8"
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    remedy = 'did you mean "offices"? if not, add it, or leave the key out'
    assert {(e.found, e.remedy) for e in refused.value.errors} == {("units", remedy)}
    assert len(by_cause(refused.value.errors)) == 1
