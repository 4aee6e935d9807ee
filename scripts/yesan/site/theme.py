"""The texts of the theme: in which languages it has them, and what they are."""

from __future__ import annotations

import os
import re
from importlib.metadata import Distribution, entry_points
from importlib.util import find_spec
from pathlib import Path

THEMES, ICONS = "mkdocs.themes", ".icons"
WORDS = re.compile(r'"([^"]*)": "([^"]*)"')


def language(code: str) -> str:
    """The language of the theme's texts, and of the page: English if the theme lacks its own."""
    known = (name for name in (code, code.split("-", maxsplit=1)[0]) if _file(name).is_file())
    return next(known, "en")


def words(code: str) -> str:
    """All texts of the theme in a language, for the fonts that show them."""
    path = _file(language(code))
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return "".join(said for _, said in WORDS.findall(text))


def files() -> list[Path]:
    """The files of all themes that are installed: what is changed in them changes each page.

    Of the many icons, only those that were changed after they were installed.
    """
    found: list[Path] = []
    for theme in entry_points(group=THEMES):
        spec = find_spec(theme.value)
        folder = Path(spec.origin or "").parent if spec else Path("/nonexistent")
        installed = _changed(_record(theme.dist)) if theme.dist else 0
        for place, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name != "__pycache__"]
            many = f"{os.sep}{ICONS}{os.sep}" in f"{place}{os.sep}"
            found += (
                Path(place, name)
                for name in names
                if not many or os.lstat(f"{place}{os.sep}{name}").st_ctime_ns > installed
            )
    return sorted(found)


def _record(distribution: Distribution) -> Path:
    """What an installer writes last, the list of the files."""
    name = f"{distribution.name.replace('-', '_')}-{distribution.version}.dist-info"
    return Path(str(distribution.locate_file(f"{name}/RECORD")))


def _changed(path: Path) -> int:
    """When a file was changed, or replaced, last; 0 where there is none."""
    return path.lstat().st_ctime_ns if path.exists() else 0


def _templates() -> Path:
    theme = find_spec("material")
    return Path(theme.origin or "").parent / "templates" if theme else Path("/nonexistent")


def _folder() -> Path:
    return _templates() / "partials" / "languages"


def _file(name: str) -> Path:
    return _folder() / f"{name}.html"
