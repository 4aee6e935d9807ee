"""A table without rows is a warning, and one with a row is none."""

from __future__ import annotations

from yesan.validation import validation


def test_a_table_that_is_its_header_alone_is_a_warning(make_package):
    root = make_package({"a": "id,n\n", "b": "id,n\nx,1\n"})
    [warning] = validation.validate(root).model.package.warnings
    assert (warning.place, warning.type, warning.resource) == ("data/a.csv", "empty-table", "a")
    assert warning.remedy.startswith("restore the file as it was before")
