"""How a command ends: with its code, or with a sentence on what it was not given."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
import typer

from yesan.commands.task import Bounds, Task, here, run
from yesan.limits import Deadline
from yesan.store.refusals import REMEDIES


def code(error: Exception) -> int:
    """The exit code of a command in which this happens."""

    def work(_: Deadline) -> None:
        raise error

    with pytest.raises(typer.Exit) as end:
        run(Bounds(here), Task(work, Path()))
    return end.value.exit_code


@pytest.mark.parametrize(
    "number",
    [
        *(errno.ENOSPC, errno.EFBIG, errno.ENOMEM, errno.EAGAIN, errno.ENOTDIR, errno.ESTALE),
        *(errno.ENOENT, errno.ELOOP, errno.EEXIST, errno.ENXIO),
    ],
)
def test_what_a_system_refuses_is_told(number: int, capsys: pytest.CaptureFixture[str]):
    assert code(OSError(number, os.strerror(number), "x/y")) == 1
    assert capsys.readouterr().err == f"error x/y: {os.strerror(number)}; {REMEDIES[number]}\n"


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        ImportError("x.so: failed to map segment from shared object"),
        ImportError("x.so: cannot allocate memory in static TLS block"),
        ImportError("x.so: cannot map zero-fill pages"),
        ImportError("x.so: cannot create shared object descriptor"),
        ImportError("x.so: cannot change memory protections"),
        SystemError("error return without exception set"),
        SystemError("<built-in function x> returned NULL without setting an exception"),
    ],
)
def test_a_lack_of_memory_is_told_however_it_shows(
    error: Exception, capsys: pytest.CaptureFixture[str]
):
    assert code(error) == 1
    assert "more memory needed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error", [ImportError("no module x"), SystemError("bad call"), OSError(errno.EINVAL, "x")]
)
def test_an_error_of_the_program_keeps_its_traceback(error: Exception):
    with pytest.raises(type(error)):
        code(error)
