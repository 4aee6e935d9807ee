"""Charts of one program or line item: its parts before and after, its phases, its execution.

The page of a program has its line items in the two phases compared, its amount in every phase of
the table that it is taken from, and budget and expenditure by line item; the page of a line item
its programs in the two phases. Other entities have none of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from yesan.charts import changes, cuts, figure_text, proposal, side_names, superlatives
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model import figures
from yesan.model.comparison import Comparison
from yesan.model.entities import Entity, Kind
from yesan.model.figures import Figure, Operation
from yesan.model.model import Model
from yesan.model.phases import Phase

WHY_PAIRS = "its amounts by part are printed in two phases"
PARTS: Mapping[Kind, Kind] = {"program": "line-item", "line-item": "program"}
"""By which kind the amounts of an entity are divided."""
EXECUTED: Kind = "line-item"
"""By which kind the budget and the expenditure of a program are divided."""
Part = tuple[Entity, Figure, Figure]
"""A part of an entity, with its amounts in two phases."""


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """The charts of a program or a line item, as far as its figures are known; else none."""
    if entity.kind not in PARTS:
        return []
    charts = [_parts(model, locale, entity, PARTS[entity.kind])]
    if entity.kind == "program":
        charts += [_phases(model, locale, entity), _execution(model, locale, entity)]
    return [chart for chart in charts if chart]


def has_parts(model: Model, entity: Entity, kind: Kind) -> bool:
    """Whether these charts compare the parts of an entity of some kind in two phases."""
    amounts = model.amounts
    if entity.kind == "program" and kind == EXECUTED and amounts.executed_parts(entity, kind):
        return True
    return PARTS.get(entity.kind) == kind and bool(amounts.compared_parts(entity, kind))


def _parts(model: Model, locale: Locale, entity: Entity, kind: Kind) -> Chart | None:
    """Its amounts by line item, or by program, before and after."""
    items = model.amounts.compared_parts(entity, kind)
    alone = len(items) == 1 and not items[0][1].change.amount
    if not items or alone or model.comparison is None:
        return None
    before, after = model.comparison
    names = _names(before, after, locale.language)
    if kind == "program":
        title = locale.text("{before} and {after} by program", **names)
    else:
        title = locale.text("{before} and {after} by line item", **names)
    title = side_names.titled(model, locale, items[0][1].change, title)
    rollup = model.rollups[items[0][1].resource.name]
    every = rollup.codes_within(entity.kind, entity.code, kind)
    direction = items[0][1].change.direction
    left = rollup.leaves_out({entity.kind: entity.code}, kind, direction)
    unknown = bool({*every} - {part.code for part, _ in items})
    if unknown:
        sentence = changes.largest(locale, items, unknown=True, left=left)
    else:
        sentence = superlatives.of_changes(locale, _moved(locale, items), left=left)
    sentence = proposal.sentence(model, locale, sentence)
    stated = not (unknown or left) and any(c.change.amount for _, c in items)
    said = ("", sentence) if stated else (sentence, "")
    caption = Caption(f"{kind}s", title, said[0], WHY_PAIRS, said[1])
    pairs = [(e, c.before, c.after) for e, c in items if c.before and c.after]
    return _pairs(model, locale, caption, pairs, (before, after))


def _moved(locale: Locale, items: Sequence[tuple[Entity, Comparison]]) -> str:
    """How many parts change, and which one most."""
    every = [c.change for _, c in items]
    moved = figures.count(every, Operation.MOVED)
    if not moved.amount:
        return locale.text("None of them changes.")
    size = max(abs(change.amount) for change in every)
    top = [(e, c.change) for e, c in items if abs(c.change.amount) == size]
    named = [
        figure_text.first(e.name[locale.language], change, [o for o in every if o is not change])
        for e, change in top
    ]
    values = {
        "moved": figure_text.number(locale, moved),
        "count": figure_text.number(locale, figures.count(every)),
        "change": figure_text.change(locale, top[0][1]),
        "name": locale.listed(named),
    }
    if moved.amount == 1 and len(items) > 1:
        return locale.text("Of {count} in this table, only {name} changes: {change}.", **values)
    if len(items) == 1:
        name = items[0][0].name[locale.language]
        return locale.text("{name} has a change of {change}.", name=name, change=values["change"])
    if len(top) > 1:
        pairs = zip(named, (figure_text.change(locale, change) for _, change in top), strict=True)
        values["name"] = locale.listed([join(" ", pair) for pair in pairs])
    return _most(locale, values, len(items), int(moved.amount), len(top))


def _most(
    locale: Locale, values: Mapping[str, object], count: int, moved: int, largest: int
) -> str:
    """How many of several parts change, and which of them most."""
    text = locale.text
    if largest == count:
        return text("All {count} in this table change: {name}.", **values)
    if moved == count and largest > 1:
        return text("All {count} in this table change; the largest changes: {name}.", **values)
    if moved == count:
        return text(
            "All {count} in this table change; the largest change is {name}: {change}.", **values
        )
    if largest > 1:
        return text(
            "{moved} of {count} in this table change; the largest changes: {name}.", **values
        )
    return text(
        "{moved} of {count} in this table change; the largest change is {name}: {change}.", **values
    )


def _execution(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    items = model.amounts.executed_parts(entity, EXECUTED)
    if not items or model.execution is None:
        return None
    resource, first, last = items[0][1].resource, *model.execution
    names = _names(first, last, locale.language)
    sentence = ""
    if not resource.selection:
        count = figures.count([spent for _, _, spent in items])
        sentence = locale.plural(
            "{count} line item is printed.",
            "{count} line items are printed.",
            len(items),
            count=figure_text.number(locale, count),
        )
    title = locale.text("{before} and {after} by line item", **names)
    title = side_names.titled(model, locale, items[0][1], title)
    caption = Caption("execution", title, sentence, WHY_PAIRS)
    return _pairs(model, locale, caption, items, (first, last), size=1)


def _phases(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    known = model.amounts.phases_of(entity)
    language = locale.language
    bars = [
        Bar(phase.name[language], "", f.amount, figure_text.amount(locale, f), phase.id)
        for phase, f in known
    ]
    if not _differ(bars):
        return None
    told = join(", ", (join(" ", (bar.label, bar.text)) for bar in bars))
    caption = Caption(
        "phases",
        side_names.titled(model, locale, known[0][1], locale.text("Amounts by phase")),
        join("", (told, ".")),
        "its amount is known in more than one phase",
    )
    made_of = [f for _, f in known]
    return Chart.of(model, caption, specify(bars, Unit(locale, made_of[0].currency)), made_of)


def _pairs(
    model: Model,
    locale: Locale,
    caption: Caption,
    items: Sequence[Part],
    phases: tuple[Phase, Phase],
    size: Literal[1, 2] = 2,
) -> Chart | None:
    """Two bars for each part, one a phase; None where all look the same.

    Of too many parts those that are largest in the first or the second phase, and none that is
    equal to one that is left out.
    """
    language = locale.language
    drawn: Sequence[Part] = items
    if len(items) > MOST:
        ranked = sorted(items, key=lambda item: -item[size].amount)
        drawn = cuts.largest(ranked, lambda item: item[size].amount, MOST)
        told = locale.text(
            "Shown are the {shown} largest of {count}.",
            shown=Counted(locale.number(len(drawn)), "bars"),
            count=figure_text.number(locale, figures.count([item[size] for item in items])),
        )
        caption = replace(caption, sentence=join(" ", filter(None, (caption.sentence, told))))
    bars = [
        Bar(
            e.name[language],
            p.name[language],
            f.amount,
            figure_text.amount(locale, f),
            e.id,
            entity=e,
        )
        for e, first, second in drawn
        for p, f in zip(phases, (first, second), strict=True)
    ]
    if not _differ(bars):
        return None
    made_of = [f for _, *both in items for f in both]
    return Chart.of(model, caption, specify(bars, Unit(locale, made_of[0].currency)), made_of)


def _differ(bars: Sequence[Bar]) -> bool:
    """Whether a picture of some amounts shows anything."""
    return superlatives.differ([superlatives.Named(b.label, b.amount, b.text) for b in bars])


def _names(before: Phase, after: Phase, language: str) -> dict[str, str]:
    return {"before": before.name[language], "after": after.name[language]}
