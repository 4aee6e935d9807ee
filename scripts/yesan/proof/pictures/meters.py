"""The meter below a rate of execution: as much of it is filled as the rate says."""

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
ROUNDED = 0.0051


@dataclass(frozen=True)
class Meters:
    """Checks meters against the sentences above them.

    Attributes:
        figures: What elements refer to.
    """

    figures: Figures

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the meters of a page."""
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
