"""Cells that hold a formula, or the error that a spreadsheet program shows for one.

Nobody meant them: they are told once for each column and error, whatever else they break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from frictionless import Error, Row

from yesan.errors import DataError
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.tables.type_remedies import printed, quoted

TYPE = "spreadsheet-error"
FORMULA = "="
"""What the kind of cells is called that hold a formula; that of an error is its English name."""
MEANT = {
    "#REF!": Phrase("what a formula refers to is gone"),
    "#DIV/0!": Phrase("a formula divides by zero, or by nothing"),
    "#NAME?": Phrase("a formula has a name that the program does not know"),
    "#VALUE!": Phrase("a formula computes with what is no number"),
    "#N/A": Phrase("a formula finds no value"),
    "#NULL!": Phrase("a formula asks for cells that two ranges share, and they share none"),
    "#NUM!": Phrase("a formula has no result, or one that is too large"),
}
"""What each error of a spreadsheet program says."""
OTHER = Phrase("a formula cannot be computed")
ELSEWHERE = {
    "#REF!": ("#BEZUG!", "#¡REF!", "#RIF!", "#VERW!", "#REFERENS!", "#ADR!", "#ССЫЛКА!"),
    "#DIV/0!": ("#¡DIV/0!", "#DEEL/0!", "#DIVISION/0!", "#DIVISIO/0!", "#DZIEL/0!", "#ДЕЛ/0!"),
    "#NAME?": ("#NOM?", "#¿NOMBRE?", "#NOME?", "#NAAM?", "#NAMN?", "#NAZWA?", "#ИМЯ?"),
    "#VALUE!": (
        *("#WERT!", "#VALEUR!", "#¡VALOR!", "#VALOR!", "#VALORE!", "#WAARDE!", "#VÄRDEFEL!"),
        *("#ARG!", "#ЗНАЧ!"),
    ),
    "#N/A": ("#N/A!", "#NV", "#N/D", "#N/B", "#SAKNAS!", "#Н/Д"),
    "#NULL!": ("#NUL!", "#¡NULO!", "#NULO!", "#NULLO!", "#LEEG!", "#SKÄRNING!", "#ПУСТО!"),
    "#NUM!": ("#ZAHL!", "#NOMBRE!", "#¡NUM!", "#NÚM!", "#GETAL!", "#OGILTIGT!", "#LICZBA!"),
}
"""How programs of other countries write them."""
NAMES = {other: name for name, others in ELSEWHERE.items() for other in (name, *others)}
LATER = re.compile(
    r"#(?:SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|ERROR|PYTHON|EXTERNAL)!|Err:5\d\d"
)
"""Errors of newer programs, and those of LibreOffice by their numbers."""
CELL = r"\$?[A-Z]{1,3}\$?[1-9]\d{0,6}"
TEXT = r'"[^"]*"'
COMPUTED = re.compile(
    rf"=(?!=)(?:.*(?:[A-Za-z.]\(.*\)|(?<!\w){CELL}(?!\w)).*"
    rf"|[-+(]*[\d.]+(?:[-+*/^()]+[\d.]*)*|{TEXT})",
    re.DOTALL,
)
SIGNED = re.compile(rf"[-+@]\(?(?:[A-Z.]{{2,}}\(.*\)|{CELL}(?![\w.])).*", re.DOTALL)
"""A formula that begins with its sign: in a column of texts it may as well be one."""
VALUES = Phrase("the values of the cells")
WRITE = Phrase(
    "write what was there, as the source has it; where it has nothing, leave the cells empty"
)
PASTE = Phrase(
    "write what the formulas compute: copy the cells, and paste them as values before you save "
    "the file"
)


def kind(text: str, *, signed: bool = True) -> str:
    """The name of the error in a cell, `FORMULA` where it is one; empty where it is neither.

    Args:
        text: The cell.
        signed: Whether what begins with a sign is a formula.
    """
    bare = text.strip()
    if bare in NAMES:
        return NAMES[bare]
    if LATER.fullmatch(bare):
        return bare
    return FORMULA if COMPUTED.fullmatch(bare) or (signed and SIGNED.fullmatch(bare)) else ""


def told(
    resource: Resource, errors: Sequence[Error], rows: Iterable[Row]
) -> tuple[list[DataError], list[Error]]:
    """An error for each kind of such cells in each column, and the errors that are left.

    Args:
        resource: The table.
        errors: Frictionless's errors.
        rows: Its rows.
    """
    places = [[*_places(error, resource)] for error in errors]
    wanted = {number for own in places for _, number in own}
    cells = {row.row_number: row for row in rows if row.row_number in wanted}
    known = {f.name: f.type != "string" for f in resource.fields}
    found: set[tuple[str, str]] = set()
    left = []
    for error, own in zip(errors, places, strict=True):
        texts = {(n, at): str(printed(cells[at], n) or "") for n, at in own if at in cells}
        kinds = {
            place: kind(text, signed=known.get(place[0], True)) for place, text in texts.items()
        }
        found |= {(name, what) for (name, _), what in kinds.items() if what}
        if not any(kinds.values()):
            left.append(error)
    every = {
        which: _alike(rows, *which, signed=known.get(which[0], True)) for which in sorted(found)
    }
    ordered = sorted(every.items(), key=lambda item: min(item[1]))
    return [error_of(resource, *which, own) for which, own in ordered], left


def _alike(rows: Iterable[Row], name: str, what: str, *, signed: bool) -> dict[int, str]:
    """All cells of a kind in a column, by the numbers of their rows: of keys the first as well."""
    texts = {row.row_number: str(printed(row, name) or "") for row in rows}
    return {n: text.strip() for n, text in texts.items() if kind(text, signed=signed) == what}


def error_of(resource: Resource, name: str, what: str, cells: Mapping[int, str]) -> DataError:
    """What is wrong with cells of one kind in a column, once for all of them, at the first.

    Args:
        resource: The table.
        name: The column.
        what: The kind.
        cells: The cells by the numbers of their rows, at least one.
    """
    cell, count = quoted(cells[min(cells)]), len(cells)
    if what == FORMULA:
        said = Phrase.counting(
            "{count:,} formula in place of its value, {cell}",
            "formulas in place of their values, such as {cell}, in {count:,} rows",
            cell=cell,
            count=count,
        )
    else:
        said = Phrase.counting(
            "{count:,} error of a spreadsheet program, {cell}: {meaning}",
            "errors of a spreadsheet program, {cell}, in {count:,} rows: {meaning}",
            cell=cell,
            count=count,
            meaning=MEANT.get(what, OTHER),
        )
    return DataError(
        file=resource.path,
        type=TYPE,
        found=said,
        expected=VALUES,
        remedy=PASTE if what == FORMULA else WRITE,
        resource=resource.name,
        row=min(cells),
        field=name,
    )


def _places(error: Error, resource: Resource) -> Iterator[tuple[str, int]]:
    """The columns and the row of the cells that an error is about."""
    names: Iterable[str] = ()
    match error.type:
        case "type-error" | "constraint-error" | "unique-error":
            names = [str(getattr(error, "field_name", ""))]
        case "foreign-key":
            names = map(str, getattr(error, "field_names", []))
        case "primary-key":
            names = resource.primary_key
    number = int(getattr(error, "row_number", 0) or 0)
    yield from ((name, number) for name in names)
