"""A copy of yesan as a wheel: an installer takes it, and has the same files afterwards."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PathDistribution, distribution
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from yesan.commands.scaffold import wheel

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their paths, but what Python has compiled."""
    paths = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an installer has put the wheel of this copy; it checks every hash in it."""
    folder = tmp_path_factory.mktemp("unpacked")
    own = distribution("yesan")
    made = folder / wheel.name(own)
    made.write_bytes(wheel.wheel(own))
    given = ["--no-deps", "--no-index", "--no-compile", "--target", str(folder / "site"), str(made)]
    done = subprocess.run([*PIP, *given], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_it_has_every_file_of_the_package(unpacked: Path):
    installed = files(unpacked / "yesan")
    assert len(installed) > 300
    assert installed == files(wheel.PACKAGE)
    assert [name for name in installed if name.startswith("site/assets/libraries/")]


def test_it_is_the_same_program(unpacked: Path):
    (kept,) = unpacked.glob("yesan-*.dist-info")
    found, own = PathDistribution(kept), distribution("yesan")
    assert found.metadata["Version"] == own.version
    assert found.requires == own.requires
    assert [(e.group, e.name, e.value) for e in found.entry_points] == [
        (e.group, e.name, e.value) for e in own.entry_points
    ]
    assert (kept / "licenses" / "LICENSE").is_file()


def test_nothing_of_this_machine_is_in_it():
    """What an installer notes of where it took a copy from stays here; the bytes are the same."""
    content = wheel.wheel(distribution("yesan"))
    with ZipFile(BytesIO(content)) as archive:
        kept = {name.partition("/")[2] for name in archive.namelist() if ".dist-info/" in name}
        assert archive.testzip() is None
    assert {name for name in kept if not name.startswith("licenses/")} == {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
    }
    assert wheel.wheel(distribution("yesan")) == content
