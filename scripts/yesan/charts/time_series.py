"""The chart of figures over time: small multiples, a panel for each of a few names, on one scale.

A table gets it where a few names have figures at three or more times, in one row each: a ranking of
the latest time would hide the course. The times are in one field, or each has a field of its own (a
wide table, whose `normalize` says which fiscal year a field is of).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from yesan.charts import figure_text
from yesan.charts.chart import Caption, Chart
from yesan.charts.shapes import small_multiples
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Counted
from yesan.language.values import shown
from yesan.model.entities import code_fields, is_dimension, kind_of
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.column_types import FISCAL_YEAR
from yesan.package.resource import Field, Resource

FEWEST, MOST = 3, 12
"""How many times and at most how many names make a picture that one can read."""


class Point(NamedTuple):
    """A figure of a table.

    Attributes:
        name: Whose it is.
        when: Its time, as the table has it: times are ordered by it.
        time: Its time, as written in the language.
        field: The field that has it.
        row: The number of its row.
        value: In the unit of the field.
    """

    name: str
    when: Any
    time: str
    field: Field
    row: int
    value: Decimal


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The course of each name's figure; None where a table has no times, or too many names."""
    if is_dimension(resource):
        return None
    points = list(_wide(model, locale, resource)) or list(_long(model, locale, resource))
    names = list(dict.fromkeys(p.name for p in points))
    times = {p.time for p in points}
    places = {(p.name, p.time) for p in points}
    if not 1 < len(names) <= MOST or not FEWEST <= len(times) <= MOST or len(places) < len(points):
        return None
    return _drawn(model, locale, resource, points)


def _drawn(model: Model, locale: Locale, resource: Resource, points: list[Point]) -> Chart:
    points = sorted(points, key=lambda p: p.when)
    times = list(dict.fromkeys(p.time for p in points))
    field = points[0].field
    order = list(dict.fromkeys(p.name for p in sorted(points, key=lambda p: -p.value)))
    drawn = [
        small_multiples.Point(
            p.name,
            p.time,
            amount(p.field, p.value),
            figure_text.printed(locale, resource, p.field, p.row, p.value),
        )
        for p in sorted(points, key=lambda p: order.index(p.name))
    ]
    shape = small_multiples.specify(drawn, times, Unit.of_field(locale, field))
    largest = max(points, key=lambda p: p.value)
    caption = Caption(
        "series",
        locale.text("{table} over time", table=resource.title[locale.language]),
        locale.text(
            "The largest figure is that of {name} in {time}: {value}. All panels have one scale.",
            name=largest.name,
            time=Counted(largest.time, "label"),
            value=figure_text.printed(locale, resource, largest.field, largest.row, largest.value),
        ),
        "a few names have a figure at several times, each in one row",
    )
    figures = [Figure.printed(resource, p.field, p.row, p.value) for p in points]
    return Chart.of(model, caption, shape, figures)


def _wide(model: Model, locale: Locale, resource: Resource) -> Iterator[Point]:
    """The points of a table with a field for each fiscal year."""
    years = {
        x.name for x in resource.extra_fields if x.column_type and x.column_type.name == FISCAL_YEAR
    }
    fields = [f for f in resource.fields if f.numeric and years & f.normalize.keys()]
    if len({(f.currency, f.unit.default, f.factor) for f in fields}) != 1:
        return
    for number, row in _rows(model, resource):
        for f in fields:
            if row[f.name] is not None and (name := _name(model, locale, resource, row)):
                (year,) = (f.normalize[y] for y in years & f.normalize.keys())
                yield Point(name, year, year, f, number, Decimal(row[f.name]))


def _long(model: Model, locale: Locale, resource: Resource) -> Iterator[Point]:
    """The points of a table with a row for each name and time."""
    time = next((f for f in resource.fields if f.is_time), None)
    measure = resource.measure
    if time is None or measure is None:
        return
    for number, row in _rows(model, resource):
        if row[time.name] is None or row[measure.name] is None:
            continue
        if name := _name(model, locale, resource, row):
            when = shown(locale, time, row[time.name])
            value = Decimal(row[measure.name])
            yield Point(name, row[time.name], when, measure, number, value)


def _rows(model: Model, resource: Resource) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from model.tables[resource.name]


def _name(model: Model, locale: Locale, resource: Resource, row: dict[str, Any]) -> str:
    """What a row is about: its printed label, else the name of its finest entity."""
    label = resource.with_role("label")
    if label is not None:
        return str(row[label.name] or "")
    keys = code_fields(resource)
    if keys and row[keys[-1].name] is not None:
        return model.entities.name(kind_of(keys[-1]), row[keys[-1].name], locale.language)
    return ""
