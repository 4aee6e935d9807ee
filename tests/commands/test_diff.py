"""`yesan diff`: what it takes, how it ends, and what it writes."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from browsing import served
from commanding import yesan
from towns import BUDGET, town

FORMS = ("text", "markdown", "html", "json", "github")


def edited(root: Path, other: Path, name: str, old: str, new: str) -> tuple[Path, Path]:
    """A package, and a copy of it in which a table says something else at one place."""
    table = shutil.copytree(root, other) / "data" / name
    text = table.read_text("utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), "utf-8")
    return root, other


@pytest.fixture
def pair(make_package, tmp_path: Path) -> tuple[Path, Path]:
    """A budget of one table, and a copy in which one amount is larger by ten."""
    return edited(town(make_package), tmp_path / "other", "budget.csv", "1000", "1010")


@pytest.fixture
def large_pair(small: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A budget with all that can be compared, and a copy in which one amount is larger by ten."""
    return edited(small, tmp_path / "other", "ledger.csv", "812400.00", "812410.00")


def packed(folder: Path, path: Path, below: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, below + file.relative_to(folder).as_posix())
    return path


def changed(stdout: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(stdout)
    [table] = [t for t in report["tables"] if t["change"] != "same"]
    return table


@pytest.mark.parametrize("form", FORMS)
def test_it_ends_with_0_and_with_1_where_that_is_asked_for(pair, form):
    asked = ("--format", form, "--no-meaning")
    assert yesan("diff", *pair, *asked).returncode == 0
    assert yesan("diff", *pair, *asked, "--exit-code").returncode == 1
    assert yesan("diff", pair[0], pair[0], *asked, "--exit-code").returncode == 0


def test_a_workflow_of_github_shows_a_notice_for_each_section(pair):
    lines = yesan("diff", *pair, "--format", "github", "--no-meaning").stdout.splitlines()
    head, table = lines
    assert head.startswith("::notice title=Changes of ")
    assert "1 cell changed" in head
    assert table.startswith("::notice title=Table ")
    assert "  1,000   1,010" in table


@pytest.mark.parametrize("below", ["", "package/"])
def test_a_zip_is_an_edition(pair, tmp_path, below):
    old = packed(pair[0], tmp_path / "old.zip", below)
    found = changed(yesan("diff", old, pair[1], "--format", "json").stdout)
    assert [cell["new"] for cell in found["cells"]["listed"]] == ["1010"]


def test_an_address_is_fetched_only_where_it_is_allowed(pair, tmp_path):
    packed(pair[0], tmp_path / "old.zip")
    with served(tmp_path) as address:
        refused = yesan("diff", f"{address}/old.zip", pair[1])
        allowed = yesan("diff", f"{address}/old.zip", pair[1], "--allow-remote", "--format", "json")
    assert refused.returncode == 2
    assert "--allow-remote" in refused.stderr
    assert changed(allowed.stdout)["cells"]["count"] == 1


@pytest.mark.parametrize("text", ["nothing-here", "ftp://x.example/a.zip", "--", "-p", "a\nb"])
def test_what_is_no_edition_is_refused(pair, text):
    done = yesan("diff", "--", text, pair[1])
    assert done.returncode == 2
    assert done.stdout == ""


def test_a_file_that_is_no_zip_is_refused(pair, tmp_path):
    (tmp_path / "a.bin").write_bytes(b"\0\1")
    done = yesan("diff", tmp_path / "a.bin", pair[1])
    assert (done.returncode, "no zip" in done.stderr) == (2, True)


def test_a_report_is_written_to_a_file(pair, tmp_path):
    done = yesan("diff", *pair, "--format", "html", "--output", tmp_path / "new" / "report.html")
    assert done.stdout == ""
    assert (tmp_path / "new" / "report.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(("language", "said"), [("ko", "바뀐 셀 1개"), ("en", "1 cell changed")])
def test_the_language_is_that_of_the_system_unless_it_is_given(pair, monkeypatch, language, said):
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    assert said in yesan("diff", *pair, "--no-meaning").stdout
    monkeypatch.setenv("LC_ALL", "C")
    assert "1 cell changed" in yesan("diff", *pair, "--no-meaning").stdout
    assert said in yesan("diff", *pair, "--no-meaning", "--language", language).stdout


def test_only_tables_are_compared_where_that_is_asked_for(pair):
    report = json.loads(yesan("diff", *pair, "--no-meaning", "--format", "json").stdout)
    assert (report["notCompared"], report["budget"], report["old"]["valid"]) == (
        "unasked",
        None,
        None,
    )


def test_an_edition_that_is_not_valid_is_compared_as_far_as_it_can_be_read(large_pair):
    ledger = large_pair[1] / "data" / "ledger.csv"
    ledger.write_text(ledger.read_text("utf-8").replace("812410.00", "oops"), "utf-8")
    report = json.loads(yesan("diff", *large_pair, "--format", "json").stdout)
    assert (report["notCompared"], report["new"]["valid"]) == ("partly", False)
    assert report["new"]["errors"] == {"type-error": 1}
    said = yesan("diff", *large_pair, "--language", "en").stdout
    assert "type-error" in said
    assert "oops" in said


def test_a_descriptor_that_is_none_is_an_error(pair):
    (pair[1] / "datapackage.json").write_text("{", "utf-8")
    done = yesan("diff", *pair)
    assert (done.returncode, f"{pair[1]}: datapackage.json" in done.stderr) == (1, True)


def test_a_limit_cuts_lists_and_no_counts(pair):
    budget = pair[1] / "data" / "budget.csv"
    budget.write_text(re.sub(r",(\d+)", lambda m: f",{int(m[1]) + 1}", BUDGET), "utf-8")
    found = changed(yesan("diff", *pair, "--limit", "2", "--format", "json").stdout)["cells"]
    assert len(found["listed"]) == 2
    assert found["count"] > 2
    said = yesan("diff", *pair, "--limit", "2", "--language", "en").stdout
    assert f"and {found['count'] - 2} more" in said


def properties(value: object) -> set[str]:
    """The names of all properties in JSON that a form has, and not the data."""
    match value:
        case {**items}:
            inner = (properties(v) for k, v in items.items() if k not in {"cells", "errors"})
            return {*items}.union(*inner)
        case [first, *_]:
            return properties(first)
    return set()


def test_every_property_of_the_json_is_in_the_guide(large_pair, project):
    guide = (project / "docs" / "guide" / "changes.md").read_text("utf-8")
    named = set(re.findall(r"`(?:\w+\.)?(\w+)`", guide))
    report = json.loads(yesan("diff", *large_pair, "--format", "json").stdout)
    assert report["format"] in guide
    table = changed(json.dumps(report))
    known = properties({**report, "tables": [table]}) | properties(table["cells"]["listed"])
    assert known - named - set(report["claims"][0]["about"]) <= {"tables", "dollars"}


def test_a_hostile_text_is_no_markup_in_any_format(large_pair):
    ledger = large_pair[1] / "data" / "ledger.csv"
    hostile = "<script>x</script>![a](http://e.example) @all ##[group]"
    text = ledger.read_text("utf-8").replace("Roads and Footpaths", hostile)
    ledger.write_text(text.replace(",Personnel,", ",\x1b[31m\u202e|x|,", 1), "utf-8")
    page = yesan("diff", *large_pair, "--format", "html").stdout
    assert "<script" not in page
    assert "default-src 'none'" in page
    said = yesan("diff", *large_pair, "--format", "markdown").stdout
    assert re.search(r"(?<!\\)[<\[]|@\w|http:/|\x1b|\u202e", said) is None
    assert re.search(r"\x1b|\u202e|##\[", yesan("diff", *large_pair).stdout) is None
    assert "\x1b" not in yesan("diff", *large_pair, "--format", "json").stdout


def test_a_number_that_may_be_a_year_is_not_grouped(make_package):
    fields = {
        "when": {"type": "integer"},
        "paid": {"type": "integer", "unit": "km"},
    }
    key = {"t": {"schema": {"primaryKey": ["id"]}}}
    old, new = (
        make_package({"t": f"id,when,paid\na,{text}\n"}, fields=fields, resources=key)
        for text in ("2024,1000", "2025,2000")
    )
    said = yesan("diff", old, new, "--no-meaning", "--language", "en").stdout
    assert ("2025" in said, "2,025" in said, "2,000" in said) == (True, False, True)


@pytest.mark.parametrize("digits", [30, 47, 300])
@pytest.mark.parametrize("meaning", ["--meaning", "--no-meaning"])
def test_a_number_of_any_length_is_told(pair, digits, meaning):
    budget = pair[1] / "data" / "budget.csv"
    text = budget.read_text("utf-8")
    budget.write_text(text.replace("1010", "9" * digits, 1), "utf-8")
    done = yesan("diff", *pair, meaning)
    assert (done.returncode, done.stderr) == (0, "")
    assert "999" in done.stdout


def test_a_listed_error_of_a_field_that_is_not_there_ends_no_comparison(tmp_path: Path):
    """There is no site of such an edition: its claims and pages are not compared."""
    old, new = tmp_path / "old", tmp_path / "new"
    yesan("new", old, "--example")
    shutil.copytree(old, new)
    listed = new / "data" / "discrepancies.csv"
    text = listed.read_text("utf-8")
    listed.write_text(text.replace(",adjusted,", ",adjsted,"), "utf-8")
    done = yesan("diff", old, new, "--language", "en")
    assert done.returncode == 0
    assert "Claims and pages were not compared" in done.stdout


def test_a_table_that_is_renamed_in_the_descriptor_alone_is_told_as_that(make_package):
    """Its amounts are those that they were, and so is what is computed of them."""
    fields = {
        "program": {"columnType": "activity:generic:program:code"},
        "year": {"type": "year", "columnType": "date:fiscal-year"},
        "paid": {"type": "integer", "columnType": "value", "currency": "EUR"},
    }
    rows = "program,year,paid\nroads,2024,10\nparks,2024,20\nroads,2025,11\nparks,2025,25\n"
    roots = [make_package({"budget": rows}, fields=fields) for _ in range(2)]
    path = roots[1] / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"name": "budget"', '"name": "funds"'), "utf-8")
    report = json.loads(yesan("diff", *roots, "--format", "json").stdout)
    [table] = report["tables"]
    assert (table["change"], table["was"], table["comparedBy"]) == ("renamed", "budget", "bytes")
    assert (report["notCompared"], report["claims"]) == (None, [])
    assert (report["budget"]["entities"], report["budget"]["totals"]) == ([], [])
    assert report["pages"]["new"] == ["tables/funds.html"]
