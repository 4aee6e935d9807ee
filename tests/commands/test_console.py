"""A terminal is never commanded by what a package contains: it is shown what would do so."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.markup import escape
from rich.table import Table

from commanding import yesan
from yesan.commands.console import Terminal, coverage_table, print_json
from yesan.model.model import Model
from yesan.source.coverage import Coverage

COMMANDS = ["\x00", "\x07", "\x08", "\r", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028"]
CLEAR = "\x1b]0;x\x07\x9b2J"
"""Gives a window another title, and clears it."""


def written(renderable: object) -> str:
    """What a terminal gets."""
    target = io.StringIO()
    terminal = Terminal(file=target, width=200, soft_wrap=True, emoji=False, highlight=False)
    terminal.print(renderable, markup=False)
    return target.getvalue()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_character_that_commands_a_terminal_does_not_reach_it(command: str):
    table = Table("head")
    table.add_row(f"a{command}b")
    assert command not in written(f"a{command}b") + written(table)


def test_it_is_shown_and_all_else_is_as_it_was():
    assert written("a\x1b[2J\x9bb") == "a\\x1b[2J\\x9bb\n"
    assert written("예산\u00a0é\n△1") == "예산\u00a0é\n△1\n"


WORKFLOW = ["::stop-commands::x", "  ::error::x", "\u3000::add-mask::x", "a\n \n::debug::x"]
ANYWHERE = ["a ##[add-mask]x", "###[error]x", "a##vso[task.complete]x", "##TeamCity[x]"]
"""What GitHub, Azure Pipelines and TeamCity read as commands."""


def commands(said: str) -> list[str]:
    """The lines that command a workflow, as GitHub's runner and others look for them."""
    known = re.compile(r"\s*::|.*##(\[|vso\[|teamcity\[)", re.IGNORECASE)
    return [line for line in said.split("\n") if known.match(line)]


@pytest.mark.parametrize("text", [*WORKFLOW, *ANYWHERE])
def test_a_line_that_commands_a_workflow_is_not_printed(text: str):
    table = Table("head", box=None, pad_edge=False)
    table.add_row(escape(text))
    assert len(commands(text)) == 1
    assert commands(written(text) + written(table)) == []
    assert written("a::b ##c") == "a::b ##c\n"


@pytest.mark.parametrize("name", ["[/]", "[bold]a", "::stop-commands::x"])
def test_a_name_in_a_table_is_a_text(make_model: Callable[..., Model], name: str):
    model = make_model({"a": "id\n1\n"}, resources={"a": {"name": name}})
    said = written(coverage_table([Coverage(model.package.resources[0])]))
    assert commands(said) == []
    assert name.replace("::s", "\\x3a:s") in said


@pytest.mark.parametrize("text", ANYWHERE)
def test_neither_is_one_as_json(text: str, capsys: pytest.CaptureFixture[str]):
    print_json({"k": text})
    said = capsys.readouterr().out
    assert commands(said) == []
    assert json.loads(said) == {"k": text}


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("text", [*WORKFLOW, *ANYWHERE, "%0A::error::x", "a\r::error::x"])
def test_no_error_commands_a_workflow(make_package: Callable[..., Path], text: str, form: str):
    """Names of files begin the lines of errors; ``--format github`` has its own commands only."""
    root = make_package(
        {"a": "id,amount\nx,1\n"},
        fields={"amount": {"type": "integer", "constraints": {"pattern": text}}},
        resources={"a": {"path": f"{text}.csv", "title": text}},
        licenses=text,
    )
    done = yesan("validate", root, f"--format={form}")
    assert done.returncode == 1
    own = [line for line in commands(done.printed) if not line.startswith("::error file=")]
    assert own == []
    assert "\r" not in done.printed


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_no_comparison_commands_a_workflow(make_package: Callable[..., Path], form: str):
    """Titles and cells, which begin lines of their own in some form."""
    text = "\n".join(["x", *WORKFLOW, *ANYWHERE, "y\r::error::x"])
    before = make_package({"a": "id\n1\n"})
    table = io.StringIO()
    csv.writer(table).writerows([["id"], *([f"{number}{text}"] for number in range(3))])
    titles = {"title": text, "description": text}
    after = make_package({"a": table.getvalue()}, resources={"a": titles}, **titles)
    done = yesan("diff", before, after, f"--format={form}")
    assert done.returncode == 0
    assert commands(done.printed) == []
    assert "\r" not in done.printed


@pytest.mark.parametrize("command", [*COMMANDS, "\ud800"])
def test_json_has_it_escaped(command: str, capsys: pytest.CaptureFixture[str]):
    print_json({"k": f"a{command}b"})
    said = capsys.readouterr().out
    assert command not in said
    assert json.loads(said) == {"k": f"a{command}b"}


@pytest.fixture
def odd(make_package: Callable[..., Path]) -> Path:
    """A package with such characters in names, titles and cells."""
    fields = {"amount": {"type": "integer", "title": CLEAR}}
    return make_package(
        {"a": f"who{CLEAR},amount\na{CLEAR},1\nb{CLEAR},2\n"},
        fields=fields,
        resources={"a": {"title": f"A{CLEAR}\n::error::x"}},
        title=CLEAR,
        licenses=[{"name": CLEAR}],
    )


@pytest.mark.parametrize(
    "command",
    [["explain"], ["explain", "--json"], ["validate"], ["validate", "--format=json"], ["build"]],
    ids=" ".join,
)
def test_no_command_prints_it(odd: Path, command: list[str]):
    done = yesan(*command, odd)
    assert done.returncode == 0
    assert {*done.printed} & {*CLEAR, "\r"} <= {*"]0;x2J"}
    assert "\n::" not in done.printed.replace(" ", "")


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize(
    "broken",
    [
        {"resources": [{"name": CLEAR, "path": f"data/{CLEAR}.csv"}]},
        {"resources": [{"name": "a", "path": f"../{CLEAR}"}]},
        {"profile": f"{CLEAR}.json"},
        {"views": [{"name": CLEAR, "specType": "vega-lite", "spec": {"mark": CLEAR}}]},
        {CLEAR: CLEAR, "resources": CLEAR},
    ],
)
def test_no_error_prints_it(odd: Path, broken: dict[str, object], form: str):
    described = json.loads((odd / "datapackage.json").read_text())
    (odd / "datapackage.json").write_text(json.dumps({**described, **broken}))
    done = yesan("validate", odd, f"--format={form}")
    assert done.returncode == 1
    assert {*done.printed} & {"\x1b", "\x07", "\x9b"} == set()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", 'site_name: "\\e[2J"\nnav: ["\\e[2J.md"]\n'),
        ("mkdocs.yml", '"\\e[2J": x\n'),
        (f"docs/{CLEAR}.md", "[x](\x1b.md)"),
        (f"docs/{CLEAR}.svg", "<svg onload='\x1b'/>"),
        (f"docs/overrides/pages/{CLEAR}.html.jinja", "x"),
        ("docs/overrides/pages/404.html.jinja", "{{ '\x1b' | nothing }}"),
        ("data/checks/\x1b.sql", "-- title: x\nSELECT '\x1b'"),
    ],
)
def test_no_file_of_a_project_prints_it(odd: Path, path: str, text: str):
    (odd / path).parent.mkdir(parents=True, exist_ok=True)
    (odd / path).write_text(text)
    done = yesan("build", odd, "--out", odd / "site")
    assert {*done.printed} & {"\x1b", "\x07", "\x9b"} == set()
