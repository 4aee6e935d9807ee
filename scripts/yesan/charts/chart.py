"""A chart: its specification, and everything that is said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yesan.charts.shapes.bars import Bar, specify
from yesan.language.locale import Locale
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.tables.discrepancies import Discrepancy

MOST = 20
"""How many bars one chart shows; beyond that a table reads better."""
PERCENT = 100
"""What an axis of rates reaches, so that a low rate looks low."""


@dataclass(frozen=True)
class Chart:
    """A picture of figures, and all that is said beside it.

    Attributes:
        id: Anchor on its page.
        title: What it is about.
        unit: The unit of its axis.
        sentence: What it shows, in words.
        sources: The tables that its figures come from.
        computed: Whether its figures are computed from published ones, or published themselves.
        doubts: What is wrong with the published figures it is made of.
        header: The columns of the table behind it.
        rows: The figures behind it, as written.
        spec: The Vega-Lite specification.
        why: Why the page has it, for who maintains the package.
    """

    id: str
    title: str
    unit: str
    sentence: str
    sources: tuple[Resource, ...]
    computed: bool
    doubts: tuple[Discrepancy, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spec: dict[str, Any]
    why: str = ""


@dataclass(frozen=True)
class Words:
    """What is said of a chart: its anchor, its title, what it shows, and why the page has it."""

    id: str
    title: str
    sentence: str
    why: str


def draw(  # noqa: PLR0913 - all that can differ between charts
    model: Model,
    locale: Locale,
    words: Words,
    bars: Sequence[Bar],
    made_of: Sequence[Figure],
    *,
    signed: bool = False,
    unit: str = "",
    counted: Resource | None = None,
    derived: bool = False,
    picture: tuple[dict[str, Any], str] | None = None,
) -> Chart:
    """A chart of bars with all that is said beside it.

    Args:
        model: Knows what is doubtful.
        locale: The language.
        words: What is said of it.
        bars: Its bars, in order.
        made_of: The published figures that it is made of.
        signed: Whether its bars are changes.
        unit: The unit of bars that are no money.
        counted: The table whose rows the bars count, where they are no published figures.
        derived: Whether its figures are computed from those that it is made of.
        picture: Its specification and the unit of its axis, where it is not drawn as bars.
    """
    currency = made_of[0].currency if made_of and not derived else ""
    spec, axis = picture or specify(
        bars,
        locale=locale,
        currency=currency,
        unit=unit,
        signed=signed,
        whole=PERCENT if unit == "%" else 0,
    )
    series = list(dict.fromkeys(bar.series for bar in bars))
    names = {bar.band: bar.label for bar in bars}
    cells: dict[str, dict[str, str]] = {}
    for bar in bars:
        exact = locale.exact(bar.amount, currency) if currency else bar.text
        cells.setdefault(bar.band, {})[bar.series] = exact
    tables = [counted] if counted else [f.resource for f in made_of]
    return Chart(
        id=words.id,
        title=words.title,
        unit=axis,
        sentence=words.sentence,
        sources=tuple({table.name: table for table in tables}.values()),
        computed=signed or derived or counted is not None or any(f.summed for f in made_of),
        doubts=tuple(model.doubts(made_of)),
        header=("", *series) if len(series) > 1 else ("", axis and locale.text("Amount")),
        rows=tuple(
            (names[band], *(row.get(s, "–") for s in series)) for band, row in cells.items()
        ),
        spec=spec,
        why=words.why,
    )
