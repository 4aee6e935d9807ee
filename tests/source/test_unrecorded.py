"""What changed since a package was verified is reported, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.model.model import Model
from yesan.package.package import EVIDENCE, VERIFICATION
from yesan.source import record
from yesan.source.unrecorded import missing, unrecorded
from yesan.source.verification import digest, verify
from yesan.tables import tables
from yesan.validation import validation

TEXT = "Roads 1,200\nParks 30\nTrees 7\nPage 9"
SOURCE = digest(TEXT.encode())


@pytest.fixture
def recorded(make_model: Callable[..., Model]) -> Path:
    """The folder of a package that was verified."""
    model = make_model(
        {
            "budget": "id,label,paid,line\na,Roads,1200,1\nb,Parks,30,2\nc,Trees,7,3\n",
            "own": "x\n1\n",
        },
        fields={
            "label": {"role": "label", "title": "Name", "description": "What it is"},
            "paid": {"type": "integer"},
            "line": {"type": "integer", "role": "source-line"},
        },
        resources={
            "budget": {
                "description": "A table of 12 rows",
                "sources": [
                    {
                        "title": "report",
                        "lines": ["1-4"],
                        "excluded": [{"lines": "4", "reason": "No number"}],
                    }
                ],
                "schema": {"primaryKey": "id"},
            },
            "own": {"sources": [{"title": "ourselves"}]},
        },
        sources=[{"title": "report", "hash": SOURCE}],
        created="2026-01-01T00:00:00Z",
        countryCode="KR",
        inhabitants={"number": 9729107, "date": "2019-12-31"},
        fiscalPeriod={"start": "2020-01-01", "end": "2020-12-31"},
    )
    coverages = verify(model, TEXT, SOURCE)
    assert {coverage.complete for coverage in coverages} == {True}
    for path, content in record.record(model, coverages, SOURCE).items():
        (model.package.root / path).write_text(content, encoding="utf-8")
    return model.package.root


def told(root: Path) -> list[tuple[str, int | None, str]]:
    package = descriptor.read(root)
    return [(e.file, e.row, e.field) for e in unrecorded(package, tables.read(package))]


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


DATA, DESCRIPTOR = "data/budget.csv", "datapackage.json"


def test_nothing_is_told_of_what_was_recorded(recorded: Path):
    assert told(recorded) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (DATA, "Parks,30", "Park,30", [(DATA, 3, "label")]),
        (DATA, "Parks,30,2", "Park,31,2", [(DATA, 3, "label"), (DATA, 3, "paid")]),
        (DATA, "b,Parks,30,2\n", "", [(DATA, 2, "")]),
        (DATA, "b,Parks,30,2\n", "b,Parks,30,2\nd,Parks,30,2\n", [(DATA, 3, "")]),
        (DESCRIPTOR, '"Name"', '"Program"', [(DESCRIPTOR, None, "resources.budget.label")]),
        (DESCRIPTOR, '"role": "label", ', "", [(DESCRIPTOR, None, "resources.budget.label")]),
        (DESCRIPTOR, '"1-4"', '"1-5"', [(DESCRIPTOR, None, "resources.budget")]),
        (DESCRIPTOR, "2020-01", "2021-01", [(DESCRIPTOR, None, "fiscalPeriod")]),
        (DESCRIPTOR, "What it is", "What it says", [(DESCRIPTOR, None, "resources.budget.label")]),
        (DESCRIPTOR, "of 12 rows", "of 21 rows", [(DESCRIPTOR, None, "resources.budget")]),
        (DESCRIPTOR, "9729107", "9729108", [(DESCRIPTOR, None, "inhabitants")]),
        (
            DESCRIPTOR,
            '"countryCode"',
            '"country"',
            [(DESCRIPTOR, None, "countryCode"), (DESCRIPTOR, None, "country")],
        ),
        (DESCRIPTOR, "No number", "A number", [(DESCRIPTOR, None, "resources.budget")]),
        ("data/own.csv", "1", "2", [("data/own.csv", 2, "x")]),
        (EVIDENCE, "7,budget,4", "7,budget,3", [(EVIDENCE, None, "")]),
        (VERIFICATION, '"seals"', '"seal"', [(VERIFICATION, None, "")]),
    ],
    ids=[
        *("label", "two cells", "row dropped", "row added", "title", "role", "lines", "year"),
        *("description", "description of a table", "inhabitants", "dropped", "reason"),
        "table of no source",
        *("evidence", "record"),
    ],
)
def test_a_change_is_told_at_its_place(
    recorded: Path, file: str, old: str, new: str, expected: list[tuple[str, int | None, str]]
):
    change(recorded, file, old, new)
    assert told(recorded) == expected


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (DATA, "a,Roads", '"a","Roads"'),
        (DESCRIPTOR, "2026-01-01", "2026-02-02"),
    ],
    ids=["quotes", "created"],
)
def test_what_changes_no_meaning_needs_no_new_record(recorded: Path, file: str, old: str, new: str):
    change(recorded, file, old, new)
    assert told(recorded) == []


def test_a_figure_is_told_with_what_is_printed(recorded: Path):
    change(recorded, DATA, "1200", "1300")
    package = descriptor.read(recorded)
    (error,) = unrecorded(package, tables.read(package))
    assert (error.found, error.expected) == ("1300", "what was recorded: 1,200 in line 1")
    assert "--record" in error.remedy


def test_a_table_that_is_gone_or_new_is_told(recorded: Path):
    change(recorded, DESCRIPTOR, '"name": "budget"', '"name": "budgets"')
    assert (DESCRIPTOR, None, "resources.budgets") in told(recorded)
    assert (DESCRIPTOR, None, "") in told(recorded)


def test_a_record_of_another_text_is_told(recorded: Path):
    change(recorded, DESCRIPTOR, SOURCE, digest(b"another"))
    assert (VERIFICATION, None, "") in told(recorded)


def test_a_record_of_which_a_file_is_gone_is_told(recorded: Path):
    (recorded / VERIFICATION).unlink()
    assert told(recorded) == [(VERIFICATION, None, "")]


def test_a_package_that_says_its_lines_and_has_no_record_is_warned_of(recorded: Path):
    """Whoever deletes the record cannot change what was recorded without a word."""
    assert list(missing(descriptor.read(recorded))) == []
    (recorded / EVIDENCE).unlink()
    (recorded / VERIFICATION).unlink()
    change(recorded, DATA, "30", "31")
    assert told(recorded) == []
    (warning,) = validation.validate(recorded).model.package.warnings
    assert (warning.type, warning.field) == ("record-missing", "sources")
    assert warning.found == f"1 tables from {SOURCE}"
    assert not validation.validate(recorded, recorded=False).model.package.warnings
    change(recorded, DESCRIPTOR, SOURCE, "")
    assert list(missing(descriptor.read(recorded))) == []


def test_a_record_without_seals_is_none(recorded: Path):
    kept = json.loads((recorded / VERIFICATION).read_text(encoding="utf-8"))
    (recorded / VERIFICATION).write_text(json.dumps({**kept, "seals": []}), encoding="utf-8")
    assert [w.type for w in missing(descriptor.read(recorded))] == ["record-missing"]


def test_the_record_has_no_word_of_the_source(recorded: Path):
    saved = json.dumps(json.loads((recorded / VERIFICATION).read_text(encoding="utf-8")))
    assert not [word for word in ("Roads", "Parks", "Trees") if word in saved]
