"""Each claim and cell found where a site shows it: its value and its text both say the figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.proof.assertions import close
from yesan.proof.cells import Cells
from yesan.proof.claims import Claim, Place
from yesan.proof.finding import Finding
from yesan.proof.recomputation import Known
from yesan.proof.subjects import ARROW, Subjects
from yesan.proof.written import Reader, Written

REFERENCE = "data-figure"
RANKS = {"rank", "least", "size"}
"""What says that a name is the first."""


@dataclass(frozen=True)
class Figure:
    """A figure that an element refers to.

    Attributes:
        amounts: What it may be: a change that is printed the other way round is either.
        unit: ISO 4217 code, ``ratio`` or ``count``.
        is_change: Whether it is a change, which a sentence may tell without its sign.
        claim: The claim; None for a cell.
    """

    amounts: tuple[Decimal, ...]
    unit: str
    is_change: bool
    claim: Claim | None = None


@dataclass
class Places:
    """Holds the elements of a site against the figures.

    Attributes:
        cells: The tables.
        subjects: What their figures are of.
        claims: The table of claims.
        known: The claims as they were computed.
        reader: Reads the numbers of the language of the site.
        counts: How many elements were found, by what they refer to.
        pages: The pages on which each claim was found.
        findings: What is wrong.
        tree: The document that is being held against the figures.
    """

    cells: Cells
    subjects: Subjects
    claims: Mapping[str, Claim]
    known: Mapping[str, Known]
    reader: Reader
    counts: Counter[str] = field(default_factory=Counter)
    pages: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    findings: list[Finding] = field(default_factory=list)
    tree: LexborHTMLParser | None = None

    def figure(self, reference: str) -> Figure | None:
        """The figure of a reference; None where there is none."""
        if known := self.known.get(reference):
            claim = self.claims[reference]
            is_change = claim.operation in {"change", "rate"} or ARROW in claim.about.get(
                "phase", ""
            )
            return Figure((known.value,), known.unit, is_change, claim)
        place = Place.read(reference)
        found = self.cells.figure(place.table, place.field, place.lines[0]) if place else None
        if place is None or found is None or len(place.lines) > 1:
            return None
        _, amount, unit = found
        back = (place.table, place.field) in self.subjects.signs
        row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
        is_change = bool(row and ARROW in row.phase) or self._is_rate(place)
        return Figure((amount, -amount) if back else (amount,), unit, is_change)

    def check(self, page: str, node: LexborNode) -> None:
        """Hold one element against the figures that it refers to."""
        references = (node.attributes.get(REFERENCE) or "").split()
        known = []
        for reference in references:
            self.counts["cells" if "/" in reference else "claims"] += 1
            if (figure := self.figure(reference)) is None:
                self._wrong(page, reference, "an element", "a claim, or a cell with a figure")
                continue
            known.append(figure)
            if figure.claim:
                self.pages[reference].add(page)
        if len(known) < len(references) or not known:
            return
        if node.tag == "data":
            self._check_data(page, references[0], node, known[0])
        elif node.tag != "path":
            self._check_text(page, references, node, known)

    def _check_data(self, page: str, reference: str, node: LexborNode, figure: Figure) -> None:
        """Hold an element of a page against its figure: its value, and its text."""
        amount = self._value(page, reference, node, figure)
        if amount is None:
            return
        text = node.text()
        numbers = self.reader.numbers(text)
        is_name = [number.text for number in numbers] != [text]
        if figure.claim and figure.claim.operation in RANKS and is_name:
            self._is_first(page, node, figure.claim)
        elif len(numbers) != 1:
            self._wrong(page, reference, f'"{text}"', "one number")
        else:
            (number,) = numbers
            told = not number.sign and figure.is_change and self._is_told(node, amount)
            if not (_says(number, amount) or (told and number.says(abs(amount)))):
                self._wrong(page, reference, f'"{text}"', f"{amount:f}")
            if not self._has_unit(text, number, figure.unit):
                self._wrong(page, reference, f'"{text}"', figure.unit)

    def _check_text(
        self, page: str, references: Sequence[str], node: LexborNode, known: Sequence[Figure]
    ) -> None:
        """Hold a text of a picture against its figures, which it has in their order."""
        text = node.text()
        numbers = self.reader.numbers(text)
        if len(numbers) != len(known):
            self._wrong(page, references[0], f'"{text}"', f"{len(known)} number(s)")
            return
        for reference, number, figure in zip(references, numbers, known, strict=True):
            if not any(_says(number, amount) for amount in figure.amounts):
                self._wrong(page, reference, f'"{text}"', _all(figure))
            elif not self._has_unit(text, number, figure.unit):
                self._wrong(page, reference, f'"{text}"', figure.unit)

    def missing(self) -> Iterator[Finding]:
        """The claims that are not where the table of claims says that they are."""
        above: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims.values():
            for operand in claim.operands:
                if isinstance(operand, str):
                    above[operand].add(claim.id)
        for claim in self.claims.values():
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

    def _has_unit(self, text: str, number: Written, unit: str) -> bool:
        """Whether a text names the unit of its number, and no other."""
        if unit == "ratio" or number.percent:
            return number.percent and unit == "ratio"
        if unit in {"", "count"}:
            return True
        own = text.replace(number.text, "", 1)
        return any(name in own for name in currency_names(self.cells.package, self.reader, unit))

    def _is_first(self, page: str, node: LexborNode, claim: Claim) -> None:
        """A name that is said to be the largest: all that are as large must be named beside it."""
        size = abs if claim.operation == "size" else Decimal
        values = {o: self._amount(o) for o in claim.operands}
        own = values[claim.operands[0]]
        if own is None or any(v is None for v in values.values()):
            return
        tied = {o for o, v in values.items() if v is not None and size(v) == size(own)}
        named = set()
        parent = node.parent
        for other in parent.css(f"data[{REFERENCE}]") if parent else []:
            beside = self.claims.get(other.attributes.get(REFERENCE) or "")
            alike = beside is not None and beside.operation == claim.operation
            if beside and alike and set(beside.operands) == set(claim.operands):
                named.add(beside.operands[0])
        if named != tied or self.known[claim.id].value != 1:
            self._wrong(
                page, claim.id, f'"{node.text()}", {len(named)} named', f"{len(tied)} tied, rank 1"
            )

    def _is_told(self, node: LexborNode, amount: Decimal) -> bool:
        """Whether a change may be without its sign.

        Where the sentence tells two amounts before it, in its direction, or where it is the first
        figure of the paragraph, and is with its sign elsewhere on the page.
        """
        parent = node.parent
        found = parent.css(f"data[{REFERENCE}]") if parent else []
        if found and found[0].mem_id == node.mem_id:
            reference = node.attributes.get(REFERENCE)
            others = self.tree.css(f'data[{REFERENCE}="{reference}"]') if self.tree else []
            signs = {n.sign for o in others for n in self.reader.numbers(o.text())}
            return ("-" if amount < 0 else "+") in signs
        if len(found) <= 2 or node.mem_id in {other.mem_id for other in found[:2]}:  # noqa: PLR2004
            return False
        before, after = (other.attributes.get("value") or "" for other in found[:2])
        try:
            return (Decimal(after) < Decimal(before)) == (amount < 0)
        except InvalidOperation:
            return False

    def _amount(self, operand: Place | str) -> Decimal | None:
        if isinstance(operand, str):
            known = self.known.get(operand)
            return known.value if known else None
        found = self.cells.figure(operand.table, operand.field, operand.lines[0])
        return (
            found[1] * self.subjects.signs.get((operand.table, operand.field), 1) if found else None
        )

    def _is_rate(self, place: Place) -> bool:
        field = self.cells.by_id[place.table].by_name[place.field]
        return bool(field.computed and field.computed.operation == "ratio")

    def _wrong(self, page: str, id_: str, found: str, expected: str) -> None:
        self.findings.append(Finding(page, id_, found, expected))


def currency_names(package: Package, reader: Reader, code: str) -> Sequence[str]:
    """How a text may name a currency."""
    own = package.currencies.get(code)
    said = [own.default, *own.translations.values()] if own else []
    symbols = reader.cldr.currency_symbols
    names = [name.strip() for name in (*said, symbols.get(code, code), code)]
    return [name for name in names if name]


def _says(number: Written, amount: Decimal) -> bool:
    """Whether a number says an amount, with its sign."""
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
