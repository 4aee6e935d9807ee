"""Whether a table is complete: whether its rows add up to what the table it names prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from yesan.errors import DataError, Fault
from yesan.model.entities import Codes
from yesan.model.figures import Figure
from yesan.model.rollup import Rollup
from yesan.model.rounding import differ
from yesan.phrase import Phrase

EVERYTHING: Codes = MappingProxyType({})


def check(descriptor: str, rollups: Mapping[str, Rollup]) -> Iterator[DataError]:
    """An error for each table that is called complete, and does not add up to its total.

    Args:
        descriptor: The name of the descriptor, which says so.
        rollups: The figures of each table by its name.
    """
    for name, rollup in rollups.items():
        complete = rollup.resource.complete
        if complete is None or not complete.total:
            continue
        total = rollups.get(complete.total)
        wrong = list(_differences(rollup, total)) if total else []
        if not wrong and not proven(rollup, rollups):
            wrong = [
                Phrase(
                    "no phase with all amounts of {name} and their total in {total}",
                    name=name,
                    total=complete.total,
                )
            ]
        for found in wrong:
            expected = Phrase("the rows of a complete table add up to what its total prints")
            remedy = Phrase("add the missing rows, or leave complete out")
            fault = Fault("complete-error", found, expected, remedy)
            yield fault.at(descriptor, ("resources", name, "complete"))


def proven(rollup: Rollup, rollups: Mapping[str, Rollup]) -> frozenset[tuple[str, str]]:
    """Each phase and direction in which the rows of a table add up to what its total prints."""
    complete = rollup.resource.complete
    total = rollups.get(complete.total) if complete else None
    if total is None:
        return frozenset()
    return frozenset(
        when for when in _whens(rollup) if (pair := _pair(rollup, total, *when)) and _agree(*pair)
    )


def _pair(
    rollup: Rollup, total: Rollup, phase: str, direction: str
) -> tuple[Figure, Figure] | None:
    """The sum of a table, and what the table of its total prints of the same."""
    tried = replace(rollup, proven={(phase, direction)})  # what is not listed may be nothing
    own, whole = (r.figure(EVERYTHING, phase, direction) for r in (tried, total))
    if own is None or whole is None or own.currency != whole.currency:
        return None
    return None if own.missing or whole.is_claim else (own, whole)


def _agree(own: Figure, whole: Figure) -> bool:
    return not differ(own, whole)


def _differences(rollup: Rollup, total: Rollup) -> Iterator[str]:
    for phase, direction in _whens(rollup):
        if (pair := _pair(rollup, total, phase, direction)) and not _agree(*pair):
            own, whole = (f"{figure.amount:,f}" for figure in pair)
            yield Phrase(
                "{own} in {phase}, where {total} prints {whole}",
                own=own,
                phase=phase,
                total=total.resource.name,
                whole=whole,
            )


def _whens(rollup: Rollup) -> list[tuple[str, str]]:
    """The phases of a table with their directions."""
    return list(dict.fromkeys((fact.phase, fact.direction) for fact in rollup.facts))
