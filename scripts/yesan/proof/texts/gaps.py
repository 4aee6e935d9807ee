"""What is not known beside what is said to be the first: a blank could be as large, or larger.

Who has the most, or the largest change, is so of those whose figure is known; where others have
none, the sentence says that. So does one on what a sum is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yesan.package.field import Field
from yesan.package.identifiers import YEAR
from yesan.package.resource import Resource
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.denominators import Denominators
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.records import Texts
from yesan.proof.data.row_times import moment
from yesan.proof.data.subjects import Row
from yesan.proof.figures.names import Names
from yesan.proof.texts.sentences import Sentence

FIRST = re.compile("the (most|least) in this table|The largest figure")
CHANGES = re.compile(
    "the largest change|in this table change|only {name} changes|{name} (falls|rises) the most"
)
KNOWN = {
    "Of {count} whose figure is known:",
    "Not counting totals, of {count} whose figure is known:",
    "Not counting rows that others add up to, of {count} whose figure is known:",
    "Not counting rows without a code or category, of {count} whose figure is known:",
    (
        "Not counting rows without a code or category, nor those that others add up to, "
        "of {count} whose figure is known:"
    ),
    "Of {count} places on the map whose figure is known:",
}
"""What is said before the first of only those that have a figure."""
BARE_CHANGES = "Not counting rows without a code or category, of {count} whose change is known:"
KNOWN_CHANGES = {"Of {count} whose change is known:", BARE_CHANGES}
BARE = {"Not counting rows without a code or category:", BARE_CHANGES}
"""What is said before the largest change where rows are unassigned."""
STANDING = "{table}, {measure}: {value}."
"""How the rank of an entity among others is worded: of all of them, or not at all."""
ENDS = re.compile("That is the (most|least) of")
PARTS = "{whole}: {total}."
BLANK_PARTS = "{whole}: {total}. No figure is given for {names}."


@dataclass(frozen=True)
class Gaps:
    """Finds the sentences that leave out what is not known.

    Attributes:
        denominators: What figures are of.
        names: What fields are called.
    """

    denominators: Denominators
    names: Names

    def wrong(self, sentence: Sentence, before: str) -> Iterator[str]:
        """What a sentence should say of figures that are not known, and does not.

        Args:
            sentence: The sentence.
            before: What the sentence right before it in its paragraph says.
        """
        said, claims = sentence.said.id, self.denominators.claims
        first = FIRST.search(said) and before not in KNOWN
        if first or said.startswith(STANDING):
            for place in filter(None, map(Place.read, sentence.references("value"))):
                if self.of_column(place):
                    yield "of how many the figure is known"
        if ENDS.search(said) and self._is_below(sentence):
            yield "no end of what is below 0"
        counts = [c for r in sentence.references("count") if (c := claims.get(r))]
        yield from self._changes(sentence, before, counts)
        if said in KNOWN_CHANGES and not all(map(self._counts_changes, counts)):
            yield "how many changes are known"
        if said.startswith(PARTS):
            for place in filter(None, map(Place.read, sentence.references("total"))):
                yield from self._parts(sentence, place)

    def _changes(self, sentence: Sentence, before: str, counts: Sequence[Claim]) -> Iterator[str]:
        """Of which changes it is not known that none is larger."""
        told, claims = CHANGES.search(sentence.said.id), self.denominators.claims
        if told and told[1]:  # the name is that of the first among them
            counts = [c for r in sentence.references("name") if (c := claims.get(r))]
        if told and before not in KNOWN_CHANGES and any(map(self.of_changes, counts)):
            yield "of how many the change is known"
        if told and before not in BARE and any(map(self.denominators.leaves_out_a_change, counts)):
            yield "which rows are left out, since they are unassigned"

    def of_column(self, own: Place) -> bool:
        """Whether a row that a figure is compared with has none itself."""
        cells, firsts = self.denominators.cells, self.denominators.firsts
        resource, rows = cells.by_id[own.table], cells.rows[own.table]
        sums, first = firsts.subtotals.lines(own.table, own.field), rows[own.lines[0]]
        return any(
            row[own.field] is None
            and line not in sums
            and not firsts.is_apart(resource, row, first)
            and not _is_nameless(resource, row, first)
            and not _is_of_another_time(resource, row, first)
            for line, row in rows.items()
        )

    def _is_below(self, sentence: Sentence) -> bool:
        """Whether all that are counted are less than nothing."""
        counts = (self.denominators.claims.get(r) for r in sentence.references("count"))
        places = (p for c in counts if c for p in c.operands if isinstance(p, Place))
        cells = self.denominators.cells
        found = (cells.figure(p.table, p.field, p.lines[0]) for p in places)
        return max((figure[1] for figure in found if figure), default=0) < 0

    def of_changes(self, claim: Claim) -> bool:
        """Whether a table has something whose change is not known beside those of a claim."""
        found = [self.denominators.subject(operand) for operand in claim.operands]
        known = [subject for subject in found if subject]
        if not known or ARROW not in known[0].phase:
            return False
        groups = self.denominators.alike(known)
        return not all(self._is_known(rows, known[0].phase) for rows in groups.values())

    def _counts_changes(self, claim: Claim) -> bool:
        found = [self.denominators.subject(operand) for operand in claim.operands]
        return claim.operation == "count" and all(s and ARROW in s.phase for s in found)

    def _is_known(self, rows: Sequence[Row], phase: str) -> bool:
        """Whether rows print the change of what they are of, or both amounts."""
        cells = self.denominators.cells
        unassigned = self.denominators.unassigned.lines(rows[0].table)
        own = [r for r in rows if r.line not in unassigned]
        known = {r.phase for r in own if cells.figure(r.table, r.field, r.line)}
        before, arrow, after = phase.partition(ARROW)
        return bool({phase, f"{after}{arrow}{before}"} & known) or {before, after} <= known

    def _parts(self, sentence: Sentence, whole: Place) -> Iterator[str]:
        """That the parts of a sum which have no figure are named."""
        cells = self.denominators.cells
        resource, row = cells.by_id[whole.table], cells.rows[whole.table][whole.lines[0]]
        computed = resource.by_name[whole.field].computed
        blank = [n for n in computed.operands if row[n] is None] if computed else []
        if bool(blank) != (sentence.said.id == BLANK_PARTS):
            yield "which parts have no figure"
        elif blank:
            titles = {resource.by_name[n].title[self.names.language] for n in blank}
            told = {node.text() for node in sentence.elements("names")}
            if told != titles:
                yield f"{', '.join(sorted(titles))} without a figure"


def _is_nameless(resource: Resource, row: Texts, own: Texts) -> bool:
    """Whether a row refers to nothing where another does: it is a total, or unassigned."""
    keys = (name for key in resource.foreign_keys for name in key.fields)
    return any(row[name] is None and own[name] is not None for name in keys)


def _is_of_another_time(resource: Resource, row: Texts, own: Texts) -> bool:
    if resource.period:
        return moment(resource, row) != moment(resource, own)
    return any(_differ(field, row, own) for field in resource.fields)


def _differ(field: Field, row: Texts, own: Texts) -> bool:
    """Whether two rows are of different times."""
    first, last = row[field.name] or "", own[field.name] or ""
    is_time = field.is_time or bool(YEAR.match(first) and YEAR.match(last))
    return is_time and first != last
