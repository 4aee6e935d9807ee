"""Remedies are safe: what an error says to do makes the input valid, and changes no value.

The remedies are those of the code: one that is added without an input of its kind fails here.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import remedying
from remedy_cases import CASES, Case, Package
from yesan.errors import DataError, InvalidPackage
from yesan.tables import cell_errors, number_remedy
from yesan.validation import validation

ROOMS = ("reading", "package", "descriptor", "tables", "model", "validation")
"""The rooms whose errors `yesan validate` gives about the data; `charts` draws and changes none,
`source`, `proof` and `site` ask to look at a source, or to build again."""
APART = {
    "reading.workbook": "files given to `yesan new`: `reading/test_workbook.py`",
    "reading.grid": "sheets given to `yesan new`: `reading/test_grid.py`",
    "reading.header_rows": "sheets given to `yesan new`: `reading/test_header_rows.py`",
    "descriptor.findings": "the remedies are those of its callers",
}
ELSEWHERE = {
    'did you mean "columnType"? if so, write that': "`descriptor/test_misspelt.py`",
    "make it readable": "no value is read: `reading/test_folder.py`",
    "fix the address, or try later": "an address of another machine: `reading/test_locations.py`",
    "look at the source: fix the line, or the key": "`validation/test_source_places.py`",
    "name the columns in the first row": "for a header without labels, which is read as no header",
    "fetch the rest (git fetch --unshallow --tags; fetch-depth: 0 on GitHub): without it the site "
    "has no earlier version": "no value is read: `releases/test_stored.py`",
    "fix the unit": "its source decides: `validation/test_consistency.py`",
    "rename it": "no value is read: `reading/test_folder.py`",
    "fix the period, or the title": "its source decides: `validation/test_consistency.py`",
    "write columnType on each field instead; nothing of it is read": (
        "`descriptor/test_openspending.py`"
    ),
    "write columnType instead; it is read as that": "`descriptor/test_openspending.py`",
    "leave its columnType out: what is computed of amounts is read as such": (
        "`tests/packages/faults/change-typed-value`"
    ),
    "leave it out; it is read as none": "`descriptor/test_openspending.py`",
    "name one": "views and models: `charts/test_view_fields.py`, `descriptor/test_openspending.py`",
    'did you mean ".*"? if not, leave it out; it is read as none': (
        "`descriptor/test_openspending.py`"
    ),
    'did you mean ".*"? if not, name one': "`descriptor/test_openspending.py`",
    "name a phase that is listed": "the list decides: `validation/test_consistency.py`",
}
GIVEN = sorted(
    {r.pattern for r in remedying.remedies(*ROOMS) if r.module not in APART}
    | {re.escape(remedy) for _, remedy in cell_errors._EXPECTED.values()}
    | {re.escape(remedy) for remedy in (cell_errors.TWICE, cell_errors.NEW_ID)}
)
NUMBERED = list(enumerate(CASES))
IDS = [f"{number}-{case.remedy[:50]}" for number, case in NUMBERED]


def write(package: Package, folder: Path) -> Path:
    for name, content in package.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        bomb = gzip.compress(b"0" * (257 * 2**20)) if content == b"BOMB" else content
        path.write_bytes(bomb)
    for name, target in package.links.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(target)
    return folder


def problems(folder: Path) -> tuple[tuple[DataError, ...], tuple[DataError, ...]]:
    """The errors and the warnings of a package."""
    try:
        return (), validation.validate(folder).model.package.warnings
    except InvalidPackage as error:
        return error.errors, error.warnings


def test_the_remedies_are_found_in_the_code():
    """Among them one that is passed on by a function, one by a name, one with a guess."""
    assert len(GIVEN) > 100
    assert not [pattern for pattern in GIVEN if pattern.startswith("<")]
    for text in ("fix the file", number_remedy.ALONE, 'did you mean "x"? if not, fix the date'):
        found = [p for p in GIVEN if re.fullmatch(p, text)]
        assert bool(found) == (text != 'did you mean "x"? if not, fix the date')


def test_every_remedy_of_the_code_has_an_input_of_its_kind():
    told = [*(case.remedy for case in CASES), *ELSEWHERE]
    assert [p for p in GIVEN if not any(re.fullmatch(p, text) for text in told)] == []


@pytest.mark.parametrize(("number", "case"), NUMBERED, ids=IDS)
def test_an_input_is_valid_once_its_remedy_is_applied(number: int, case: Case, tmp_path: Path):
    """Before, the remedy is given; afterwards there is neither an error nor that warning."""
    errors, warnings = problems(write(case.before, tmp_path / f"before{number}"))
    assert case.remedy in {e.remedy for e in (*errors, *warnings)}
    errors, warnings = problems(write(case.after, tmp_path / f"after{number}"))
    assert [str(e) for e in errors] == []
    assert case.remedy not in {w.remedy for w in warnings}


@pytest.mark.parametrize(
    ("number", "case"),
    [(n, case) for n, case in NUMBERED if case.values],
    ids=[id_ for id_, case in zip(IDS, CASES, strict=True) if case.values],
)
def test_no_remedy_changes_what_a_value_means(number: int, case: Case, tmp_path: Path):
    """Columns whose cells or reading differ have the values that were meant; others the same."""
    tables = validation.validate(write(case.after, tmp_path / f"after{number}")).model.tables
    for place, meant in case.values.items():
        name, column = place.split(".")
        expected = [Decimal(v) if re.fullmatch(r"\d+\.\d+", str(v)) else v for v in meant]
        assert tables[name].column(column) == expected


def test_what_is_read_otherwise_has_the_values_that_are_meant():
    unsaid = {
        name: changed(case) - case.values.keys() for name, case in zip(IDS, CASES, strict=True)
    }
    assert [name for name, case in zip(IDS, CASES, strict=True) if changed(case)]
    assert {name: columns for name, columns in unsaid.items() if columns} == {}


READ = ("type", "decimalChar", "groupChar", "bareNumber", "missingValues", "format")


def changed(case: Case) -> set[str]:
    """The columns of the first table of which cells, or how they are read, differ."""
    before, after = columns(case.before), columns(case.after)
    return {
        f"amounts.{name}" for name in before.keys() & after.keys() if before[name] != after[name]
    }


def columns(package: Package) -> Mapping[str, Any]:
    """Each described column of the first table: how it is read, and its cells as they are."""
    try:
        described = json.loads(package.files["datapackage.json"])
        (first, *_) = described["resources"]
        fields = {f["name"]: f for f in first["schema"]["fields"]}
        text = package.files[first["path"]].decode()
    except (KeyError, TypeError, ValueError):
        return {}
    rows = list(csv.DictReader(io.StringIO(text)))
    return {
        name: ({p: f.get(p) for p in READ}, [row.get(name) for row in rows])
        for name, f in fields.items()
    }
