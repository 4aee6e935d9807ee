"""What pages count of the source: its errors, what rules check, its lines, counted again."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import Any

from yesan.package.package import VERIFICATION
from yesan.proof.data.cells import Cells
from yesan.proof.data.rules import Rules
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.numbers.lines import WHOLE, Lines
from yesan.proof.numbers.page_count import Checks, Counted
from yesan.proof.site.elements import around

RECORDED = ("figures", "found", "numbers", "accounted", "excluded")
"""What a verification counts."""


class SourceCounts:
    """Counts the errors of the source, the cells that rules check, and lines.

    Args:
        cells: The cells of the tables.
        lines: The lines of the source.
        discrepancies: The errors of the source.
    """

    def __init__(self, cells: Cells, lines: Lines, discrepancies: Discrepancies) -> None:
        self.cells = cells
        self.lines = lines
        self.source_errors = discrepancies
        self.rules = Rules(cells)

    @property
    def checks(self) -> Checks:
        """The kinds of these counts."""
        return {
            "line": self.line,
            "printed": self.printed,
            "discrepancies": self.discrepancies,
            "broken": self.broken,
            "checked": self.checked,
            "tolerance": self.tolerance,
            **{name: self._recorded(name) for name in RECORDED},
        }

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

    def discrepancies(self, counted: Counted) -> bool:
        """The listed errors of the source."""
        return counted.value == len(self.source_errors.listed)

    def broken(self, counted: Counted) -> bool:
        """Those that a rule finds, in the table of the page where it is that of one."""
        rule, table = counted.rule, self.cells.by_id.get(counted.own_table)
        found = [d for d in self.source_errors.listed.values() if d["rule"] == rule]
        return counted.value == sum(not table or d["table"] == table.name for d in found)

    def checked(self, counted: Counted) -> bool:
        """The cells that a rule checks."""
        found = self.rules.checked(counted.rule)
        table = self.cells.by_id.get(counted.own_table)
        return counted.value == (found[table.name] if table else found.total())

    def tolerance(self, counted: Counted) -> bool:
        """How much a rule tolerates."""
        return counted.value == Decimal(self.rules.tolerance(counted.rule))

    def record(self, name: str, counted: Counted) -> bool:
        """What a verification found in a table."""
        resource = self.cells.by_id.get(counted.table)
        found = next((r for r in self._records if resource and r["table"] == resource.name), None)
        return found is not None and bool(counted.value == found[name])

    def _recorded(self, name: str) -> Callable[[Counted], bool]:
        return lambda counted: self.record(name, counted)

    @cached_property
    def _records(self) -> list[dict[str, Any]]:
        content = self.cells.package.contents.get(VERIFICATION, b'{"tables": []}')
        return list(json.loads(content)["tables"])
