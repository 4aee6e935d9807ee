"""Columns of text with formulas, or the errors that a spreadsheet program shows for them.

As a text such a cell is sound, so no type refuses it.
"""

from __future__ import annotations

from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.tables import formula_cells
from yesan.validation import columns


def check(model: Model) -> Iterator[DataError]:
    """A warning for each kind of such cells in each column of text."""
    for column in columns.of(model):
        if column.field.type != "string":
            continue
        found: dict[str, dict[int, str]] = {}
        for number, text in column.texts.items():
            if text[0] in "#=E" and (kind := formula_cells.kind(text, signed=False)):
                found.setdefault(kind, {})[number] = text
        for kind, cells in found.items():
            yield formula_cells.error_of(column.resource, column.field.name, kind, cells)
