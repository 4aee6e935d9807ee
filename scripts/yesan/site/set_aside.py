"""Long tables of generated pages, set aside while Markdown is made HTML, and put back after that.

They are HTML already. Markdown and MkDocs each read all of a page's HTML tag by tag, which takes
longer than all else that they do with a large ledger.
"""

from __future__ import annotations

import re

TABLE = re.compile(
    r"(?<=tabindex=\"0\">\n)<table class=\"yesan-grid.*?</table>(?=\n</div>)"
    r"|(?<=</summary>\n)<table><thead>.*?</table>(?=</details>)",
    re.DOTALL,
)
"""A table of a list, of rows, or behind a chart, as the templates write them."""
SHORT = 4000
"""Maximum length of a table that is read fast enough where it is, in characters."""
HOLE = re.compile(r'<template data-yesan-table="(\d{1,6})"></template>')
ANCHOR = re.compile(r'<[a-z]+ [^<>]*?\bid="([^"]+)"')


class SetAside:
    """The tables that pages have lost for now, by the path of each page."""

    def __init__(self) -> None:
        self.tables: dict[str, list[str]] = {}

    def take(self, page: str, markdown: str) -> str:
        """The page without its long tables.

        Args:
            page: Its path.
            markdown: Its text.
        """
        taken = self.tables[page] = []

        def leave(found: re.Match[str]) -> str:
            if len(found[0]) < SHORT:
                return found[0]
            taken.append(found[0])
            return f'<template data-yesan-table="{len(taken) - 1}"></template>'

        return TABLE.sub(leave, markdown)

    def put_back(self, page: str, html: str) -> str:
        """The page with its tables.

        Args:
            page: Its path.
            html: It as HTML.
        """
        taken = dict(enumerate(self.tables.pop(page, [])))
        # A template of a project may write what looks like a hole: each table is put back once.
        return HOLE.sub(lambda found: taken.pop(int(found[1]), found[0]), html) if taken else html

    def anchors(self, page: str) -> set[str]:
        """What links to a page may lead to in its tables."""
        return {id_ for table in self.tables.get(page, ()) for id_ in ANCHOR.findall(table)}
