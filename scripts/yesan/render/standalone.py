"""A chart as a picture of its own, for download: what its page says beside it is written in it.

Outside its page it has no style sheet: colours are its own, on white, and the title, the unit, what
it shows and where its figures come from are part of the picture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import escape

from yesan.language.visible import visible
from yesan.render import row_links
from yesan.render.fonts import FAMILY, INK, PAPER, QUIET
from yesan.render.row_links import RowLink
from yesan.render.typesetting import BOLD, REGULAR, lines

FONTS = (
    f"'{FAMILY}', 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', "
    "sans-serif"
)
MARGIN = 20
LEAST = 460
"""How wide the words around a narrower picture are."""
WIDER = 1.1
"""How many times as wide as our font one may be that a viewer has instead of it."""
VARIABLE = re.compile(r"var\(--yesan-([\w-]+),\s*([^()]+|[^()]*\([^()]*\)[^()]*)\)")
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>(.*)</svg>\s*$', re.DOTALL)


@dataclass(frozen=True)
class Style:
    """How lines of text are set: the size of the type, from line to line, weight, colour."""

    size: int
    height: int
    color: str = INK
    bold: bool = False


TITLE, LEAD, FOOT = Style(16, 23, bold=True), Style(13, 19), Style(11, 16, QUIET)


@dataclass(frozen=True)
class Caption:
    """What a picture says around its picture: above it title and lead, below it the foot."""

    title: str
    lead: str
    foot: tuple[str, ...] = ()
    finding: str = ""

    @property
    def above(self) -> list[tuple[str, Style]]:
        """What is written above the picture."""
        first = [(self.finding, TITLE), (self.title, LEAD)] if self.finding else []
        texts = [*(first or [(self.title, TITLE)]), (self.lead, LEAD)]
        return [(text, style) for text, style in texts if text]


def draw(
    svg: str, caption: Caption, colors: Mapping[str, str], links: Sequence[RowLink] = ()
) -> bytes:
    """The picture with its words, as an SVG that needs nothing else.

    Args:
        svg: A picture as its page has it.
        caption: What is written around it.
        colors: The project's colours, by name; the others are the picture's own.
        links: What lies over its rows.
    """
    found = SIZE.search(svg)
    if found is None:
        raise ValueError(f"no picture: {svg[:60]}")
    width, height, inner = ceil(float(found[1])), ceil(float(found[2])), found[3]
    room = max(width, LEAST)
    top, head = _set(caption.above, room, MARGIN)
    picture_top = top + MARGIN // 2
    bottom, foot = _set(
        [(line, FOOT) for line in caption.foot], room, picture_top + height + MARGIN // 2
    )
    first, *more = (text for text, _ in caption.above)
    total = bottom + MARGIN
    whole = room + 2 * MARGIN
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{whole}" height="{total}" viewBox="0 0 {whole} {total}" role="img" '
        f'aria-labelledby="title desc" font-family="{FONTS}">'
        f'<title id="title">{escape(first)}</title>'
        f'<desc id="desc">{escape(" ".join((*more, *caption.foot)))}</desc>'
        f'<rect width="{whole}" height="{total}" fill="{PAPER}"/>'
        f"{head}"
        f'<g transform="translate({MARGIN},{picture_top})">{resolved(inner, colors)}'
        f"{row_links.over(svg, links)}</g>"
        f"{foot}</svg>\n"
    )
    return visible(drawn).encode()


def resolved(svg: str, colors: Mapping[str, str]) -> str:
    """The picture with colours and fonts of its own, in place of those of a page."""

    def own(tag: re.Match[str]) -> str:
        text = VARIABLE.sub(lambda v: colors.get(v[1], v[2].strip()), tag[0])
        text = text.replace("currentColor", INK)
        return re.sub(r'font-family="[^"]*"', f'font-family="{FONTS}"', text)

    return re.sub(r"<[^<>]*>", own, svg)


def _set(texts: list[tuple[str, Style]], room: int, top: int) -> tuple[int, str]:
    """Lines of text from `top` on, and where they end."""
    drawn = []
    for text, style in texts:
        for line in lines(text, room / style.size / WIDER, BOLD if style.bold else REGULAR):
            top += style.height
            weight = ' font-weight="700"' if style.bold else ""
            drawn.append(
                f'<text x="{MARGIN}" y="{top - style.height // 4}" font-size="{style.size}"'
                f'{weight} fill="{style.color}">{escape(line)}</text>'
            )
    return top, "".join(drawn)
