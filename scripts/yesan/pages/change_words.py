"""What a version has otherwise, in plain words: for feeds, which have no page around them."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.language.locale import Locale
from yesan.pages.changes_page import ChangedTable, Version
from yesan.pages.told_corrections import Correction

CORRECTIONS = 5
"""How many corrections are told in words."""


def lines(locale: Locale, version: Version) -> Iterator[str]:
    """A line for each table, and for the first corrections, and how many more there are.

    Args:
        locale: The language.
        version: The version.
    """
    if version.first:
        if version.gaps:
            yield locale.text("The first version that could be read.")
        else:
            yield locale.text("The first version that was released.")
        return
    if not version.tables:
        yield locale.text("No table changed; only its description, rules or other files did.")
    for table in version.tables:
        said = ", ".join([*_counts(locale, table), *_others(locale, table)])
        yield f"{table.table.text}: {said}" if said else table.table.text
    shown = version.corrections[:CORRECTIONS]
    if shown:
        yield f"{locale.text('Corrections')}:"
        yield from (_correction(correction) for correction in shown)
    left = len(version.corrections) - len(shown) + version.more
    if left > 0:
        yield locale.plural("and {count} more", "and {count} more", left)


def _counts(locale: Locale, table: ChangedTable) -> Iterator[str]:
    """How many values, rows and columns have changed."""
    plural = locale.plural
    if table.kind == "new":
        yield plural("new table with {count} row", "new table with {count} rows", table.rows)
    if table.kind == "gone":
        yield plural(
            "table removed, with its {count} row",
            "table removed, with its {count} rows",
            table.rows,
        )
    if table.corrected:
        yield plural("{count} value corrected", "{count} values corrected", table.corrected)
    if table.updated:
        yield plural("{count} value updated", "{count} values updated", table.updated)
    if table.added:
        yield plural("{count} row added", "{count} rows added", table.added)
    if table.removed:
        yield plural("{count} row removed", "{count} rows removed", table.removed)
    if table.rekeyed:
        yield plural("{count} row with a new key", "{count} rows with new keys", table.rekeyed)
    if table.fields:
        count = len(table.fields)
        yield plural("{count} column changed", "{count} columns changed", count)


def _others(locale: Locale, table: ChangedTable) -> Iterator[str]:
    """What has changed besides, of which there is one."""
    text = locale.text
    if table.was:
        yield text("formerly {name}", name=table.was)
    if table.described:
        yield text("its description changed")
    if table.unread:
        yield text("its rows could not be compared")


def _correction(cell: Correction) -> str:
    """One correction: the table, the row and the column, the values and the reason."""
    place = ", ".join(filter(None, [cell.table.text, cell.row.text, cell.field]))
    values = f"{cell.before} → {cell.after}" if cell.place_after else ""
    return " ".join(": ".join(filter(None, [place, values, cell.reason])).split())
