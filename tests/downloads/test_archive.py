"""Downloads: the same package gives the same bytes, and what is unpacked is a package again."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import frictionless
import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from examples import examples
from yesan.descriptor import descriptor
from yesan.downloads import archive, figures
from yesan.package.text import Text
from yesan.store import disk
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.tables import read
from yesan.validation import rules, validation

names = st.from_regex(r"[a-z]{1,3}(/[a-z가]{1,3})?", fullmatch=True)
contents = st.dictionaries(names, st.binary(max_size=20), max_size=5)


def unzip(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as source:
        assert source.testzip() is None
        return {name: source.read(name) for name in source.namelist()}


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@given(contents)
def test_an_archive_unzips_to_its_contents_and_their_checksums(files: dict[str, bytes]):
    found = unzip(archive.archive(files, 0))
    sums = found.pop("SHA256SUMS").decode().splitlines()
    assert found == files
    assert sums == [f"{sha(files[name])}  {name}" for name in sorted(files)]


@given(contents, st.randoms())
def test_an_archive_does_not_depend_on_the_order_of_its_files(files: dict[str, bytes], random):
    shuffled = list(files.items())
    random.shuffle(shuffled)
    assert archive.archive(dict(shuffled), 9**9) == archive.archive(files, 9**9)


@given(st.integers(-(10**10), 10**12))
@example(4_354_819_200)  # 2108, after which a zip knows no time
def test_an_archive_can_be_made_at_any_time(epoch: int):
    assert unzip(archive.archive({"a": b"x"}, epoch))["a"] == b"x"


def test_files_of_an_archive_can_be_read_by_everyone():
    with zipfile.ZipFile(io.BytesIO(archive.archive({"a": b""}, 0))) as source:
        assert {info.external_attr >> 16 for info in source.infolist()} == {0o644}


def test_checksums_are_those_that_sha256sum_reads(tmp_path: Path):
    files = {"a.csv": b"1", "b/한.csv": b"2"}
    disk.create(tmp_path / "x", {**files, "SHA256SUMS": archive.checksums(files)})
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert (
        subprocess.run(check, cwd=tmp_path / "x", capture_output=True, check=False).returncode == 0
    )


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_the_downloaded_package_is_valid_by_the_profile(version: str, project: Path):
    # The profiles, those of the standard without its prose, know no lists; the text of v2 does.
    text = archive.files(descriptor.read(project))["datapackage.json"].decode()
    profile = json.loads((project / "tests" / "profiles" / f"{version}.json").read_text("utf-8"))
    said = json.loads(text.replace('"type": "list"', '"type": "string"'))
    jsonschema.Draft7Validator(profile).validate(said)


def test_the_downloaded_package_is_valid_again(project: Path, tmp_path: Path):
    package = descriptor.read(project)
    disk.create(tmp_path / "x", unzip(archive.archive(archive.files(package), 0)))
    again = descriptor.read(tmp_path / "x")
    assert [r.name for r in again.resources] == [r.name for r in package.resources]
    assert len(rules.check(again, read(again))) == len(
        list((project / "data" / "checks").glob("*.sql"))
    )


def test_the_descriptor_carries_size_and_hash_of_every_table(project: Path):
    files = archive.files(descriptor.read(project))
    resources = json.loads(files["datapackage.json"])["resources"]
    assert len(resources) == 41
    for resource in resources:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha(content)}"


@pytest.mark.parametrize("suffix", [".txt", ".tab"])
def test_a_table_of_another_suffix_is_one_for_frictionless(tmp_path: Path, suffix: str):
    (tmp_path / f"t{suffix}").write_text("a\tb\nx\t1\n", encoding="utf-8")
    schema = {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "date"}]}
    resource = {"name": "t", "path": f"t{suffix}", "schema": schema}
    described = {"name": "p", "resources": [resource]}
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    disk.create(tmp_path / "x", archive.files(descriptor.read(tmp_path)))
    report = frictionless.validate(str(tmp_path / "x" / "datapackage.json"))
    assert [error.type for error in report.tasks[0].errors] == ["type-error"]


def test_tables_are_given_byte_for_byte(project: Path):
    package = descriptor.read(project)
    files = archive.files(package)
    published = {r.path: (project / r.path).read_bytes() for r in package.resources}
    assert len(published) == 41
    assert {path: files[path] for path in published} == published


@pytest.fixture(scope="module")
def written(make_package) -> list[dict[str, str]]:
    root = make_package(
        {"budgets": 'id,name,paid,share,line\na,"One, two",1200,,7\nb,Two,-5,0.5,8\n'},
        fields={
            "name": {"role": "label"},
            "paid": {"type": "integer", "columnType": "value", "currency": "EUR", "factor": 1000},
            "share": {"type": "number", "unit": "%", "unit@ko": "퍼센트"},
            "line": {"type": "integer", "role": "source-line"},
        },
    )
    package = descriptor.read(root)
    table = package.resources[0]
    discrepancy = Discrepancy(
        "d1", "r", table, 3, "paid", Decimal(-5), Decimal(5), "error", Text(""), None
    )
    told = figures.figures(
        [(table, read(package)["budgets"])], "ko", {("budgets", 3, "paid"): discrepancy}
    )
    return list(csv.DictReader(io.StringIO(told.decode())))


def test_figures_are_one_a_line_and_a_missing_one_has_none(written: list[dict[str, str]]):
    found = [(f["row"], f["field"], f["value"]) for f in written]
    assert found == [("2", "paid", "1200"), ("3", "paid", "-5"), ("3", "share", "0.5")]


def test_a_figure_names_its_row_its_unit_and_its_source(written: list[dict[str, str]]):
    assert tuple(written[0]) == figures.FIGURE_COLUMNS
    money = written[0]
    assert (money["label"], money["currency"], money["factor"]) == ("One, two", "EUR", "1000")
    assert (money["line"], written[2]["unit"]) == ("7", "퍼센트")


def test_a_figure_with_a_discrepancy_has_the_computed_one_beside_it(written: list[dict[str, str]]):
    found = [(f["value"], f["computed"], f["discrepancy"]) for f in written]
    assert found == [("1200", "", ""), ("-5", "5", "error"), ("0.5", "", "")]


def test_only_money_has_a_factor(written: list[dict[str, str]]):
    assert (written[2]["currency"], written[2]["factor"]) == ("", "")


@examples(20)
@given(contents)
def test_every_file_has_one_line_of_checksums(files: dict[str, bytes]):
    lines = archive.checksums(files).decode().splitlines()
    assert {line.split("  ", 1)[1] for line in lines} == files.keys()
    assert len(lines) == len(files)


def test_the_zip_has_every_file_that_the_descriptor_refers_to(tmp_path: Path):
    """Resource, schema, dialect and profile in files of their own: unpacked, it is valid again."""
    root = tmp_path / "package"
    root.mkdir()
    written = {
        "datapackage.json": {"name": "x", "profile": "profile.json", "resources": ["r.json"]},
        "r.json": {"name": "t", "path": "t.csv", "schema": "s.json", "dialect": "d.json"},
        "s.json": {"fields": [{"name": "n", "type": "integer"}]},
        "d.json": {"delimiter": ";"},
        "profile.json": {"required": ["name"]},
    }
    for name, content in written.items():
        (root / name).write_text(json.dumps(content), encoding="utf-8")
    (root / "t.csv").write_text("n\n5\n", encoding="utf-8")
    unpacked = tmp_path / "unpacked"
    for name, content in archive.files(validation.validate(root).model.package).items():
        (unpacked / name).parent.mkdir(parents=True, exist_ok=True)
        (unpacked / name).write_bytes(content)
    assert validation.validate(unpacked).model.package.by_name["t"].fields[0].type == "integer"
    assert {p.name for p in descriptor.paths(root / "datapackage.json")} == {
        *("r.json", "t.csv", "s.json", "d.json", "profile.json")
    }
