"""`yesan review`: one comment on a proposed change, whatever is wrong with it."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import typer
from selectolax.lexbor import LexborHTMLParser
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from commanding import Done, yesan
from stepping import git
from yesan.commands.reporting import Reporting
from yesan.commands.review import Review, review
from yesan.errors import InvalidPackage
from yesan.limits import Deadline
from yesan.reports.report import Report
from yesan.site.build import Options

LANGUAGES = ("en", "ko")


class Comment(SingleFileSnapshotExtension):
    """A comment in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@pytest.fixture
def town(small: Path) -> Path:
    """A repository with a package, in which nothing is changed yet."""
    (small / ".gitignore").write_text("/build/\n/site/\n/review/\n", "utf-8")
    git(small, "init", "-q", "-b", "main")
    git(small, "add", ".")
    git(small, "commit", "-qm", "before")
    return small


def ledger(root: Path, old: str, new: str) -> None:
    path = root / "data" / "ledger.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def reviewed(town: Path, *more: object) -> tuple[Done, str]:
    file = town / "review" / "report.md"
    done = yesan("review", "HEAD", town, "--comment", file, *more)
    return done, file.read_text("utf-8")


def amount(town: Path) -> Decimal:
    with (town / "data" / "ledger.csv").open(encoding="utf-8", newline="") as file:
        return sum((Decimal(row["dollars"]) for row in csv.DictReader(file)), Decimal())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comment_on_a_sample_pull_request_is_as_it_was(
    town: Path, language: str, snapshot: SnapshotAssertion
):
    """Run with --snapshot-update where the change is meant, and read the difference."""
    before = amount(town)
    ledger(town, "812400.00", "822500.00")
    summary = next((town / "data").glob("unit*summary.csv"))
    text = summary.read_text("utf-8")
    summary.write_text(text.replace("9591,", "9601,", 1).replace("12618,", "12628,", 1), "utf-8")
    done, comment = reviewed(town, "--language", language)
    assert done.returncode == 0, done.printed
    assert comment == snapshot(extension_class=Comment)
    assert f"{before:,}" in comment
    assert f"{amount(town):,}" in comment
    assert amount(town) - before == Decimal("10100.00")
    assert "10,100.00" in comment


def told(page: Path) -> str:
    """What a page says, without what leads elsewhere or only marks where a figure is from."""
    main = LexborHTMLParser(page.read_text("utf-8")).css_first("article")
    assert main is not None
    return main.text()


def test_the_pages_that_it_names_are_those_that_say_something_else(town: Path, tmp_path: Path):
    """By the text of the built pages: it was found in what they are made of."""
    assert yesan("build", town, "--out", tmp_path / "before").returncode == 0
    ledger(town, "812400.00", "812410.00")
    done, comment = reviewed(town, "--out", tmp_path / "after")
    assert done.returncode == 0, done.printed
    named = set(re.findall(r"^- (\S+\.html)$", comment, re.MULTILINE))
    assert "programs/010.html" in named
    pages = {
        path.relative_to(tmp_path / "after").as_posix()
        for path in (tmp_path / "after").rglob("*.html")
    } - {"404.html"}
    pages = {page for page in pages if not page.startswith("charts/")}
    differing = {p for p in pages if told(tmp_path / "before" / p) != told(tmp_path / "after" / p)}
    assert differing <= named
    assert len(named) < len(pages) // 2


def test_the_site_is_there_and_its_pages_are_counted(town: Path):
    done, comment = reviewed(town)
    assert (town / "site" / "index.html").is_file()
    assert done.returncode == 0
    assert re.search(r"The site with this change has \d+ pages\. .* folder site ", comment)
    assert "are the same" in comment


def test_what_is_not_valid_is_told_with_what_differs_and_has_no_site(town: Path):
    ledger(town, "812400.00", "812x")
    done, comment = reviewed(town, "--format", "github")
    assert done.returncode == 1
    assert "::error file=" in done.stdout
    assert comment.startswith("### ❌ The data is not valid. 1 error")
    assert "<code>812x</code>" in comment
    assert "### Changes of" in comment
    assert "is not valid" not in comment.partition("### Changes of")[2]
    assert not (town / "site").exists()
    assert "folder site" not in comment


