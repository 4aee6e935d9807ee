"""Notes on a table without a descriptor: what was guessed, and what is not known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from yesan.commands.scaffold import unit_notes
from yesan.commands.scaffold.unit_notes import Unit
from yesan.package.identifiers import is_code
from yesan.package.money import is_other
from yesan.phrase import Phrase
from yesan.reading import grid, inference, spelling, standard_form
from yesan.reading.grid import Grid
from yesan.reading.parsing import Json

BESIDE = re.compile(r"[^\w]{0,3}\d[\d.,  ]*(?:[^\W\d]|[%‰°]){1,10}|[^\w]{0,3}\d[\d.,]*")
"""A figure, and what may be its unit right after it."""
NOTED = re.compile(r"[^\w]{0,3}\d[\d.,' ]*?\s*(?:[*†‡]{1,3}|\(?\d{1,2}\)|[¹²³⁴-⁹]+)")
"""A figure, and the mark of a note at its end."""
BLANK = {"blank-row": "rows", "blank-label": "columns"}
"""What is left out at the ends of a table, by the type of the warning."""
FEW = 3
"""Where at least one cell in this many is a number, the others are probably faults."""
SHOWN = 3
"""Maximum number of rows that are named where more have the same fault."""


def named(before: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The names that were given to columns that had none, or one that another has.

    Args:
        before: The names as they were.
        names: A name for each column.
    """
    for label, name in zip(before, names, strict=True):
        if not label.strip():
            yield Phrase(
                'a column has no name: it is called "{name}"; give it a name of its own', name=name
            )
        elif label.strip() != name:
            yield Phrase(
                '"{label}" is the name of {count:,} columns: one is called "{name}"; give each a '
                "name of its own",
                label=label,
                count=[*before].count(label),
                name=name,
            )


def spellings(changes: list[standard_form.Change]) -> Iterator[str]:
    """What was read in another spelling."""
    for change in changes:
        if change.type == "number-spelling":
            more = Phrase(", and {count:,} more like it", count=change.count - 1)
            yield Phrase(
                "{name}: {found} is read as {read}{more}",
                name=change.field,
                found=change.found,
                read=change.read,
                more=more if change.count > 1 else "",
            )
        elif change.type in BLANK:
            yield from grid.ends_left_out(**{BLANK[change.type]: change.count})
        else:
            yield Phrase("{name}: letters are composed (Unicode form NFC)", name=change.field)


@dataclass(frozen=True)
class Units:
    """What is said about the units of a table.

    Attributes:
        table: The table.
        scaled: Its columns whose numbers are shown smaller than they are.
        currencies: What named the currency in each cell of a column, by the column's name.
        language: The language of the package.
    """

    table: Grid
    scaled: Set[str]
    currencies: Mapping[str, str]
    language: str

    def give(self, fields: Sequence[Json]) -> Iterator[str]:
        """Give the amounts the unit that is said of them; what was done, and what was not certain.

        Args:
            fields: The fields of the schema, to which units are added.
        """
        said = [unit_notes.above(text, self.language) for text in self.table.legends]
        common = said[0] if len(said) == 1 else None
        used = []
        for f in fields:
            if f["type"] not in {"integer", "number"} or f.get("unit"):
                continue
            name, mark = f["name"], self.currencies.get(f["name"], "")
            unit = self._of_column(name, common)
            if mark and not (unit and unit.currency):
                yield Phrase(
                    '{name}: "{mark}" is beside its numbers; write its currency in the schema',
                    name=name,
                    mark=mark,
                )
            if unit is None:
                yield from self._unsettled(name)
                continue
            if unit.currency and name in self.scaled:
                yield Phrase(
                    "{name}: its cells hold more than they show, so {unit} is not its unit",
                    name=name,
                    unit=unit.text,
                )
                continue
            f["unit"] = unit.text
            if unit.currency:
                f["currency"] = unit.currency
                f.update({"factor": unit.factor} if unit.factor > 1 else {})
                used.append(f"{name} ({unit.currency} × {unit.factor:,})")
        if used:
            yield Phrase(
                "read as amounts: {columns}; take unit, currency and factor off others",
                columns=", ".join(used),
            )
        for text in () if common else self.table.legends:
            factor = unit_notes.scale(text) if len(said) == 1 else 1
            yield (
                Phrase(
                    '"{text}" names no one currency: write "currency" and "factor": {factor} in '
                    "the fields that it is about",
                    text=text,
                    factor=factor,
                )
                if factor > 1
                else Phrase(
                    '"{text}" is not the unit of one kind of amounts alone: write units in the '
                    "schema",
                    text=text,
                )
            )

    def _unsettled(self, name: str) -> Iterator[str]:
        """What is said where the brackets of a name have a unit of money, and not of which."""
        if found := unit_notes.unsettled(name, self.language):
            values = {"name": name, "text": found.text, "factor": found.factor}
            yield (
                Phrase(
                    '{name}: "{text}" may be of several currencies; write its "currency" in the '
                    'schema, and "factor": {factor}',
                    **values,
                )
                if found.factor > 1
                else Phrase(
                    '{name}: "{text}" may be of several currencies; write its "currency" in the '
                    "schema",
                    **values,
                )
            )

    def _of_column(self, name: str, common: Unit | None) -> Unit | None:
        """The unit of a column; None where none is said, or two that differ."""
        mark = self.currencies.get(name)
        beside = unit_notes.unit(mark, self.language) if mark else None
        own = unit_notes.of_column(name, self.language)
        if own is None and not unit_notes.BRACKETS.search(name):
            own = None if is_other(name) or _is_sequence(name, self.table) else common
        if not mark:
            return own
        return beside if own is None or beside == own else None


