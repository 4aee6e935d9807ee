"""The default chart of a table: its rows as they are, never added up.

Every table that holds more than names gets one where it has no map and no time series, if its
figures differ. Rows may be parts and wholes of one another (regions and the country, a total and
another total), so that a sum would be wrong: the chart ranks the rows, follows them in time, or
counts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from yesan.charts import counts, cuts, figure_text, not_drawn, side_names, superlatives, times
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.measures import column_of, directions, measures
from yesan.charts.row_names import Apart, RowNames
from yesan.charts.shapes import columns, line
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.superlatives import Named
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model.entities import Entity, code_fields, is_dimension
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.column_types import DIRECTION
from yesan.package.field import Field
from yesan.package.resource import Resource

FEW = 300
"""Maximum number of rows of which one may be the total of the others."""


class Row(NamedTuple):
    """A row of a table with its number, and its name, time and entity where it has them."""

    number: int
    value: Decimal
    name: str
    time: Any
    entity: Entity | None = None


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The chart that a table gets unasked; None where its rows say nothing that bars can show."""
    if is_dimension(resource) and not resource.entity:
        return None
    found = measures(model, resource)
    if not found:
        figures = any(f.numeric and not f.is_part for f in resource.fields)
        return None if figures else counts.of_table(model, locale, resource)
    names = RowNames(model, locale, resource)
    time = times.time_of(resource, names.table)
    charts = (_Figures(model, names, measure, time).chart() for measure in found)
    return next(filter(None, charts), None)


