"""What pages count of tables: rows, columns, bars and words, counted again."""

from __future__ import annotations

from collections import Counter

from yesan.proof.claims.claims import Place
from yesan.proof.data.columns import Columns
from yesan.proof.data.subjects import kinds
from yesan.proof.figures.names import Names
from yesan.proof.numbers.page_count import Checks, Counted
from yesan.proof.numbers.selections import Selections
from yesan.proof.site.elements import around, references_in
from yesan.proof.site.verbatim import single

FEW = 20
"""How many bars a chart has that leaves out others for their size."""


class TableCounts:
    """Counts what is in tables, and in the lists and charts that are made of them.

    Args:
        names: The names of entities, with the cells of the tables.
        selections: Which rows lists and charts take.
    """

    def __init__(self, names: Names, selections: Selections) -> None:
        self.cells = names.cells
        self.names = names
        self.selections = selections

    @property
    def checks(self) -> Checks:
        """The kinds of these counts."""
        return {
            "rows": self.rows,
            "shown": self.shown,
            "first": self.shown,
            "about": self.about,
            "columns": self.columns,
            "left-out": self.left_out,
            "items": self.items,
            "sections": self.sections,
            "bars": self.bars,
            "times": self.times,
            "all-times": self.all_times,
            "fit": self.figures,
            "words": self.words,
            "more": self.more,
        }

    def rows(self, counted: Counted) -> bool:
        """The rows of a table."""
        table = counted.argument or counted.table
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
        resource = self.cells.by_id.get(counted.table)
        return resource is not None and counted.value == len(resource.fields)

    def left_out(self, counted: Counted) -> bool:
        """The columns of a table that its page does not show, since they are in other languages."""
        resource = self.cells.by_id.get(counted.own_table)
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
        rows = outer.css("div.yesan-figures tbody tr") if outer else []
        return counted.value == len(rows)

    def times(self, counted: Counted) -> bool:
        """The columns of the table behind a chart, after that of the names."""
        outer = around(counted.node, lambda n: n.tag in {"figure", "main"})
        heads = outer.css("div.yesan-figures thead th") if outer else []
        return counted.value == len(heads) - 1

    def all_times(self, counted: Counted) -> bool:
        """The times at which a table has a figure."""
        table, _, name = counted.argument.partition("/")
        resource, rows = self.cells.by_id[table], self.cells.rows[table].values()
        own = resource.period
        told = [[own.year, own.part]] if own else []
        told += [[f.name] for f in resource.fields if f.is_time or f.type == "string"]
        known = [row for row in rows if row[name] is not None]
        found = [{tuple(row[f] for f in fields) for row in known} for fields in told]
        every = ([when for when in times if None not in when] for times in found)
        return counted.value in [len(times) for times in every]

    def figures(self, counted: Counted) -> bool:
        """The rows of a table that could have a bar, none of them as large as one that has one."""
        table, _, name = counted.argument.partition("/")
        outer = around(counted.node, lambda n: n.tag in {"figure", "main"})
        blocks = outer.css("div.yesan-figures tbody") if outer else []
        places = [place for r in references_in(blocks) if (place := Place.read(r))]
        drawn = {line for p in places if (p.table, p.field) == (table, name) for line in p.lines}
        found = [s for s in self.selections.possible(table, name) if counted.value == len(s)]
        return any(not drawn or not self._ties(table, name, drawn, rows) for rows in found)

    def _ties(self, table: str, name: str, drawn: set[int], rows: set[int]) -> bool:
        """Whether some row without a bar is as large as the least of the few that have one."""
        amounts = {n: f[1] for n in rows | drawn if (f := self.cells.figure(table, name, n))}
        least = min(amounts[line] for line in drawn if line in amounts)
        return len(drawn) <= FEW and any(amounts.get(line) == least for line in rows - drawn)

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

    def more(self, counted: Counted) -> bool:
        """What is said about an entity beyond what its page lists."""
        return counted.value in self.selections.more(counted.argument, counted.tree)
