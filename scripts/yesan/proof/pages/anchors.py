"""Where links lead: the row that an anchor of a table is, and the line that one of evidence is."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

ROW = "tr[data-row][id]"
TABLES, HTML, LINE = "tables/", ".html", "line-"


@dataclass(frozen=True)
class Anchors:
    """The anchors of the pages of tables.

    Attributes:
        site: The folder of the site.
        known: The rows of each table by their anchors, as far as they were asked for.
    """

    site: Path
    known: dict[str, dict[str, int]] = field(default_factory=dict)

    def row(self, page: str, link: LexborNode) -> tuple[str, int] | None:
        """The table and the row that a link leads to; row 0 where it leads to the table."""
        target, anchor = _parts(page, link)
        if not (target.startswith(TABLES) and target.endswith(HTML)):
            return None
        table = target.removeprefix(TABLES).removesuffix(HTML)
        return table, self._rows(table).get(anchor, 0)

    def number(self, table: str, anchor: str) -> int:
        """The row of a table that an anchor is; 0 where it is none."""
        return self._rows(table).get(anchor, 0)

    def _rows(self, table: str) -> dict[str, int]:
        if table not in self.known:
            file = self.site / f"{TABLES}{table}{HTML}"
            text = file.read_text(encoding="utf-8") if file.is_file() else ""
            rows = (row.attributes for row in LexborHTMLParser(text).css(ROW))
            self.known[table] = {str(row["id"]): int(row["data-row"] or 0) for row in rows}
        return self.known[table]


def line(link: LexborNode) -> str:
    """The line of the source that a link leads to; empty where it leads elsewhere."""
    anchor = (link.attributes.get("href") or "").partition("#")[2]
    return anchor.removeprefix(LINE) if anchor.startswith(LINE) else ""


def _parts(page: str, link: LexborNode) -> tuple[str, str]:
    """The file of the site that a link leads to, and the anchor."""
    path, _, anchor = (link.attributes.get("href") or "").partition("#")
    target = posixpath.join(posixpath.dirname(page), unquote(path)) if path else page
    return posixpath.normpath(target), unquote(anchor)
