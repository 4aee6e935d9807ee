"""Whether an SVG is a picture and nothing more: it runs no script, and fetches nothing.

A picture that is opened alone is under no policy of a page. In a page it may be under one, but what
is in it must not count as what yesan wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from yesan.phrase import Phrase

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image"),
        *("text", "tspan", "textPath", "marker", "pattern", "mask", "clipPath", "filter", "a"),
        *("linearGradient", "radialGradient", "stop", "view"),
    }
)
"""Elements that draw, or say how; those of filters begin with ``fe``."""
ACTING = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/1998/Math/MathML}")
"""Other languages that a browser acts on inside of a picture."""
ADDRESSES = frozenset({"href", "src", "srcset", "base", "ping"})
WITHIN = re.compile(r"#|data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
"""How an address begins that leads nowhere: into the picture, or to one that is in it."""
LEADS = re.compile(r"url\s*\((?!\s*['\"]?#)|@import|image-set|javascript:|\\", re.IGNORECASE)
"""What in a style or a colour leads out of the picture, or hides that it does."""
LOOKS = frozenset(
    {
        *("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker"),
        *("marker-start", "marker-mid", "marker-end", "color-profile"),
    }
)
"""Attributes in which a style may name an address."""
DECLARED = re.compile(r"\s*<\?xml\s([^<>]*)\?>")
ENCODED = re.compile(r"""encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
"""How a picture asks a browser to read other characters in it than are looked at here."""


def fault(svg: bytes) -> str:
    """What is more than a picture in an SVG; empty where nothing is.

    Args:
        svg: The file.
    """
    try:
        text = svg.decode("utf-8-sig")
        declared = DECLARED.match(text)
        if declared and ENCODED.search(declared[1]):
            return Phrase("another encoding than UTF-8")
        body = text[declared.end() :] if declared else text
        if "<!DOCTYPE" in body or "<!ENTITY" in body or "<?" in body:
            return Phrase("an instruction (<!DOCTYPE, <?…)")
        root = ElementTree.fromstring(body)  # noqa: S314 - it has no entities
    except UnicodeDecodeError:
        return Phrase("text that is not UTF-8")
    except (ElementTree.ParseError, ValueError) as error:
        return Phrase("no XML: {error}", error=error)
    return next(_faults(root), "")


def _faults(root: ElementTree.Element) -> Iterator[str]:
    for node in root.iter():
        tag = str(node.tag)
        name = tag.removeprefix(SVG)
        drawn = name in DRAWN or name.startswith("fe")
        if tag.startswith(ACTING) or (tag.startswith(SVG) and not drawn):
            yield Phrase("the element {name}", name=name.rpartition("}")[2])
        # What is before, between and after elements is one style for a browser.
        if name == "style" and (len(node) or LEADS.search(node.text or "")):
            yield Phrase("a style that leads out of it")
        for attribute, value in node.attrib.items():
            own = attribute.rpartition("}")[2].lower()
            if own.startswith("on"):
                yield Phrase("the attribute {name}", name=own)
            leads = own in LOOKS and LEADS.search(value)
            if leads or (own in ADDRESSES and not WITHIN.match(value.strip())):
                yield Phrase("an address in {name}", name=own)
