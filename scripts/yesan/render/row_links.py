"""Links over the rows of a picture: a reader who points at a bar gets to what it is about.

They lie above the drawing, which stays as it is, and are found without any script; readers who only
hear a page find them by their names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import escape

SHIFTED = re.compile(r'<g [^<>]*?transform="translate\((-?[\d.]+),(-?[\d.]+)\)"')
"""What the whole of a drawing is moved by: the room for what is written around it."""
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
TOP = ' target="_top"'
"""So that the page of a link takes the place of that which shows the picture in a frame."""


class RowLink(NamedTuple):
    """A link over a row.

    Attributes:
        address: Where it leads.
        name: What the row is about.
        box: Where the row is in the drawing: left, top, width and height.
        leaves: Whether it leaves the frame that the picture may be in.
    """

    address: str
    name: str
    box: tuple[float, float, float, float]
    leaves: bool = True


def over(svg: str, links: Sequence[RowLink]) -> str:
    """What lies over a drawing: the links, in its coordinates.

    Args:
        svg: The drawing.
        links: The links.
    """
    shifted = SHIFTED.search(svg)
    left, top = map(float, shifted.groups()) if shifted else (0.0, 0.0)
    return "".join(
        f'<a href="{escape(link.address)}"{TOP if link.leaves else ""}>'
        f"<title>{escape(link.name)}</title>"
        f'<rect x="{_plain(link.box[0] + left)}" y="{_plain(link.box[1] + top)}" '
        f'width="{_plain(link.box[2])}" height="{_plain(link.box[3])}" fill="transparent"/></a>'
        for link in links
    )


def linked(svg: str, links: Sequence[RowLink]) -> str:
    """A drawing with its links over it, for a page; without any, as it is.

    Args:
        svg: The drawing, which readers who only hear the page do not.
        links: The links.
    """
    size = SIZE.match(svg)
    if not links or size is None:
        return svg
    return f'<svg viewBox="0 0 {size[1]} {size[2]}">{svg}{over(svg, links)}</svg>'


def _plain(pixels: float) -> str:
    return f"{pixels:.2f}".rstrip("0").rstrip(".")
