"""What was proven of a site, in one language or in all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from yesan.errors import DataError
from yesan.proof.finding import Finding


@dataclass(frozen=True)
class Proof:
    """What was checked against the tables, and what is wrong.

    Attributes:
        claims: How many claims there are, by operation.
        proven: How many of them were computed again with the same result.
        elements: How many elements show a claim.
        cells: How many elements show a cell.
        bars: How many bars were measured.
        numbers: How many numbers of the site are accounted for, by what they are.
        left: How many are not.
        findings: What is wrong.
    """

    claims: Counter[str]
    proven: Counter[str]
    elements: int
    cells: int
    bars: int
    numbers: Counter[str]
    left: int
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether everything is proven."""
        return not self.findings

    @property
    def summary(self) -> str:
        """How much was proven, in a sentence."""
        proven, claims = sum(self.proven.values()), sum(self.claims.values())
        return (
            f"{proven:,} of {claims:,} claims are proven; they are found in {self.elements:,} "
            f"elements, printed cells in {self.cells:,}; {self.bars:,} bars are measured; "
            f"{self.numbers.total():,} numbers are accounted for, {self.left:,} are left over"
        )

    def as_dict(self) -> dict[str, object]:
        """The counts, for JSON."""
        return {
            "claims": dict(self.claims),
            "proven": dict(self.proven),
            "elements": self.elements,
            "cells": self.cells,
            "bars": self.bars,
            "numbers": dict(self.numbers),
            "left": self.left,
        }

    @property
    def errors(self) -> tuple[DataError, ...]:
        """What is wrong, as errors of the site."""
        return tuple(finding.error for finding in self.findings)


def together(proofs: Sequence[Proof], more: Iterable[Finding]) -> Proof:
    """The proofs of the pages in all languages, as one.

    Args:
        proofs: That of each language.
        more: What else is wrong with the site.
    """
    return Proof(
        claims=_sum(proof.claims for proof in proofs),
        proven=_sum(proof.proven for proof in proofs),
        elements=sum(proof.elements for proof in proofs),
        cells=sum(proof.cells for proof in proofs),
        bars=sum(proof.bars for proof in proofs),
        numbers=_sum(proof.numbers for proof in proofs),
        left=sum(proof.left for proof in proofs),
        findings=(*(f for proof in proofs for f in proof.findings), *more),
    )


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return reduce(Counter.__add__, counts, Counter())
