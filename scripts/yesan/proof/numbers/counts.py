"""What a page counts, counted again: rows, columns, pages, terms, bytes, lines of the source."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import VERIFICATION
from yesan.package.resource import Resource
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.coverage import Coverage
from yesan.proof.claims.denominators import places
from yesan.proof.data.columns import Columns
from yesan.proof.data.rules import Rules
from yesan.proof.data.subjects import kinds
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.figures.names import Names
from yesan.proof.numbers.lines import WHOLE, Lines
from yesan.proof.numbers.selections import Selections
from yesan.proof.site.elements import around
from yesan.proof.site.verbatim import single
from yesan.proof.site.written import Reader

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
        self,
        claims: Mapping[str, Claim],
        site: Path,
        reader: Reader,
        names: Names,
        discrepancies: Discrepancies,
    ) -> None:
        cells = self.cells = names.cells
        self.names = names
        self.source_errors = discrepancies
        self.selections = Selections(names, discrepancies)
        self.claims = claims
        self.site = site
        self.reader = reader
        self.rules = Rules(cells)
        self.lines = Lines(cells)
        self.coverage = Coverage(cells, names.subjects)

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

    def about(self, counted: Counted) -> bool:
        """The rows of a table that are about the entity of the page."""
        heading = counted.tree.css_first("h1")
        own, resource = (
            self.cells.rows.get(counted.argument, {}),
            self.cells.by_id[counted.argument],
        )
        entities = self.names.entities.get(single(heading.text()) if heading else "", set())
        every = [
            sum(row[kinds(resource)[kind]] == code for row in own.values())
            for kind, code in entities
            if kind in kinds(resource)
        ]
        return counted.value in every

    def columns(self, counted: Counted) -> bool:
        """The fields of a table."""
        resource = self.cells.by_id.get(self._table(counted))
        return resource is not None and counted.value == len(resource.fields)

    def left_out(self, counted: Counted) -> bool:
        """The columns of a table that its page does not show, since they are in other languages."""
        resource = self._own_table(counted.page)
        foreign = Columns(self.cells, resource).foreign if resource else ()
        return counted.value == len(foreign)

    def items(self, counted: Counted) -> bool:
        """The rows of the list below."""
        outer = around(counted.node, lambda n: "yesan-rows" in (n.attributes.get("class") or ""))
        return outer is not None and counted.value == len(outer.css("tbody tr"))

    def sections(self, counted: Counted) -> bool:
        """The tables that the page has rows of."""
        return counted.value == len(counted.tree.css("table[data-table]"))

    def bars(self, counted: Counted) -> bool:
        """The rows of the table behind a chart."""
        outer = around(counted.node, lambda n: n.tag in {"figure", "main"})
        rows = outer.css("details.yesan-figures tbody tr") if outer else []
        return counted.value == len(rows)

    def figures(self, counted: Counted) -> bool:
        """The rows of a table that could have a bar."""
        table, _, name = counted.argument.partition("/")
        return counted.value in self.selections.sizes(table, name)

    def words(self, counted: Counted) -> bool:
        """The rows of a table that have one of its words: that of the row, else the commonest."""
        table, _, name = counted.argument.partition("/")
        said = Counter(row[name] for row in self.cells.rows[table].values())
        said.pop(None, None)
        row = around(counted.node, lambda n: n.tag == "tr")
        head = row.css_first("th") if row else None
        if head is None:
            return counted.value == max(said.values(), default=0)
        word = head.text().strip()
        return counted.value == said[word] if word in said else counted.value in said.values()

    def line(self, counted: Counted) -> bool:
        """Lines of the source: of a row, or declared."""
        return all(self.lines.has(number) for number in WHOLE.findall(counted.text))

    def printed(self, counted: Counted) -> bool:
        """A figure of the source as it is printed, at its line or one that is named beside it."""
        outer = around(counted.node, lambda n: (n.id or "").startswith("line-"))
        if outer is None:
            return False
        named = [node.text() for node in outer.css(".yesan-line")]
        lines = {int(n) for text in (outer.id or "", *named) for n in WHOLE.findall(text)}
        return any(counted.text in self.lines.printed.get(line, ()) for line in lines)

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

    def unnamed(self, counted: Counted) -> bool:
        """The rows beside those of a sum that name nobody."""
        claim = self.claims.get(counted.argument)
        place = next(iter(places(claim, self.claims)), None) if claim else None
        if claim is None or place is None:
            return False
        return counted.value == self.coverage.unnamed(claim, place)

    def more(self, counted: Counted) -> bool:
        """What is said about an entity beyond what its page lists."""
        return counted.value in self.selections.more(counted.argument, counted.tree)

    def discrepancies(self, counted: Counted) -> bool:
        """The listed errors of the source."""
        return counted.value == len(self.source_errors.listed)

    def broken(self, counted: Counted) -> bool:
        """Those that a rule finds, in the table of the page where it is that of one."""
        rule, table = self._rule(counted), self._own_table(counted.page)
        found = [d for d in self.source_errors.listed.values() if d["rule"] == rule]
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
        link = around(counted.node, lambda n: n.tag == "a")
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
        link = around(counted.node, lambda n: n.tag == "a")
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

    def _rule(self, counted: Counted) -> str:
        outer = around(counted.node, lambda n: "data-rule" in n.attributes)
        return (outer.attributes.get("data-rule") or "") if outer else ""

    def _table(self, counted: Counted) -> str:
        """The table that a row of a list links to, else that of the page."""
        row = around(counted.node, lambda n: n.tag == "tr")
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
            *("rows", "shown", "columns", "items", "sections", "about", "bars", "words", "line"),
            *("operands", "missing", "unnamed", "more", "discrepancies", "broken", "checked"),
            *(
                "tolerance",
                "size",
                "inhabitants",
                "tables",
                "terms",
                "pages",
                "findings",
                "printed",
            ),
        )
    },
    "fit": Counts.figures,
    "first": Counts.shown,
    "left-out": Counts.left_out,
    **{name: _record(name) for name in ("figures", "found", "numbers", "accounted", "excluded")},
}
"""What a page can count, and how it is counted again."""
