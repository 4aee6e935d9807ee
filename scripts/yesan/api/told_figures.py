"""Figures as the interface tells them: the value, and all that one must know to use it.

A figure of a cell and one that is computed have the same properties. What is blank is null and is
said to be blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import quote

from yesan.api.published import Published
from yesan.language.locale import Locale
from yesan.language.sentence import plain
from yesan.model import facts
from yesan.model.addresses import relative
from yesan.model.figures import COUNT, RATIO, Coverage, Figure, Operation
from yesan.model.fiscal_years import text_of
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.table import Row

DISCREPANCIES = "discrepancies.md"
MOST = 100
"""How many cells and claims are listed of which a figure is computed; all are in the claims."""
Told = dict[str, Any]
Moment = tuple[str, str]
"""A phase and a year; each may be empty."""


class ToldFigures:
    """Tells the figures of a package.

    Args:
        published: The package with its site.
    """

    def __init__(self, published: Published) -> None:
        self.published = published
        self.model = published.model
        self._when: dict[tuple[str, str], Mapping[str, tuple[str, str]]] = {}

    def of_row(self, path: str, resource: Resource, row: Row) -> dict[str, Told]:
        """The figures of a row, by the names of their fields.

        Args:
            path: The path of the file that tells them.
            resource: The table.
            row: The row.
        """
        return {f.name: self.of_cell(path, resource, row, f) for f in resource.fields if f.numeric}

    def of_cell(self, path: str, resource: Resource, row: Row, field: Field) -> Told:
        """A figure that a cell prints, or that is blank there.

        Args:
            path: The path of the file that tells it.
            resource: The table.
            row: Its row.
            field: Its field.
        """
        number, value = row.number, row.cells[field.name]
        is_number = isinstance(value, int | Decimal) and Decimal(value).is_finite()
        amount = field.in_currency(value) if is_number and field.currency else None
        phase, year = self._moment(resource, field, row.cells)
        return {
            "cell": f"{resource.id}/{quote(field.name, safe='')}/{number}",
            "claim": None,
            "value": value if value is None or is_number else str(value),
            "blank": value is None,
            "unit": field.unit.default or None,
            "currency": field.currency or None,
            "amount": amount,
            "phase": phase or None,
            "year": year or None,
            "coverage": None if value is None else Coverage.PRINTED.name.lower(),
            "sources": self._sources(path, resource, self._lines(resource, number, field)),
            "doubt": [self._doubt(path, d) for d in self._wrong(resource, number, field)],
        }

    def of_claim(self, path: str, claim: Figure) -> Told:
        """A figure that is computed, and how.

        Args:
            path: The path of the file that tells it.
            claim: The figure.
        """
        money = claim.currency not in {RATIO, COUNT}
        amount = Decimal(plain(claim.amount))
        phase, year = self._moment_of(claim)
        operands = [*([str(claim.cells)] if claim.cells else []), *_references(claim.operands)]
        many = sum(len(c.rows) for c in claim.all_cells()) > MOST
        return {
            "cell": None,
            "claim": claim.reference,
            "value": amount,
            "blank": False,
            "unit": None if money else claim.currency,
            "currency": claim.currency if money else None,
            "amount": amount if money else None,
            "phase": phase or None,
            "year": year or None,
            "coverage": claim.coverage.name.lower(),
            "operation": claim.operation.value,
            "says": self.published.words(lambda locale: said(locale, claim.coverage)),
            "selection": self.published.chosen(claim.resource),
            "missing": claim.missing,
            "about": dict(claim.about),
            "of": self._codes(claim),
            "operands": None if many else operands,
            "sources": [] if many else self._all_sources(path, claim),
            "doubt": [self._doubt(path, d) for d in self._grave(claim)],
        }

    def of_figure(self, path: str, figure: Figure) -> Told | None:
        """A figure of the model; None of one that is computed and that no page shows.

        Args:
            path: The path of the file that tells it.
            figure: The figure.
        """
        if figure.is_claim:
            known = figure.reference in self.published.claims
            return self.of_claim(path, figure) if known else None
        resource, cells = figure.resource, figure.first
        row = Row(cells.rows[0], self.model.tables[resource.name].by_number[cells.rows[0]])
        return self.of_cell(path, resource, row, resource.by_name[cells.field])

    def told_on(self, path: str, page: str) -> list[Told]:
        """The computed figures that a page tells of its own.

        Args:
            path: The path of the file that tells them.
            page: The path of the page.
        """
        listed = (self.published.claims[id_] for id_ in self.published.told.get(page, ()))
        return [self.of_claim(path, c) for c in listed if c.operation is not Operation.ROWS]

    def _moment(self, resource: Resource, field: Field, cells: Mapping[str, Any]) -> Moment:
        """The phase and the year of a cell, as the descriptor says them, or its row."""
        key = (resource.name, field.name)
        if key not in self._when:
            self._when[key] = facts.when(resource, field)
        found = {}
        for name, (column, default) in self._when[key].items():
            value = cells.get(column) if column else None
            found[name] = default if value is None else text_of(value)
        if not found:
            return "", ""
        return found["phase"], found["year"]

    def _moment_of(self, figure: Figure) -> Moment:
        """The phase and the year of a figure: of a change, both phases; else of what is first."""
        about = dict(figure.about)
        if "phase" in about:
            return about["phase"], about.get("year", "")
        if not figure.is_claim or figure.cells:
            cells = figure.first
            row = self.model.tables[figure.resource.name].by_number[cells.rows[0]]
            return self._moment(figure.resource, figure.field, row)
        after, year = self._moment_of(figure.operands[0])
        if figure.operation is Operation.CHANGE:
            before = self._moment_of(figure.operands[1])[0]
            return (facts.between(before, after), year) if before and after else ("", year)
        return after, year

    def _codes(self, claim: Figure) -> dict[str, str]:
        """The codes that all rows of the first figure of a claim have: what it is of."""
        cells = claim.first
        rows = self.model.tables[cells.resource.name].by_number
        found = [self.model.entities.of_row(cells.resource, rows[n]).items() for n in cells.rows]
        return dict(sorted(set(found[0]).intersection(*found[1:]))) if found else {}

    def _lines(self, resource: Resource, number: int, field: Field) -> list[int]:
        """The lines of the source that print a cell; else that where its row begins."""
        listed = self.published.printed.get((resource.name, number), ())
        if lines := sorted({e.line for e in listed if e.field == field.name}):
            return lines
        line = resource.source_line
        known = self.model.tables[resource.name].by_number[number][line.name] if line else None
        return [] if known is None else [int(known)]

    def _sources(self, path: str, resource: Resource, lines: Iterable[int]) -> list[Told]:
        return [{"line": n, "evidence": self.published.line(path, resource, n)} for n in lines]

    def _all_sources(self, path: str, claim: Figure) -> list[Told]:
        found: list[Told] = []
        for cells in claim.all_cells():
            field = cells.resource.by_name[cells.field]
            for row in cells.rows:
                lines = self._lines(cells.resource, row, field)
                found += self._sources(path, cells.resource, lines)
        return list({(x["line"], x["evidence"]): x for x in found}.values())

    def _wrong(self, resource: Resource, number: int, field: Field) -> list[Discrepancy]:
        return self._discrepancies.get((resource.name, number, field.name), [])

    def _grave(self, claim: Figure) -> list[Discrepancy]:
        """The errors by more than rounding of the cells that a figure is computed from."""
        found: dict[str, Discrepancy] = {}
        for cells in claim.all_cells():
            field = cells.resource.by_name[cells.field]
            for row in cells.rows:
                own = self._wrong(cells.resource, row, field)
                found |= {d.id: d for d in own if d.grave}
        return list(found.values())

    @cached_property
    def _discrepancies(self) -> dict[tuple[str, int, str], list[Discrepancy]]:
        """All errors of each cell, the most serious first."""
        found: dict[tuple[str, int, str], list[Discrepancy]] = {}
        for d in self.model.discrepancies:
            found.setdefault((d.resource.name, d.row, d.field), []).append(d)
        return found

    def _doubt(self, path: str, d: Discrepancy) -> Told:
        """What contradicts a figure."""
        return {
            "id": d.id,
            "cell": f"{d.resource.id}/{quote(d.field, safe='')}/{d.row}",
            "printed": d.published,
            "instead": d.computed,
            "kind": d.kind,
            "line": d.line,
            "comment": self.published.texts(d.comment),
            "page": f"{relative(path, DISCREPANCIES)}#{d.id}",
        }


def said(locale: Locale, coverage: Coverage) -> str:
    """What a computed figure covers, in words."""
    text = locale.text
    return {
        Coverage.PRINTED: text("of figures that the source prints"),
        Coverage.WHOLE: text("of all there is"),
        Coverage.LISTED: text("of what the table lists"),
    }[coverage]


def _references(figures: Iterable[Figure]) -> Iterator[str]:
    return (figure.reference for figure in figures)
