"""The errors of the source beside figures: each is marked where it is, with both of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import DISCREPANCIES
from yesan.proof.data.records import Texts
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import single
from yesan.proof.site.written import Reader

STAR = "*"
"""What marks a sum of which nobody knows that it is all."""
HARMLESS = {"rounding", "convention"}
"""The kinds that are marked only beside the cell itself."""
AMOUNTS = "span[title]:not([class]) > data, span.said > data"
"""Where amounts are shown as such; changes are not marked."""
COLOURS = {"less": -1, "same": 0, "more": 1}
"""The classes of changes, each with the sign of its own."""
Cell = tuple[str, str, int]
"""A table by its id, a field, and the number of a row."""


@dataclass(frozen=True)
class Discrepancies:
    """Checks the marks of errors against the list of them.

    Attributes:
        figures: What elements refer to.
        reader: Reads the numbers of the language of the site.
    """

    figures: Figures
    reader: Reader

    @cached_property
    def listed(self) -> Mapping[str, Texts]:
        """The errors by their anchors."""
        resource = self.figures.cells.package.by_name.get(DISCREPANCIES)
        rows = self.figures.cells.rows[resource.id].values() if resource else ()
        return {f"d{n}": row for n, row in enumerate(rows, start=1)}

    @cached_property
    def by_cell(self) -> Mapping[Cell, set[str]]:
        """The errors of each cell."""
        found: dict[Cell, set[str]] = {}
        cells = self.figures.cells
        lines = {
            (r.id, "/".join(str(row[name]) for name in r.primary_key)): line
            for r in cells.package.resources
            if r.primary_key
            for line, row in cells.rows[r.id].items()
        }
        for id_, row in self.listed.items():
            resource = cells.package.by_name.get(row["table"] or "")
            line = lines.get((resource.id, row["key"] or "")) if resource else None
            if resource and line is not None:
                found.setdefault((resource.id, row["field"] or "", line), set()).add(id_)
        return found

    @cached_property
    def amounts(self) -> frozenset[Decimal]:
        """The figures of the errors of the source, as printed and as computed."""
        resource = self.figures.cells.package.by_name.get(DISCREPANCIES)
        lines = self.figures.cells.rows[resource.id] if resource else ()
        found = (
            self.figures.cells.figure(resource.id, name, line)
            for line in lines
            for name in ("published", "computed")
            if resource
        )
        return frozenset(abs(figure[0]) for figure in found if figure)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The marks of a page that say something else, and those that are missing."""
        for mark in tree.css("a.yesan-mark"):
            id_ = _anchor(mark)
            row, said = self.listed.get(id_), mark.attributes.get("title") or ""
            numbers = [n.value for n in self.reader.numbers(said)]
            wanted = [Decimal(row[n] or 0) for n in ("published", "computed")] if row else []
            if numbers != wanted:
                yield Finding(page, id_, f"≠ “{said}”", "both figures of the error")
        for item in tree.css("ul.yesan-discrepancies > li"):
            id_ = next(iter(marks_in(item)), "")
            unit = self._unit(id_)
            if unit and f" ({unit}):" not in single(item.text()):
                yield Finding(page, id_, "figures without a unit", f"({unit})")
        if page.startswith("charts/"):
            return
        yield from self._colours(page, tree)
        for node in tree.css(AMOUNTS):
            reference = node.attributes.get(REFERENCE) or ""
            figure = self.figures.of(reference)
            if figure is None or figure.is_change:
                continue
            marks = list(_marks(node))
            listed = figure.claim is not None and figure.claim.coverage == "listed"
            if (STAR in marks) != (listed and figure.unit not in {"ratio", "count"}):
                found = "a star" if STAR in marks else "no star"
                yield Finding(
                    page, reference, found, figure.claim.coverage if figure.claim else "printed"
                )
            shown, wanted_ids = set(marks) - {STAR}, list(self._grave(reference))
            if len(shown) != len(wanted_ids) or any(not shown & ids for ids in wanted_ids):
                said = ", ".join(sorted(shown)) or "no ≠"
                expected = ", ".join(min(ids) for ids in wanted_ids) or "no ≠"
                yield Finding(page, reference, said, expected)

    def _unit(self, id_: str) -> str:
        """What the figures of an error of the source are in."""
        row, package = self.listed.get(id_, {}), self.figures.cells.package
        resource = package.by_name.get(row.get("table") or "")
        field = resource.by_name.get(row.get("field") or "") if resource else None
        return single(field.unit[package.language]) if field else ""

    def _colours(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The changes that are in the colour of the other direction."""
        for name, sign in COLOURS.items():
            for node in tree.css(f"span.{name} [{REFERENCE}]"):
                reference = node.attributes.get(REFERENCE) or ""
                figure = self.figures.of(reference)
                signs = {(a > 0) - (a < 0) for a in figure.amounts} if figure else {sign}
                shown = Decimal(node.attributes.get("value") or sign)  # which is proven elsewhere
                if sign not in signs or shown * sign < 0:
                    yield Finding(page, reference, f"the colour of “{name}”", "that of its sign")

    def _grave(self, reference: str) -> Iterator[set[str]]:
        """For each cell of a figure that is wrong by more than rounding, its errors."""
        seen: set[Cell] = set()
        for place in self.figures.leaves(reference):
            for line in place.lines:
                cell = (place.table, place.field, line)
                ids = self.by_cell.get(cell, set()) if cell not in seen else set()
                seen.add(cell)
                grave = {id_ for id_ in ids if self.listed[id_].get("kind") not in HARMLESS}
                if grave:
                    yield grave


def marks_in(node: LexborNode) -> list[str]:
    """The errors that the marks in an element name."""
    return [_anchor(mark) for mark in node.css("a.yesan-mark")]


def _marks(node: LexborNode) -> Iterator[str]:
    """The errors that are marked behind an amount."""
    outer = node.parent
    while outer is not None and outer.parent is not None and outer.parent.tag == "span":
        outer = outer.parent
    after = outer.next if outer is not None else None
    while after is not None:
        own = (after.attributes.get("class") or "").split() if after.tag != "-text" else []
        if after.tag == "-text":
            if (after.text_content or "").strip():
                return
        elif "yesan-mark" in own:
            yield _anchor(after)
        elif after.tag == "sup" and after.text() == STAR:
            yield STAR
        else:
            return
        after = after.next


def _anchor(mark: LexborNode) -> str:
    return (mark.attributes.get("href") or "").partition("#")[2]
