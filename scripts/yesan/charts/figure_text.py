"""Figures as written: rounded or exact, with their sign or without, each marked with its origin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from yesan.language.locale import Locale
from yesan.language.sentence import Marked
from yesan.language.values import written
from yesan.model.figures import COUNT, RATIO, Figure, Operation, rank
from yesan.package.field import Field
from yesan.package.resource import Resource

Number = Decimal | int
DIGITS = range(1, 5)
"""How many decimals a percentage has: as few as show that it is not 0, nor all."""
ROUNDED = range(1, 4)
"""How many decimals a rounded amount has, of millions or thousands."""
MILLION = 1_000_000
EXACT = 0
"""Not rounded at all."""
FAR = Decimal("0.02")
"""Maximum deviation of the difference of two rounded amounts, as a part of the difference."""
LEAST = Decimal("0.01")
"""A share below which no more is said than that it is less."""


def amount(locale: Locale, figure: Figure, digits: int = 1) -> Marked:
    """An amount as one would say it, to some decimals; to its last digit with `EXACT`."""
    if digits == EXACT:
        return exact(locale, figure)
    return Marked(locale.amount(figure.amount, figure.currency, digits), figure)


def digits(locale: Locale, figures: Sequence[Figure]) -> int:
    """How many decimals amounts beside each other need: as few as show how far apart they are."""
    return _fewest(figures, lambda *pair: _misleads(locale, *pair))


def fewest(locale: Locale, figures: Sequence[Figure]) -> int:
    """How many decimals amounts of a line need: as few as show that they are not the same."""
    return _fewest(figures, lambda *pair: _look_alike(locale, *pair))


def _fewest(figures: Sequence[Figure], wrong: Callable[[Figure, Figure, int], bool]) -> int:
    """The fewest decimals with which no two amounts of one currency look wrong."""
    pairs = [(a, b) for a, b in combinations(figures, 2) if a.currency == b.currency]
    large = max((abs(f.amount) for f in figures), default=Decimal(0)) >= MILLION
    decimals = ROUNDED if large else ROUNDED[:1]  # 10.04K is no shorter than 10,040
    return next((n for n in decimals if not any(wrong(*pair, n) for pair in pairs)), EXACT)


def finest(*given: int) -> int:
    """The most decimals of some; `EXACT` where one is."""
    return EXACT if EXACT in given else max(given)


def _misleads(locale: Locale, one: Figure, other: Figure, digits: int) -> bool:
    """Whether two amounts look much more, or less, alike than they are when they are rounded."""
    apart = one.amount - other.amount
    first, second = (locale.said(f.amount, f.currency, digits) for f in (one, other))
    return abs(first - second - apart) > abs(apart) * FAR


def _look_alike(locale: Locale, one: Figure, other: Figure, digits: int) -> bool:
    """Whether two amounts that differ are written alike when they are rounded."""
    texts = {locale.amount(f.amount, f.currency, digits) for f in (one, other)}
    return one.amount != other.amount and len(texts) == 1


def exact(locale: Locale, figure: Figure) -> Marked:
    """An amount to its last digit; what is divided, to the smallest coin."""
    divided = figure.operation is Operation.PER_INHABITANT
    amount = locale.rounded(figure.amount, figure.currency) if divided else figure.amount
    return Marked(locale.exact(amount, figure.currency), figure)


def size(locale: Locale, figure: Figure, digits: int = 1) -> Marked:
    """An amount without its sign, where the sentence says whether it rises or falls."""
    return Marked(amount(locale, replace(figure, amount=abs(figure.amount)), digits), figure)


def change(locale: Locale, figure: Figure, digits: int = 1) -> Marked:
    """An amount with its sign, plus included."""
    plus = "+" if figure.amount > 0 else ""
    return Marked(f"{plus}{amount(locale, figure, digits)}", figure)


def percent(locale: Locale, figure: Figure, *, signed: bool = True) -> Marked:
    """A ratio as a percentage, to a tenth; what is less, or almost all, to where that shows."""
    ratio = figure.amount if signed else abs(figure.amount)
    digits = next((d for d in DIGITS if _tells(ratio, d + 2)), min(DIGITS))
    return Marked(locale.percent(ratio, digits), figure)


def _tells(ratio: Decimal, decimals: int) -> bool:
    """Whether a rounded ratio is neither nothing nor all, unless it is just that."""
    rounded = abs(round(ratio, decimals))
    return bool(rounded) and (rounded != 1 or abs(ratio) == 1)


def rate(locale: Locale, change: Figure, figure: Figure | None, *, signed: bool = True) -> str:
    """The rate of a change; empty where there is none, or so little that no digit would show it.

    Args:
        locale: The language.
        change: The change, or what is a part of another amount.
        figure: The rate of it.
        signed: Whether the rate has its sign.
    """
    if figure is None or (change.amount and not round(figure.amount, max(DIGITS) + 2)):
        return ""
    return percent(locale, figure, signed=signed)


def share(locale: Locale, figure: Figure) -> str:
    """A share in whole percent; below one, that it is less; almost all to where that shows."""
    if not _tells(figure.amount, 2) and figure.amount >= LEAST:
        return percent(locale, figure)
    text = locale.percent(max(figure.amount, LEAST), 0)
    return Marked(f"<{text}" if figure.amount < LEAST else text, figure)


def number(locale: Locale, figure: Figure) -> Marked:
    """A count or a rank."""
    return Marked(locale.number(figure.amount), figure)


def printed(locale: Locale, resource: Resource, field: Field, row: int, value: Number) -> Marked:
    """What a cell prints, as one would say it with its unit."""
    return Marked(written(locale, field, value), Figure.printed(resource, field, row, value))


def plain(locale: Locale, figure: Figure, unit: str = "") -> Marked:
    """A figure to its last digit, whatever it is in."""
    if figure.currency == RATIO:
        return percent(locale, figure)
    if figure.currency == COUNT:
        text = f"{locale.number(figure.amount)} {unit}".strip()
        return Marked(text, figure)
    return exact(locale, figure)


def first(
    name: str, figure: Figure, others: Sequence[Figure], by: Operation = Operation.SIZE
) -> Marked:
    """A name that is said to be the first: its rank is a claim.

    Args:
        name: The name.
        figure: Its figure.
        others: The figures that it is compared with.
        by: What puts figures in order: `SIZE`, `RANK` for the most, `LEAST` for the least.
    """
    return Marked(name, rank(figure, others, by))
