"""The command line, as a user meets it: exit codes, messages, formats."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from commanding import yesan
from yesan.commands import cli
from yesan.limits import Deadline, Expected
from yesan.site import build

FAULTS = Path(__file__).parents[1] / "packages" / "faults"
WILD = FAULTS.with_name("wild")


def started(*arguments: object) -> subprocess.CompletedProcess[str]:
    """What `yesan` does in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "yesan", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
    )


def test_a_valid_package_exits_0_and_says_what_was_checked(small: Path):
    """The last line counts tables, rows, rules and cells."""
    done = started("validate", small)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "valid: 3 tables, 113 rows; 1 rule (24 cells checked)\n"


def test_a_package_without_rules_is_valid_and_says_that_it_has_none():
    done = yesan("validate", WILD / "fiscal-wide")
    assert done.stdout.endswith("; no rules (0 cells checked)\n")


def test_wrong_data_exits_1_and_says_where_and_what_to_do():
    """File, row, field, found, expected, remedy, in one line."""
    done = started("validate", FAULTS / "wrong-type")
    assert done.returncode == 1
    assert 'found "1,200x", expected an integer; write the number alone' in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["validate", "no-such-folder"], ["validate", "--format", "yaml"], ["publish"]],
    ids=["missing", "option", "command"],
)
def test_wrong_usage_exits_2(arguments: list[str]):
    """A command that cannot work is told from a package that is wrong."""
    done = started(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_errors_as_json_are_json():
    """A program reads type, file, row and field."""
    done = yesan("validate", FAULTS / "wrong-type", "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["valid"] is False
    assert found["errors"][0]["type"] == "type-error"


def test_errors_for_github_are_annotations():
    """CI shows the error at its line of the file."""
    done = yesan("validate", FAULTS / "wrong-type", "--format", "github")
    assert done.stdout.startswith("::error file=")
    assert "line=" in done.stdout


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", "validate", "verify", "explain", "build", "serve", "new"])
def test_every_command_has_help(command: str, option: str):
    """`yesan` itself shows the commands; each explains itself."""
    done = yesan(*filter(None, [command]), option)
    assert done.returncode == 0
    (usage,) = [line for line in done.stdout.splitlines() if "Usage: " in line]
    assert f"yesan {command}".rstrip() in usage
    assert len(done.stdout.splitlines()) > 5


def test_help_says_how_the_program_was_started():
    done = started("validate", "-h")
    assert done.returncode == 0
    assert "Usage: python -m yesan validate" in done.stdout


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_that_of_the_distribution(option: str):
    done = started(option)
    assert (done.returncode, done.stdout) == (0, f"yesan {version('yesan')}\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands(shell: str, monkeypatch: pytest.MonkeyPatch):
    """The script that `--show-completion` prints asks for them in this way."""
    monkeypatch.setenv("_YESAN_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", "yesan va")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "yesan va")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from yesan.commands import cli; cli.app(prog_name='yesan')",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "validate" in done.stdout
    assert "build" not in done.stdout


def test_the_launchers_do_the_same_from_a_checkout(project: Path):
    """scripts/validate.py is `yesan validate`."""
    done = subprocess.run(
        [sys.executable, "scripts/validate.py"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counts = r"valid: \d+ tables, [\d,]+ rows; \d+ rules \([\d,]+ cells checked\)\n"
    assert re.fullmatch(counts, done.stdout)


def test_a_build_says_what_it_does_line_by_line(least: Path):
    """Off a terminal every stage is a line; the end tells where to open the site."""
    done = yesan("build", least)
    assert done.returncode == 0, done.stderr
    assert "[1/5] validate" in done.stderr
    assert "open " in done.stdout


def test_many_errors_of_one_cause_are_counted(tmp_path: Path):
    """The first ones are shown, the rest is a number."""
    rows = "".join(f"x{n}\n{n}\n" for n in range(50))
    (tmp_path / "a.csv").write_text(f"amount\n{rows}", encoding="utf-8")
    schema = {"fields": [{"name": "amount", "type": "integer"}]}
    resource = {"name": "a", "path": "a.csv", "schema": schema}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    done = yesan("validate", tmp_path)
    assert "… and 47 more" in done.stderr
    assert "50 errors" in done.stderr


def test_the_same_error_in_many_rows_is_one_line():
    """With its count and the first rows."""
    done = yesan("validate", WILD / "many-errors")
    assert done.returncode == 1
    assert (
        '  data/meters.csv, kwh: found "n/a" in 400 rows (2, 3, 4, …), expected a number; '
        'add "n/a" to missingValues, or fix the value\n'
    ) in done.stderr


def test_a_new_project_names_its_gaps_for_any_shell(tmp_path: Path):
    """Without braces, which only some expand."""
    (tmp_path / "my data.csv").write_text("a,b\nx,1\n", encoding="utf-8")
    folder = tmp_path / "a town"
    printed = yesan("new", folder, "--from", tmp_path / "my data.csv").stdout
    command = next(line for line in printed.splitlines() if "grep" in line).partition("TODO: ")[2]
    shell = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert "datapackage.json" in shell.stdout


def test_the_same_error_in_many_tables_is_one_line(tmp_path: Path):
    """With the first of them."""
    fields = [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]
    resources = []
    for n in range(5):
        (tmp_path / f"{n}.csv").write_text("a\nx\n", encoding="utf-8")
        resources.append({"name": f"t{n}", "path": f"{n}.csv", "schema": {"fields": fields}})
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    assert yesan("validate", tmp_path).stderr == (
        "missing-label (5) A field of the schema has no column\n"
        "  0.csv row 1, b; 1.csv row 1, b; 2.csv row 1, b and 2 more: found no "
        "such column, expected the column b; add it to the file; --format json lists all\n"
        "5 errors; the package is not valid\n"
    )


@pytest.mark.parametrize("strict", [False, True])
def test_a_warning_is_said_and_fails_only_where_that_is_wanted(*, strict: bool):
    """The type is the same in both."""
    done = yesan("validate", WILD / "wrong-size", *(["--strict"] if strict else []))
    assert done.returncode == int(strict)
    assert "byte-count-error" in done.stderr
    assert ("1 warning; --strict makes them errors" in done.stderr) != strict


def test_a_warning_beside_an_error_is_called_one_and_counted(tmp_path: Path):
    """Who reads five complaints and repairs one error knows which it was."""
    table = {"name": "t", "path": "t.csv", "bytes": 1}
    field = {"name": "a", "type": "integer"}
    table |= {"schema": {"fields": [field]}}
    (tmp_path / "t.csv").write_text("a\nx\n", encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [table]}), "utf-8")
    said = yesan("validate", tmp_path).stderr
    assert "\nbyte-count-error (1) warning: " in f"\n{said}"
    assert "\ntype-error (1) A cell" in said
    assert said.endswith("1 error, 1 warning; the package is not valid\n")


def test_warnings_are_in_json_and_annotations():
    """For programs, and for those who review a change."""
    done = yesan("validate", WILD / "wrong-size", "--format", "json")
    assert [w["type"] for w in json.loads(done.stdout)["warnings"]] == ["byte-count-error"]
    done = yesan("validate", WILD / "wrong-size", "--format", "github")
    assert done.stdout.startswith("::warning file=")


def test_explain_says_what_was_chosen():
    """As text and as JSON."""
    done = yesan("explain", WILD / "fiscal-wide")
    assert "pages of program\n  4 pages" in done.stdout
    done = yesan("explain", WILD / "fiscal-wide", "--json")
    subjects = {part["subject"] for part in json.loads(done.stdout)}
    assert subjects >= {"table budget", "pages of program"}


def test_verify_proves_the_claims_of_a_built_site(built: Path):
    """Claims by operation, then how much was found; exit 0."""
    done = yesan("verify", built, "--claims", "--site", built / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"(\d+) of \1 claims are proven", done.stdout)
    assert "0 are left over" in done.stdout


def test_verify_refuses_a_site_with_another_figure(least: Path):
    """Each error has its page and its claim; exit 1."""
    page = build.build(least).site / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r'(<data data-figure="[^"]+" value="-?)\d', r"\g<1>9", text), "utf-8")
    done = yesan("verify", least, "--claims", "--format", "json")
    assert done.returncode == 1
    errors = json.loads(done.stdout)["errors"]
    assert {error["file"] for error in errors} == {"index.html"}
    assert {error["type"] for error in errors} == {"claim-error"}
    said = yesan("verify", least, "--claims").stderr
    assert "the site does not say what its tables do" in said
    assert "not valid" not in said


@pytest.mark.parametrize("arguments", [[], ["--claims", "--source", "x.txt"]])
def test_verify_asks_for_a_source_or_for_claims(arguments: list[str], tmp_path: Path):
    (tmp_path / "x.txt").write_text("text", encoding="utf-8")
    given = [tmp_path / a if a == "x.txt" else a for a in arguments]
    assert yesan("verify", WILD / "crlf", *given).returncode == 2


@pytest.mark.parametrize(
    ("command", "parts"), [("validate", 1), ("explain", 2), ("build", 3)], ids=str
)
def test_whatever_a_command_does_for_a_package_is_bounded(
    command: str, parts: int, least: Path, monkeypatch: pytest.MonkeyPatch
):
    """Explaining and building are more than checking; a build has a bound for each page as well."""
    told: list[Expected] = []
    monkeypatch.setattr(sys, "argv", ["yesan", command, str(least)])
    with pytest.raises(SystemExit) as end:
        cli.main(lambda work: work(Deadline(told.append)))
    assert end.value.code == 0
    assert len({one[1].remedy for one in told if one}) == parts
    assert sum(1 if one else -1 for one in told) == 0
    assert told[-1] is None
