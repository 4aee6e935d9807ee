"""A file that a spreadsheet program has saved over: one cause, and not an error for each cell.

Such a program writes dates as its country does or as numbers of days, a comma for the decimal
point, leaves out the first zeros of codes and the last digits of long numbers, writes TRUE for
true, puts semicolons or tabs between cells, and saves in the encoding of its country.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frictionless import Error, Row

from yesan.errors import DataError
from yesan.package.resource import Resource
from yesan.phrase import Phrase, joined
from yesan.reading import spelling
from yesan.reading.sniffing import ENCODING_ERROR
from yesan.tables import column_signs
from yesan.tables.column_signs import FEWEST, LONG, Column, Sign
from yesan.tables.near_keys import NearKeys
from yesan.tables.type_remedies import printed

TYPE = "spreadsheet-error"
EXPECTED = Phrase("cells as their fields say; a spreadsheet program saves them otherwise")
REMEDY = Phrase(
    "restore the file as it was before, and import its columns as text when you edit it; "
    "if it was never otherwise, say in the fields how their cells are written"
)
WIDER = Phrase(
    "restore the file as it was before, or write what was there; make its columns wider before you "
    "copy from them"
)
ALONE = Phrase(
    "restore the file as it was before, or write the numbers alone; their currency goes into the "
    '"unit" of the field'
)
DELIMITERS = {";": Phrase("a semicolon"), "\t": Phrase("a tab"), ",": Phrase("a comma")}
UTF8 = frozenset({"utf-8", "utf-8-sig"})
UNDECLARED = frozenset({"undeclared-delimiter", "undeclared-encoding", ENCODING_ERROR})
"""What is said of a file that is saved over as well."""


@dataclass(frozen=True)
class SavedOver:
    """One table, its errors, and what they show of a program that has saved it.

    Attributes:
        resource: The table.
        errors: Frictionless's errors.
        rows: Its rows.
        keys: The keys of all tables.
        shown: What other tables show of it.
    """

    resource: Resource
    errors: Sequence[Error]
    rows: Sequence[Row]
    keys: NearKeys
    shown: Sequence[Sign] = ()

    def told(self) -> tuple[DataError | None, list[Error], list[Sign]]:
        """One error for all that such a program has done, and the errors that are left.

        Of these, the columns whose numbers people write so as well: each is one cause.
        """
        elsewhere = {sign.field for sign in self.shown}
        signs = [*self.shown, *(s for s in self._signs() if s.field not in elsewhere)]
        changes = dict(_of_file(self.resource))
        weak = all(sign.said in column_signs.WEAK for sign in signs)
        if not changes and weak and len(signs) < FEWEST:
            return None, [*self.errors], signs
        if not signs:
            return None, [*self.errors], []
        covered = {(sign.field, row) for sign in signs for row in sign.rows}
        # Zeros that are lost make no two codes the same.
        distinct = {sign.field for sign in self.shown if sign.said == column_signs.ZEROS}
        left = [
            error
            for error in self.errors
            if not covered & {*self._places(error)}
            or (error.type == "primary-key" and distinct >= {*self.resource.primary_key})
        ]
        return (
            DataError(
                file=self.resource.path,
                type=TYPE,
                found=joined("; ", [*column_signs.told(signs), *changes.values()]),
                expected=EXPECTED,
                remedy=_remedy(changes, signs),
                resource=self.resource.name,
                row=min(row for sign in signs for row in sign.rows),
                field=", ".join(sign.field for sign in signs),
            ),
            left,
            [],
        )

    def _signs(self) -> Iterator[Sign]:
        wrong: dict[str, dict[int, str]] = {}
        keys = self._keys_by_number()
        for error in self.errors:
            if error.type in {"type-error", "constraint-error", "foreign-key"}:
                for name, number in self._places(error):
                    cells = wrong.setdefault(name, {})
                    cells[number] = str(getattr(error, "cell", None) or _cell(error, name))
            if error.type == "primary-key":
                for name, number in self._places(error):
                    # Codes that were cut short are often the same.
                    if column_signs.is_cut(cell := keys.get(number, {}).get(name, "")):
                        wrong.setdefault(name, {})[number] = cell
        for f in self.resource.fields:
            cells = wrong.get(f.name, {})
            if len(cells) < FEWEST:
                continue
            known = [str(c) for row in self.rows if (c := printed(row, f.name)) not in (None, "")]
            column = Column(f, _raw(self.resource, f.name), cells, known, self._meant(f.name))
            if sign := column.sign():
                yield sign

    def _keys_by_number(self) -> dict[int, dict[str, str]]:
        """The cells of the primary key in each row; none where no key is wrong."""
        if all(error.type != "primary-key" for error in self.errors):
            return {}
        names = self.resource.primary_key
        return {row.row_number: {n: str(row.get(n)) for n in names} for row in self.rows}

    def _meant(self, name: str) -> Any:
        """What finds the code of another table that one without its zeros means."""
        for key in self.resource.foreign_keys:
            if key.fields == (name,) and not key.package:
                target = self._table(key.resource)
                return lambda text: self.keys.of(target, key.reference, [text])
        return None

    def _table(self, name: str) -> str:
        """The id of a table that a key leads to."""
        for error in self.errors:
            if error.type == "foreign-key":
                return str(getattr(error, "reference_name", "") or self.resource.id)
        return name

    def _places(self, error: Error) -> Iterator[tuple[str, int]]:
        """The columns and the row of an error."""
        number = int(getattr(error, "row_number", 0))
        match error.type:
            case "foreign-key":
                names = [str(name) for name in getattr(error, "field_names", [])]
            case "primary-key":
                names = [*self.resource.primary_key]
            case _:
                names = [str(getattr(error, "field_name", ""))]
        yield from ((name, number) for name in names)


def _of_file(resource: Resource) -> Iterator[tuple[str, Phrase]]:
    """What differs in all of a file, by the property that would say so, as JSON."""
    delimiter = str(resource.dialect.found.get("delimiter", ""))
    if delimiter in DELIMITERS:
        said = json.dumps({"dialect": {"delimiter": delimiter}})[1:-1]
        yield said, Phrase("{names} between the cells", names=DELIMITERS[delimiter])
    encoding = resource.dialect.encoding
    declared = resource.raw.get("encoding") and "encoding" not in resource.dialect.found
    if encoding not in UTF8 and not declared:
        yield f'"encoding": "{encoding}"', Phrase("text in {found}", found=encoding)


def _remedy(changes: Collection[str], signs: Sequence[Sign]) -> Phrase:
    """What to do, with what the descriptor would say of a file that was never otherwise."""
    ways = {*changes, *(sign.said for sign in signs)}
    if ways == {column_signs.NARROW}:
        return WIDER
    if ways == {column_signs.MONEY}:
        return ALONE
    fields = [f"{sign.field}: {sign.declared}" for sign in signs if sign.declared]
    said = ", ".join([*changes, *fields])
    if not said:
        return REMEDY
    return Phrase("{remedy}: {said}", remedy=REMEDY, said=said)


def of_targets(
    found: Mapping[str, Sequence[Error]], keys: NearKeys
) -> tuple[dict[str, list[Sign]], dict[str, list[Error]]]:
    """What keys of other tables show of the codes of tables, by their ids; the errors left.

    Args:
        found: Frictionless's errors by resource.
        keys: The keys of all tables.
    """
    shown: dict[str, dict[str, Sign]] = {}
    gone: set[int] = set()
    for errors in found.values():
        for (target, name), own in _by_target(errors).items():
            known = {row.row_number: str(row.get(name)) for row in keys.rows.get(target, ())}
            cells = {str(getattr(e, "field_cells", [""])[0]) for e in own}
            if said := _done_to(list(known.values()), cells):
                shown.setdefault(target, {})[name] = Sign(said, name, known)
                gone.update(map(id, own))
    left = {n: [e for e in errors if id(e) not in gone] for n, errors in found.items()}
    return {target: [*signs.values()] for target, signs in shown.items()}, left


def _done_to(known: Sequence[str], cells: Collection[str]) -> str:
    """What was done to the codes of a table to which the codes of another one do not lead."""
    if len(cells) < FEWEST:
        return ""
    for said, form in ((column_signs.CUT, LONG), (column_signs.ZEROED, column_signs.ROUNDED)):
        if known and all(map(form.fullmatch, known)):
            return said
    lost = all(c.startswith("0") and c.lstrip("0") in known for c in cells)
    whole = any(len(k) > 1 and k.startswith("0") for k in known)
    return column_signs.ZEROS if lost and not whole else ""


def _by_target(errors: Iterable[Error]) -> dict[tuple[str, str], list[Error]]:
    """The errors of keys of one field that lead to another table, by that and its field."""
    found: dict[tuple[str, str], list[Error]] = {}
    for error in errors:
        names = [*getattr(error, "reference_field_names", [])]
        target = str(getattr(error, "reference_name", "") or "")
        if error.type == "foreign-key" and target and len(names) == 1:
            found.setdefault((target, names[0]), []).append(error)
    return found


def names(errors: Iterable[DataError]) -> set[str]:
    """The tables that were saved over, as errors say."""
    return {error.resource for error in errors if error.type == TYPE}


def once(errors: Iterable[DataError], saved: set[str]) -> list[DataError]:
    """Errors or warnings without what the error of a table that was saved over says already.

    Args:
        errors: The errors or warnings.
        saved: The names of these tables.
    """
    return [
        error
        for error in errors
        if error.type not in UNDECLARED or not saved & {error.resource, *error.path[1:2]}
    ]


def between(labels: Sequence[str], names: Sequence[str]) -> str:
    """What is between the names of the columns where they are read as one; empty where nothing is.

    Args:
        labels: The labels of the header.
        names: The names of the fields.
    """
    if len(labels) != 1 or len(names) < 2:  # noqa: PLR2004 - one name is not divided
        return ""
    return next((d for d in DELIMITERS if labels[0].split(d) == [*names]), "")


def header_error(resource: Resource, delimiter: str) -> DataError:
    """The error for a table with another character between its cells than its dialect says."""
    signs = list(_signs_between(resource, delimiter))
    changes = dict(_of_file(resource))
    between = Phrase("{names} between the cells", names=DELIMITERS[delimiter])
    return DataError(
        file=resource.path,
        type=TYPE,
        found=joined("; ", [*column_signs.told(signs), between, *changes.values()]),
        expected=EXPECTED,
        remedy=_remedy(changes, signs),
        resource=resource.name,
        row=1,
        field=", ".join(sign.field for sign in signs),
    )


def _signs_between(resource: Resource, delimiter: str) -> Iterator[Sign]:
    """What was done to the columns of a table that is read with another delimiter than its own."""
    text = io.StringIO(resource.dialect.text(resource.content), newline="")
    rows = list(csv.reader(text, **{**resource.dialect.form, "delimiter": delimiter}))[1:]
    for place, f in enumerate(resource.fields):
        cells = {n: row[place] for n, row in enumerate(rows, start=2) if len(row) > place}
        known = {n: cell for n, cell in cells.items() if cell}
        raw = _raw(resource, f.name)
        if f.type == "string" or raw.get("format", "default") != "default":
            continue
        own = {name: str(raw[name]) for name in ("groupChar", "decimalChar") if raw.get(name)}
        wrong = known
        if f.type in {"number", "integer"}:
            wrong = {n: c for n, c in known.items() if spelling.value(c, own) is None}
        if sign := Column(f, raw, wrong, [*known.values()]).sign():
            yield sign


def _cell(error: Error, name: str) -> str:
    """The cell of a key."""
    names = [*getattr(error, "field_names", [])]
    cells = [*getattr(error, "field_cells", [])]
    return str(cells[names.index(name)]) if name in names and len(cells) == len(names) else ""


def _raw(resource: Resource, name: str) -> Mapping[str, Any]:
    """A field as the descriptor has it."""
    schema = resource.raw.get("schema")
    listed = schema.get("fields") if isinstance(schema, dict) else []
    return next((f for f in listed or [] if isinstance(f, dict) and f.get("name") == name), {})
