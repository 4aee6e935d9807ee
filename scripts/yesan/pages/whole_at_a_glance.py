"""The treemaps that the first page begins with, each tile of which leads to a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yesan.charts import treemaps
from yesan.charts.treemaps import Spot, Treemap
from yesan.pages import shown_chart
from yesan.pages.page import Page
from yesan.pages.shown_chart import ShownChart
from yesan.pages.sitemap import list_of


@dataclass(frozen=True)
class TileLink:
    """Where a tile is, and leads to.

    Attributes:
        address: The page of what the tile is of; of several, that of all of them. Empty where there
            is no such page.
        said: Its name, its amount and its change.
        left: Where it is from the left.
        top: Where it is from the top.
        width: How wide it is.
        height: How high it is.
    """

    address: str
    said: str
    left: str
    top: str
    width: str
    height: str


@dataclass(frozen=True)
class TilePicture:
    """The tiles of one picture.

    Attributes:
        width: How wide the picture is.
        height: How high its tiles are together.
        tiles: The tiles.
    """

    width: int
    height: int
    tiles: tuple[TileLink, ...]


@dataclass(frozen=True)
class WholeInPhase:
    """The whole budget in one phase.

    Attributes:
        phase: What the phase is called.
        chart: The treemap.
        wide: The tiles of its wide picture.
        narrow: The tiles of its picture for a phone.
    """

    phase: str
    chart: ShownChart
    wide: TilePicture
    narrow: TilePicture


def of(page: Page) -> tuple[WholeInPhase, ...]:
    """The whole budget in each phase of which it is known what it is made of; the last first."""
    found = treemaps.of_everything(page.model, page.locale)
    return tuple(_shown(page, treemap) for treemap in reversed(found))


def _shown(page: Page, treemap: Treemap) -> WholeInPhase:
    wide, narrow = (
        TilePicture(
            size.width,
            round(max(spot.box.top + spot.box.height for spot in spots)),
            tuple(_links(page, treemap, spots)),
        )
        for size, spots in treemap.spots
    )
    name = treemap.phase.name[page.language]
    return WholeInPhase(name, shown_chart.show(page, treemap.chart), wide, narrow)


def _links(page: Page, treemap: Treemap, spots: tuple[Spot, ...]) -> Iterator[TileLink]:
    for spot in spots:
        yield TileLink(_address(page, treemap, spot), spot.said, *map(_plain, spot.box))


def _address(page: Page, treemap: Treemap, spot: Spot) -> str:
    """The page of an entity, else the list of its kind; what is left has the table of the rest."""
    if spot.entity:
        return page.entity(spot.entity).address
    if spot.is_rest:
        return page.table(treemap.whole).address
    return page.href(list_of(treemap.kind)) if treemap.kind in page.sitemap.kinds else ""


def _plain(pixels: float) -> str:
    return f"{pixels:.2f}".rstrip("0").rstrip(".")
