"""Which rows are the sum of those after them or before them, derived anew from the rows' order.

Every row is read from the last on: where what follows adds up to it, that is below it, and the next
row looks beyond.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal

LONGEST = 1000
"""Rows of a table that may be an outline."""
ODDS = 50
"""How large parts are for each row that could be their sum by accident, in their last digit."""
WHOLE = 20**2
"""How large the first row of an outline of several levels is, in the last digit of all, multiplied
once for each row that is a sum."""
Amounts = Mapping[Hashable, Decimal]


def around(table: Mapping[str, Amounts]) -> set[str]:
    """The names of the rows that have what rows beside them have together."""
    rows = [(name, own) for name, own in table.items() if any(own.values())]
    least = min((amount for own in table.values() for amount in own.values()), default=Decimal(0))
    if least < 0 or len(rows) < 3 or len(rows) > LONGEST:  # noqa: PLR2004 - a sum and two parts
        return set()
    unit = _last_digit(amount for own in table.values() for amount in own.values())
    found = {*_sums([own for _, own in rows], unit)}
    backwards = {len(rows) - 1 - n for n in _sums([own for _, own in reversed(rows)], unit)}
    up, down = [*range(len(rows))], [*range(len(rows) - 1, -1, -1)]
    for order in (down[:1] + up[:-1], up[:1] + down[:-1]):
        found |= {order[n] for n in _whole([rows[n][1] for n in order], unit)}
    return {rows[n][0] for n in found | backwards}


def at_an_end(table: Mapping[str, Amounts]) -> set[str]:
    """The first or last name, where each of several unlike columns is twice what it has there."""
    names = [*table]
    places = {place for own in table.values() for place in own}
    columns = {p: [table[name].get(p, Decimal(0)) for name in names] for p in places}
    usual = all(min(c) >= 0 and sum(map(bool, c)) > 2 for c in columns.values())  # noqa: PLR2004 - a sum and two parts
    unlike = {tuple(n / sum(c) for n in c) for c in columns.values() if sum(c)}
    if not usual or len(unlike) < 2:  # noqa: PLR2004 - several
        return set()
    ends = {0, len(names) - 1}
    return {names[n] for n in ends if all(sum(c) == 2 * c[n] for c in columns.values())}


def _whole(rows: Sequence[Amounts], unit: Decimal) -> set[int]:
    """The numbers of the rows that are sums, where the first is that of all and not alone."""
    found = _below(rows, strict=False)
    sure = len(found) > 1 and (max(rows[0].values()) / unit) ** len(found) >= WHOLE
    return {*found} if sure and 0 in found and _end(found, 0) == len(rows) else set()


def _sums(rows: Sequence[Amounts], unit: Decimal) -> set[int]:
    """The numbers of the rows that are sums of those after them."""
    if outline := _whole(rows, unit):
        return outline
    loose = _below(rows, strict=False)
    whole = 0 in loose and _end(loose, 0) == len(rows)
    places = [place for place in rows[0] if any(place in row for row in rows)]
    falling = all(
        [row.get(p, 0) for row in rows] == sorted((row.get(p, 0) for row in rows), reverse=True)
        for p in places
    )
    if whole and len(rows) > 3 and not falling:  # noqa: PLR2004 - three parts
        return {*loose}
    found = _below(rows, strict=True)
    return {*found} | ({*_again(rows, found)} if 0 in found else set())


def _below(rows: Sequence[Amounts], *, strict: bool) -> dict[int, list[int]]:
    """The parts of each row that is a sum."""
    found: dict[int, list[int]] = {}
    for n in range(len(rows) - 1, -1, -1):
        left, parts, at = Counter[Hashable](), list[int](), n + 1
        left.update(rows[n])
        while at < len(rows) and all(amount >= 0 for amount in left.values()):
            left.subtract(rows[at])
            parts.append(at)
            at = _end(found, at)
            if len(parts) > 1 and not any(left.values()) and left.keys() == rows[n].keys():
                if not strict or _is_sure(rows, n, parts):
                    found[n] = parts
                break
    return found


def _end(found: Mapping[int, Sequence[int]], row: int) -> int:
    """The row after all that is below another."""
    while row in found:
        row = found[row][-1]
    return row + 1


def _is_sure(rows: Sequence[Amounts], n: int, parts: Sequence[int]) -> bool:
    size = Decimal(1)
    for place, amount in rows[n].items():
        if amount:
            unit = _last_digit(rows[p].get(place, Decimal(0)) for p in parts)
            size *= amount / unit / len(parts)
    return size >= ODDS * (len(rows) if n else 1)


def _again(rows: Sequence[Amounts], found: Mapping[int, Sequence[int]]) -> Sequence[int]:
    """The fewer rows, where the whole is made up once more by those that are not its parts."""
    rest, at = list[int](), _end(found, 0)
    while at < len(rows):
        rest.append(at)
        at = _end(found, at)
    places = {place for n in rest for place in rows[n]}
    sums = {p: sum((rows[n].get(p, Decimal(0)) for n in rest), Decimal(0)) for p in places}
    if sums != {**rows[0]}:
        return []
    return rest if len(rest) < len(found[0]) else found[0]


def _last_digit(amounts: Iterator[Decimal]) -> Decimal:
    places = [int(a.normalize().as_tuple().exponent) for a in amounts if a]
    return Decimal(10) ** min(places, default=0)
