"""The rows that the page of changes names: they are new, gone, or have the keys that it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.data.edition_changes import AFTER, BEFORE, TableChanges, said
from yesan.proof.finding import Finding
from yesan.proof.numbers.release_counts import ReleaseCounts, rows_of
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import around
from yesan.proof.site.verbatim import single

ROW, COUNT = "changed-row:", "release:"
KINDS = {"added": "Added: {rows}", "removed": "Removed: {rows}", "rekeyed": "New keys: {rows}"}
"""The message of rows of a kind."""


@dataclass(frozen=True)
class ChangedRows:
    """Checks the names of rows that are new, gone or have another key, and takes keys out of them.

    Attributes:
        counts: What changed from one release to the next.
        catalog: The words of the site.
    """

    counts: ReleaseCounts
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The rows that are called otherwise, and tables of which too few are named."""
        for node in tree.css(f'[data-number^="{COUNT}"]'):
            anchor, _, rest = _name(node).removeprefix(COUNT).partition("/")
            table, _, kind = rest.rpartition("/")
            if kind in KINDS and not self._names_all(node, anchor, table, kind):
                yield Finding(page, _name(node), "other rows", "each of them, or how many more")
        for node in tree.css(f'[data-number^="{ROW}"]'):
            text = single(node.text())
            if not self._takes_name(node):
                yield Finding(page, _name(node), f"“{text}”", "the key of a row that changed so")

    def _names_all(self, count: LexborNode, anchor: str, table: str, kind: str) -> bool:
        """Whether the rows beside a count are named, each once, but for those that are counted."""
        changes = self.counts.changes(anchor, table)
        item = around(count, lambda n: n.tag == "li")
        if changes is None or item is None:
            return False
        begin, end = f"{ROW}{anchor}/{kind}/", f"/{table}"
        listed = [_name(n) for n in item.css(f'[data-number^="{begin}"]')]
        numbers = Counter(int(name.split("/", 3)[2]) for name in listed if name.endswith(end))
        rows = rows_of(changes, kind)
        more = any(
            _name(node) == f"more-rows:{anchor}/{kind}/{table}"
            for node in item.css('[data-number^="more-rows:"]')
        )
        once = max(numbers.values(), default=0) == 1
        return once and numbers.keys() <= rows.keys() and (more or numbers.keys() == rows.keys())

    def _takes_name(self, node: LexborNode) -> bool:
        """Whether a row is called by its key, which is taken out of its name."""
        anchor, kind, written, table = _name(node).removeprefix(ROW).split("/", 3)
        number, was = int(written), ""
        if kind == "rekeyed":
            was, _, table = table.partition("/")
        changes = self.counts.changes(anchor, table) if kind in KINDS else None
        if changes is None or number not in rows_of(changes, kind) or not self._says(node, kind):
            return False
        if was and changes.rekeyed[number] != int(was):
            return False
        begin = f"{said(changes.names, changes.key(BEFORE, int(was)))} → " if was else ""
        times = rows_of(changes, kind)[number]
        end = f" ×{times}" if times > 1 else ""
        text, begin = single(node.text()), begin and f"{single(begin)} "
        if not (text.startswith(begin) and text.endswith(end)):
            return False
        text = text.removeprefix(begin).removesuffix(end)
        side = BEFORE if kind == "removed" else AFTER
        label = self._label(changes, side, number, text)
        link = node.css_first("a")
        if label is None or (label and not link and label not in _labels(changes, side, number)):
            return False
        # Other checks find the words of the package in its place.
        instead = escape(label or changes.new[0].title[self.catalog.language])
        if link:
            link.inner_html = instead
        node.inner_html = (link.html or "") if link else instead
        return True

    def _says(self, node: LexborNode, kind: str) -> bool:
        """Whether the words before a row say what became of it."""
        item = around(node, lambda n: n.tag == "li")
        begins = tuple(form.partition("{")[0].strip() for form in self.catalog.text(KINDS[kind]))
        return item is not None and single(item.text()).startswith(begins)

    def _label(self, changes: TableChanges, side: int, number: int, text: str) -> str | None:
        """What a row is called besides its key, or its number where it has none; None if not so."""
        forms = [said(changes.names, changes.key(side, number))]
        if not changes.is_keyed:
            forms = [form.format(row=number) for form in self.catalog.text("row {row}")]
        for form in map(single, forms):
            if text == form or text.endswith(f" ({form})"):
                return text.removesuffix(form).removesuffix(f" ({form})")
        return None


def _labels(changes: TableChanges, side: int, number: int) -> set[str]:
    """What a row says that it is called."""
    resource, row = (changes.old, changes.new)[side][0], changes.rows[side][number]
    fields = [f for f in resource.fields if f.role == "label"]
    return {" ".join((row[f.name] or "").split()) for f in fields}


def _name(node: LexborNode) -> str:
    return node.attributes.get("data-number") or ""
