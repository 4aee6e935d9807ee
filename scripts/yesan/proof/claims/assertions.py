"""The table of claims checked against the tables: every figure, coverage and denominator of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yesan.proof.claims.claims import COVERAGES, PATH, Claim, Place
from yesan.proof.claims.coverage import Coverage
from yesan.proof.claims.denominators import Denominators, places
from yesan.proof.claims.recomputation import Known, recompute
from yesan.proof.data.cells import Cells
from yesan.proof.data.subjects import Subjects
from yesan.proof.finding import Finding

NEAR = Decimal("1e-11")
"""By how much a ratio written with twelve decimals may differ, in proportion."""
DISTINCT = {"together", "count", "moved", "barely", "rank", "least", "size", "tied"}
"""What counts figures: each once."""


@dataclass(frozen=True)
class Assertions:
    """What was found of the claims.

    Attributes:
        known: Each claim as it was computed here.
        proven: How many were proven, by operation.
        findings: What is wrong.
    """

    known: Mapping[str, Known]
    proven: Counter[str]
    findings: tuple[Finding, ...]


def check(cells: Cells, subjects: Subjects, claims: Mapping[str, Claim]) -> Assertions:
    """Every claim checked against the tables."""
    checks = _Checks(cells, subjects, claims)
    findings: list[Finding] = []
    proven: Counter[str] = Counter()
    for claim in claims.values():
        wrong = list(checks.of(claim))
        findings += wrong
        proven[claim.operation] += not wrong
    return Assertions(checks.known, proven, tuple(findings))


class _Checks:
    def __init__(self, cells: Cells, subjects: Subjects, claims: Mapping[str, Claim]) -> None:
        self.claims = claims
        self.known = recompute(cells, claims, subjects.signs)
        self.coverage = Coverage(cells, subjects)
        self.denominators = Denominators(cells, subjects, claims)
        self.partial = {
            operand
            for claim in claims.values()
            if claim.operation == "sum"
            for operand in claim.operands
            if isinstance(operand, str)
        }

    def of(self, claim: Claim) -> Iterator[Finding]:
        """What is wrong with a claim."""
        known = self.known.get(claim.id)
        if known is None:
            yield _wrong(
                claim, f"{claim.operation} of {len(claim.operands)} operands", "computable"
            )
            return
        if not close(claim.value, known.value):
            yield _wrong(claim, f"{claim.value:f}", f"{known.value:f}")
        if claim.unit != known.unit:
            yield _wrong(claim, f"unit {claim.unit}", known.unit)
        if claim.operation in DISTINCT and len(set(claim.operands)) < len(claim.operands):
            yield _wrong(claim, "one operand twice", "each once")
        if claim.operation == "sum":
            partial = claim.id in self.partial
            wrong = self.coverage.expected(claim, places(claim, self.claims), partial=partial)
        else:
            covered = max(map(self._rank, claim.operands), default=0)
            wrong = "" if COVERAGES[covered] == claim.coverage else f"{COVERAGES[covered]}"
            wrong = wrong or ("" if not claim.missing and not claim.about else "nothing missing")
            wrong = wrong or self.denominators.expected(claim)
        if wrong:
            said = ";".join(f"{k}={v}" for k, v in claim.about.items())
            yield _wrong(claim, f"{claim.operation} {claim.coverage} {said}".strip(), wrong)

    def _rank(self, operand: Place | str) -> int:
        other = self.claims.get(operand) if isinstance(operand, str) else None
        return COVERAGES.index(other.coverage) if other else 0


def close(said: Decimal, found: Decimal) -> bool:
    """Whether two figures are the same, but for the decimals that no ratio is written with."""
    return abs(said - found) <= NEAR * max(Decimal(1), abs(found))


def _wrong(claim: Claim, found: str, expected: str) -> Finding:
    return Finding(PATH, claim.id, found, expected)
