"""What pictures are drawn with: a short list of elements, with their attributes and values.

A bar is filled in one of the colours of the site, and nothing is transparent, stretched, cut off or
outlined; what is painted is a bar, a tile, a symbol of a legend, a line, or all of a long
series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from yesan.proof.finding import Finding

NUMBER = r"-?\d+(?:\.\d+)?(?:e-\d+)?"
AT = rf'transform="translate\({NUMBER},{NUMBER}\)"'
ASIDE = r'(?: pointer-events="none")?(?: opacity="1")?'
COLOR = r'fill="var\(--yesan-(?:before|after|less|more), #[0-9a-f]{6}\)"'
BOX = rf"M{NUMBER},{NUMBER}h{NUMBER}v{NUMBER}h{NUMBER}Z"
ROUND = rf"M{NUMBER},{NUMBER}(?:L{NUMBER},{NUMBER}C{NUMBER}(?:,{NUMBER}){{5}}){{4}}Z"
GRID = r'(?: stroke-opacity="0\.15" stroke-width="1" opacity="1")?'
SEAM = r'(?: stroke="var\(--yesan-after, #[0-9a-f]{6}\)" stroke-width="(?:0|0\.5)")?'
CURVE = rf"M{NUMBER},{NUMBER}(?:L{NUMBER},{NUMBER})+"
SYMBOL = "M-5,-5h10v10h-10Z"
SHOWN = (
    r'(?: data-figure="[^"]+")? text-anchor="(?:start|middle|end)" '
    rf'transform="translate\({NUMBER},{NUMBER}\)(?: rotate\(-90\) translate\({NUMBER},{NUMBER}\))?"'
    r' font-family="Yesan Sans" font-size="1[23]px"(?: font-weight="(?:bold|normal)")?'
    r' fill="currentColor"(?: opacity="[01]")?'
)
TAGS = re.compile(
    "|".join(
        (
            rf'g(?: fill="none" stroke-miterlimit="10")?(?: {AT})?',
            r'g(?: data-axis="labels")? pointer-events="none"',
            r'g data-unit=""',
            rf'line {AT} x2="{NUMBER}" y2="{NUMBER}" stroke="currentColor"{GRID}',
            rf'path d="(?:{BOX})?"{ASIDE}(?: display="none")?',
            rf'path(?: data-figure="[^"]+")? d="{BOX}" {COLOR}{SEAM}',
            rf'path d="{ROUND}" {COLOR} fill-opacity="0?\.\d+"',
            rf'path d="{ROUND}" stroke="var\(--yesan-more, #[0-9a-f]{{6}}\)" stroke-width="3"',
            rf'path d="{CURVE}" stroke="var\(--yesan-after, #[0-9a-f]{{6}}\)" stroke-width="1"',
            rf'path {AT} d="{SYMBOL}" {COLOR} stroke-width="1\.5" opacity="1"',
            rf"text{SHOWN}",
            rf'tspan(?: x="0")?(?: dy="{NUMBER}")?',
        )
    )
)
SVG = re.compile(
    r'<svg aria-hidden="true" focusable="false" xmlns="http://www\.w3\.org/2000/svg" '
    r'xmlns:xlink="http://www\.w3\.org/1999/xlink" version="1\.1" '
    rf'width="({NUMBER})" height="({NUMBER})" viewBox="0 0 \1 \2">'
)
TAG = re.compile(r"<([a-z][^<>]*)>")
NAMED = re.compile(r"var\(--yesan-([a-z]+),")


def check(page: str, svg: LexborNode) -> Iterator[Finding]:
    """What is drawn otherwise than pictures of the site are.

    Args:
        page: The page of the picture.
        svg: The picture, as pages have it.
    """
    yield from others(page, svg, TAGS, "a mark, line or text of charts")
    for node in svg.css('text[opacity="0"]'):
        if node.parent is None or "data-axis" not in node.parent.attributes:
            yield Finding(page, "text", f"“{node.text()}”, hidden", "labels without room alone")


def others(page: str, svg: LexborNode, tags: re.Pattern[str], expected: str) -> Iterator[Finding]:
    """The elements of a picture that are none of those that it is drawn with.

    Args:
        page: The page of the picture.
        svg: The picture, as pages have it.
        tags: What it is drawn with.
        expected: The same in words.
    """
    text = svg.html or ""
    head = SVG.match(text)
    if head is None:
        yield Finding(page, "svg", text[:60], "a picture as large as what it shows")
        return
    for tag in dict.fromkeys(TAG.findall(text, head.end())):
        if not tags.fullmatch(tag):
            yield Finding(page, tag.split(" ")[0], f"<{tag}>", expected)


def name(fill: str) -> str:
    """What a colour of the site is called; empty where it is none."""
    found = NAMED.search(fill)
    return found[1] if found else ""
