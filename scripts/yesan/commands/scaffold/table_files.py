"""Tables without a descriptor: described as far as their bytes say, with every guess reported.

A spreadsheet becomes a CSV for each sheet, since a package keeps CSVs. A CSV stays as it is where a
descriptor can say how it is to be read; else what is not the table is taken off.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from slugify import slugify

from yesan.commands.scaffold import currency_marks, guesses, myriads, unit_notes, value_words
from yesan.commands.scaffold.found_table import (
    PLAIN,
    TEXTS,
    TXT,
    Found,
    in_file,
    printable,
    written,
)
from yesan.errors import DataError, Fault, InvalidPackage, UsageError
from yesan.phrase import Phrase
from yesan.reading import (
    dates,
    folder,
    frictionless_table,
    headers,
    inference,
    sniffing,
    standard_form,
    workbook,
)
from yesan.reading import dialect as dialects
from yesan.reading.content import Content
from yesan.reading.grid import Grid
from yesan.reading.parsing import Json
from yesan.reading.unique_name import unique_name
from yesan.tables import schemas

APART = re.compile(r"""[/\\:*?"<>|\0]+""")
"""What a name of a file cannot have on some system, as that of a sheet may."""
ALIKE = (3, 4)
"""Minimum share of the lines of a text that have the same number of cells, where it is a table."""
SUFFIXES = TEXTS | workbook.SUFFIXES
"""Files with these suffixes are read as tables."""


@dataclass(frozen=True)
class TableFiles:
    """Described tables.

    Attributes:
        resources: Their descriptions.
        files: Their files, by their paths in the package.
        notes: What was guessed, and what was left out, each with its file.
    """

    resources: list[Json]
    files: dict[str, bytes]
    notes: list[str]


def read(origin: Path, language: str) -> TableFiles:
    """The tables of a file or a folder, described.

    Args:
        origin: A table, a spreadsheet, or a folder of them.
        language: The language of the package.

    Raises:
        UsageError: There is no table.
        InvalidPackage: A table cannot be read.
    """
    listed = [origin] if origin.is_file() else sorted(origin.iterdir())
    paths = [p for p in listed if p.suffix.lower() in SUFFIXES and p.is_file()]
    paths = [p for p in paths if not p.name.startswith(("~$", ".~lock"))]
    if not paths:
        raise UsageError(
            Phrase(
                "{origin}: has no datapackage.json and no table; give the path of a CSV, a TSV or "
                "a spreadsheet (.xlsx, .xls, .ods)",
                origin=origin,
            )
        )
    made, errors = TableFiles([], {}, []), list[DataError]()
    for path in paths:
        try:
            content = Content(folder.read(path.parent, path.name), path.name)
            if path.suffix.lower() == TXT and path != origin and not _is_table(content):
                made.notes.append(
                    Phrase("{file}: it is text and no table, and left out", file=path.name)
                )
                continue
            for found in in_file(content, made.notes):
                _add(made, found, language)
        except Fault as fault:
            errors.append(fault.at(path.name))
    if not errors and not made.resources:
        errors.append(Fault("source-error", "no sheet with rows", "a table", "add rows").at(""))
    if errors:
        raise InvalidPackage(errors)
    return made


def _is_table(content: Content) -> bool:
    """Whether a text is a table: most of its lines have as many cells, and several."""
    try:
        dialect, _ = dialects.read({"path": content.name}, {}, content, [])
        rows = csv.reader(io.StringIO(dialect.text(content), newline=""), **dialect.form)
        widths = Counter(len(row) for row in rows if any(row))
    except (Fault, csv.Error):
        return False
    width, count = max(widths.items(), key=lambda item: item[::-1], default=(0, 0))
    return width > 1 and count > 1 and count * ALIKE[1] >= widths.total() * ALIKE[0]


def _add(made: TableFiles, found: Found, language: str) -> None:
    """Add a table to those that are described.

    Raises:
        Fault: It cannot be described.
    """
    name = APART.sub("-", headers.form(found.name)).strip(" .") or "table"
    # A system may take names for the same that differ in case.
    stems = {path.rpartition(".")[0].casefold() for path in made.files}
    free = unique_name(f"data/{name}".casefold(), stems)
    stem = f"data/{name}{free[len(f'data/{name}'.casefold()) :]}"
    id_ = unique_name(slugify(name) or "table", [r["name"] for r in made.resources])
    found = replace(found, table=_with_legends(found.table, language))
    found, named = _named(found)
    found, notes = _plain(found, language)
    described, content, more = _described(id_, found, language)
    tabs = found.dialect.delimiter == "\t"
    suffix = (".tsv" if tabs else ".csv") if content.suffix == TXT else content.suffix
    described["path"] = path = f"{stem}{suffix}"
    made.resources.append(described)
    made.files[path] = content.data
    table = found.table
    first, *others = (*table.titles, "")
    composed = headers.form(found.name) != found.name
    listed = [
        *(["letters of its name are composed (Unicode form NFC)"] * composed),
        *found.notes,
        *([Phrase('"{text}" above the table is its title', text=first)] if first else []),
        *(Phrase('"{text}" above the table is left out', text=x) for x in others if x),
        *(Phrase('"{text}" below the table is left out', text=x) for x in table.remarks),
        *(*table.notes, *named, *notes, *more),
    ]
    made.notes.extend(Phrase("{file}: {note}", file=path, note=note) for note in listed)


