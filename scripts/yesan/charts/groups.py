"""The chart of a table whose rows come in pairs: two bars side by side, as budget and expenditure.

A pair is of two phases, or of the two words of a column without which rows could not be told
apart, or of two columns: of the latest of several years, or of all that a table of years has. It is
that of each time, else that of each name, in the latest time where there are several. Nothing is
added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from yesan.charts import cuts, figure_text, not_drawn, side_names, superlatives, times, trends
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.measures import directions, measures
from yesan.charts.row_names import Apart, RowNames
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model.entities import Entity, is_dimension
from yesan.model.figures import Figure, count
from yesan.model.model import Model
from yesan.package.column_types import DIRECTION, PHASE
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.tables.table import Row

PAIR = 2
"""Number of bars side by side: a picture has two colours."""


class Group(NamedTuple):
    """A figure of a pair.

    Attributes:
        id: What tells its pair from others.
        name: Whose it is, or of when.
        when: Its time, as the table has it; None where it has none.
        kind: Which of the pair it is.
        field: The field that has it.
        row: The number of its row.
        value: In the unit of the field.
        entity: What it is about, where it is not called by its time.
    """

    id: str
    name: str
    when: Any
    kind: str
    field: Field
    row: int
    value: Decimal
    entity: Entity | None = None


class Kinds(NamedTuple):
    """What the two bars of a pair are.

    Attributes:
        field: The column that says which of them a row is; None where each has its own column.
        named: Their names, by the value of that column, or by the name of theirs.
    """

    field: Field | None
    named: dict[str, str]


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The pairs of a table; None where its rows do not come in pairs."""
    if is_dimension(resource):
        return None
    names = RowNames(model, locale, resource)
    time = times.time_of(resource, names.table)
    charts = (_Pairs(names, kinds, time).chart() for kinds in _kinds(names, time))
    return next(filter(None, charts), None)


def _kinds(names: RowNames, time: times.Time | None) -> Iterator[Kinds]:
    """What could make pairs: the phase of a row, else any word, else columns of a year."""
    model, resource, table = names.model, names.resource, names.table
    language = names.locale.language
    phase = resource.with_column_type(PHASE)
    if phase is not None:
        known = {str(value) for value in table.known(phase.name)}
        if len(known) > 1:
            named = {p.id: p.name[language] for p in trends.shown(model, known)}
            yield Kinds(phase, named)
        return
    timed = time.fields if time else ()
    for f in reversed(resource.fields):  # what a row is about comes first
        plain = f.type in {"string", "boolean"} and not f.language and not f.sense
        if plain and f not in timed and not names.is_of_several(f):
            values = [*dict.fromkeys(table.column(f.name))]
            if len(values) == PAIR and None not in values:
                yield Kinds(f, {str(value): names.name(f, value) for value in values})
    pairs = times.paired_columns(resource)
    if pairs:
        last = max(pairs)
        yield Kinds(None, {f.name: f.title[language] for f in pairs[last]})
    amounts = [f for f in measures(model, resource) if f.is_value]
    alike = len({(f.currency, f.unit.default, f.factor) for f in amounts}) == 1
    if alike and len(amounts) == PAIR and time and _is_of_times(names, time):
        yield Kinds(None, {f.name: f.title[language] for f in resource.fields if f in amounts})


def _is_of_times(names: RowNames, time: times.Time) -> bool:
    """Whether each row is of a time of its own."""
    known = [time.of(row.cells) for row in names.table]
    return None not in known and len({*known}) == len(known)


