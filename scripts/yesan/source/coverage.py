"""How much of a table and of the lines of its source cover each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from yesan.errors import DataError
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.source.evidence import Evidence
from yesan.source.numbers import Number


@dataclass
class Coverage:
    """How much of one table was found, and how much of its lines it accounts for.

    Attributes:
        resource: The table.
        figures: How many figures it has.
        found: How many of them are in the source.
        numbers: How many numbers its lines have.
        accounted: How many of these a cell contains.
        excluded: How many of the others the descriptor excludes.
        errors: What is in the table and not in the source.
        left: What is in the source and not in the tables.
        evidence: The figures of the source that are in its cells, and those of its lines that are
            in no cell.
    """

    resource: Resource
    figures: int = 0
    found: int = 0
    numbers: int = 0
    accounted: int = 0
    excluded: int = 0
    errors: list[DataError] = field(default_factory=list)
    left: list[Number] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing either way."""
        return self.found == self.figures and not self.left and not self.errors

    def refuse(self, row: int, column: Field | None, found: str, expected: str) -> None:
        """Note a cell that does not agree with the source."""
        self.errors.append(
            DataError(
                file=self.resource.path,
                type="source-error",
                found=found,
                expected=expected,
                remedy=Phrase("look at the source, and fix the row"),
                resource=self.resource.name,
                row=row,
                field=column.name if column else "",
            )
        )


def totals(coverages: Iterable[Coverage]) -> tuple[int, int, int, int]:
    """Figures found, figures, numbers accounted for or excluded, numbers: of all tables."""
    listed = list(coverages)
    return (
        sum(c.found for c in listed),
        sum(c.figures for c in listed),
        sum(c.accounted + c.excluded for c in listed),
        sum(c.numbers for c in listed),
    )
