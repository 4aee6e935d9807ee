"""Every computed figure of a site as a table: what it is, and how it is computed.

Each row is a claim, which anybody can compute again from the tables: ``yesan verify --claims``
does. An operand is a cell, ``table/field/row``, several of one field, ``table/field/2,3,5``, or
the id of another claim; names are quoted as in an address. Rows are numbered as in the file, whose
header is row 1.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from urllib.parse import quote

from yesan.language.sentence import plain
from yesan.model.figures import Figure

FIELDS = ("id", "operation", "value", "unit", "coverage", "missing", "about", "operands", "pages")
"""The columns: what they hold is said in the reference."""
PATH = "data/claims.csv"
"""Where the table is in the site."""


@dataclass(frozen=True)
class ToldClaims:
    """The computed figures of some pages.

    Attributes:
        claims: The figures by their ids.
        pages: The paths of the pages that show each of them.
    """

    claims: Mapping[str, Figure]
    pages: Mapping[str, Set[str]]

    def with_others(self, others: ToldClaims) -> ToldClaims:
        """These, and those of other pages."""
        ids = {*self.pages, *others.pages}
        pages = {id_: {*self.pages.get(id_, ()), *others.pages.get(id_, ())} for id_ in ids}
        return ToldClaims({**others.claims, **self.claims}, pages)

    @property
    def written(self) -> bytes:
        """All of them as CSV."""
        return write(self.claims, self.pages)


def write(claims: Mapping[str, Figure], pages: Mapping[str, Iterable[str]]) -> bytes:
    """The claims as CSV, in the order of their ids.

    Args:
        claims: The computed figures by their ids.
        pages: The paths of the pages that show each of them.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    for id_, claim in sorted(claims.items()):
        writer.writerow(
            (
                id_,
                claim.operation.value,
                plain(claim.amount),
                claim.currency,
                claim.coverage.name.lower(),
                claim.missing,
                ";".join(f"{name}={quote(value)}" for name, value in claim.about),
                " ".join(_operands(claim)),
                " ".join(sorted(pages.get(id_, ()))),
            )
        )
    return text.getvalue().encode()


def _operands(claim: Figure) -> list[str]:
    own = [str(claim.cells)] if claim.cells else []
    return [*own, *(operand.reference for operand in claim.operands)]
