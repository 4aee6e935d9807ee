"""The rank of an entity among its siblings, as its page says it."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.charts import figure_text
from yesan.language.sentence import Marked
from yesan.language.values import written
from yesan.model import standings
from yesan.model.entities import Entity
from yesan.pages.page import Page


@dataclass(frozen=True)
class Standing:
    """The rank of an entity among its siblings.

    Attributes:
        table: The title of the table that has the figures.
        measure: The title of the field that is compared.
        value: The figure of the entity, with its unit.
        end: ``most`` or ``least`` where it alone is the first or the last; else empty.
        place: Its rank as it is written, 1 for the largest.
        count: How many siblings are compared, itself included, as it is written.
    """

    table: str
    measure: str
    value: str
    end: str
    place: str
    count: str


def of_entity(page: Page, entity: Entity) -> tuple[Standing, ...]:
    """The ranks of an entity, in each table that has one figure of each."""
    language = page.language
    return tuple(
        Standing(
            table=s.resource.title[language],
            measure=s.measure.title[language],
            value=Marked(written(page.locale, s.measure, s.value), s.figure),
            end=_end(s),
            place=figure_text.number(page.locale, s.rank),
            count=figure_text.number(page.locale, s.ranked),
        )
        for s in page.model.standings.of(entity)
    )


def _end(standing: standings.Standing) -> str:
    """At which end of all an entity is, if it is there alone; of none where all are below 0."""
    below = all(figure.amount < 0 for figure in standing.rank.operands)
    if below or not standing.is_alone or standing.position not in {1, standing.count}:
        return ""
    return "most" if standing.position == 1 else "least"
