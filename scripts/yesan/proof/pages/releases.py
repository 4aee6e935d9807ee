"""What pages say of earlier versions: cells that changed, marks of rows, files that are kept."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.data.cells import Cells
from yesan.proof.data.edition_changes import AFTER, Key, said
from yesan.proof.finding import Finding
from yesan.proof.numbers.release_counts import ReleaseCounts, is_same_source, rows_of
from yesan.proof.pages.cell_texts import CellTexts
from yesan.proof.pages.changed_rows import ChangedRows
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import around
from yesan.proof.site.own_pages import is_written
from yesan.proof.site.verbatim import single
from yesan.proof.site.written import Reader

PAGE, FOLDER = "changes.html", "v/"
ROW = '[data-number^="released-row:"]'
CELL, MARK = '[data-number^="released:"]', "a.yesan-changed"
NOTHING = "(nothing)"
Mark = tuple[str, frozenset[str]]
"""The version in which a row changed last, and what may be said to have happened to it."""
NO_MARK: Mark = ("", frozenset())
WORDS = {
    "added": "added in {version}",
    "corrected": "corrected in {version}",
    "updated": "updated in {version}",
}


@dataclass
class Releases:
    """Checks what pages say of earlier versions, and takes it out of them.

    Attributes:
        counts: What changed from one release to the next.
        catalog: The words of the site.
        reader: Reads numbers.
        written: Knows what cells say.
    """

    counts: ReleaseCounts
    catalog: Catalog
    reader: Reader
    written: CellTexts
    _marks: dict[str, dict[int, Mark]] = field(default_factory=dict)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What a page says of earlier versions that is not so.

        What is right is taken out: other checks compare the page with the package as it is now.
        """
        yield from self._cells(page, tree)
        if page == PAGE:
            yield from self._untold(page, tree)
            yield from ChangedRows(self.counts, self.catalog).document(page, tree)
        if not is_written(self.counts.editions.now.package, page):
            for node in tree.css("del"):
                said = single(node.text())
                yield Finding(page, "del", f"“{said}”", "no crossed out text but in corrections")
        newest = self._newest(tree)
        yield from self._rows(page, tree)
        for node in tree.css('.yesan-note [data-number="version"]'):
            link = around(node, lambda n: n.tag == "p")
            leads = link.css_first('a[href*="changes.html#"]') if link else None
            if leads is None:
                continue  # a newer release
            anchor = (leads.attributes.get("href") or "").partition("#")[2]
            order = self.counts.editions.anchors
            if anchor != f"v{single(node.text())}" or anchor not in order:
                yield Finding(page, "version", single(node.text()), anchor)
            elif order.index(anchor) > newest:
                yield Finding(page, "version", single(node.text()), order[newest])

    def _untold(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """Corrections that the package tells of versions without a release, and the page does not.

        What is taken out of the page before is the text of their rows alone.
        """
        editions = self.counts.editions
        listed = editions.now.package.raw.get("corrections") or ()
        told = Counter(f"v{item.get('version')}" for item in listed if isinstance(item, dict))
        for anchor, count in told.items():
            if anchor not in editions.anchors:
                rows = tree.css(f'[data-number="released-row:{anchor}"]')
                if len(rows) != count:
                    yield Finding(page, anchor, f"{len(rows)} rows", f"{count} corrections")

    def _newest(self, tree: LexborHTMLParser) -> int:
        """The place among the versions of the newest that a mark of a row on a page says."""
        order = self.counts.editions.anchors
        said = [(m.attributes.get("href") or "").partition("#")[2] for m in tree.css(MARK)]
        return min((order.index(a) for a in said if a in order), default=len(order))

    def _cells(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        for node in tree.css(ROW):
            if not self._takes_key(page, node):
                yield Finding(page, _name(node), f"“{single(node.text())}”", "the key of its row")
        for node in tree.css(CELL):
            if page != PAGE or not self._is_cell(node):
                said = single(node.text())
                yield Finding(page, _name(node), f"“{said}”", "the cell of its version")
                continue
            for child in list(node.iter(include_text=True)):
                child.decompose()

    def _takes_key(self, page: str, node: LexborNode) -> bool:
        """Whether a row is called by its key, which is taken out of its name."""
        said = single(node.text())
        row = around(node, lambda n: n.tag == "tr")
        known = [key for key in self._keys(row, _name(node).partition(":")[2]) if key]
        key = next((k for k in known if said == k or said.endswith(f" ({k})")), None)
        if page != PAGE or key is None:
            return False
        inner = node.css_first("a") or node
        inner.inner_html = escape(said.removesuffix(key).removesuffix(f" ({key})"))
        return True

    def _keys(self, row: LexborNode | None, anchor: str) -> Iterator[str]:
        """The key of a row that has a correction, as it is written."""
        cell = row.css_first('[data-number*="/after/"]') if row else None
        pair = self.counts.editions.pair(anchor)
        if cell is not None and pair is not None:
            _, _, table, _, number = _name(cell).split(":", 1)[1].split("/")
            resource = pair[1].by_id.get(table)
            changes = self.counts.changes(anchor, resource.name) if resource else None
            if resource and changes and int(number) in changes.rows[AFTER]:
                keys = changes.key(AFTER, int(number))
                yield said(resource.primary_key, keys)
            return
        now = self.counts.editions.now.package
        for told in now.raw.get("corrections") or ():
            if isinstance(told, dict) and f"v{told.get('version')}" == anchor:
                resource = now.by_name[told["resource"]]
                yield said(resource.primary_key, list(map(str, told["key"])))

    def _is_cell(self, node: LexborNode) -> bool:
        """Whether an element has what a cell of its version has, and that cell changed in it."""
        anchor, side, table, name, number = _name(node).split(":", 1)[1].split("/")
        pair = self.counts.editions.pair(anchor)
        cells = pair[0 if side == "before" else 1] if pair else None
        resource = cells.by_id.get(table) if cells else None
        if pair is None or cells is None or resource is None or name not in resource.by_name:
            return False
        changes = self.counts.changes(anchor, self._after(node) or resource.name)
        if changes is None:
            return False
        right = [c for c in changes.cells if self.counts.is_correction(anchor, changes, c)]
        numbers = {c.before if side == "before" else c.after for c in right}
        row = cells.rows[table].get(int(number), {})
        return int(number) in numbers and self._says(cells, table, name, int(number), row, node)

    def _after(self, node: LexborNode) -> str:
        """The name in the version after of the table that an element is a cell of."""
        row = around(node, lambda n: n.tag == "tr")
        later = row.css_first('[data-number*="/after/"]') if row else None
        if later is None:
            return ""
        anchor, _, table, *_ = _name(later).split(":", 1)[1].split("/")
        pair = self.counts.editions.pair(anchor)
        resource = pair[1].by_id.get(table) if pair else None
        return resource.name if resource else ""

    def _says(
        self,
        cells: Cells,
        table: str,
        name: str,
        number: int,
        row: dict[str, str | None],
        node: LexborNode,
    ) -> bool:
        said, written = single(node.text()), row.get(name)
        if written is None:
            return said in self.catalog.text(NOTHING)
        figure = cells.figure(table, name, number)
        read = self.reader.numbers(said)
        if figure and len(read) == 1 and read[0].value == figure[0]:
            return True
        resource = cells.by_id[table]
        return self.written.is_value(resource, resource.by_name[name], written, said)

    def _rows(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The marks of rows: each is there, and says the version in which its row changed last."""
        if not self.counts.editions.releases:
            return
        for row in tree.css("table[data-table] tr[data-row]"):
            outer = around(row, lambda n: "data-table" in n.attributes)
            table = (outer.attributes.get("data-table") or "") if outer else ""
            number = int(row.attributes.get("data-row") or 0)
            expected = self.marks(table).get(number)
            found = row.css(MARK)
            told = [self._told(page, mark) for mark in found]
            right = {(v, r) for v, reasons in [expected or NO_MARK] if v for r in reasons}
            if not (len(told) == 1 and told[0] in right) and (told or right):
                said = ", ".join(" ".join(part) for part in told) or "no mark"
                meant = " or ".join(" ".join(mark) for mark in sorted(right)) or "no mark"
                yield Finding(page, f"{table} row {number}", said, meant)
            for mark in found:
                mark.decompose()
        for mark in tree.css(MARK):
            yield Finding(page, "a", single(mark.text()), "a mark of a row")

    def _told(self, page: str, mark: LexborNode) -> tuple[str, str]:
        """The version and the reason that a mark says."""
        target, _, anchor = (mark.attributes.get("href") or "").partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
        version = anchor.removeprefix("v") if path == PAGE else ""
        said = single(mark.text())
        reasons = (
            reason
            for reason, id_ in WORDS.items()
            if said in {form.format(version=version) for form in self.catalog.text(id_)}
        )
        return version, next(reasons, f"“{said}”")

    def marks(self, table: str) -> dict[int, Mark]:
        """The version for each row of a table that changed, by its number, and possible reasons."""
        if table not in self._marks:
            self._marks[table] = dict(self._changed(table))
        return self._marks[table]

    def _changed(self, table: str) -> Iterator[tuple[int, Mark]]:
        editions = self.counts.editions
        resource = editions.now.by_id.get(table)
        if resource is None:
            return
        found: dict[Key, Mark] = {}
        name, last = resource.name, None
        for anchor in editions.anchors:
            changes = self.counts.changes(anchor, name)
            if changes is None:
                break
            version = anchor.removeprefix("v") if anchor != "next" else ""
            changed = "corrected" if is_same_source(changes) else "updated"
            last = last or changes
            here: dict[Key, bool] = {}
            for cell in changes.cells:
                right = self.counts.is_correction(anchor, changes, cell)
                here[cell.key] = here.get(cell.key, False) or right
            for key, right in here.items():
                reason = "corrected" if right else "updated"
                found.setdefault(key, (version, frozenset({reason})))
            for kind, reason in (("added", "added"), ("rekeyed", changed)):
                for number in rows_of(changes, kind) if changes.is_keyed else ():
                    key = changes.key(AFTER, number)
                    found.setdefault(key, (version, frozenset({reason})))
            name = changes.old[0].name
        numbers = last.numbers if last else {}
        for key, mark in found.items():
            if key in numbers:
                yield numbers[key], mark


def _name(node: LexborNode) -> str:
    return node.attributes.get("data-number") or ""
