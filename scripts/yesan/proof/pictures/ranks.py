"""No picture is of ranks: the first of them would have the shortest bar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.claims.claims import Place
from yesan.proof.data.cells import Cells
from yesan.proof.finding import Finding
from yesan.proof.site.elements import references_in

CALLED = re.compile(r"(?i)(?:^|[\W_])(?:ranks?|ranking|rang|rango|rangliste)$|(?:등수|석차)$")
"""What a column of ranks is called."""
FEWEST = 3
"""Minimum number of rows that show that each has a rank of its own."""


@dataclass(frozen=True)
class Ranks:
    """Finds pictures of ranks.

    Attributes:
        cells: The tables.
    """

    cells: Cells

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The columns of ranks that a page draws."""
        places = map(Place.read, references_in(tree.css("div.yesan-figures")))
        drawn = dict.fromkeys((p.table, p.field) for p in places if p)
        for table, field in drawn:
            if self._has_ranks(table, field):
                yield Finding(page, f"{table}/{field}", "a picture of ranks", "none: no amounts")

    def _has_ranks(self, table: str, name: str) -> bool:
        field = self.cells.by_id[table].by_name.get(name)
        if field is None or field.type != "integer" or field.unit or field.currency:
            return False
        if field.column_type or field.role or field.computed:
            return False
        rows = self.cells.rows[table]
        figures = (self.cells.figure(table, name, line) for line in rows)
        values = sorted(figure[0] for figure in figures if figure)
        if not values or values[0] < 1:
            return False
        in_order = values == [*range(1, len(values) + 1)] and len(values) >= FEWEST
        return in_order or any(CALLED.search(text) for text in (name, field.title.default))
