"""What a format cannot hold as it is, and what becomes of it: told wherever the format is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from yesan.language.locale import Locale


class Why(Enum):
    """What a format cannot hold."""

    DIGITS = "numbers of more digits than the format keeps"
    EARLY = "dates before those of the format"
    FINE = "parts of a second"
    ALIKE = "names that differ only by case"
    ROWS = "more rows or columns than a sheet has"
    LONG = "texts longer than a cell holds"
    LARGE = "a table too large for the format"
    CUT = "a name longer than that of a sheet"


@dataclass(frozen=True)
class Misfit:
    """Something that a format cannot hold as it is.

    Attributes:
        format: The format: ``XLSX``, ``SQLite``, ``Parquet``, ``JSON``.
        table: The id of the table.
        why: What it cannot hold.
        columns: The names of the columns that are concerned; none where it is the whole table.
    """

    format: str
    table: str
    why: Why
    columns: tuple[str, ...] = ()


def said(misfit: Misfit, locale: Locale) -> str:
    """What became of it, in a sentence without its subject: the format and the table."""
    text, columns = locale.text, ", ".join(misfit.columns)
    match misfit.why:
        case Why.DIGITS:
            told = text("text, as the format does not keep all digits: {columns}", columns=columns)
        case Why.EARLY:
            told = text("text, as the format has no dates as early: {columns}", columns=columns)
        case Why.FINE:
            told = text("text, as the format has no parts of seconds: {columns}", columns=columns)
        case Why.ALIKE:
            told = text("renamed, as the format does not heed case: {columns}", columns=columns)
        case Why.ROWS:
            told = text("left out, as a sheet has fewer rows or columns")
        case Why.LONG:
            told = text("left out, as a cell has no room for texts as long")
        case Why.LARGE:
            told = text("left out, as the table is too large for the format")
        case Why.CUT:
            told = text("the name of its sheet is cut")
    return told
