"""How many rows of a table have each word of a column: the chart of a table without figures."""

from __future__ import annotations

from yesan.charts import figure_text, superlatives
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.row_names import RowNames
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.model.figures import Figure, frequency
from yesan.model.model import Model
from yesan.package.resource import Field, Resource


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The rows by the first column that has few words, each in many rows, not all in as many.

    A column of listed categories comes first: it is there to be counted.
    """
    names = RowNames(model, locale, resource)
    for f in sorted(resource.fields, key=lambda f: not f.categories):
        known = names.table.known(f.name)
        if not _is_counted(names, f) or 2 * len(known) < len(names.table):
            continue
        found: dict[object, list[int]] = {}
        for row in names.table:
            if row.cells[f.name] is not None:
                found.setdefault(row.cells[f.name], []).append(row.number)
        ranked = sorted(found.items(), key=lambda item: -len(item[1]))[: MOST + 1]
        figures = [
            _named(locale, names.name(f, value), frequency(resource, f, rows))
            for value, rows in ranked
        ]
        if len(figures) <= min(MOST, len(known) / 2) and superlatives.differ(figures):
            return _drawn(names, f, figures)
    return None


def _drawn(names: RowNames, field: Field, figures: list[superlatives.Named]) -> Chart:
    locale, resource = names.locale, names.resource
    caption = Caption(
        "values",
        locale.text("Rows by {field}", field=field.title[locale.language]),
        superlatives.most_frequent(locale, figures, len(names.table)),
        f"it has no figure, and few words in {field.name}: its rows are counted",
    )
    bars = [Bar(f.name, "", f.amount, f.text) for f in figures]
    unit = Unit(locale, name=locale.text("rows"), beside=False, title=locale.text("Rows"))
    shape = specify(bars, unit)
    return Chart(
        caption, shape.spec, shape.axis, shape.table, (resource,), computed=True, texts=shape.texts
    )


def _named(locale: Locale, word: str, count: Figure) -> superlatives.Named:
    return superlatives.Named(word, count.amount, figure_text.number(locale, count))


def _is_counted(names: RowNames, field: Field) -> bool:
    """Whether the values of a field are words: no ids, and no codes without names."""
    coded = field.column_type is not None and field.column_type.part == "code"
    if field in names.keys or coded:
        own = (field.name,) == names.resource.primary_key
        return names.is_named(field) and not own
    return field.type in {"string", "boolean"} and not field.language and field.sense != "key"
