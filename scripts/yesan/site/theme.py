"""The theme's own words: in which languages it speaks, and what it says in them."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

WORDS = re.compile(r'"([^"]*)": "([^"]*)"')


def language(code: str) -> str:
    """The language of the theme's words, and of the page: English where the theme lacks it."""
    known = (name for name in (code, code.split("-", maxsplit=1)[0]) if _file(name).is_file())
    return next(known, "en")


def words(code: str) -> str:
    """Everything that the theme may say in a language, for the fonts that show it."""
    path = _file(language(code))
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return "".join(said for _, said in WORDS.findall(text))


@cache
def _folder() -> Path:
    theme = find_spec("material")
    return Path(theme.origin or "").parent / "templates/partials/languages" if theme else Path()


def _file(name: str) -> Path:
    return _folder() / f"{name}.html"
