"""Texts of a package escaped for the places where a page has markup: they always remain text.

In the HTML of the templates Jinja escapes them. Here are the other places: Markdown, the head of a
page, and descriptions, which are Markdown by the standard and are sanitised.
"""

from __future__ import annotations

import json
import re

import markdown
import nh3
from markupsafe import Markup, escape

ELLIPSIS, LEEWAY = "...", 5
MARKED = re.compile(r"[\\`*_{}\[\]<>#|~^=+!&:$\"'@]")


def plain(text: object) -> Markup:
    """Text for a place where Markdown is read: every character that could mark up is an entity."""
    single = " ".join(str(text).split())
    return Markup(MARKED.sub(lambda m: f"&#{ord(m[0])};", single))  # noqa: S704 - just escaped


def quoted(text: object) -> Markup:
    """Text as a JSON string, which YAML reads as well."""
    return Markup(json.dumps(" ".join(str(text).split()), ensure_ascii=False))  # noqa: S704


def readable(text: object) -> str:
    """Text in one line, without invisible characters."""
    return " ".join("".join(c for c in str(text) if c.isprintable() or c.isspace()).split())


def meta(text: object) -> Markup:
    """Text for the head of a page, which the theme puts into its HTML as it is."""
    return quoted(escape(readable(text)))


def rich(text: str) -> Markup:
    """Markdown from outside as HTML, with no script, style, form, frame or picture in it.

    What is nested too deep to be read stays as it is written.
    """
    try:
        html = markdown.markdown(text, extensions=["tables", "sane_lists"])
    except RecursionError:
        html = str(escape(text))
    return Markup(nh3.clean(html, tags=nh3.ALLOWED_TAGS - {"img"}))  # noqa: S704 - just sanitised


def opening(text: str) -> Markup:
    """The first paragraph of Markdown as HTML; all of it, where it begins with something else."""
    html = rich(text)
    first, end, _ = html.partition("</p>")
    return Markup(f"{first}{end}") if html.startswith("<p>") else html  # noqa: S704 - sanitised


def summarised(text: str, length: int = 150) -> str:
    """The beginning of a text in Markdown, as text alone.

    Args:
        text: The text.
        length: How many characters are kept, at most; a few more where the text ends there.
    """
    words = rich(text).striptags()
    if len(words) <= length + LEEWAY:
        return words
    return words[: length - len(ELLIPSIS)].rsplit(" ", 1)[0] + ELLIPSIS
