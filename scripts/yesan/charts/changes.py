"""Charts of changes: the largest of some entities, how they add up, and the reasons given.

The ranking is on home and on the page of each kind of entity, wherever two phases of a budget are
known in one table: what changed most is what readers ask first. The waterfall is on home where the
changes of the departments add up to that of the whole; the reasons where a table states them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.model.entities import Entity
from yesan.model.figures import Comparison, Figure
from yesan.model.model import Model

LEAST = Decimal("0.01")
"""A share below which no more is said than that it is less."""


def of_changes(
    model: Model,
    locale: Locale,
    changes: Sequence[tuple[Entity, Comparison]],
    most: int = MOST,
    *,
    id_: str = "changes",
) -> Chart | None:
    """The largest changes of some entities, ranked; each with its share where all go one way."""
    moved = _ranked(changes)
    if not moved or model.comparison is None:
        return None
    language = locale.language
    top, first = moved[0]
    total = sum((c.change for _, c in moved), Decimal(0))
    alike = len({c.change > 0 for _, c in moved}) == 1 and len(moved) > 1
    bars = [
        Bar(
            e.name[language],
            "",
            c.change,
            _with_share(locale, c, total if alike else Decimal(0)),
            e.id,
        )
        for e, c in moved[:most]
    ]
    before, after = (phase.name[language] for phase in model.comparison)
    sentence = locale.plural(
        "{count} changes: {name}, {change}.",
        "{count} change; the largest change is {name}: {change}.",
        len(moved),
        name=top.name[language],
        change=locale.change(first.change, first.after.currency),
    )
    partial = next((c.after.resource for _, c in moved if c.after.partial), None)
    if partial:
        sentence += " " + locale.text(
            "The table is not complete: {table}.", table=partial.title[language]
        )
    if alike:
        sentence += " " + locale.text("The percentage is the share of the whole change.")
    caption = Caption(
        id_,
        locale.text("Changes from {before} to {after}", before=before, after=after),
        sentence,
        f"{len(moved)} entities have an amount before and after in one table",
    )
    figures = [f for _, c in moved[:most] for f in (c.before, c.after)]
    shape = specify(bars, Unit(locale, first.after.currency), signed=True)
    return Chart.of(model, caption, shape, figures, computed=True)


def of_buildup(
    model: Model, locale: Locale, changes: Sequence[tuple[Entity, Comparison]], total: Comparison
) -> Chart | None:
    """How the changes of some entities add up to the change of the whole, as a waterfall."""
    moved = _ranked(changes)
    if len(moved) < 2 or model.comparison is None:  # noqa: PLR2004 - one step builds up nothing
        return None
    language, currency = locale.language, total.after.currency
    bars, reached = [], Decimal(0)
    alike = len({c.change > 0 for _, c in moved}) == 1
    for e, c in moved:
        text = _with_share(locale, c, total.change if alike else Decimal(0))
        bars.append(Bar(e.name[language], "", c.change, text, e.id, reached))
        reached += c.change
    whole = locale.text("Total")
    bars.append(Bar(whole, "", total.change, locale.change(total.change, currency), "total"))
    before, after = (phase.name[language] for phase in model.comparison)
    top, first = moved[0]
    caption = Caption(
        "buildup",
        locale.text("How the change adds up: {before} to {after}", before=before, after=after),
        locale.text(
            "{name} has the largest part: {change} of {total}. Each bar begins where the one above "
            "it ends.",
            name=top.name[language],
            change=locale.change(first.change, currency),
            total=locale.change(total.change, currency),
        ),
        "the changes of these entities add up to that of the whole",
    )
    figures = [f for _, c in moved for f in (c.before, c.after)] + [total.before, total.after]
    shape = specify(bars, Unit(locale, currency), signed=True)
    return Chart.of(model, caption, shape, figures, computed=True)


def of_reasons(
    model: Model, locale: Locale, reasons: Mapping[str, Sequence[Figure]]
) -> Chart | None:
    """The changes by the kind of reason given for them."""
    sums = {kind: sum((f.amount for f in given), Decimal(0)) for kind, given in reasons.items()}
    figures = [f for given in reasons.values() for f in given]
    if len(sums) < 2 or len({f.currency for f in figures}) != 1:  # noqa: PLR2004 - one compares nothing
        return None
    currency = figures[0].currency
    bars = [
        Bar(kind, "", amount, locale.change(amount, currency))
        for kind, amount in sorted(sums.items(), key=lambda x: -abs(x[1]))
    ]
    whole = sum(sums.values(), Decimal(0))
    caption = Caption(
        "reasons",
        locale.text("Changes by the reason given"),
        locale.plural(
            "{count} change gives its reason, {total}: {name}.",
            "{count} changes give their reasons, {total} together; most of it: {name}, {change}.",
            len(figures),
            total=locale.change(whole, currency),
            name=bars[0].label,
            change=bars[0].text,
        ),
        "rows of a table give a reason of a kind, and an amount",
    )
    shape = specify(bars, Unit(locale, currency), signed=True)
    return Chart.of(model, caption, shape, figures, computed=True)


def _ranked(changes: Sequence[tuple[Entity, Comparison]]) -> list[tuple[Entity, Comparison]]:
    """The changes in one currency, that of the largest, which is the first."""
    moved = sorted(
        ((e, c) for e, c in changes if c.change), key=lambda x: abs(x[1].change), reverse=True
    )
    return [(e, c) for e, c in moved if c.after.currency == moved[0][1].after.currency]


def _with_share(locale: Locale, comparison: Comparison, total: Decimal) -> str:
    """A change as written, with its share of a whole that goes the same way."""
    text = locale.change(comparison.change, comparison.after.currency)
    if not total or (comparison.change > 0) != (total > 0):
        return text
    ratio = comparison.change / total
    share = locale.percent(max(ratio, LEAST), 0)
    share = f"<{share}" if ratio < LEAST else share
    return locale.text("{change} ({share})", change=text, share=share)
