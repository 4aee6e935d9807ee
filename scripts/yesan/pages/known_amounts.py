"""The amounts of an entity that are printed or whole: each after its phase, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yesan.charts import figure_text
from yesan.language.sentence import join
from yesan.model.figures import Figure
from yesan.model.listing import Line
from yesan.pages.page import Page


@dataclass(frozen=True)
class KnownAmounts:
    """Amounts of one year.

    Attributes:
        year: The fiscal year; empty where the package has only one.
        amounts: Each amount after the name of its phase.
    """

    year: str
    amounts: tuple[str, ...]


def of_line(page: Page, line: Line) -> tuple[KnownAmounts, ...]:
    """The amounts of an entity, those of each year by themselves."""
    phases, found = page.model.phases, dict[str, list[tuple[str, Figure]]]()
    for phase, figure in line.figures.items():
        if not figure.is_listed:
            name = phases[phase].name[page.language]
            found.setdefault(page.year(figure), []).append((name, figure))
    return tuple(KnownAmounts(year, _texts(page, named)) for year, named in found.items())


def _texts(page: Page, named: Sequence[tuple[str, Figure]]) -> tuple[str, ...]:
    """Amounts beside each other, each after the name of its phase."""
    digits = figure_text.digits(page.locale, [figure for _, figure in named])
    return tuple(
        join(" ", (name, figure_text.amount(page.locale, figure, digits))) for name, figure in named
    )


def text(known: KnownAmounts) -> str:
    """The amounts of a year as text."""
    said = ", ".join(known.amounts)
    return f"{known.year}: {said}" if known.year else said
