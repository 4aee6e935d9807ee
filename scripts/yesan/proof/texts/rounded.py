"""Amounts beside each other look as far apart as they are: rounding does not change that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figure, Figures
from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import single
from yesan.proof.site.written import Reader

UNEQUAL = "≠"
BESIDE = "p.yesan-lead, p.yesan-note, dl.yesan-key"
LINES = "div.yesan-rows tbody tr:has(span.said)"
"""The lines of lists, whose amounts are rounded alike unless that makes two the same."""
SMALL = f"small data[{REFERENCE}], span.exact data[{REFERENCE}]"
"""What is beside amounts to their last digit."""
CHANGE, EACH = "change", "per-inhabitant"
CODE = 3
"""How long the code of a currency is."""
FAR = Decimal("0.02")
"""Maximum deviation of the written difference of two amounts, as a part of the difference."""


class Said(NamedTuple):
    """An amount of money in an element.

    Attributes:
        text: How it is written, without its sign.
        written: What that says.
        amount: What it is.
        kind: Its currency, and whether it is a change, or for each inhabitant: amounts are compared
            with none of these.
    """

    text: str
    written: Decimal
    amount: Decimal
    kind: tuple[str, str]


@dataclass(frozen=True)
class Rounded:
    """Finds amounts that are rounded until they look the same, or further apart than they are.

    Attributes:
        figures: What elements refer to.
        reader: Reads what is written.
    """

    figures: Figures
    reader: Reader

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The amounts of a page that look as if they were others."""
        shown: list[Said] = []
        for block in tree.css(BESIDE):
            said = [*self._said(block)]
            pairs = [*combinations(said, 2)]
            if single(block.text()).startswith(UNEQUAL):
                pairs += [(s, other) for s in said for other in shown if s.text == other.text]
            else:
                shown += said
            for one, other in pairs:
                if one.kind == other.kind and _misleads(one, other):
                    found = f"“{one.text}” for {one.amount:f}, “{other.text}” for {other.amount:f}"
                    yield Finding(page, "rounded", found, "amounts as far apart as they are")

        for line in tree.css(LINES):
            for one, other in combinations(self._said(line), 2):
                if one._replace(amount=other.amount) == other != one:
                    found = f"“{one.text}” for {one.amount:f} and for {other.amount:f}"
                    yield Finding(page, "rounded", found, "amounts that look as they differ")

    def _said(self, block: LexborNode) -> Iterator[Said]:
        """The amounts of money in an element, without what is exact beside them."""
        small = {node.mem_id for node in block.css(SMALL)}
        for node in block.css(f"data[{REFERENCE}]"):
            if node.mem_id in small:
                continue
            figure = self.figures.of(node.attributes.get(REFERENCE) or "")
            if figure is None or len(figure.unit) != CODE:
                continue
            text = single(node.text())
            for number in self.reader.numbers(text)[:1]:
                kind = figure.unit, _kind(figure)
                changes = kind[1] == CHANGE  # “falls by €5” has no sign
                written = abs(number.value) if changes else number.value
                amount = abs(figure.amounts[0]).copy_sign(written)
                yield Said(text.lstrip("+−"), written, amount, kind)


def _kind(figure: Figure) -> str:
    operation = figure.claim.operation if figure.claim else ""
    if figure.is_change or operation == CHANGE:
        return CHANGE
    return operation if operation == EACH else ""


def _misleads(one: Said, other: Said) -> bool:
    """Whether what is written of two amounts is much closer, or further apart, than they are."""
    apart = one.amount - other.amount
    return bool(apart) and abs(one.written - other.written - apart) > abs(apart) * FAR
