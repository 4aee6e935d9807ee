"""Sentences on what a chart of rows does not show, and on what a sentence does not count."""

from __future__ import annotations

from collections.abc import Collection

from yesan.charts.row_names import Apart
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join


def left_out(locale: Locale, shown: int, count: int, of: str) -> str:
    """A sentence on how many of all are shown; empty where all are.

    Args:
        locale: The language.
        shown: How many bars there are.
        count: How many there could be.
        of: What these are: a table and its field, as in ``budgets/amount``.
    """
    if shown == count:
        return ""
    numbers = {
        "shown": Counted(locale.number(shown), "bars"),
        "count": Counted(locale.number(count), f"fit:{of}"),
    }
    return locale.text("Shown are {shown} of {count}.", **numbers)


def of_stretches(locale: Locale, shown: int, count: int, of: str) -> str:
    """A sentence on how many of a long series are shown, and which; empty where all are.

    Args:
        locale: The language.
        shown: How many bars there are.
        count: How many there could be.
        of: What these are: a table and its field.
    """
    if shown == count:
        return ""
    return locale.text(
        "Shown are {shown} of {count}, of each stretch of time the least and the most.",
        shown=Counted(locale.number(shown), "bars"),
        count=Counted(locale.number(count), f"fit:{of}"),
    )


def undrawn(locale: Locale, left: Collection[Apart]) -> str:
    """A sentence on rows that are not drawn and may be no totals; empty where there are none.

    Args:
        locale: The language.
        left: Why rows are left out.
    """
    if Apart.BARE not in left:
        return ""
    return locale.text("Rows without a code or category are not drawn.")


def among(locale: Locale, said: str, known: str, left: Collection[Apart] = ()) -> str:
    """A sentence on who is the first, after what it is said of where that is not every row.

    Args:
        locale: The language.
        said: The sentence; empty where there is none.
        known: How many are compared, where some have no figure: any of these could be the first.
        left: Why rows are left out.
    """
    if not said or not (left or known):
        return said
    return join(" ", (_of_some(locale, left, known) if known else _of_all(locale, left), said))


def _of_all(locale: Locale, left: Collection[Apart]) -> str:
    """What is said before the first of all rows but for those left out."""
    if {Apart.BARE, Apart.SUM} <= {*left}:
        return locale.text(
            "Not counting rows without a code or category, nor those that others add up to:"
        )
    if Apart.BARE in left:
        return locale.text("Not counting rows without a code or category:")
    if Apart.SUM in left:
        return locale.text("Not counting rows that others add up to:")
    return locale.text("Not counting totals:")


def _of_some(locale: Locale, left: Collection[Apart], known: str) -> str:
    """What is said before the first of the rows with a figure."""
    if {Apart.BARE, Apart.SUM} <= {*left}:
        return locale.text(
            "Not counting rows without a code or category, nor those that others add up to, "
            "of {count} whose figure is known:",
            count=known,
        )
    if Apart.BARE in left:
        return locale.text(
            "Not counting rows without a code or category, of {count} whose figure is known:",
            count=known,
        )
    if Apart.SUM in left:
        return locale.text(
            "Not counting rows that others add up to, of {count} whose figure is known:",
            count=known,
        )
    if left:
        return locale.text("Not counting totals, of {count} whose figure is known:", count=known)
    return locale.text("Of {count} whose figure is known:", count=known)
