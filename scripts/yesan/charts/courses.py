"""The chart of an amount over the years: of everything, or of an entity.

Its figures are of one table and one phase, or of the two that the site compares. Where they are
sums of what the table lists, the chart says so: more may be listed in one year than in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from yesan.charts import figure_text, side_names
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model.courses import Course
from yesan.model.entities import Codes
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.model.side import Side

SERIES = 2
"""So many phases are told apart by colour."""


def of(model: Model, locale: Locale, given: Codes, side: Side | None) -> Chart | None:
    """The amount of some entities over the years; None where it is of one year, or stays.

    Args:
        model: Has the amounts.
        locale: The language.
        given: Their codes by kind; none for everything.
        side: The direction and the currency; None where there is no amount.
    """
    course = model.courses.of(given, side) if side else None
    if course is None or side is None:
        return None
    phases = shown(model, course.phases)
    years = sorted({year for phase in phases for year in course.phases[phase.id]})[-MOST:]
    each = [{p: y[year] for p, y in course.phases.items() if year in y} for year in years]
    phases = in_order(phases, each)
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
    if len({bar.text for bar in bars}) < SERIES:
        return None
    name = join(" · ", [phase.name[locale.language] for phase in phases])
    title = locale.text("{phase} by year", phase=name)
    caption = Caption(
        "years",
        join(": ", filter(None, (side_names.of_side(model, locale, side), title))),
        join(" ", filter(None, (_told(locale, course, phases[-1]), _listed(locale, course)))),
        f"there are amounts of {len(years)} years in one table, {course.resource.name}",
    )
    return Chart.of(model, caption, specify(bars, Unit(locale, side.currency)), course.figures)


def shown(model: Model, phases: Iterable[str]) -> list[Phase]:
    """The phases of a chart, of those of a table: the two that are compared, else the last."""
    known = {*phases}
    for pair in (model.comparison, model.execution):
        if pair and {phase.id for phase in pair} <= known:
            return [*pair]
    return [phase for phase in model.phases.values() if phase.id in known][-1:]


def in_order(phases: Sequence[Phase], rows: Iterable[Mapping[str, Figure]]) -> list[Phase]:
    """The phases that some rows have, in the order in which these have them first.

    That is the order of the series in a picture, and of the columns of the table behind it.
    """
    first = dict.fromkeys(p.id for row in rows for p in phases if p.id in row)
    return sorted((p for p in phases if p.id in first), key=lambda p: [*first].index(p.id))


def _told(locale: Locale, course: Course, phase: Phase) -> str:
    """From the first to the last year, in the last phase that is shown."""
    (first, start), *_, (last, end) = sorted(course.phases[phase.id].items())
    return locale.text(
        "{phase}: from {first} in {start} to {last} in {end}.",
        phase=phase.name[locale.language],
        first=figure_text.amount(locale, start),
        start=Counted(_year(locale, first), "label"),
        last=figure_text.amount(locale, end),
        end=Counted(_year(locale, last), "label"),
    )


def _listed(locale: Locale, course: Course) -> str:
    """What the amounts are sums of, where nobody says that they are all."""
    if not course.is_listed:
        return ""
    table = course.resource.title[locale.language]
    return locale.text(
        "Each is the sum of what “{table}” lists of its year; it does not say that it is all.",
        table=table,
    )


def _year(locale: Locale, year: str) -> str:
    return locale.year(int(year)) if year.isdecimal() else year
