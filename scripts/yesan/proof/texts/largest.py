"""The largest figure: of a column, and of no rate, where another column has a larger one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yesan.proof.claims.claims import Place
from yesan.proof.claims.extremes import Firsts
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.site.verbatim import DIGITS, single
from yesan.proof.texts.sentences import Sentence

OF_COLUMN = re.compile(r"The largest figures? of “\{measure\}” (is that of \{name\}:|are)")
"""What says who has the largest figure of a column, and not of the table."""
AVERAGE = re.compile(
    r"(?i)(?<![^\W_])(average|avg|mean|median|capita|durchschnitt|moyenne|médiane|promedio|média|"
    r"gemiddelde)(?![^\W_])|평균|중위|중앙값|인당"
)
"""What an average is called, and what is divided by people."""


@dataclass(frozen=True)
class Largest:
    """Finds sentences that say of a table what is so of one of its columns.

    Attributes:
        figures: What elements refer to.
        names: What fields are called.
        firsts: Which rows are compared with each other.
    """

    figures: Figures
    names: Names
    firsts: Firsts

    def wrong(self, sentence: Sentence) -> Iterator[str]:
        """That the largest of one column is not said to be that of all that are of its unit."""
        if "the most in this table" in sentence.said.id:
            yield from self._only_column(sentence)
        if not sentence.said.id.startswith("The largest figure"):
            return
        cells, stated = self.names.cells, sentence.said.values.get("measure", "")
        for place in filter(None, map(Place.read, sentence.references("value"))):
            resource = cells.by_id[place.table]
            own = resource.by_name[place.field]
            title = single(own.title[self.names.language])
            if stated == title or DIGITS.search(title):
                continue  # a column of one of the years that are compared
            amount = self.figures.amount(place)
            others = (
                self.figures.amount(Place(place.table, f.name, (line,)))
                for f in resource.fields
                if f is not own and own.currency and f.currency == own.currency
                for line in cells.rows[place.table]
            )
            larger = any(o is not None and amount is not None and o > amount for o in others)
            if larger or stated:
                yield f"the column {title}"

    def _only_column(self, sentence: Sentence) -> Iterator[str]:
        """That no other column of a table has more than the one that is ranked, which is no rate.

        Nobody has the most of a rate, of an average or of what is divided by people.
        """
        cells, firsts = self.names.cells, self.firsts
        for place in filter(None, map(Place.read, sentence.references("value"))):
            resource, rows = cells.by_id[place.table], cells.rows[place.table]
            own, amount = resource.by_name[place.field], self.figures.amount(place)
            title = single(own.title[self.names.language])
            alike = [
                f.name
                for f in resource.fields
                if f is not own and f.numeric and f.currency == own.currency
                if own.currency or f.unit.default == own.unit.default
            ]
            compared = [
                line
                for line, row in rows.items()
                if not firsts.is_apart(resource, row, rows[place.lines[0]])
                and line not in firsts.subtotals.lines(place.table, place.field)
                and row[place.field] is not None
            ]
            others = (
                self.figures.amount(Place(place.table, name, (line,)))
                for name in alike
                for line in compared
            )
            rate = own.unit.default in {"%", "‰"} or AVERAGE.search(f"{own.name} {title}")
            if rate or any(o is not None and amount is not None and o > amount for o in others):
                yield f"the largest figure of the column {title}"
