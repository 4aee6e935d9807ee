"""Charts of changes: the largest of some entities, and how they add up to that of the whole.

Both are drawn from one table alone, in which each change is printed or whole: the ranking on home
and on the list of each kind, the waterfall where the changes make up that of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yesan.charts import cuts, figure_text, findings, proposal, side_names, superlatives
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model import figures
from yesan.model.comparison import Comparison
from yesan.model.entities import Entity
from yesan.model.figures import Figure, Operation
from yesan.model.model import Model
from yesan.model.rankings import Ranking

NAMED = 3
"""How many that share the largest change are named; of more, their number is."""


def of_changes(
    model: Model, locale: Locale, ranking: Ranking | None, most: int = MOST
) -> Chart | None:
    """The largest changes of some entities, ranked; each with its share where all go one way."""
    moved = ranking.moved if ranking else ()
    if ranking is None or not ranking.differs or model.comparison is None:
        return None
    total = ranking.total.change if ranking.total and ranking.goes_one_way else None
    shown = cuts.largest(moved, lambda x: abs(x[1].change.amount), most)
    if not shown:
        return None
    bars = [_bar(locale, e, c, total) for e, c in shown]
    before, after = (phase.name[locale.language] for phase in model.comparison)
    finding = findings.of_changes(model, locale, ranking)
    told = [] if finding else [_told(model, locale, ranking)]
    if len(moved) > len(shown):
        told.append(
            locale.text(
                "Shown are the {shown} largest of {count}.",
                shown=Counted(locale.number(len(shown)), "bars"),
                count=figure_text.number(locale, _counted(moved)),
            )
        )
    if total:
        told.append(_denominator(locale, total))
    if model.phases.is_proposal:
        title = locale.text("Proposed changes from {before} to {after}", before=before, after=after)
    else:
        title = locale.text("Changes from {before} to {after}", before=before, after=after)
    caption = Caption(
        "changes",
        _titled(model, locale, ranking, title),
        join(" ", told),
        f"{len(moved)} entities have a change in one table, {ranking.resource.name}",
        finding,
    )
    used = [figure for _, c in shown for figure in c.figures]
    unit = Unit(locale, moved[0][1].currency, title=proposal.change(model, locale))
    shape = specify(bars, unit, signed=True)
    return Chart.of(model, caption, shape, used)


def of_buildup(model: Model, locale: Locale, ranking: Ranking | None) -> Chart | None:
    """How the changes of some entities add up to that of the whole, as a waterfall."""
    moved = ranking.moved if ranking else ()
    if ranking is None or len(moved) < 2 or model.comparison is None:  # noqa: PLR2004 - one step
        return None
    if ranking.total is None or not ranking.adds_up:
        return None
    total = ranking.total.change
    bars, reached = [], Decimal(0)
    for e, c in moved:
        bars.append(_bar(locale, e, c, total if ranking.goes_one_way else None, reached))
        reached += c.change.amount
    whole = figure_text.change(locale, total)
    bars.append(Bar(locale.text("Total"), "", total.amount, whole, "total"))
    before, after = (phase.name[locale.language] for phase in model.comparison)
    finding = findings.of_parts(model, locale, ranking)
    told = [] if finding else [_told(model, locale, ranking)]
    told.append(locale.text("Each bar begins where the one above it ends; the last is the total."))
    if ranking.goes_one_way:
        told.append(_denominator(locale, total))
    if model.phases.is_proposal:
        title = locale.text(
            "How the proposed change from {before} to {after} adds up", before=before, after=after
        )
    else:
        title = locale.text(
            "How the change from {before} to {after} adds up", before=before, after=after
        )
    caption = Caption(
        "buildup",
        _titled(model, locale, ranking, title),
        join(" ", told),
        "the changes of these entities add up to that of the whole",
        finding,
    )
    used = [f for _, c in moved for f in c.figures] + [*ranking.total.figures]
    unit = Unit(locale, total.currency, title=proposal.change(model, locale))
    return Chart.of(model, caption, specify(bars, unit, signed=True), used)


def _told(model: Model, locale: Locale, ranking: Ranking) -> str:
    """How many change, and whose change is the largest; where it is proposed, that it is."""
    left = ranking.leaves_out
    said = largest(locale, ranking.changes, unknown=bool(ranking.unknown), left=left)
    return proposal.sentence(model, locale, said)


def _titled(model: Model, locale: Locale, ranking: Ranking, title: str) -> str:
    """The title, after the name of the budget that the changes are of, if that has one."""
    return side_names.titled(model, locale, ranking.changes[0][1].change, title)


def _bar(
    locale: Locale,
    entity: Entity,
    comparison: Comparison,
    total: Figure | None,
    start: Decimal = Decimal(0),
) -> Bar:
    """The bar of an entity's change, with its share of a total, if there is one."""
    change = comparison.change
    text: str = figure_text.change(locale, change)
    if total and (share := figures.share(change, total)):
        text = locale.text(
            "{change} ({share})", change=text, share=figure_text.share(locale, share)
        )
    name = entity.name[locale.language]
    return Bar(name, "", change.amount, text, entity.id, start, entity=entity)


