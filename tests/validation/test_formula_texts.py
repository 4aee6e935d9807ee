"""Formulas and their errors in columns of text are a warning each, and no other text is."""

from __future__ import annotations

from yesan.validation import validation


def test_they_are_told_once_for_each_column_and_kind(make_package):
    root = make_package({"a": 'x,y\n#N/A,Roads\n#N/A,=B2\n=> Parks,#1\n"=B2&"" km""",-A1\n'})
    found = validation.validate(root).model.package.warnings
    assert [(w.place, w.type, w.found) for w in found] == [
        (
            "data/a.csv row 2, x",
            "spreadsheet-error",
            'errors of a spreadsheet program, "#N/A", in 2 rows: a formula finds no value',
        ),
        (
            "data/a.csv row 5, x",
            "spreadsheet-error",
            '1 formula in place of its value, "=B2&" km""',
        ),
        ("data/a.csv row 3, y", "spreadsheet-error", '1 formula in place of its value, "=B2"'),
    ]
