"""What is first in a package: the largest change, the lowest rate, the gravest error.

Found anew in the table of claims, whose counts are proven to leave nothing out, and in the list of
errors; by no rule of the model.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.denominators import Denominators, Subject
from yesan.proof.data import outcomes
from yesan.proof.data.records import Texts
from yesan.proof.figures.discrepancies import HARMLESS, Discrepancies
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names

GRAVITY = ("error", "unexplained", "label", "convention", "rounding")
"""The kinds of errors, the gravest first; a kind that is not here comes after them."""
PROGRAM, FEWEST = "program", 2
Operand = Place | str


@dataclass(frozen=True)
class Standouts:
    """Finds what is first.

    Attributes:
        figures: The figures, and the table of claims.
        names: What they are of.
        denominators: Which of them go together.
        discrepancies: The errors of the source.
    """

    figures: Figures
    names: Names
    denominators: Denominators
    discrepancies: Discrepancies

    @cached_property
    def gravest(self) -> frozenset[str]:
        """The gravest error; several where they are equally grave, none where none is grave."""
        ranks = {
            id_: (_gravity(row), -_distance(row))
            for id_, row in self.discrepancies.listed.items()
            if _kind(row) not in HARMLESS
        }
        first = min(ranks.values(), default=None)
        return frozenset(id_ for id_, rank in ranks.items() if rank == first)

    @cached_property
    def rates(self) -> list[Claim]:
        """The rates of programs that the site knows: what each has spent of its budget."""
        every = (c for c in self.figures.claims.values() if c.operation == "execution")
        return [c for c in every if self._is_of_a_program(c)]

    @cached_property
    def spends(self) -> bool:
        """Whether one table alone gives rates of programs, which it does not print, one lowest."""
        tables = {t for claim in self.rates for t in self.figures.tables(claim.id)}
        if len(tables) != 1:
            return False
        resource = self.names.cells.by_id[next(iter(tables))]
        printed = any(f.computed and f.computed.operation == "ratio" for f in resource.fields)
        rates = sorted(self.amounts(claim.id for claim in self.rates).values())
        lowest = len(rates) >= FEWEST and rates[0] < rates[1]
        return lowest and outcomes.is_spent(resource) and not printed

    def moves(self, begun: Iterable[str]) -> bool:
        """Whether one program changes most of the budget that a page begins with.

        Args:
            begun: The figures of that budget.
        """
        wholes = [s for r in begun if (s := self.subject(r))]
        counted = [c for c in self.figures.claims.values() if c.operation == "moved"]
        claim = max(counted, key=lambda c: len(c.operands), default=None)
        if claim is None or not wholes:
            return False
        units = {u.unit for o in claim.operands if (u := self.figures.of(str(o)))}
        own = {u.unit for r in begun if (u := self.figures.of(r))}
        found = [self.subject(operand) for operand in claim.operands]
        alike = all(s and PROGRAM in s.codes and s.direction == wholes[0].direction for s in found)
        sizes = sorted(map(abs, self.amounts(claim.operands).values()))
        return alike and units <= own and len(sizes) >= FEWEST and sizes[-1] > sizes[-2]

    def amounts(self, operands: Iterable[Operand]) -> dict[Operand, Decimal]:
        """The amount of each figure that has one."""
        return {o: a for o in operands if (a := self.figures.amount(o)) is not None}

    def subject(self, operand: Operand) -> Subject | None:
        """What a figure is of; None where that is not one subject."""
        return self.denominators.subject(read(operand) if isinstance(operand, str) else operand)

    def _is_of_a_program(self, claim: Claim) -> bool:
        return any(k == PROGRAM for k, _ in self.names.entities_of(claim.id, self.figures))


def read(reference: str) -> Operand:
    """What an element refers to, as claims name it."""
    return Place.read(reference) or reference


def _kind(row: Texts) -> str:
    return row.get("kind") or GRAVITY[1]


def _gravity(row: Texts) -> int:
    return GRAVITY.index(_kind(row)) if _kind(row) in GRAVITY else len(GRAVITY)


def _distance(row: Texts) -> Decimal:
    """How far the two figures of an error are apart, as a share of the larger."""
    pair = [Decimal(row[name] or 0) for name in ("published", "computed")]
    size = max(map(abs, pair))
    return abs(pair[0] - pair[1]) / size if size else Decimal(0)
