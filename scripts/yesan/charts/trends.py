"""The chart of an amount over the years: of everything, or of an entity.

Its figures are of one table and one phase, or of two side by side: those that the site compares, or
the only ones that there are; over more years than bars have room with their names, of the one phase
that has most years. Where they are sums of what the table lists, the chart says so: more may be
listed in one year than in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from yesan.charts import figure_text, left_out, side_names, superlatives, times
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes import columns
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model.entities import Codes
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.model.side import Side
from yesan.model.trends import Trend
from yesan.package.resource import Resource

BOTH = 2
"""Maximum number of phases side by side: a picture has two colours."""


def of(model: Model, locale: Locale, given: Codes, side: Side | None) -> Chart | None:
    """The amount of some entities over the years; None where it is of one year, or stays.

    Args:
        model: Has the amounts.
        locale: The language.
        given: Their codes by kind; none for everything.
        side: The direction and the currency; None where there is no amount.
    """
    trend = model.trends.of(given, side) if side else None
    if trend is None or side is None:
        return None
    phases = shown(model, trend.phases)
    if len(_years(trend, phases)) > MOST:  # one bar a year can still be told apart, not two
        phases = [max(reversed(phases), key=lambda phase: len(trend.phases[phase.id]))]
    years = _years(trend, phases)
    drawn = {p.id: trend.phases[p.id] for p in phases}
    each = [{p: known[year] for p, known in drawn.items() if year in known} for year in years]
    phases = [phase for phase in phases if any(phase.id in known for known in each)]
    bars = [
        Bar(
            year,
            phase.name[locale.language],
            figure.amount,
            figure_text.amount(locale, figure),
            year,
        )
        for year, known in zip(years, each, strict=True)
        for phase in phases
        if (figure := known.get(phase.id))
    ]
    if not superlatives.differ([superlatives.Named(b.label, b.amount, b.text) for b in bars]):
        return None
    made_of = [figure for known in each for figure in known.values()]
    named = [
        (Counted(times.said(locale, y), "label"), known)
        for y, known in zip(years, each, strict=True)
    ]
    ends = _told(model, locale, phases[-1], dict(zip(years, each, strict=True)))
    listed = _listed(locale, trend.resource, made_of)
    told = (
        ends if listed else "",
        listed,
        *left_out.of_years(locale, phases, named),
    )
    names = [phase.name[locale.language] for phase in phases]
    title = locale.text("{phase} by year", phase=join(" · ", names))
    unit = Unit(locale, side.currency)
    caption = Caption(
        "years",
        join(": ", filter(None, (side_names.of_side(model, locale, side), title))),
        join(" ", filter(None, told)),
        f"there are amounts of {len(years)} years in one table, {trend.resource.name}",
        "" if listed else ends,
    )
    if len(years) > MOST:
        moments = [columns.Moment(bar.label, bar.amount, bar.text) for bar in bars]
        return Chart.of(model, caption, columns.specify(moments, unit), made_of)
    return Chart.of(model, caption, specify(bars, unit, names), made_of)


def _years(trend: Trend, phases: Iterable[Phase]) -> list[str]:
    return sorted({year for phase in phases for year in trend.phases[phase.id]})


def shown(model: Model, phases: Iterable[str]) -> list[Phase]:
    """The phases of a chart, of those of a table: the two that are compared, or are all there are.

    Else the last.
    """
    known = {*phases}
    for pair in (model.comparison, model.execution):
        if pair and {phase.id for phase in pair} <= known:
            return [*pair]
    found = [phase for phase in model.phases.values() if phase.id in known]
    return found if len(found) == BOTH else found[-1:]


def _told(
    model: Model, locale: Locale, phase: Phase, rows: Mapping[str, Mapping[str, Figure]]
) -> str:
    """From the first to the last of the years that are shown, in the last phase that is.

    Nothing where either is without the amount of some row, or is a sum of others, or of more of
    one, as of a year that has only some of its months: it may be less for that alone.
    """
    known = [(year, row[phase.id]) for year, row in rows.items() if phase.id in row]
    (first, start), (last, end) = known[0], known[-1]
    if left_out.has_gap(start) or left_out.has_gap(end):
        return ""
    alike = _subjects(model, start) == _subjects(model, end)
    if not alike and not (_is_borne_out(start) and _is_borne_out(end)):
        return ""
    digits = figure_text.digits(locale, [start, end])
    return locale.text(
        "{phase}: from {first} in {start} to {last} in {end}.",
        phase=phase.name[locale.language],
        first=figure_text.amount(locale, start, digits),
        start=Counted(times.said(locale, first), "label"),
        last=figure_text.amount(locale, end, digits),
        end=Counted(times.said(locale, last), "label"),
    )


def _is_borne_out(figure: Figure) -> bool:
    """Whether something is printed of the whole of it, and not only that all of it is listed."""
    complete = figure.resource.complete
    return not figure.is_claim or bool(not figure.is_listed and complete and complete.total)


def _subjects(model: Model, figure: Figure) -> Counter[tuple[Hashable, ...]]:
    """What each row of a figure is of, by its codes; its phase and its year are not that."""
    return Counter(
        tuple(
            row[f.name]
            for f in cells.resource.fields
            if f.column_type and f.column_type.kind not in {None, "phase"}
        )
        for cells in figure.all_cells()
        for number in cells.rows
        for row in [model.tables[cells.resource.name].by_number[number]]
    )


def _listed(locale: Locale, resource: Resource, figures: Sequence[Figure]) -> str:
    """What the amounts are sums of, where the table is not said to be complete."""
    if not any(figure.is_listed for figure in figures):
        return ""
    return locale.text(
        "Each is the sum of what “{table}” lists of its year; it does not say that it is all.",
        table=resource.title[locale.language],
    )
