"""Two versions of the same lines, as a merge leaves them in a file that it cannot decide on."""

from __future__ import annotations

import re
from itertools import islice

from yesan.errors import Fault
from yesan.phrase import Phrase

BEGIN, END = rb'"?<{7,}', rb'"?>{7,}'
BETWEEN = rb'"?(?:={7,}|#NAME\?|Err:5\d\d)"?[,;\t"]*\r?$'
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
HALF = re.compile(
    rb"^" + BETWEEN + rb"\n"
    rb"(?:(?!" + BEGIN + rb"|" + BETWEEN + rb"|" + END + rb")[^\n]*\n)*" + END + rb"[ ]\S",
    re.MULTILINE,
)
"""What is left where somebody has deleted the first mark, and not the others."""
MARKS = (b"<<<<<<<", b">>>>>>>")
LONE = re.compile(
    rb'^(?:"?(?:<{7}|>{7}) [^ \r\n][^\r\n]*|={7}\r?$|\|{7}(?: [^\r\n]*)?\r?$)', re.MULTILINE
)
"""A mark as git writes it, with the name of a version where it has one, wherever the others are."""
SEVEN = (*MARKS, b"=======", b"|||||||")
LONE_IN_TEXT = re.compile(
    rb"^(?:(?:<{7}|>{7}) [^ \r\n][^\r\n]*|\|{7} [^ |\r\n][^|\r\n]*)$"
    rb"|(?:\A|(?<=\n\n)|(?<=\n\r\n))={7}\r?$(?!\n[^\r\n]+\r?\n==)",
    re.MULTILINE,
)
"""The same in a text, where ======= below a line is that of a heading, and ||||||| a row."""
REMEDY = Phrase(
    "keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>"
)


class Conflict(Fault):
    """A file has two versions of some lines; `row` is the line where the first begins."""

    def __init__(self, first: int, last: int, count: int, *, half: bool = False) -> None:
        found = Phrase("two versions of lines {first} to {last}", first=first, last=last)
        if count > 1:
            found = Phrase(
                "two versions of lines in {count} places, the first from line {first} to {last}",
                count=count,
                first=first,
                last=last,
            )
        if half:
            found = Phrase("marks of a merge in lines {first} and {last}", first=first, last=last)
        super().__init__("merge-conflict", found, Phrase("one version of each line"), REMEDY)
        self.row = first


class Mark(Fault):
    """A file has a mark of a merge, and not those that belong to it; `row` is its line."""

    def __init__(self, line: int) -> None:
        found = Phrase("the mark of a merge in line {line}", line=line)
        remedy = Phrase("delete that line, and look whether the lines beside it are the right ones")
        super().__init__("merge-conflict", found, Phrase("one version of each line"), remedy)
        self.row = line


def check_lines(data: bytes, lone: re.Pattern[bytes] = LONE) -> None:
    """Refuse a file in which a merge has left two versions, or one of its marks.

    Args:
        data: The bytes of a table, a descriptor or a rule, none of which has such a line.
        lone: What such a line is.

    Raises:
        Conflict: It has two versions of some lines.
        Mark: Somebody has deleted some of the marks, and not all.
    """
    check(data)
    if any(mark in data for mark in SEVEN) and (found := lone.search(data)):
        raise Mark(data.count(b"\n", 0, found.start()) + 1)


def check_text(data: bytes) -> None:
    """Refuse a text, such as a page, in which a merge has left two versions, or one of its marks.

    Args:
        data: Its bytes.

    Raises:
        Conflict: It has two versions of some lines.
        Mark: Somebody has deleted some of the marks, and not all.
    """
    check_lines(data, LONE_IN_TEXT)


def check(data: bytes) -> None:
    """Refuse a file in which a merge has left two versions.

    Args:
        data: Its bytes.

    Raises:
        Conflict: It has some.
    """
    if MARKS[1] not in data:
        return
    found = list(CONFLICT.finditer(data)) if MARKS[0] in data else []
    half = [] if found else [*islice(HALF.finditer(data), 1)]
    for place in [*found, *half][:1]:
        first = data.count(b"\n", 0, place.start()) + 1
        last = data.count(b"\n", 0, place.end()) + 1
        raise Conflict(first, last, len(found), half=bool(half))
