"""What the whole numbers of a table are that measure nothing: years, their periods, codes."""

from __future__ import annotations

from dataclasses import replace

from yesan.package.identifiers import is_code, is_numbered, is_yearly
from yesan.package.periods import Column, period_of
from yesan.package.resource import Field, Resource


def with_senses(resource: Resource, column: Column) -> Resource:
    """The table, each field of whole numbers marked as what it is by its values.

    Args:
        resource: The table.
        column: The values of a field, row by row; None where one is missing.
    """
    foreign = {name for key in resource.foreign_keys for name in key.fields}
    timed = replace(
        resource,
        fields=tuple(
            replace(f, sense="year")
            if f.name not in foreign and f.is_plain and _is_yearly(f, column)
            else f
            for f in resource.fields
        ),
    )
    period = period_of(timed, column)
    fields = (_settled(f, period.part if period else "", column) for f in timed.fields)
    return replace(timed, fields=tuple(fields), period=period)


def _settled(field: Field, part: str, column: Column) -> Field:
    if field.name == part:
        return replace(field, sense="period")
    if field.sense or not field.is_plain:
        return field
    numbered = is_numbered(field.name, _known(field, column))
    return replace(field, sense="code") if numbered else field


def _is_yearly(field: Field, column: Column) -> bool:
    """Whether a field holds years; what is a key may be called as no year is."""
    if field.sense not in {"", "key"}:
        return False
    values = _known(field, column)
    coded = field.sense and (is_code(field.name) or is_numbered(field.name, values))
    return is_yearly(values) and not coded


def _known(field: Field, column: Column) -> list[int]:
    return [value for value in column(field.name) if value is not None]
