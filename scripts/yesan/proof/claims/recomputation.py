"""The claims computed again: one SQL query for each operation, over all claims of it at once.

From the cells up: what a claim is computed from is itself computed here, and never read from the
table of claims. A claim whose operands are missing, or go round in a circle, has no figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from yesan.proof.claims.claims import Claim, Place
from yesan.proof.data.cells import Cells

TABLES = """
CREATE OR REPLACE TEMP TABLE claims (id VARCHAR, operation VARCHAR, operands BIGINT);
CREATE OR REPLACE TEMP TABLE operands (id VARCHAR, place BIGINT, other VARCHAR);
CREATE OR REPLACE TEMP TABLE leaves (
  id VARCHAR, place BIGINT, tbl VARCHAR, field VARCHAR, line BIGINT, sign BIGINT);
CREATE OR REPLACE TEMP TABLE known (
  id VARCHAR, value DOUBLE, amount {exact}, unit VARCHAR, cells BIGINT);
"""
READY = """
CREATE OR REPLACE TEMP TABLE ready AS
WITH given AS (
  SELECT l.id, l.place, CASE WHEN l.sign < 0 THEN -c.amount ELSE c.amount END AS amount,
    round(c.amount::DOUBLE * l.sign, 12) AS ratio, c.unit, 1 AS cells, true AS cell
  FROM leaves l LEFT JOIN cells c USING (tbl, field, line)
  UNION ALL
  SELECT o.id, o.place, k.amount, round(k.value, 12), k.unit, k.cells, false
  FROM operands o LEFT JOIN known k ON k.id = o.other
)
SELECT id, place, amount, if(unit = 'ratio', ratio, 0) AS ratio, unit, cells, cell, operation
FROM given JOIN claims USING (id)
WHERE id NOT IN (SELECT id FROM known)
  AND id NOT IN (SELECT id FROM given WHERE amount IS NULL)
"""
"""The operands of the claims that can be computed now: all of them are known. A ratio needs its
twelve decimals, for which large amounts leave no room."""
_TWO = """
SELECT a.id, {value}, {unit}, a.cells + b.cells FROM ready a JOIN ready b USING (id)
WHERE a.operation = '{operation}' AND a.place = 0 AND b.place = 1 AND {holds}
  AND (SELECT count(*) FROM ready r WHERE r.id = a.id) = 2
