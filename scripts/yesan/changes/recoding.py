"""Columns of which all values are others in one way: codes without their digits, other years.

A spreadsheet program reads 010 as a number and saves 10, and of a number with more than 15 digits
it keeps the first; a year is corrected in every row. Rows are
compared as if that had not happened, and it is told once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yesan.changes.comparison import (
    CODE,
    EXPONENT,
    LONG,
    SHOWN_WHOLE,
    Comparison,
    Pair,
    shortened,
    unpadded,
)
from yesan.changes.table_change import Recoded, Recoding
from yesan.package.column_types import FISCAL_YEAR

FEWEST = 2
"""How many codes or rows make it something that was done to all of them."""
EXAMPLES = 3
"""How many values are named, before and after."""
HALF = 2
"""The share of the values before that must be there after, in the other way: a half."""
CODES = frozenset({"string", "any"})
YEARS = frozenset({"integer", "year"})
ZEROS = "0+[0-9]+"
ROUNDED = "[0-9]{15}0{1,23}"
"""A long code with zeros in place of its last digits."""


def recoded(comparison: Comparison) -> Comparison:
    """A comparison in which such columns are compared without what was done to all of them."""
    found = tuple(_of(comparison, pair) for pair in comparison.pairs)
    return replace(comparison, pairs=found)


def _of(comparison: Comparison, pair: Pair) -> Pair:
    fields = pair.old.field, pair.new.field
    types = {field.type for field in fields}
    if types <= CODES or all(field.sense == "code" for field in fields):
        return _without_digits(comparison, _without_zeros(comparison, pair))
    if types <= YEARS and all(_is_year(comparison, pair)):
        return _shifted(comparison, pair, Recoding.YEARS)
    if types == {"integer"} and all(_is_line(comparison, pair)):
        return _shifted(comparison, pair, Recoding.LINES)
    return pair


def _is_year(comparison: Comparison, pair: Pair) -> Iterator[bool]:
    for side, column in ((comparison.old, pair.old), (comparison.new, pair.new)):
        role = side.resource.with_column_type(FISCAL_YEAR)
        yield column.field.type == "year" or (role is not None and role.name == column.field.name)


def _is_line(comparison: Comparison, pair: Pair) -> Iterator[bool]:
    for side, column in ((comparison.old, pair.old), (comparison.new, pair.new)):
        line = side.resource.source_line
        yield line is not None and line.name == column.field.name


def _without_zeros(comparison: Comparison, pair: Pair) -> Pair:
    """A column whose codes have lost their first zeros, or have got them back."""
    columns = _values(comparison, pair)
    padded = [_matching(comparison, values, ZEROS) for values in columns]
    if bool(padded[0]) == bool(padded[1]):
        return pair
    full, bare = columns if padded[0] else columns[::-1]
    known = (
        f"SELECT v, {unpadded('v')} AS s FROM ({full}) "  # noqa: S608
        f"WHERE regexp_full_match(v, '{CODE}')"
    )
    shared = comparison.count(f"SELECT count(*) - count(DISTINCT s) FROM ({known})")  # noqa: S608
    lost = f"SELECT f.v, f.s FROM ({known}) f JOIN ({bare}) b ON f.s = b.v WHERE f.v <> f.s"  # noqa: S608
    count = comparison.count(f"SELECT count(*) FROM ({lost})")  # noqa: S608
    if shared or count < FEWEST or count * HALF < max(padded):
        return pair
    rows = comparison.ask(f"{lost} ORDER BY f.v LIMIT {EXAMPLES}")
    way = Recoding.ZEROS_LOST if padded[0] else Recoding.ZEROS_RESTORED
    examples = [(v, s) if padded[0] else (s, v) for v, s in rows]
    return replace(pair, recoded=Recoded(way, tuple(examples)))


def _without_digits(comparison: Comparison, pair: Pair) -> Pair:
    """A column whose long codes have lost their last digits, or have got them back."""
    columns = _values(comparison, pair)
    for way, (full, cut) in (
        (Recoding.DIGITS_LOST, columns),
        (Recoding.DIGITS_RESTORED, columns[::-1]),
    ):
        if pair.recoded or not _matching(comparison, cut, f"{ROUNDED}|{EXPONENT}"):
            continue
        digits = _digits(comparison, cut)
        known, left = (
            f"SELECT v, n, {shortened('v', digits)} AS s FROM ({values}) "  # noqa: S608
            f"WHERE regexp_full_match(v, '{form}')"
            for values, form in (
                (full, SHOWN_WHOLE if digits else LONG),
                (cut, EXPONENT if digits else ROUNDED),
            )
        )
        # A code that is there still has lost nothing, and was not made of others.
        lost = (
            f"SELECT f.v, c.v FROM ({known}) f "  # noqa: S608
            f"ANTI JOIN ({cut}) k ON f.v = k.v JOIN ({left}) c ON f.s = c.s"
        )
        gained = (
            f"SELECT c.n - coalesce(f.n, 0) AS n FROM ({left}) c LEFT JOIN ({full}) f "  # noqa: S608
            f"ON c.v = f.v WHERE c.v IN (SELECT w FROM ({lost}) AS l (v, w))"
        )
        count = comparison.count(f"SELECT coalesce(sum(n), 0) FROM ({gained}) WHERE n > 0")  # noqa: S608
        every = comparison.count(f"SELECT coalesce(sum(n), 0) FROM ({known})")  # noqa: S608
        if count >= FEWEST and count * HALF >= every:
            rows = comparison.ask(f"{lost} ORDER BY f.v LIMIT {EXAMPLES}")
            examples = [(v, s) if way is Recoding.DIGITS_LOST else (s, v) for v, s in rows]
            pair = replace(pair, recoded=Recoded(way, tuple(examples), digits))
    return pair


def _matching(comparison: Comparison, values: str, form: str) -> int:
    """How many values have a form."""
    return comparison.count(
        f"SELECT count(*) FROM ({values}) WHERE regexp_full_match(v, '{form}')"  # noqa: S608
    )


def _digits(comparison: Comparison, values: str) -> int:
    """How many digits codes with an exponent have at most; 0 where there are none."""
    mantissa = "length(regexp_replace(regexp_extract(v, '^[^eE]*'), '[.,]', ''))"
    return comparison.count(
        f"SELECT max({mantissa}) FROM ({values}) WHERE regexp_full_match(v, '{EXPONENT}')"  # noqa: S608
    )


def _shifted(comparison: Comparison, pair: Pair, way: Recoding) -> Pair:
    """A column in which each year, or line, is as many later, or earlier, as all others."""
    counted: list[dict[str, int]] = [
        dict(
            comparison.ask(
                f"SELECT {value} AS v, count(*) FROM {side.name} "  # noqa: S608
                f"WHERE {value} IS NOT NULL GROUP BY 1 ORDER BY 1"
            )
        )
        for value, side in zip(pair.values, (comparison.old, comparison.new), strict=True)
    ]
    before, after = counted
    if not (before and after) or not all(n.isdecimal() and n.isascii() for n in [*before, *after]):
        return pair
    step = max(map(int, after)) - max(map(int, before))
    if not step or {int(year) + step: n for year, n in before.items()} != {
        int(year): n for year, n in after.items()
    }:
        return pair
    numbers = sorted(before, key=int)
    shown = numbers[-EXAMPLES:] if way is Recoding.YEARS else numbers[:EXAMPLES]
    examples = tuple((number, str(int(number) + step)) for number in shown)
    moved = replace(pair, recoded=Recoded(way, examples, step))
    return moved if _are_alike(comparison, moved) else pair


def _are_alike(comparison: Comparison, moved: Pair) -> bool:
    """Whether most rows say the same but for their year: else they are rows of another year."""
    pairs = [moved if pair.name == moved.name else pair for pair in comparison.pairs]
    sides = [
        f"SELECT {', '.join(f'({pair.values[n]}) AS v{m}' for m, pair in enumerate(pairs))} "  # noqa: S608
        f"FROM {side.name}"
        for n, side in enumerate((comparison.old, comparison.new))
    ]
    same = comparison.count(f"SELECT count(*) FROM ({sides[0]} INTERSECT ALL {sides[1]})")  # noqa: S608
    return same >= FEWEST and same * HALF >= max(comparison.old.rows, comparison.new.rows)


def _values(comparison: Comparison, pair: Pair) -> list[str]:
    """The queries for the values of a column in both editions, each once, with how many rows."""
    sides = comparison.old, comparison.new
    return [
        f"SELECT ({value}) AS v, count(*) AS n FROM {side.name} GROUP BY 1"  # noqa: S608
        for value, side in zip(pair.values, sides, strict=True)
    ]
