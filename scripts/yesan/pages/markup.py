"""Texts of a package put where a page has markup: always as text, whatever stands in them.

In the HTML of the templates Jinja escapes them. Here are the other places: Markdown, the head of a
page, and descriptions, which are Markdown by the standard and are sanitised.
"""

from __future__ import annotations

import json
import re

import markdown
import nh3
from markupsafe import Markup, escape

MARKED = re.compile(r"[\\`*_{}\[\]<>#|~^=+!&:$\"'@]")


def plain(text: object) -> Markup:
    """Text for a place where Markdown is read: every character that could mark up is an entity."""
    single = " ".join(str(text).split())
    return Markup(MARKED.sub(lambda m: f"&#{ord(m[0])};", single))  # noqa: S704 - just escaped


def quoted(text: object) -> Markup:
    """Text as a JSON string, which YAML reads as well."""
    return Markup(json.dumps(" ".join(str(text).split()), ensure_ascii=False))  # noqa: S704


def meta(text: object) -> Markup:
    """Text for the head of a page, which the theme puts into its HTML as it is."""
    readable = "".join(c for c in str(text) if c.isprintable() or c.isspace())
    return quoted(escape(readable))


def rich(text: str) -> Markup:
    """Markdown from outside as HTML, with no script, style, form, frame or picture in it."""
    html = markdown.markdown(text, extensions=["tables", "sane_lists"])
    return Markup(nh3.clean(html, tags=nh3.ALLOWED_TAGS - {"img"}))  # noqa: S704 - just sanitised
