"""Packages as they are found: each is read, or refused with its cause, and becomes pages.

``packages/wild.json`` says what is expected of each, and what frictionless says of it; where the
two differ, it says why.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import browsing
from yesan.downloads import archive
from yesan.errors import DataError, InvalidPackage
from yesan.language.locale import Locale
from yesan.model.addresses import file_of
from yesan.pages.pages import generate
from yesan.site import build
from yesan.store import disk
from yesan.validation import validation

PACKAGES = Path(__file__).parents[1] / "packages"
WILD = PACKAGES / "wild"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PACKAGES / "wild.json").read_text("utf-8"))
VALID = sorted(name for name, expected in EXPECTED.items() if expected["valid"])
FRICTIONLESS = """
import json, pathlib, sys
import frictionless
def valid(folder):
    try:
        return frictionless.validate(str(next(folder.glob("datapackage.*")))).valid
    except Exception:
        return False
print(json.dumps({folder.name: valid(folder) for folder in pathlib.Path(sys.argv[1]).iterdir()}))
"""
"""Asks frictionless; a crash is a verdict as well."""
BUILT = ("geojson-only", "headers-hebrew", "names-odd", "no-rows", "yaml-descriptor")
"""Those that are built to the end; of the others, the pages are made."""


def pages(checked: validation.Checked) -> Mapping[str, bytes]:
    locale = Locale.of(checked.model.package)
    return generate(checked, locale, 0, lambda _: "0" * 24).files


def verdict(name: str, *, strict: bool = False) -> tuple[Sequence[DataError], Sequence[DataError]]:
    """The warnings and the errors that a package gets."""
    try:
        return validation.validate(WILD / name, strict=strict).model.package.warnings, ()
    except InvalidPackage as error:
        return (), error.errors


def test_every_package_has_its_expectation():
    """No package is there without saying what it is for."""
    assert {path.name for path in WILD.iterdir()} == EXPECTED.keys()
    assert len(EXPECTED) >= 30
    assert all(expected["about"] for expected in EXPECTED.values())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_package_gets_its_verdict(name: str):
    """Valid with these warnings, or refused with these errors."""
    expected = EXPECTED[name]
    warnings, errors = verdict(name)
    assert bool(errors) != expected["valid"]
    assert {e.type for e in errors} == set(expected["errors"])
    assert {w.type for w in warnings} == set(expected["warnings"] if expected["valid"] else [])
    assert all(e.found and e.expected and e.remedy for e in (*errors, *warnings))


def asked(folder: Path) -> dict[str, bool]:
    """Frictionless's verdicts on the packages of a folder, by a process: it leaves files open."""
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FRICTIONLESS, folder],
        capture_output=True,
        check=True,
        text=True,
    )
    verdicts: dict[str, bool] = json.loads(found.stdout)
    return verdicts


@pytest.fixture(scope="module")
def verdicts() -> dict[str, bool]:
    """Frictionless's verdicts on all of them."""
    return asked(WILD)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_frictionless_says_the_same_or_it_is_told_why_not(name: str, verdicts: dict[str, bool]):
    """Its verdict is what was noted, and a difference has its reason."""
    expected = EXPECTED[name]
    assert verdicts[name] == expected["frictionless"]
    assert (verdicts[name] != expected["valid"]) == bool(expected.get("why"))


def test_what_was_read_with_a_warning_is_written_as_the_standard_wants_it(tmp_path: Path):
    """What a reader downloads is valid for frictionless, and without these warnings for us."""
    fixed = {"number-spelling", "unicode-form", "undeclared-header", "undeclared-delimiter"}
    fixed |= {"undeclared-encoding", "misplaced-property"}
    chosen = [name for name in VALID if fixed & set(EXPECTED[name]["warnings"])]
    chosen.append("group-chars-of-integers")
    assert len(chosen) > 10
    for name in chosen:
        package = validation.validate(WILD / name).model.package
        disk.create(tmp_path / name, archive.files(package))
    assert asked(tmp_path) == dict.fromkeys(chosen, True)
    again = (validation.validate(tmp_path / name).model.package.warnings for name in chosen)
    assert not {w.type for found in again for w in found} & fixed


@pytest.mark.parametrize("name", VALID)
def test_a_valid_package_has_a_page_for_each_table(name: str):
    """Home, an index, and for every table its rows, its dictionary and its download."""
    checked = validation.validate(WILD / name)
    made = pages(checked)
    for resource in checked.model.package.resources:
        page = made[f"tables/{resource.id}.md"].decode()
        named = {f.name for f in resource.fields if f.name.isalnum()}
        assert {name for name in named if f"<code>{name}</code>" not in page} == set()
    files = {file_of(resource) for resource in checked.model.package.resources}
    assert {"index.md", "tables/index.md", "download.md", *files} <= made.keys()