def _is_sequence(name: str, table: Grid) -> bool:
    """Whether a column numbers the rows."""
    n = table.header.index(name) if name in table.header else -1
    cells = [row[n] for row in table.rows if n >= 0 and n < len(row) and row[n]]
    return cells == [str(number) for number in range(1, len(cells) + 1)]


def groups(fields: Sequence[Json], table: Grid) -> Iterator[str]:
    """The points that are read as marks between groups because of other columns."""
    marked = {f["name"] for f in fields if (f.get("decimalChar"), f.get("groupChar")) == (",", ".")}
    for n, name in enumerate(table.header):
        cells = [row[n].strip() for row in table.rows if n < len(row)]
        first = next((cell for cell in cells if "." in cell), "")
        if name in marked and first and not any("," in cell for cell in cells):
            whole = first.replace(".", "")
            yield Phrase(
                "{name}: {found} is read as {read}, as other columns have decimal commas",
                name=name,
                found=first,
                read=whole,
            )


def mixtures(fields: Sequence[Json], table: Grid) -> Iterator[str]:
    """The columns of figures that no one way to write numbers fits: 1,234.5 beside 1.234,5."""
    texts = {f["name"] for f in fields if f["type"] == "string"}
    for n, name in enumerate(table.header):
        cells = [row[n].strip() for row in table.rows if name in texts and n < len(row)]
        known = {c: spelling.figure(c) for c in cells if c and c not in inference.MISSING}
        figures = [text.removesuffix("%").strip() for text in known.values()]
        if len({text.endswith("%") for text in known.values()}) > 1:
            continue  # which is another fault
        if any(map(inference.CODE.fullmatch, figures)) or spelling.conventions(figures):
            continue
        if pair := _unlike([*known], figures):
            one, other = (
                Phrase("{cell} in row {row}", cell=cell, row=cells.index(cell) + 2) for cell in pair
            )
            yield Phrase(
                "{name}: {one} and {other} are written in two ways, so the column stays text; "
                "write all of its numbers in one way",
                name=name,
                one=one,
                other=other,
            )


def _unlike(cells: Sequence[str], figures: Sequence[str]) -> tuple[str, str] | None:
    """Two cells that no one convention reads; None where one of them all is no number."""
    ways = [
        {n for n, way in enumerate(spelling.CONVENTIONS) if spelling.value(text, way) is not None}
        for text in figures
    ]
    common, number = set(range(len(spelling.CONVENTIONS))), -1
    while common and all(ways):
        number += 1
        common &= ways[number]
    if number < 0:
        return None
    first = next((n for n in range(number) if not ways[n] & ways[number]), 0)
    return cells[first], cells[number]


def points(fields: Sequence[Json], table: Grid) -> Iterator[str]:
    """The figures whose only mark is before three digits: a thousand, or one and a bit.

    Then how figures with other marks are read, once for all columns that have the same ones.
    """
    described = {f["name"]: f for f in fields}
    others: dict[tuple[str, str], tuple[list[str], str, str]] = {}
    for n, name in enumerate(table.header):
        found = described.get(name, {"type": ""})
        cells = [row[n].strip() for row in table.rows if n < len(row)]
        figures = [spelling.figure(c) for c in cells if c and c not in inference.MISSING]
        if found["type"] == "number" and (odd := _contradicting(figures, found)):
            other, read = odd
            yield Phrase(
                "{name}: {found} is read as {read}, since other cells have decimals after such a "
                "mark; write {other} if that is meant",
                name=name,
                found=other,
                read=read,
                other=re.sub("[.,]", "", other),
            )
            continue
        first = next((text for text in figures if re.search("[.,]", text)), "")
        choices = [spelling.value(first, p) for p in spelling.conventions(figures)]
        if len(choices) < 2 or not inference.is_ambiguous(figures):  # noqa: PLR2004
            marks = found.get("groupChar", ""), found.get("decimalChar", ".")
            if found["type"] == "number" and (shown := _marked(figures, marks)):
                others.setdefault(marks, ([], shown, _read(shown, found)))[0].append(name)
            continue
        if found["type"] == "string":
            yield Phrase(
                "{name}: {found} may be {one} or {other}, so the column stays text; "
                'make it a "number" in the schema, with its "decimalChar" and "groupChar"',
                name=name,
                found=first,
                one=choices[0],
                other=choices[1],
            )
        # No spreadsheet has zeros at the end of a number, so there somebody wrote them.
        elif found["type"] == "number" and any(re.search(r",|\..*0$", c) for c in figures):
            yield Phrase(
                "{name}: {found} is read as {read}{more}",
                name=name,
                found=first,
                read=spelling.value(first, found),
                more="",
            )
    for names, shown, read in others.values():
        yield Phrase(
            "{name}: {found} is read as {read}{more}",
            name=", ".join(names),
            found=shown,
            read=read,
            more="",
        )


