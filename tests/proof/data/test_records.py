"""Rows are read anew as the program reads them, also where the header names no column for sure."""

from __future__ import annotations

import json
from pathlib import Path

from yesan.proof.data.records import records
from yesan.validation import validation


def test_columns_of_one_name_are_told_apart_by_their_place(tmp_path: Path):
    (tmp_path / "t.csv").write_text("name,amount,amount\na,1,2\nb,3,4\n", encoding="utf-8")
    described = {"resources": [{"name": "t", "path": "t.csv"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    (resource,) = validation.validate(tmp_path).model.package.resources
    first, last = [f.name for f in resource.fields][1:]
    assert [(row[first], row[last]) for _, row in records(resource)] == [("1", "2"), ("3", "4")]
