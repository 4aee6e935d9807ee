"""The findings above the titles of charts, each derived anew from the table behind the chart.

A finding is one sentence of a short list. Which few rows make up most of the last one, which row is
the largest, which years are the first and the last: the table says it, and no other is stated. What
a title states is not said once more below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.denominators import Denominators, Subject
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.subjects import Row
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding
from yesan.proof.site.elements import references_in
from yesan.proof.site.verbatim import single
from yesan.proof.texts.sentences import Paragraph, Said, Sentences, reference_of

BLOCKS = "figure.yesan-figure, main:has(> div.yesan-figures)"
STATED, BELOW = ".yesan-finding bdi", "figcaption > bdi, h1 + p bdi"
TABLE = "div.yesan-figures"
PROPOSED = "As proposed:"
PARTS = re.compile(r"\{names\} makes? up \{share\} of all that is (cut|added)\.")
MOST = re.compile(r"Of those in this table, \{name\} (falls|rises) the most: \{change\}\.")
YEARS = "{phase}: from {first} in {start} to {last} in {end}."
FINDINGS = re.compile(
    rf"{PARTS.pattern}|{MOST.pattern}|{re.escape(YEARS)}|"
    r"Of \{count\} whose rate of execution is known, .*|.* in this table change; .*|"
    r"All \{count\} in this table change: .*|Of \{count\} in this table, only \{name\} changes: .*|"
    r"\{name\} has a change of .*|.* the most in this table: .*|"
    r"The largest figures? of “\{measure\}” (is that of \{name\}:|are) .*"
)
"""What may be above a title: whatever holds without the sentences below it."""
FEW = 3
"""How many rows are few."""
SIGNS = {"cut": -1, "falls": -1, "added": 1, "rises": 1}
COUNTS = {"count", "moved", "barely", "rank", "size", "least", "tied"}
"""What counts, and is no amount: it may be said again."""


@dataclass(frozen=True)
class Line:
    """A row of the table behind a chart.

    Attributes:
        name: What it is called.
        references: What its figures refer to.
        amount: Its first figure.
    """

    name: str
    references: tuple[str, ...]
    amount: Decimal


@dataclass(frozen=True)
class Headlines:
    """Checks what charts state above their titles.

    Attributes:
        figures: What elements refer to.
        names: What figures are of.
        denominators: Knows what figures are of.
        sentences: Reads sentences.
    """

    figures: Figures
    names: Names
    denominators: Denominators
    sentences: Sentences

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The findings of a page that are not what their tables say."""
        for block in tree.css(BLOCKS):
            for node in block.css(STATED):
                for wrong in self._wrong(block, node):
                    yield Finding(page, "a finding", f"“{single(node.text())}”", wrong)

    def _wrong(self, block: LexborNode, node: LexborNode) -> Iterator[str]:
        paragraph = Paragraph.of(node)
        read = [one for one in self.sentences.read(paragraph.text) or () if one.id != PROPOSED]
        if len(read) != 1 or FINDINGS.fullmatch(read[0].id) is None:
            yield "a sentence that holds by itself"
            return
        (said,) = read
        lines = [*self._lines(block)]
        if found := PARTS.fullmatch(said.id):
            yield from self._parts(paragraph, said, lines, SIGNS[found[1]])
        elif found := MOST.fullmatch(said.id):
            yield from self._most(paragraph, said, lines, SIGNS[found[1]])
        elif said.id == YEARS:
            yield from self._years(paragraph, said, lines)
        amounts = {r for r in references_in([node]) if not self._counts(r)}
        if amounts & {*references_in(block.css(BELOW))}:
            yield "each figure once: it is said below as well"

    def _lines(self, block: LexborNode) -> Iterator[Line]:
        for row in block.css(f"{TABLE} tbody tr"):
            head, own = row.css_first("th"), references_in([row])
            amount = self._amount(own[0]) if own else None
            if head is not None and amount is not None:
                yield Line(single(head.text()), tuple(own), amount)

    def _parts(
        self, paragraph: Paragraph, said: Said, lines: Sequence[Line], sign: int
    ) -> Iterator[str]:
        """That as few of the largest rows as can make up two thirds of the last, which is all."""
        *rows, whole = lines or [Line("", (), Decimal(0))]
        amounts = [line.amount * sign for line in rows]
        total = whole.amount * sign
        if total <= 0 or min(amounts, default=Decimal(0)) <= 0 or not self._is_of_all(whole):
            yield "changes that all go one way, and the whole of them"
            return
        if max(self._changes(whole), default=total) > total:
            yield "parts of the whole budget: another table has a larger change of it"
        sums = [sum(amounts[: n + 1], Decimal(0)) for n in range(len(amounts))]
        count = next((n for n, part in enumerate(sums, 1) if 3 * part >= 2 * total), len(sums))
        ordered = amounts == sorted(amounts, reverse=True)
        if count > min(FEW, len(rows) - 1) or not ordered or amounts[count - 1] == amounts[count]:
            yield "no few rows that make up most of it"
            return
        meant = [line.name for line in rows[:count]]
        told = [single(n.text()) for n in paragraph.inside(said.values["names"])]
        if told != meant:
            yield f"“{', '.join(meant)}”"
        shares = [reference_of(n) for n in paragraph.inside(said.values["share"])]
        claim = self.figures.claims.get(shares[0]) if len(shares) == 1 else None
        parts = {reference for line in rows[:count] for reference in line.references[:1]}
        if claim is None or not self._is_share(claim, parts, whole.references[0]):
            yield f"what {count} of them are of {whole.references[0]}"

    def _is_share(self, claim: Claim, parts: set[str], whole: str) -> bool:
        """Whether a claim is the share of some figures, and of all of these, of a whole."""
        if claim.operation != "share" or _reference(claim.operands[1]) != whole:
            return False
        part = claim.operands[0]
        other = self.figures.claims.get(part) if isinstance(part, str) else None
        gathered = other is not None and other.operation == "together"
        operands = other.operands if other is not None and gathered else (part,)
        own = [_reference(operand) for operand in operands]
        return sorted(own) == sorted(parts)

    def _is_of_all(self, line: Line) -> bool:
        return not any(self.names.entities_of(r, self.figures) for r in line.references)

    def _changes(self, whole: Line) -> Iterator[Decimal]:
        """By how much the whole budget changes at least, as each table has it, but for rounding."""
        subject = self.denominators.subject(_operand(whole.references[0]))
        before, after = self.figures.subjects.comparison or ("", "")
        cells = self.figures.cells
        own = [
            cells.by_id[p.table].by_name[p.field] for p in self.figures.leaves(whole.references[0])
        ]
        for resource in cells.package.resources if subject else ():
            rows = [row for row in self._alone(resource.id) if _is_like(row, subject)]
            known = {row.phase: cells.figure(row.table, row.field, row.line) for row in rows}
            amounts = {phase: figure[1] for phase, figure in known.items() if figure}
            fields = [*own, *(resource.by_name[row.field] for row in rows)]
            unit = Decimal(max((field.factor for field in fields), default=0))
            found = [amount for phase, amount in amounts.items() if ARROW in phase]
            if before in amounts and after in amounts:
                found.append(amounts[after] - amounts[before])
            yield from (abs(amount) - unit for amount in found)

    def _alone(self, table: str) -> Iterator[Row]:
        """The rows of a table that are of everything."""
        if self.figures.cells.by_id[table].selection:
            return
        for row in self.figures.subjects.rows[table]:
            place = Place(row.table, row.field, (row.line,))
            current = row.year in {self.figures.subjects.year, ""}
            if current and not row.codes and not self.denominators.is_unassigned(place):
                yield row

    def _most(
        self, paragraph: Paragraph, said: Said, lines: Sequence[Line], sign: int
    ) -> Iterator[str]:
        """That the first row is what is said, and larger than any other."""
        if not lines or lines[0].amount * sign <= 0:
            yield "a change in this direction"
            return
        sizes = [abs(line.amount) for line in lines]
        if len(sizes) < 2 or max(sizes[1:]) >= sizes[0]:  # noqa: PLR2004 - the largest of several
            yield "a row that is larger than all others"
        told = [single(n.text()) for n in paragraph.inside(said.values["name"])]
        changes = [reference_of(n) for n in paragraph.inside(said.values["change"])]
        if told != [lines[0].name] or changes != [*lines[0].references[:1]]:
            yield f"“{lines[0].name}” and its change"

    def _years(self, paragraph: Paragraph, said: Said, lines: Sequence[Line]) -> Iterator[str]:
        """That the ends are the first and the last figure of one column, and none is left out."""
        ends = [
            reference_of(node)
            for name in ("first", "last")
            for node in paragraph.inside(said.values[name])
        ]
        positions = {n for line in lines for n, r in enumerate(line.references) if r in ends}
        columns = (
            [line.references[n] for line in lines if n < len(line.references)]
            for n in sorted(positions)
        )
        if not any([column[0], column[-1]] == ends for column in columns):
            yield "the first figure and the last of a column"

    def _counts(self, reference: str) -> bool:
        claim = self.figures.claims.get(reference)
        return claim is not None and claim.operation in COUNTS

    def _amount(self, reference: str) -> Decimal | None:
        figure = self.figures.of(reference)
        return figure.amounts[-1] if figure else None


def _is_like(row: Row, subject: Subject | None) -> bool:
    """Whether a row is of the direction of a subject."""
    return subject is not None and row.direction == subject.direction


def _operand(reference: str) -> Place | str:
    """What an element refers to."""
    return Place.read(reference) or reference


def _reference(operand: Place | str) -> str:
    """How an element refers to what a claim is computed from."""
    if isinstance(operand, str):
        return operand
    lines = ",".join(map(str, operand.lines))
    return f"{operand.table}/{quote(operand.field, safe='')}/{lines}"