"""
_MANY = """
SELECT id, {value}, 'count', sum(cells) FROM ready
WHERE operation = '{operation}' GROUP BY id HAVING count(DISTINCT unit) = 1
"""
_FIRST = """
SELECT a.id, {value}, 'count', sum(b.cells) FROM ready a JOIN ready b USING (id)
WHERE a.operation = '{operation}' AND a.place = 0
GROUP BY a.id HAVING count(DISTINCT b.unit) = 1
"""
PLAIN = {"rank", "least"}
"""What is of figures as they are printed, a change the other way round among them."""
_ALIKE = "a.unit = b.unit AND a.unit <> 'ratio'"
_SAME = "a.unit = b.unit AND a.unit NOT IN ('ratio', 'count')"


def _two(operation: str, value: str, unit: str, holds: str) -> str:
    return _TWO.format(operation=operation, value=value, unit=unit, holds=holds)


OPERATIONS: Mapping[str, str] = {
    "sum": """
        SELECT id, sum(amount), any_value(unit), sum(cells) FROM ready WHERE operation = 'sum'
        GROUP BY id HAVING count(DISTINCT unit) = 1 AND any_value(unit) NOT IN ('ratio', 'count')
    """,
    "together": """
        SELECT id, sum(amount), any_value(unit), sum(cells) FROM ready
        WHERE operation = 'together'
        GROUP BY id HAVING count(DISTINCT unit) = 1 AND any_value(unit) NOT IN ('ratio', 'count')
    """,
    "change": _two("change", "a.amount - b.amount", "a.unit", _SAME),
    "remainder": _two(
        "remainder", "a.amount - b.amount", "a.unit", f"{_SAME} AND a.amount > b.amount"
    ),
    "rate": _two(
        "rate", "a.amount::DOUBLE / b.amount::DOUBLE", "'ratio'", f"{_SAME} AND b.amount > 0"
    ),
    "share": _two(
        "share",
        "a.amount::DOUBLE / b.amount::DOUBLE",
        "'ratio'",
        f"{_ALIKE} AND b.amount <> 0 AND sign(a.amount) = sign(b.amount) "
        "AND abs(a.amount) <= abs(b.amount)",
    ),
    "execution": _two(
        "execution",
        "a.amount::DOUBLE / b.amount::DOUBLE",
        "'ratio'",
        f"{_SAME} AND b.amount > 0 AND a.amount >= 0",
    ),
    "per-inhabitant": """
        SELECT id, amount::DOUBLE / $people, unit, cells FROM ready
        WHERE operation = 'per-inhabitant' AND place = 0 AND $people > 0
          AND (SELECT count(*) FROM ready r WHERE r.id = ready.id) = 1
    """,
    "rank": _FIRST.format(
        operation="rank",
        value="1 + count(*) FILTER ((b.amount, b.ratio) > (a.amount, a.ratio))",
    ),
    "least": _FIRST.format(
        operation="least",
        value="1 + count(*) FILTER ((b.amount, b.ratio) < (a.amount, a.ratio))",
    ),
    "size": _FIRST.format(
        operation="size",
        value="1 + count(*) FILTER ((abs(b.amount), abs(b.ratio)) > (abs(a.amount), abs(a.ratio)))",
    ),
    "tied": _FIRST.format(
        operation="tied",
        value="count(*) FILTER ((abs(b.amount), abs(b.ratio)) = (abs(a.amount), abs(a.ratio)))",
    ),
    "rows": """
        SELECT id, sum(cells), 'count', sum(cells) FROM ready WHERE operation = 'rows' GROUP BY id
    """,
    "count": _MANY.format(operation="count", value="count(*)"),
    "moved": _MANY.format(operation="moved", value="count(*) FILTER (amount <> 0 OR ratio <> 0)"),
    "barely": _MANY.format(
        operation="barely", value="count(*) FILTER (ratio < 0.1 AND unit = 'ratio')"
    ),
}
"""For each operation its SQL: the id, the figure, its unit, and how many cells it is made of."""


@dataclass(frozen=True)
class Known:
    """A claim as it was computed here.

    Attributes:
        value: The figure; a ratio to some sixteen digits.
        unit: What it is in.
    """

    value: Decimal
    unit: str


def recompute(
    cells: Cells, claims: Mapping[str, Claim], signs: Mapping[tuple[str, str], int]
) -> dict[str, Known]:
    """The figures of all claims that can be computed, by their ids.

    Args:
        cells: The tables.
        claims: What to compute.
        signs: -1 for the fields, by table and name, that print a change the other way round.
    """
    _load(cells, claims, signs)
    people = cells.package.inhabitants.number if cells.package.inhabitants else 0
    database = cells.database
    while True:
        database.execute(READY)
        before = _count(cells)
        found = database.execute("SELECT DISTINCT operation FROM ready").fetchall()
        asked = {operation for (operation,) in found}
        for query in (sql for name, sql in OPERATIONS.items() if name in asked):
            given = {"people": people} if "$people" in query else {}
            database.execute(
                "INSERT INTO known SELECT f.id, f.value::DOUBLE, f.value, f.unit, f.cells "
                f"FROM ({query}) f(id, value, unit, cells)",
                given or None,
            )
        if _count(cells) == before:
            break
    found = database.execute("SELECT id, value, amount, unit FROM known").fetchall()
    return {
        i: Known(Decimal(repr(v)) if _endless(claims[i]) else Decimal(a), u) for i, v, a, u in found
    }


def _endless(claim: Claim) -> bool:
    return claim.operation in {"rate", "share", "execution", "per-inhabitant"}


def _count(cells: Cells) -> int:
    row = cells.database.execute("SELECT count(*) FROM known").fetchone()
    return int(row[0]) if row else 0


def _load(cells: Cells, claims: Mapping[str, Claim], signs: Mapping[tuple[str, str], int]) -> None:
    cells.database.execute(TABLES.format(exact=cells.exact))
    own = [(c.id, c.operation, len(c.operands)) for c in claims.values()]
    others, leaves = [], []
    for claim in claims.values():
        for place, operand in enumerate(claim.operands):
            if isinstance(operand, Place):
                turned = claim.operation not in PLAIN
                sign = signs.get((operand.table, operand.field), 1) if turned else 1
                leaves += [
                    (claim.id, place, operand.table, operand.field, line, sign)
                    for line in operand.lines
                ]
            else:
                others.append((claim.id, place, operand))
    for table, rows in (("claims", own), ("operands", others), ("leaves", leaves)):
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            marks = ", ".join("unnest(?)" for _ in columns)
            cells.database.execute(f"INSERT INTO {table} SELECT {marks}", columns)
