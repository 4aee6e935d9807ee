"""Each claim and cell found where a site shows it: its value and its text both say the figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from selectolax.lexbor import LexborNode

from yesan.proof.claims.assertions import close
from yesan.proof.claims.claims import Claim
from yesan.proof.figures.figures import Figure, Figures
from yesan.proof.figures.names import Names
from yesan.proof.figures.units import Units
from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.written import TYPED, Reader, Written

RANKS = {"rank", "least", "size"}
"""What says that a name is the first."""
SHOWN = Decimal("5e-7")
"""How much less than all a ratio may be without a digit of its percentage that shows it."""


@dataclass
class Places:
    """Checks the elements of a site against the figures.

    Attributes:
        figures: What elements refer to.
        reader: Reads the numbers of the language of the site.
        names: What the figures are of, in words.
        units: What is beside their numbers.
        counts: How many elements were found, by what they refer to.
        pages: The pages on which each claim was found.
        findings: What is wrong.
        unsigned: The elements whose sentence says which way a change goes.
        positions: Those whose sentence has a rank as a number.
    """

    figures: Figures
    reader: Reader
    names: Names
    units: Units
    counts: Counter[str] = field(default_factory=Counter)
    pages: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    findings: list[Finding] = field(default_factory=list)
    unsigned: frozenset[int] = frozenset()
    positions: frozenset[int] = frozenset()

    def check(self, page: str, node: LexborNode) -> None:
        """Compare one element with the figures that it refers to."""
        references = (node.attributes.get(REFERENCE) or "").split()
        known = []
        for reference in references:
            self.counts["cells" if "/" in reference else "claims"] += 1
            if (figure := self.figures.of(reference)) is None:
                self._wrong(page, reference, "an element", "a claim, or a cell with a figure")
                continue
            known.append(figure)
            if figure.claim:
                self.pages[reference].add(page)
        if len(known) < len(references) or not known:
            return
        named = known[0].claim is not None and known[0].claim.operation in RANKS
        if node.tag != "path" and not named and TYPED.search(node.text()):
            self._wrong(page, references[0], f'"{node.text()}"', "a minus, and no hyphen")
        if node.tag == "data":
            self._check_data(page, references[0], node, known[0])
        elif node.tag != "path":
            self._check_text(page, references, node, known)

    def _check_data(self, page: str, reference: str, node: LexborNode, figure: Figure) -> None:
        """Compare an element of a page with its figure: its value, and its text."""
        amount = self._value(page, reference, node, figure)
        if amount is None:
            return
        text = self.units.without(node.text(), figure)
        numbers = self.reader.numbers(text)
        if (
            figure.claim
            and figure.claim.operation in RANKS
            and self._is_name(node, text, figure.claim)
        ):
            self._is_first(page, node, figure.claim)
        elif len(numbers) != 1:
            self._wrong(page, reference, f'"{text}"', "one number")
        else:
            (number,) = numbers
            told = not number.sign and node.mem_id in self.unsigned
            if not (says(number, amount) or (told and number.says(abs(amount)))):
                self._wrong(page, reference, f'"{text}"', f"{amount:f}")
            if not self.units.has(text, number, figure):
                self._wrong(page, reference, f'"{text}"', f"the unit {figure.unit}")

    def _check_text(
        self, page: str, references: Sequence[str], node: LexborNode, known: Sequence[Figure]
    ) -> None:
        """Compare a text of a picture with its figures, which it has in their order."""
        text = node.text()
        ways = [(text,)] if len(known) == 1 else self.units.parts(text, len(known))
        if not any(all(map(self._is, parts, known)) for parts in ways):
            said = ", ".join(f"{_all(figure)} {figure.unit}".strip() for figure in known)
            self._wrong(page, references[0], f'"{text}"', said)

    def _is(self, text: str, figure: Figure) -> bool:
        """Whether a text is a figure with its unit."""
        text = self.units.without(text, figure)
        numbers = self.reader.numbers(text)
        right = any(says(number, amount) for number in numbers for amount in figure.amounts)
        return len(numbers) == 1 and right and self.units.has(text, numbers[0], figure)

    def missing(self) -> Iterator[Finding]:
        """The claims that are not where the table of claims says that they are."""
        above: dict[str, set[str]] = defaultdict(set)
        for claim in self.figures.claims.values():
            for operand in claim.operands:
                if isinstance(operand, str):
                    above[operand].add(claim.id)
        for claim in self.figures.claims.values():
            everywhere = set(self.pages[claim.id])
            for other in _upwards(claim.id, above):
                everywhere |= self.pages[other]
            for page in claim.pages:
                if page not in everywhere:
                    yield Finding(page, claim.id, "no element", f"{claim.value:f}")
            if not claim.pages:
                yield Finding("data/claims.csv", claim.id, "no page", "the pages that show it")
            html = {p for p in self.pages[claim.id] if p.endswith(".html")}
            for page in sorted(html - set(claim.pages)):
                yield Finding(page, claim.id, "an element", "a page that the claim names")

    def _value(self, page: str, reference: str, node: LexborNode, figure: Figure) -> Decimal | None:
        """The figure that the element has for programs, where it is right."""
        said = node.attributes.get("value") or ""
        try:
            value = Decimal(said)
        except InvalidOperation:
            value = None
        found = next((a for a in figure.amounts if value is not None and close(value, a)), None)
        if found is None:
            self._wrong(page, reference, f'value "{said}"', _all(figure))
        return found

    def _is_name(self, node: LexborNode, text: str, claim: Claim) -> bool:
        """Whether a rank is shown as the name of what has it, which may be a number itself."""
        outer = node.parent.parent if node.parent is not None else None
        explained = outer is not None and outer.attributes.get("id") == claim.id
        if explained or node.mem_id in self.positions:
            return False
        is_number = [number.text for number in self.reader.numbers(text)] == [text]
        return not is_number or text in self.names.of(claim.operands[0], self.figures.claims)

    def _is_first(self, page: str, node: LexborNode, claim: Claim) -> None:
        """A name that is said to be the largest: all that are as large must be named beside it."""
        if node.text() not in self.names.of(claim.operands[0], self.figures.claims):
            self._wrong(page, claim.id, f'"{node.text()}"', f"a name of {claim.operands[0]}")
        size = abs if claim.operation == "size" else Decimal
        values = {o: self.figures.amount(o) for o in claim.operands}
        own = values[claim.operands[0]]
        if own is None or any(v is None for v in values.values()):
            return
        tied = {o for o, v in values.items() if v is not None and size(v) == size(own)}
        named = set()
        parent = node.parent
        for other in parent.css(f"data[{REFERENCE}]") if parent else []:
            beside = self.figures.claims.get(other.attributes.get(REFERENCE) or "")
            alike = beside is not None and beside.operation == claim.operation
            if beside and alike and set(beside.operands) == set(claim.operands):
                named.add(beside.operands[0])
        if named != tied or self.figures.known[claim.id].value != 1:
            self._wrong(
                page, claim.id, f'"{node.text()}", {len(named)} named', f"{len(tied)} tied, rank 1"
            )

    def _wrong(self, page: str, id_: str, found: str, expected: str) -> None:
        self.findings.append(Finding(page, id_, found, expected))


def says(number: Written, amount: Decimal) -> bool:
    """Whether a number says an amount, with its sign: all of something is not almost all of it."""
    if number.percent and abs(number.value) == 1 and abs(abs(amount) - 1) > SHOWN:
        return False
    return number.says(amount) and (amount >= 0 or number.sign == "-" or number.value == 0)


def _all(figure: Figure) -> str:
    return " or ".join(f"{amount:f}" for amount in figure.amounts)


def _upwards(id_: str, above: Mapping[str, set[str]]) -> set[str]:
    """All claims that are computed from one."""
    found: set[str] = set()
    left = [id_]
    while left:
        for other in above.get(left.pop(), ()):
            if other not in found:
                found.add(other)
                left.append(other)
    return found
