"""What a page counts, counted again: rows, columns, pages, terms, bytes, lines of the source."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import DISCREPANCIES, EVIDENCE, VERIFICATION
from yesan.package.resource import Resource
from yesan.package.source import Source
from yesan.proof.cells import Cells
from yesan.proof.claims import Claim, Place
from yesan.proof.rules import Rules
from yesan.proof.written import Reader

WHOLE = re.compile(r"\d+")
SHOWN = 3
"""How many terms of a claim a page lists."""


@dataclass(frozen=True)
class Counted:
    """A number that counts something.

    Attributes:
        page: The page, by its path.
        tree: The document.
        node: The element that has the number.
        argument: What is counted, where the kind alone does not say it.
        text: The number as written.
        value: The number.
    """

    page: str
    tree: LexborHTMLParser
    node: LexborNode
    argument: str
    text: str
    value: Decimal


class Counts:
    """Counts again what the pages of a site count."""

    def __init__(
        self, cells: Cells, claims: Mapping[str, Claim], site: Path, reader: Reader
    ) -> None:
        self.cells = cells
        self.claims = claims
        self.site = site
        self.reader = reader
        self.rules = Rules(cells)

    def holds(self, kind: str, counted: Counted) -> bool:
        """Whether a count is right."""
        check = KINDS.get(kind)
        return check is not None and check(self, counted)

    def rows(self, counted: Counted) -> bool:
        """The rows of a table."""
        table = counted.argument or self._table(counted)
        return counted.value == len(self.cells.rows.get(table, ()))

    def shown(self, counted: Counted) -> bool:
        """The rows of a table that the page has."""
        css = f'table[data-table="{counted.argument}"] tr[data-row]'
        return counted.value == len(counted.tree.css(css))

    def columns(self, counted: Counted) -> bool:
        """The fields of a table."""
        resource = self.cells.by_id.get(self._table(counted))
        return resource is not None and counted.value == len(resource.fields)

    def items(self, counted: Counted) -> bool:
        """The rows of the list below."""
        around = _around(counted.node, lambda n: "yesan-rows" in (n.attributes.get("class") or ""))
        return around is not None and counted.value == len(around.css("tbody tr"))

    def sections(self, counted: Counted) -> bool:
        """The tables that the page has rows of."""
        return counted.value == len(counted.tree.css("table[data-table]"))

    def bars(self, counted: Counted) -> bool:
        """The rows of the table behind a chart."""
        around = _around(counted.node, lambda n: n.tag in {"figure", "main"})
        rows = around.css("details.yesan-figures tbody tr") if around else []
        return counted.value == len(rows)

    def figures(self, counted: Counted) -> bool:
        """The rows of a table that have a figure: all, those of the latest time, the finest."""
        table, _, name = counted.argument.partition("/")
        resource, rows = self.cells.by_id[table], self.cells.rows[table].values()
        known = [row for row in rows if row[name] is not None]
        times = [f.name for f in resource.fields if f.is_time]
        possible = {len(known)}
        for time in times[:1]:
            last = max((t for row in known if (t := row[time])), default=None)
            possible.add(sum(row[time] == last for row in known))
        return counted.value in possible or 0 < counted.value < len(known)

    def words(self, counted: Counted) -> bool:
        """The rows of a table that have one of its words."""
        table, _, name = counted.argument.partition("/")
        said = Counter(row[name] for row in self.cells.rows[table].values())
        return counted.value in said.values()

    def line(self, counted: Counted) -> bool:
        """Lines of the source: of a row, or declared."""
        return all(int(number) in self._lines for number in WHOLE.findall(counted.text))

    def printed(self, counted: Counted) -> bool:
        """A figure of the source as it is printed, at its line or one that is named beside it."""
        around = _around(counted.node, lambda n: (n.id or "").startswith("line-"))
        if around is None:
            return False
        named = [node.text() for node in around.css(".yesan-line")]
        lines = {int(n) for text in (around.id or "", *named) for n in WHOLE.findall(text)}
        return any(counted.text in self._printed.get(line, ()) for line in lines)

    def is_line(self, number: str) -> bool:
        """Whether a number is that of a line of the source."""
        return number.isascii() and int(number) in self._lines

    def operands(self, counted: Counted) -> bool:
        """The operands of a claim beyond those that the page lists."""
        claim = self.claims.get(counted.argument)
        if claim is None:
            return False
        terms = sum(len(o.lines) if isinstance(o, Place) else 1 for o in claim.operands)
        return counted.value == terms - SHOWN

    def missing(self, counted: Counted) -> bool:
        """The rows of a sum that have no figure."""
        claim = self.claims.get(counted.argument)
        return claim is not None and counted.value == claim.missing

    def more(self, counted: Counted) -> bool:
        """What is said about an entity beyond what its page lists: less than there is in all."""
        role = {"reasons": "reason", "findings": "finding"}.get(counted.argument, "")
        if not role:
            return 0 < counted.value < len(self.cells.rows.get(DISCREPANCIES, ()))
        rows = sum(
            len(self.cells.rows[r.id]) for r in self.cells.package.resources if r.with_role(role)
        )
        return 0 < counted.value < rows

    def discrepancies(self, counted: Counted) -> bool:
        """The listed errors of the source."""
        return counted.value == len(self._discrepancies)

    def broken(self, counted: Counted) -> bool:
        """Those that a rule finds, in the table of the page where it is that of one."""
        rule, table = self._rule(counted), self._own_table(counted.page)
        found = [d for d in self._discrepancies if d["rule"] == rule]
        return counted.value == sum(not table or d["table"] == table.name for d in found)

    def checked(self, counted: Counted) -> bool:
        """The cells that a rule checks."""
        found = self.rules.checked(self._rule(counted))
        table = self._own_table(counted.page)
        return counted.value == (found[table.name] if table else found.total())

    def tolerance(self, counted: Counted) -> bool:
        """How much a rule tolerates."""
        return counted.value == Decimal(self.rules.tolerance(self._rule(counted)))

    def size(self, counted: Counted) -> bool:
        """The bytes of the file that is linked."""
        link = _around(counted.node, lambda n: n.tag == "a")
        path = self.site / self._target(counted.page, link)
        if not path.is_file():
            return False
        size = path.stat().st_size
        said = counted.value if size < 1000 else counted.value * 1000  # noqa: PLR2004 - kilobytes
        return abs(said - size) <= (0 if size < 1000 else 50)  # noqa: PLR2004

    def inhabitants(self, counted: Counted) -> bool:
        """The inhabitants."""
        people = self.cells.package.inhabitants
        return people is not None and counted.value == people.number

    def tables(self, counted: Counted) -> bool:
        """The tables of the package."""
        return counted.value == len(self.cells.package.resources)

    def terms(self, counted: Counted) -> bool:
        """The terms of the glossary."""
        page = LexborHTMLParser((self.site / "glossary.html").read_text(encoding="utf-8"))
        return counted.value == len(page.css("dl.yesan-glossary dt"))

    def pages(self, counted: Counted) -> bool:
        """The pages of a kind."""
        link = _around(counted.node, lambda n: n.tag == "a")
        target = self._target(counted.page, link) if link else counted.page
        folder = (self.site / target).parent
        return counted.value == len([*folder.glob("*.html")]) - 1

    def findings(self, counted: Counted) -> bool:
        """What reviewers said, of one kind."""
        said: Counter[str | None] = Counter()
        for resource in self.cells.package.resources:
            kind, text = resource.with_role("finding-kind"), resource.with_role("finding")
            for row in self.cells.rows[resource.id].values() if text else ():
                said[row[kind.name] if kind else ""] += bool(text and row[text.name])
        return counted.value in said.values()

    def record(self, name: str, counted: Counted) -> bool:
        """What a verification found in a table."""
        resource = self.cells.by_id.get(self._table(counted))
        found = next((r for r in self._records if resource and r["table"] == resource.name), None)
        return found is not None and bool(counted.value == found[name])

    @cached_property
    def _records(self) -> list[dict[str, Any]]:
        content = self.cells.package.contents.get(VERIFICATION, b'{"tables": []}')
        return list(json.loads(content)["tables"])

    @cached_property
    def _discrepancies(self) -> list[dict[str, str | None]]:
        resource = self.cells.package.by_name.get(DISCREPANCIES)
        return [*self.cells.rows[resource.id].values()] if resource else []

    @cached_property
    def discrepancy_figures(self) -> frozenset[Decimal]:
        """The figures of the errors of the source, as printed and as computed."""
        resource = self.cells.package.by_name.get(DISCREPANCIES)
        lines = self.cells.rows[resource.id] if resource else ()
        found = (
            self.cells.figure(resource.id, name, line)
            for line in lines
            for name in ("published", "computed")
            if resource
        )
        return frozenset(abs(figure[0]) for figure in found if figure)

    @cached_property
    def _printed(self) -> dict[int, set[str]]:
        """The figures of each line of the source, as they were recorded."""
        content = self.cells.package.contents.get(EVIDENCE, b"").decode()
        found: dict[int, set[str]] = {}
        for row in csv.DictReader(io.StringIO(content)):
            found.setdefault(int(row["line"]), set()).add(row["printed"])
        return found

    @cached_property
    def _lines(self) -> frozenset[int]:
        found = set(self._printed)
        for resource in self.cells.package.resources:
            line = resource.source_line
            texts = (row[line.name] for row in self.cells.rows[resource.id].values() if line)
            found |= {int(text) for text in texts if text}
            found |= _declared(resource.sources)
            found |= (
                {int(n) for n in WHOLE.findall(resource.complete.lines)}
                if resource.complete
                else set()
            )
        return frozenset(found | _declared(self.cells.package.sources))

    def _rule(self, counted: Counted) -> str:
        around = _around(counted.node, lambda n: "data-rule" in n.attributes)
        return (around.attributes.get("data-rule") or "") if around else ""

    def _table(self, counted: Counted) -> str:
        """The table that a row of a list links to, else that of the page."""
        row = _around(counted.node, lambda n: n.tag == "tr")
        links = row.css("a[href]") if row else []
        paths = [self._target(counted.page, link) for link in links] or [counted.page]
        return posixpath.splitext(posixpath.basename(paths[0]))[0]

    def _own_table(self, page: str) -> Resource | None:
        folder, _, name = page.partition("/")
        return self.cells.by_id.get(name.removesuffix(".html")) if folder == "tables" else None

    def _target(self, page: str, link: LexborNode | None) -> str:
        href = ((link.attributes.get("href") or "") if link else "").partition("#")[0]
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), href))


def _record(name: str) -> Callable[[Counts, Counted], bool]:
    return lambda counts, counted: counts.record(name, counted)


KINDS: Mapping[str, Callable[[Counts, Counted], bool]] = {
    **{
        name: getattr(Counts, name)
        for name in (
            *("rows", "shown", "columns", "items", "sections", "bars", "words", "line"),
            *("operands", "missing", "more", "discrepancies", "broken", "checked", "tolerance"),
            *("size", "inhabitants", "tables", "terms", "pages", "findings", "printed"),
        )
    },
    "fit": Counts.figures,
    **{name: _record(name) for name in ("figures", "found", "numbers", "accounted", "excluded")},
}
"""What a page can count, and how it is counted again."""


def _around(node: LexborNode | None, fits: Callable[[LexborNode], bool]) -> LexborNode | None:
    """The nearest element around a node that fits."""
    while node is not None and not fits(node):
        node = node.parent
    return node


def _declared(sources: tuple[Source, ...]) -> set[int]:
    spans = [span for s in sources for span in (*s.lines, *(e.lines for e in s.excluded))]
    return {line for first, last in spans for line in (first, last)}
