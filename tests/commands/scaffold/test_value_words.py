"""Words for no value, and for yes and no, are told, and what is told works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from yesan.commands.scaffold import scaffold
from yesan.validation import validation

CELLS = "place,open,paid,kind\nA,Y,5,x\nB,N,n/a,N/A\nC,Y,-,y\nD,-,7,x\n"


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ("Y N Y", '"Y", "N" kept as text; if they mean yes and no, write "type": "boolean"'),
        ("yes no Yes", '"yes", "no", "Yes" kept as text; if they mean yes and no'),
        ("예 아니오 예", '"예", "아니오" kept as text; if they mean yes and no'),
        ("TRUE FALSE", '"TRUE", "FALSE" read as true and false'),
        ("5 n/a - 7 -", '"n/a", "-" read as no value, in 3 of its cells'),
        ("2024-01-01 N/A 2024-03-01", '"N/A" read as no value, in 1 of its cells'),
        ("north NA south", '"NA" kept as text; if it means no value'),
    ],
)
def test_what_is_read_otherwise_or_may_be_is_told(tmp_path: Path, cells: str, note: str):
    rows = "".join(f"r{n},{cell}\n" for n, cell in enumerate(cells.split()))
    (tmp_path / "a.csv").write_text(f"row,x\n{rows}", encoding="utf-8")
    notes = scaffold.make(tmp_path / "made", tmp_path / "a.csv").notes
    assert any(told.startswith(f"data/a.csv: x: {note}") for told in notes), notes


@pytest.mark.parametrize("cells", ["Y N M", "Y", "a b", "1 2"])
def test_of_other_words_nothing_is_told(tmp_path: Path, cells: str):
    rows = "".join(f"r{n},{cell}\n" for n, cell in enumerate(cells.split()))
    (tmp_path / "a.csv").write_text(f"row,x\n{rows}", encoding="utf-8")
    assert scaffold.make(tmp_path / "made", tmp_path / "a.csv").notes == ()


def test_what_is_told_to_be_written_is_valid(tmp_path: Path):
    (tmp_path / "a.csv").write_text(CELLS, encoding="utf-8")
    notes = scaffold.make(tmp_path / "made", tmp_path / "a.csv").notes
    path = tmp_path / "made" / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    by_name = {f["name"]: f for f in described["resources"][0]["schema"]["fields"]}
    told = [re.match(r".*: (\w+): .* write (\".*) in the field", note) for note in notes]
    written = [found for found in told if found]
    assert [found[1] for found in written] == ["open", "open", "kind"]
    for found in written:
        by_name[found[1]].update(json.loads(f"{{{found[2]}}}"))
    path.write_text(json.dumps(described), encoding="utf-8")
    model = validation.validate(tmp_path / "made").model
    table = model.tables[model.package.resources[0].name]
    assert table.column("open") == [True, False, True, None]
    assert table.column("kind") == ["x", None, "y", "x"]
