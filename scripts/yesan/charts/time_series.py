"""The chart of figures over time: small multiples, a panel for each of a few names, on one scale.

A table gets it where a few names have figures at three or more times, in one row each: a ranking of
the latest time would hide the trend. The times are in one field, or each has a field of its own (a
wide table). Printed totals have no panel beside what they sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from yesan.charts import figure_text, not_drawn, series_points, superlatives, times
from yesan.charts.chart import Caption, Chart
from yesan.charts.measures import directions, measures
from yesan.charts.row_names import RowNames
from yesan.charts.series_points import Point
from yesan.charts.shapes import small_multiples
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model.entities import is_dimension
from yesan.model.figures import Figure, Operation, count, tied
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.tables.table import Row

FEWEST = 3
"""How many times make a trend."""
MOST_NAMES = 12
"""At most how many names make a picture that one can read."""
MOST_READ = 30_000
"""Maximum number of figures that are looked at: of more times, some are drawn."""


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The trend of each name's figure; None where a table has no times, or too many names."""
    if is_dimension(resource) or len(directions(model, resource)) > 1:
        return None
    if not measures(model, resource):
        return None
    names = RowNames(model, locale, resource)
    read = MOST_READ + 1
    points = list(islice(_wide(names), read)) or list(islice(_long(names), read))
    if not _is_trend(points) or _is_one_series(names):
        return None
    drawn = [
        p._replace(text=figure_text.printed(locale, resource, p.field, p.row, p.value))
        for p in series_points.at_some_times(points)
    ]
    differ = superlatives.differ([superlatives.Named(p.name, p.value, p.text) for p in drawn])
    return _drawn(names, points, drawn) if differ else None


def _is_trend(points: Sequence[Point]) -> bool:
    """Whether a few names have figures at several times each."""
    names, when = {p.name for p in points}, {p.time for p in points}
    return (
        1 < len(names) <= MOST_NAMES
        and len(when) >= FEWEST
        and len(points) <= MOST_READ
        and len({(p.name, p.time) for p in points}) == len(points)
        and 2 * sum(n > 1 for n in Counter(p.name for p in points).values()) >= len(names)
    )


def _is_one_series(names: RowNames) -> bool:
    """Whether each row is of a time of its own: then a text beside it does not part them."""
    time = times.time_of(names.resource, names.table)
    known = [time.of(row.cells) for row in names.table] if time else [None]
    return None not in known and len({*known}) == len(known)


def _drawn(names: RowNames, every: Sequence[Point], points: Sequence[Point]) -> Chart:
    model, locale, resource = names.model, names.locale, names.resource
    points = sorted(points, key=lambda p: times.order(p.when))
    field = points[0].field
    in_order = list(dict.fromkeys(p.name for p in sorted(points, key=lambda p: -p.value)))
    drawn = [
        small_multiples.Point(p.name, p.time, amount(p.field, p.value), p.text)
        for p in sorted(points, key=lambda p: in_order.index(p.name))
    ]
    unit = Unit.of_field(locale, field)
    shape = small_multiples.specify(drawn, list(dict.fromkeys(p.time for p in points)), unit)
    scale = locale.text("All panels have one scale.")
    cut = series_points.cut(names, every, points)
    figures = [Figure.printed(resource, p.field, p.row, p.value) for p in points]
    known = figure_text.number(locale, count(figures)) if _lacks(names, points) else ""
    left = {why for row in names.table if (why := names.apart(row.cells, field))}
    alone = len({p.field.name for p in points}) == 1
    column = field.title[locale.language] if alone and _has_alike(resource, field) else ""
    largest = "" if _is_unsure(every, points, known) else _largest(locale, points, column)
    said = not_drawn.among(locale, largest, known, left)
    caption = Caption(
        "series",
        locale.text("{table} over time", table=resource.title[locale.language]),
        join(" ", filter(None, (said or not_drawn.undrawn(locale, left), cut, scale))),
        _why(names, list(dict.fromkeys(p.field.name for p in points))),
    )
    return Chart.of(model, caption, shape, figures)


def _is_unsure(every: Sequence[Point], points: Sequence[Point], known: str) -> bool:
    """Whether figures that are not drawn may be as large as the largest that is."""
    most = max(p.value for p in every)
    return len(every) > len(points) and (bool(known) or sum(p.value == most for p in every) > 1)


def _has_alike(resource: Resource, field: Field) -> bool:
    """Whether another column of a table has figures in the same currency or unit."""
    own = (field.currency, field.unit.default)
    others = (f for f in resource.fields if f.numeric and f is not field)
    return bool(field.currency or own[1]) and any(
        (f.currency, f.unit.default) == own or (f.currency and f.currency == field.currency)
        for f in others
    )


