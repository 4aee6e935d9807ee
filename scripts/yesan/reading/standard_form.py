"""A table's CSV in the form that the standard reads, where its own differs in spelling alone.

Names are in the Unicode form of the schema, figures as numbers are, codes with those above them
where they mean several things without; blank rows and columns at the ends are left out. What is
changed is reported by column; what has more than one meaning stays as it is, and is an error at its
cell.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yesan.reading import blank_ends, headers, relative_codes, spelling
from yesan.reading.blank_ends import Blank
from yesan.reading.content import Content
from yesan.reading.dialect import Dialect
from yesan.reading.parsing import Json
from yesan.reading.relative_codes import Relative

NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
DAY = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?")
"""A day or month, be it without the zeros that the standard asks for."""
ODD_DAY = re.compile(r"\d{4}-(?:\d(?!\d)|\d\d-\d(?!\d))|[^\x00-\x7f]-\d|-[^\x00-\x7f]")
"""What is in a text where one may be without them, or have digits of another script."""
RESPELLED = "figures and names spelled as the standard reads them"
"""The note of a content that was changed."""
TRIMMED = "blank rows and columns at the ends left out"
"""The note of one that went on behind its last row or column."""
RELATED = "codes written with those of the levels above them"
"""The note of one whose codes were unique only within those."""


@dataclass(frozen=True)
class Change:
    """What was read in another spelling, or cannot be, the first time in a column.

    Attributes:
        type: The type of the warning, or ``type-error``; ``blank-row`` and ``blank-label`` of what
            is blank at the ends.
        row: The row of the first such cell, the header being row 1.
        field: Its column.
        found: What is there.
        read: As what it is read; empty where it cannot be read.
        count: How many cells there are.
    """

    type: str
    row: int
    field: str
    found: str
    read: str
    count: int = 1


def standard(
    content: Content, dialect: Dialect, fields: Sequence[Json], relative: Sequence[Relative] = ()
) -> tuple[Content, list[Change]]:
    """The content as the standard reads it, and what was changed or cannot be read.

    Args:
        content: The bytes of a table.
        dialect: How they are read.
        fields: The fields of its schema.
        relative: Those of them whose codes are unique only within those of others.
    """
    if dialect.kind != "csv":
        return content, []
    text = dialect.text(content)
    grouped = any(f.get("groupChar") for f in fields if is_numeric(f))
    composed = unicodedata.is_normalized("NFC", text)
    dated = any(is_dated(f) for f in fields) and bool(ODD_DAY.search(text))
    usual = not (grouped or relative or dated) and composed
    usual = usual and not spelling.UNUSUAL.search(text)
    if usual and not blank_ends.may_have(text, dialect.form["delimiter"]):
        return content, []
    properties, form = dialect.properties, dialect.form
    spaces = properties.get("skipInitialSpace", False)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), skipinitialspace=spaces, **form))
    except (csv.Error, TypeError):
        return content, []
    header = properties.get("headerRows", [1]) if properties.get("header", True) else []
    first = header[-1] if header else 0
    skipped = bool(properties.get("skipBlankRows"))
    blank = blank_ends.leave_out(rows, first, len(fields), all_rows=skipped)
    before = [tuple(row) for row in rows]
    changes = list(_changed(rows, first, fields))
    respelled = before != [tuple(row) for row in rows]
    related = list(_with_those_above(rows, first, fields, relative))
    trimmed = list(_trimmed(blank, first))
    notes = [TRIMMED] * bool(trimmed) + [RESPELLED] * respelled + [RELATED] * bool(related)
    if not notes:
        return content, changes
    written = io.StringIO()
    try:
        csv.writer(written, lineterminator="\n", **form).writerows(rows)
    except csv.Error:
        return content, []
    data = written.getvalue().encode(dialect.encoding)
    return replace(content, data=data, notes=(*content.notes, *notes)), [
        *trimmed,
        *changes,
        *related,
    ]


def _trimmed(blank: Blank, header: int) -> Iterator[Change]:
    if blank.rows:
        yield Change("blank-row", blank.row, "", "", "", blank.rows)
    if blank.columns:
        yield Change("blank-label", max(header, 1), "", "", "", blank.columns)


def is_dated(field: Json) -> bool:
    """Whether a field holds days or months as the standard writes them."""
    form = field.get("format") or "default"
    return field.get("type") in ("date", "yearmonth") and form == "default"


def is_numeric(field: Json) -> bool:
    """Whether a field holds numbers."""
    return field.get("type") in ("integer", "number")


def _changed(rows: list[list[str]], header: int, fields: Sequence[Json]) -> Iterator[Change]:
    """Respell the cells of rows in place; what was changed, and what cannot be read."""
    named = {headers.form(str(f.get("name"))): f for f in fields}
    columns: list[Json] = list(fields)
    if 0 < header <= len(rows):
        labels = rows[header - 1]
        columns = [
            named.get(headers.form(label.strip()), {"name": label.strip()}) for label in labels
        ]
        for n, (label, field) in enumerate(zip(list(labels), columns, strict=True)):
            if label.strip() != field["name"]:
                labels[n] = str(field["name"])
                yield Change("unicode-form", header, labels[n], label, labels[n])
    for position, field in enumerate(columns):
        places = [n for n in range(header, len(rows)) if position < len(rows[n])]
        spell = _Spelling.of(field, [rows[n][position] for n in places])
        found: dict[str, Change] = {}
        for n in places:
            cell = rows[n][position]
            read = spell(cell)
            if read == cell:
                continue
            if read:
                rows[n][position] = read
            if read and spell.is_standard(cell):
                continue
            type_ = spell.type if read else "type-error"
            change = Change(type_, n + 1, str(field["name"]), cell, read)
            first = found.get(type_)
            found[type_] = replace(first, count=first.count + 1) if first else change
        yield from found.values()


def _with_those_above(
    rows: list[list[str]], header: int, fields: Sequence[Json], relative: Sequence[Relative]
) -> Iterator[Change]:
    """Write relative codes of rows in place with those above them; the first of each column."""
    names = [str(f.get("name")) for f in fields]
    labels = rows[header - 1] if 0 < header <= len(rows) else names
    whole = [n for n in range(header, len(rows)) if len(rows[n]) >= len(labels)]
    columns = relative_codes.absolute([rows[n] for n in whole], labels, relative)
    for name, codes in list(columns):
        position = labels.index(name)
        changed = [
            (n, code) for n, code in zip(whole, codes, strict=True) if code != rows[n][position]
        ]
        if changed:
            n, code = changed[0]
            yield Change("relative-code", n + 1, name, rows[n][position], code, len(changed))
        for n, code in changed:
            rows[n][position] = code


@dataclass(frozen=True)
class _Spelling:
    """How the cells of a column are spelled.

    Attributes:
        field: Its field.
        missing: What means that a value is missing.
        contrasted: Whether it has triangles of both kinds.
    """

    field: Json
    missing: frozenset[str]
    contrasted: bool

    @classmethod
    def of(cls, field: Json, cells: Sequence[str]) -> _Spelling:
        listed = field.get("missingValues", [])
        entries = listed if isinstance(listed, list) else []
        missing = (x.get("value") if isinstance(x, dict) else x for x in entries)
        return cls(field, frozenset(map(str, missing)), spelling.contrast(cells))

    @property
    def type(self) -> str:
        """The type of the warning about what is spelled otherwise."""
        if is_dated(self.field):
            return "date-spelling"
        return "number-spelling" if self._numeric else "unicode-form"

    def __call__(self, cell: str) -> str:
        """The cell as the standard has it; empty where it has more than one meaning."""
        if is_dated(self.field):
            return _day(cell, str(self.field["type"]))
        if not self._numeric:
            return headers.form(cell)
        if not cell.strip() or cell in self.missing:
            return cell
        group, decimal = self._mark("groupChar", ""), self._mark("decimalChar", ".")
        found = spelling.figure(cell, contrasted=self.contrasted)
        if group and (same := group.translate(spelling.SAME)) != group:
            found = found.replace(same, group)
        if group and group in found and not _is_grouped(found, group, decimal):
            return ""
        if self.field.get("type") == "integer" and group:
            found = found.replace(group, "")
        if self.field.get("bareNumber") is False:
            lost = found == cell and spelling.SIGN.search(cell)
            return "" if lost else found
        plain = found.replace(group, "") if group else found
        return found if NUMBER.fullmatch(plain.replace(decimal, ".")) else cell

    @property
    def _numeric(self) -> bool:
        return is_numeric(self.field)

    def is_standard(self, cell: str) -> bool:
        """Whether a cell is as the standard allows, though frictionless does not read it."""
        group = self._mark("groupChar", "")
        whole = self.field.get("type") == "integer" and bool(group)
        return whole and bool(NUMBER.fullmatch(cell.replace(group, "")))

    def _mark(self, name: str, default: str) -> str:
        mark = self.field.get(name)
        return mark if isinstance(mark, str) and mark else default


def _day(cell: str, type_: str) -> str:
    """A day or month with all of its digits; another text as it is."""
    bare = cell.strip()
    numbers = [int(part) for part in bare.split("-")] if DAY.fullmatch(bare) else []
    try:
        match type_, numbers:
            case "date", [year, month, day]:
                written = date(year, month, day).isoformat()
            case "yearmonth", [year, month]:
                written = date(year, month, 1).isoformat()[:7]
            case _:
                return cell
    except ValueError:  # there is no such day
        return cell
    return cell if written == bare else written


def _is_grouped(text: str, group: str, decimal: str) -> bool:
    """Whether a figure has its digits in groups of three; of two before the last, as in India."""
    g, d = re.escape(group), re.escape(decimal)
    return bool(
        re.fullmatch(
            rf"\D*(\d{{1,3}}({g}\d{{3}})+|\d{{1,2}}({g}\d\d)*{g}\d{{3}})({d}\d*)?\D*", text
        )
    )