@pytest.mark.parametrize("name", VALID)
def test_a_warning_is_an_error_where_one_wants_it(name: str):
    """With --strict exactly those that have warnings are refused."""
    _, errors = verdict(name, strict=True)
    assert {e.type for e in errors} == set(EXPECTED[name]["warnings"])


@pytest.mark.parametrize("name", BUILT)
def test_a_package_is_built_without_configuration(name: str, tmp_path: Path):
    """One command, no mkdocs.yml, no docs; the zip of the site is valid again."""
    shutil.copytree(WILD / name, tmp_path / "package")
    report = build.build(tmp_path / "package")
    assert (report.site / "index.html").is_file()
    zips = (report.site / "data").glob("*.zip")
    (packed,) = (path for path in zips if "datapackage.json" in zipfile.ZipFile(path).namelist())
    shutil.unpack_archive(packed, tmp_path / "unpacked")
    assert validation.validate(tmp_path / "unpacked").model.package.title


def test_a_page_of_a_hundred_columns_stays_light():
    """The page shows fewer rows, and the download has all."""
    made = pages(validation.validate(WILD / "hundred-columns"))
    (page,) = (p for name, p in made.items() if name.startswith("tables/") and "index" not in name)
    assert len(page) < 500_000


def test_a_table_of_many_rows_is_read_and_its_page_stays_light(make_package):
    """First rows, a way to search them, the rest by download.

    A page shows fewer than a thousand rows, and no chart takes more than 20,000.
    """
    rows = "".join(f"c{n:06},{n % 97},{n}.5\n" for n in range(25_000))
    root = make_package({"many": f"code,kind,amount\n{rows}"})
    described = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    del described["resources"][0]["schema"]
    (root / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    checked = validation.validate(root)
    page = pages(checked)["tables/many.md"].decode()
    assert [f.type for f in checked.model.package.resources[0].fields] == [
        *("string", "integer", "number")
    ]
    assert len(page) < 500_000
    assert "25,000" in page
    assert "data-yesan-search" in page


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("minus-signs", "v", [-5, -5, -5, -5]),
        ("group-spaces", "v", [Decimal("1234.5")] * 3),
        ("header-decomposed", "예산", ["a"]),
        ("title-above-header", "v", [2, 3]),
        ("separator-line", "v", [1]),
        ("group-chars-of-integers", "v", [1234, 1_234_567]),
        ("spreadsheet-errors", "v", [1, None, None, -3]),
        ("percent-signs", "rate", [Decimal("12.5"), 3]),
        ("unit-line-above", "집행", [-30, 50]),
        ("text-utf-16-unmarked", "부서", ["총무과"]),
    ],
)
def test_what_a_clerk_writes_is_read_as_it_is_meant(name: str, field: str, values: list[Any]):
    """Signs, groups, titles and encodings change no value."""
    (table,) = validation.validate(WILD / name).model.tables.values()
    assert table.column(field) == values


def test_few_accents_are_read_as_what_they_are():
    """Not as letters of another alphabet, as which they are text as well."""
    (table,) = validation.validate(WILD / "encoding-few-accents").model.tables.values()
    assert [name for name in table.column("k") if not name.isascii()] == ["café"]


def test_codes_keep_their_zeros_and_years_are_not_grouped():
    """Neither is a figure."""
    made = pages(validation.validate(WILD / "years"))
    assert [name for name, page in made.items() if re.search(rb"2,0[12]", page)] == []
    zeros = validation.validate(WILD / "leading-zeros").model
    for resource in zeros.package.resources:
        codes = [str(x) for x in zeros.tables[resource.name].rows[0].cells.values()]
        assert any(code.startswith("0") for code in codes)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address, on this machine, of a table and its schema."""
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "x.csv").write_text("day,wind\n2024-01-01,7\n", encoding="utf-8")
    fields = [{"name": "day", "type": "date"}, {"name": "wind", "type": "integer"}]
    (tmp_path / "far" / "s.json").write_text(json.dumps({"fields": fields}), encoding="utf-8")
    with browsing.served(tmp_path / "far") as address:
        yield address


def test_addresses_are_fetched_only_where_that_is_allowed(tmp_path: Path, served: str):
    """Data and schema far away: refused, both at once; allowed, a table like any other."""
    resource = {"name": "wind", "path": f"{served}/x.csv", "schema": f"{served}/s.json"}
    described = tmp_path / "datapackage.json"
    described.write_text(json.dumps({"name": "far", "resources": [resource]}), encoding="utf-8")
    with pytest.raises(InvalidPackage) as caught:
        validation.validate(described)
    assert [e.type for e in caught.value.errors] == ["remote-error", "remote-error"]
    model = validation.validate(described, remote=True).model
    assert model.tables["wind"].rows[0].cells["wind"] == 7
    assert "fetched from" in model.package.resources[0].content.notes[0]
    assert build.build(described, tmp_path / "site", options=build.Options(remote=True)).pages
