"""The modules of the package, as Python reads them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

CODE = Path(__file__).parents[1] / "scripts" / "yesan"
MODULES = sorted(CODE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The name of a module below the package: ``tables.rules``."""
    return ".".join(path.relative_to(CODE).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path) for path in MODULES}


def room_of(path: Path) -> str:
    """The room that a module is in, or the module itself where it is at the door."""
    return name_of(path).partition(".")[0]


@cache
def tree_of(path: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))
