"""Totals that are printed as before, and that the rows beside them no longer add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yesan.changes.amount_changes import Pairing
from yesan.changes.fiscal_year import FiscalYear
from yesan.model.completeness import EVERYTHING
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.model.rounding import differ
from yesan.model.side import Side


@dataclass(frozen=True)
class Whole:
    """A total as a table prints it, and what its other rows add up to."""

    total: Figure
    parts: Figure

    @property
    def is_even(self) -> bool:
        """Whether they are the same, but for rounding."""
        return not differ(self.total, self.parts)


@dataclass(frozen=True)
class UnevenTotal:
    """A total that was what the other rows add up to, and is not any more.

    Attributes:
        phase: Its phase.
        year: Its fiscal year, where an edition has several.
        old: It before, with the sum of the rows beside it.
        new: It after, likewise.
    """

    phase: Phase
    year: str
    old: Whole
    new: Whole


def of(pairing: Pairing) -> Iterator[UnevenTotal]:
    """The totals of a fiscal year to which the other rows add up no longer."""
    if pairing.is_alone:
        return
    tables = {name: before for (name, _), (before, _) in pairing.was.items()}
    for phase in pairing.phases:
        if phase.id in pairing.alone:
            continue
        for name in pairing.new.rollups:
            for side in pairing.new.totals.sides:
                new = _whole(pairing.new, name, phase, side)
                if new is None or new.is_even:
                    continue
                old = _whole(pairing.old, tables.get(name, name), pairing.before(phase), side)
                if old and old.is_even:
                    year = pairing.shown_year(pairing.new.year_of(new.total))
                    yield UnevenTotal(phase, year, old, new)


def _whole(edition: FiscalYear, table: str, phase: Phase, side: Side) -> Whole | None:
    """What a table prints as the whole of a budget; None where it does, or not all beside it."""
    rollup = edition.rollups.get(table)
    if rollup is None or rollup.resource.selection:
        return None
    total = edition.own(rollup.figure(EVERYTHING, phase.id, *side))
    if total is None or total.is_claim:
        return None
    parts = rollup.parts(EVERYTHING, phase.id, *side)
    return None if parts is None or parts.missing else Whole(total, parts)
