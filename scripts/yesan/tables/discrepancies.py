"""Errors of the source itself, kept as data: what was published, and what follows from the rest.

The list is read here, so that pages can show each of them beside its figure; `validation` compares
it with the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yesan.package.package import DISCREPANCIES, Package
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.tables.keys import row_key
from yesan.tables.table import Tables

KINDS = ("error", "unexplained", "label", "convention", "rounding")
"""The kinds of discrepancies, the most serious first; others come after them."""
HARMLESS = frozenset({"rounding", "convention"})


@dataclass(frozen=True)
class Discrepancy:
    """A published figure that breaks a rule.

    Attributes:
        id: Its anchor on the page of all discrepancies.
        rule: The rule that it breaks.
        resource: The table that has it.
        row: The number of its row.
        field: The name of its field.
        published: What the source prints.
        computed: What the rule gives.
        kind: How grave it is, such as ``error`` or ``rounding``.
        comment: Why it is so, in a sentence.
        line: Its line in the source, if known.
    """

    id: str
    rule: str
    resource: Resource
    row: int
    field: str
    published: Decimal
    computed: Decimal
    kind: str
    comment: Text
    line: int | None

    @property
    def grave(self) -> bool:
        """Whether a reader should see both figures: wrong by more than rounding."""
        return self.kind not in HARMLESS

    @property
    def distance(self) -> Decimal:
        """How far the two figures are apart, as a share of the larger."""
        largest = max(abs(self.published), abs(self.computed))
        return abs(self.published - self.computed) / largest if largest else Decimal(0)


def read(package: Package, tables: Tables) -> list[Discrepancy]:
    """Every discrepancy of the package, the most serious first; none where it lists none."""
    resource = package.by_name.get(DISCREPANCIES)
    if resource is None:
        return []
    rows = {
        (r.name, row_key(r, row)): number
        for r in package.resources
        if r.primary_key
        for number, row in tables[r.name]
    }
    comments = [f for f in resource.fields if f.name.startswith("comment")]
    line = resource.source_line
    found = []
    for number, (_, row) in enumerate(tables[DISCREPANCIES], start=1):
        said = {f.language or package.language: str(row[f.name] or "") for f in comments}
        found.append(
            Discrepancy(
                id=f"d{number}",
                rule=row["rule"],
                resource=package.by_name[row["table"]],
                row=rows[row["table"], row["key"]],
                field=row["field"],
                published=Decimal(row["published"]),
                computed=Decimal(row["computed"]),
                kind=str(row.get("kind") or KINDS[1]),
                comment=Text(said.pop(package.language, ""), said),
                line=int(row[line.name]) if line and row[line.name] is not None else None,
            )
        )
    return sorted(found, key=lambda d: (_gravity(d.kind), -d.distance))


def _gravity(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
