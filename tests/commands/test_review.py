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


def committed(root: Path) -> Path:
    """A package as a repository, in which nothing is changed yet."""
    (root / ".gitignore").write_text("/build/\n/site/\n/review/\n", "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "before")
    return root


@pytest.fixture
def town(small: Path) -> Path:
    """A repository with a budget."""
    return committed(small)


@pytest.fixture
def storks(least: Path) -> Path:
    """A repository with one short table, for what is told of any change."""
    return committed(least)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def ledger(root: Path, old: str, new: str) -> None:
    change(root / "data" / "ledger.csv", old, new)


def counted(root: Path, new: str) -> None:
    """Have the table of storks say something else of its first year."""
    change(root / "data" / "storks.csv", "2015,6,", f"2015,{new},")


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


def test_the_site_is_there_and_its_pages_are_counted(storks: Path):
    done, comment = reviewed(storks)
    assert (storks / "site" / "index.html").is_file()
    assert done.returncode == 0
    assert re.search(r"The site with this change has \d+ pages\. .* folder site ", comment)
    assert "are the same" in comment


def test_what_is_not_valid_is_told_with_what_differs_and_has_no_site(storks: Path):
    counted(storks, "812x")
    done, comment = reviewed(storks, "--format", "github")
    assert done.returncode == 1
    assert "::error file=" in done.stdout
    assert comment.startswith("### ❌ The data is not valid. 1 error")
    assert "<code>812x</code>" in comment
    assert "### Changes of" in comment
    assert "is not valid" not in comment.partition("### Changes of")[2]
    assert not (storks / "site").exists()
    assert "folder site" not in comment


def test_a_descriptor_that_cannot_be_read_is_told(storks: Path):
    (storks / "datapackage.json").write_text("{", "utf-8")
    done, comment = reviewed(storks)
    assert done.returncode == 1
    assert comment.startswith("### ❌ The data is not valid.")
    assert "What differs is not known" in comment


@pytest.mark.parametrize("old", ["no-such-revision", "--", "HEAD:data"])
def test_where_there_is_no_edition_before_the_data_decide(storks: Path, old: str):
    """The package may be new; that it was not compared is said."""
    done = yesan("review", "--comment", storks / "review.md", "--", old, storks)
    assert done.returncode == 0, done.printed
    assert "What differs is not known" in (storks / "review.md").read_text("utf-8")


def test_a_site_that_cannot_be_built_is_told(storks: Path):
    (storks / "mkdocs.yml").write_text("site_name: a\ntheme:\n  name: no-such-theme\n", "utf-8")
    done, comment = reviewed(storks)
    assert done.returncode == 1
    assert "### ✅ The data is valid." in comment
    assert "❌ The site could not be built" in comment


def test_a_warning_is_an_error_where_that_is_asked_for(storks: Path):
    described = json.loads((storks / "datapackage.json").read_text("utf-8"))
    described["resources"][0]["bytes"] = 1
    (storks / "datapackage.json").write_text(json.dumps(described), "utf-8")
    done, comment = reviewed(storks)
    strict, refused = reviewed(storks, "--strict")
    assert (done.returncode, strict.returncode) == (0, 1)
    assert "⚠️" in comment
    assert "### ❌" in refused


def test_the_language_is_that_of_the_package(storks: Path):
    described = json.loads((storks / "datapackage.json").read_text("utf-8"))
    described["languages"] = ["ko", "en"]
    (storks / "datapackage.json").write_text(json.dumps(described), "utf-8")
    assert "데이터에 오류가 없습니다" in reviewed(storks)[1]
    assert "The data is valid" in reviewed(storks, "--language", "en")[1]
    refused = yesan("review", "HEAD", storks, "--language", "de")
    assert refused.returncode == 2


def test_what_takes_too_long_is_told_in_the_comment(storks: Path):
    """The process that checks is ended from outside; the report comes from the first one."""
    file = storks / "review.md"
    command = [sys.executable, "-m", "yesan", "--timeout", "0.1", "review", "HEAD", str(storks)]
    done = subprocess.run(
        [*command, "--comment", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    comment = file.read_text("utf-8")
    assert comment.startswith("### ❌ The data is not valid. 1 error")
    assert "still running after" in comment


def test_why_nothing_was_compared_is_said_in_the_language_of_the_comment(storks: Path):
    counted(storks, "oops")  # so that no site is built
    file = storks / "review" / "report.md"
    yesan("review", "nothing-here", storks, "--comment", file, "--language", "ko")
    said = file.read_text("utf-8")
    assert "패키지가 있는 리비전도 아닙니다" in said
    assert "no revision of the repository" not in said


class Editing(Reporting):
    """Reports as any other, and edits the data once they are checked, as somebody might."""

    def report(self, refused: InvalidPackage, package: Path, checked: str = "") -> Report:
        counted(package, "8")
        return super().report(refused, package, checked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edit_while_it_is_made_is_said_and_not_passed(storks: Path, language: str):
    file = storks / "review" / "report.md"
    asked = Review("HEAD", storks, file, None, Options())
    with pytest.raises(typer.Exit) as ended:
        review(asked, Editing(language=language), Deadline())
    comment = file.read_text("utf-8")
    assert ended.value.exit_code == 1
    assert "data/storks.csv. " in comment
    said = {
        "en": "Files were changed while this was made",
        "ko": "이 보고를 만드는 동안 파일이 바뀌어",
    }
    assert said[language] in comment
