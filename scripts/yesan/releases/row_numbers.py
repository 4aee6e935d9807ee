"""Which row of a table has which key, in the one way to write its values."""

from __future__ import annotations

from yesan.changes import database, row_changes
from yesan.errors import Fault
from yesan.package.resource import Resource


def by_key(resource: Resource) -> dict[tuple[str, ...], int]:
    """The numbers of the rows of a table by their keys; nothing for one without a primary key.

    Args:
        resource: The table.
    """
    if not resource.primary_key:
        return {}
    with database.connect() as connection:
        try:
            side = database.load(connection, "one", resource)
        except Fault:
            return {}
        return row_changes.numbers(connection, side)
