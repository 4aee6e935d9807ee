"""The theme's own words, which are in every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.site import theme
from yesan.store import disk


@pytest.mark.parametrize(
    ("code", "language"), [("ko", "ko"), ("en-GB", "en"), ("pt-BR", "pt-BR"), ("xx", "en")]
)
def test_the_theme_speaks_the_language_or_english(code: str, language: str):
    assert theme.language(code) == language


@pytest.mark.parametrize(("code", "word"), [("ko", "검색"), ("en", "Search"), ("xx", "Search")])
def test_the_words_of_the_theme_are_known(code: str, word: str):
    assert word in theme.words(code)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme of another library, with its icons, as an installer leaves it."""
    information = tmp_path / "odd_theme-1.dist-info"
    disk.create(
        tmp_path / "odd", {"__init__.py": b"", "base.html": b"<p>", ".icons/a.svg": b"<svg>"}
    )
    disk.create(
        information,
        {
            "METADATA": b"Metadata-Version: 2.1\nName: odd-theme\nVersion: 1\n",
            "entry_points.txt": b"[mkdocs.themes]\nodd = odd\n",
            "RECORD": b"",
        },
    )
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_all_files_of_every_theme_count(installed: Path):
    """A project may choose any that is installed."""
    found = theme.files()
    assert installed / "odd" / "base.html" in found
    assert {path.parts[-2] for path in found if path.name == "base.html"} >= {"mkdocs", "odd"}


def test_of_the_icons_of_a_theme_those_count_that_were_changed(installed: Path):
    """There are more than ten thousand of them."""
    icon, record = installed / "odd" / ".icons" / "a.svg", next(installed.glob("*/RECORD"))
    record.write_bytes(b"odd/base.html,,\n")
    assert icon not in theme.files()
    while icon.stat().st_ctime_ns <= record.stat().st_ctime_ns:
        icon.write_bytes(b"<svg></svg>")
    assert icon in theme.files()
