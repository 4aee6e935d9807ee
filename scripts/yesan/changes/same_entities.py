"""What new programs, departments … probably were: those that are gone with the same amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from yesan.changes.amount_changes import Pairing
from yesan.changes.fiscal_year import FiscalYear
from yesan.model.entities import Entity

MOST_PAIRS = 250_000
"""How many pairs of what is gone and what is new are looked at."""
Worth = dict[tuple[int, str], Decimal]
"""Amounts by the year in which editions are compared, and the phase."""


def renamed(
    pairings: Sequence[Pairing], gone: Mapping[str, Entity], fresh: Mapping[str, Entity]
) -> dict[str, Entity]:
    """What new things probably were: those that are gone with the same amounts, or the same name.

    By their codes. Where two have the same amounts and names that are others, none is recognized.

    Args:
        pairings: The fiscal years of both editions.
        gone: What the edition before alone has, by code.
        fresh: What the edition after alone has, by code.
    """
    found: dict[str, Entity] = {}
    if len(gone) * len(fresh) > MOST_PAIRS:
        return found
    compared = [pairing for pairing in pairings if not pairing.is_alone]
    before = {code: _worth([p.old for p in compared], e) for code, e in gone.items()}
    after = {code: _worth([p.new for p in compared], e) for code, e in fresh.items()}
    for code, entity in fresh.items():
        alike = [
            was
            for other, was in gone.items()
            if before[other] == after[code]
            and (any(after[code].values()) or was.printed == entity.printed)
        ]
        named = [was for was in alike if was.printed == entity.printed] or alike
        others = [c for c in fresh if fresh[c].printed != entity.printed]
        rivals = [c for c in others if after[c] == after[code]]
        alone = len(named) == 1 and (named[0].printed == entity.printed or not rivals)
        if alone and named[0].code not in {e.code for e in found.values()}:
            found[code] = named[0]
    return found


def without_zeros(gone: Mapping[str, Entity], fresh: Mapping[str, Entity]) -> dict[str, Entity]:
    """What new things were before their codes lost their first zeros, or got them, by their codes.

    Args:
        gone: What the edition before alone has, by code.
        fresh: What the edition after alone has, by code.
    """
    before, after = _bare(gone), _bare(fresh)
    return {
        code: gone[before[bare][0]]
        for bare, (code, *others) in after.items()
        if not others and len(before.get(bare, ())) == 1
    }


def _bare(codes: Iterable[str]) -> dict[str, list[str]]:
    """Codes of digits by what a program makes of them that reads them as numbers."""
    found: dict[str, list[str]] = {}
    for code in codes:
        if code.isascii() and code.isdecimal():
            found.setdefault(str(int(code)), []).append(code)
    return found


def _worth(years: Sequence[FiscalYear], entity: Entity) -> Worth:
    return dict(_amounts(years, entity))


def _amounts(
    years: Sequence[FiscalYear], entity: Entity
) -> Iterator[tuple[tuple[int, str], Decimal]]:
    """The amounts of an entity by year and phase."""
    for n, year in enumerate(years):
        for phase in year.phases.values():
            figure = year.own(year.amounts.figure_of(entity, phase))
            if figure is not None:
                yield (n, phase.id), figure.amount
