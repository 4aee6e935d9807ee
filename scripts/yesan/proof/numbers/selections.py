"""The rows of tables that a page selects: those that could have a bar, and those that say more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.data.row_times import Moment, moment
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

    def possible(self, table: str, name: str) -> list[set[int]]:
        """The rows that have a figure: all, or no totals; those of the latest time, the finest."""
        resource, every = self.names.cells.by_id[table], self.names.cells.rows[table]
        known = [line for line, row in every.items() if row[name] is not None]
        codes = [(kind, field) for kind, field in kinds(resource).items()]
        above = {
            (kind, code)
            for kind, field in codes
            for line in known
            if (own := every[line][field]) is not None
            for code in self.names.subjects.ancestors(kind, own)
        }
        parts = [n for n in known if all(every[n][field] is not None for _, field in codes)]
        finest = [n for n in parts if not any((k, every[n][f]) in above for k, f in codes)]
        label = resource.with_role("label")
        named = [n for n in known if label and every[n][label.name] is not None]
        found: list[set[int]] = []
        for lines in (known, parts, finest, named):
            times = {n: t for n in lines if (t := moment(resource, every[n]))}
            found += [{*lines}, _latest(times)]
            for f in resource.fields:
                texts = {n: (text,) for n in lines if f.is_time and (text := every[n][f.name])}
                found.append(_latest(texts))
        return found

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


def _latest(times: Mapping[int, Moment]) -> set[int]:
    """The rows of the latest of some times."""
    last = max(times.values(), default=())
    return {line for line, time in times.items() if time == last}
