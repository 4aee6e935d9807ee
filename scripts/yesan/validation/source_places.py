"""Where rows are in their source, compared with what else says it; no text is needed.

A row is in the part of the source that its line is in, a discrepancy at the line of the figure that
it is about, and there are as many rows as were counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from math import inf

from yesan.errors import DataError
from yesan.model.entities import code_fields
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.package import DISCREPANCIES
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.tables.keys import row_key


def check(model: Model) -> Iterator[DataError]:
    """Errors for rows that are not where they should be, or too few or too many."""
    for resource in model.package.resources:
        for f in resource.fields:
            if f.role == "section":
                yield from _section(model, resource, f)
        for name, counts in resource.counted.items():
            yield from _counted(model, resource, name, counts)
    yield from _discrepancies(model)


def _section(model: Model, resource: Resource, f: Field) -> Iterator[DataError]:
    """A row is in the last part of its source that begins at its line or before."""
    key = next((k for k in resource.foreign_keys if k.fields == (f.name,)), None)
    parts = model.package.by_name.get(key.resource) if key else None
    line = resource.source_line
    if parts is None or parts.source_line is None or line is None or key is None:
        return
    shared = [f for f in code_fields(resource) if f.name in {g.name for g in code_fields(parts)}]
    about = {str(row[key.reference[0]]): row for _, row in model.tables[parts.name]}
    begun = sorted(
        (row[parts.source_line.name], str(row[key.reference[0]]))
        for _, row in model.tables[parts.name]
        if row[parts.source_line.name] is not None
    )
    starts = [start for start, _ in begun]
    for number, row in model.tables[resource.name]:
        code, at = row[f.name], row[line.name]
        if code is None or at is None:
            continue
        for own in shared:
            whose = about[str(code)][own.name]
            if None not in (whose, row[own.name]) and row[own.name] != whose:
                yield _error(
                    resource,
                    number,
                    own,
                    Phrase("{value} in {code}", value=row[own.name], code=code),
                    Phrase("{whose}, which that part is about", whose=whose),
                )
        place = bisect_right(starts, at)
        expected = begun[place - 1][1] if place else Phrase("no part")
        if str(code) != expected and not resource.is_reworded(at, f.name, str(code)):
            found = Phrase("{code} at line {at}", code=code, at=at)
            yield _error(
                resource,
                number,
                f,
                found,
                Phrase("{expected}, which that line is in", expected=expected),
            )


def _counted(
    model: Model, resource: Resource, name: str, counts: Mapping[str, int]
) -> Iterator[DataError]:
    """There are as many rows for each value as the descriptor says."""
    values = model.tables[resource.name].known(name)
    found = Counter(map(str, values))
    for value in sorted({*counts, *found}):
        if found[value] != counts.get(value, 0):
            yield DataError(
                file=resource.path,
                type="place-error",
                found=Phrase("{count} rows of {value}", count=found[value], value=value),
                expected=Phrase("{count}, as counted in the source", count=counts.get(value, 0)),
                remedy=Phrase("look at the source: restore the row, or count again"),
                resource=resource.name,
                field=name,
            )


def _discrepancies(model: Model) -> Iterator[DataError]:
    """A discrepancy is at a line of the row that it is about."""
    listed = model.package.by_name.get(DISCREPANCIES)
    line = listed.source_line if listed else None
    if listed is None or line is None:
        return
    spans: dict[tuple[str, str], tuple[int, float]] = {}
    for number, row in model.tables[DISCREPANCIES]:
        resource = model.package.by_name.get(row["table"])
        if resource is None or resource.source_line is None or row[line.name] is None:
            continue
        if not any(table == resource.name for table, _ in spans):
            spans |= dict(_spans(model, resource, resource.source_line))
        first, end = spans.get((resource.name, row["key"]), (0, inf))
        if not first <= row[line.name] < end:
            expected = Phrase(
                "a line of row {row} of {name}, from {first} on",
                row=row["key"],
                name=resource.name,
                first=first,
            )
            yield _error(listed, number, line, Phrase("line {row}", row=row[line.name]), expected)


def _spans(
    model: Model, resource: Resource, line: Field
) -> Iterator[tuple[tuple[str, str], tuple[int, float]]]:
    """Where each row begins, and where the next one does."""
    rows = [(row_key(resource, row), row[line.name]) for _, row in model.tables[resource.name]]
    starts = sorted({start for _, start in rows if start is not None})
    for key, start in rows:
        if start is not None:
            end = next((s for s in starts if s > start), inf)
            yield (resource.name, key), (start, end)


def _error(resource: Resource, row: int, f: Field, found: str, expected: str) -> DataError:
    return DataError(
        file=resource.path,
        type="place-error",
        found=found,
        expected=expected,
        remedy=Phrase("look at the source: fix the line, or the key"),
        resource=resource.name,
        row=row,
        field=f.name,
    )