@dataclass(frozen=True)
class _Figures:
    """The figures of a table in one field, to be ranked or followed in time.

    Attributes:
        model: Has the rows.
        names: What they are called.
        measure: The field of the figures.
        time: What says when, where the table has that.
    """

    model: Model
    names: RowNames
    measure: Field
    time: times.Time | None

    @property
    def locale(self) -> Locale:
        """The language of the chart."""
        return self.names.locale

    @property
    def resource(self) -> Resource:
        """The table."""
        return self.names.resource

    @cached_property
    def labels(self) -> list[Field]:
        """The fields that could name a row, a time not among them."""
        timed = self.time.fields if self.time else ()
        return [f for f in self.names.candidates() if f not in timed]

    @cached_property
    def direction(self) -> tuple[str, str] | None:
        """The field of directions and the one shown, where it has several: expenditure first."""
        field = self.resource.with_column_type(DIRECTION)
        first, *more = directions(self.model, self.resource) or [""]
        return (field.name, first) if field and more else None

    def titled(self, text: str) -> str:
        """A text, after the direction of the figures where that is not the same in all rows."""
        if self.direction is None:
            return text
        return join(": ", (side_names.of_direction(self.locale, self.direction[1]), text))

    def _sided(self, sentence: str) -> str:
        """A sentence, after the direction of its figures where that is not the same in all rows."""
        if self.direction is None:
            return sentence
        side = side_names.of_direction(self.locale, self.direction[1])
        return join(" ", (self.locale.text("{side}.", side=side), sentence))

    def chart(self) -> Chart | None:
        """The default chart: over time where a row is about a time, else by what it is about."""
        in_time = self.trend_of_table() if self._is_in_order or not self._is_named else None
        first = self.time and not any(
            _before(f, self.time.fields[0], self.resource) for f in self.labels
        )
        return in_time if in_time and first else self.of_names() or in_time

    @cached_property
    def _is_in_order(self) -> bool:
        """Whether its rows are in the order of their times: those of a series are."""
        if self.time is None:
            return False
        known = [when for _, cells in self.names.table if (when := self.time.of(cells)) is not None]
        ordered = sorted(known, key=times.order)
        return known in (ordered, ordered[::-1])

    @cached_property
    def _is_named(self) -> bool:
        """Whether each row has a name of its own, be there a time or not."""
        return any(self._tells_apart(f) for f in self.labels)

    def _tells_apart(self, label: Field) -> bool:
        known = self.names.table.known(label.name)
        return len({*known}) == len(self.names.table) and not self.names.is_remark(label)

    def trend_of_table(self) -> Chart | None:
        """The trend of the figure, where each time is in one row."""
        if self.time is None:
            return None
        found = self.rows(None)
        alone = len({row.time for row in found}) == len(found)
        return self.trend(found) if alone else None

    def of_names(self) -> Chart | None:
        """The rows by the first field that tells them apart, alone or together with the time."""
        for label in self.labels:
            found = self.rows(label)
            if len({(row.name, row.time) for row in found}) < len(found):
                if code := self.code_beside(label):
                    return self.ranking(label, self.rows(label, code), code=code)
                continue
            names = {row.name for row in found}
            if self.time and len(names) == 1 and len(found) > 1:
                if self._is_named and not self._is_in_order:
                    continue
                return self.trend(found)
            known = [row.time for row in found if row.time is not None]
            if self.time and known and len(names) < len(found):
                last = times.latest(known)
                return self.ranking(label, [row for row in found if row.time == last], last)
            return self.ranking(label, found)
        return None

    def code_beside(self, label: Field) -> Field | None:
        """The column of codes that tells rows apart, where names are those of several.

        None where the column is no name itself, another tells more of them apart, or there is no
        such code.
        """
        if self.names.is_remark(label) or label in self.names.keys:
            return None
        later = self.labels[self.labels.index(label) + 1 :]
        names = [f for f in later if not self.names.is_remark(f)]
        if any(self._count(f) > self._count(label) for f in names):
            return None  # a better name comes
        codes = (f for f in later if self.names.is_code(f) and f not in self.names.keys)
        return next((f for f in codes if self.names.is_key(f)), None)

    def _count(self, label: Field) -> int:
        """How many different names a column has."""
        return len({*self.names.table.known(label.name)})

    def rows(self, label: Field | None, code: Field | None = None) -> list[Row]:
        """The rows with a figure and a name: no totals, and of what contains others the finest.

        Args:
            label: What they are called by.
            code: What is said as well of those that others are called like.
        """
        found = []
        called = Counter(cells[label.name] for _, cells in self.parts(label)) if label else {}
        for number, cells in self.parts(label):
            if (figure := cells[self.measure.name]) is not None:
                name = self.names.name(label, cells[label.name]) if label else ""
                if label and code and called[cells[label.name]] > 1:
                    name = f"{name} ({cells[code.name]})"
                time = self.time.of(cells) if self.time else None
                entity = self.names.entity(label, cells[label.name]) if label else None
                found.append(Row(number, Decimal(figure), name, time, entity))
        return found

    def parts(self, label: Field | None) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """The rows with a name, with a figure or without one: no totals, the finest."""
        for number, cells in self.names.table:
            value = cells[label.name] if label else ""
            if value is None or self.names.is_total(cells, self.measure):
                continue
            if label and self.names.contains_others(label, value):
                continue
            if not self.direction or cells[self.direction[0]] == self.direction[1]:
                yield number, cells

    def _left(self, label: Field) -> set[Apart]:
        """Why rows with a figure are left out.

        Args:
            label: What the rows are called by.
        """
        known = (cells for _, cells in self.names.table if cells[self.measure.name] is not None)
        each = (self._why(cells, label) for cells in known)
        return {why for why in each if why}

    @cached_property
    def _apart(self) -> set[Apart]:
        """Why rows with a figure are left out, whatever the others are called by."""
        known = (cells for _, cells in self.names.table if cells[self.measure.name] is not None)
        return {why for cells in known if (why := self.names.apart(cells, self.measure))}

    def _why(self, cells: Mapping[str, Any], label: Field) -> Apart | None:
        if why := self.names.apart(cells, self.measure):
            return why
        if any(self.names.contains_others(f, cells[f.name]) for f in self.labels):
            return Apart.TOTAL
        return Apart.BARE if cells[label.name] is None else None

    def ranking(
        self, label: Field, found: Sequence[Row], last: Any = None, code: Field | None = None
    ) -> Chart | None:
        """The rows with the largest figures, where there are several times those of the last."""
        timed = self.time if last is not None else None
        when = timed.shown(self.locale, last) if timed else ""
        unknown = any(
            last is None or self.time is None or self.time.of(cells) == last
            for _, cells in self.parts(label)
            if cells[self.measure.name] is None
        )
        ranked = sorted(found, key=lambda row: row.value, reverse=True)
        locale, measure, first = self.locale, self.measure, _largest(ranked)
        if not superlatives.differ([self.named(row) for row in first]):
            return None
        left = self._left(label)
        few = len(ranked) <= FEW
        total = superlatives.may_be_total(locale, [*map(self.named, ranked)]) if few else ""
        figures = [self.named(row) for row in _said(ranked)]
        of = f"{self.resource.id}/{measure.name}"
        known = Counted(locale.number(len(ranked)), f"fit:{of}") if unknown else ""
        numbers = (row.number for row in ranked)
        column = column_of(self.model, self.resource, measure, numbers)[locale.language]
        # Among changes that go both ways, the largest of those above nothing is not the largest.
        signed = ranked[-1].value < 0
        most = not_drawn.among(
            locale,
            total or ("" if signed else superlatives.most(locale, figures, column)),
            known,
            left,
        )
        most = superlatives.of_time(locale, most, timed.said(locale, last) if timed else "")
        stated = most and not (total or known or left or timed or self.direction)
        said = (
            self._sided(most) if most and not stated else not_drawn.undrawn(locale, left),
            not_drawn.left_out(locale, len(first), len(ranked), of),
        )
        named = self.titled(measure.title[locale.language])
        title = f"{named} ({when})" if when else named
        latest = f", {times.of_which(self.names.table, timed, last, when)}" if timed else ""
        figure = f"a figure, {measure.name}{latest}"
        own = f"a name of its own, {label.name}"
        if code:
            own = f"a name, {label.name}, where others are called so with its {code.name}"
        why = f"each row has {own}, and {figure}; nothing is summed"
        finding = most if stated else ""
        caption = Caption("values", title, join(" ", filter(None, said)), why, finding)
        return self.drawn(caption, [self.bar(row) for row in first], first)

    def trend(self, found: Sequence[Row]) -> Chart | None:
        """The figure in the order of time: few as bars, more as upright ones, many as a line."""
        timed = [row for row in found if row.time is not None]
        ordered = sorted(timed, key=lambda row: times.order(row.time))
        drawn = _ends_of_stretches(ordered)
        if self.time is None or not superlatives.differ([self.named(row) for row in drawn]):
            return None
        locale, measure = self.locale, self.measure
        why = f"each row has a time of its own, {self.time.name}, and a figure, {measure.name}"
        title = self.titled(measure.title[locale.language])
        of = f"{self.resource.id}/{measure.name}"
        said = (
            self.change(self.time, ordered[0], ordered[-1]) if self._are_alike(ordered) else "",
            not_drawn.of_stretches(locale, len(drawn), len(ordered), of),
            self._bridged(timed) if len(drawn) > columns.MOST else "",
            not_drawn.undrawn(locale, self._apart),
        )
        caption = Caption("values", title, join(" ", filter(None, said)), why)
        when = [self.time.shown(locale, row.time) for row in drawn]
        if len(drawn) <= MOST:
            bars = [self.bar(row, time) for row, time in zip(drawn, when, strict=True)]
            return self.drawn(caption, bars, drawn)
        moments = [
            columns.Moment(time, amount(measure, row.value), self.named(row).text)
            for row, time in zip(drawn, when, strict=True)
        ]
        printed = [Figure.printed(self.resource, measure, r.number, r.value) for r in drawn]
        specify = line.specify if len(drawn) > columns.MOST else columns.specify
        shape = specify(moments, Unit.of_field(locale, measure))
        return Chart.of(self.model, caption, shape, printed)

    def _bridged(self, timed: Sequence[Row]) -> str:
        """What a line hides: that some times between others have no figure."""
        every = [cells for _, cells in self.parts(None) if self.time and self.time.of(cells)]
        if len(every) == len(timed):
            return ""
        return self.locale.text("Where a time has no figure, the line joins those beside it.")

    def _are_alike(self, rows: Sequence[Row]) -> bool:
        """Whether rows are of the same entities: one payment is not less than another's before."""
        table = self.model.tables[self.resource.name]
        cells, when = table.by_number, self.time.fields if self.time else ()
        texts = [f.name for f in self.resource.fields if f.type == "string" and f not in when]
        # A supplier occurs again; a remark on each row does not.
        again = [n for n in texts if len({*table.known(n)}) < len([*table.known(n)])]
        keys = [f.name for f in code_fields(self.resource)] + again
        return len({tuple(cells[row.number][name] for name in keys) for row in rows}) == 1

    def change(self, time: times.Time, first: Row, last: Row) -> str:
        """From the first to the last time."""
        text = self.locale.text
        values = {
            "first": self.named(first).text,
            "start": Counted(time.said(self.locale, first.time), "label"),
            "last": self.named(last).text,
            "end": Counted(time.said(self.locale, last.time), "label"),
        }
        return text("From {first} ({start}) to {last} ({end}).", **values)

    def named(self, row: Row) -> Named:
        """A row as sentences on it say it."""
        text = figure_text.printed(self.locale, self.resource, self.measure, row.number, row.value)
        return Named(row.name, row.value, text)

    def bar(self, row: Row, time: str = "") -> Bar:
        """The bar of a row, which leads to what it is about where it is not called by its time."""
        text, entity = self.named(row).text, None if time else row.entity
        size, id_ = amount(self.measure, row.value), str(row.number)
        return Bar(time or row.name, "", size, text, id_, entity=entity)

    def drawn(self, caption: Caption, bars: Sequence[Bar], rows: Sequence[Row]) -> Chart:
        """The chart of the bars of some rows."""
        shape = specify(bars, Unit.of_field(self.locale, self.measure))
        printed = [Figure.printed(self.resource, self.measure, r.number, r.value) for r in rows]
        return Chart.of(self.model, caption, shape, printed)


