"""Published figures that contradict others of the source, as pages mark and explain them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from yesan.language.values import shown
from yesan.model.figures import Figure
from yesan.pages import row_names
from yesan.pages.page import Page
from yesan.pages.sitemap import DISCREPANCIES
from yesan.tables import discrepancies


@dataclass(frozen=True)
class ShownDiscrepancy:
    """A published figure that contradicts others of the source.

    Attributes:
        address: Its row on the page of all discrepancies, relative to the page.
        table: The title of its table.
        row: What its row is about; may be empty.
        field: The title of its field.
        unit: The unit that both figures are in; may be empty.
        published: The figure that the source prints.
        computed: The figure that follows from the others.
        comment: Why they differ, in a sentence.
        grave: Whether they differ by more than rounding or convention.
    """

    address: str
    table: str
    row: str
    field: str
    unit: str
    published: str
    computed: str
    comment: str
    grave: bool


def of(page: Page, discrepancy: discrepancies.Discrepancy) -> ShownDiscrepancy:
    """A discrepancy as `page` shows it."""
    language, resource = page.language, discrepancy.resource
    return ShownDiscrepancy(
        address=f"{page.href(DISCREPANCIES)}#{discrepancy.id}",
        table=resource.title[language],
        row=row_names.about(page, resource, discrepancy.row),
        field=resource.by_name[discrepancy.field].title[language],
        unit=resource.by_name[discrepancy.field].unit[language],
        published=written(page, discrepancy, discrepancy.published),
        computed=written(page, discrepancy, discrepancy.computed),
        comment=discrepancy.comment[language],
        grave=discrepancy.grave,
    )


def of_figures(page: Page, figures: Iterable[Figure]) -> tuple[ShownDiscrepancy, ...]:
    """What is grave and wrong in the printed figures that some figures are made of."""
    return tuple(of(page, found) for found in page.model.discrepancies_of(figures))


def written(page: Page, discrepancy: discrepancies.Discrepancy, value: Decimal) -> str:
    """One of the two figures of a discrepancy, as its field is written."""
    return shown(page.locale, discrepancy.resource.by_name[discrepancy.field], value)


def kind_name(page: Page, kind: str) -> str:
    """The name of a kind of discrepancy; one that we do not know keeps its own."""
    text = page.locale.text
    names = {
        "error": text("error"),
        "unexplained": text("unexplained"),
        "label": text("label"),
        "convention": text("convention"),
        "rounding": text("rounding"),
    }
    return names.get(kind, kind)
