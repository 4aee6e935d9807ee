"""What changed since a package was verified is reported, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.language.translation import Translation
from yesan.model.model import Model
from yesan.package.package import EVIDENCE, VERIFICATION
from yesan.reports.report import Report
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
            "own": "x,y\n1,2\n",
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
                        "accessed": "2026-03-02",
                        "frequency": "annual",
                        "lines": ["1-4"],
                        "excluded": [{"lines": "4", "reason": "No number"}],
                    }
                ],
                "schema": {"primaryKey": "id"},
            },
            "own": {"sources": [{"title": "ourselves"}]},
        },
        sources=[{"title": "report", "hash": SOURCE, "accessed": "2026-04-03"}],
        created="2026-01-01T00:00:00Z",
        version="0.9.1",
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


CORRECTION = '{"version": "0.9.1", "resource": "budget", "key": ["a"], "reason": "misread"}'
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
        ("data/own.csv", "1", "3", [("data/own.csv", 2, "x")]),
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
        (DESCRIPTOR, "0.9.1", "1.0.0"),
        (DESCRIPTOR, '"version"', f'"corrections": [{CORRECTION}], "version"'),
        (DESCRIPTOR, "2026-03-02", "2026-06-05"),
        (DESCRIPTOR, "2026-04-03", "2026-06-05"),
    ],
    ids=["quotes", "created", "version", "correction", "looked at for a table", "looked at"],
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


def reorder(root: Path, path: tuple[str | int, ...]) -> None:
    """Have a list of the descriptor in the other direction."""
    described = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    listed = described
    for key in path:
        listed = listed[key]
    listed.reverse()
    (root / DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")


def test_another_order_of_the_tables_is_told(recorded: Path):
    """Pages follow it."""
    reorder(recorded, ("resources",))
    assert told(recorded) == [(DESCRIPTOR, None, "resources")]


def test_another_order_of_the_columns_is_told(recorded: Path):
    """So do the columns of pages."""
    reorder(recorded, ("resources", 1, "schema", "fields"))
    (recorded / "data/own.csv").write_text("y,x\n2,1\n", encoding="utf-8")
    assert told(recorded) == [("data/own.csv", None, "")]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("data/map.pdf", "North", "South", "resources"),
        (DESCRIPTOR, "A map", "A plan", "resources"),
        (DESCRIPTOR, "Drawn by hand", "Drawn", "resources"),
        ("data/seal.png", "seal", "sign", "image"),
    ],
)
def test_what_is_no_table_is_sealed_as_well(
    recorded: Path, file: str, old: str, new: str, place: str
):
    root = with_a_document(recorded)
    assert told(root) == []
    change(root, file, old, new)
    assert told(root) == [(DESCRIPTOR, None, place)]


def test_where_a_document_is_kept_is_free(recorded: Path):
    root = with_a_document(recorded)
    change(root, DESCRIPTOR, "data/map.pdf", "data/plan.pdf")
    (root / "data/map.pdf").rename(root / "data/plan.pdf")
    assert told(root) == []


def recorded_anew(root: Path, described: dict[str, Any]) -> Path:
    """The package with another descriptor, verified."""
    (root / DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")
    package = descriptor.read(root)
    model = Model(package, tables.read(package))
    for path, content in record.record(model, verify(model, TEXT, SOURCE), SOURCE).items():
        (root / path).write_text(content, encoding="utf-8")
    return root


def with_a_document(root: Path) -> Path:
    """The package, verified, with a document and a picture."""
    described = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    document = {"name": "map", "path": "data/map.pdf", "title": "A map"}
    described["resources"].append(document | {"description": "Drawn by hand"})
    (root / "data/map.pdf").write_text("North", encoding="utf-8")
    (root / "data/seal.png").write_text("seal", encoding="utf-8")
    return recorded_anew(root, described | {"image": "data/seal.png"})


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


@pytest.mark.parametrize(
    ("rows", "english", "korean"),
    [
        ("", "found no row after row 1, expected the 1 that was recorded",
         "1행 다음의 행 0개가 기록된 행 1개와 다릅니다"),
        ("more", "found 2 rows after row 1, expected the 1 that was recorded",
         "1행 다음의 행 2개가 기록된 행 1개와 다릅니다"),
    ],
)  # fmt: skip
def test_rows_that_are_gone_or_added_are_counted_in_a_sentence(
    recorded: Path, rows: str, english: str, korean: str
):
    path = recorded / DATA
    header, first, *others = path.read_text("utf-8").splitlines()
    kept = [f"{key}{first[1:]}" for key in ("de" if rows else "")]
    path.write_text("\n".join([header, *kept, *others, ""]), "utf-8")
    package = descriptor.read(recorded)
    (error, *_) = unrecorded(package, tables.read(package))
    for language, said in (("en", english), ("ko", korean)):
        report = Report("a", (error,), (), translation=Translation(language))
        assert said in report.told(error)