def largest(
    locale: Locale,
    changes: Sequence[tuple[Entity, Comparison]],
    *,
    unknown: bool,
    left: bool,
) -> str:
    """How many change, and whose change is the largest; of those that are known, if not of all.

    Args:
        locale: The language.
        changes: The changes that are known.
        unknown: Whether there are others.
        left: Whether rows are left out that are unassigned.
    """
    every = figures.count([c.change for _, c in changes])
    known = figure_text.number(locale, every) if unknown else ""
    moved = [(e, c) for e, c in changes if c.change.amount]
    if not moved:
        none = locale.text("None of them changes.")
        return superlatives.of_changes(locale, none, known, left=left)
    moved.sort(key=lambda x: -abs(x[1].change.amount))
    return superlatives.of_changes(locale, _first_of(locale, moved), known, left=left)


def _first_of(locale: Locale, moved: Sequence[tuple[Entity, Comparison]]) -> str:
    """How many change, and whose change is the largest, be it one or several."""
    count = figure_text.number(locale, _counted(moved))
    size = abs(moved[0][1].change.amount)
    top = [(e, c) for e, c in moved if abs(c.change.amount) == size]
    change = figure_text.change(locale, top[0][1].change)
    names = [_first(locale, e, c, moved) for e, c in top]
    table = top[0][1].resource.title[locale.language]
    if len(names) == 1:
        return locale.text(
            "In “{table}”, {count} change; the largest change is {name}: {change}.",
            table=table,
            count=count,
            name=names[0],
            change=change,
        )
    if len(names) <= NAMED and len({c.change.amount for _, c in top}) > 1:
        each = zip(names, (figure_text.change(locale, c.change) for _, c in top), strict=True)
        return locale.text(
            "In “{table}”, {count} change; the largest changes: {names}.",
            table=table,
            count=count,
            names=locale.listed([join(" ", pair) for pair in each]),
        )
    if len(names) <= NAMED:
        return locale.text(
            "In “{table}”, {count} change; {names} share the largest change: {change} each.",
            table=table,
            count=count,
            names=locale.listed(names),
            change=change,
        )
    return locale.text(
        "In “{table}”, {count} change; {several} share the largest change: {change}.",
        table=table,
        count=count,
        several=figure_text.number(locale, figures.tied(*_among(top[0][1], moved))),
        change=figure_text.size(locale, top[0][1].change),
    )


def _first(
    locale: Locale,
    entity: Entity,
    comparison: Comparison,
    moved: Sequence[tuple[Entity, Comparison]],
) -> str:
    """The name of an entity whose change is said to be the largest."""
    return figure_text.first(entity.name[locale.language], *_among(comparison, moved))


def _among(
    comparison: Comparison, moved: Sequence[tuple[Entity, Comparison]]
) -> tuple[Figure, list[Figure]]:
    """A change, and the others."""
    return comparison.change, [c.change for _, c in moved if c is not comparison]


def _denominator(locale: Locale, total: Figure) -> str:
    return locale.text(
        "The percentage is the share of {total}, the change of all in “{table}”.",
        total=figure_text.change(locale, total),
        table=total.resource.title[locale.language],
    )


def _counted(changes: Sequence[tuple[Entity, Comparison]]) -> Figure:
    return figures.count([c.change for _, c in changes], Operation.MOVED)
