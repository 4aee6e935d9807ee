"""The command line run in this process, which has loaded already what each start loads anew."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from yesan.commands import cli
from yesan.limits import Deadline


@dataclass(frozen=True)
class Done:
    """What came of a command.

    Attributes:
        returncode: Its exit code.
        stdout: What it said to programs.
        stderr: What it said to people.
        printed: Both, in the order in which they appeared.
    """

    returncode: int
    stdout: str
    stderr: str
    printed: str


class _Both(io.StringIO):
    """Keeps what is written, and passes it on."""

    def __init__(self, printed: io.StringIO) -> None:
        super().__init__()
        self.printed = printed

    def write(self, text: str) -> int:
        self.printed.write(text)
        return super().write(text)


MEMORY = ("--memory", "32")
"""More than by default: this process has the memory of all tests before."""


def yesan(*arguments: object) -> Done:
    """What `yesan` does with arguments, but for how it is started and ended."""
    printed = io.StringIO()
    out, err = _Both(printed), _Both(printed)
    code: object = 0
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "argv", ["yesan", *MEMORY, *map(str, arguments)]),
    ):
        try:
            cli.main(lambda command: command(Deadline()))
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return Done(code, out.getvalue(), err.getvalue(), printed.getvalue())
