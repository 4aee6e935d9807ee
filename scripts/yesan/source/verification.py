"""The package compared with the text it was taken from, both ways.

One way, every figure of every row must appear in the source, in the order of printing, between the
line where its row begins and the line where the next one does. The other way, no number may remain
in the lines that the tables declare as their own, unless a cell of text contains it, or the
descriptor excludes it and says why.

Each number of the text is counted once: two rows cannot share it. Text from a PDF is broken over
lines and tables are interleaved, so numbers of other tables may appear between those of a row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from yesan.errors import DataError
from yesan.language.locale import Locale
from yesan.model.entities import code_fields, kind_of
from yesan.model.model import Model
from yesan.package.resource import Field, Resource
from yesan.source.numbers import Number, in_order, numbers
from yesan.tables.exact import exact


@dataclass
class Coverage:
    """How much of one table was found, and how much of its lines it accounts for."""

    resource: Resource
    figures: int = 0
    found: int = 0
    numbers: int = 0
    accounted: int = 0
    excluded: int = 0
    errors: list[DataError] = field(default_factory=list)
    left: list[Number] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing either way."""
        return self.found == self.figures and not self.left and not self.errors


@dataclass(frozen=True)
class _Row:
    """A row of a table with what the text should say of it."""

    resource: Resource
    number: int
    line: int
    end: int
    figures: tuple[tuple[Field, Decimal], ...]
    texts: Counter[Decimal]


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


class _Verification:
    def __init__(self, model: Model, text: str, source: str) -> None:
        self.model = model
        self.source = source
        self.locale = Locale.of(model.package)
        self.lines = text.split("\n")
        self.numbers = list(numbers(text))
        self.by_line: dict[int, list[Number]] = {}
        for number in self.numbers:
            self.by_line.setdefault(number.line, []).append(number)
        self.claimed: set[int] = set()

    def run(self) -> list[Coverage]:
        coverages = []
        rows: dict[str, list[_Row]] = {}
        for resource in self.model.package.resources:
            hashes = {source.hash for source in resource.sources}
            if not resource.is_located or (self.source and not hashes & {"", self.source}):
                continue
            coverage = Coverage(resource)
            rows[resource.name] = list(self.rows(resource, coverage))
            for row in rows[resource.name]:
                self.match(row, coverage)
            coverages.append(coverage)
        for coverage in coverages:
            self.claim_texts(rows[coverage.resource.name])
        for coverage in coverages:
            self.account(coverage)
        return coverages

    # ── the rows in the text ──

    def rows(self, resource: Resource, coverage: Coverage) -> Iterator[_Row]:
        line = resource.source_line
        listed = [
            (int(row[line.name]), number, row)
            for number, row in self.model.tables[resource.name]
            if line and row[line.name] is not None
        ]
        starts = sorted({start for start, *_ in listed})
        spans = [span for source in resource.sources for span in source.lines]
        for start, number, row in sorted(listed, key=lambda x: x[:2]):
            last = next((b for a, b in spans if a <= start <= b), None)
            if last is None:
                coverage.errors.append(
                    _error(resource, number, line, str(start), "a line that the table declares")
                )
                continue
            later = next((s for s in starts if s > start), last + 1)
            yield _Row(
                resource,
                number,
                start,
                last + 1 if resource.interleaved else min(later, last + 1),
                tuple(self.figures(resource, row, number, coverage)),
                self.texts(resource, row),
            )

    def figures(
        self, resource: Resource, row: dict[str, Any], number: int, coverage: Coverage
    ) -> Iterator[tuple[Field, Decimal]]:
        """The figures of a row in the order of printing; those in words are read here."""
        in_words = {f.of: f for f in resource.fields if f.role == "printed"}
        for f in resource.printed:
            if row[f.name] is None:
                continue
            value = Decimal(row[f.name])
            coverage.figures += 1
            words = in_words.get(f.name)
            if words is None or row[words.name] is None:
                yield f, value
                continue
            said = self.locale.number_words.parse(str(row[words.name]))
            if said is not None and abs(said) == abs(f.in_currency(value)):
                coverage.found += 1
            else:
                expected = f"what {words.name} says: {row[words.name]}"
                coverage.errors.append(_error(resource, number, f, str(value), expected))

    def texts(self, resource: Resource, row: dict[str, Any]) -> Counter[Decimal]:
        """The numbers in a row's texts, and in the names of what its codes identify."""
        said = [str(row[f.name]) for f in resource.fields if isinstance(row[f.name], str)]
        for f in code_fields(resource):
            entity = self.model.entities[kind_of(f)].get(str(row[f.name]))
            said += [entity.name.default] if entity else []
        return Counter(abs(n.value) for n in numbers("\n".join(said)))

    def match(self, row: _Row, coverage: Coverage) -> None:
        """Claim the numbers of a row: in order, after its first line, before the next row's."""
        stream = [
            n
            for line in range(row.line, row.end)
            for n in self.by_line.get(line, [])
            if n.place not in self.claimed
        ]
        found = in_order([value for _, value in row.figures], stream)
        for (f, value), number in zip(row.figures, found, strict=True):
            if number is None:
                expected = f"a figure of lines {row.line}–{row.end - 1} of the source"
                coverage.errors.append(_error(row.resource, row.number, f, f"{value:f}", expected))
            else:
                coverage.found += 1
                self.claimed.add(number.place)

    # ── the text in the rows ──

    def claim_texts(self, rows: Sequence[_Row]) -> None:
        """Claim the numbers in the texts of rows: labels, reasons, names, headings before them."""
        for index, row in enumerate(rows):
            first = self.first_line(row)
            before = max(first, rows[index - 1].line) if index else first
            left = Counter(row.texts)
            for line in (*range(row.line, row.end), *range(before, row.line)):
                for number in self.by_line.get(line, []):
                    if number.place not in self.claimed and left[abs(number.value)] > 0:
                        left[abs(number.value)] -= 1
                        self.claimed.add(number.place)

    def first_line(self, row: _Row) -> int:
        spans = [span for source in row.resource.sources for span in source.lines]
        return next(a for a, b in spans if a <= row.line <= b)

    def account(self, coverage: Coverage) -> None:
        """Count what of a table's lines is claimed, what is excluded, and what is left."""
        excluded = [x for source in coverage.resource.sources for x in source.excluded]
        for source in coverage.resource.sources:
            for first, last in source.lines:
                for line in range(first, last + 1):
                    for number in self.by_line.get(line, []):
                        coverage.numbers += 1
                        if number.place in self.claimed:
                            coverage.accounted += 1
                        elif any(x.covers(number.line, number.value) for x in excluded):
                            coverage.excluded += 1
                        else:
                            coverage.left.append(number)


def _error(resource: Resource, row: int, f: Field | None, found: str, expected: str) -> DataError:
    return DataError(
        file=resource.path,
        type="source-error",
        found=found,
        expected=expected,
        remedy="look at the source, and fix the row",
        resource=resource.name,
        row=row,
        field=f.name if f else "",
    )


def totals(coverages: Iterable[Coverage]) -> tuple[int, int, int, int]:
    """Figures found, figures, numbers accounted for or excluded, numbers: of all tables."""
    listed = list(coverages)
    return (
        sum(c.found for c in listed),
        sum(c.figures for c in listed),
        sum(c.accounted + c.excluded for c in listed),
        sum(c.numbers for c in listed),
    )
