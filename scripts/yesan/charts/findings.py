"""What the title of a chart states: the finding, where the figures bear one.

A few parts that make up most of a change that all of them share, and what changes most. Of what is
not known, or left out, nothing of the kind is said: the title then names what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yesan.charts import figure_text, proposal
from yesan.language.locale import Locale
from yesan.language.sentence import Counted
from yesan.model import figures
from yesan.model.comparison import Comparison
from yesan.model.entities import Entity
from yesan.model.model import Model
from yesan.model.rankings import Ranking
from yesan.model.rounding import differ

FEW = 3
"""How many parts may make up most of a whole: more are not few."""
MOST = 2, 3
"""How much of the whole is most of it: two thirds."""


def of_parts(model: Model, locale: Locale, ranking: Ranking) -> str:
    """Which few parts make up most of the whole change; empty where no few do, or not all go so.

    Args:
        model: Knows whether the change is a proposal.
        locale: The language.
        ranking: The changes, which add up to that of the whole.
    """
    moved, total = ranking.moved, ranking.total
    if total is None or not ranking.goes_one_way or ranking.unknown or ranking.leaves_out:
        return ""
    whole = model.totals.comparison
    if whole is None or differ(whole.change, total.change):
        return ""  # what the table has is not all that changes
    count = _fewest(moved, abs(total.change.amount))
    if not count:
        return ""
    changes = [c.change for _, c in moved[:count]]
    part = figures.together(changes) if count > 1 else changes[0]
    share = figures.share(part, total.change)
    if share is None:
        return ""
    names = [Counted(e.name[locale.language], "label") for e, _ in moved[:count]]
    values = {"names": locale.listed(names), "share": figure_text.share(locale, share)}
    return proposal.sentence(model, locale, _made_up(locale, values, total.change.amount, count))


def _made_up(locale: Locale, values: dict[str, str], total: Decimal, count: int) -> str:
    if total < 0 and count == 1:
        return locale.text("{names} makes up {share} of all that is cut.", **values)
    if total < 0:
        return locale.text("{names} make up {share} of all that is cut.", **values)
    if count == 1:
        return locale.text("{names} makes up {share} of all that is added.", **values)
    return locale.text("{names} make up {share} of all that is added.", **values)


def _fewest(moved: Sequence[tuple[Entity, Comparison]], total: Decimal) -> int:
    """How many of the largest make up most of the whole; 0 where these are not few, or are all.

    None of the others may be as large as one of them.
    """
    sizes, (part, parts) = [abs(c.change.amount) for _, c in moved], MOST
    for count in range(1, min(FEW, len(sizes) - 1) + 1):
        if parts * sum(sizes[:count], Decimal(0)) >= part * total:
            return count if sizes[count - 1] > sizes[count] else 0
    return 0


def of_changes(model: Model, locale: Locale, ranking: Ranking) -> str:
    """What changes most; empty where several change as much, or it is not known of all."""
    moved = ranking.moved
    if ranking.unknown or ranking.leaves_out or len(moved) < 2:  # noqa: PLR2004 - the most of some
        return ""
    (entity, first), (_, second) = moved[:2]
    if abs(first.change.amount) == abs(second.change.amount):
        return ""
    every = [c.change for _, c in ranking.changes if c is not first]
    name = figure_text.first(entity.name[locale.language], first.change, every)
    change = figure_text.change(locale, first.change)
    if first.change.amount < 0:
        said = locale.text(
            "Of those in this table, {name} falls the most: {change}.", name=name, change=change
        )
    else:
        said = locale.text(
            "Of those in this table, {name} rises the most: {change}.", name=name, change=change
        )
    return proposal.sentence(model, locale, said)
