"""Rows as CSV that a spreadsheet opens: a text that it would take for a formula stays a text.

A spreadsheet program can be set to expect commas, semicolons, tabs or bars, and may pay no
heed to quotes: where a cell can then begin, no formula does. The tables of a package are published
as they are, and none of this is done to them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import lru_cache

from yesan.language.visible import visible

BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")
"""What ends a line or a cell, and is a space in every page."""
LINES = re.compile(r"\r\n|\r|\n")
FORMULA = re.compile(
    r"""(?P<before>(?:^|[,;|])["\s]*)(?P<sign>[=+\-@\N{FULLWIDTH EQUALS SIGN}"""
    r"""\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}])"""
)
"""How a formula begins, where a cell does: whatever is between cells, and around them."""
TEXT = "'"
"""What makes a text of it, and is not shown at the beginning of a cell."""


@lru_cache(maxsize=4096)  # names of tables, fields, units and labels: of thousands of rows each
def text(value: str) -> str:
    """A text as a cell that no spreadsheet computes, and no terminal obeys."""
    plain = visible(BREAKS.sub(" ", value))
    return FORMULA.sub(rf"\g<before>{TEXT}\g<sign>", plain)


def lines(value: str) -> str:
    """A text whose breaks of lines are kept, none of which begins a formula in any line."""
    return "\n".join(map(text, LINES.split(value)))


def written(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV; in which of their cells texts may be formulas, only the caller knows."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue()
