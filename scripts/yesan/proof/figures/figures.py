"""The figures that elements refer to: a cell as its row has it, a claim as it was computed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yesan.package.field import Field
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.recomputation import Known
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.cells import Cells
from yesan.proof.data.subjects import Subjects
from yesan.proof.site.verbatim import DIGITS

WRITTEN = re.compile(r"(FY[ -]?)?(19|20|21)\d\d([-/. ]?([HQS][1-4]|M\d\d?|W\d\d)|([-/.]\d\d){1,2})")
"""A month, a quarter or a day, where the descriptor does not say that a field has times."""


@dataclass(frozen=True)
class Figure:
    """A figure that an element refers to.

    Attributes:
        amounts: What it may be: a change that is printed the other way round is either.
        unit: ISO 4217 code, ``ratio`` or ``count``.
        is_change: Whether it is a change, which a sentence may have without its sign.
        claim: The claim; None for a cell.
        place: The cell; None for a claim.
        field: The field of a cell.
    """

    amounts: tuple[Decimal, ...]
    unit: str
    is_change: bool
    claim: Claim | None = None
    place: Place | None = None
    field: Field | None = None


@dataclass
class Figures:
    """The figures of a package by what refers to them.

    Attributes:
        cells: The tables.
        subjects: What their figures are of.
        claims: The table of claims.
        known: The claims as they were computed.
    """

    cells: Cells
    subjects: Subjects
    claims: Mapping[str, Claim]
    known: Mapping[str, Known]

    def of(self, reference: str) -> Figure | None:
        """The figure of a reference; None where there is none."""
        if known := self.known.get(reference):
            claim = self.claims[reference]
            is_change = claim.operation in {"change", "rate"} or ARROW in claim.about.get(
                "phase", ""
            )
            return Figure((known.value,), known.unit, is_change, claim)
        place = Place.read(reference)
        found = self.cells.figure(place.table, place.field, place.lines[0]) if place else None
        if place is None or found is None or len(place.lines) > 1:
            return None
        _, amount, unit = found
        back = (place.table, place.field) in self.subjects.signs
        row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
        is_change = bool(row and ARROW in row.phase) or self._is_rate(place)
        field = self.cells.by_id[place.table].by_name[place.field]
        amounts = (amount, -amount) if back else (amount,)
        return Figure(amounts, unit, is_change, place=place, field=field)

    def amount(self, operand: Place | str) -> Decimal | None:
        """The amount of what a claim is computed from."""
        if isinstance(operand, str):
            known = self.known.get(operand)
            return known.value if known else None
        found = self.cells.figure(operand.table, operand.field, operand.lines[0])
        return (
            found[1] * self.subjects.signs.get((operand.table, operand.field), 1) if found else None
        )

    def _is_rate(self, place: Place) -> bool:
        field = self.cells.by_id[place.table].by_name[place.field]
        return bool(field.computed and field.computed.operation == "ratio")

    def leaves(self, reference: str) -> Iterator[Place]:
        """The cells that a figure is made of."""
        place = Place.read(reference)
        if place:
            yield place
        elif reference in self.claims:
            for operand in self.claims[reference].operands:
                if isinstance(operand, Place):
                    yield operand
                elif operand != reference:
                    yield from self.leaves(operand)

    def tables(self, reference: str) -> set[str]:
        """The tables of the cells that a figure is made of."""
        return {place.table for place in self.leaves(reference)}

    def lines(self, reference: str) -> set[tuple[str, int]]:
        """The rows of the cells that a figure is made of."""
        return {(place.table, line) for place in self.leaves(reference) for line in place.lines}

    def times(self, reference: str) -> set[str]:
        """The numbers of the times that a figure is of."""
        found: set[str] = set()
        for place in self.leaves(reference):
            resource = self.cells.by_id[place.table]
            for line in place.lines:
                row = self.cells.rows[place.table][line]
                said = ((f, row[f.name] or "") for f in resource.fields)
                texts = [t for f, t in said if f.is_time or WRITTEN.fullmatch(t)]
                texts += [*resource.by_name[place.field].normalize.values(), place.field]
                for number in DIGITS.findall(" ".join(texts)):
                    found |= {number, number.lstrip("0")}
        return found