def _named(found: Found) -> tuple[Found, list[str]]:
    """The table with a name of its own for each column, and the names that were given."""
    table = found.table
    names = inference.column_names(table.header, len(table.header))
    notes = [*guesses.named(table.header, names)]
    if not notes:
        return found, notes
    own = replace(table, header=names)
    delimiter = found.delimiter or found.dialect.delimiter
    renamed = replace(found, table=own, content=written(own), dialect=PLAIN, delimiter=delimiter)
    return renamed, notes


def _with_legends(table: Grid, language: str) -> Grid:
    """The table, the lines above it that are units being its legends and no titles."""
    units = [text for text in table.titles if unit_notes.may_be(text, language)]
    titles = tuple(text for text in table.titles if text not in units)
    return replace(table, titles=titles, legends=(*table.legends, *units))


def _plain(found: Found, language: str) -> tuple[Found, list[str]]:
    """The table with its dates as the standard writes them and its currencies apart; what was done.

    Args:
        found: The table.
        language: The language of the package.
    """
    header = found.table.header
    columns, notes, currencies = [], list[str](), dict[str, str]()
    for n, name in enumerate(header):
        cells, note = dates.plain(
            name, [row[n] if n < len(row) else "" for row in found.table.rows]
        )
        worded = myriads.plain(name, cells, _unit_of(found.table, name, language))
        amounts = currency_marks.apart(worded.cells, language)
        notes += filter(None, (note, worded.note))
        mark = worded.mark or amounts.mark
        currencies.update({name: mark} if mark else {})
        columns.append(amounts.cells)
    rows = [
        [columns[n][r] if n < len(columns) else cell for n, cell in enumerate(row)]
        for r, row in enumerate(found.table.rows)
    ]
    if rows == found.table.rows:
        return found, notes
    table = replace(found.table, rows=rows)
    plain = replace(
        found,
        table=table,
        content=written(table),
        dialect=PLAIN,
        delimiter=found.delimiter or found.dialect.delimiter,
        currencies=currencies,
    )
    return plain, notes


def _unit_of(table: Grid, name: str, language: str) -> str:
    """What is said to multiply the figures of a column; empty where nothing is."""
    said = unit_notes.of_column(name, language) or unit_notes.unsettled(name, language)
    found = [said] if said else [unit_notes.above(text, language) for text in table.legends]
    return next((unit.text for unit in found if unit and unit.factor > 1), "")


def _described(id_: str, found: Found, language: str) -> tuple[Json, Content, list[str]]:
    """A resource with what can be inferred: encoding, delimiter, fields, types, units; its bytes.

    Raises:
        Fault: The file is empty, not text in any known encoding, or not a table.
    """
    inferred = inference.schema(found.content, found.dialect, found.delimiter, found.texts)
    schema = {"$schema": schemas.VERSION, **inferred}
    if not schema["fields"]:
        raise Fault("source-error", "an empty file", "a header row and rows", "add them")
    content, changes = standard_form.standard(found.content, found.dialect, schema["fields"])
    notes = list(guesses.spellings(changes))
    shown = {n: m for n, m in found.shown.items() if currency_marks.is_currency(m, language)}
    units = guesses.Units(found.table, found.scaled, {**shown, **found.currencies}, language)
    notes += [
        Phrase('{name}: its cells are shown with "{mark}"', name=name, mark=mark)
        for name, mark in shown.items()
    ]
    notes += units.give(schema["fields"])
    notes += guesses.losses(found.table)
    notes += guesses.groups(schema["fields"], found.table)
    notes += guesses.strays(schema["fields"], found.table)
    notes += guesses.mixtures(schema["fields"], found.table)
    notes += guesses.points(schema["fields"], found.table)
    notes += value_words.told(schema["fields"], found.table)
    title = printable(found.table.titles[0]) if found.table.titles else ""
    label = found.name.replace("_", " ").replace("-", " ").strip().capitalize() or id_
    # The word marks what only the maintainer can write in the new project; see `scaffold`.
    described: Json = {
        "name": id_,
        "path": "",
        "title": title or f"TODO: {label}",
        "description": "TODO: what one row is, and what the columns hold",
    }
    if found.dialect.encoding not in {"utf-8", "utf-8-sig"}:
        described["encoding"] = found.dialect.encoding
    if found.dialect.delimiter != sniffing.DELIMITERS[0]:
        described["dialect"] = {"delimiter": found.dialect.delimiter}
    if frictionless_table.table(id_, content, found.dialect, schema).validate().valid:
        described["schema"] = schema
    return described, content, notes
