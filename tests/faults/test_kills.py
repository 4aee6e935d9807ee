"""A build killed at any moment: the last site or the new one, whole; no process; the same bytes."""

from __future__ import annotations

import os
import random
import signal
import subprocess

import pytest

from faulting import STATES, Place, ended, reach

KILLS = int(os.environ.get("YESAN_KILLS", "50"))
LATE = 0.2
"""Half of the kills come in this last part of a build, where files are moved."""


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_build_leaves_a_whole_site_and_no_process(place: Place, seconds: float, seed: int):
    """The first process alone is killed, or all at once, as by a system that has no memory left."""
    chance = random.Random(seed)  # noqa: S311 - each run kills at the same moments
    part = chance.uniform(1 - LATE, 1.05) if seed % 2 else chance.uniform(0, 1)
    with place.started() as build:
        try:
            build.wait(part * seconds)
        except subprocess.TimeoutExpired:
            if chance.random() < 0.5:
                os.killpg(build.pid, signal.SIGKILL)
            else:
                build.kill()
    assert ended(build.pid)
    assert len(place.states()) == 1
    again = place.build()
    assert again.returncode == 0, again.stderr
    assert place.states() == [STATES[1]]
    assert sorted(path.name for path in place.folder.iterdir()) == ["package", "site", "work"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGTERM, 128 + signal.SIGTERM),
        (signal.SIGINT, 128 + signal.SIGINT),
        (signal.SIGHUP, -signal.SIGHUP),
    ],
)
def test_a_build_that_is_asked_to_end_leaves_no_process(
    place: Place, number: signal.Signals, code: int
):
    """An interrupt reaches all processes, as from a terminal; the others the first alone."""
    with place.started() as build:
        reach(build, "site")
        if number == signal.SIGINT:
            os.killpg(build.pid, number)
        else:
            build.send_signal(number)
        _, said = build.communicate()
    assert build.returncode == code
    assert "Traceback" not in said
    assert ended(build.pid)
    assert place.states() == [STATES[0]]