def test_a_descriptor_that_cannot_be_read_is_told(town: Path):
    (town / "datapackage.json").write_text("{", "utf-8")
    done, comment = reviewed(town)
    assert done.returncode == 1
    assert comment.startswith("### ❌ The data is not valid.")
    assert "What differs is not known" in comment


@pytest.mark.parametrize("old", ["no-such-revision", "--", "HEAD:data"])
def test_where_there_is_no_edition_before_the_data_decide(town: Path, old: str):
    """The package may be new; that it was not compared is said."""
    done = yesan("review", "--comment", town / "review.md", "--", old, town)
    assert done.returncode == 0, done.printed
    assert "What differs is not known" in (town / "review.md").read_text("utf-8")


def test_a_site_that_cannot_be_built_is_told(town: Path):
    (town / "mkdocs.yml").write_text("site_name: a\ntheme:\n  name: no-such-theme\n", "utf-8")
    done, comment = reviewed(town)
    assert done.returncode == 1
    assert "### ✅ The data is valid." in comment
    assert "❌ The site could not be built" in comment


def test_a_warning_is_an_error_where_that_is_asked_for(town: Path):
    described = json.loads((town / "datapackage.json").read_text("utf-8"))
    described["resources"][0]["bytes"] = 1
    (town / "datapackage.json").write_text(json.dumps(described), "utf-8")
    done, comment = reviewed(town)
    strict, refused = reviewed(town, "--strict")
    assert (done.returncode, strict.returncode) == (0, 1)
    assert "⚠️" in comment
    assert "### ❌" in refused


def test_the_language_is_that_of_the_package(town: Path):
    described = json.loads((town / "datapackage.json").read_text("utf-8"))
    described["languages"] = ["ko", "en"]
    (town / "datapackage.json").write_text(json.dumps(described), "utf-8")
    assert "데이터에 오류가 없습니다" in reviewed(town)[1]
    assert "The data is valid" in reviewed(town, "--language", "en")[1]
    refused = yesan("review", "HEAD", town, "--language", "de")
    assert refused.returncode == 2


def test_what_takes_too_long_is_told_in_the_comment(town: Path):
    """The process that checks is ended from outside; the report comes from the first one."""
    file = town / "review.md"
    command = [sys.executable, "-m", "yesan", "--timeout", "0.1", "review", "HEAD", str(town)]
    done = subprocess.run(
        [*command, "--comment", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    comment = file.read_text("utf-8")
    assert comment.startswith("### ❌ The data is not valid. 1 error")
    assert "still running after" in comment


def test_why_nothing_was_compared_is_said_in_the_language_of_the_comment(town: Path):
    ledger(town, "812400.00", "oops")  # so that no site is built
    file = town / "review" / "report.md"
    yesan("review", "nothing-here", town, "--comment", file, "--language", "ko")
    said = file.read_text("utf-8")
    assert "패키지가 있는 리비전도 아닙니다" in said
    assert "no revision of the repository" not in said


class Editing(Reporting):
    """Reports as any other, and edits the data once they are checked, as somebody might."""

    def report(self, refused: InvalidPackage, package: Path, checked: str = "") -> Report:
        ledger(package, "812400.00", "812500.00")
        return super().report(refused, package, checked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edit_while_it_is_made_is_said_and_not_passed(town: Path, language: str):
    file = town / "review" / "report.md"
    asked = Review("HEAD", town, file, None, Options())
    with pytest.raises(typer.Exit) as ended:
        review(asked, Editing(language=language), Deadline())
    comment = file.read_text("utf-8")
    assert ended.value.exit_code == 1
    assert "data/ledger.csv. " in comment
    said = {
        "en": "Files were changed while this was made",
        "ko": "이 보고를 만드는 동안 파일이 바뀌어",
    }
    assert said[language] in comment
