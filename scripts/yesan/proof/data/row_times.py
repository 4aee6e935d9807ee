"""When a row is: the texts of its times, those of a year and its period together."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.package.resource import Resource
from yesan.proof.data.records import Texts

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
