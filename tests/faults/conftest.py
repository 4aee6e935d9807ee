"""What the faults share: the right sites, and a place where one is to be replaced by the other."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from faulting import STATES, Place


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place where the first state has been built, to be copied."""
    return _built(tmp_path_factory.mktemp("prepared"), STATES[0])


@pytest.fixture(scope="session")
def sites(prepared: Place, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What each state is built to where nothing goes wrong."""
    places = {STATES[0]: prepared}
    for state in STATES[1:]:
        places[state] = _built(tmp_path_factory.mktemp(state), state)
    return {state: place.published() for state, place in places.items()}


def _built(folder: Path, state: str) -> Place:
    place = Place(folder, {})
    place.put(state)
    done = place.build()
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def place(tmp_path: Path, prepared: Place, sites: dict[str, dict[str, bytes]]) -> Iterator[Place]:
    """A place where the first state is published and the second is to be built."""
    shutil.copytree(prepared.folder, tmp_path, dirs_exist_ok=True)
    made = Place(tmp_path, sites)
    made.put(STATES[1])
    yield made
    with suppress(FileNotFoundError):
        assert made.states() != []


@pytest.fixture(autouse=True, scope="session")
def _interruptible() -> None:
    """What is started hears an interrupt, also where the tests run in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def seconds(prepared: Place, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a build takes here."""
    folder = tmp_path_factory.mktemp("timed")
    shutil.copytree(prepared.folder, folder, dirs_exist_ok=True)
    place = Place(folder, {})
    place.put(STATES[1])
    started = time.monotonic()
    place.build()
    return time.monotonic() - started
