"""Which charts a page gets, chosen by what its figures mean, and what is said beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yesan.bars import Bar, specify
from yesan.discrepancies import Discrepancy
from yesan.entities import Entity, Kind, Phase
from yesan.figures import Figure
from yesan.locales import Locale
from yesan.model import Model
from yesan.package import Field, Resource

MOST = 20
"""How many bars one chart shows; beyond that a table reads better."""
PERCENT = 100
"""What an axis of rates reaches, so that a low rate looks low."""
PARTS: Mapping[Kind, Kind] = {"program": "line-item", "line-item": "program"}
"""By what the amounts of an entity are told apart."""


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
        why: Why the page has it, for who maintains the package.
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
    why: str = ""


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """The charts of a program: its line items before and after, its phases, its execution.

    A line item has its programs before and after. Of other entities there are none of these: their
    amounts are those of their programs.
    """
    if entity.kind not in PARTS:
        return []
    charts = [_parts(model, locale, entity, PARTS[entity.kind])]
    if entity.kind == "program":
        charts += [_phases(model, locale, entity), _execution(model, locale, entity)]
    return [chart for chart in charts if chart]


def _parts(model: Model, locale: Locale, entity: Entity, kind: Kind) -> Chart | None:
    """Its amounts by line item, or by program, before and after."""
    items = model.parts(entity, kind, model.comparison)
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
    return _pairs(model, locale, f"{kind}s", title, sentence, items, (before, after))


def _execution(model: Model, locale: Locale, entity: Entity) -> Chart | None:
    items = model.parts(entity, "line-item", model.execution)
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
    words = Words(
        "phases",
        locale.text("Budget by phase"),
        "; ".join(f"{bar.label} {bar.text}" for bar in bars) + ".",
        "its amount is known in more than one phase",
    )
    return draw(model, locale, words, bars, [f for _, f in figures])


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
    why = "its amounts by part are known in two phases"
    return draw(model, locale, Words(id_, title, sentence, why), bars, made_of)


@dataclass(frozen=True)
class Words:
    """What is said of a chart: its anchor, its title, what it shows, and why the page has it."""

    id: str
    title: str
    sentence: str
    why: str


def draw(  # noqa: PLR0913 - all that can differ between charts
    model: Model,
    locale: Locale,
    words: Words,
    bars: Sequence[Bar],
    made_of: Sequence[Figure],
    *,
    signed: bool = False,
    unit: str = "",
    counted: Resource | None = None,
    derived: bool = False,
    picture: tuple[dict[str, Any], str] | None = None,
) -> Chart:
    """A chart of bars with all that is said beside it.

    Args:
        model: Knows what is doubtful.
        locale: The language.
        words: What is said of it.
        bars: Its bars, in order.
        made_of: The published figures that it is made of.
        signed: Whether its bars are changes.
        unit: The unit of bars that are no money.
        counted: The table whose rows the bars count, where they are no published figures.
        derived: Whether its figures are computed from those that it is made of.
        picture: Its specification and the unit of its axis, where it is not drawn as bars.
    """
    currency = made_of[0].currency if made_of and not derived else ""
    spec, axis = picture or specify(
        bars,
        locale=locale,
        currency=currency,
        unit=unit,
        signed=signed,
        whole=PERCENT if unit == "%" else 0,
    )
    series = list(dict.fromkeys(bar.series for bar in bars))
    names = {bar.band: bar.label for bar in bars}
    cells: dict[str, dict[str, str]] = {}
    for bar in bars:
        exact = locale.exact(bar.amount, currency) if currency else bar.text
        cells.setdefault(bar.band, {})[bar.series] = exact
    tables = [counted] if counted else [f.resource for f in made_of]
    return Chart(
        id=words.id,
        title=words.title,
        unit=axis,
        sentence=words.sentence,
        sources=tuple({table.name: table for table in tables}.values()),
        computed=signed or derived or counted is not None or any(f.summed for f in made_of),
        doubts=tuple(model.doubts(made_of)),
        header=("", *series) if len(series) > 1 else ("", axis and locale.text("Amount")),
        rows=tuple(
            (names[band], *(row.get(s, "–") for s in series)) for band, row in cells.items()
        ),
        spec=spec,
        why=words.why,
    )


def written(locale: Locale, field: Field, value: Decimal | int) -> str:
    """A figure of a field as one would say it, with its unit."""
    if field.currency:
        return locale.amount(Decimal(value) * field.factor, field.currency)
    return f"{locale.number(value)} {field.unit[locale.language]}".strip()


def _names(before: Phase, after: Phase, language: str) -> dict[str, str]:
    return {"before": before.name[language], "after": after.name[language]}


def _any_partial(items: Sequence[tuple[Entity, Figure, Figure]]) -> bool:
    return any(figure.partial for _, *figures in items for figure in figures)
