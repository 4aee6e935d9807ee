"""The numbers of one page or picture: what each of them is, by the elements around it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import NUMBER, Ledger, bare
from yesan.proof.numbers.page_count import Counted
from yesan.proof.site import elements
from yesan.proof.site.verbatim import DIGITS, zoned
from yesan.proof.site.written import TYPED

CONTEXT, NEAR = 40, 8
APART = re.compile(r": | · | - |[.;] ")
"""What is between the parts of an attribute."""
UNEQUAL = "≠"
STRICT = frozenset({"least", "most", "distinct", "blank", "contradicted"})
"""The counts that are nothing else where they are wrong: not even a number of the package."""
RANGE = re.compile(r"(\d+)–(\d+)")
BRACKETS = re.compile(r"\(([^()]*)\)|“([^“”]*)”|‘([^‘’]*)’")


@dataclass(frozen=True)
class Document:
    """One page or picture.

    Attributes:
        ledger: Where it is noted.
        page: Its path.
        tree: The document.
        said: All that the page says, without blanks.
        titles: What it calls its parts, likewise.
        ticks: What the axes of its pictures say.
        columns: The fields of the columns of its tables.
        marked: The counts of the table of its chart, which the picture says again.
    """

    ledger: Ledger
    page: str
    tree: LexborHTMLParser
    said: str
    titles: frozenset[str]
    ticks: set[str]
    columns: dict[int, list[str]]
    marked: frozenset[str]

    def text(self, node: LexborNode, text: str) -> None:
        """Account for the numbers of a text."""
        kind, element = elements.kind(node)
        if kind == "unread":
            return
        holds = kind != "package" and self._holds(kind, element, text)
        if not holds and kind.removeprefix("count ") in STRICT:
            wanted = "what the values of the field are"
            self.ledger.left.append(Finding(self.page, text, f"“{text}” ({kind})", wanted))
        elif not holds:
            picture = self.page.endswith(".svg")
            again = _is_repeated(node, self.page) and (picture or self._is_said(text))
            repeated = again or text in self.marked or self._is_hidden_title(node, text)
            self._account(text, repeated=repeated, where=kind, node=node)
        else:
            self.ledger.found[kind] += len(NUMBER.findall(text))

    def attribute(self, node: LexborNode, text: str) -> None:
        """Account for the numbers of an attribute."""
        own = node.attributes
        if own.get("data-number") == "discrepancy" and self._is_discrepancy(text):
            self.ledger.found["discrepancy"] += len(NUMBER.findall(text))
            return
        if node.attributes.get("class") == "yesan-anchor":
            outer = elements.around(node, lambda n: n.tag in {"tr", "li", "p", "article"})
            row = (own.get("href") or "") + " " + " ".join(elements.texts(outer) if outer else ())
            if set(DIGITS.findall(text)) <= set(DIGITS.findall(row)):
                self.ledger.found["address"] += len(NUMBER.findall(text))
                return
        if text == own.get("data-found"):
            outer = elements.around(node, lambda n: n.attributes.get("class") == "yesan-rows")
            rows = len(outer.css("tbody tr")) if outer else 0
            if [n.value for n in self.ledger.reader.numbers(text)] == [rows]:
                self.ledger.found["count items"] += 1
                return
        inner = node.css("data[data-figure]") if node.tag == "span" else []
        if inner:
            if self._is_exact(text, [n.attributes.get("value") or "" for n in inner]):
                self.ledger.found["figure"] += 1
            else:
                self._account(text, repeated=False, where="attribute")
            return
        repeated = self._is_said(text) if node.tag == "meta" else self._is_title(text)
        self._account(text, repeated=repeated, where="attribute")

    def _is_title(self, text: str) -> bool:
        """Whether each part of a text that has a number is what the page calls something."""
        parts = (part for part in APART.split(text) if self.ledger.unsaid(part))
        return all(bare(part.removesuffix("...")) in self.titles for part in parts)

    def _is_hidden_title(self, node: LexborNode, text: str) -> bool:
        """Whether a text is read out alone after what a button does, and is what that is about."""
        hidden = elements.around(node, lambda n: n.attributes.get("class") == "yesan-hidden")
        return hidden is not None and self._is_title(text.removeprefix(": "))

    def _is_said(self, text: str) -> bool:
        """Whether a page says each part of a text that has a number."""
        cut = text.removesuffix("...").removesuffix("…")
        parts = (part for part in APART.split(cut) if self.ledger.unsaid(part))
        return all(bare(part) in self.said for part in parts)

    def _is_exact(self, text: str, values: list[str]) -> bool:
        """Whether an attribute says the figure inside its element to the last digit."""
        read = self.ledger.reader.numbers(text)
        exact = len(read) == 1 and read[0].value in {Decimal(value) for value in values}
        return exact and not TYPED.search(text)

    def _holds(self, kind: str, element: LexborNode, text: str) -> bool:
        match kind:
            case "figure" | "tile":  # which are compared elsewhere
                holds = True
            case "tick":
                holds = text in self.ticks
            case "cell":
                holds = self._is_cell(element, text)
            case "discrepancy":
                holds = self._is_discrepancy(text)
            case "timeline":
                holds = text in self.ledger.verbatim.years
            case "file":
                holds = posixpath.basename(element.attributes.get("href") or "") == text
            case "count label":
                holds = self.ledger.verbatim.is_label(text)
            case _:
                holds = self._counts(element, text)
        return holds

    def _counts(self, element: LexborNode, text: str) -> bool:
        """Whether a count is right."""
        name, _, argument = (element.attributes.get("data-number") or "").partition(":")
        read = self.ledger.reader.numbers(text)
        if not read:
            return False
        counted = Counted(self.page, self.tree, element, argument, text, read[0].value)
        return self.ledger.counts.holds(name, counted)

    def _account(
        self, text: str, *, repeated: bool, where: str, node: LexborNode | None = None
    ) -> None:
        found = self.ledger.found
        left = self.ledger.unsaid(text)
        found["package"] += len(NUMBER.findall(text)) - len(left)
        for start, end in left:
            if self._is_discrepancies(text, start, end):
                found["count discrepancies"] += 1
                continue
            if self._is_bracketed(text, start):
                found["count label"] += 1
                continue
            near = text[max(0, start - NEAR) : end], text[start : end + NEAR]
            if repeated and any(bare(part) in self.said for part in near):
                found["repeated"] += 1
                continue
            if self._is_line_range(text, start, end):
                found["count line"] += 1
                continue
            if node is not None and self._is_inside(node, text, start, end):
                found["package"] += 1
                continue
            around = text[max(0, start - CONTEXT) : end + CONTEXT]
            self.ledger.left.append(
                Finding(
                    self.page,
                    text[start:end],
                    f"“{around}” ({where})",
                    "a number that is accounted for",
                )
            )

    def _is_inside(self, node: LexborNode, text: str, start: int, end: int) -> bool:
        """Whether a number is part of a text of the package that has marks or links in it."""
        for whole, at in elements.contexts(node):
            first, last = at + start, at + end
            while first and whole[first - 1].isdigit():
                first -= 1
            while whole[last : last + 1].isdigit():
                last += 1
            if whole[at:].startswith(text) and self.ledger.verbatim.has(whole, first, last):
                return True
        return False

    def _is_line_range(self, text: str, start: int, end: int) -> bool:
        """Whether a number is one end of a range of lines: “14–51”."""
        ranges = (m for m in RANGE.finditer(text) if m.start() <= start and end <= m.end())
        return any(all(map(self.ledger.counts.lines.has, m.groups())) for m in ranges)

    def _is_bracketed(self, text: str, start: int) -> bool:
        """Whether a number is in a value that is added to a title, or quoted: “Amount (2024)”."""
        around = (m for m in BRACKETS.finditer(text) if m.start() < start < m.end())
        return any(self.ledger.verbatim.is_label(next(filter(None, m.groups()))) for m in around)

    def _is_discrepancies(self, text: str, start: int, end: int) -> bool:
        """Whether a picture says how many errors of the source its page names."""
        said = self.page.endswith(".svg") and UNEQUAL in text[max(0, start - CONTEXT) : start]
        return said and text[start:end] == str(self.ledger.discrepancies)

    def _is_discrepancy(self, text: str) -> bool:
        known = self.ledger.counts.source_errors.amounts
        unsaid = {start for start, _ in self.ledger.unsaid(text)}
        read = self.ledger.reader.numbers(text)
        titles = self.ledger.verbatim.labels
        return all(
            abs(n.value) in known
            or n.start not in unsaid
            or (f", {n.text} (" in text and n.text in titles)  # the field that the error is in
            for n in read
            if not n.percent
        )

    def _is_cell(self, element: LexborNode, text: str) -> bool:
        """Whether the cell of a table says what its row has."""
        place = element.attributes.get("data-cell")
        if place:
            table, name, line = (unquote(part) for part in place.split("/"))
        else:
            row = body = element.parent
            while body is not None and "data-table" not in body.attributes:
                body = body.parent
            if row is None or body is None:
                return False  # a cell of another table
            cells = [c for c in row.iter() if c.tag in {"td", "th"}]
            position = next((n for n, c in enumerate(cells) if c.mem_id == element.mem_id), -1)
            names = self.columns[body.mem_id]
            table, line = body.attributes["data-table"] or "", row.attributes["data-row"] or ""
            name = names[position] if 0 <= position < len(names) else ""
        return self._says(table, name, int(line), text)

    def _says(self, table: str, name: str, line: int, text: str) -> bool:
        numbers = self.ledger
        raw = numbers.cells.rows.get(table, {}).get(line, {}).get(name)
        figure = numbers.cells.figure(table, name, line)
        resource = numbers.cells.by_id.get(table)
        field = resource.by_name.get(name) if resource else None
        if figure and field and field.numeric:
            read = numbers.reader.numbers(text)
            return len(read) == 1 and read[0].value * (100 if read[0].percent else 1) == figure[0]
        if raw is None:
            return False
        own = {number.lstrip("0") for number in DIGITS.findall(zoned(raw))}
        return {number.lstrip("0") for number in DIGITS.findall(text)} <= own


def _is_repeated(node: LexborNode, page: str) -> bool:
    """Whether a text only says again what a page says: its title, its headings, its pictures."""
    if page.endswith(".svg"):
        return True
    above = node.parent
    while above is not None and above.tag not in {"title", "nav"}:
        above = above.parent
    return above is not None and "yesan-crumbs" not in (above.attributes.get("class") or "")
