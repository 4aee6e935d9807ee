"""What is in the place of a table, under its name: nothing, a workbook, a web page, a pointer.

A spreadsheet program that saves under the name of a CSV file may write a workbook there, a portal
may give a page that says why it has no file, and a clone without Git LFS has its pointers.
"""

from __future__ import annotations

import re

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading.content import Content
from yesan.reading.revision import LFS

TYPE = "source-error"
SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
"""How names of files end that are tables as text."""
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)[\s>]", re.IGNORECASE)
TABLE = Phrase("a table as text")


class StandIn(Fault):
    """Something else is in the place of a table; `row` is none of its."""

    row = None


def check(content: Content) -> None:
    """Refuse what is no table, but in the place of one.

    Args:
        content: The bytes of a resource, and the name of their file.

    Raises:
        StandIn: There is none, or they are a pointer, a workbook, another zip, or a web page.
    """
    data = content.data
    if data.startswith(LFS):
        raise StandIn(
            TYPE,
            Phrase("a pointer of Git LFS"),
            Phrase("the file itself"),
            Phrase(
                'fetch it with "git lfs pull", or with "lfs: true" in the checkout of a workflow'
            ),
        )
    if content.suffix not in SUFFIXES:
        return
    if not data.strip():
        raise StandIn(
            TYPE,
            Phrase("an empty file"),
            Phrase("a header row and rows"),
            Phrase("restore the file as it was before, or add them, or remove the table"),
        )
    if data.startswith((ZIP, OLD)):
        raise StandIn(
            TYPE,
            Phrase("a workbook or another archive"),
            TABLE,
            Phrase('open it in a spreadsheet program, and save it as "CSV UTF-8"'),
        )
    if PAGE.match(data):
        raise StandIn(
            TYPE,
            Phrase("a web page"),
            TABLE,
            Phrase("look at it in a browser, and get the table that it leads to"),
        )
