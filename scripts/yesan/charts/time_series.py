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

from yesan.charts import figure_text, superlatives, times
from yesan.charts.chart import Caption, Chart
from yesan.charts.measures import directions, measures
from yesan.charts.row_names import RowNames
from yesan.charts.shapes import small_multiples
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model.entities import is_dimension
from yesan.model.figures import Figure, Operation, count, tied
from yesan.model.model import Model
from yesan.package.resource import Field, Resource
from yesan.tables.table import Row

FEWEST = 3
"""How many times make a trend."""
MOST_NAMES, MOST_TIMES, MOST_POINTS = 12, 150, 600
"""At most how many names, times and figures make a picture that one can read."""
TOO_MANY = MOST_POINTS + 1
"""Maximum number of figures that are looked at."""


class Point(NamedTuple):
    """A figure of a table.

    Attributes:
        name: Whose it is.
        when: Its time, as the table has it: times are ordered by it.
        time: Its time, as written in the language.
        said: Its time, as a sentence says it.
        field: The field that has it.
        row: The number of its row.
        value: In the unit of the field.
        text: The figure as it is written.
    """

    name: str
    when: Any
    time: str
    said: str
    field: Field
    row: int
    value: Decimal
    text: str


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The trend of each name's figure; None where a table has no times, or too many names."""
    if is_dimension(resource) or len(directions(model, resource)) > 1:
        return None
    if not measures(model, resource):
        return None
    names = RowNames(model, locale, resource)
    points = list(islice(_wide(names), TOO_MANY)) or list(islice(_long(names), TOO_MANY))
    return _drawn(model, names, points) if _is_trend(points) else None


def _is_trend(points: Sequence[Point]) -> bool:
    """Whether a few names have figures at several times each, and not all the same."""
    names, when = {p.name for p in points}, {p.time for p in points}
    return (
        1 < len(names) <= MOST_NAMES
        and FEWEST <= len(when) <= MOST_TIMES
        and len(points) <= MOST_POINTS
        and len({(p.name, p.time) for p in points}) == len(points)
        and 2 * sum(n > 1 for n in Counter(p.name for p in points).values()) >= len(names)
        and superlatives.differ([superlatives.Named(p.name, p.value, p.text) for p in points])
    )


def _drawn(model: Model, names: RowNames, points: list[Point]) -> Chart:
    locale, resource = names.locale, names.resource
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
    figures = [Figure.printed(resource, p.field, p.row, p.value) for p in points]
    known = figure_text.number(locale, count(figures)) if _lacks(names, points) else ""
    left = {why for row in names.table if (why := names.apart(row.cells, field))}
    alone = len({p.field.name for p in points}) == 1
    column = field.title[locale.language] if alone and _has_alike(resource, field) else ""
    said = superlatives.among(locale, _largest(locale, points, column), known, left)
    caption = Caption(
        "series",
        locale.text("{table} over time", table=resource.title[locale.language]),
        join(" ", filter(None, (said or superlatives.undrawn(locale, left), scale))),
        _why(names, list(dict.fromkeys(p.field.name for p in points))),
    )
    return Chart.of(model, caption, shape, figures)


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
            "The largest figure of “{measure}” is that of {name} in {time}: {value}.", **values
        )
    return locale.text("The largest figure is that of {name} in {time}: {value}.", **values)


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
    text = figure_text.printed(names.locale, names.resource, field, row.number, value)
    yield Point(names.name(label, name), *time, field, row.number, Decimal(value), text)


def _label(names: RowNames) -> Field | None:
    """The field of what a row is about: its printed label, else its last key, else a text."""
    label = names.resource.with_role("label")
    return label or next(iter([*names.keys[-1:], *names.candidates()]), None)
