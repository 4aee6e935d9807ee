"""Which characters the pages show, in regular and in bold letters: a font needs no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

MARKDOWN = re.compile(r"^#{1,6} [^\n]*$|^title: [^\n]*$|\*\*[^*]+?\*\*", re.MULTILINE)
"""What becomes bold in Markdown: headings, the title, stressed words."""
HTML = (
    "h1, h2, h3, h4, h5, h6, th:not([scope=row]), dt, strong, b, summary, caption, "
    ".yesan-key, .yesan-headline, .yesan-grid .lead"
)
"""What our style sheet shows in bold letters."""


def emphasised(text: str) -> str:
    """What a page shows in bold letters: headings, column headings, figures, stressed words.

    Args:
        text: The page as Markdown, with HTML in it.
    """
    return "".join(_bold(text))


def _bold(text: str) -> Iterator[str]:
    for found in MARKDOWN.finditer(text):
        yield LexborHTMLParser(found[0]).text()
    for node in LexborHTMLParser(text).css(HTML):
        yield node.text()