def _marked(figures: Sequence[str], marks: tuple[str, str]) -> str:
    """The first figure that shows most of what is between its groups and before its decimals."""
    group, decimal = marks
    own = {group, decimal} - {"", "."} if decimal == "." else {group, decimal} - {""}
    known = [(sum(mark in text for mark in own), text) for text in dict.fromkeys(figures)]
    count, shown = max(known, key=lambda each: each[0], default=(0, ""))
    return shown if count else ""


def _read(figure: str, found: Json) -> str:
    """A figure as a descriptor has it read, in plain digits."""
    text = figure.removesuffix("%").strip()
    plain = f"{spelling.value(text, found) or Decimal(0):f}"
    return f"{plain}%" if text != figure else plain


def _contradicting(figures: Sequence[str], found: Json) -> tuple[str, str] | None:
    """A figure with the decimal mark before three digits, where others have fewer or groups.

    In a column of 2,00 and 3,50 who wrote 1,000 may have meant a thousand. Points that programs
    write have no zeros at the end.
    """
    decimal = found.get("decimalChar", ".")
    odd = [text for text in figures if spelling.THREES[decimal].fullmatch(text)]
    odd = [text for text in odd if decimal == "," or text.endswith("0")]
    others = {len(text.rpartition(decimal)[2]) for text in figures if decimal in text}
    grouped = any(mark in text for text in figures if (mark := found.get("groupChar")))
    if not odd or (others <= {3} and not grouped):
        return None
    return odd[0], f"{(spelling.value(odd[0], found) or Decimal(0)).normalize():f}"


def strays(fields: Sequence[Json], table: Grid) -> Iterator[str]:
    """The texts among numbers, for which a column stays text."""
    texts = {f["name"] for f in fields if f["type"] == "string"}
    for n, name in enumerate(table.header):
        cells = [row[n].strip() for row in table.rows if name in texts and n < len(row)]
        known = [c for c in cells if c and c not in inference.MISSING]
        others = [c for c in known if not spelling.conventions([spelling.figure(c)])]
        if others and (len(known) - len(others)) * FEW >= len(known):
            remedy = _if_missing([c for c in known if c not in others], [*dict.fromkeys(others)])
            yield Phrase(
                '{name}: "{cell}" is no number, so the column stays text{remedy}',
                name=name,
                cell=others[0],
                remedy=remedy,
            )
        elif others and all(map(BESIDE.fullmatch, known)) and not is_code(name):
            yield Phrase(
                '{name}: "{cell}" is a number with something beside it, so the column stays '
                "text; write each number in full, with its sign, and what all of them count as "
                "the unit of the column",
                name=name,
                cell=others[0],
            )


def _if_missing(numbers: Sequence[str], others: Sequence[str]) -> str:
    """What to write where a word among numbers means that there is none; empty for several."""
    found = spelling.conventions([spelling.figure(c) for c in numbers])
    if all(map(NOTED.fullmatch, others)):
        return Phrase("; write the number alone, and the mark of its note in a column of its own")
    if len(others) > 1 or len(found) != 1 or any(map(str.isdigit, others[0])):
        return ""
    said = {"type": "number", **found[0], "missingValues": ["", *others]}
    written = json.dumps(said, ensure_ascii=False)[1:-1]
    return Phrase("; if it means no value, write {written} in the field", written=written)


def losses(table: Grid) -> Iterator[str]:
    """What a spreadsheet program has spoiled in the cells."""
    for n, name in enumerate(table.header):
        cells = [(r, row[n].strip()) for r, row in enumerate(table.rows, start=2) if n < len(row)]
        wrong = [r for r, cell in cells if cell.startswith("#") and cell in inference.MISSING]
        cut = {r: cell for r, cell in cells if inference.CUT.fullmatch(cell)}
        if wrong:
            yield Phrase(
                "{name}: errors of a spreadsheet in {rows}: no value is known there",
                name=name,
                rows=_rows(wrong),
            )
        if cut:
            yield Phrase(
                "{name}: digits are lost in {rows}, such as those of {cell}; make the column text "
                "in the spreadsheet, write them again, and export it",
                name=name,
                rows=_rows([*cut]),
                cell=next(iter(cut.values())),
            )


def _rows(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN])) + ", …" * (len(numbers) > SHOWN)
    return Phrase.counting("row {rows}", "rows {rows}", count=len(numbers), rows=shown)
