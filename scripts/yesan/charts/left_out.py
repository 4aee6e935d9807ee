"""What the sums of a chart leave out: rows without an amount, and rows of nobody.

A bar that is lower for a blank cell looks like less money; so the chart says which bars are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yesan.language.locale import Locale
from yesan.model.figures import Figure
from yesan.model.phases import Phase

Bars = Sequence[tuple[str, Mapping[str, Figure]]]
"""What each place of the axis is called, and its figures by phase."""


def has_gap(figure: Figure) -> bool:
    """Whether a sum leaves out rows that belong to it, or may."""
    return bool(figure.missing or figure.unnamed)


def of_years(locale: Locale, phases: Sequence[Phase], bars: Bars) -> Iterator[str]:
    """In which years some rows are not in the amounts of a phase.

    Args:
        locale: The language.
        phases: The phases that are drawn.
        bars: The years with their figures.
    """
    for phase in phases:
        values = {"phase": phase.name[locale.language]}
        if blank := _names(bars, phase, "missing"):
            years = locale.listed(blank)
            yield locale.text(
                "{phase}: some rows have no amount in {years}.", years=years, **values
            )
        if unnamed := _names(bars, phase, "unnamed"):
            years = locale.listed(unnamed)
            yield locale.text(
                "{phase}: rows without a code are left out in {years}.", years=years, **values
            )


def of_parts(locale: Locale, phases: Sequence[Phase], bars: Bars) -> Iterator[str]:
    """Of which parts some rows are not in the amounts of a phase.

    Args:
        locale: The language.
        phases: The phases that are drawn.
        bars: The parts with their figures.
    """
    for phase in phases:
        values = {"phase": phase.name[locale.language]}
        if blank := _names(bars, phase, "missing"):
            names = locale.listed(blank)
            yield locale.text(
                "{phase}: some rows of {names} have no amount.", names=names, **values
            )
        if unnamed := _names(bars, phase, "unnamed"):
            names = locale.listed(unnamed)
            yield locale.text(
                "{phase}: rows of {names} without a code of their parts are left out.",
                names=names,
                **values,
            )


def _names(bars: Bars, phase: Phase, what: str) -> list[str]:
    return [name for name, known in bars if phase.id in known and getattr(known[phase.id], what)]
