"""Which charts a page gets, chosen by what its figures mean, and what is said beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yesan.bars import Bar, specify
from yesan.discrepancies import Discrepancy
from yesan.entities import Entity, Phase, code_fields, is_dimension, kind_of
from yesan.figures import Comparison, Figure
from yesan.locales import Locale
from yesan.model import Model
from yesan.package import Field, Resource
from yesan.tables import records

MOST = 20
"""How many bars one chart shows; beyond that a table reads better."""


@dataclass(frozen=True)
class Chart:
    """A picture of figures, and all that is said beside it.

    Attributes:
        id: Anchor on its page.
        title: What it is about.
        unit: The unit of its axis.
        sentence: What it shows, in words.
        sources: The tables that its figures come from.
        computed: Whether its figures are computed from published ones, or published themselves.
        doubts: What is wrong with the published figures it is made of.
        header: The columns of the table behind it.
        rows: The figures behind it, as written.
        spec: The Vega-Lite specification.
    """

    id: str
    title: str
    unit: str
    sentence: str
    sources: tuple[Resource, ...]
    computed: bool
    doubts: tuple[Discrepancy, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spec: dict[str, Any]


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """The charts of a program: its line items before and after, its phases, its execution."""
    charts = [
        _line_items(model, locale, entity),
        _phases(model, locale, entity),
        _execution(model, locale, entity),
    ]
    return [chart for chart in charts if chart]


def of_changes(
    model: Model, locale: Locale, changes: Sequence[tuple[Entity, Comparison]], most: int = MOST
) -> Chart | None:
    """The largest changes of some entities, ranked."""
    moved = sorted(
        ((e, c) for e, c in changes if c.change), key=lambda x: abs(x[1].change), reverse=True
    )
    if not moved or model.comparison is None:
        return None
    language = locale.language
    top, first = moved[0]
    alike = [(e, c) for e, c in moved if c.after.currency == first.after.currency]
    shown = alike[:most]
    bars = [
        Bar(e.name[language], "", c.change, locale.change(c.change, c.after.currency), e.id)
        for e, c in shown
    ]
    before, after = (phase.name[language] for phase in model.comparison)
    return _chart(
        model,
        locale,
        "changes",
        locale.text("Changes from {before} to {after}", before=before, after=after),
        locale.plural(
            "{count} changes: {name}, {change}.",
            "{count} change; the largest change is {name}: {change}.",
            len(moved),
            name=top.name[language],
            change=locale.change(first.change, first.after.currency),
        ),
        bars,
        [f for _, c in shown for f in (c.before, c.after)],
        signed=True,
    )


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The first figure of a table whose rows each stand for one entity of one kind."""
    keys = code_fields(resource)
    measure = next((f for f in resource.fields if f.numeric and not f.is_part), None)
    if len(keys) != 1 or measure is None or is_dimension(resource):
        return None
    kind = kind_of(keys[0])
    entities = model.entities[kind]
    frame = model.tables[resource.name]
    frame = frame[frame[keys[0].name].notna()]
    rows = records(frame)
    codes = [str(r[keys[0].name]) for r in rows]
    parents = {a for code in codes for a in model.ancestors(kind, code)}
    leaves = [
        (entities[code], Decimal(row[measure.name]), int(number))
        for code, row, number in zip(codes, rows, frame.index, strict=True)
        if code in entities and code not in parents and row[measure.name] is not None
    ]
    if len(leaves) < 2 or len(set(codes)) < len(codes):  # noqa: PLR2004 - one bar compares nothing
        return None
    leaves.sort(key=lambda leaf: leaf[1], reverse=True)
    language = locale.language
    bars = [
        Bar(e.name[language], "", value * measure.factor, _written(locale, measure, value), e.id)
        for e, value, _ in leaves[:MOST]
    ]
    title = measure.title[language]
    return _chart(
        model,
        locale,
        "values",
        title,
        locale.text(
            "{name} has the most: {value}; shown are {shown} of {count}.",
            name=bars[0].label,
            value=bars[0].text,
            shown=locale.number(len(bars)),
            count=locale.number(len(leaves)),
        ),
        bars,
        [
            Figure(value, measure.currency, resource, (number,), measure.name, measure.factor)
            for _, value, number in leaves[:MOST]
        ],
        unit=measure.unit[language],
    )


