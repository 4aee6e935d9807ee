"""What the sums of a chart leave out: rows without an amount, and unassigned rows.

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
    for phase, blank, unnamed in _gaps(locale, phases, bars):
        if blank:
            yield locale.text(
                "{phase}: some amounts are missing in {years}.", phase=phase, years=blank
            )
        if unnamed:
            yield locale.text(
                "{phase}: rows without a code are left out in {years}.", phase=phase, years=unnamed
            )


def of_parts(locale: Locale, phases: Sequence[Phase], bars: Bars) -> Iterator[str]:
    """Of which parts some rows are not in the amounts of a phase.

    Args:
        locale: The language.
        phases: The phases that are drawn.
        bars: The parts with their figures.
    """
    for phase, blank, unnamed in _gaps(locale, phases, bars):
        if blank:
            yield locale.text(
                "{phase}: some amounts of {names} are missing.", phase=phase, names=blank
            )
        if unnamed:
            yield locale.text(
                "{phase}: rows of {names} without a code of their parts are left out.",
                phase=phase,
                names=unnamed,
            )


def _gaps(locale: Locale, phases: Sequence[Phase], bars: Bars) -> Iterator[tuple[str, str, str]]:
    """Each phase with the names of the bars that leave out rows: blank ones, then unassigned."""
    for phase in phases:
        known = [(name, figures[phase.id]) for name, figures in bars if phase.id in figures]
        blank = [name for name, figure in known if figure.missing]
        unnamed = [name for name, figure in known if figure.unnamed]
        yield phase.name[locale.language], _listed(locale, blank), _listed(locale, unnamed)


def _listed(locale: Locale, names: Sequence[str]) -> str:
    return locale.listed(names) if names else ""
