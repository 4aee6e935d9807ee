"""The texts of the theme: in which languages it has them, and what they are."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

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
    """The templates, styles and scripts of the theme: what is changed in them changes each page."""
    folder = _templates()
    kinds = ("*.html", "*.css", "*.js", "*.yml")
    found = (path for kind in kinds for path in folder.rglob(kind)) if folder.is_dir() else ()
    return sorted(path for path in found if ".icons" not in path.parts)


def _templates() -> Path:
    theme = find_spec("material")
    return Path(theme.origin or "").parent / "templates" if theme else Path("/nonexistent")


def _folder() -> Path:
    return _templates() / "partials" / "languages"


def _file(name: str) -> Path:
    return _folder() / f"{name}.html"
