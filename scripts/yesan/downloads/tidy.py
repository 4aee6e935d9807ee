"""Every amount of a package as one table: a row each, in the currency, with codes and names.

Amounts that are part of another one of their row, and what is printed again, are left out. Amounts
of one table and one phase may be added up; those of several tables may be the same money twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.charts import kind_names
from yesan.downloads.typed_table import Column, Kind, TypedTable, Value
from yesan.language.locale import Locale
from yesan.model.entities import kinds_of
from yesan.model.facts import BETWEEN, Fact
from yesan.model.model import Model


def of(model: Model, locale: Locale, id_: str) -> TypedTable | None:
    """All amounts, one a row; None where there are none.

    Args:
        model: What the rows of the package mean.
        locale: The language of names and titles.
        id_: What the table is called in addresses.
    """
    if not model.facts:
        return None
    used = {kind for fact in model.facts for kind in fact.codes}
    kinds = [kind for kind in kinds_of(model.package) if kind in used]
    return TypedTable(
        id_,
        locale.text("All amounts, one a row"),
        tuple(_columns(model, locale, kinds)),
        tuple(tuple(_row(model, locale.language, kinds, fact)) for fact in model.facts),
    )


def _columns(model: Model, locale: Locale, kinds: list[str]) -> Iterator[Column]:
    text = locale.text
    yield Column("table", Kind.TEXT, text("Table"), "string")
    yield Column("row", Kind.INTEGER, text("Row"), "integer")
    yield Column("source_line", Kind.INTEGER, text("Line of the source"), "integer")
    for kind in kinds:
        name, title = kind.replace("-", "_").replace(":", "_"), kind_names.of(model, locale, kind)
        yield Column(f"{name}_id", Kind.TEXT, text("{kind}: code", kind=title), "string")
        yield Column(f"{name}_name", Kind.TEXT, text("{kind}: name", kind=title), "string")
    yield Column("direction", Kind.TEXT, text("Direction"), "string")
    yield Column("year", Kind.TEXT, text("Fiscal year"), "string")
    yield Column("phase_id", Kind.TEXT, text("Phase: code"), "string")
    yield Column("phase_name", Kind.TEXT, text("Phase: name"), "string")
    yield Column("field", Kind.TEXT, text("Field"), "string")
    yield Column("amount", Kind.NUMBER, text("Amount in the currency"), "number", grouped=True)
    yield Column("currency", Kind.TEXT, text("Currency"), "string")
    yield Column("printed", Kind.NUMBER, text("Amount as printed"), "number", grouped=True)
    yield Column("unit", Kind.TEXT, text("Unit as printed"), "string")
    yield Column("computed", Kind.NUMBER, text("What a rule gives instead"), "number", grouped=True)
    yield Column("discrepancy", Kind.TEXT, text("Kind of discrepancy"), "string")


def _row(model: Model, language: str, kinds: list[str], fact: Fact) -> Iterator[Value]:
    resource, field = fact.resource, fact.field
    cells = model.tables[resource.name].by_number[fact.row]
    line, printed = resource.source_line, cells[field.name]
    yield resource.id
    yield fact.row
    yield cells[line.name] if line else None
    for kind in kinds:
        code = fact.codes.get(kind)
        yield code
        yield model.entities.printed(kind, code, language) if code else None
    yield fact.direction or None
    yield fact.year or None
    yield fact.phase or None
    yield _phase(model, language, fact.phase) or None
    yield field.name
    yield fact.amount
    yield field.currency or None
    yield None if printed is None else Decimal(printed)
    yield field.unit[language] or None
    found = model.discrepancies.by_cell.get((resource.name, fact.row, field.name))
    yield found.computed if found else None
    yield found.kind if found else None


def _phase(model: Model, language: str, phase: str) -> str:
    """The name of a phase; of a change, the names of both."""
    known = ((id_, model.phases.get(id_)) for id_ in phase.split(BETWEEN))
    return BETWEEN.join(p.name[language] if p else id_ for id_, p in known)
