"""The files that a project has written: in the folder of its language, and in ``docs/assets``."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.proof.site.own_pages import is_written

WRITTEN = ("ko/about.md", "ko/README.md", "ko/below/Own.HTML", "ko/below/x.csv", "assets/a.png")


@pytest.fixture
def package(small: Path):
    found = descriptor.read(small)
    for name in (*WRITTEN, "guide.md", "README.md"):
        path = small / "docs" / name.replace("ko/", f"{found.language}/", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("written", encoding="utf-8")
    return found


@pytest.mark.parametrize(
    "file", ["about.html", "index.html", "below/Own.html", "below/x.csv", "assets/a.png"]
)
def test_a_file_of_the_project_is_written(package, file: str):
    assert is_written(package, file)


@pytest.mark.parametrize(
    "file",
    ["guide.html", "below/index.html", "x.csv", "assets/b.png", "no/such.html"],
)
def test_no_other_is(package, file: str):
    assert not is_written(package, file)
