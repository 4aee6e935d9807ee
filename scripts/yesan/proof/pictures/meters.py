"""The meter below a rate, and the bars below two amounts: as long as these say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.site.elements import references_in

METER = re.compile(
    r'<svg class="yesan-meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" '
    r'focusable="false"><rect width="100" height="4" class="whole"></rect>'
    r'<rect width="(-?\d+(?:\.\d+)?)" height="4" class="part"></rect></svg>'
)
BARS = re.compile(
    r'<svg class="yesan-bars" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" '
    r'focusable="false"><rect width="(\d+(?:\.\d+)?)" height="4" class="before"></rect>'
    r'<rect width="(\d+(?:\.\d+)?)" y="6" height="4" class="after"></rect></svg>'
)
ROUNDED = 0.0051


@dataclass(frozen=True)
class Meters:
    """Checks meters against the sentences above them.

    Attributes:
        figures: What elements refer to.
    """

    figures: Figures

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the meters and the bars of a page."""
        yield from self._bars(page, tree)
        said: LexborNode | None = None
        for node in tree.css("p.yesan-lead, svg.yesan-meter"):
            if node.tag == "p":
                said = node
                continue
            found = METER.fullmatch(node.html or "")
            rates = [
                f.amounts[0]
                for f in map(self.figures.of, references_in([said] if said else []))
                if f and f.unit == "ratio"
            ]
            filled = float(found[1]) if found else -1
            if not any(abs(filled - float(rate) * 100) <= ROUNDED for rate in rates):
                wanted = ", ".join(f"{float(rate) * 100:.2f}" for rate in rates)
                yield Finding(page, "svg", f"a meter of {filled:g}", wanted or "no meter")

    def _bars(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the bars of a page, each pair of which is that of the figures above."""
        above: LexborNode | None = None
        for node in tree.css("dl.yesan-key, svg.yesan-bars"):
            if node.tag == "dl":
                above = node
                continue
            found = BARS.fullmatch(node.html or "")
            drawn = [float(length) for length in found.groups()] if found else []
            lengths = self._lengths(above) if above is not None else []
            above = None
            pairs = [*zip(drawn, lengths, strict=False)]
            if len(pairs) != len(drawn) or not all(abs(a - b) <= ROUNDED for a, b in pairs):
                wanted = " and ".join(f"{length:.2f}" for length in lengths)
                yield Finding(page, "svg", f"bars of {drawn}", wanted or "no bars")
            elif not drawn:
                yield Finding(page, "svg", "no bars", "two bars")

    def _lengths(self, figures: LexborNode) -> list[float]:
        """How long the bars of the first two key figures are; none of which cannot be drawn."""
        amounts = []
        for node in figures.css("dd")[:2]:
            known = next(map(self.figures.of, references_in([node])), None)
            if known is None or known.is_change or known.amounts[0] < 0:
                return []
            amounts.append(known.amounts[0])
        longest = max(amounts, default=0)
        if not longest:
            return []
        return [float(amount / longest * 100) for amount in amounts]
