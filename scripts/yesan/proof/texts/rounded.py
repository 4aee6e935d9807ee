"""Amounts beside each other that differ do not look the same: rounding is no reason to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import single

UNEQUAL = "≠"
BESIDE = "p.yesan-lead, p.yesan-note, dl.yesan-key"
Said = dict[str, set[Decimal]]


@dataclass(frozen=True)
class Rounded:
    """Finds amounts that are rounded until they look the same.

    Attributes:
        figures: What elements refer to.
    """

    figures: Figures

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The amounts of a page that look the same, and are not."""
        shown: Said = {}
        for block in tree.css(BESIDE):
            said = self._said(block)
            unequal = single(block.text()).startswith(UNEQUAL)
            for text, amounts in said.items():
                alike = amounts | shown.get(text, set()) if unequal else amounts
                if len(alike) > 1:
                    found = " and ".join(f"{a:f}" for a in sorted(alike))
                    yield Finding(page, "rounded", f"“{text}” for {found}", "amounts that differ")
            if not unequal:
                for text, amounts in said.items():
                    shown.setdefault(text, set()).update(amounts)

    def _said(self, block: LexborNode) -> Said:
        """The amounts of money in an element by how they are written."""
        found: Said = {}
        for node in block.css(f"data[{REFERENCE}]"):
            figure = self.figures.of(node.attributes.get(REFERENCE) or "")
            changes = figure and (
                figure.is_change or (figure.claim and figure.claim.operation == "change")
            )
            if figure and not changes and len(figure.unit) == len("EUR") and figure.unit.isupper():
                text = single(node.text()).lstrip("+−")
                found.setdefault(text, set()).add(abs(figure.amounts[0]))
        return found
