"""The default chart of a table: its rows as they are, never added up.

Rows may be parts and wholes of one another (regions and the country, a total and another total), so
that a sum would be wrong: a chart ranks the rows, follows them in time, or counts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from yesan.charts.chart import MOST, Chart, Words, draw
from yesan.charts.shapes.bars import Bar
from yesan.language.locale import Locale
from yesan.language.values import shown, written
from yesan.model.entities import code_fields, is_dimension, kind_of
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.resource import Field, Resource
from yesan.tables.tables import records


class Row(NamedTuple):
    """A row of a table with its number, and its name and place in time where it has them."""

    number: int
    cells: dict[str, Any]
    name: str
    time: Any


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The chart that a table gets unasked; None where its rows say nothing that bars can show."""
    if is_dimension(resource) and not resource.entity:
        return None
    measure = resource.measure
    if measure is None:
        return _count(model, locale, resource)
    time = next((f for f in resource.fields if f.is_time), None)
    course = _only_course(model, locale, resource, measure, time) if time else None
    # What a row is about stands first: a year is that, or one property among others.
    labels = _labels(resource)
    if time and course and not any(_before(label, time, resource) for label in labels):
        return course
    return _of_names(model, locale, resource, measure, time) or course


def _before(label: Field, time: Field, resource: Resource) -> bool:
    """Whether the name of a row stands before its time, as what the row is about."""
    if (time.name in resource.primary_key) != (label.name in resource.primary_key):
        return label.name in resource.primary_key
    return resource.fields.index(label) < resource.fields.index(time)


def _only_course(
    model: Model, locale: Locale, resource: Resource, measure: Field, time: Field
) -> Chart | None:
    """The course of a figure, where each time stands in one row."""
    found = _rows(model, locale, resource, measure, None, time)
    alone = len({row.time for row in found}) == len(found)
    return _course(model, locale, resource, measure, time, found) if alone else None


def _of_names(
    model: Model, locale: Locale, resource: Resource, measure: Field, time: Field | None
) -> Chart | None:
    """The rows by the first field that tells them apart, alone or together with the time."""
    for label in _labels(resource):
        found = _rows(model, locale, resource, measure, label, time)
        if len({(row.name, row.time) for row in found}) < len(found):
            continue
        names = {row.name for row in found}
        if time and len(names) == 1 and len(found) > 1:
            return _course(model, locale, resource, measure, time, found)
        if time and len(names) < len(found):
            last = max(row.time for row in found if row.time is not None)
            latest = [row for row in found if row.time == last]
            return _ranking(model, locale, resource, measure, latest, shown(locale, time, last))
        return _ranking(model, locale, resource, measure, found, "")
    return None


def _labels(resource: Resource) -> list[Field]:
    """The fields that could name a row: its one code, its marked label, else its texts."""
    keys = code_fields(resource)
    if keys:
        return keys if len(keys) == 1 else []
    texts = [f for f in resource.fields if f.type == "string" and not f.language]
    marked = resource.with_role("label")
    return [marked] if marked else sorted(texts, key=lambda f: f.sense == "key")


def _rows(
    model: Model,
    locale: Locale,
    resource: Resource,
    measure: Field,
    label: Field | None,
    time: Field | None,
) -> list[Row]:
    """The rows with a figure and a name; of entities that contain others only the finest."""
    frame = model.tables[resource.name]
    keyed = label in code_fields(resource) if label else False
    above: set[str] = set()
    if label and keyed:
        codes = {str(code) for code in frame[label.name] if code is not None}
        above = {a for code in codes for a in model.ancestors(kind_of(label), code)}
    found = []
    for number, cells in zip(frame.index, records(frame), strict=True):
        value = cells[label.name] if label else ""
        if cells[measure.name] is None or value is None or str(value) in above:
            continue
        name = shown(locale, label, value) if label else ""
        if label and keyed:
            name = model.name(kind_of(label), value, locale.language)
        found.append(Row(int(number), cells, name, cells[time.name] if time else None))
    return found


def _ranking(
    model: Model,
    locale: Locale,
    resource: Resource,
    measure: Field,
    found: Sequence[Row],
    when: str,
) -> Chart | None:
    """The rows with the largest figures."""
    ranked = sorted(found, key=lambda row: Decimal(row.cells[measure.name]), reverse=True)
    if len(ranked) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    bars = [_bar(locale, measure, row, row.name) for row in ranked[:MOST]]
    title = f"{measure.title[locale.language]}{f' ({when})' if when else ''}"
    sentence = locale.text(
        "{name} has the most: {value}; shown are {shown} of {count}.",
        name=bars[0].label,
        value=bars[0].text,
        shown=locale.number(len(bars)),
        count=locale.number(len(ranked)),
    )
    latest = f", in the latest {when}" if when else ""
    why = f"each row has a name of its own and a figure, {measure.name}{latest}; nothing is summed"
    words = Words("values", title, sentence, why)
    return _drawn(model, locale, resource, measure, words, bars, ranked[:MOST])


def _course(
    model: Model,
    locale: Locale,
    resource: Resource,
    measure: Field,
    time: Field,
    found: Sequence[Row],
) -> Chart | None:
    """The figure in the order of time, the latest periods."""
    ordered = sorted((r for r in found if r.time is not None), key=lambda row: row.time)[-MOST:]
    if len(ordered) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    bars = [_bar(locale, measure, row, shown(locale, time, row.time)) for row in ordered]
    sentence = locale.text(
        "From {first} in {start} to {last} in {end}.",
        first=bars[0].text,
        start=bars[0].label,
        last=bars[-1].text,
        end=bars[-1].label,
    )
    why = f"each row has a time of its own, {time.name}, and a figure, {measure.name}"
    words = Words("values", measure.title[locale.language], sentence, why)
    return _drawn(model, locale, resource, measure, words, bars, ordered)


def _count(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """How often each word of a column stands, where a few words stand often."""
    frame = model.tables[resource.name]
    for f in resource.fields:
        if f.type not in {"string", "boolean"} or f.language or f.sense == "key":
            continue
        counts = Counter(shown(locale, f, value) for value in frame[f.name] if value is not None)
        if not 1 < len(counts) <= MOST or len(counts) > len(frame) / 2:
            continue
        bars = [Bar(w, "", Decimal(n), locale.number(n)) for w, n in counts.most_common()]
        words = Words(
            "values",
            locale.text("Rows by {field}", field=f.title[locale.language]),
            locale.text(
                "{name} stands in the most rows: {value} of {count}.",
                name=bars[0].label,
                value=bars[0].text,
                count=locale.number(len(frame)),
            ),
            f"it has no figure, and few words in {f.name}: its rows are counted",
        )
        unit = locale.text("rows")
        return draw(model, locale, words, bars, [], unit=unit, counted=resource)
    return None


def _drawn(
    model: Model,
    locale: Locale,
    resource: Resource,
    measure: Field,
    words: Words,
    bars: Sequence[Bar],
    found: Sequence[Row],
) -> Chart:
    figures = [Figure.printed(resource, measure, r.number, r.cells[measure.name]) for r in found]
    unit = measure.unit[locale.language]
    return draw(model, locale, words, bars, figures, unit=unit)


def _bar(locale: Locale, measure: Field, row: Row, label: str) -> Bar:
    value = Decimal(row.cells[measure.name])
    text = written(locale, measure, value)
    return Bar(label, "", value * measure.factor, text, str(row.number))
