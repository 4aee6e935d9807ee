"""The default chart of a table: its rows as they are, never added up.

Every table that holds more than names gets one where it has no map and no time series. Rows may be
parts and wholes of one another (regions and the country, a total and another total), so that a sum
would be wrong: the chart ranks the rows, follows them in time, or counts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from yesan.charts import figure_text
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Counted
from yesan.language.values import shown
from yesan.model.entities import code_fields, is_dimension, kind_of
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.resource import Field, Resource


class Row(NamedTuple):
    """A row of a table with its number, and its name and time where it has them."""

    number: int
    value: Decimal
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
    figures = _Figures(model, locale, resource, measure, time)
    course = figures.course_of_table()
    # What a row is about comes first: a year is that, or one property among others.
    labels = _labels(resource)
    if time and course and not any(_before(label, time, resource) for label in labels):
        return course
    return figures.of_names() or course


@dataclass(frozen=True)
class _Figures:
    """The figures of a table in one field, to be ranked or followed in time.

    Attributes:
        model: Has the rows.
        locale: The language of the chart.
        resource: The table.
        measure: The field of the figures.
        time: The field that says when, where the table has one.
    """

    model: Model
    locale: Locale
    resource: Resource
    measure: Field
    time: Field | None

    def course_of_table(self) -> Chart | None:
        """The course of the figure, where each time is in one row."""
        found = self.rows(None)
        alone = len({row.time for row in found}) == len(found)
        return self.course(found) if alone else None

    def of_names(self) -> Chart | None:
        """The rows by the first field that tells them apart, alone or together with the time."""
        for label in _labels(self.resource):
            found = self.rows(label)
            if len({(row.name, row.time) for row in found}) < len(found):
                continue
            names = {row.name for row in found}
            if self.time and len(names) == 1 and len(found) > 1:
                return self.course(found)
            if self.time and len(names) < len(found):
                last = max(row.time for row in found if row.time is not None)
                when = shown(self.locale, self.time, last)
                return self.ranking([row for row in found if row.time == last], when)
            return self.ranking(found)
        return None

    def rows(self, label: Field | None) -> list[Row]:
        """The rows with a figure and a name; of entities that contain others only the finest."""
        table = self.model.tables[self.resource.name]
        keyed = label is not None and label in code_fields(self.resource)
        above: set[str] = set()
        if label and keyed:
            codes = {str(code) for code in table.known(label.name)}
            above = {
                a for code in codes for a in self.model.entities.ancestors(kind_of(label), code)
            }
        found = []
        for number, cells in table:
            value = cells[label.name] if label else ""
            if cells[self.measure.name] is None or value is None or str(value) in above:
                continue
            name = shown(self.locale, label, value) if label else ""
            if label and keyed:
                name = self.model.entities.name(kind_of(label), value, self.locale.language)
            time = cells[self.time.name] if self.time else None
            found.append(Row(number, Decimal(cells[self.measure.name]), name, time))
        return found

    def ranking(self, found: Sequence[Row], when: str = "") -> Chart | None:
        """The rows with the largest figures."""
        ranked = sorted(found, key=lambda row: row.value, reverse=True)
        if len(ranked) < 2:  # noqa: PLR2004 - one bar compares nothing
            return None
        locale, measure, first = self.locale, self.measure, ranked[:MOST]
        bars = [self.bar(row, row.name) for row in first]
        sentence = locale.text(
            "{name} has the most: {value}; shown are {shown} of {count}.",
            name=Counted(bars[0].label, "label"),
            value=bars[0].text,
            shown=Counted(locale.number(len(bars)), "bars"),
            count=Counted(locale.number(len(ranked)), f"fit:{self.resource.id}/{measure.name}"),
        )
        named = measure.title[locale.language]
        title = f"{named} ({when})" if when else named
        latest = f", in the latest {when}" if when else ""
        figure = f"a figure, {measure.name}{latest}"
        why = f"each row has a name of its own and {figure}; nothing is summed"
        return self.chart(Caption("values", title, sentence, why), bars, first)

    def course(self, found: Sequence[Row]) -> Chart | None:
        """The figure in the order of time, the latest periods."""
        ordered = sorted((r for r in found if r.time is not None), key=lambda row: row.time)[-MOST:]
        if self.time is None or len(ordered) < 2:  # noqa: PLR2004 - one bar compares nothing
            return None
        locale, measure = self.locale, self.measure
        bars = [self.bar(row, shown(locale, self.time, row.time)) for row in ordered]
        sentence = locale.text(
            "From {first} in {start} to {last} in {end}.",
            first=bars[0].text,
            start=Counted(bars[0].label, "label"),
            last=bars[-1].text,
            end=Counted(bars[-1].label, "label"),
        )
        why = f"each row has a time of its own, {self.time.name}, and a figure, {measure.name}"
        caption = Caption("values", measure.title[locale.language], sentence, why)
        return self.chart(caption, bars, ordered)

    def bar(self, row: Row, label: str) -> Bar:
        """The bar of a row."""
        text = figure_text.printed(self.locale, self.resource, self.measure, row.number, row.value)
        return Bar(label, "", amount(self.measure, row.value), text, str(row.number))

    def chart(self, caption: Caption, bars: Sequence[Bar], rows: Sequence[Row]) -> Chart:
        """The chart of the bars of some rows."""
        shape = specify(bars, Unit.of_field(self.locale, self.measure))
        printed = [Figure.printed(self.resource, self.measure, r.number, r.value) for r in rows]
        return Chart.of(self.model, caption, shape, printed)


def _before(label: Field, time: Field, resource: Resource) -> bool:
    """Whether the name of a row comes before its time, as what the row is about."""
    if (time.name in resource.primary_key) != (label.name in resource.primary_key):
        return label.name in resource.primary_key
    return resource.fields.index(label) < resource.fields.index(time)


def _labels(resource: Resource) -> list[Field]:
    """The fields that could name a row: its one code, its marked label, else its texts."""
    keys = code_fields(resource)
    if keys:
        return keys if len(keys) == 1 else []
    texts = [f for f in resource.fields if f.type == "string" and not f.language]
    marked = resource.with_role("label")
    return [marked] if marked else sorted(texts, key=lambda f: f.sense == "key")


def _count(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """How many rows have each word of a column, where few words are in many rows."""
    table = model.tables[resource.name]
    for f in resource.fields:
        if f.type not in {"string", "boolean"} or f.language or f.sense == "key":
            continue
        counts = Counter(shown(locale, f, value) for value in table.known(f.name))
        if not 1 < len(counts) <= MOST or len(counts) > len(table) / 2:
            continue
        kind = f"words:{resource.id}/{f.name}"
        bars = [
            Bar(w, "", Decimal(n), text, words=text)
            for w, n in counts.most_common()
            for text in [Counted(locale.number(n), kind)]
        ]
        caption = Caption(
            "values",
            locale.text("Rows by {field}", field=f.title[locale.language]),
            locale.text(
                "Most frequent: {name}, in {value} of {count} rows.",
                name=bars[0].label,
                value=bars[0].text,
                count=Counted(locale.number(len(table)), f"rows:{resource.id}"),
            ),
            f"it has no figure, and few words in {f.name}: its rows are counted",
        )
        shape = specify(bars, Unit(locale, name=locale.text("rows"), beside=False))
        return Chart(caption, shape.spec, shape.axis, shape.table, (resource,), computed=True)
    return None
