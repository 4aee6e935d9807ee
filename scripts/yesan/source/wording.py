"""Labels, texts, names of codes and categories, compared with the lines that print them.

A label begins in the lines of its row. Other texts may be a heading that several rows share, and so
may the name of a code: then it is the last one before the row's figures that is printed of all that
the column could have. Where the source says it otherwise, the descriptor does: `reworded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import pairwise

from yesan.errors import DataError
from yesan.model.labels import labels_of
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.phrase import Phrase
from yesan.source import condensed
from yesan.source.condensed import Letters, Mention
from yesan.source.printed_rows import PrintedRow
from yesan.tables.keys import written

OWN = frozenset(
    {
        *("finding", "finding-kind", "reason-class", "purpose", "term", "definition", "synonyms"),
        *("printed", "section"),
    }
)
"""Roles of texts in the words of whoever made the table, or that are compared elsewhere."""


class Wording:
    """Checks the rows of one table against the letters of the text.

    Args:
        model: The package.
        text: The letters of its source.
        rows: The rows of a table, in the order of their lines.
        anchors: Where the first figure of each row is among the letters, by the row's number.
    """

    def __init__(
        self,
        model: Model,
        text: Letters,
        rows: Sequence[PrintedRow],
        anchors: Mapping[int, int],
    ) -> None:
        self.model = model
        self.text = text
        self.rows = rows
        self.coverage = rows[0].coverage
        self.resource = self.coverage.resource
        self.table = model.tables[self.resource.name]
        self.label = next((f for f in self.held if f.role == "label"), None)
        self.figured = set(anchors)
        self.anchors = dict(anchors)
        self.used: set[tuple[int, str, str]] = set()
        # Which part of the source a row is in needs no text: that is checked with the rows.
        self.sections = {f.name for f in self.resource.fields if f.role == "section"}
        starts = [row.line for row in rows]
        later = {a: b for a, b in pairwise(sorted(set(starts))) if a != b}
        self.ends = {row.number: min(later.get(row.line, row.end), row.end) for row in rows}
        self.shared = {line for line in starts if starts.count(line) > 1}

    def hold(self) -> None:
        """Add to the table's errors what its source does not print."""
        if self.label:
            self.hold_labels(self.label)
        for f in self.held:
            if f is not self.label:
                self.hold_texts(f)
        for f, names in self.codes:
            self.hold_names(f, names)
            self.hold_blanks(f, set(names.values()))
        for f in self.resource.fields:
            if f.categories and f.type == "string" and f.role not in OWN:
                labels = {
                    value: condensed.of(label.default) for value, label in f.categories.items()
                }
                self.hold_names(f, labels)
        for f in self.resource.fields:
            if f.is_time:
                self.hold_times(f)

    # ── what is held ──

    @cached_property
    def held(self) -> list[Field]:
        """The fields whose texts the source should have."""
        foreign = {name for key in self.resource.foreign_keys for name in key.fields}
        return [
            f
            for f in self.resource.fields
            if f.type == "string" and f.language in {"", self.model.package.language}
            if not (f.categories or f.normalize or f.role in OWN or f.name in foreign)
            if not (f.column_type and f.column_type.part == "code")
            if f.role == "label" or (f.name,) != self.resource.primary_key
        ]

    @cached_property
    def codes(self) -> list[tuple[Field, dict[str, str]]]:
        """The fields that refer to a row with a name, with the letters of all these names."""
        found = []
        for key in self.resource.foreign_keys:
            other = self.model.package.by_name.get(key.resource)
            if other is None or key.package or len(key.fields) > 1:
                continue
            if key.fields[0] in self.sections:
                continue
            names = labels_of(other, self.model.tables[other.name])
            if names and key.reference == other.primary_key:
                of = {code: condensed.of(name.default) for code, name in names.items()}
                found.append((self.resource.by_name[key.fields[0]], of))
        return found

    # ── holding ──

    def hold_labels(self, label: Field) -> None:
        """Each label begins in the lines of its row; of rows that share a line, in their order."""
        texts = {row.number: self.cell(row, label) for row in self.rows}
        mentions = self.text.mentions(text for text in texts.values() if text)
        after: dict[int, int] = {}
        for row in self.rows:
            text = texts[row.number]
            if not condensed.of(text):
                continue
            start, end = self.own(row)
            if row.line in self.shared:
                end = self.text.at_line(row.end)
            place = self.nearest(mentions, row, text) if row.number in self.figured else None
            if place is None and not (row.line in self.shared and row.number in self.figured):
                place = self.text.find(text, after.get(row.line, start), end)
            if place is None:
                self.refuse(row, label, text)
                continue
            after[row.line] = place + len(condensed.of(text))
            self.anchors.setdefault(row.number, after[row.line])

    def hold_texts(self, f: Field) -> None:
        """Each text begins in the lines of its row, or is the last of its column before it."""
        texts = {row.number: self.cell(row, f) for row in self.rows}
        mentions = self.text.mentions(text for text in texts.values() if text)
        for row in self.rows:
            text = texts[row.number]
            start, end = self.own(row)
            if condensed.of(text) and not (
                self.text.find(text, start, end) is not None
                or self.nearest(mentions, row, text) is not None
                or self.in_other_order(text, start, self.text.at_line(row.end))
            ):
                self.refuse(row, f, text)

    def hold_names(self, f: Field, names: Mapping[str, str]) -> None:
        """Each code is that of the name that is printed last before the row's figures."""
        mentions = self.text.mentions(names.values())
        for row in self.rows:
            code = self.table.by_number[row.number][f.name]
            name = names.get(str(code), "")
            if not name:
                continue
            start, end = self.own(row)
            if self.nearest(mentions, row, name) is None and not any(
                start <= m.start < end and m.name == name for m in mentions
            ):
                self.refuse(row, f, str(code), f"{code}, the code of {name}")

    def hold_blanks(self, f: Field, names: Set[str]) -> None:
        """A row whose label is a name has its code."""
        for row in self.rows:
            label = self.cell(row, self.label)
            if self.table.by_number[row.number][f.name] is None and condensed.of(label) in names:
                self.refuse(row, f, "", f"no code beside the name {label}")

    def hold_times(self, f: Field) -> None:
        """The numbers of a year, month or day are in the lines of its row or over all rows."""
        tops = {
            row.first: min(r.line for r in self.rows if r.first == row.first) for row in self.rows
        }
        for row in self.rows:
            value = self.table.by_number[row.number][f.name]
            said = {int(n) for n in re.findall(r"\d+", written(value))} if value else set()
            printed = self.text.whole_numbers(row.line, self.ends[row.number])
            printed |= self.text.whole_numbers(row.first, tops[row.first])
            if value is not None and not said <= printed:
                self.refuse(row, f, written(value))

    def refuse_unit(self, f: Field, printed: str) -> None:
        """Note a column whose unit the source does not print, if nothing excuses it."""
        unit = f.unit.default or "no unit"
        if not self.excused(self.rows[0].line, f, unit):
            self.coverage.errors.append(
                DataError(
                    file=self.model.package.descriptor,
                    type="source-error",
                    found=Phrase("{unit} as the unit of {name}", unit=unit, name=f.name),
                    expected=Phrase(
                        "what is printed over the table or after the figures: {printed}",
                        printed=printed,
                    ),
                    remedy=Phrase("look at the source, and fix the unit and the factor"),
                    resource=self.resource.name,
                    field=f.name,
                    path=("resources", self.resource.name, f.name, "unit"),
                )
            )

    # ── where things are ──

    def cell(self, row: PrintedRow, f: Field | None) -> str:
        """The text of a cell; empty where it is missing."""
        value = self.table.by_number[row.number][f.name] if f else None
        return "" if value is None else str(value)

    def own(self, row: PrintedRow) -> tuple[int, int]:
        """Where the lines of a row begin and end, those of the next row left out."""
        return self.text.at_line(row.line), self.text.at_line(self.ends[row.number])

    def nearest(self, mentions: Sequence[Mention], row: PrintedRow, text: str) -> int | None:
        """Where a text is, if it is the last of some mentions before the figures of a row."""
        anchor = self.anchors.get(row.number, self.own(row)[1])
        last = next((m for m in reversed(mentions) if m.end <= anchor), None)
        return last.start if last and last.name == condensed.of(text) else None

    def in_other_order(self, text: str, start: int, end: int) -> bool:
        """Whether every word of a longer text is there, its parts in another order."""
        words = [condensed.of(word) for word in text.split()]
        between = self.text.text[start:end]
        return len(words) > SHORT and all(word in between for word in words)

    def refuse(self, row: PrintedRow, f: Field, value: str, found: str = "") -> None:
        """Note a cell that the source does not have, if the descriptor does not excuse it."""
        if not self.excused(row.line, f, value):
            where = f"what lines {row.line}–{row.end - 1} of the source say"
            self.coverage.refuse(row.number, f, found or value, where)

    def excused(self, line: int, f: Field, value: str) -> bool:
        """Whether the descriptor says that the source has it otherwise."""
        found = self.resource.is_reworded(line, f.name, value)
        if found:
            self.used.add((line, f.name, value))
        return found

    def needless(self) -> Iterator[DataError]:
        """What the descriptor excuses although the source has it as the table does."""
        for source in self.resource.sources:
            for x in source.reworded:
                used = {cell[1] for cell in self.used if x.covers(*cell)}
                unused = x.fields - used - self.sections
                if unused:
                    first, last = x.lines
                    yield DataError(
                        file=self.model.package.descriptor,
                        type="source-error",
                        found=Phrase(
                            "{unused} of lines {first}–{last}",
                            unused=", ".join(sorted(unused)),
                            first=first,
                            last=last,
                        ),
                        expected=Phrase("what the source does not have in these words"),
                        remedy=Phrase("leave it out, or fix its lines and fields"),
                        resource=self.resource.name,
                        field="sources.reworded",
                        path=("resources", self.resource.name, "sources"),
                    )


SHORT = 3
"""A text of more words than these may have them in another order than the source."""
