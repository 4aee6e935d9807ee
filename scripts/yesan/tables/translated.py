"""The rows of a package as readers of one of its languages have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yesan.package.package import Package
from yesan.package.translations import translations
from yesan.tables.table import Row, Table, Tables


def in_language(package: Package, tables: Tables, language: str) -> Tables:
    """The rows, each text that is translated exchanged with its translation.

    Args:
        package: The package in its first language.
        tables: Its rows.
        language: Another one of its languages.
    """
    found = translations(package, language)
    return {
        name: _table(table, found[name]) if name in found else table
        for name, table in tables.items()
    }


def _table(table: Table, found: Mapping[str, str]) -> Table:
    rows = (Row(number, _cells(cells, found)) for number, cells in table)
    return Table(table.names, tuple(rows))


def _cells(cells: dict[str, Any], found: Mapping[str, str]) -> dict[str, Any]:
    """The cells of a row; a blank stays blank, whatever its translation says."""
    changed = dict(cells)
    for name, translated in found.items():
        if cells[name] is not None and cells[translated] is not None:
            changed[name], changed[translated] = cells[translated], cells[name]
    return changed
