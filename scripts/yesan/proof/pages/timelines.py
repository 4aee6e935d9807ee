"""The timelines in tables: each bar is from the beginning to the end of its row, on one scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.data.cells import Cells
from yesan.proof.finding import Finding

ROLES = ("period-start", "period-end")
"""The roles of the fields that a timeline is drawn of."""
TIME = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
MONTHS, DAYS = 12, 31
NEAR = Decimal("0.6")
"""By how many pixels a bar may be elsewhere: months are not all as long as each other."""
TIMELINE = "svg.yesan-timeline"
LINE = re.compile(r"M([\d.]+)")
Scale = tuple[Decimal, Decimal]
Bars = list[tuple[Decimal, Decimal]]


@dataclass(frozen=True)
class Timelines:
    """Checks timelines against the cells of their rows.

    Attributes:
        cells: The tables.
    """

    cells: Cells

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The bars of a page that are of another time."""
        for table in tree.css(f"table[data-table]:has({TIMELINE})"):
            resource = self.cells.by_id.get(table.attributes.get("data-table") or "")
            start, end = (resource.with_role(role) if resource else None for role in ROLES)
            if resource is None or start is None or end is None:
                yield Finding(page, "a timeline", "no fields", "the begin and the end of rows")
                continue
            scale = _scale(table.css_first(f"thead {TIMELINE}"))
            if scale is None:
                yield Finding(page, "a timeline", "another scale", "years, each as wide")
                continue
            for row in table.css("tr[data-row]"):
                line = int(row.attributes.get("data-row") or 0)
                cells = self.cells.rows[resource.id].get(line, {})
                wanted = _meant(cells.get(start.name) or "", cells.get(end.name) or "", scale)
                found = [_bar(node) for node in row.css(f"{TIMELINE} rect")]
                if not _alike(found, wanted):
                    yield Finding(page, f"row {line}", _said(found), _said(wanted))


def _scale(head: LexborNode | None) -> Scale | None:
    """The first year of a scale, and how many pixels a year has; None where it is none."""
    labels = head.css("text") if head else []
    known = [(Decimal(n.text()), Decimal(n.attributes.get("x") or "0")) for n in labels]
    starts = [LINE.match(n.attributes.get("d") or "") for n in head.css("path")] if head else []
    lines = [Decimal(found[1]) for found in starts if found]
    steps = [after - before for before, after in pairwise(lines)]
    if not known or not steps or max(steps) - min(steps) > NEAR:
        return None
    first, unit = known[0][0], (lines[-1] - lines[0]) / len(steps)
    straight = all(abs(x - (year - first) * unit) <= NEAR for year, x in known)
    return (first, unit) if straight else None


def _meant(start: str, end: str, scale: Scale) -> Bars:
    """The bar that a row should have; none where it has no time."""
    begin, until = _years(start), _years(end)
    if begin is None or until is None or begin[0] >= until[1]:
        return []
    first, unit = scale
    return [((begin[0] - first) * unit, (until[1] - begin[0]) * unit)]


def _alike(found: Bars, wanted: Bars) -> bool:
    pairs = zip(found, wanted, strict=False)
    near = all(abs(a - b) <= NEAR for pair in pairs for a, b in zip(*pair, strict=True))
    return near and len(found) == len(wanted)


def _said(bars: Bars) -> str:
    return ", ".join(f"a bar at {x:.1f}, {width:.1f} wide" for x, width in bars) or "no bar"


def _bar(rect: LexborNode) -> tuple[Decimal, Decimal]:
    x, width = (Decimal(rect.attributes.get(name) or "0") for name in ("x", "width"))
    return x, width


def _years(text: str) -> tuple[Decimal, Decimal] | None:
    """When a time begins and ends, in years."""
    found = TIME.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (Decimal(part) if part else None for part in found.groups())
    if year is None:
        return None
    if month is None:
        return year, year + 1
    begin = year + (month - 1) / MONTHS
    if day is None:
        return begin, begin + Decimal(1) / MONTHS
    step = Decimal(1) / (MONTHS * DAYS)
    return begin + (day - 1) * step, begin + day * step
