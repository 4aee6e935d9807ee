"""The picture that is shown with a link to a page: its title, its key figures, the site's name."""

from __future__ import annotations

from html import escape

from yesan.render.fonts import width
from yesan.render.page_summary import CARD, Summary

FOLDER = "assets/cards"
WIDE, HIGH = CARD
MARGIN = 80
ROOM = WIDE - 2 * MARGIN
INK, QUIET, GROUND = "#1f2328", "#5c6066", "#ffffff"
BAND = "#4051b5"
SIZES, TITLE_LINES = (68, 58), 2
"""At which sizes a title may fill how many lines; a longer one is smaller."""
FIGURES = 3
LARGEST, SMALLEST = 54, 34
"""Sizes of a key figure."""
INDENT, GAP, LEAST = 24, 48, 200
"""Before a figure, between two, and how wide one is at least."""
ELLIPSIS = "…"
REGULAR, BOLD = "Regular", "Bold"


def path(page: str) -> str:
    """Where the card of a page stands, below the root of the site."""
    return f"{FOLDER}/{page.removesuffix('.html')}.png"


def draw(said: Summary, site: str) -> str:
    """The card as SVG.

    Args:
        said: What the page says of itself.
        site: The name of the site.
    """
    size = next((s for s in SIZES if len(wrap(said.title, s, BOLD)) <= TITLE_LINES), 50)
    title = wrap(said.title or site, size, BOLD, lines=3)
    parts = [
        f'<rect width="{WIDE}" height="{HIGH}" fill="{GROUND}"/>',
        f'<rect width="{WIDE}" height="16" fill="{BAND}"/>',
        _text(_fit(site, 30, REGULAR, ROOM), MARGIN, 100, 30, REGULAR, QUIET),
    ]
    y = 130
    for line in title:
        y += round(size * 1.28)
        parts.append(_text(line, MARGIN, y, size, BOLD, INK))
    parts += _figures(said, 540) if said.figures else _description(said.description, y + 40, 540)
    inner = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" '
        f'viewBox="0 0 {WIDE} {HIGH}" font-family="Yesan Sans">{inner}</svg>'
    )


def wrap(text: str, size: float, style: str, lines: int = 0) -> list[str]:
    """The text in lines that fit, broken between words where that is possible.

    Args:
        text: One paragraph.
        size: The size of its letters, in pixels.
        style: The style of the font.
        lines: How many lines there may be at most; more end in an ellipsis. Any number where 0.
    """
    done: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width(longer, style) * size <= ROOM:
            line = longer
            continue
        done += [line] if line else []
        line = word
        while width(line, style) * size > ROOM:
            fits = _fitting(line, size, style, ROOM)
            done.append(line[:fits])
            line = line[fits:]
    done += [line] if line else []
    if lines and len(done) > lines:
        done[lines - 1 :] = [_fit(" ".join(done[lines - 1 :]), size, style, ROOM)]
    return done


def _figures(said: Summary, y: int) -> list[str]:
    """The first key figures, side by side."""
    shown = list(said.figures[:FIGURES])
    while len(shown) > 1 and not _fits(shown, SMALLEST):
        shown.pop()
    size = next((s for s in range(LARGEST, SMALLEST, -2) if _fits(shown, s)), SMALLEST)
    parts, x = [], MARGIN
    for label, long in shown:
        value = _fit(long, size, BOLD, ROOM - INDENT)
        room = max(width(value, BOLD) * size, LEAST)
        parts.append(f'<rect x="{x}" y="{y - 100}" width="5" height="116" fill="{BAND}"/>')
        parts.append(_text(_fit(label, 28, REGULAR, room), x + INDENT, y - 70, 28, REGULAR, QUIET))
        parts.append(_text(value, x + INDENT, y, size, BOLD, INK))
        x += round(INDENT + room + GAP)
    return parts


def _fits(shown: list[tuple[str, str]], size: int) -> bool:
    """Whether the figures stand side by side at that size."""
    wide = sum(max(width(value, BOLD) * size, LEAST) + INDENT for _, value in shown)
    return wide + GAP * (len(shown) - 1) <= ROOM


def _description(text: str, top: int, bottom: int) -> list[str]:
    size, step = 34, 52
    lines = wrap(text, size, REGULAR, lines=max(1, (bottom - top) // step))
    rule = f'<rect x="{MARGIN}" y="{top}" width="120" height="5" fill="{BAND}"/>'
    texts = (
        _text(line, MARGIN, top + 18 + (n + 1) * step, size, REGULAR, INK)
        for n, line in enumerate(lines)
    )
    return [rule, *texts] if lines else []


def _fitting(text: str, size: float, style: str, room: float) -> int:
    """How many of its characters fit; one at least, so that there is progress."""
    count = len(text)
    while count > 1 and width(text[:count], style) * size > room:
        count -= 1
    return count


def _fit(text: str, size: float, style: str, room: float) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if width(text, style) * size <= room:
        return text
    fits = _fitting(text, size, style, room - width(ELLIPSIS, style) * size)
    return f"{text[:fits].rstrip()}{ELLIPSIS}"


def _text(text: str, x: int, y: int, size: int, style: str, color: str) -> str:
    weight = ' font-weight="700"' if style == BOLD else ""
    return f'<text x="{x}" y="{y}" font-size="{size}"{weight} fill="{color}">{escape(text)}</text>'
