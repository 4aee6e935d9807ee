"""Sentences that say who has the most; where several have equally much, all of them are named."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from yesan.charts import figure_text
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join, origins
from yesan.model import rounded_totals
from yesan.model.figures import Figure, Operation, tied

NAMED = 3
"""Maximum number of those that share a rank and are named; more are counted."""


class Named(NamedTuple):
    """A figure with its name: whose it is, how much, and how it is written."""

    name: str
    amount: Decimal
    text: str


def differ(figures: Sequence[Named]) -> bool:
    """Whether a picture of some figures shows anything: two at least that readers see to differ."""
    return min(len({f.amount for f in figures}), len({f.text for f in figures})) > 1


def may_be_total(locale: Locale, figures: Sequence[Named]) -> str:
    """A sentence on a figure that is about as large as all others together; else empty.

    Nothing says that it contains them, and nothing that it does not: it is not called the most.
    """
    first = max(figures, key=lambda f: f.amount)
    others = [f for f in figures if f is not first]
    least = min((f.amount for f in figures), default=Decimal(0))
    whole = sum((f.amount for f in others), Decimal(0))
    if least < 0 or not rounded_totals.is_about_all(first.amount, whole, len(others)):
        return ""
    (name,) = _claimed([first], figures, Operation.RANK)
    return locale.text(
        "{name} has about as much as all others together, and may be their total: {value}.",
        name=name,
        value=first.text,
    )


def most(locale: Locale, figures: Sequence[Named], column: str = "") -> str:
    """A sentence on the largest figure, or on those that share it; empty where all are below 0.

    Args:
        locale: The language.
        figures: The figures.
        column: What they are called where nobody has the most of them, or another column has more.
    """
    if max(f.amount for f in figures) < 0:
        return ""
    first = _equal_to(max(f.amount for f in figures), figures)
    names, text = _claimed(first, figures, Operation.RANK), first[0].text
    if column:
        return _of_column(locale, column, names, text)
    if len(names) == 1:
        return locale.text("{name} has the most in this table: {value}.", name=names[0], value=text)
    if len(names) <= NAMED:
        listed = locale.listed(names)
        return locale.text(
            "{names} have the most in this table: {value} each.", names=listed, value=text
        )
    count = _tied(locale, first, figures)
    return locale.text(
        "{count} share the most in this table: {value} each.", count=count, value=text
    )


def _of_column(locale: Locale, column: str, names: Sequence[str], text: str) -> str:
    """A sentence on who has the largest figure of a column."""
    if len(names) == 1:
        return locale.text(
            "The largest figure of “{measure}” is that of {name}: {value}.",
            measure=column,
            name=names[0],
            value=text,
        )
    if len(names) <= NAMED:
        return locale.text(
            "The largest figures of “{measure}” are those of {names}: {value} each.",
            measure=column,
            names=locale.listed(names),
            value=text,
        )
    return locale.text(
        "The largest figures of “{measure}” are {value} each.", measure=column, value=text
    )


def least(locale: Locale, figures: Sequence[Named]) -> str:
    """A sentence on the smallest figure, or on those that share it; empty where all are below 0."""
    if max(f.amount for f in figures) < 0:
        return ""
    last = _equal_to(min(f.amount for f in figures), figures)
    names, text = _claimed(last, figures, Operation.LEAST), last[0].text
    if len(names) == 1:
        return locale.text(
            "{name} has the least in this table: {value}.", name=names[0], value=text
        )
    if len(names) <= NAMED:
        listed = locale.listed(names)
        return locale.text(
            "{names} have the least in this table: {value} each.", names=listed, value=text
        )
    count = _tied(locale, last, figures)
    return locale.text(
        "{count} share the least in this table: {value} each.", count=count, value=text
    )


def most_frequent(locale: Locale, figures: Sequence[Named], rows: str) -> str:
    """A sentence on the word that is in the most of all rows, or on those that share that."""
    first = _equal_to(max(f.amount for f in figures), figures)
    names, text = _named(first), first[0].text
    if len(names) == 1:
        return locale.text(
            "Most frequent: {name}, in {value} of {count} rows.",
            name=names[0],
            value=text,
            count=rows,
        )
    if len(names) <= NAMED:
        return locale.text(
            "Most frequent: {names}, each in {value} of {count} rows.",
            names=locale.listed(names),
            value=text,
            count=rows,
        )
    return locale.text(
        "Several words are the most frequent, each in {value} of {count} rows.",
        value=text,
        count=rows,
    )


def of_time(locale: Locale, said: str, time: str) -> str:
    """A sentence on who is the first, after the time that it is so of: at others somebody else may.

    Args:
        locale: The language.
        said: The sentence; empty where there is none.
        time: The time; empty where the rows are not those of one of several.
    """
    if not said or not time:
        return said
    return join(" ", (locale.text("This is of {time} only.", time=Counted(time, "label")), said))


def on_map(locale: Locale, said: Sequence[str], known: str, *, others: bool) -> str:
    """Sentences on the places of a map, after what they are said of where that is not every row.

    Args:
        locale: The language.
        said: The sentences; empty ones are left out.
        known: How many are compared, where others on the map have no figure.
        others: Whether the table has places that are not on the map.
    """
    first, *more = [*filter(None, said)] or [""]
    if not first or not (known or others):
        return join(" ", (first, *more))
    if known:
        of = locale.text("Of {count} places on the map whose figure is known:", count=known)
    else:
        of = locale.text("Of the places on the map:")
    again = locale.text("Of these:")
    return join(" ", (of, first, *(join(" ", (again, sentence)) for sentence in more)))


def of_changes(locale: Locale, said: str, known: str = "", *, left: bool) -> str:
    """A sentence on changes, after what it is said of where that is not every row.

    Args:
        locale: The language.
        said: The sentence.
        known: How many changes are known, where others are not.
        left: Whether rows are left out that are unassigned.
    """
    if left and known:
        of = locale.text(
            "Not counting rows without a code or category, of {count} whose change is known:",
            count=known,
        )
    elif left:
        of = locale.text("Not counting rows without a code or category:")
    elif known:
        of = locale.text("Of {count} whose change is known:", count=known)
    else:
        return said
    return join(" ", (of, said))


def figure_of(text: str) -> Figure | None:
    """The figure that a text says; None where it says none, or only counts."""
    return next((o for o in origins(text) if isinstance(o, Figure)), None)


def _claimed(equal: Sequence[Named], figures: Sequence[Named], by: Operation) -> list[str]:
    """The names of those that are first: each is a claim, where its figure is known."""
    known = [figure for f in figures if (figure := figure_of(f.text))]
    own = [(f.name, figure) for f in equal if (figure := figure_of(f.text))]
    plain = any(not any(map(str.isalpha, name)) for name, _ in own)  # it would read as a figure
    if len(equal) > NAMED or len(known) < len(figures) or plain:
        return [*_named(equal)]
    return [
        figure_text.first(name, figure, [o for o in known if o is not figure], by)
        for name, figure in own
    ]


def _named(figures: Sequence[Named]) -> list[Counted]:
    """The names, which may have numbers in them: what a row is called, or when it is."""
    return [Counted(f.name, "label") for f in figures]


def _tied(locale: Locale, equal: Sequence[Named], figures: Sequence[Named]) -> str:
    """How many share a figure."""
    of = [figure for f in figures if (figure := figure_of(f.text))]
    own = figure_of(equal[0].text)
    if own is None:
        return locale.number(len(equal))
    return figure_text.number(locale, tied(own, [o for o in of if o is not own]))


def _equal_to(amount: Decimal, figures: Sequence[Named]) -> list[Named]:
    return [f for f in figures if f.amount == amount]
