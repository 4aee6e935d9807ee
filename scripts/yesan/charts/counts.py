"""How many rows of a table have each word of a column: the chart of a table without figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from yesan.charts import superlatives
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.row_names import RowNames
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Counted
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.reading import spelling


def of_table(model: Model, locale: Locale, resource: Resource) -> Chart | None:
    """The rows by the first column that has few words, each in many rows, not all in as many.

    A column of listed categories comes first: it is there to be counted.
    """
    if resource.with_role("finding"):
        return None  # the kinds are those of who read the source, not figures of it
    if _is_list_of_names(model, resource):
        return None  # how many of a kind there are says nothing of what other tables have
    names = RowNames(model, locale, resource)
    for f in sorted(resource.fields, key=lambda f: not f.categories):
        known = names.table.known(f.name)
        if not _is_counted(names, f) or 2 * len(known) < len(names.table) or _are_figures(known):
            continue
        kind = f"words:{resource.id}/{f.name}"
        figures = [
            superlatives.Named(names.name(f, word), Decimal(n), Counted(locale.number(n), kind))
            for word, n in Counter(known).most_common(MOST + 1)
        ]
        if len(figures) <= min(MOST, len(known) / 2) and superlatives.differ(figures):
            return _drawn(names, f, figures)
    return None


def _is_list_of_names(model: Model, resource: Resource) -> bool:
    """Whether a table is there for others to refer to."""
    others = (r for r in model.package.resources if r.name != resource.name)
    keys = (key for other in others for key in other.foreign_keys if not key.package)
    return any(key.resource == resource.name for key in keys)


def _drawn(names: RowNames, field: Field, figures: list[superlatives.Named]) -> Chart:
    locale, resource = names.locale, names.resource
    caption = Caption(
        "values",
        locale.text("Rows by {field}", field=field.title[locale.language]),
        superlatives.most_frequent(locale, figures, _rows(names)),
        f"it has no figure, and few words in {field.name}: its rows are counted",
    )
    bars = [Bar(f.name, "", f.amount, f.text, words=f.text) for f in figures]
    unit = Unit(locale, name=locale.text("rows"), beside=False, title=locale.text("Rows"))
    shape = specify(bars, unit)
    return Chart(
        caption,
        shape.specification,
        shape.axis,
        shape.table,
        (resource,),
        computed=True,
        texts=shape.texts,
        narrow=shape.narrow,
    )


def _are_figures(words: Iterable[str]) -> bool:
    """Whether most words of a column are figures, which it holds as text because of the others."""
    distinct = {str(word) for word in words}
    figures = [word for word in distinct if spelling.value(spelling.figure(word), {}) is not None]
    plain = len(figures) == len(distinct) and all(map(str.isdigit, figures))
    return 2 * len(figures) >= len(distinct) and not plain


def _rows(names: RowNames) -> str:
    """How many rows the table has."""
    return Counted(names.locale.number(len(names.table)), f"rows:{names.resource.id}")


def _is_counted(names: RowNames, field: Field) -> bool:
    """Whether the values of a field are words: no ids, and no codes without names."""
    coded = field.column_type is not None and field.column_type.part == "code"
    if field in names.keys or coded:
        own = (field.name,) == names.resource.primary_key
        return names.is_named(field) and not own
    return field.type in {"string", "boolean"} and not field.language and field.sense != "key"
