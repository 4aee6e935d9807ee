"""Tables that are their header alone: all rows are gone, or none was ever there.

The standard allows it, and a page of such a table says nothing; whoever has deleted the rows by
mistake is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning for each table without rows."""
    for resource in model.package.resources:
        if not model.tables[resource.name].rows:
            yield DataError(
                file=resource.path,
                type="empty-table",
                found=Phrase("a header, and no row"),
                expected=Phrase("a header row and rows"),
                remedy=Phrase(
                    "restore the file as it was before, or add the rows, or remove the table"
                ),
                resource=resource.name,
            )
