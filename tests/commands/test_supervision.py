"""A command in a process of its own: its exit code, its end when its time is over, no orphans."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from yesan.commands import supervision

RUN = """
import os, signal, sys, time
from yesan.commands import supervision
from yesan.limits import too_long
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests ignore it
LATE, LATER = (too_long(name, 9, "look") for name in ("late", "later"))

supervision.PATIENCE = 2.0  # a test need not wait longer

def work(deadline):
{body}

try:
    code = supervision.run(work)
except supervision.TimeOver as over:
    print("over:", over.error.file, flush=True)
    code = 9
except supervision.Ended as end:
    print(end)
    code = end.code
sys.exit(code)
"""


def script(body: str) -> list[str]:
    """A program whose command does this."""
    return [sys.executable, "-c", RUN.format(body=textwrap.indent(textwrap.dedent(body), "    "))]


def ran(body: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(script(body), capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_exit_code_is_that_of_the_command(code: int):
    done = ran(f"print('said'); return {code}")
    assert (done.returncode, done.stdout, done.stderr) == (code, "said\n", "")


def test_a_command_that_a_signal_ended_has_the_code_of_a_shell():
    done = ran("os.kill(os.getpid(), signal.SIGKILL)")
    assert done.returncode == 128 + signal.SIGKILL
    assert "ended by SIGKILL" in done.stdout


@pytest.mark.parametrize(
    ("error", "shown"), [("MemoryError", ""), ("KeyError('a bug')", "KeyError: 'a bug'")]
)
def test_a_command_ends_with_a_thread_of_it_that_others_wait_for(error: str, shown: str):
    """As a pool whose thread has found no memory: nobody ever does what it was to do."""
    done = ran(f"""
        import threading

        def fail():
            raise {error}

        threading.Thread(target=fail).start()
        threading.Event().wait()
    """)
    assert done.returncode == 128 + signal.SIGABRT
    assert "ended by SIGABRT" in done.stdout
    assert done.stderr.strip().rpartition("\n")[2] == shown


def test_an_error_of_the_program_is_shown():
    done = ran("raise KeyError('a bug')")
    assert done.returncode == 1
    assert "KeyError: 'a bug'" in done.stderr


def test_what_takes_too_long_is_ended_and_named():
    """Also where it never comes back to Python, as in a search by a pattern."""
    started = time.monotonic()
    done = ran("""
        import re
        with deadline.within(600, LATER):
            with deadline.within(0.5, LATE):
                re.match("(a+)+$", "a" * 60 + "!")
    """)
    assert (done.returncode, done.stdout) == (9, "over: late\n")
    assert time.monotonic() - started < 30


def test_the_whole_is_ended_where_its_parts_are_in_time():
    done = ran("""
        with deadline.within(0.5, LATER):
            while True:
                with deadline.within(60, LATE):
                    pass
    """)
    assert (done.returncode, done.stdout) == (9, "over: later\n")


def test_a_part_that_has_ended_is_not_late():
    done = ran("""
        with deadline.within(0.2, LATE):
            pass
        with deadline.within(60, LATER):
            time.sleep(0.5)
        return 0
    """)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux watches another's child")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("kept", ["pass", "signal.signal(signal.SIGTERM, signal.SIG_IGN)"])
def test_no_process_is_left_when_the_first_is_ended(
    number: signal.Signals, kept: str, tmp_path: Path
):
    """An interrupt reaches both, as from a terminal; the others reach the first alone."""
    body = f"""
        {kept}
        try:
            print(os.getpid(), flush=True)
            time.sleep(600)
        finally:
            open({str(tmp_path / "left")!r}, "w").close()
    """
    with subprocess.Popen(
        script(body), stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as first:
        assert first.stdout is not None
        watched = os.pidfd_open(int(first.stdout.readline()))
        if number == signal.SIGINT:
            os.killpg(first.pid, number)
        else:
            first.send_signal(number)
        ready, _, _ = select.select([watched], [], [], 30)
        os.close(watched)
    assert ready
    assert first.returncode == (-number if number == signal.SIGKILL else 128 + number)
    in_order = number == signal.SIGINT or (number == signal.SIGTERM and kept == "pass")
    assert (tmp_path / "left").exists() == in_order


@pytest.mark.parametrize(
    "error",
    [
        "MemoryError",
        "SystemError('error return without exception set')",
        "OSError(12, 'ENOMEM: Cannot allocate memory')",
    ],
)
def test_a_command_without_memory_to_say_so_is_told_of(error: str):
    done = ran(f"raise {error}")
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is not even memory" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_the_program_is_shown_whole():
    done = ran("raise KeyError('a bug')")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert done.stderr.strip().endswith("KeyError: 'a bug'")


@pytest.mark.parametrize(("error", "is_told"), [(MemoryError, False), (ValueError, True)])
def test_what_cannot_be_tidied_up_for_want_of_memory_is_not_told(
    error: type[Exception],
    is_told: bool,  # noqa: FBT001 - a parameter of the test
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    class Untidy:
        def __del__(self) -> None:
            raise error

    monkeypatch.setattr(sys, "unraisablehook", supervision._ignore)
    Untidy()
    assert (error.__name__ in capsys.readouterr().err) is is_told