def _lacks(names: RowNames, points: Sequence[Point]) -> bool:
    """Whether some name has no figure at some time."""
    label, fields = _label(names), {p.field.name: p.field for p in points}.values()
    return label is not None and any(
        row.cells[label.name] is not None
        and row.cells[f.name] is None
        and not names.is_total(row.cells, f)
        for row in names.table
        for f in fields
    )


def _why(names: RowNames, figures: Sequence[str]) -> str:
    """Why a table has the chart: what its names, its figures and its times are."""
    label, time = _label(names), times.time_of(names.resource, names.table)
    when = time.name if time and len(figures) == 1 else "a column each"
    called = f", {label.name}," if label else ""
    return f"a few names{called} have a figure, {figures[0]}, at several times, {when}; each once"


def _largest(locale: Locale, points: Sequence[Point], column: str) -> str:
    """A sentence on the largest figure: whose it is, and when; or how often there is one.

    Nothing where that may be what the others are together.

    Args:
        locale: The language.
        points: The figures.
        column: The title of their column, where others have figures like these; else empty.
    """
    most = max(p.value for p in points)
    first = [p for p in points if p.value == most]
    beside = [
        superlatives.Named(p.name, p.value, p.text) for p in points if p.when == first[0].when
    ]
    if superlatives.may_be_total(locale, beside):
        return ""
    figures = {id(p): figure for p in points if (figure := superlatives.figure_of(p.text))}
    own = figures[id(first[0])]
    others = [figure for figure in figures.values() if figure is not own]
    if len({p.name for p in first}) > 1 or len(first) > superlatives.NAMED:
        if any(p.value == -most for p in points):
            return ""  # what is counted is the size, whatever the sign
        values = {
            "measure": column,
            "value": first[0].text,
            "count": figure_text.number(locale, tied(own, others)),
        }
        if column:
            return locale.text(
                "The largest figure of “{measure}”, {value}, occurs {count} times.", **values
            )
        return locale.text("The largest figure, {value}, occurs {count} times.", **values)
    name: str = Counted(first[0].name, "label")
    if len(first) == 1 and any(map(str.isalpha, name)):
        name = figure_text.first(name, own, others, Operation.RANK)
    values = {
        "measure": column,
        "name": name,
        "time": locale.listed([Counted(p.said, "label") for p in first]),
        "value": first[0].text,
    }
    if column:
        return locale.text(
            "The largest figure of “{measure}” is that of {name} ({time}): {value}.", **values
        )
    return locale.text("The largest figure is that of {name} ({time}): {value}.", **values)


class _Time(NamedTuple):
    """A time as the table has it, as it is shown, and as a sentence says it."""

    when: Any
    shown: str
    said: str


def _wide(names: RowNames) -> Iterator[Point]:
    """The points of a table with a field for each year."""
    label, drawn = _label(names), {f.name for f in measures(names.model, names.resource)}
    for name, year in times.year_columns(names.resource).items():
        if name not in drawn:
            continue
        time = _Time(year, year, times.said(names.locale, year))
        for row in names.table:
            yield from _point(names, label, row, names.resource.by_name[name], time)


def _long(names: RowNames) -> Iterator[Point]:
    """The points of a table with a row for each name and time."""
    time = times.time_of(names.resource, names.table)
    measure = next(iter(measures(names.model, names.resource)), None)
    label, locale = _label(names), names.locale
    if time is None or measure is None or label in time.fields:
        return
    for row in names.table:
        if (when := time.of(row.cells)) is not None:
            moment = _Time(when, time.shown(locale, when), time.said(locale, when))
            yield from _point(names, label, row, measure, moment)


def _point(
    names: RowNames, label: Field | None, row: Row, field: Field, time: _Time
) -> Iterator[Point]:
    """The point of a row in one field, unless it has no name or no figure, or is a total."""
    if label is None:
        return
    name, value = row.cells[label.name], row.cells[field.name]
    if name is None or value is None or names.is_total(row.cells, field):
        return
    yield Point(names.name(label, name), *time, field, row.number, Decimal(value))


def _label(names: RowNames) -> Field | None:
    """The field of what a row is about: its printed label, else its last key, a text or a code."""
    label = names.resource.with_role("label")
    coded = (f for f in names.resource.fields if f.type == "integer" and f.sense == "code")
    return label or next(iter([*names.keys[-1:], *names.candidates(), *coded]), None)