@dataclass(frozen=True)
class _Pairs:
    """The figures of a table, two of each time or name.

    Attributes:
        names: What its rows are called.
        kinds: What the two are.
        time: What says when, where the table has that.
    """

    names: RowNames
    kinds: Kinds
    time: times.Time | None

    @property
    def locale(self) -> Locale:
        """The language of the chart."""
        return self.names.locale

    @cached_property
    def direction(self) -> tuple[str, str] | None:
        """The field of directions and the one shown, where it has several: expenditure first."""
        field = self.names.resource.with_column_type(DIRECTION)
        first, *more = directions(self.names.model, self.names.resource) or [""]
        return (field.name, first) if field and more else None

    @cached_property
    def fields(self) -> list[Field]:
        """The fields of the figures: the first, or one for each of the pair."""
        found = measures(self.names.model, self.names.resource, phased=True)
        if self.kinds.field:
            return found[:1]
        own = {f.name: f for f in found}
        return [own[name] for name in self.kinds.named if name in own]

    def chart(self) -> Chart | None:
        """The pairs of each time, where these tell the rows apart; else those of each name."""
        if self.time and self._are_apart(found := [*self.of_times(self.time)]):
            if len({g.id for g in found}) > MOST:
                return None
            return self.drawn(self.time.name, sorted(found, key=lambda g: times.order(g.when)))
        for label in self._labels():
            found = [*self.of_names(label)]
            if self._are_apart(found):
                known = [g.when for g in found if g.when is not None]
                last = times.latest(known)
                latest = [g for g in found if g.when == last]
                return self.drawn(label.name, self._by_size(latest), last)
        return None

    def _labels(self) -> Iterator[Field]:
        """The fields that could name a pair: no row is without one."""
        timed = self.time.fields if self.time else ()
        texts = [f for f in self.names.resource.fields if f.type == "string" and not f.language]
        for f in self.names.candidates() or texts:
            named = all(row.cells[f.name] is not None for row in self._rows())
            several = self.names.is_of_several(f)
            if named and f not in timed and f is not self.kinds.field and not several:
                yield f

    def _are_apart(self, found: Sequence[Group]) -> bool:
        """Whether each figure is the one of its kind in its pair, and some pair is whole.

        What tells them apart is the kind: without it, they could not be told apart.
        """
        places = {(g.id, g.when, g.kind) for g in found}
        return len(places) == len(found) > len({(g.id, g.when) for g in found})

    def of_times(self, time: times.Time) -> Iterator[Group]:
        """The figures of each time."""
        for row in self._rows():
            if (when := time.of(row.cells)) is not None:
                yield from self._figures(row, str(when), time.shown(self.locale, when), when)

    def of_names(self, label: Field) -> Iterator[Group]:
        """The figures of each name."""
        for row in self._rows():
            value = row.cells[label.name]
            if not self.names.contains_others(label, value):
                when = self.time.of(row.cells) if self.time else None
                entity = self.names.entity(label, value)
                for group in self._figures(row, str(value), self.names.name(label, value), when):
                    yield group._replace(entity=entity)

    def _rows(self) -> Iterator[Row]:
        """The rows of the direction shown that are no totals."""
        for row in self.names.table:
            if self._is_shown(row) and not any(
                self.names.is_total(row.cells, f) for f in self.fields
            ):
                yield row

    @cached_property
    def _left(self) -> set[Apart]:
        """Why rows of the direction shown are left out."""
        rows = (r for r in self.names.table if self._is_shown(r))
        each = (self.names.apart(row.cells, f) for row in rows for f in self.fields)
        return {why for why in each if why}

    def _is_shown(self, row: Row) -> bool:
        return not self.direction or row.cells[self.direction[0]] == self.direction[1]

    def _figures(self, row: Row, id_: str, name: str, when: Any) -> Iterator[Group]:
        kinds = self.kinds
        for f in self.fields:
            kind = str(row.cells[kinds.field.name]) if kinds.field else f.name
            if kind in kinds.named and (value := row.cells[f.name]) is not None:
                yield Group(id_, name, when, kind, f, row.number, Decimal(value))

    def _by_size(self, found: Sequence[Group]) -> list[Group]:
        """Pairs by their last figure, the largest first; those without it are last."""
        size = {(g.id, g.kind): g.value for g in found}
        last = [*self.kinds.named][-1]
        none = min((g.value for g in found), default=Decimal(0)) - 1
        return sorted(found, key=lambda g: (-size.get((g.id, last), none), g.id))

    def drawn(self, label: str, found: Sequence[Group], last: Any = None) -> Chart | None:
        """The chart of some pairs in their order."""
        locale, language, resource = self.locale, self.locale.language, self.names.resource
        order = [*self.kinds.named]
        sizes = {g.id: g.value for g in found if g.kind == order[-1]}
        ids = [*dict.fromkeys(g.id for g in found)]
        # What has no such figure is as large as no other.
        kept = {*cuts.largest(ids, lambda id_: sizes.get(id_, id_), MOST)}
        shown = sorted(
            (g for g in found if g.id in kept),
            key=lambda g: (ids.index(g.id), order.index(g.kind)),
        )
        bars = [self._bar(g) for g in shown]
        if not superlatives.differ([superlatives.Named(b.label, b.amount, b.text) for b in bars]):
            return None
        title = join(" · ", [f.title[language] for f in self.fields])
        if self.direction:
            title = join(": ", (side_names.of_direction(locale, self.direction[1]), title))
        when = self.time.shown(locale, last) if self.time and last is not None else ""
        named = f"{title} ({when})" if when else title
        latest = ""
        if self.time and when:
            latest = f", {times.of_which(self.names.table, self.time, last, when)}"
        why = (
            f"its rows come in pairs, {' and '.join(order)}, by {label}; each has one figure, "
            f"{', '.join(f.name for f in self.fields)}{latest}"
        )
        said = filter(None, (self._cut(found, len(kept)), not_drawn.undrawn(locale, self._left)))
        caption = Caption("values", named, join(" ", said), why)
        shape = specify(bars, Unit.of_field(locale, self.fields[0]), [*self.kinds.named.values()])
        figures = [Figure.printed(resource, g.field, g.row, g.value) for g in shown]
        return Chart.of(self.names.model, caption, shape, figures)

    def _cut(self, found: Sequence[Group], shown: int) -> str:
        """How many pairs are shown, where not all are: each is as large as its last figure."""
        order = [*self.kinds.named]
        last = {g.id: g for g in sorted(found, key=lambda g: order.index(g.kind))}.values()
        if len(last) == shown:
            return ""
        every = [Figure.printed(self.names.resource, g.field, g.row, g.value) for g in last]
        return self.locale.text(
            "Shown are the {shown} largest of {count}.",
            shown=Counted(self.locale.number(shown), "bars"),
            count=figure_text.number(self.locale, count(every)),
        )

    def _bar(self, group: Group) -> Bar:
        """The bar of a figure."""
        text = figure_text.printed(
            self.locale, self.names.resource, group.field, group.row, group.value
        )
        name = self.kinds.named[group.kind]
        size = amount(group.field, group.value)
        return Bar(group.name, name, size, text, group.id, entity=group.entity)