def _line_items(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    items = model.line_items(entity, model.comparison)
    if not items or model.comparison is None or _any_partial(items):
        return None
    language = locale.language
    moved = [(e, after.amount - before.amount) for e, before, after in items]
    moved = [(e, change) for e, change in moved if change]
    if moved:
        top, change = max(moved, key=lambda x: abs(x[1]))
        sentence = locale.text(
            "{moved} of {count} line items change; the largest change is {name}: {change}.",
            moved=locale.number(len(moved)),
            count=locale.number(len(items)),
            name=top.name[language],
            change=locale.change(change, items[0][1].currency),
        )
    else:
        sentence = locale.text("No line item changes.")
    before, after = model.comparison
    title = locale.text("Line items: {before} and {after}", **_names(before, after, language))
    return _pairs(model, locale, "line-items", title, sentence, items, (before, after))


def _execution(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    items = model.line_items(entity, model.execution)
    if not items or model.execution is None:
        return None
    language = locale.language
    items = items[:MOST]
    budget = sum((b.amount for _, b, _ in items), Decimal(0))
    spent = sum((s.amount for _, _, s in items), Decimal(0))
    currency = items[0][1].currency
    sentence = locale.text(
        "Of {budget} in the line items shown, {spent} is spent ({rate}).",
        budget=locale.amount(budget, currency),
        spent=locale.amount(spent, currency),
        rate=locale.percent(spent / budget) if budget else "–",
    )
    first, last = model.execution
    title = locale.text("Execution: {before} and {after}", **_names(first, last, language))
    return _pairs(model, locale, "execution", title, sentence, items, (first, last))


def _phases(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    figures = [
        (phase, figure)
        for phase in model.phases.values()
        if (figure := model.figure(entity, phase)) and not figure.partial
    ]
    if len(figures) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    language = locale.language
    bars = [
        Bar(phase.name[language], "", f.amount, locale.amount(f.amount, f.currency), phase.id)
        for phase, f in figures
    ]
    return _chart(
        model,
        locale,
        "phases",
        locale.text("Budget by phase"),
        "; ".join(f"{bar.label} {bar.text}" for bar in bars) + ".",
        bars,
        [f for _, f in figures],
    )


def _pairs(
    model: Model,
    locale: Locale,
    id_: str,
    title: str,
    sentence: str,
    items: Sequence[tuple[Entity, Figure, Figure]],
    phases: tuple[Phase, Phase],
) -> Chart:
    """Two bars for each line item, one a phase."""
    language = locale.language
    bars = [
        Bar(e.name[language], p.name[language], f.amount, locale.amount(f.amount, f.currency), e.id)
        for e, first, second in items[:MOST]
        for p, f in zip(phases, (first, second), strict=True)
    ]
    made_of = [f for _, *figures in items for f in figures]
    return _chart(model, locale, id_, title, sentence, bars, made_of)


def _chart(
    model: Model,
    locale: Locale,
    id_: str,
    title: str,
    sentence: str,
    bars: Sequence[Bar],
    made_of: Sequence[Figure],
    *,
    signed: bool = False,
    unit: str = "",
) -> Chart:
    currency = made_of[0].currency
    spec, axis = specify(bars, locale=locale, currency=currency, unit=unit, signed=signed)
    series = list(dict.fromkeys(bar.series for bar in bars))
    names = {bar.band: bar.label for bar in bars}
    cells: dict[str, dict[str, str]] = {}
    for bar in bars:
        exact = locale.exact(bar.amount, currency) if currency else bar.text
        cells.setdefault(bar.band, {})[bar.series] = exact
    return Chart(
        id=id_,
        title=title,
        unit=axis,
        sentence=sentence,
        sources=tuple({f.resource.name: f.resource for f in made_of}.values()),
        computed=signed or any(f.summed for f in made_of),
        doubts=tuple(model.doubts(made_of)),
        header=("", *series) if len(series) > 1 else ("", axis and locale.text("Amount")),
        rows=tuple(
            (names[band], *(row.get(s, "–") for s in series)) for band, row in cells.items()
        ),
        spec=spec,
    )


def _written(locale: Locale, field: Field, value: Decimal) -> str:
    if field.currency:
        return locale.amount(value * field.factor, field.currency)
    return f"{locale.number(value)} {field.unit[locale.language]}".strip()


def _names(before: Phase, after: Phase, language: str) -> dict[str, str]:
    return {"before": before.name[language], "after": after.name[language]}


def _any_partial(items: Sequence[tuple[Entity, Figure, Figure]]) -> bool:
    return any(figure.partial for _, *figures in items for figure in figures)
