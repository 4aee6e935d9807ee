"""Pictures by the renderer: SVG from a Vega-Lite specification, and PNG from SVG.

Text is drawn and measured with the font that yesan ships and with no other, so that every machine
gives the same bytes. Pages get a subset of the same font, so that a reader sees what was measured.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from yesan.errors import SiteError
from yesan.language.visible import visible, visible_in
from yesan.phrase import Phrase
from yesan.render import engine, fonts, inert

UNUSED = re.compile(r' (?:aria-[a-z]+|role|class)="[^"]*"')
"""Attributes that no page needs: the picture is hidden from screen readers, its table is not."""
KEPT = (
    (
        re.compile(
            r'(<(?:path|text) [^<>]*)aria-label="((?:c[0-9a-f]{11}|[^"/ ]+/[^"/ ]+/\d+)[^"]*)"'
        ),
        r'\1data-figure="\2"',
    ),
    (re.compile(r'class="mark-text role-axis-label"'), 'data-axis="labels"'),
    (re.compile(r'class="mark-group role-column-title facet-title"'), 'data-unit=""'),
)
"""What says where the figure of a mark is from (see `language.sentence`), what an axis has, and
what is written once above all panels, which is their unit."""
MARK = re.compile(r'<g class="mark-(?!group)\w+ role-mark[^>]*>\s*<(?:path|text|image|line)')
"""What draws a datum: the group of a mark that has something in it."""
DRAWN = re.compile(r' (?!data-)[\w:-]+="[^"]*"')
"""An attribute that says how a mark is drawn, and not where its figure is from."""
NAMED = re.compile(r'(?<= )id="|url\(#')
"""Before the name of a part of a picture, and before the same where it is used."""
FINE = re.compile(r"\d+\.\d{3,}")
"""Numbers with more places than an eye can see; they were a quarter of a picture."""
SOURCE = b"SVG"
"""The key of the text in a PNG that it was made of."""


def digest(spec: dict[str, Any]) -> str:
    """The key under which the picture of a specification is kept."""
    return fonts.cache_key(json.dumps(spec, sort_keys=True, ensure_ascii=False))


def render(spec: dict[str, Any]) -> bytes:
    """The picture as SVG: no script, no background, text as text; nothing is fetched for it.

    Raises:
        SiteError: The specification cannot be drawn, or its picture would be more than that.
    """
    svg = _drawn(spec)
    svg = re.sub(r'<rect width="\d+" height="\d+" fill="transparent"/>', "", svg)
    for pattern, kept in KEPT:
        svg = pattern.sub(kept, svg)
    # A page has several pictures: what one refers to in itself must not be in another.
    own = rf"\g<0>{digest(spec)[:8]}-"

    def tidy(tag: re.Match[str]) -> str:
        return NAMED.sub(own, DRAWN.sub(_shortened, UNUSED.sub("", tag[0])))

    svg = re.sub(r"<[^<>]*>", tidy, svg)
    drawn = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1).encode()
    if fault := inert.fault(drawn):
        raise SiteError(
            Phrase("a chart cannot be drawn: its picture would have {fault}", fault=fault)
        )
    return drawn


def is_blank(spec: dict[str, Any]) -> bool:
    """Whether the picture of a specification has axes and titles at most, and no mark.

    Raises:
        SiteError: The specification cannot be drawn.
    """
    return not MARK.search(_drawn(spec))


def picture(svg: str) -> bytes:
    """An SVG as PNG, for other sites that show a link with a picture and take no SVG.

    The PNG has the SVG in it, as the text `SOURCE`: so what it says can be read, and proven.

    Raises:
        SiteError: It cannot be drawn.
    """
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - often not needed

    shown = visible(svg)
    try:
        png = svg_to_bytes(svg_string=shown, skip_system_fonts=True, font_dirs=[str(fonts.FONTS)])
    except ValueError as error:
        raise SiteError(Phrase("a picture cannot be drawn: {why}", why=_line(error))) from error
    return _packed(bytes(png), shown)


def _drawn(spec: dict[str, Any]) -> str:
    """The picture as the renderer gives it."""
    try:
        return engine.svg(visible_in(spec))
    except ValueError as error:
        raise SiteError(Phrase("a chart cannot be drawn: {why}", why=_line(error))) from error


def _packed(png: bytes, svg: str) -> bytes:
    """The same PNG with what it was made of, a third as large: the renderer compresses fast."""
    chunks, at = [], 8
    while at < len(png):
        end = at + 12 + int.from_bytes(png[at : at + 4])
        chunks.append((png[at + 4 : at + 8], png[at + 8 : end - 4]))
        at = end
    pixels = zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    said = SOURCE + b"\0\1\0\0\0" + zlib.compress(svg.encode())
    parts = (
        (b"IHDR", chunks[0][1]),
        (b"iTXt", said),
        (b"IDAT", zlib.compress(pixels)),
        (b"IEND", b""),
    )
    return png[:8] + b"".join(
        len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)
        for kind, content in parts
    )


def _line(error: Exception) -> str:
    """What an error of a renderer says, in one line."""
    return " ".join(str(error).split()) or "no reason given"


def _shortened(attribute: re.Match[str]) -> str:
    return FINE.sub(_rounded, attribute[0])


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
