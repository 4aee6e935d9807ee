"""The figures of a page as CSV, one a line, each with its unit and source line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from yesan.downloads import spreadsheet
from yesan.package.resource import Resource
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.table import Table

FIGURE_COLUMNS = (
    *("table", "row", "label", "field", "value", "unit", "currency", "factor", "line"),
    *("computed", "discrepancy"),
)


def figures(
    tables: Iterable[tuple[Resource, Table]],
    language: str,
    discrepancies: Mapping[tuple[str, int, str], Discrepancy],
) -> bytes:
    """Every printed figure of some rows as CSV, one a line, with its unit and its source line.

    A figure that the source contradicts has the computed one and the kind of discrepancy beside it.
    """
    rows = _rows(tables, language, discrepancies)
    texts = ([spreadsheet.text(x) if isinstance(x, str) else x for x in row] for row in rows)
    return spreadsheet.written([FIGURE_COLUMNS, *texts]).encode()


def _rows(
    tables: Iterable[tuple[Resource, Table]],
    language: str,
    discrepancies: Mapping[tuple[str, int, str], Discrepancy],
) -> Iterator[list[object]]:
    for resource, table in tables:
        label, line = resource.with_role("label"), resource.source_line
        numeric = [f for f in resource.fields if f.numeric]
        for number, row in table:
            for f in numeric:
                if row[f.name] is None:
                    continue
                discrepancy = discrepancies.get((resource.name, number, f.name))
                yield [
                    resource.name,
                    number,
                    row[label.name] if label else "",
                    f.name,
                    row[f.name],
                    f.unit[language],
                    f.currency,
                    f.factor if f.currency else "",
                    row[line.name] if line else "",
                    discrepancy.computed if discrepancy else "",
                    discrepancy.kind if discrepancy else "",
                ]
