"""The picture that is shown with a link to a page: its title, its key figures, the site's name."""

from __future__ import annotations

from html import escape

from yesan.render.fonts import FAMILY, INK, PAPER, QUIET
from yesan.render.page_summary import CARD, Summary
from yesan.render.typesetting import BOLD, REGULAR, lines, shortened, width

FOLDER = "assets/cards"
WIDE, HIGH = CARD
MARGIN = 80
ROOM = WIDE - 2 * MARGIN
BAND = "#4051b5"
SIZES, TITLE_LINES = (68, 58), 2
"""At which sizes a title may fill how many lines; a longer one is smaller."""
FIGURES = 3
LARGEST, SMALLEST = 54, 34
"""Sizes of a key figure."""
LABEL = 28
"""The size of its label."""
INDENT, GAP, LEAST = 24, 48, 200
"""Before a figure, between two, and how wide one is at least."""


def path(page: str) -> str:
    """The path of a page's card, relative to the root of the site."""
    return f"{FOLDER}/{page.removesuffix('.html')}.png"


def draw(said: Summary, site: str) -> str:
    """The card as SVG.

    Args:
        said: What the page says of itself.
        site: The name of the site.
    """
    size = next((s for s in SIZES if len(lines(said.title, ROOM / s, BOLD)) <= TITLE_LINES), 50)
    title = lines(said.title or site, ROOM / size, BOLD, most=3)
    parts = [
        f'<rect width="{WIDE}" height="{HIGH}" fill="{PAPER}"/>',
        f'<rect width="{WIDE}" height="16" fill="{BAND}"/>',
        _text(shortened(site, ROOM / 30), MARGIN, 100, 30, REGULAR, QUIET),
    ]
    y = 130
    for line in title:
        y += round(size * 1.28)
        parts.append(_text(line, MARGIN, y, size, BOLD, INK))
    parts += _figures(said, 540) or _description(said.description, y + 40, 540)
    inner = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" '
        f'viewBox="0 0 {WIDE} {HIGH}" font-family="{FAMILY}">{inner}</svg>'
    )


def _figures(said: Summary, y: int) -> list[str]:
    """The first key figures, side by side, as many as there is room for: none is cut."""
    shown = list(said.figures[:FIGURES])
    while shown and not _fits(shown, SMALLEST):
        shown.pop()
    size = next((s for s in range(LARGEST, SMALLEST, -2) if _fits(shown, s)), SMALLEST)
    parts, x = [], MARGIN
    for label, value in shown:
        parts.append(f'<rect x="{x}" y="{y - 100}" width="5" height="116" fill="{BAND}"/>')
        parts.append(_text(label, x + INDENT, y - 70, LABEL, REGULAR, QUIET))
        parts.append(_text(value, x + INDENT, y, size, BOLD, INK))
        x += round(INDENT + _wide(label, value, size) + GAP)
    return parts


def _fits(shown: list[tuple[str, str]], size: int) -> bool:
    """Whether the figures have room side by side at that size."""
    wide = sum(_wide(label, value, size) + INDENT for label, value in shown)
    return wide + GAP * (len(shown) - 1) <= ROOM


def _wide(label: str, value: str, size: int) -> float:
    """How wide a figure with its label is."""
    return max(width(value, BOLD) * size, width(label) * LABEL, LEAST)


def _description(text: str, top: int, bottom: int) -> list[str]:
    size, step = 34, 52
    shown = lines(text, ROOM / size, most=max(1, (bottom - top) // step))
    rule = f'<rect x="{MARGIN}" y="{top}" width="120" height="5" fill="{BAND}"/>'
    texts = (
        _text(line, MARGIN, top + 18 + (n + 1) * step, size, REGULAR, INK)
        for n, line in enumerate(shown)
    )
    return [rule, *texts] if shown else []


def _text(text: str, x: int, y: int, size: int, style: str, color: str) -> str:
    weight = ' font-weight="700"' if style == BOLD else ""
    return f'<text x="{x}" y="{y}" font-size="{size}"{weight} fill="{color}">{escape(text)}</text>'
