"""What the numbers of a table are that measure nothing: years, their periods, codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Any

from yesan.package.column_types import COLUMN_TYPES, FISCAL_YEAR
from yesan.package.field import NUMERIC, Field
from yesan.package.identifiers import (
    FEWEST,
    are_coordinates,
    are_sentences,
    is_amount,
    is_code,
    is_nested,
    is_numbered,
    may_lead,
)
from yesan.package.periods import Column, period_of
from yesan.package.resource import Resource
from yesan.package.years import are_of_rows, are_parts_of_years, is_yearly

ANY_DATE = "date:generic"
"""The column type of a date of any kind, which may be a year."""
FIGURES = re.compile(r"[12]\d{3}", re.ASCII)
WHOLE = re.compile(r"[+-]?\d+\.0+", re.ASCII)
"""A whole number with decimals."""


def with_senses(resource: Resource, column: Column) -> Resource:
    """The table, each field of numbers marked as what it is by its values.

    A date of any kind that has years alone is the fiscal year of its row, if none else is: amounts
    of several years are no amount of one.

    Args:
        resource: The table.
        column: The values of a field, row by row; None where one is missing.
    """
    foreign = {name for key in resource.foreign_keys for name in key.fields}
    timed = replace(
        resource,
        fields=tuple(
            f if f.name in foreign else replace(f, sense=_sense(f, column))
            for f in _of_fiscal_years(resource, column)
        ),
    )
    period = period_of(timed, column)
    coded = {*_placed(timed), *_paired(timed, column), *_keyed(timed, column)}
    fields = (_settled(f, period.part if period else "", coded, column) for f in timed.fields)
    fields = (replace(f, whole=_is_whole(f, column)) for f in fields)
    return replace(timed, fields=tuple(fields), period=period)


def _of_fiscal_years(resource: Resource, column: Column) -> tuple[Field, ...]:
    """The fields, the first date of any kind that has years alone being a fiscal year."""
    dated = [f for f in resource.fields if f.column_type and f.column_type.name == ANY_DATE]
    found = next((f for f in dated if _has_years(f, column)), None)
    if found is None or resource.with_column_type(FISCAL_YEAR):
        return resource.fields
    yearly = replace(found, column_type=COLUMN_TYPES[FISCAL_YEAR])
    return tuple(yearly if f is found else f for f in resource.fields)


def _has_years(field: Field, column: Column) -> bool:
    texts = [str(value) for value in column(field.name) if value is not None]
    figures = all(map(FIGURES.fullmatch, texts))
    return figures and (field.type == "year" or is_yearly([*map(int, texts)], field.name))


def _settled(field: Field, part: str, coded: set[str], column: Column) -> Field:
    if field.name == part:
        return replace(field, sense="period")
    if field.sense:
        return field
    if field.is_plain and field.name not in coded:
        values = _known(field, column)
        numbered = is_numbered(field.name, values) or is_nested(values)
        return replace(field, sense="code") if numbered else field
    return replace(field, sense="code") if field.name in coded else field


def _is_whole(field: Field, column: Column) -> bool:
    """Whether the decimals of all figures are zeros; those of money are coins."""
    if field.type != "number" or field.currency:
        return False
    known = [str(value) for value in column(field.name) if value is not None]
    return bool(known) and all(WHOLE.fullmatch(text) for text in known)


def _placed(resource: Resource) -> Iterator[str]:
    """The fields of coordinates: a pair that is called x and y."""
    bare = [f for f in resource.fields if f.type in NUMERIC and f.is_bare]
    for first in bare:
        for second in bare:
            if are_coordinates(first.name, second.name):
                yield from (first.name, second.name)


def _paired(resource: Resource, column: Column) -> set[str]:
    """The fields of codes, each of which goes with one name, in a table that has other figures.

    They are so where they occur again and again, or where the table begins with them and their
    names are right after; of one row each, other numbers are figures.
    """
    texts = [f for f in resource.fields if f.type == "string" and not f.sense]
    lead = [*takewhile(lambda f: f.type != "string", resource.fields)]
    numbers = [f for f in resource.fields if f.is_plain and not f.sense]
    found = {
        f.name
        for f in numbers
        for text in texts
        if _go_together(column(f.name), column(text.name))
        if len({*column(f.name)}) < len(column(f.name))
        or (f in lead and text is texts[0] and may_lead(f.name, column(f.name)))
    }
    if found & {f.name for f in lead}:  # what is before them contains them
        found |= {f.name for f in numbers if f in lead}
    others = any(f.numeric and f.name not in found for f in resource.fields)
    return found if others else set()


def _keyed(resource: Resource, column: Column) -> set[str]:
    """The fields of codes by which rows are told apart: a vote, and in it subheads.

    The first columns of a table that has other figures: the rows are in order of each, within what
    is before it, and each code occurs again.
    """
    found: set[str] = set()
    groups: list[tuple[Any, ...]] = []
    for f in resource.fields:
        values = column(f.name)
        groups = [*zip(groups, values, strict=True)] if groups else [(v,) for v in values]
        if f.is_plain and not f.sense:
            found.add(f.name)
        if f.numeric and not (f.name in found and _is_in_order(f.name, groups)):
            return set()
        if len({*groups}) == len(groups):
            break
    others = any(f.numeric and f.name not in found for f in resource.fields)
    return found if others else set()


def _is_in_order(name: str, groups: Sequence[tuple[Any, ...]]) -> bool:
    """Whether whole numbers rise within what is before them, and each occurs again.

    Args:
        name: What they are called.
        groups: What is before each, if anything, and the number.
    """
    values = [own for *_, own in groups]
    if None in values or min(values, default=-1) < 0 or is_amount(name):
        return False
    rises = all(a[-1] <= b[-1] for a, b in pairwise(groups) if a[:-1] == b[:-1])
    return rises and min(Counter(values).values()) > 1


def _go_together(values: Sequence[Any], names: Sequence[Any]) -> bool:
    """Whether each of some numbers goes with one name, and this with no other."""
    pairs = {*zip(values, names, strict=True)}
    alike = len({*values}) == len({*names}) == len(pairs) >= FEWEST
    return alike and None not in values and None not in names and not are_sentences(names)


def _sense(field: Field, column: Column) -> str:
    """The sense of a field, ``year`` where its years are times of rows; others are codes."""
    if field.type not in NUMERIC or not field.is_bare or field.sense not in {"", "key"}:
        return field.sense
    name = field.name if field.is_untitled else field.title.default
    values = _known(field, column)
    if field.type == "number":
        exact = [*map(Decimal, values)]
        if are_parts_of_years(exact):
            return "year"
        values = [int(value) for value in exact]
        if values != exact:
            return field.sense
    if not is_yearly(values, name):
        return field.sense
    timed = are_of_rows(values, name)
    if field.sense:  # what is a key may be called as no year is
        coded = is_code(field.name) or is_numbered(field.name, values)
        return "year" if timed and not coded else field.sense
    return "year" if timed else "code"


def _known(field: Field, column: Column) -> list[Any]:
    return [value for value in column(field.name) if value is not None]
