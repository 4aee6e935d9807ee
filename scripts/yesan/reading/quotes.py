"""Quotes around cells that nobody closed: what follows would be read as one cell, and be lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from yesan.errors import Fault
from yesan.phrase import Phrase

REMEDY = Phrase("remove the quote, or write another one where the cell ends")


def check(text: str, form: Mapping[str, Any]) -> None:
    """Refuse a CSV with a quote that is not closed, or only by that of another cell.

    Args:
        text: Its text.
        form: How it is read, as the parameters of a reader of CSV.

    Raises:
        Fault: It has one; its line is named.
    """
    quote = form["quotechar"]
    lines = list(io.StringIO(text, newline=""))
    odd = [n for n, line in enumerate(lines) if quote and line.count(quote) % 2]
    if not odd or quote == form["delimiter"]:
        return
    reader, begin = csv.reader(lines, **form), 0
    while begin < len(lines):
        try:
            torn = next(reader, None) is None
        except csv.Error:
            torn = True
        end = len(lines) if torn else reader.line_num
        within = [n for n in odd if begin <= n < end]
        if within and (torn or _is_torn(lines[begin:end], form)):
            raise Fault(
                "source-error",
                Phrase("a quote in line {within} that is not closed", within=within[0] + 1),
                Phrase("a quote at both ends of a cell, or at none"),
                REMEDY,
            )
        begin = end


def _is_torn(lines: Sequence[str], form: Mapping[str, Any]) -> bool:
    """Whether a row of several lines has something beside the quotes of a cell."""
    try:
        rows = list(csv.reader(lines, **form, strict=True))
    except csv.Error:
        return len(lines) > 1 or _is_open(lines, form)
    return not rows


def _is_open(lines: Sequence[str], form: Mapping[str, Any]) -> bool:
    """Whether the last of lines goes on: another one becomes a part of it."""
    return len(list(csv.reader([*lines, "x"], **form))) == 1
