"""The names and the order of a picture: those of the table behind it, and of what is said of it.

A picture has its bars in the order of its table, each under the name of its row; where a sentence
names the largest, the rows come by size.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figures
from yesan.proof.figures.units import Units
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.pictures.picture_data import CURVE
from yesan.proof.pictures.tile_data import is_treemap
from yesan.proof.site import bars
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import REFERENCE, references_in
from yesan.proof.texts.sentences import Paragraph, Said, Sentences

BY_SIZE = re.compile(
    r"^In “\{table\}”, .*largest change|(falls|rises) the most|makes? up \{share\}"
)
"""The sentences of pictures whose rows come by size, whatever the sign."""
BY_VALUE = re.compile(
    r"the most in this table|largest parts? |as much as all others together|"
    r"^The largest figures? of “\{measure\}” (is that of \{name\}:|are)"
)
"""And of those whose rows come by value."""
ENDS = {
    "the most in this table": max,
    "The largest figure of “{measure}” is that of {name}:": max,
    "The largest figures of “{measure}” are": max,
    "the least in this table": min,
}
TOGETHER = "{name} has about as much as all others together, and may be their total: {value}."
NEARLY = Decimal("0.97"), Decimal("1.03")
"""Of what all others are together, what is about as much."""
CHANGE = ("Change", "Proposed change")
"""What the column of changes is called in a list."""
LISTED = ("All, the largest change first", "All, the largest proposed change first")
CAPTION = ".yesan-finding bdi, figcaption > bdi, h1 + p bdi"
LISTED_SUMS = re.compile(r"^Each is the sum of what “\{table\}” lists")
"""What a picture says whose figures are sums of what a table lists, be it all or not."""
MOST = 20
"""A picture of more bars has the names of some below them, the first and the last among them."""
BESIDE = 1
"""By how many pixels such a name may be beside its bar."""
SHORTEST = 30
"""Minimum length of what is left of a label that is cut."""


@dataclass(frozen=True)
class Pictures:
    """Checks pictures and rankings against the figures in them.

    Attributes:
        figures: What elements refer to.
        sentences: Reads what is said of pictures.
        catalog: The words of the site.
        units: What is beside numbers.
    """

    figures: Figures
    sentences: Sentences
    catalog: Catalog
    units: Units

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is in another order, or under another name, on a page."""
        blocks = tree.css("figure.yesan-figure") or tree.css("main > div.yesan-figures")
        for block in blocks:
            whole = block if block.tag == "figure" else block.parent
            if whole is not None:
                yield from self._picture(page, whole)
        for heading in tree.css("h2"):
            if any(self.catalog.says(heading.text().strip(), title) for title in LISTED):
                yield from self._list(page, heading)

    def _picture(self, page: str, block: LexborNode) -> Iterator[Finding]:
        rows = block.css("div.yesan-figures tbody tr")
        if not rows:
            return
        names = [bare(head.text()) for r in rows if (head := r.css_first("th"))]
        every = references_in(block.css("div.yesan-figures")[:1])
        for svg in block.css("svg:not(.yesan-meter, .yesan-tiles)"):
            yield from self._names(page, names, svg)
            drawn = [r for r in references_in([svg], "path") if r in every]
            told = [r for r in every if r in drawn]
            if drawn and drawn != told:
                wrong = next((a for a, b in zip(drawn, told, strict=False) if a != b), drawn[-1])
                yield Finding(page, wrong, "a bar", "bars in the order of the table")
            yield from self._unit(page, block, svg)
        told_in = [Paragraph.of(bdi) for bdi in block.css(CAPTION)]
        said = [(one, p) for p in told_in for one in self.sentences.read(p.text) or ()]
        first = [references_in([row])[:1] for row in rows]
        tiles = any(map(is_treemap, block.css("svg")))  # which lie together by what they belong to
        for pattern, key in ((BY_SIZE, abs), (BY_VALUE, Decimal)):
            if not tiles and any(pattern.search(one.id) for one, _ in said):
                yield from self._sorted(page, first, key)
        summed = self._listed(first)
        if summed and not any(LISTED_SUMS.search(one.id) for one, _ in said):
            yield Finding(page, summed, "a sum", "that it is of what a table lists")
        for one, paragraph in said:
            yield from self._ends(page, one, paragraph, first)

    def _names(self, page: str, names: Sequence[str], svg: LexborNode) -> Iterator[Finding]:
        """That a picture has the names of its table, in their order."""
        if svg.css(CURVE) or is_treemap(svg):
            return  # whose corners have no names: each is compared with its row
        shown = [
            text
            for text in svg.css("text")
            if REFERENCE not in text.attributes and not _is_axis(text)
        ]
        units = {axis.title for axis in bars.axes(svg, self.units.reader)}
        below = [text for text in shown if text.text() not in units]
        some = {bare(text.text()) for text in below} < set(names)
        if some and len(names) > MOST and bars.bars(svg):
            yield from _below(page, names, below, svg)
        else:
            yield from _in_order(page, names, "".join(bare(text.text()) for text in shown))

    def _listed(self, rows: Sequence[Sequence[str]]) -> str:
        """A figure of a picture that is a sum of what is listed; empty where there is none."""
        claims = self.figures.claims
        every = (claims[r] for references in rows for r in references if r in claims)
        return next((c.id for c in every if c.operation == "sum" and c.coverage == "listed"), "")

    def _ends(
        self, page: str, said: Said, paragraph: Paragraph, rows: Sequence[Sequence[str]]
    ) -> Iterator[Finding]:
        """That the most and the least of a table are its largest and smallest figure."""
        if said.id == TOGETHER:
            yield from self._together(page, said, paragraph)
        end = next((f for words, f in ENDS.items() if words in said.id), None)
        amounts = [a for r in rows for a in map(self._amount, r) if a is not None]
        if end is None or not amounts:
            return
        for node in paragraph.inside(said.values.get("value", "")):
            reference = node.attributes.get(REFERENCE) or ""
            if max(amounts) < 0:
                yield Finding(page, reference, f"“{said.id}”", "no such word of less than nothing")
            if self._amount(reference) != end(amounts):
                yield Finding(page, reference, f"“{said.id}”", f"{end(amounts):f}")

    def _together(self, page: str, said: Said, paragraph: Paragraph) -> Iterator[Finding]:
        """That what may be a total is about as much as all that it is compared with together."""
        for node in paragraph.inside(said.values.get("name", "")):
            reference = node.attributes.get(REFERENCE) or ""
            claim = self.figures.claims.get(reference)
            operands = claim.operands if claim else ()
            first, *others = [self.figures.amount(o) or Decimal(0) for o in operands] or [Decimal()]
            whole = sum(others, Decimal(0))
            if not NEARLY[0] * whole <= first <= NEARLY[1] * whole:
                yield Finding(page, reference, f"{first:f}", f"about {whole:f}, as all others")

    def _amount(self, reference: str) -> Decimal | None:
        """A figure as it is printed, or as it was computed."""
        figure = self.figures.of(reference)
        return figure.amounts[0] if figure else None

    def _unit(self, page: str, block: LexborNode, svg: LexborNode) -> Iterator[Finding]:
        """The unit of a picture: that of its axis."""
        scales = bars.axes(svg, self.units.reader)
        title = next((axis.title for axis in scales if axis.title), "")
        caption = block.css_first("figcaption > span, h1 > span")
        said = caption.text().strip("()") if caption else ""
        readings = [given[0] for given in self.units.readings(said, "unit: {unit}")]
        # The same chart has no axis where it is wide, which says it of figures as printed.
        ends = any(not axes for axes in self._axes_of(block))
        own = [r for r in readings if bare(title) == bare(r) or (ends and title.endswith(f" {r}"))]
        if title and readings and not own:
            yield Finding(page, said, f"“{said}”", f"“{title}”, as at the axis")

    def _axes_of(self, block: LexborNode) -> Iterator[list[str]]:
        """The titles of the axes of each drawing of a chart."""
        for svg in block.css("svg"):
            yield [axis.title for axis in bars.axes(svg, self.units.reader) if axis.title]

    def _list(self, page: str, heading: LexborNode) -> Iterator[Finding]:
        """A list that comes by size: those without a change are last."""
        after = heading.next
        while after is not None and not (after.tag == "div" and after.css_first("table")):
            after = after.next
        if after is None:
            return
        titles = [th.text().strip() for th in after.css("thead th")]
        place = next((n for n, title in enumerate(titles) if self._is_change(title)), None)
        if place is not None:
            cells = [[c for c in r.iter() if c.tag in {"td", "th"}] for r in after.css("tbody tr")]
            changes = [references_in([cell[place]])[:1] for cell in cells]
            yield from self._sorted(page, changes, abs)

    def _is_change(self, title: str) -> bool:
        return any(self.catalog.says(title, word) for word in CHANGE)

    def _sorted(
        self, page: str, rows: Sequence[Sequence[str]], key: Callable[[Decimal], Decimal]
    ) -> Iterator[Finding]:
        """Rows from the largest figure to the smallest; those without any are last."""
        before: Decimal | None = None
        for position, references in enumerate(rows):
            amount = self._amount(references[0]) if references else None
            size = key(amount) if amount is not None else Decimal("-Infinity")
            last = position == len(rows) - 1 and self._is_total(references, rows[:-1])
            if before is not None and size > before and not last:
                yield Finding(
                    page, references[0], f"{size:f} below {before:f}", "the largest first"
                )
            before = size

    def _is_total(self, references: Sequence[str], above: Sequence[Sequence[str]]) -> bool:
        """Whether a figure is of everything: of nobody, or of all cells of the bars above it."""
        cells = set(self._cells(references))
        parts = [set(self._cells(row)) for row in above]
        of_all = len(parts) > 1 and all(part and part < cells for part in parts)
        return of_all or not any(
            row.codes for c in cells if (row := self.figures.subjects.by_cell.get(c))
        )

    def _cells(self, references: Sequence[str]) -> Iterator[tuple[str, str, int]]:
        for place in (p for r in references for p in self.figures.leaves(r)):
            for line in place.lines:
                if (place.table, place.field, line) in self.figures.subjects.by_cell:
                    yield place.table, place.field, line


