"""What ends the process that draws on trial is told, and nothing is left of it."""

from __future__ import annotations

import itertools
import os
import resource
import signal
from pathlib import Path

import pytest

from yesan.errors import Fault
from yesan.render import trial as trials
from yesan.render.trial import Trial


def test_tasks_are_done_in_one_process_until_one_ends_it():
    with Trial() as trial:
        first = trial.run(os.getpid)
        assert trial.run(os.getpid) == first
        with pytest.raises(Fault, match="the renderer ended"):
            trial.run(os._exit, 3)
        second = trial.run(os.getpid)
    assert len({os.getpid(), first, second}) == 3
    assert [pid for pid in (first, second) if Path(f"/proc/{pid}").exists()] == []


def test_a_task_takes_so_long_and_no_longer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(trials, "SECONDS", 1)
    with Trial() as trial, pytest.raises(Fault, match="still being drawn after 1 s"):
        trial.run(signal.pause)


def test_a_task_takes_so_much_memory_and_no_more():
    with Trial() as trial:
        assert trial.run(len, b"") == 0
        with pytest.raises(Fault, match="no memory"):
            trial.run(bytearray, trials.MEMORY)


def test_a_task_that_raises_is_told():
    with Trial() as trial, pytest.raises(Fault) as fault:
        trial.run(int, "x")
    assert fault.value.type == "limit-error"


def test_a_process_that_cannot_be_started_leaves_the_trial_as_it_was():
    """There are handles for what leads to it, and none for what starts it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = {int(path.name) for path in Path("/proc/self/fd").iterdir()}
    free = (number for number in itertools.count() if number not in used)
    *_, last = itertools.islice(free, 3)
    with Trial() as trial:
        resource.setrlimit(resource.RLIMIT_NOFILE, (last + 1, hard))
        try:
            with pytest.raises(OSError, match="Too many open files"):
                trial.run(os.getpid)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        assert trial.run(os.getpid) != os.getpid()
