"""Where in the pictures of a chart the row of an entity is, so that it can lead to its page."""

from __future__ import annotations

from typing import NamedTuple

from yesan.charts.shapes.squarify import Box
from yesan.model.entities import Entity


class RowPlace(NamedTuple):
    """The row of an entity: its label and its bars.

    Attributes:
        entity: What the row is about.
        wide: Where it is in the picture for the column of a page.
        narrow: Where it is in that for a phone.
    """

    entity: Entity
    wide: Box
    narrow: Box
