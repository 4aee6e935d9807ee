"""What the sums of a chart leave out is said below its title: of which bars, and of no other.

A year with a blank looks like one with less money. Which sums leave out a row without an amount, or
rows that name nobody, is derived anew; a sentence from one year to another has none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Claim
from yesan.proof.claims.coverage import Coverage
from yesan.proof.claims.denominators import places
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import references_in
from yesan.proof.site.verbatim import single

BLANK = (
    "{phase}: some amounts are missing in {years}.",
    "{phase}: some amounts of {names} are missing.",
)
UNNAMED = (
    "{phase}: rows without a code are left out in {years}.",
    "{phase}: rows of {names} without a code of their parts are left out.",
)
FROM = "{phase}: from {first} in {start} to {last} in {end}."


@dataclass(frozen=True)
class LeftOut:
    """Finds the charts that do not say what their sums leave out.

    Attributes:
        figures: What elements refer to.
        names: What phases are called.
        coverage: What sums leave out.
        catalog: The words of the site.
    """

    figures: Figures
    names: Names
    coverage: Coverage
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The charts of a page that leave out what they should say, or say what is not so."""
        for block in tree.css("figure.yesan-figure, main:has(> div.yesan-figures)"):
            heads = block.css("figcaption bdi, .yesan-finding bdi, h1 + p bdi")
            text = " ".join(single(head.text()) for head in heads)
            bars = list(self._bars(block))
            for forms, owes in ((BLANK, self._has_blank), (UNNAMED, self._has_unnamed)):
                owed = {
                    (claim.about.get("phase", ""), name): claim.id
                    for name, claim in bars
                    if owes(claim)
                }
                yield from self._said(page, text, forms, bars, owed)
            for head in heads:
                yield from self._compared(page, head)

    def _bars(self, block: LexborNode) -> Iterator[tuple[str, Claim]]:
        """The sums behind a chart, each with what its row is called."""
        for row in block.css("div.yesan-figures tr"):
            head = row.css_first("th[scope=row]")
            for reference in references_in([row]) if head else ():
                claim = self.figures.claims.get(reference)
                if head and claim and claim.operation == "sum":
                    yield single(head.text()), claim

    def _said(
        self,
        page: str,
        text: str,
        forms: tuple[str, ...],
        bars: list[tuple[str, Claim]],
        owed: dict[tuple[str, str], str],
    ) -> Iterator[Finding]:
        for phase in dict.fromkeys(claim.about.get("phase", "") for _, claim in bars):
            said = " ".join(self._sentences(text, forms, phase))
            names = {name for p, name in owed if p == phase}
            for name in sorted(names):
                if name not in said:
                    wanted = forms[0].replace("{phase}: ", "")
                    yield Finding(page, owed[phase, name], f"“{text}”", f"“{wanted}” of {name}")
            for name in sorted(names, key=len, reverse=True):
                said = said.replace(name, "")
            others = {n for n, c in bars if c.about.get("phase", "") == phase} - names
            for name in sorted(others):
                if name in said:
                    yield Finding(page, "a chart", f"“{text}”", f"nothing left out of {name}")

    def _sentences(self, text: str, forms: tuple[str, ...], phase: str) -> Iterator[str]:
        """What a caption says in one of some messages of a phase."""
        for name in self.names.of_phase(phase) or {phase}:
            for form in forms:
                pattern = self.catalog.saying(form, phase=single(name))
                yield from (found[0].removeprefix(name) for found in re.finditer(pattern, text))

    def _compared(self, page: str, head: LexborNode) -> Iterator[Finding]:
        """The years that are compared although one of them is not all there."""
        if re.search(self.catalog.saying(FROM), single(head.text())) is None:
            return
        references = references_in([head])
        claims = [claim for r in references if (claim := self.figures.claims.get(r))]
        for claim in claims:
            if self._has_blank(claim) or self._has_unnamed(claim):
                yield Finding(page, claim.id, "a comparison", "none with what leaves out rows")
        first, *others = map(self._rows, references)
        if any(map(self._is_of_rows, claims)) and any(o != first for o in others):
            yield Finding(page, claims[0].id, "a comparison", "as many rows of each in both years")

    def _is_of_rows(self, claim: Claim) -> bool:
        """Whether nothing but the rows of a table says how much an amount is."""
        place = next(iter(places(claim, self.figures.claims)), None)
        resource = self.figures.cells.by_id.get(place.table) if place else None
        complete = resource.complete if resource else None
        borne_out = claim.coverage != "listed" and complete and complete.total
        return claim.operation == "sum" and not borne_out

    def _rows(self, reference: str) -> Counter[frozenset[tuple[str, str]]]:
        """How many rows a figure is made of, by the codes that they have."""
        claim = self.figures.claims.get(reference)
        found = places(claim, self.figures.claims) if claim else [*self.figures.leaves(reference)]
        cells = [(place.table, place.field, line) for place in found for line in place.lines]
        by_cell = self.figures.subjects.by_cell
        return Counter(frozenset(by_cell[c].codes.items()) for c in cells if c in by_cell)

    def _has_blank(self, claim: Claim) -> bool:
        return claim.operation == "sum" and claim.missing > 0

    def _has_unnamed(self, claim: Claim) -> bool:
        place = next(iter(places(claim, self.figures.claims)), None)
        is_sum = claim.operation == "sum" and place is not None
        return bool(is_sum and place and self.coverage.unnamed(claim, place))
