"""How figures were computed, as pages explain it: operation, signs, cells, and what is covered.

Each link beside a cell leads to its row, and to the line of the source of this row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Claim, Place
from yesan.proof.data.amount_fields import ARROW
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.pages import anchors
from yesan.proof.pages.anchors import Anchors
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import single

OPERATIONS = {
    "sum": "sum",
    "change": "change",
    "rate": "rate of change",
    "share": "share of the whole",
    "share of a change": "share of the whole change",
    "execution": "rate of execution",
    "remainder": "what is not broken down",
    "per-inhabitant": "per inhabitant",
    "rank": "rank, the largest first",
    "least": "rank, the smallest first",
    "size": "rank by size, whatever the sign",
    "tied": "how many have the size of the first",
    "rows": "number of rows added up",
    "count": "how many there are",
    "moved": "how many are not zero",
    "barely": "how many are below a tenth",
}
ONE_ROW, LISTED = "figure of one row", "of what the table lists"
WHOLE = (
    "of all there is: it agrees with “{table}”",
    "of all there is: lines {lines} of the source say so",
)
SIGNS = {
    **dict.fromkeys(("sum",), "+"),
    **dict.fromkeys(("change", "remainder"), "−"),
    **dict.fromkeys(("rate", "share", "execution", "per-inhabitant"), "÷"),
}
"""What is between the terms; a comma between those of other operations."""
ALL = "=+−-÷×·*/:,"


@dataclass(frozen=True)
class Explained:
    """Checks what pages say of the way to their claims.

    Attributes:
        figures: What elements refer to.
        catalog: The words of the site.
        anchors: Where links lead.
    """

    figures: Figures
    catalog: Catalog
    anchors: Anchors

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the explanations of a page."""
        for item in tree.css("details.yesan-how li[id]"):
            id_ = item.attributes.get("id") or ""
            claim = self.figures.claims.get(id_)
            if claim is None:
                yield Finding(page, id_, "an explanation", "that of a claim")
                continue
            yield from self._words(page, claim, item)
            yield from self._links(page, item)

    def _words(self, page: str, claim: Claim, item: LexborNode) -> Iterator[Finding]:
        """The operation, the coverage and the signs between the terms."""
        smalls = [child for child in item.iter() if child.tag == "small"]
        said = single(smalls[-1].text()) if smalls else ""
        operation = claim.operation
        if operation == "share" and self._is_of_change(claim):
            operation = "share of a change"
        words = list(self.catalog.text(OPERATIONS[operation]))
        words += self.catalog.text(ONE_ROW) if claim.operation == "sum" else ()
        if not any(self._covers(claim, said, word) for word in words):
            yield Finding(page, claim.id, f"“{said}”", f"“{words[0]}” of what is {claim.coverage}")
        texts = (child.text_content or "" for child in item.iter(include_text=True))
        signs = {text.strip()[:1] for text in texts} & set(ALL)
        meant = SIGNS.get(claim.operation, ",")
        if not signs <= {"=", meant}:
            yield Finding(page, claim.id, f"“{' '.join(sorted(signs))}”", f"“{meant}”")

    def _is_of_change(self, claim: Claim) -> bool:
        """Whether what a share is divided by is a change."""
        whole = claim.operands[-1]
        if isinstance(whole, str):
            known = self.figures.of(whole)
            return known is not None and known.is_change
        row = self.figures.subjects.by_cell.get((whole.table, whole.field, whole.lines[0]))
        return row is not None and ARROW in row.phase

    def _covers(self, claim: Claim, said: str, word: str) -> bool:
        """Whether a text names an operation, and what its figure covers."""
        if not (said.startswith(f"({word}") and said.endswith(")")):
            return False
        rest = said.removeprefix(f"({word}")[:-1]
        if claim.coverage == "listed":
            return rest.removeprefix(", ") in self.catalog.text(LISTED)
        given = (r for m in WHOLE for r in self.catalog.readings(rest.removeprefix(", "), m))
        return not rest or any(self._bears_out(claim, values) for values in given)

    def _bears_out(self, claim: Claim, values: Mapping[str, str]) -> bool:
        """Whether a table agrees with the total, or the lines say so, that a text names."""
        package = self.figures.cells.package
        tables = {place.table for place in self.figures.leaves(claim.id)}
        complete = [self.figures.cells.by_id[t].complete for t in tables]
        totals = [package.by_name[c.total].title for c in complete if c and c.total]
        lines = {"–".join(map(str, dict.fromkeys(c.lines))) for c in complete if c and c.lines}
        titles = {single(title[package.language]) for title in totals}
        return values.get("table") in titles or values.get("lines") in lines

    def _links(self, page: str, item: LexborNode) -> Iterator[Finding]:
        place: Place | None = None
        for node in item.css(f"[{REFERENCE}], small > a"):
            if node.tag != "a":
                place = Place.read(node.attributes.get(REFERENCE) or "")
                continue
            if place is None:
                yield Finding(page, item.attributes.get("id") or "", "a link", "no link")
                continue
            resource = self.figures.cells.by_id.get(place.table)
            rows = self.figures.cells.rows.get(place.table, {})
            own = resource.source_line if resource else None
            if said := anchors.line(node):
                known = {rows[n][own.name] for n in place.lines if n in rows} if own else set()
                wrong = said not in known
            else:
                target = self.anchors.row(page, node)
                wrong = target is None or target[0] != place.table
                wrong = wrong or (target is not None and target[1] not in {0, *place.lines})
            if wrong:
                found = node.attributes.get("href") or ""
                yield Finding(page, f"{place.table}/{place.field}", found, "the row of its cell")
