"""When a row is: the texts of its times, those of a year and its period together; or what part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.records import Texts
from yesan.proof.data.timed_columns import CASES, PIECE, parted

PARTS = frozenset(
    (
        *("month", "months", "monat", "mois", "mes", "mese", "quarter", "quarters", "quartal"),
        *("trimestre", "half", "halves", "halfyear", "semester", "semestre", "halbjahr", "halvår"),
    )
)
"""What columns are called that say which part of a year a row is of."""
KOREAN = re.compile(r"(월|분기)$|반기")
Moment = tuple[int | str, ...]
"""What times are ordered by."""


def moment(resource: Resource, row: Texts) -> Moment:
    """The first time of a row; nothing where it has none."""
    if period := resource.period:
        return int(row[period.year] or 0), int(row[period.part] or 0)
    return next((tuple(texts) for texts in moments(resource, row)), ())


def moments(resource: Resource, row: Texts) -> Iterator[list[str]]:
    """The texts of each time of a row."""
    period = resource.period
    together = {period.year, period.part} if period else set()
    for names in (together, *({f.name} for f in resource.fields if f.name not in together)):
        texts = [row[f.name] for f in resource.fields if f.name in names and f.is_time]
        if known := [text for text in texts if text]:
            yield known


def is_of_parts(resource: Resource, rows: Iterable[Texts]) -> bool:
    """Whether the rows of a table are each of a month, a quarter or a half of a year."""
    if resource.period or resource.with_column_type("date:fiscal-month"):
        return True
    listed = [*rows]
    for field in resource.fields:
        known = [text for row in listed if (text := row[field.name])]
        if field.role or not (field.type == "yearmonth" or is_part(field)):
            continue
        if field.type == "yearmonth" or (known and all(any(parted(t)[1]) for t in known)):
            return True
    return False


def is_part(field: Field) -> bool:
    """Whether a column of whole numbers or texts without any meaning is called a part of a year."""
    if field.type not in {"integer", "string"} or field.column_type or field.entity:
        return False
    names = (field.name, field.title.default)
    words = {w.casefold() for name in names for w in PIECE.findall(CASES.sub(" ", name))}
    return bool(words & PARTS) or any(KOREAN.search(name) for name in names)
