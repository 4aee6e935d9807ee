"""The chart of what a figure is made of: the parts that a table adds up to it, for one row.

The page of an entity has it for each table whose descriptor states a field as the sum of others,
and which has one row of the entity: only there are the parts known to be all of the whole. Rates
add up to nothing, equal parts show nothing, and parts below zero have no shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yesan.charts import figure_text
from yesan.charts.chart import Caption, Chart
from yesan.charts.measures import is_rate
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Counted
from yesan.model import figures
from yesan.model.entities import Entity
from yesan.model.figures import Figure, Operation
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.tables.table import Table


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """The parts of an entity's figures, in each table that has one row of it and their sum."""
    charts = []
    for resource, own in model.mentions.rows_of(entity):
        whole, parts = _sum(resource)
        if whole is None or len(own) != 1 or _mixes(model, resource, parts):
            continue
        if chart := _of_row(model, locale, resource, own, whole, parts):
            charts.append(chart)
    return charts


def _mixes(model: Model, resource: Resource, fields: Sequence[Field]) -> bool:
    """Whether some fields are revenue, and others expenditure: neither is a share of both."""
    facts = model.facts.of_year(model.facts.year).get(resource.name, ())
    return len({fact.direction for fact in facts if fact.field in fields}) > 1


def _of_row(
    model: Model,
    locale: Locale,
    resource: Resource,
    own: Table,
    whole: Field,
    parts: list[Field],
) -> Chart | None:
    ((number, row),) = own
    known = [f for f in parts if row[f.name]]
    if len(known) < 2 or not row[whole.name]:  # noqa: PLR2004 - one part is the whole
        return None
    ranked = sorted(known, key=lambda f: -Decimal(row[f.name]))
    if row[ranked[0].name] == row[ranked[-1].name]:
        return None
    made_of = [Figure.printed(resource, f, number, row[f.name]) for f in ranked]
    bars = [
        Bar(
            f.title[locale.language],
            "",
            amount(f, row[f.name]),
            figure_text.printed(locale, resource, f, number, row[f.name]),
            f.name,
        )
        for f in ranked
    ]
    total = Figure.printed(resource, whole, number, row[whole.name])
    blank = [f for f in parts if row[f.name] is None]
    caption = Caption(
        f"parts-{resource.id}",
        locale.text(
            "{table}: what {whole} is made of",
            table=resource.title[locale.language],
            whole=whole.title[locale.language],
        ),
        _unknown(locale, total, blank) if blank else _said(locale, total, made_of, bars),
        f"{whole.name} is the sum of other fields of its row",
    )
    return Chart.of(model, caption, specify(bars, Unit.of_field(locale, whole)), made_of)


def _unknown(locale: Locale, total: Figure, blank: Sequence[Field]) -> str:
    """The whole, and the parts that have no amount: any of them could be the largest."""
    return locale.text(
        "{whole}: {total}. No figure is given for {names}.",
        whole=total.field.title[locale.language],
        total=_printed(locale, total),
        names=locale.listed([Counted(f.title[locale.language], "label") for f in blank]),
    )


def _said(locale: Locale, total: Figure, parts: Sequence[Figure], bars: Sequence[Bar]) -> str:
    """The whole and its largest part, or the parts that share that; the first bars are these."""
    first = [bar for bar in bars if bar.amount == bars[0].amount]
    share = figures.share(parts[0], total)
    values = {
        "whole": total.field.title[locale.language],
        "total": _printed(locale, total),
        "name": locale.listed(
            [
                figure_text.first(
                    bar.label, part, [p for p in parts if p is not part], Operation.RANK
                )
                for bar, part in zip(first, parts, strict=False)
            ]
        ),
        "value": first[0].text,
        "share": figure_text.percent(locale, share) if share else "",
    }
    if share is None or any(bar.amount < 0 for bar in bars):
        return locale.text("{whole}: {total}.", **values)
    if len(first) > 1:
        return locale.text(
            "{whole}: {total}. The largest parts are {name}: {value} each, {share} of {whole}.",
            **values,
        )
    return locale.text(
        "{whole}: {total}. The largest part is {name}: {value}, {share} of {whole}.", **values
    )


def _printed(locale: Locale, total: Figure) -> str:
    """The whole as its cell prints it."""
    field, cells = total.field, total.first
    value = total.amount / field.factor if field.currency else total.amount
    return figure_text.printed(locale, cells.resource, field, cells.rows[0], value)


def _sum(resource: Resource) -> tuple[Field | None, list[Field]]:
    """The first field that is the sum of others, and these."""
    for f in resource.fields:
        if f.computed and f.computed.operation == "sum" and f.numeric and not is_rate(f):
            parts = [resource.by_name[name] for name in f.computed.operands]
            if {(p.currency, p.unit.default) for p in parts} == {(f.currency, f.unit.default)}:
                return f, parts
    return None, []
