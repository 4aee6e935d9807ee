"""A table whose file ends in the middle: it was cut off while it was saved, copied or fetched.

A last row with too few cells is one that was cut where nothing ends its line, and no other row is
short. A note below a table has one cell, and words.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from yesan.errors import Fault
from yesan.phrase import Phrase

TYPE = "source-error"
WHOLE = Phrase("a file that ends where a row ends")
RESTORE = Phrase(
    "restore the file, or get it again: it was probably cut off while it was saved or copied; "
    "if nothing else is missing, complete the row"
)
UTF8 = frozenset({"", "utf-8", "utf8", "utf-8-sig"})


class CutOff(Fault):
    """A file ends in the middle; `row` is where."""

    def __init__(self, found: str, row: int) -> None:
        super().__init__(TYPE, found, WHOLE, RESTORE)
        self.row = row


def check_bytes(data: bytes, encoding: object) -> None:
    """Refuse bytes that end in the middle of a character, or in nothing but zeros.

    Args:
        data: The bytes of a table as text.
        encoding: What the descriptor says that their encoding is, if anything.

    Raises:
        CutOff: They do.
    """
    if encoding and str(encoding).lower() not in UTF8:
        return
    bare = data.rstrip(b"\0")
    if len(bare) < len(data) and b"\0" not in bare:
        row = bare.count(b"\n") + 1
        count = len(data) - len(bare)
        raise CutOff(Phrase("zeros in place of the last {count:,} bytes", count=count), row)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        # Of bytes that are not UTF-8 the letters before are none either.
        is_text = not data[: error.start].isascii()
        if is_text and error.end == len(data) and error.reason == "unexpected end of data":
            row = data.count(b"\n") + 1
            raise CutOff(Phrase("a file that ends in the middle of a character"), row) from error


def check(text: str, form: Mapping[str, Any], names: Sequence[str]) -> None:
    """Refuse a CSV that ends in the middle of a row, or of its header.

    Args:
        text: Its text.
        form: How it is read, as the parameters of a reader of CSV.
        names: The fields of its schema, if it has one.

    Raises:
        CutOff: It does.
    """
    if not text or text[-1] in "\r\n":
        return
    rows = _rows(text, form)
    if len(rows) == 1 and _is_begin(rows[0], names):
        raise CutOff(Phrase("a file that ends in the middle of its header"), 1)
    *whole, last = rows
    if not whole:
        return
    width = Counter(len(row) for row in whole if row).most_common(1)
    if not width or any(len(row) < width[0][0] for row in whole if row):
        return
    short = len(last) < width[0][0] and (len(last) > 1 or _is_like_others(last, whole))
    if short or _is_open(text, last, form):
        found = Phrase(
            "a file that ends in the middle of row {row}, in cell {cell} of {width}",
            row=len(rows),
            cell=len(last),
            width=width[0][0],
        )
        raise CutOff(found, len(rows))


def _rows(text: str, form: Mapping[str, Any]) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), **form)) or [[]]
    except csv.Error:
        return [[]]


def _is_begin(labels: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a header is the begin of one with all names."""
    *before, last = labels or [""]
    own = [*names[: len(before)]]
    more = [*names[len(before) :]]
    return bool(more) and own == before and more != [last] and more[0].startswith(last)


def _is_like_others(row: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a row of one cell begins as others do, and is no note."""
    if not row or re.search(r"\s", row[0].strip()):
        return False
    return len(row[0]) <= max((len(other[0]) for other in others[1:] if other), default=0)


def _is_open(text: str, last: Sequence[str], form: Mapping[str, Any]) -> bool:
    """Whether the last line ends within quotes that are not closed, and no other line does."""
    quote = form.get("quotechar")
    line = text.splitlines()[-1]
    if not quote or line.count(quote) % 2 == 0 or (text.count(quote) - line.count(quote)) % 2:
        return False
    return line.rfind(quote) == max(line.rfind(form["delimiter"] + quote) + 1, 0) and bool(last)
