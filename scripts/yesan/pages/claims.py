"""The computed figures of a page, and how each of them came about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any

from yesan.changes import operation_words
from yesan.charts import figure_text
from yesan.language.sentence import Counted, origins
from yesan.model import figures
from yesan.model.facts import is_change
from yesan.model.figures import Cells, Coverage, Figure, Operation
from yesan.pages import feedback
from yesan.pages.links import LineMark, Link
from yesan.pages.page import Page

MOST = 3
"""How many operands a page lists of a claim; all of them are in the table of claims."""
SIGNS: Mapping[Operation, str] = {
    Operation.SUM: " + ",
    Operation.CHANGE: " − ",
    Operation.REMAINDER: " − ",
    Operation.RATE: " ÷ ",
    Operation.SHARE: " ÷ ",
    Operation.EXECUTION: " ÷ ",
    Operation.PER_INHABITANT: " ÷ ",
}
"""What is between the operands."""


@dataclass(frozen=True)
class Term:
    """A figure that a claim is computed from.

    Attributes:
        text: The figure to its last digit.
        cell: The table that prints it, at its row; none where it is computed itself.
        mark: The line of the source that the row is from; none where it is not known.
    """

    text: str
    cell: Link | None
    mark: LineMark | None


@dataclass(frozen=True)
class ShownClaim:
    """A figure that is computed, and how.

    Attributes:
        id: What identifies it in the table of claims.
        text: The figure to its last digit.
        operation: What is computed, in words.
        sign: What is between the figures that it is computed from: "÷", say; may be empty.
        terms: These figures, the first of them.
        more: How many more there are.
        coverage: What it covers, in words; empty where the source prints what it is made of.
        feedback: Where readers say that it is wrong; empty where nobody is named.
    """

    id: str
    text: str
    operation: str
    sign: str
    terms: tuple[Term, ...]
    more: int
    coverage: str
    feedback: str


ID = re.compile(r"(?=(c[0-9a-f]{11}))")
"""The id of a claim, wherever it begins, see `Figure.reference`."""
PLAIN = frozenset({str, int, bool, type(None)})
"""What holds no figure: most of what a table shows. A text with figures is of a type of its own."""


def figures_in(value: Any, without: type[Any] | None = None) -> Iterator[Figure]:
    """The figures in what a page shows: in its texts, and in all that it holds.

    Args:
        value: What it shows.
        without: A part whose figures are left out, such as a list that leads to other pages.
    """
    left = [value]
    while left:
        part = left.pop()
        if type(part) in PLAIN:
            continue
        if without is not None and isinstance(part, without):
            continue
        if isinstance(part, str):
            yield from (origin for origin in origins(part) if isinstance(origin, Figure))
        elif isinstance(part, tuple | list):
            left += reversed(part)
        else:
            kind: type = type(part)
            left += [held for held in _held(kind)(part) if type(held) not in PLAIN]


@cache
def _held(kind: type[Any]) -> Callable[[Any], Sequence[Any]]:
    """What gives all that a value of ours holds, the last first; nothing of a number, say."""
    names = [field.name for field in fields(kind)][::-1] if is_dataclass(kind) else []
    if len(names) > 1:
        return attrgetter(*names)
    return lambda part: [getattr(part, name) for name in names]


def claims_of(figures: Iterable[Figure]) -> dict[str, Figure]:
    """The claims among figures, and those that they are computed from, by their ids."""
    found: dict[str, Figure] = {}
    for figure in figures:
        if figure.is_claim and figure.reference not in found:
            found |= claims_of(figure.operands)
            found[figure.reference] = figure
    return found


def told_in(text: str, claims: Mapping[str, Figure]) -> dict[str, Figure]:
    """The claims whose ids are in a text, which is read once, however many there are.

    Args:
        text: The text of a page.
        claims: Those that may be, by their ids.
    """
    ids = frozenset(ID.findall(text))
    return {id_: claim for id_, claim in claims.items() if id_ in ids}


def show(page: Page, claims: Mapping[str, Figure]) -> tuple[ShownClaim, ...]:
    """How the computed figures of a page came about; but for how many rows a sum has.

    Args:
        page: The page.
        claims: The computed figures by their ids.
    """
    told = (claim for claim in claims.values() if claim.operation is not Operation.ROWS)
    return tuple(_shown(page, claim) for claim in told)


def _shown(page: Page, claim: Figure) -> ShownClaim:
    terms = tuple(islice(_terms(page, claim), MOST))
    count = len(claim.cells.rows) if claim.cells else len(claim.operands)
    said = figure_text.plain(page.locale, claim)
    return ShownClaim(
        id=claim.reference,
        text=said,
        operation=_operation(page, claim),
        sign=SIGNS.get(claim.operation, ", "),
        terms=terms,
        more=max(0, count - MOST),
        coverage=_coverage(page, claim),
        feedback=feedback.of_claim(page, claim, said),
    )


def _terms(page: Page, claim: Figure) -> Iterator[Term]:
    if claim.cells:
        yield from (_cell(page, claim.cells, row) for row in claim.cells.rows)
    for operand in claim.operands:
        if operand.is_claim or operand.cells is None:
            yield Term(figure_text.plain(page.locale, operand), None, None)
        else:
            term = _cell(page, operand.cells, operand.cells.rows[0])
            yield Term(figure_text.plain(page.locale, operand), term.cell, term.mark)
    if claim.operation is Operation.PER_INHABITANT and page.package.inhabitants:
        yield Term(
            Counted(page.locale.number(page.package.inhabitants.number), "inhabitants"), None, None
        )


def _cell(page: Page, cells: Cells, number: int) -> Term:
    resource = cells.resource
    row = page.model.tables[resource.name].by_number[number]
    figure = Figure.printed(resource, resource.by_name[cells.field], number, row[cells.field])
    line = row[resource.source_line.name] if resource.source_line else None
    return Term(
        text=figure_text.plain(page.locale, figure),
        cell=Link(page.row(resource, number), resource.title[page.language]),
        mark=page.mark(resource, number, None if line is None else int(line)),
    )


def _operation(page: Page, claim: Figure) -> str:
    operation = claim.operation
    if operation is Operation.SUM and figures.rows(claim).amount == 1:
        return page.locale.text("figure of one row")  # nothing is added up
    whole = claim.operands[-1] if operation is Operation.SHARE else None
    return operation_words.word(page.locale, operation, of_change=bool(whole and is_change(whole)))


def _coverage(page: Page, claim: Figure) -> str:
    text, resource = page.locale.text, claim.resource
    if claim.coverage is Coverage.LISTED:
        return text("of what the table lists")
    complete = resource.complete if claim.coverage is Coverage.WHOLE else None
    if complete and complete.total:
        total = page.package.by_name[complete.total].title[page.language]
        return text("of all there is: it agrees with “{table}”", table=total)
    if complete and complete.lines:
        lines = Counted(page.lines(resource, complete.lines).text, "line")
        return text("of all there is: lines {lines} of the source say so", lines=lines)
    return ""
