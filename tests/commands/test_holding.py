"""`yesan verify --source`: what it records, and what it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from commanding import yesan
from yesan.package.package import VERIFICATION
from yesan.source.verification import digest

TEXT = "Roads 1,200\nParks 30\n"


@pytest.fixture
def package(make_package: Callable[..., Path]) -> tuple[Path, Path]:
    """A package, and the text of its source beside it."""
    root = make_package(
        {"budget": "label,paid,line\nRoads,1200,1\nParks,30,2\n"},
        fields={
            "label": {"role": "label"},
            "paid": {"type": "integer"},
            "line": {"type": "integer", "role": "source-line"},
        },
        resources={"budget": {"sources": [{"title": "report", "lines": ["1-2"]}]}},
        sources=[{"title": "report", "hash": digest(TEXT.encode())}],
    )
    text = root.with_suffix(".txt")
    text.write_text(TEXT, encoding="utf-8")
    return root, text


def test_a_changed_package_is_invalid_until_it_is_recorded_again(package: tuple[Path, Path]):
    root, text = package
    assert yesan("verify", root, "--source", text, "--record").returncode == 0
    assert yesan("validate", root).returncode == 0
    descriptor = root / "datapackage.json"
    described = descriptor.read_text("utf-8")
    descriptor.write_text(described.replace('"role": "label"', '"role": "label", "title": "Name"'))
    done = yesan("validate", root)
    assert done.returncode == 1
    assert "record-error" in done.stderr
    assert yesan("verify", root, "--source", text).returncode == 1
    again = yesan("verify", root, "--source", text, "--record")
    assert again.returncode == 0
    assert "recorded anew" in again.stdout
    assert yesan("validate", root).returncode == 0


def test_what_the_source_contradicts_is_not_recorded(package: tuple[Path, Path]):
    root, text = package
    data = root / "data" / "budget.csv"
    data.write_text(data.read_text("utf-8").replace("Parks", "Park roads"), encoding="utf-8")
    done = yesan("verify", root, "--source", text, "--record")
    assert done.returncode == 1
    assert "not recorded" in done.stderr
    assert not (root / VERIFICATION).exists()