def _in_order(page: str, names: Sequence[str], shown: str) -> Iterator[Finding]:
    """The names of a table in the picture, in their order."""
    start = 0
    for name in dict.fromkeys(names):
        cuts = (f"{name[:end]}…" for end in range(len(name) - 1, SHORTEST, -1))
        at = next((p for text in (name, *cuts) if (p := shown.find(text, start)) >= 0), -1)
        if at < 0:
            yield Finding(page, name, f"“{shown[start:][:60]}”", f"“{name}” in the picture")
            return
        start = at + 1


def _below(
    page: str, names: Sequence[str], shown: Sequence[LexborNode], svg: LexborNode
) -> Iterator[Finding]:
    """Of a long series, the names that the picture has: each below the bar of its row."""
    upright, below = bars.bars(svg), [bare(text.text()) for text in shown]
    if len(upright) != len(names) or not {names[0], names[-1]} <= set(below):
        yield Finding(
            page, names[-1], f"{len(upright)} bars", f"{len(names)}, first and last named"
        )
        return
    for text, name in zip(shown, below, strict=True):
        left, right = upright[names.index(name)].horizontal
        at, _ = bars.place(text, svg)
        if not left - BESIDE <= at <= right + BESIDE:
            yield Finding(page, name, f"“{name}” at {at:.0f}", f"below its bar, at {left:.0f}")


def _is_axis(text: LexborNode) -> bool:
    return text.parent is not None and "data-axis" in text.parent.attributes
