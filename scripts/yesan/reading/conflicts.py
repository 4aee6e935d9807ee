"""Two versions of the same lines, as a merge leaves them in a file that it cannot decide on."""

from __future__ import annotations

import re

from yesan.errors import Fault
from yesan.phrase import Phrase

BEGIN, END = rb'"?<{7}', rb'"?>{7}'
BETWEEN = rb'"?(?:={7}|#NAME\?|Err:5\d\d)"?[,;\t"]*\r?$'
"""A spreadsheet program takes ======= for a formula, and puts empty cells after each mark."""
CONFLICT = re.compile(
    rb"^" + BEGIN + rb'(?:[ ,;\t"][^\r\n]*)?\r?\n'
    rb"(?:(?!" + BEGIN + rb"|" + BETWEEN + rb")[^\n]*\n)*" + BETWEEN + rb"\n"
    rb"(?:(?!"
    + BEGIN
    + rb"|"
    + BETWEEN
    + rb"|"
    + END
    + rb")[^\n]*\n)*"
    + END
    + rb'(?:[ ,;\t"]|\r?$)',
    re.MULTILINE,
)
"""From the mark before the first version to that after the second, each on a line of its own."""
MARK = b"<<<<<<<"
REMEDY = Phrase(
    "keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>"
)


class Conflict(Fault):
    """A file has two versions of some lines; `row` is the line where the first begins."""

    def __init__(self, first: int, last: int, count: int) -> None:
        found = Phrase("two versions of lines {first} to {last}", first=first, last=last)
        if count > 1:
            found = Phrase(
                "two versions of lines in {count} places, the first from line {first} to {last}",
                count=count,
                first=first,
                last=last,
            )
        super().__init__("merge-conflict", found, Phrase("one version of each line"), REMEDY)
        self.row = first


def check(data: bytes) -> None:
    """Refuse a file in which a merge has left two versions.

    Args:
        data: Its bytes.

    Raises:
        Conflict: It has some.
    """
    if MARK not in data:
        return
    found = list(CONFLICT.finditer(data))
    if found:
        first = data.count(b"\n", 0, found[0].start()) + 1
        last = data.count(b"\n", 0, found[0].end()) + 1
        raise Conflict(first, last, len(found))
