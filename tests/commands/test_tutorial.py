"""The tutorial is true: its files are written and its commands run, in their order."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commanding import yesan

TUTORIAL = Path(__file__).parents[2] / "docs" / "guide" / "tutorial.md"
BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
PROMPT = "$ "


@dataclass
class Command:
    """A line that is typed, and what the tutorial says is printed."""

    line: str
    printed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class File:
    """A file that the reader writes."""

    name: str
    text: str


def steps(page: str) -> Iterator[Command | File]:
    """What the reader does, in order."""
    for block in BLOCK.finditer(page):
        if block["file"]:
            yield File(block["file"], block["text"])
        elif block["kind"] == "console":
            commands: list[Command] = []
            for line in block["text"].splitlines():
                if line.startswith(PROMPT):
                    commands.append(Command(line.removeprefix(PROMPT)))
                elif commands:
                    commands[-1].printed.append(line)
            yield from commands


def run(line: str) -> str:
    """What a command prints."""
    program, *arguments = shlex.split(line)
    if program == "yesan":
        return yesan(*arguments).printed
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`…` represents anything, in a line or for lines; what needs a network is not run."""
    monkeypatch.chdir(tmp_path)
    done = 0
    for step in steps(TUTORIAL.read_text(encoding="utf-8")):
        if isinstance(step, File):
            path = tmp_path / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
        elif step.line.startswith(("yesan ", "grep ")):
            printed = run(step.line)
            pattern = re.escape("\n".join(step.printed)).replace("…", ".*")
            assert re.fullmatch(pattern, printed.rstrip("\n"), re.DOTALL), printed
            done += 1
    # A pattern that finds no blocks would let everything pass.
    assert done > 7
