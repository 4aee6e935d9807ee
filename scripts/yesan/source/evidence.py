"""Which cell took which figure of a source, kept as CSV in the package.

The file has one figure a line, so that anybody can compare it with the source in a spreadsheet, and
a change of it can be read. It holds facts alone: the figures as they are printed, and no other word
of the source. Beside the figures of cells it has those that no cell took: the descriptor says of
each why it is excluded.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from hashlib import sha256
from operator import attrgetter


@dataclass(frozen=True)
class Evidence:
    """A figure of a source, and the cell that took it.

    Attributes:
        line: Its line in the source, counted from 1.
        position: Its position among the numbers of its line, counted from 1.
        printed: How it is printed: ``△12,002``, ``△9.0%``, ``12억 3천 4백만원``.
        table: The name of the table that has it; where no cell took it, of one in whose lines it
            is.
        row: The number of its row, counted as errors count it; 0 where no cell took it.
        field: The name of the field of the cell; empty where no cell took it.
    """

    line: int
    position: int
    printed: str
    table: str
    row: int = 0
    field: str = ""


HEADER = tuple(field.name for field in fields(Evidence))


def written(listed: Iterable[Evidence]) -> str:
    """Evidence as CSV, in the order of the source."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(HEADER)
    for found in sorted(listed, key=attrgetter("line", "position", "table")):
        line, position, printed, table, row, field = astuple(found)
        writer.writerow((line, position, printed, table, row or "", field))
    return target.getvalue()


def read(content: bytes) -> list[Evidence]:
    """The evidence of a file that `written` made; nothing where it is something else."""
    try:
        header, *rows = csv.reader(io.StringIO(content.decode()), strict=True)
        return list(_read(rows)) if tuple(header) == HEADER else []
    except (ValueError, csv.Error):
        return []


def digest(listed: Iterable[Evidence]) -> str:
    """A hash by which the evidence of a table is recognised."""
    return sha256(written(listed).encode()).hexdigest()


def _read(rows: Iterable[list[str]]) -> Iterator[Evidence]:
    for line, position, printed, table, row, field in rows:
        yield Evidence(int(line), int(position), printed, table, int(row or 0), field)
