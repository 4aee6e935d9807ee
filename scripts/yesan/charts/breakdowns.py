"""The chart of what an amount is made of: by department, by line item and so on.

It has the parts of everything on home, and those of an entity on its page, for each kind of entity
that its table has. There is none where other charts compare such parts in two phases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yesan.charts import (
    cuts,
    figure_text,
    kind_names,
    left_out,
    programs,
    side_names,
    superlatives,
    trends,
)
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model import figures
from yesan.model.breakdowns import Breakdown
from yesan.model.entities import Codes, Entity, Kind, base_of
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.model.side import Side

Parts = Sequence[tuple[Entity, Mapping[str, Figure]]]
PREFIX = "by-"
"""With which the id of the chart begins."""


def of_everything(model: Model, locale: Locale, side: Side | None) -> Iterator[tuple[Kind, Chart]]:
    """What everything is made of, by each kind of entity; nothing where changes are compared."""
    if not any(map(model.rankings.of, model.entities)):
        for kind in _next(model, ""):
            if chart := _of(model, locale, {}, kind, side):
                yield kind, chart


def of_entity(model: Model, locale: Locale, entity: Entity, side: Side | None) -> list[Chart]:
    """What the amount of an entity is made of, by each other kind of entity."""
    given = {entity.kind: entity.code}
    return [
        chart
        for kind in _next(model, entity.kind)
        if not programs.has_parts(model, entity, kind)
        if (chart := _of(model, locale, given, kind, side))
    ]


def _next(model: Model, given: Kind) -> list[Kind]:
    """By which kinds something is broken down: one level of each classification.

    That below the level of an entity, and the coarsest of each other classification.
    """
    known = [kind for kind, entities in model.entities.items() if entities]
    below = known[known.index(given) + 1 :] if given in known else known
    first: dict[Kind, Kind] = {}
    for kind in known:
        if base_of(kind) != base_of(given) or kind in below:
            first.setdefault(base_of(kind), kind)
    return [*first.values()]


def _of(model: Model, locale: Locale, given: Codes, kind: Kind, side: Side | None) -> Chart | None:
    breakdown = model.breakdowns.of(given, kind, side) if side else None
    if breakdown is None or side is None:
        return None
    phases = trends.shown(model, breakdown.phases)
    parts = [(e, known) for e, known in breakdown.parts if any(p.id in known for p in phases)]
    last = phases[-1].id if phases else ""
    # What has no amount in it is as large as no other.
    cut = cuts.largest(parts, lambda x: x[1][last].amount if last in x[1] else x[0].id, MOST)
    shown = [known for _, known in cut]
    phases = [phase for phase in phases if any(phase.id in known for known in shown)]
    names = [phase.name[locale.language] for phase in phases]
    bars = [
        Bar(
            e.name[locale.language],
            phase.name[locale.language],
            figure.amount,
            figure_text.amount(locale, figure),
            e.id,
            entity=e,
        )
        for e, known in cut
        for phase in phases
        if (figure := known.get(phase.id))
    ]
    if not superlatives.differ([superlatives.Named(b.label, b.amount, b.text) for b in bars]):
        return None
    title = join(": ", (kind_names.of(model, locale, kind), join(" · ", names)))
    made_of = [known[p.id] for known in shown for p in phases if p.id in known]
    named = [(Counted(e.name[locale.language], "label"), known) for e, known in cut]
    told = (
        *_shown(locale, len(cut), parts, phases[-1]),
        *_told(locale, breakdown, made_of),
        *_of_years(model, locale, made_of),
        *left_out.of_parts(locale, phases, named),
    )
    caption = Caption(
        f"{PREFIX}{kind.replace(':', '-')}",
        side_names.titled(model, locale, breakdown.figures[0], title),
        join(" ", told),
        f"one table, {breakdown.resource.name}, has the amounts of {len(parts)} of them",
    )
    unit = Unit(locale, side.currency)
    return Chart.of(model, caption, specify(bars, unit, names), made_of)


def _shown(locale: Locale, shown: int, parts: Parts, last: Phase) -> Iterator[str]:
    """How many are shown, where not all are: the largest, if each has an amount in one phase."""
    every = [known.get(last.id) or next(iter(known.values())) for _, known in parts]
    numbers = {
        "shown": Counted(locale.number(shown), "bars"),
        "count": figure_text.number(locale, figures.count(every)),
    }
    if shown == len(parts):
        return
    if all(last.id in known for _, known in parts):
        yield locale.text("Shown are the {shown} largest of {count}.", **numbers)
    else:
        yield locale.text("Shown are {shown} of {count}.", **numbers)


def _told(locale: Locale, breakdown: Breakdown, drawn: Sequence[Figure]) -> Iterator[str]:
    """What the amounts are sums of."""
    table = breakdown.resource.title[locale.language]
    if any(figure.is_listed for figure in drawn):
        yield locale.text(
            "Each is the sum of what “{table}” lists of it; it does not say that it is all.",
            table=table,
        )
    else:
        yield locale.text("The figures are those of “{table}”.", table=table)


def _of_years(model: Model, locale: Locale, drawn: Sequence[Figure]) -> Iterator[str]:
    """That amounts of several years are in some of them, which no role says."""
    if any(map(model.of_several_years, drawn)):
        yield locale.text("Amounts of several years are added up.")
