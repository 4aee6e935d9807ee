"""Rules that are broken now or no longer, and discrepancies of the source that are new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yesan.changes.table_change import Kind
from yesan.package.package import DISCREPANCIES
from yesan.package.text import Text
from yesan.tables.table import Tables
from yesan.validation.rule import Cell, Outcome

Place = tuple[str, str, str, str]
"""Rule, table, key and field."""


@dataclass(frozen=True)
class RuleChange:
    """What became of a rule.

    Attributes:
        name: The name of its file, without suffix.
        title: What must be true.
        kind: Whether it is new, gone, or there as before.
        broken: The cells that break it now and did not before.
        fixed: The cells that broke it before, and are checked now and do not.
        shifted: The cells that break it before and after with other figures, as they are now.
        unchecked: The cells that broke it before, and are not checked now.
        old_checked: How many cells it checked.
        new_checked: How many cells it checks.
    """

    name: str
    title: Text
    kind: Kind
    broken: tuple[Cell, ...]
    fixed: tuple[Cell, ...]
    shifted: tuple[Cell, ...]
    unchecked: tuple[Cell, ...]
    old_checked: int
    new_checked: int

    @property
    def has_cells(self) -> bool:
        """Whether it is about cells that break it, or did."""
        return bool(self.broken or self.fixed or self.shifted or self.unchecked)


@dataclass(frozen=True)
class DiscrepancyChange:
    """What became of an error of the source that is listed.

    Attributes:
        place: Rule, table, key and field.
        kind: Whether it is new, gone, or says something else.
        old: What its row said, by field; nothing where it is new.
        new: What its row says, by field.
    """

    place: Place
    kind: Kind
    old: Mapping[str, str]
    new: Mapping[str, str]


def rule_changes(old: Sequence[Outcome], new: Sequence[Outcome]) -> Iterator[RuleChange]:
    """What became of each rule that is new, gone, broken elsewhere, or checks more or less."""
    before = {outcome.rule.name: outcome for outcome in old}
    after = {outcome.rule.name: outcome for outcome in new}
    for name in dict.fromkeys((*after, *before)):
        first, then = before.get(name), after.get(name)
        known = then or first
        assert known is not None  # noqa: S101 - it is in one of the two
        was, now = ({cell.place: cell for cell in x.broken} if x else {} for x in (first, then))
        checked = {cell.place for cell in then.checked} if then else set()
        counts = len(first.checked) if first else 0, len(then.checked) if then else 0
        kind = Kind.NEW if first is None else Kind.GONE if then is None else Kind.CHANGED
        if kind is not Kind.CHANGED or was != now or counts[0] != counts[1]:
            left = [cell for place, cell in was.items() if place not in now]
            yield RuleChange(
                name,
                known.rule.title,
                kind,
                tuple(sorted(cell for place, cell in now.items() if place not in was)),
                tuple(sorted(cell for cell in left if cell.place in checked)),
                tuple(sorted(c for place, c in now.items() if place in was and was[place] != c)),
                tuple(sorted(cell for cell in left if cell.place not in checked)),
                *counts,
            )


def discrepancy_changes(old: Tables, new: Tables) -> Iterator[DiscrepancyChange]:
    """What became of each listed discrepancy that is not as it was."""
    before, after = _listed(old), _listed(new)
    for place in dict.fromkeys((*after, *before)):
        first, then = before.get(place, {}), after.get(place, {})
        if first != then:
            kind = Kind.NEW if not first else Kind.GONE if not then else Kind.CHANGED
            yield DiscrepancyChange(place, kind, first, then)


def _listed(tables: Tables) -> dict[Place, dict[str, str]]:
    if DISCREPANCIES not in tables:
        return {}
    rows = (row.cells for row in tables[DISCREPANCIES])
    return {
        (row["rule"], row["table"], row["key"], row["field"]): {
            name: "" if value is None else str(value) for name, value in row.items()
        }
        for row in rows
    }
