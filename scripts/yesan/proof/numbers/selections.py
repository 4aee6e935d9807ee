"""The rows of tables that a page selects: those that could have a bar, and those that say more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.data.row_times import moment
from yesan.proof.data.subjects import kinds
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.figures.names import Names
from yesan.proof.site.verbatim import single

MORE = {
    "reasons": "ul.yesan-reasons p > small",
    "findings": "ul.yesan-findings > li",
    "discrepancies": "ul.yesan-discrepancies > li",
}
"""What a page lists of what there is more of."""


@dataclass(frozen=True)
class Selections:
    """Selects rows of a package as pages do.

    Attributes:
        names: What rows are about.
        discrepancies: The errors of the source.
    """

    names: Names
    discrepancies: Discrepancies

    def sizes(self, table: str, name: str) -> set[int]:
        """How many rows have a figure: all, or no totals; those of the latest time, the finest."""
        resource = self.names.cells.by_id[table]
        known = [row for row in self.names.cells.rows[table].values() if row[name] is not None]
        codes = [(kind, field) for kind, field in kinds(resource).items()]
        above = {
            (kind, code)
            for kind, field in codes
            for row in known
            if (own := row[field]) is not None
            for code in self.names.subjects.ancestors(kind, own)
        }
        parts = [row for row in known if all(row[field] is not None for _, field in codes)]
        finest = [r for r in parts if not any((k, r[f]) in above for k, f in codes)]
        label = resource.with_role("label")
        named = [row for row in known if label and row[label.name] is not None]
        possible: set[int] = set()
        for rows in (known, parts, finest, named):
            possible.add(len(rows))
            times = [t for row in rows if (t := moment(resource, row))]
            possible |= {times.count(max(times))} if times else set()
            for f in resource.fields:
                texts = [text for row in rows if f.is_time and (text := row[f.name])]
                possible |= {texts.count(max(texts))} if texts else set()
        return possible

    def more(self, what: str, tree: LexborHTMLParser) -> set[int]:
        """How many more reasons, findings or errors there are of the entity of a page."""
        heading = tree.css_first("h1")
        entities = self.names.entities.get(single(heading.text()), set()) if heading else set()
        listed = tree.css(MORE.get(what, ""))
        if what == "discrepancies" and listed:  # the last list; those before it are of charts
            last = listed[-1].parent
            listed = [n for n in listed if n.parent and last and n.parent.mem_id == last.mem_id]
        rows = list(self.said(what))
        every = (sum(e in self.names.borne(*row) for row in rows) for e in entities)
        return {count - len(listed) for count in every if count > len(listed)}

    def said(self, what: str) -> Iterator[tuple[str, int]]:
        """The rows that give a reason or a finding, or are wrong."""
        role = {"reasons": "reason", "findings": "finding"}.get(what, "")
        for resource in self.names.cells.package.resources if role else ():
            text = resource.with_role(role)
            for line, row in self.names.cells.rows[resource.id].items():
                if text and row[text.name]:
                    yield resource.id, line
        if not role:
            for (table, _, line), ids in self.discrepancies.by_cell.items():
                yield from [(table, line)] * len(ids)
