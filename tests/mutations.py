"""Small changes of a package's rows, such as a slip of the hand makes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.tables.table import Row, Table, Tables

KINDS = ("add", "subtract", "flip", "swap", "drop", "repeat")


@dataclass(frozen=True)
class Mutation:
    """One change: what was done, and the tables after it."""

    kind: str
    table: str
    place: str
    tables: Tables


def mutations(model: Model, count: int, seed: int = 0) -> Iterator[Mutation]:
    """`count` changes of the tables that have source lines, all kinds in turn, seeded."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    resources = [r for r in model.package.resources if r.is_located and r.printed]
    weights = [len(model.tables[r.name]) * len(r.printed) for r in resources]
    made = 0
    while made < count:
        kind = KINDS[made % len(KINDS)]
        (resource,) = chance.choices(resources, weights)
        changed = _change(kind, resource, model.tables[resource.name], chance)
        if changed is None:
            continue
        place, table = changed
        made += 1
        tables = {**model.tables, resource.name: table}
        yield Mutation(kind, resource.name, f"{kind} {resource.name} {place}", tables)


def _change(
    kind: str, resource: Resource, table: Table, chance: random.Random
) -> tuple[str, Table] | None:
    """What was changed and the table after it, or None where nothing would change."""
    place = chance.randrange(len(table))
    row = table.rows[place]
    if kind == "drop":
        return f"row {row.number}", Table(table.names, _without(table, place))
    if kind == "repeat":
        return f"row {row.number}", Table(table.names, (*table.rows, row))
    field, other = chance.choice(resource.printed).name, chance.choice(resource.printed).name
    value: Any = row.cells[field]
    if value is None:
        return None
    unit = Decimal(1).scaleb(int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 1
    news = {"add": value + unit, "subtract": value - unit, "flip": -value}
    new = news.get(kind, row.cells[other])
    if new in {None, value}:
        return None
    cells = {**row.cells, field: new}
    if kind == "swap":
        cells[other] = value
    rows = [r._replace(cells=cells) if r is row else r for r in table.rows]
    return f"row {row.number} {field} {value} → {new}", Table(table.names, tuple(rows))


def _without(table: Table, place: int) -> tuple[Row, ...]:
    return (*table.rows[:place], *table.rows[place + 1 :])
