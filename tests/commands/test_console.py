"""A terminal is never commanded by what a package contains: it is shown what would do so."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.table import Table

from commanding import yesan
from yesan.commands.console import Terminal, print_json

COMMANDS = ["\x00", "\x07", "\x08", "\r", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028"]
CLEAR = "\x1b]0;x\x07\x9b2J"
"""Gives a window another title, and clears it."""


def written(renderable: object) -> str:
    """What a terminal gets."""
    target = io.StringIO()
    Terminal(file=target, width=200, soft_wrap=True, emoji=False).print(renderable, markup=False)
    return target.getvalue()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_character_that_commands_a_terminal_does_not_reach_it(command: str):
    table = Table("head")
    table.add_row(f"a{command}b")
    assert command not in written(f"a{command}b") + written(table)


def test_it_is_shown_and_all_else_is_as_it_was():
    assert written("a\x1b[2J\x9bb") == "a\\x1b[2J\\x9bb\n"
    assert written("예산\u00a0é\n△1") == "예산\u00a0é\n△1\n"


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
