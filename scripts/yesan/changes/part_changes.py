"""Fiscal years and phases that are new or gone as a whole, or are others with the same amounts.

Where other tables have it before and after, a table may have got it, or have it no longer.
A year whose amounts are all those of another one is that year under another name; so is a phase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from yesan.model.facts import BETWEEN, Fact
from yesan.model.model import Model

Amounts = dict[str, Counter[tuple[object, ...]]]
"""Amounts by the year, or the phase, that they are of."""
Tables = Mapping[str, str]
"""Names of tables before, by those after."""


@dataclass(frozen=True)
class PartChange:
    """A fiscal year or a phase that is new, gone, or called otherwise with all of its amounts.

    Attributes:
        old: What it was before; empty where it is new.
        new: What it is; empty where it is gone.
        table: The table in which it is that; empty where it is in the whole edition.
        was: What that table was called before.
    """

    old: str
    new: str
    table: str = ""
    was: str = ""


def of_years(old: Model, new: Model) -> list[PartChange]:
    """What became of each fiscal year that is not the same one in both editions, the latest first.

    Args:
        old: What the rows of the edition before mean.
        new: What those of the edition after mean.
    """
    return _changes(*(_years(model.facts) for model in (old, new)))


def of_phases(old: Model, new: Model) -> list[PartChange]:
    """What became of each phase that is not the same one in both editions, by their ids.

    Args:
        old: What the rows of the edition before mean.
        new: What those of the edition after mean.
    """
    return _changes(*(_phases(model.facts) for model in (old, new)))


def of_tables(
    old: Model, new: Model, known: tuple[Sequence[PartChange], Sequence[PartChange]], was: Tables
) -> tuple[list[PartChange], list[PartChange]]:
    """The years, and the phases, that a table alone has got, has no longer, or calls otherwise.

    Args:
        old: What the rows of the edition before mean.
        new: What those of the edition after mean.
        known: The years, and the phases, that are not the same ones in both editions.
        was: What tables were called that are called otherwise now.
    """
    before, after = _by_table(old.facts), _by_table(new.facts)
    pairs = [(was.get(name, name), name) for name in after if was.get(name, name) in before]
    years, phases = (
        [
            replace(part, table=name, was=first)
            for first, name in pairs
            for part in _changes(grouped(before[first]), grouped(after[name]))
            if not (part.old and part.old in {one.old for one in told})
            if not (part.new and part.new in {one.new for one in told})
        ]
        for grouped, told in ((_years, known[0]), (_phases, known[1]))
    )
    return years, phases


def _by_table(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.resource.name, []).append(fact)
    return found


def _years(facts: Iterable[Fact]) -> Amounts:
    return _grouped(facts, lambda f: f.year, lambda f: f.phase)


def _phases(facts: Iterable[Fact]) -> Amounts:
    return _grouped(facts, lambda f: f.phase, lambda f: f.year)


def _changes(before: Amounts, after: Amounts) -> list[PartChange]:
    if not (before and after):
        return []
    left = sorted((part for part in before if before[part] != after.get(part)), reverse=True)
    found = []
    for part in sorted((p for p in after if after[p] != before.get(p)), reverse=True):
        was = next((p for p in left if before[p] == after[part]), "")
        if was:
            left.remove(was)
            found.append(PartChange(was, part))
    moved = {part.old for part in found}, {part.new for part in found}
    fresh = [p for p in after if p not in moved[1] and (p not in before or p in moved[0])]
    gone = [p for p in before if p not in moved[0] and (p not in after or p in moved[1])]
    found += [PartChange("", part) for part in sorted(fresh, reverse=True)]
    return [*found, *(PartChange(part, "") for part in sorted(gone, reverse=True))]


def _grouped(
    facts: Iterable[Fact], part: Callable[[Fact], str], other: Callable[[Fact], str]
) -> Amounts:
    """The known amounts of each year or phase, whatever table and field they are in.

    A year or phase has one amount at least that is known.
    """
    found: Amounts = {}
    for fact in facts:
        unsaid = fact.phase.startswith(f"{fact.resource.name}:")  # see `facts.unsaid_phases`
        named = part(fact) and not (unsaid and part(fact) == fact.phase)
        if named and fact.amount is not None and BETWEEN not in fact.phase:
            codes = tuple(sorted(fact.codes.items()))
            own = codes, other(fact), fact.direction, fact.field.currency, fact.amount
            found.setdefault(part(fact), Counter())[own] += 1
    return found
