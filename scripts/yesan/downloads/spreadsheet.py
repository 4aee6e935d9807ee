"""Rows as CSV that a spreadsheet opens: a text that it would take for a formula stays a text.

The tables of a package are published as they are, and none of this is done to them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

FORMULA = re.compile(r"[=+\-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
                     r"\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]")  # fmt: skip
"""How a formula begins."""
TEXT = "'"
"""What makes a text of it, and is not shown."""


def text(value: str) -> str:
    """A text as a cell that no spreadsheet computes."""
    return f"{TEXT}{value}" if FORMULA.match(value) else value


def written(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV; in which of their cells texts may be formulas, only the caller knows."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue()
