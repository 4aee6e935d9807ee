"""The table of claims of a built site, as its file has it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import unquote

from yesan.errors import Fault

PATH = "data/claims.csv"
"""Where the table is in a site."""
COMPUTED = (
    *("sum", "together", "change", "rate", "share", "execution", "remainder", "per-inhabitant"),
    *("rank", "least", "size", "tied", "rows", "count", "moved", "barely"),
)
"""How a claim can be computed."""
COVERAGES = ("printed", "whole", "listed")
"""What a claim can cover, the best first."""


@dataclass(frozen=True)
class Place:
    """Cells of one field.

    Attributes:
        table: The id of the table.
        field: The name of the field.
        lines: The numbers of the rows.
    """

    table: str
    field: str
    lines: tuple[int, ...]

    @classmethod
    def read(cls, text: str) -> Place | None:
        """The cells that a reference names; None where it is none of cells."""
        table, _, rest = text.partition("/")
        field, _, lines = rest.rpartition("/")
        numbers = lines.split(",")
        if not (table and field and all(n.isascii() and n.isdecimal() for n in numbers)):
            return None
        return cls(table, unquote(field), tuple(map(int, numbers)))


@dataclass(frozen=True)
class Claim:
    """A row of the table of claims.

    Attributes:
        id: What identifies it.
        operation: How it is computed.
        value: What it says.
        unit: ISO 4217 code, ``ratio`` or ``count``.
        coverage: ``printed``, ``whole`` or ``listed``.
        missing: How many parts of its subject have no figure.
        about: What a sum is of.
        operands: What it is computed from: cells, or ids of claims.
        pages: The pages that show it.
    """

    id: str
    operation: str
    value: Decimal
    unit: str
    coverage: str
    missing: int
    about: Mapping[str, str]
    operands: tuple[Place | str, ...]
    pages: tuple[str, ...]


def read(site: Path) -> dict[str, Claim]:
    """The claims of a site by their ids.

    Raises:
        Fault: There is no such table, or a row of it cannot be read.
    """
    path = site / PATH
    if not path.is_file():
        raise Fault("claim-error", f"no {PATH}", "a built site with its claims", "build the site")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Fault("claim-error", f"{PATH}: {error}", "claims", "build the site again") from error
    found = {}
    for number, row in enumerate(rows, start=2):
        try:
            claim = _claim(row)
        except (KeyError, ValueError, InvalidOperation) as error:
            raise Fault(
                "claim-error", f"{PATH} row {number}: {error}", "a claim", "build the site again"
            ) from error
        if claim.id in found:
            raise Fault("claim-error", f"{claim.id} twice", "each claim once", "build it again")
        found[claim.id] = claim
    return found


def _claim(row: Mapping[str, str]) -> Claim:
    if row["operation"] not in COMPUTED or row["coverage"] not in COVERAGES:
        raise ValueError(f"{row['operation']}, {row['coverage']}")
    pairs = (pair.partition("=") for pair in row["about"].split(";") if pair)
    return Claim(
        id=row["id"],
        operation=row["operation"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        coverage=row["coverage"],
        missing=int(row["missing"]),
        about={unquote(name): unquote(value) for name, _, value in pairs},
        operands=tuple(Place.read(text) or text for text in row["operands"].split()),
        pages=tuple(row["pages"].split()),
    )
