"""What dictionaries say of the values of fields: the least, the greatest, how many, by SQL."""

from __future__ import annotations

import re
from decimal import Decimal

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.numbers.page_count import Checks, Counted

FIGURES = (
    "SELECT min(value), max(value), count(DISTINCT value) FROM cells WHERE tbl = ? AND field = ?"
)
NUMBERS = frozenset({"integer", "number"})
CODE = re.compile(r"[+-]?0\d+$")
"""A code of digits, whose zeros count."""


class ValueCounts:
    """Looks at all values of a field.

    Args:
        cells: The tables.
        discrepancies: The errors of the source.
    """

    def __init__(self, cells: Cells, discrepancies: Discrepancies) -> None:
        self.cells = cells
        self.discrepancies = discrepancies

    @property
    def checks(self) -> Checks:
        """The kinds of these counts."""
        return {
            "least": self.least,
            "most": self.most,
            "distinct": self.distinct,
            "blank": self.blank,
            "contradicted": self.contradicted,
        }

    def least(self, counted: Counted) -> bool:
        """The least value of a field."""
        return self._is_end(counted, greatest=False)

    def most(self, counted: Counted) -> bool:
        """The greatest value of a field."""
        return self._is_end(counted, greatest=True)

    def distinct(self, counted: Counted) -> bool:
        """The different values of a field."""
        place = self._place(counted)
        if place is None:
            return False
        resource, field = place
        known = {text for text in self._texts(resource, field) if text is not None}
        coded = field.type == "integer" and field.sense == "code" and any(map(CODE.match, known))
        if field.type in NUMBERS and not coded:
            return counted.value == self._figures(resource, field)[2]
        return counted.value == len(known)

    def blank(self, counted: Counted) -> bool:
        """The cells of a field that have no value."""
        place = self._place(counted)
        return place is not None and counted.value == self._texts(*place).count(None)

    def contradicted(self, counted: Counted) -> bool:
        """The cells of a field with a figure that the source contradicts."""
        place = self._place(counted)
        if place is None:
            return False
        resource, field = place
        cells = ((table, name) for table, name, _ in self.discrepancies.by_cell)
        return counted.value == [*cells].count((resource.id, field.name))

    def _is_end(self, counted: Counted, *, greatest: bool) -> bool:
        """Whether a value is the least, or the greatest, of its field, and written as it is."""
        place = self._place(counted)
        if place is None:
            return False
        resource, field = place
        if field.type in NUMBERS:
            return _value(counted) == self._figures(resource, field)[int(greatest)]
        texts = [text for text in self._texts(resource, field) if text is not None]
        if field.type == "year":
            years = [int(text) for text in texts]
            return counted.text == str(max(years) if greatest else min(years))
        return counted.text == (max(texts) if greatest else min(texts))

    def _place(self, counted: Counted) -> tuple[Resource, Field] | None:
        """The field that is named; none where it is not of the table whose page it is."""
        table, _, name = counted.argument.partition("/")
        resource = self.cells.by_id.get(table)
        field = resource.by_name.get(name) if resource else None
        own = counted.own_table in {"", table}
        return (resource, field) if resource and field and own else None

    def _figures(self, resource: Resource, field: Field) -> tuple[Decimal, Decimal, int]:
        found = self.cells.database.execute(FIGURES, [resource.id, field.name]).fetchall()
        least, most, count = found[0]
        return least, most, count

    def _texts(self, resource: Resource, field: Field) -> list[str | None]:
        return [row[field.name] for row in self.cells.rows[resource.id].values()]


def _value(counted: Counted) -> Decimal:
    """A number with its sign, which a language may write otherwise than a program."""
    below = counted.text.strip().startswith(("-", "−", "\u200e-", "\u200e−"))
    return -abs(counted.value) if below else counted.value
