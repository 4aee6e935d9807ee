"""The reverse: every number that a site shows a reader is accounted for, or left over.

A number is a claim or a cell, a cell of a table, a tick, a count, a line of the source, or part of
a text that stands in the package. What is said twice on a page, in an attribute, in its head or in
a picture to download, is accounted for where it is said first. What is none of these is listed.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof import bars
from yesan.proof.cells import Cells
from yesan.proof.counts import Counted, Counts
from yesan.proof.finding import Finding
from yesan.proof.verbatim import DIGITS, Verbatim, single
from yesan.proof.written import Reader

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f'’]\d+)*")
UNREAD = {"script", "style", "textarea", "noscript", "template"}
"""Elements whose text no reader sees; the code to embed a chart is no figure."""
HUMAN = ("title", "aria-label", "alt", "placeholder")
META = {"description", "og:title", "og:description", "og:site_name", "og:image:alt"}
CONTEXT, NEAR = 40, 8
UNEQUAL = "≠"
EXPECTED = "a number that is accounted for"
RANGE = re.compile(r"(\d+)–(\d+)")
BRACKETS = re.compile(r"\(([^()]*)\)")
BLANKS = re.compile(r"[\s\u200e\u200f]+")


@dataclass
class Numbers:
    """Accounts for the numbers of a site.

    Attributes:
        cells: The tables.
        counts: Counts again what pages count.
        reader: Reads the numbers of the language of the site.
        verbatim: The texts of the package.
        found: How many numbers are accounted for, by what they are.
        left: Those that are not.
        doubts: How many errors of the source the last page names, whose pictures come next.
    """

    cells: Cells
    counts: Counts
    reader: Reader
    verbatim: Verbatim
    found: Counter[str] = field(default_factory=Counter)
    left: list[Finding] = field(default_factory=list)
    doubts: int = 0
    _seen: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)

    def document(self, page: str, tree: LexborHTMLParser) -> None:
        """Account for the numbers of a page, or of a picture to download, after its page."""
        root = tree.root
        if root is None:
            return
        stem, _, suffix = page.rpartition(".")
        if suffix == "html":
            self._said = {stem: _bare(tree.body.text() if tree.body else "")}
            self.doubts = len(tree.css("ul.yesan-doubts li"))
        said = self._said.get(stem, "")
        ticks = {
            tick for svg in tree.css("svg") for a in bars.axes(svg, self.reader) for tick in a.ticks
        }
        columns = {
            table.mem_id: [th.attributes.get("data-field") or "" for th in table.css("thead th")]
            for table in tree.css("table[data-table]")
        }
        marked = frozenset(n.text() for n in tree.css("details.yesan-figures data[data-number]"))
        document = _Document(self, page, tree, said, ticks, columns, marked)
        for node in root.traverse(include_text=True):
            if node.tag == "-text":
                text = node.text_content or ""
                if any(map(str.isdigit, text)):
                    document.text(node, single(text))
            elif node.attributes:
                for text in _attributes(node):
                    document.attribute(node, single(text))

    def unsaid(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where a text has numbers that are in no text of the package."""
        if self.verbatim.is_label(text):
            return ()
        if text not in self._seen:
            self._seen[text] = tuple(
                m.span() for m in NUMBER.finditer(text) if not self.verbatim.has(text, *m.span())
            )
        return self._seen[text]


