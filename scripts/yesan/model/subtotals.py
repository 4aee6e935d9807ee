"""Which codes of a table are of what others add up to, found by keys and arithmetic.

A code that others begin with, and that has what these have together, contains them; one alone, if
the codes of its level are contained elsewhere. So does one that has what all others have together,
with enough digits not to be a coincidence: 300 may be 100 and 200 beside it. It must be so in every
phase, to the last digit. What a row is called says nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal

Amounts = Mapping[str, Mapping[Hashable, Decimal]]
"""The amounts of each code by where they are: phase, year, direction …."""
FEWEST = 2
"""Minimum number of others, none of them zero, that make up a sum; one would just be equal."""
DIGITS = 3
"""Minimum number of digits, without trailing zeros, of a sum that is no coincidence."""


def of(amounts: Amounts, *, coded: bool = True, fewest: int = FEWEST) -> frozenset[str]:
    """The codes that have what others have together.

    Args:
        amounts: What each has.
        coded: Whether they are codes, and not names: a code is contained in one it begins with.
        fewest: How many others make one that has what all of them have, where no code contains any.
    """
    found, totals = _found(amounts, coded=coded, fewest=fewest)
    clear = [c for c in totals if sum(map(_digits, amounts[c].values())) >= DIGITS]
    return frozenset(found | set(clear if len(clear) == 1 else ()))


def doubtful(amounts: Amounts) -> frozenset[str]:
    """The codes that have what all others have together, where that may be a coincidence.

    Args:
        amounts: What each has.
    """
    return frozenset(_found(amounts, coded=True, fewest=FEWEST)[1]) - of(amounts)


def all_others(amounts: Amounts) -> frozenset[str]:
    """The rows that have what all others have together, be it by accident.

    Args:
        amounts: What each has, by its number.
    """
    return frozenset(_found(amounts, coded=False, fewest=FEWEST)[1])


def _found(amounts: Amounts, *, coded: bool, fewest: int) -> tuple[set[str], list[str]]:
    """The codes that contain others, and those that have what all others have together."""
    below = _below(sorted(amounts)) if coded else {}
    found = {c for c, codes in below.items() if _contains(amounts, c, codes)}
    found |= _of_one(amounts, below, found)
    inside = {code for c in found for code in _within(below, c)}
    tops = [code for code in amounts if code not in inside]
    every = _sum(amounts, tops)
    return found, [
        c
        for c in tops
        if amounts[c] and any(amounts[c].values())
        if all(every[place] == 2 * amount for place, amount in amounts[c].items())
        if _others(amounts, tops, c) >= (FEWEST if found else fewest)
    ]


def at_an_end(amounts: Amounts) -> frozenset[str]:
    """The first or the last, which has what all others have together in several columns.

    Few digits are no coincidence then, if the columns are not in one proportion.

    Args:
        amounts: What each has, in the order of the rows.
    """
    names = [*amounts]
    if any(n < 0 for own in amounts.values() for n in own.values()):
        return frozenset()
    for whole in (names[0], names[-1]) if names else ():
        own, others = amounts[whole], [name for name in names if name != whole]
        if own and all(own.values()) and _sum(amounts, others) == dict(own):
            shares = {tuple(amounts[o].get(p, 0) / n for o in others) for p, n in own.items()}
            if len(shares) > 1 and all(sum(map(bool, row)) >= FEWEST for row in shares):
                return frozenset({whole})
    return frozenset()


def _below(codes: Sequence[str]) -> dict[str, list[str]]:
    """The codes that begin with each code, and with no longer one that does; in their order."""
    found: dict[str, list[str]] = {}
    above: list[str] = []
    for code in codes:
        while above and not code.startswith(above[-1]):
            above.pop()
        if above and above[-1]:
            found.setdefault(above[-1], []).append(code)
        above.append(code)
    return found


def _within(below: Mapping[str, Sequence[str]], code: str) -> set[str]:
    """All that a code contains."""
    left, found = list(below.get(code, ())), set()
    while left:
        found.add(left[-1])
        left += below.get(left.pop(), ())
    return found


def _contains(amounts: Amounts, code: str, below: Sequence[str]) -> bool:
    if len(below) == 1 and below[0][len(code)].isalnum():
        return False  # 1 and 10 with the same amount
    every, own = _sum(amounts, below), amounts[code]
    return any(own.values()) and all(every.get(place) == amount for place, amount in own.items())


def _of_one(amounts: Amounts, below: Mapping[str, Sequence[str]], found: set[str]) -> set[str]:
    """The codes with one below them, as long as those below others, and with the same amount."""
    steps = {(len(code), len(part)) for code in found for part in below[code]}
    return {
        code
        for code, parts in below.items()
        if len(parts) == 1 and (len(code), len(parts[0])) in steps
        if any(amounts[code].values()) and amounts[code] == amounts[parts[0]]
    }


def _sum(amounts: Amounts, codes: Sequence[str]) -> dict[Hashable, Decimal]:
    found: dict[Hashable, Decimal] = {}
    for code in codes:
        for place, amount in amounts[code].items():
            found[place] = found.get(place, Decimal(0)) + amount
    return found


def _digits(amount: Decimal) -> int:
    return len(amount.normalize().as_tuple().digits) if amount else 0


def _others(amounts: Amounts, codes: Sequence[str], own: str) -> int:
    """How many others have something where a code has."""
    places = amounts[own].keys()
    return sum(any(amounts[c].get(p) for p in places) for c in codes if c != own)
