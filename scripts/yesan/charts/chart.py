"""A chart: its specifications, the table behind it, and everything that is said beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yesan.charts.chart_table import ChartTable
from yesan.charts.shapes.row_place import RowPlace
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Specification
from yesan.language.locale import Locale
from yesan.language.sentence import join
from yesan.model.contradictions import Contradiction
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.tables.discrepancies import Discrepancy

ENGLISH = (",", ".")
"""What is between groups and before decimals where a specification does not say it."""
MOST = 20
"""How many bars one chart shows; beyond that a table reads better."""


@dataclass(frozen=True)
class Caption:
    """What is said of a chart.

    Attributes:
        id: Anchor on its page.
        title: What it is about.
        sentence: What it shows, in words.
        why: Why the page has it, for who maintains the package.
        finding: What it shows first of all, which is above the title; may be empty.
    """

    id: str
    title: str
    sentence: str
    why: str
    finding: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture of figures, and all that is said beside it.

    Attributes:
        caption: What is said of it.
        specification: What is drawn in the column of a page, in Vega-Lite.
        unit: The unit of its axis.
        table: The figures behind it; None where only the specification knows them.
        sources: The tables that its figures come from.
        computed: Whether its figures are computed from published ones, or published themselves.
        discrepancies: What is wrong with the published figures it is made of.
        texts: The figures as written in its picture.
        contradictions: What tables other than that of its figures print for them.
        narrow: What is drawn on a phone instead; None where that is the same.
        labelled: Whether its picture says the unit, at its axis.
        places: Where in its pictures the rows of entities are.
    """

    caption: Caption
    specification: Specification
    unit: str
    table: ChartTable | None
    sources: tuple[Resource, ...]
    computed: bool
    discrepancies: tuple[Discrepancy, ...] = ()
    texts: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    narrow: Specification | None = None
    labelled: bool = True
    places: tuple[RowPlace, ...] = ()

    @classmethod
    def of(
        cls,
        model: Model,
        caption: Caption,
        shape: Shape,
        figures: Sequence[Figure],
        *,
        computed: bool = False,
    ) -> Chart:
        """The chart of published figures.

        Args:
            model: Knows what is wrong.
            caption: What is said of it.
            shape: What is drawn.
            figures: The published figures that it is made of.
            computed: Whether what is drawn was computed from them.
        """
        locale = shape.table.unit.locale
        told = join(" ", filter(None, (caption.sentence, *_criteria(locale, figures))))
        return cls(
            replace(caption, sentence=told),
            _localised(shape.specification, locale),
            shape.axis,
            shape.table,
            tuple({f.resource.name: f.resource for f in figures}.values()),
            computed or any(f.is_claim for f in figures),
            tuple(model.discrepancies_of(figures)),
            shape.texts,
            tuple(model.contradictions.of_figures(figures)),
            _localised(shape.narrow, locale),
            shape.labelled,
            shape.places,
        )

    @property
    def unit_beside(self) -> str:
        """The unit of its figures where its picture does not say it; empty elsewhere."""
        return "" if self.labelled else self.unit

    @property
    def spec(self) -> dict[str, Any]:
        """The whole of its specification."""
        return self.specification.whole()

    @property
    def id(self) -> str:
        """Anchor on its page."""
        return self.caption.id

    @property
    def title(self) -> str:
        """What it is about."""
        return self.caption.title

    @property
    def sentence(self) -> str:
        """What it shows, in words."""
        return self.caption.sentence

    @property
    def finding(self) -> str:
        """What it shows first of all; may be empty."""
        return self.caption.finding

    @property
    def why(self) -> str:
        """Why the page has it, for who maintains the package."""
        return self.caption.why

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns of its table, as its page shows them."""
        return self.table.header if self.table else ()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of its table, as its page writes them."""
        return self.table.texts if self.table else ()


def _criteria(locale: Locale, figures: Sequence[Figure]) -> Iterator[str]:
    """By which criteria the rows were selected that figures are from."""
    found = (figure.resource.selection[locale.language] for figure in figures)
    for criterion in dict.fromkeys(filter(None, found)):
        yield locale.text("Only what is in this selection: {criterion}.", criterion=criterion)


def _localised(spec: Specification, locale: Locale) -> Specification:
    """The specification, the numbers of its axes as the language writes them."""
    group, decimal = locale.separators
    if (group, decimal) == ENGLISH:
        return spec
    number = {"decimal": decimal, "thousands": group, "grouping": [3], "currency": ["", ""]}
    config = {**spec.rest["config"], "locale": {"number": number}}
    return replace(spec, rest={**spec.rest, "config": config})
