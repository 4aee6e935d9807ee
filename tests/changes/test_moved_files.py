"""A folder of tables that was moved is told once."""

from __future__ import annotations

import json
from pathlib import Path

from towns import said

TEXT = {"a": "id,v\nx,1\ny,2\n", "b": "id,w\nx,1\ny,2\n"}


def move(root: Path, *names: str) -> Path:
    """Move the files of some tables into the folder `tables`."""
    described = json.loads((root / "datapackage.json").read_text())
    (root / "tables").mkdir()
    for resource in described["resources"]:
        if resource["name"] in names:
            resource["path"] = f"tables/{resource['name']}.csv"
            (root / "data" / f"{resource['name']}.csv").rename(root / resource["path"])
    (root / "datapackage.json").write_text(json.dumps(described))
    return root


def test_a_folder_that_was_moved_is_told_once(make_package, compare):
    changes = compare(make_package(TEXT), move(make_package(TEXT), "a", "b"))
    words = said(changes)
    assert "The files of 2 tables are in another folder: data → tables" in words
    assert "data/a.csv" not in words
    assert "differ" not in words
    assert "are the same" not in words
    assert "다른 폴더로 옮긴 표 파일 2개: data → tables" in said(changes, "ko")


def test_one_file_that_was_moved_is_told_with_its_table(make_package, compare):
    words = said(compare(make_package(TEXT), move(make_package(TEXT), "a")))
    assert "another folder" not in words
    assert "data/a.csv" in words
