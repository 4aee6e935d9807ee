"""Charts of one program or line item: its parts before and after, its phases, its execution.

The page of a program has its line items in the two phases compared, its amount in every phase, and
budget and expenditure by line item; the page of a line item its programs in the two phases. Other
entities have none of these: their amounts are those of their programs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.model.entities import Entity, Kind
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.phases import Phase

WHY_PAIRS = "its amounts by part are known in two phases"
PARTS: Mapping[Kind, Kind] = {"program": "line-item", "line-item": "program"}
"""By which kind the amounts of an entity are divided."""


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """The charts of a program or a line item, as far as its figures are known; else none."""
    if entity.kind not in PARTS:
        return []
    charts = [_parts(model, locale, entity, PARTS[entity.kind])]
    if entity.kind == "program":
        charts += [_phases(model, locale, entity), _execution(model, locale, entity)]
    return [chart for chart in charts if chart]


def _parts(model: Model, locale: Locale, entity: Entity, kind: Kind) -> Chart | None:
    """Its amounts by line item, or by program, before and after."""
    items = model.amounts.parts_of(entity, kind, model.comparison)
    if not items or model.comparison is None or _any_partial(items):
        return None
    language = locale.language
    moved = [(e, after.amount - before.amount) for e, before, after in items]
    moved = [(e, change) for e, change in moved if change]
    if moved:
        top, change = max(moved, key=lambda x: abs(x[1]))
        sentence = locale.text(
            "{moved} of {count} change; the largest change is {name}: {change}.",
            moved=locale.number(len(moved)),
            count=locale.number(len(items)),
            name=top.name[language],
            change=locale.change(change, items[0][1].currency),
        )
    else:
        sentence = locale.text("None of them changes.")
    before, after = model.comparison
    names = _names(before, after, language)
    if kind == "program":
        title = locale.text("Programs: {before} and {after}", **names)
    else:
        title = locale.text("Line items: {before} and {after}", **names)
    caption = Caption(f"{kind}s", title, sentence, WHY_PAIRS)
    return _pairs(model, locale, caption, items, (before, after))


def _execution(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    items = model.amounts.parts_of(entity, "line-item", model.execution)
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
    caption = Caption("execution", title, sentence, WHY_PAIRS)
    return _pairs(model, locale, caption, items, (first, last))


def _phases(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    figures = [
        (phase, figure)
        for phase in model.phases.values()
        if (figure := model.amounts.figure_of(entity, phase)) and not figure.partial
    ]
    if len(figures) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    language = locale.language
    bars = [
        Bar(phase.name[language], "", f.amount, locale.amount(f.amount, f.currency), phase.id)
        for phase, f in figures
    ]
    caption = Caption(
        "phases",
        locale.text("Budget by phase"),
        "; ".join(f"{bar.label} {bar.text}" for bar in bars) + ".",
        "its amount is known in more than one phase",
    )
    made_of = [f for _, f in figures]
    return Chart.of(model, caption, specify(bars, Unit(locale, made_of[0].currency)), made_of)


def _pairs(
    model: Model,
    locale: Locale,
    caption: Caption,
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
    return Chart.of(model, caption, specify(bars, Unit(locale, made_of[0].currency)), made_of)


def _names(before: Phase, after: Phase, language: str) -> dict[str, str]:
    return {"before": before.name[language], "after": after.name[language]}


def _any_partial(items: Sequence[tuple[Entity, Figure, Figure]]) -> bool:
    return any(figure.partial for _, *figures in items for figure in figures)
