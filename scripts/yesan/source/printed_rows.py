"""The rows of a table in the order of its source, with what the text should say of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yesan.language.locale import Locale
from yesan.model.entities import code_fields, kind_of
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.source.coverage import Coverage


@dataclass(frozen=True)
class PrintedRow:
    """A row with what the text should say of it.

    Attributes:
        coverage: That of its table.
        number: The number of the row.
        line: The line where it begins.
        end: The line before which it ends.
        figures: Its figures in digits, in the order of printing.
        words: Its figures in words, each with the name of the figure's field.
        texts: Its other texts and the names of what its codes identify, with their fields' names.
    """

    coverage: Coverage
    number: int
    line: int
    end: int
    figures: tuple[tuple[Field, Decimal], ...]
    words: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]

    @property
    def first(self) -> int:
        """The first line of the declared range that the row is in."""
        spans = [span for source in self.coverage.resource.sources for span in source.lines]
        return next(a for a, b in spans if a <= self.line <= b)


class PrintedRows:
    """Reads the rows of a table that has source lines.

    Args:
        model: The package.
        coverage: That of the table; its figures are counted, and its errors added.
    """

    def __init__(self, model: Model, coverage: Coverage) -> None:
        self.model = model
        self.coverage = coverage
        self.resource = coverage.resource
        self.locale = Locale.of(model.package)

    def read(self) -> Iterator[PrintedRow]:
        """The rows by the lines where they begin; one outside of the declared lines is an error."""
        line = self.resource.source_line
        listed = [
            (int(row[line.name]), number, row)
            for number, row in self.model.tables[self.resource.name]
            if line and row[line.name] is not None
        ]
        starts = sorted({start for start, *_ in listed})
        spans = [span for source in self.resource.sources for span in source.lines]
        for start, number, row in sorted(listed, key=lambda x: x[:2]):
            last = next((b for a, b in spans if a <= start <= b), None)
            if last is None:
                self.coverage.refuse(number, line, str(start), "a line that the table declares")
                continue
            later = next((s for s in starts if s > start), last + 1)
            yield PrintedRow(
                coverage=self.coverage,
                number=number,
                line=start,
                end=last + 1 if self.resource.interleaved else min(later, last + 1),
                figures=tuple(self._figures(row, number)),
                words=tuple(self._words(row).items()),
                texts=tuple(self._texts(row)),
            )

    def _figures(self, row: dict[str, Any], number: int) -> Iterator[tuple[Field, Decimal]]:
        """The figures of a row in the order of printing; those in words are compared here."""
        words = self._words(row)
        for f in self.resource.printed:
            if row[f.name] is None:
                if f.name in words:
                    self.coverage.refuse(
                        number, f, "a blank", f"what its words say: {words[f.name]}"
                    )
                continue
            value = Decimal(row[f.name])
            self.coverage.figures += 1
            if f.name not in words:
                yield f, value
                continue
            said = self.locale.number_words.parse(words[f.name])
            if said is not None and abs(said) == abs(f.in_currency(value)):
                self.coverage.found += 1
            else:
                expected = f"what its words say: {words[f.name]}"
                self.coverage.refuse(number, f, str(value), expected)

    def _words(self, row: dict[str, Any]) -> dict[str, str]:
        return {
            f.of: str(row[f.name])
            for f in self.resource.fields
            if f.role == "printed" and row[f.name] is not None
        }

    def _texts(self, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """The texts of a row; translations are not in the source."""
        for f in self.resource.fields:
            translated = f.language not in {"", self.locale.language}
            if isinstance(row[f.name], str) and f.role != "printed" and not translated:
                yield f.name, row[f.name]
        for f in code_fields(self.resource):
            entity = self.model.entities[kind_of(f)].get(str(row[f.name]))
            if entity:
                yield f.name, entity.printed.default
