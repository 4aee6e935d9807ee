"""Rows and cells that differ between two editions of a table, found by joins in the database.

Python gets counts, and the first of what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from yesan.changes.comparison import Comparison, Pair, Row
from yesan.changes.database import Column, Side
from yesan.changes.table_change import (
    Basis,
    CellChange,
    KeyChange,
    Listed,
    RepeatedKey,
    Rescaled,
    RowChange,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NOTHING: Listed[Any] = Listed()
ONE_WAY = frozenset(
    {"integer", "number", "boolean", "year", "yearmonth", "date", "datetime", "time"}
)
"""The types each of whose values has one way to write it."""
SHOWN = 3
"""How many repeated keys, and rows of each, are named."""


@dataclass(frozen=True)
class Rows:
    """What differs in the rows of a table; see `TableChange`."""

    basis: Basis
    key: tuple[str, ...]
    added: Listed[RowChange]
    removed: Listed[RowChange]
    rekeyed: Listed[KeyChange] = NOTHING
    changed_rows: int = 0
    cells: Listed[CellChange] = NOTHING
    by_field: tuple[tuple[str, int], ...] = ()
    rewritten: int = 0
    reordered: bool = False
    rescaled: tuple[tuple[str, Rescaled], ...] = ()
    repeated: tuple[RepeatedKey, ...] = ()


def compare(comparison: Comparison) -> Rows:
    """Compare the rows of two editions of a table: by key where that can be done."""
    basis, key = _basis(comparison)
    if basis is Basis.KEY:
        return _by_key(comparison, key)
    rows = _as_rows(comparison, basis)
    return replace(rows, repeated=tuple(_repeated(comparison, key))) if key else rows


def _basis(comparison: Comparison) -> tuple[Basis, list[Pair]]:
    named = {pair.name: pair for pair in comparison.pairs}
    key = comparison.new.resource.primary_key
    if not key:
        return Basis.NO_KEY, []
    if not set(key) <= named.keys():
        return Basis.OTHER_KEY, []
    pairs = [named[name] for name in key]
    for side, columns in (
        (comparison.old, [pair.values[0] for pair in pairs]),
        (comparison.new, [pair.values[1] for pair in pairs]),
    ):
        listed = ", ".join(f"({column})" for column in columns)
        distinct = f"SELECT count(*) FROM (SELECT DISTINCT {listed} FROM {side.name})"  # noqa: S608
        if comparison.count(distinct) < side.rows:
            same = key == comparison.old.resource.primary_key
            return (Basis.REPEATED_KEY if same else Basis.OTHER_KEY), pairs
    return Basis.KEY, pairs


def _repeated(comparison: Comparison, key: Sequence[Pair]) -> Iterator[RepeatedKey]:
    """The first keys that several rows of an edition have, with the first of these rows."""
    for side, at in ((comparison.old, 0), (comparison.new, 1)):
        columns = ", ".join(f"({pair.values[at]})" for pair in key)
        texts = ", ".join(f"min({(pair.old, pair.new)[at].text})" for pair in key)
        for rows, *values in comparison.ask(
            f"SELECT list(line ORDER BY line)[:{SHOWN}], {texts} "  # noqa: S608
            f"FROM (SELECT *, {side.line} AS line FROM {side.name}) "
            f"GROUP BY {columns} HAVING count(*) > 1 ORDER BY min(line) LIMIT {SHOWN}"
        ):
            yield RepeatedKey(_texts(values), tuple(rows), is_new=bool(at))


def _by_key(comparison: Comparison, key: Sequence[Pair]) -> Rows:
    old, new = comparison.old, comparison.new
    others = [pair for pair in comparison.pairs if pair not in key]
    written = " OR ".join(pair.may_differ for pair in comparison.pairs)
    same = " AND ".join(f"({a}) IS NOT DISTINCT FROM ({b})" for a, b in (p.values for p in key))
    run = comparison.database.execute
    run("DROP TABLE IF EXISTS joined")
    run("DROP TABLE IF EXISTS differing")
    run(
        f"CREATE TEMP TABLE joined AS SELECT {old.line} AS o, {new.line} AS n, ({written}) AS d "  # noqa: S608
        f"FROM {old.name} FULL JOIN {new.name} ON {same}"
    )
    run(
        f"CREATE TEMP TABLE differing AS SELECT {old.name}.*, {new.name}.* FROM joined "  # noqa: S608
        f"JOIN {old.name} ON o = {old.line} JOIN {new.name} ON n = {new.line} WHERE d"
    )
    rekeyed = _rekeyed(comparison, key, others)
    cells, by_field, changed = _cells(comparison, key, others)
    rewritten = [f"count(*) FILTER (WHERE {pair.rewritten})" for pair in comparison.pairs]
    counts = comparison.ask(f"SELECT {', '.join(rewritten)} FROM differing")[0]  # noqa: S608
    moved = (
        "SELECT count(*) FROM (SELECT n, lag(n) OVER (ORDER BY o) AS before FROM joined "
        "WHERE o IS NOT NULL AND n IS NOT NULL) WHERE n < before"
    )
    return Rows(
        basis=Basis.KEY,
        key=tuple(pair.name for pair in key),
        added=_only(comparison, new, "o", key),
        removed=_only(comparison, old, "n", key),
        rekeyed=rekeyed,
        changed_rows=changed,
        cells=cells,
        by_field=by_field,
        rewritten=sum(counts),
        reordered=comparison.count(moved) > 0,
        rescaled=tuple(_rescaled(comparison)),
    )


def _rescaled(comparison: Comparison) -> Iterator[tuple[str, Rescaled]]:
    """What became of the figures of columns whose unit is another one."""
    old, new = comparison.old, comparison.new
    for pair in comparison.pairs:
        if pair.is_rescaled:
            before, after = pair.values
            same = f"({before}) IS NOT DISTINCT FROM ({after})"
            kept, converted = comparison.ask(
                f"SELECT count({after}) FILTER (WHERE {same} AND NOT {pair.converted}), "  # noqa: S608
                f"count({after}) FILTER (WHERE NOT {same} AND {pair.converted}) FROM joined "
                f"JOIN {old.name} ON o = {old.line} JOIN {new.name} ON n = {new.line}"
            )[0]
            yield pair.name, Rescaled(kept, converted)


def _rekeyed(
    comparison: Comparison, key: Sequence[Pair], others: Sequence[Pair]
) -> Listed[KeyChange]:
    """Rows with another key that are, of those that are gone and new, alike in all other cells.

    They are neither new nor gone then: the join has them as one row.
    """
    if not others:
        return Listed()
    old, new = comparison.old, comparison.new
    before = ", ".join(f"({p.values[0]}) AS v{n}" for n, p in enumerate(others))
    after = ", ".join(f"({p.values[1]}) AS v{n}" for n, p in enumerate(others))
    names = [f"v{n}" for n in range(len(others))]
    listed, known = ", ".join(names), " OR ".join(f"{name} IS NOT NULL" for name in names)
    same = " AND ".join(f"a.{name} IS NOT DISTINCT FROM b.{name}" for name in names)
    query = f"""
        WITH gone AS (SELECT o, {before} FROM joined JOIN {old.name} ON o = {old.line}
            WHERE n IS NULL),
        fresh AS (SELECT n, {after} FROM joined JOIN {new.name} ON n = {new.line}
            WHERE o IS NULL),
        a AS (SELECT min(o) AS o, {listed} FROM gone WHERE {known} GROUP BY ALL
            HAVING count(*) = 1),
        b AS (SELECT min(n) AS n, {listed} FROM fresh WHERE {known} GROUP BY ALL
            HAVING count(*) = 1)
        SELECT a.o, b.n FROM a JOIN b ON {same}"""  # noqa: S608
    run = comparison.database.execute
    run(f"CREATE OR REPLACE TEMP TABLE rekeyed AS {query}")
    count = comparison.count("SELECT count(*) FROM rekeyed")
    if not count:
        return Listed()
    run("DELETE FROM joined WHERE n IS NULL AND o IN (SELECT o FROM rekeyed)")
    run("DELETE FROM joined WHERE o IS NULL AND n IN (SELECT n FROM rekeyed)")
    sides = [p.old for p in key], [p.new for p in key]
    keys = ", ".join(c for side in sides for c in (*_written(side), *_meant(side)))
    rows = comparison.ask(
        f"SELECT o, n, {keys} FROM rekeyed JOIN {old.name} ON o = {old.line} "  # noqa: S608
        f"JOIN {new.name} ON n = {new.line} ORDER BY n LIMIT {comparison.limit}"
    )
    width = len(key)
    return Listed(
        count,
        tuple(
            KeyChange(before, after, old_row, new_row, meant_before, meant_after)
            for old_row, new_row, *texts in rows
            for before, meant_before, after, meant_after in [_parts(texts, width)]
        ),
    )


def _cells(
    comparison: Comparison, key: Sequence[Pair], others: Sequence[Pair]
) -> tuple[Listed[CellChange], tuple[tuple[str, int], ...], int]:
    """The cells that mean something else, how many of each field, and how many rows have one."""
    if not others:
        return Listed(), (), 0
    tests = [f"count(*) FILTER (WHERE {pair.differs})" for pair in others]
    every = " OR ".join(pair.differs for pair in others)
    *counts, changed = comparison.ask(
        f"SELECT {', '.join(tests)}, count(*) FILTER (WHERE {every}) FROM differing"  # noqa: S608
    )[0]
    line = comparison.new.resource.source_line
    located = comparison.new.columns.get(line.name) if line else None
    at = located.text if located else "NULL"
    found: list[Row] = []
    for n, (pair, count) in enumerate(zip(others, counts, strict=True)):
        if count:
            side = [p.new for p in key]
            columns = [
                *(_shown(pair.old), _shown(pair.new), *_meant((pair.old, pair.new))),
                *_written(side),
                *_meant(side),
            ]
            found += comparison.ask(
                f"SELECT {comparison.new.line}, {n}, {comparison.old.line}, {at}, "  # noqa: S608
                f"{', '.join(columns)} FROM differing "
                f"WHERE {pair.differs} ORDER BY 1 LIMIT {comparison.limit}"
            )
    found.sort(key=lambda row: row[:2])
    listed = tuple(
        CellChange(
            key=own,
            field=others[at].name,
            old=before,
            new=after,
            old_row=old_row,
            new_row=new_row,
            line=line or "",
            meant_key=meant,
            meant_old=meant_old,
            meant_new=meant_new,
        )
        for new_row, at, old_row, line, before, after, meant_old, meant_new, *keys in found[
            : comparison.limit
        ]
        for own, meant in [_parts(keys, len(key))]
    )
    by_field = tuple((p.name, c) for p, c in zip(others, counts, strict=True) if c)
    return Listed(sum(counts), listed), by_field, changed


def numbers(connection: DuckDBPyConnection, side: Side) -> dict[tuple[str, ...], int]:
    """The numbers of the rows of a table by their keys; nothing where the key is no column.

    Args:
        connection: The database that has the table.
        side: The table.
    """
    names = side.resource.primary_key
    if not set(names) <= side.columns.keys():
        return {}
    keys = ", ".join(_meant(side.columns[name] for name in names))
    rows = connection.execute(f"SELECT {side.line}, {keys} FROM {side.name}").fetchall()  # noqa: S608
    return {_texts(key): number for number, *key in rows}


def _shown(column: Column) -> str:
    """The expression of what is written in a cell, where its value is not missing."""
    return f"CASE WHEN ({column.value}) IS NULL THEN NULL ELSE {column.text} END"


def _only(comparison: Comparison, side: Side, other: str, key: Sequence[Pair]) -> Listed[RowChange]:
    """The rows of one edition whose key the other does not have."""
    own = "n" if other == "o" else "o"
    where = f"FROM joined JOIN {side.name} ON {own} = {side.line} WHERE {other} IS NULL"
    count = comparison.count(f"SELECT count(*) {where}")
    columns = [pair.new if own == "n" else pair.old for pair in key]
    names = [*_written(columns), *_meant(columns)]
    rows = comparison.ask(
        f"SELECT {_listing(side, names)} {where} ORDER BY {side.line} LIMIT {comparison.limit}"
    )
    return Listed(count, tuple(_row_changes(side, rows, len(columns))))


def _listing(side: Side, key: Iterable[str]) -> str:
    columns = [_shown(column) for column in side.columns.values()]
    return ", ".join([side.line, *key, *columns])


def _row_changes(side: Side, rows: Iterable[Row], width: int) -> Iterator[RowChange]:
    source_line = side.resource.source_line
    for number, *rest in rows:
        (key, meant), written = _parts(rest[: 2 * width], width), rest[2 * width :]
        cells: Mapping[str, str | None] = dict(zip(side.columns, written, strict=False))
        line = cells.get(source_line.name) if source_line else None
        count = int(written[-1]) if len(written) > len(side.columns) else 1
        yield RowChange(key, number, line or "", cells, count, meant)


def _written(columns: Iterable[Column]) -> list[str]:
    """The expressions of what is written in cells."""
    return [column.text for column in columns]


def _meant(columns: Iterable[Column]) -> list[str]:
    """The expressions of what is meant in cells; of values without one way to write them, texts."""
    plain = ((c.value if c.field.type in ONE_WAY else _shown(c)) for c in columns)
    return [f"({expression})" for expression in plain]


def _parts(values: Sequence[object], width: int) -> list[tuple[str, ...]]:
    """Values one after the other as keys of some fields each; two of none where there are none."""
    if not width:
        return [(), ()]
    return [_texts(values[at : at + width]) for at in range(0, len(values), width)]


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in values)


def _as_rows(comparison: Comparison, basis: Basis) -> Rows:
    """Compare all cells of rows: a row of one edition that the other has less often is a change."""
    if not comparison.pairs:
        return Rows(basis, (), Listed(), Listed())
    old, new = comparison.old, comparison.new
    names = [f"v{n}" for n in range(len(comparison.pairs))]
    listed = ", ".join(names)
    same = " AND ".join(f"a.{name} IS NOT DISTINCT FROM b.{name}" for name in names)
    grouped = [
        f"SELECT min({side.line}) AS line, count(*) AS many, {listed} FROM (SELECT {side.line}, "  # noqa: S608
        + ", ".join(f"({p.values[at]}) AS v{n}" for n, p in enumerate(comparison.pairs))
        + f" FROM {side.name}) GROUP BY ALL"
        for at, side in enumerate((old, new))
    ]
    grouped = [query.replace("GROUP BY ALL", f"GROUP BY {listed}") for query in grouped]
    comparison.database.execute(
        f"CREATE OR REPLACE TEMP TABLE grouped AS SELECT a.line AS o, b.line AS n, "  # noqa: S608
        "coalesce(b.many, 0) - coalesce(a.many, 0) AS more "
        f"FROM ({grouped[0]}) a FULL JOIN ({grouped[1]}) b ON {same}"
    )
    found: list[Listed[RowChange]] = []
    for side, at, sign in ((new, "n", ""), (old, "o", "-")):
        where = f"FROM grouped JOIN {side.name} ON {at} = {side.line} WHERE {sign}more > 0"
        count = comparison.count(f"SELECT sum({sign}more) {where}")
        rows = comparison.ask(
            f"SELECT {_listing(side, ())}, {sign}more {where} ORDER BY {side.line} "
            f"LIMIT {comparison.limit}"
        )
        found.append(Listed(count, tuple(_row_changes(side, rows, 0))))
    added, removed = found
    return Rows(basis, (), added, removed)