@dataclass(frozen=True)
class _Document:
    """One page or picture.

    Attributes:
        numbers: Where it is noted.
        page: Its path.
        tree: The document.
        said: All that the page says, without blanks.
        ticks: What the axes of its pictures say.
        columns: The fields of the columns of its tables.
        marked: The counts of the table of its chart, which the picture says again.
    """

    numbers: Numbers
    page: str
    tree: LexborHTMLParser
    said: str
    ticks: set[str]
    columns: dict[int, list[str]]
    marked: frozenset[str]

    def text(self, node: LexborNode, text: str) -> None:
        """Account for the numbers of a text."""
        kind, element = _kind(node)
        if kind == "unread":
            return
        if kind == "package" or not self._holds(kind, element, text):
            repeated = _is_repeated(node, self.page) or text in self.marked
            self._account(text, repeated=repeated, where=kind)
        else:
            self.numbers.found[kind] += len(NUMBER.findall(text))

    def attribute(self, node: LexborNode, text: str) -> None:
        """Account for the numbers of an attribute."""
        own = node.attributes
        if own.get("data-number") == "discrepancy" and self._is_discrepancy(text):
            self.numbers.found["discrepancy"] += len(NUMBER.findall(text))
            return
        if node.attributes.get("class") == "yesan-anchor":
            row = (own.get("href") or "") + (node.parent.text() if node.parent else "")
            if set(DIGITS.findall(text)) <= set(DIGITS.findall(row)):
                self.numbers.found["address"] += len(NUMBER.findall(text))
                return
        inner = node.css("data[data-figure]") if node.tag == "span" else []
        if inner and self._is_exact(text, [n.attributes.get("value") or "" for n in inner]):
            self.numbers.found["figure"] += 1
            return
        self._account(text, repeated=True, where="attribute")

    def _is_exact(self, text: str, values: list[str]) -> bool:
        """Whether an attribute says the figure inside its element to the last digit."""
        read = self.numbers.reader.numbers(text)
        return len(read) == 1 and read[0].value in {Decimal(value) for value in values}

    def _holds(self, kind: str, element: LexborNode, text: str) -> bool:
        match kind:
            case "figure":
                holds = True
            case "tick":
                holds = text in self.ticks
            case "cell":
                holds = self._is_cell(element, text)
            case "discrepancy":
                holds = self._is_discrepancy(text)
            case "timeline":
                holds = bool(re.fullmatch(r"\d{4}", text))
            case "file":
                holds = posixpath.basename(element.attributes.get("href") or "") == text
            case "count label":
                holds = self.numbers.verbatim.is_label(text)
            case _:
                holds = self._counts(element, text)
        return holds

    def _counts(self, element: LexborNode, text: str) -> bool:
        """Whether a count is right."""
        name, _, argument = (element.attributes.get("data-number") or "").partition(":")
        read = self.numbers.reader.numbers(text)
        if not read:
            return False
        counted = Counted(self.page, self.tree, element, argument, text, read[0].value)
        return self.numbers.counts.holds(name, counted)

    def _account(self, text: str, *, repeated: bool, where: str) -> None:
        found = self.numbers.found
        left = self.numbers.unsaid(text)
        found["package"] += len(NUMBER.findall(text)) - len(left)
        for start, end in left:
            if self._is_doubts(text, start, end):
                found["count doubts"] += 1
                continue
            if self._is_bracketed(text, start):
                found["count label"] += 1
                continue
            near = text[max(0, start - NEAR) : end], text[start : end + NEAR]
            if repeated and any(_bare(part) in self.said for part in near):
                found["repeated"] += 1
                continue
            if self._is_line_range(text, start, end):
                found["count line"] += 1
                continue
            around = text[max(0, start - CONTEXT) : end + CONTEXT]
            self.numbers.left.append(
                Finding(
                    self.page,
                    text[start:end],
                    f"“{around}” ({where})",
                    "a number that is accounted for",
                )
            )

    def _is_line_range(self, text: str, start: int, end: int) -> bool:
        """Whether a number is one end of a range of lines: “14–51”."""
        ranges = (m for m in RANGE.finditer(text) if m.start() <= start and end <= m.end())
        return any(all(map(self.numbers.counts.is_line, m.groups())) for m in ranges)

    def _is_bracketed(self, text: str, start: int) -> bool:
        """Whether a number is in a value that is added to a title: “Amount (2024)”."""
        inner = BRACKETS.search(text, max(0, text.rfind("(", 0, start)))
        return inner is not None and self.numbers.verbatim.is_label(inner[1])

    def _is_doubts(self, text: str, start: int, end: int) -> bool:
        """Whether a picture says how many errors of the source its page names."""
        said = self.page.endswith(".svg") and UNEQUAL in text[max(0, start - CONTEXT) : start]
        return said and text[start:end] == str(self.numbers.doubts)

    def _is_discrepancy(self, text: str) -> bool:
        known = self.numbers.counts.discrepancy_figures
        unsaid = {start for start, _ in self.numbers.unsaid(text)}
        read = self.numbers.reader.numbers(text)
        return all(abs(n.value) in known or n.start not in unsaid for n in read if not n.percent)

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
        numbers = self.numbers
        raw = numbers.cells.rows.get(table, {}).get(line, {}).get(name)
        figure = numbers.cells.figure(table, name, line)
        field = numbers.cells.by_id[table].by_name.get(name)
        if figure and field and field.numeric:
            read = numbers.reader.numbers(text)
            return len(read) == 1 and read[0].value * (100 if read[0].percent else 1) == figure[0]
        if raw is None:
            return False
        own = {number.lstrip("0") for number in DIGITS.findall(raw)}
        return {number.lstrip("0") for number in DIGITS.findall(text)} <= own


def _kind(node: LexborNode) -> tuple[str, LexborNode]:
    """What the elements around a text say that its numbers are, and which of them says so."""
    cell: LexborNode | None = None
    parent = node.parent
    while parent is not None and parent.tag not in {"body", "-document"}:
        if kind := _own_kind(parent):
            return kind, parent
        if parent.tag in {"td", "th"} and cell is None:
            cell = parent
        if "data-row" in parent.attributes and cell is not None:
            return "cell", cell
        parent = parent.parent
    return "package", node


def _own_kind(element: LexborNode) -> str:
    """What one element says that its numbers are; empty where it says nothing."""
    own = element.attributes
    known = {"data-figure": "figure", "data-axis": "tick", "data-cell": "cell"}
    if element.tag in UNREAD:
        return "unread"
    if number := own.get("data-number"):
        return number if number == "discrepancy" else f"count {number.partition(':')[0]}"
    if "download" in own and element.tag == "a":
        return "file"
    if "yesan-timeline" in (own.get("class") or ""):
        return "timeline"
    return next((kind for name, kind in known.items() if name in own), "")


def _is_repeated(node: LexborNode, page: str) -> bool:
    """Whether a text only says again what a page says: its title, its headings, its pictures."""
    if page.endswith(".svg"):
        return True
    above = node.parent
    while above is not None and above.tag not in {"title", "nav"}:
        above = above.parent
    return above is not None and "yesan-crumbs" not in (above.attributes.get("class") or "")


def _attributes(node: LexborNode) -> Iterator[str]:
    own = node.attributes
    if node.tag == "meta":
        names = ("content",) if (own.get("name") or own.get("property")) in META else ()
    else:
        names = HUMAN  # type: ignore[assignment]
    for name in names:
        text = own.get(name) or ""
        if any(map(str.isdigit, text)):
            yield text


def _bare(text: str) -> str:
    return BLANKS.sub("", text)
