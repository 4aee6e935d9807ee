"""What pages say of releases, found again in the zips that the site keeps of them."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborNode

from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells
from yesan.proof.data.edition_changes import Difference, TableChanges
from yesan.proof.data.editions import Editions
from yesan.proof.numbers.page_count import Checks, Counted
from yesan.proof.site.elements import around

DIGITS = re.compile(r"\d+")
KIND = "data-number"


class ReleaseCounts:
    """Finds again what changed from one release to the next.

    Args:
        editions: The releases that the site keeps.
    """

    def __init__(self, editions: Editions) -> None:
        self.editions = editions
        self._known: dict[tuple[str, str], TableChanges | None] = {}

    @property
    def checks(self) -> Checks:
        """The kinds of these counts."""
        return {
            "version": self.version,
            "release-day": self.day,
            "release": self.change,
            "more-corrections": self.more,
            "more-rows": self.more_rows,
        }

    def version(self, counted: Counted) -> bool:
        """A version that is kept, or that of the package."""
        return counted.text in self.editions.versions

    def day(self, counted: Counted) -> bool:
        """The day of a release."""
        edition = self.editions.by_version.get(counted.argument)
        said = {int(digits) for digits in DIGITS.findall(counted.text)}
        return edition is not None and any(_is_day(said, day) for day in edition.days)

    def more(self, counted: Counted) -> bool:
        """The corrections that a page does not list."""
        listed = [
            row
            for row in counted.tree.css("tr")
            if row.css_first(f'[{KIND}^="released:{counted.argument}/"]')
        ]
        item = f'[{KIND}^="release:{counted.argument}/"]'
        said = [n for n in counted.tree.css(item) if _name(n).endswith("/corrected")]
        pair = self.editions.pair(counted.argument)
        if pair is None:
            return False
        found = 0
        for node in said:
            name = _name(node).split("/", 1)[1].rsplit("/", 1)[0]
            if changes := self.changes(counted.argument, name):
                cells = changes.cells
                found += sum(self.is_correction(counted.argument, changes, c) for c in cells)
        return counted.value == found - len(listed)

    def change(self, counted: Counted) -> bool:
        """How many rows or cells of a table are new, gone or others."""
        place, _, kind = counted.argument.rpartition("/")
        anchor, _, name = place.partition("/")
        pair = self.editions.pair(anchor)
        if pair is None:
            return False
        before, after = pair
        if kind == "rows":
            return counted.value == _count(after, name)
        if kind == "old-rows":
            return counted.value == _count(before, name)
        if kind == "was":
            return before is not None and counted.text in before.package.by_name
        changes = self.changes(anchor, name)
        return changes is not None and counted.value == self._found(anchor, changes, kind)

    def _found(self, anchor: str, changes: TableChanges, kind: str) -> int:
        if kind in {"corrected", "updated"}:
            right = sum(self.is_correction(anchor, changes, cell) for cell in changes.cells)
            return right if kind == "corrected" else len(changes.cells) - right
        return sum(rows_of(changes, kind).values())

    def more_rows(self, counted: Counted) -> bool:
        """The rows that a page does not name."""
        anchor, kind, name = counted.argument.split("/", 2)
        changes = self.changes(anchor, name)
        if changes is None:
            return False
        item = around(counted.node, lambda n: n.tag == "li")
        listed = item.css(f'[{KIND}^="changed-row:"]') if item else []
        rows = rows_of(changes, kind)
        numbers = [int(_name(node).split("/", 3)[2]) for node in listed]
        return counted.value == sum(rows.values()) - sum(rows.get(n, 0) for n in numbers)

    def changes(self, anchor: str, name: str) -> TableChanges | None:
        """What differs in a table in some version; None where nobody can say.

        Args:
            anchor: The part of the page of changes.
            name: The name of the table in that version.
        """
        if (anchor, name) not in self._known:
            self._known[anchor, name] = self._changes(anchor, name)
        return self._known[anchor, name]

    def _changes(self, anchor: str, name: str) -> TableChanges | None:
        pair = self.editions.pair(anchor)
        before, after = pair or (None, None)
        if before is None or after is None or name not in after.package.by_name:
            return None
        new = after.package.by_name[name]
        old = before.package.by_name.get(name) or _renamed(new, before)
        return TableChanges((old, before), (new, after)) if old else None

    def is_correction(self, anchor: str, changes: TableChanges, cell: Difference) -> bool:
        """Whether a cell that changed was wrong: it has the same source, or the package says so."""
        if is_same_source(changes):
            return True
        return any(
            told["resource"] == changes.new[0].name
            and tuple(map(str, told.get("key") or ())) == cell.key
            and told.get("field") in {None, cell.field}
            for told in self.told(anchor)
        )

    def told(self, anchor: str) -> list[dict[str, Any]]:
        """What the package says of corrections in a version, tables called as they were in it."""
        listed = self.editions.now.package.raw.get("corrections") or ()
        found = [t for t in listed if isinstance(t, dict) and f"v{t.get('version')}" == anchor]
        return [{**item, "resource": self._then(anchor, item.get("resource"))} for item in found]

    def _then(self, anchor: str, name: Any) -> Any:
        """What a table was called in a version, by what it is called now."""
        for newer in self.editions.anchors:
            if newer == anchor:
                break
            changes = self.changes(newer, name)
            name = changes.old[0].name if changes else name
        return name

    @cached_property
    def texts(self) -> frozenset[str]:
        """The versions, as words with numbers that the site's own messages have."""
        return self.editions.versions


def rows_of(changes: TableChanges, kind: str) -> dict[int, int]:
    """How often there are rows of which a page tells, by the number of the first of each."""
    if kind == "rekeyed":
        return dict.fromkeys(changes.rekeyed, 1)
    return changes.added if kind == "added" else changes.removed


def is_same_source(changes: TableChanges) -> bool:
    """Whether a table has the same sources in both editions."""
    told = []
    for resource, cells in (changes.old, changes.new):
        listed = resource.raw.get("sources") or cells.package.raw.get("sources") or []
        told.append(
            [
                {
                    name: value
                    for name, value in source.items()
                    if name.split("@")[0] not in {"accessed", "frequency", "limitations"}
                }
                for source in listed
                if isinstance(source, dict)
            ]
        )
    return told[0] == told[1]


def _renamed(new: Resource, before: Cells) -> Resource | None:
    """The table that a new one was before: with the same file, or the same rows."""
    found = [r for r in before.package.resources if r.path == new.path]
    rows = sorted(new.content.data.splitlines())
    alike = [r for r in before.package.resources if sorted(r.content.data.splitlines()) == rows]
    return next(iter([*alike, *found]), None)


def _count(cells: Cells | None, name: str) -> int:
    resource = cells.package.by_name.get(name) if cells else None
    return len(cells.rows[resource.id]) if cells and resource else -1


def _is_day(numbers: set[int], day: date) -> bool:
    """Whether numbers are those of a day, whose month may be written as a word."""
    return {day.year, day.day} <= numbers <= {day.year, day.month, day.day}


def _name(node: LexborNode) -> str:
    return node.attributes.get(KIND) or ""
