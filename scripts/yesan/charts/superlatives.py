"""Who has the most: said of the one that has it, and of equals that they share it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from yesan.language.locale import Locale

NAMED = 3
"""So many that share a place are named; more are counted."""


class Named(NamedTuple):
    """A figure with its name: whose it is, how much, and how it is written."""

    name: str
    amount: Decimal
    text: str


def differ(figures: Sequence[Named]) -> bool:
    """Whether a picture of some figures shows anything: two at least that readers see to differ."""
    return min(len({f.amount for f in figures}), len({f.text for f in figures})) > 1


def most(locale: Locale, figures: Sequence[Named]) -> str:
    """A sentence on the largest figure, or on those that share it."""
    first = _equal_to(max(f.amount for f in figures), figures)
    names, text = [f.name for f in first], first[0].text
    if len(names) == 1:
        return locale.text("{name} has the most: {value}.", name=names[0], value=text)
    if len(names) <= NAMED:
        listed = locale.listed(names)
        return locale.text("{names} have the most: {value} each.", names=listed, value=text)
    count = locale.number(len(names))
    return locale.text("{count} share the most: {value} each.", count=count, value=text)


def least(locale: Locale, figures: Sequence[Named]) -> str:
    """A sentence on the smallest figure, or on those that share it."""
    last = _equal_to(min(f.amount for f in figures), figures)
    names, text = [f.name for f in last], last[0].text
    if len(names) == 1:
        return locale.text("{name} has the least: {value}.", name=names[0], value=text)
    if len(names) <= NAMED:
        listed = locale.listed(names)
        return locale.text("{names} have the least: {value} each.", names=listed, value=text)
    count = locale.number(len(names))
    return locale.text("{count} share the least: {value} each.", count=count, value=text)


def most_frequent(locale: Locale, figures: Sequence[Named], rows: int) -> str:
    """A sentence on the word that is in the most of all rows, or on those that share that."""
    first = _equal_to(max(f.amount for f in figures), figures)
    names, text, count = [f.name for f in first], first[0].text, locale.number(rows)
    if len(names) == 1:
        return locale.text(
            "Most frequent: {name}, in {value} of {count} rows.",
            name=names[0],
            value=text,
            count=count,
        )
    if len(names) <= NAMED:
        return locale.text(
            "Most frequent: {names}, each in {value} of {count} rows.",
            names=locale.listed(names),
            value=text,
            count=count,
        )
    return locale.text(
        "{number} words are the most frequent, each in {value} of {count} rows.",
        number=locale.number(len(names)),
        value=text,
        count=count,
    )


def left_out(locale: Locale, shown: int, count: int) -> str:
    """A sentence on how many of all are shown; empty where all are."""
    if shown == count:
        return ""
    numbers = {"shown": locale.number(shown), "count": locale.number(count)}
    return locale.text("Shown are {shown} of {count}.", **numbers)


def _equal_to(amount: Decimal, figures: Sequence[Named]) -> list[Named]:
    return [f for f in figures if f.amount == amount]
