"""The package compared with the text it was taken from, both ways.

One way, every figure of every row must appear in the source, in the order of printing, between the
line where its row begins and the line where the next one does. The other way, no number may remain
in the lines that the tables declare as their own, unless a cell of text contains it, or the
descriptor excludes it and says why.

Each number of the text is counted once: two rows cannot share it. Text from a PDF is broken over
lines and tables are interleaved, so numbers of other tables may appear between those of a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.source.condensed import Letters
from yesan.source.coverage import Coverage
from yesan.source.evidence import Evidence
from yesan.source.findings import hold_findings
from yesan.source.numbers import Number, in_order, numbers, spelled
from yesan.source.printed_rows import PrintedRow, PrintedRows
from yesan.source.units import Units
from yesan.source.wording import Wording
from yesan.tables.exact import exact


@exact()
def verify(model: Model, text: str, source: str = "") -> list[Coverage]:
    """How the tables with source lines and the text cover each other, table by table.

    Args:
        model: The package.
        text: The text of a source.
        source: Its hash; tables that name another source by its hash are left out.
    """
    return _Verification(model, text, source).run()


def digest(content: bytes) -> str:
    """The SHA-256 of a source, as a descriptor writes it."""
    return f"sha256:{sha256(content).hexdigest()}"


@dataclass(frozen=True)
class _Claim:
    """A number of the text that is in a cell.

    Attributes:
        row: The row of the cell.
        field: The name of its field.
        printed: How the figure is printed that the number begins; empty within a figure in words.
    """

    row: PrintedRow
    field: str
    printed: str


class _Verification:
    def __init__(self, model: Model, text: str, source: str) -> None:
        self.model = model
        self.source = source
        self.text = text
        self.letters = Letters(text)
        self.units = Units(text)
        self.stream = list(numbers(text))
        self.by_line: dict[int, list[Number]] = {}
        for number in self.stream:
            self.by_line.setdefault(number.line, []).append(number)
        self.claims: dict[int, _Claim] = {}

    def run(self) -> list[Coverage]:
        coverages = [
            Coverage(resource)
            for resource in self.model.package.resources
            if resource.is_located
            if self.is_own(resource)
        ]
        tables = [list(PrintedRows(self.model, coverage).read()) for coverage in coverages]
        # A figure in words has several numbers, any of which might be taken for a shorter one.
        tables = [[self.claim_words(row) for row in rows] for rows in tables]
        for rows in tables:
            for row in rows:
                self.claim_figures(row)
        for rows in tables:
            self.claim_texts(rows)
        for rows in filter(None, tables):
            self.hold_words(rows)
        for coverage in coverages:
            self.account(coverage)
            coverage.errors += self.needless(coverage.resource)
        self.testify(coverages)
        return [*coverages, *self.contradicted()]

    def is_own(self, resource: Resource) -> bool:
        """Whether a table does not name another source by its hash."""
        hashes = {source.hash for source in resource.sources}
        return not self.source or bool(hashes & {"", self.source})

    def unlocated(self, resource: Resource) -> DataError:
        """An error for a table with lines of a source, and rows without any."""
        return DataError(
            file=self.model.package.descriptor,
            type="source-error",
            found=Phrase("lines of a source, and no field with the role source-line"),
            expected=Phrase("the line at which each row begins"),
            remedy=Phrase("give a field the role, or take the lines out"),
            resource=resource.name,
            field="sources.lines",
            path=("resources", resource.name, "sources"),
        )

    def contradicted(self) -> Iterator[Coverage]:
        """Errors of tables whose coverage cannot be counted, but which their source contradicts."""
        for resource in self.model.package.resources:
            if not resource.is_located and self.is_own(resource):
                coverage = Coverage(resource)
                hold_findings(self.model, coverage, self.letters)
                if resource.source_line is None and any(s.lines for s in resource.sources):
                    coverage.errors.append(self.unlocated(resource))
                if coverage.errors:
                    yield coverage

    def needless(self, resource: Resource) -> Iterator[DataError]:
        """What the descriptor excludes although the lines of the table have no such number."""
        for source in resource.sources:
            lines = {line for a, b in source.lines for line in range(a, b + 1)}
            for x in source.excluded:
                first, last = x.lines
                within = (n for at in range(first, last + 1) for n in self.by_line.get(at, []))
                if not any(n.line in lines and x.covers(n.line, n.value) for n in within):
                    yield DataError(
                        file=self.model.package.descriptor,
                        type="source-error",
                        found=Phrase("numbers of lines {first}–{last}", first=first, last=last),
                        expected=Phrase("numbers that are in the lines of the table"),
                        remedy=Phrase("leave it out, or fix its lines and numbers"),
                        resource=resource.name,
                        field="sources.excluded",
                        path=("resources", resource.name, "sources"),
                    )

    # ── the rows in the text ──

    def claim_words(self, row: PrintedRow) -> PrintedRow:
        """Claim the figures in words that are literally in the text; the row without them."""
        left = []
        for field, words in row.words:
            parts = spelled(words, self.text, self.unclaimed(row))
            for found, printed in parts:
                for number in found:
                    own = printed if number is found[0] else ""
                    self.claims[number.place] = _Claim(row, field, own)
            if not parts:
                left.append((field, words))
        return replace(row, words=tuple(left))

    def claim_figures(self, row: PrintedRow) -> None:
        """Claim the numbers of a row: in order, after its first line, before the next row's."""
        found = in_order([value for _, value in row.figures], self.unclaimed(row))
        for (f, value), number in zip(row.figures, found, strict=True):
            if number is None:
                expected = f"a figure of lines {row.line}–{row.end - 1} of the source"
                row.coverage.refuse(row.number, f, f"{value:f}", expected)
            else:
                row.coverage.found += 1
                self.claims[number.place] = _Claim(row, f.name, number.printed)

    def unclaimed(self, row: PrintedRow) -> list[Number]:
        """The numbers of the lines of a row that are in no cell yet."""
        return [
            number
            for line in range(row.line, row.end)
            for number in self.by_line.get(line, [])
            if number.place not in self.claims
        ]

    def hold_words(self, rows: Sequence[PrintedRow]) -> None:
        """Hold the labels, texts, names and units of a table against the lines of its rows."""
        coverage = rows[0].coverage
        anchors: dict[int, int] = {}
        figures: dict[str, list[Number]] = {}
        for place, claim in self.claims.items():
            of = claim.row.coverage
            if of is coverage and of.resource.by_name[claim.field].numeric:
                number = self.stream[place]
                start = self.letters.at(number.start)
                anchors[claim.row.number] = min(start, anchors.get(claim.row.number, start))
                figures.setdefault(claim.field, []).append(number)
        wording = Wording(self.model, self.letters, rows, anchors)
        wording.hold()
        for f, printed in self.units.missing(coverage.resource, figures):
            wording.refuse_unit(f, printed)
        coverage.errors += wording.needless()

    # ── the text in the rows ──

    def claim_texts(self, rows: Sequence[PrintedRow]) -> None:
        """Claim the numbers in the texts of rows: labels, reasons, names, headings before them."""
        for index, row in enumerate(rows):
            first = row.first
            before = max(first, rows[index - 1].line) if index else first
            left = _by_value((*row.words, *row.texts))
            for line in (*range(row.line, row.end), *range(before, row.line)):
                for number in self.by_line.get(line, []):
                    if number.place not in self.claims and left.get(abs(number.value)):
                        field = left[abs(number.value)].pop(0)
                        self.claims[number.place] = _Claim(row, field, number.printed)

    def account(self, coverage: Coverage) -> None:
        """Count what of a table's lines is claimed, what is excluded, and what is left."""
        for number in self.within(coverage):
            coverage.numbers += 1
            if number.place in self.claims:
                coverage.accounted += 1
            elif coverage.resource.exclusion(number.line, number.value):
                coverage.excluded += 1
            else:
                coverage.left.append(number)

    def within(self, coverage: Coverage) -> Iterator[Number]:
        """The numbers in the lines of a table."""
        for source in coverage.resource.sources:
            for first, last in source.lines:
                for line in range(first, last + 1):
                    yield from self.by_line.get(line, [])

    def testify(self, coverages: Sequence[Coverage]) -> None:
        """Give each table the evidence of its cells, and of what no cell took in its lines."""
        seen: set[int] = set()
        # Lines may be those of two tables: what one of them excludes is explained.
        for coverage in sorted(coverages, key=lambda c: bool(c.left)):
            for number in self.within(coverage):
                claim = self.claims.get(number.place)
                if number.place in seen or (claim and not claim.printed):
                    continue
                seen.add(number.place)
                owner = claim.row.coverage if claim else coverage
                owner.evidence.append(
                    Evidence(
                        line=number.line,
                        position=number.position,
                        printed=claim.printed if claim else number.printed,
                        table=owner.resource.name,
                        row=claim.row.number if claim else 0,
                        field=claim.field if claim else "",
                    )
                )


def _by_value(texts: Iterable[tuple[str, str]]) -> dict[Decimal, list[str]]:
    """The fields of the numbers in some texts, by their values without signs."""
    found: dict[Decimal, list[str]] = {}
    for field, text in texts:
        for number in numbers(text):
            found.setdefault(abs(number.value), []).append(field)
    return found