def _largest(ranked: Sequence[Row]) -> Sequence[Row]:
    return cuts.largest(ranked, lambda row: row.value, MOST)


def _said(ranked: Sequence[Row]) -> Sequence[Row]:
    """The rows that a sentence on the largest needs: a long table is not written out for it."""
    equal = sum(row.value == ranked[0].value for row in ranked)
    if equal > superlatives.NAMED or len(ranked) <= MOST:
        return ranked
    return ranked[:MOST]


def _ends_of_stretches(ordered: Sequence[Row]) -> Sequence[Row]:
    """Rows in the order of time; of more than a line holds, the least and most of stretches."""
    if len(ordered) <= line.MOST:
        return ordered
    size = -(-2 * len(ordered) // line.MOST)
    found = []
    for begin in range(0, len(ordered), size):
        rows = range(begin, min(begin + size, len(ordered)))
        values = {n: ordered[n].value for n in rows}
        found += sorted({min(rows, key=values.__getitem__), max(rows, key=values.__getitem__)})
    return [ordered[n] for n in found]


def _before(label: Field, time: Field, resource: Resource) -> bool:
    """Whether the name of a row comes before its time, as what the row is about."""
    if (time.name in resource.primary_key) != (label.name in resource.primary_key):
        return label.name in resource.primary_key
    return resource.fields.index(label) < resource.fields.index(time)
