"""What cells of a spreadsheet show that is not their value: errors, codes with zeros, currencies.

The library that reads values gives an error as an empty cell, the code 007 as 7, and €5 as 5.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree as Xml

Marks = dict[tuple[int, int], str]
"""What a cell is, by its row and column, both counted from 0: the text of an error, `UNCOMPUTED`,
`PERCENT`, `SCALED`, `CURRENCY` with what says which, or the zeros of a code, one for each digit."""
UNCOMPUTED, PERCENT, SCALED, CURRENCY = "?", "%", ",", "¤"
BUILT_IN = {9: PERCENT, 10: PERCENT}
"""The formats of percentages that need no definition."""
RELATIONS = "xl/_rels/workbook.xml.rels"
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PADDING = re.compile(r"[_*].")
_SIGN = re.compile(r'\[\$([^\]-]+)(?:-[^\]]*)?\]|"([^"]*)"|\\(.)|([^\W\d_]|[$€£¥₩₹₽₺₴₫₪₱])')
"""What says a currency in a format: ``[$€-407]``, ``"원"``, an escaped sign, a bare one."""
_PLACE = re.compile(r"([A-Z]+)(\d+)")


def of(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """The marked cells of each sheet, by its name."""
    styles = list(_styles(archive))
    targets = {
        e.get("Id", ""): posixpath.normpath(posixpath.join("xl", e.get("Target", "").lstrip("/")))
        for e in _elements(archive, RELATIONS, "Relationship")
    }
    found = {}
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        id_ = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        path = targets.get(id_, "").replace("xl/xl/", "xl/")
        found[sheet.get("name", "")] = dict(_marked(archive, path, styles))
    return found


def _marked(
    archive: zipfile.ZipFile, path: str, styles: list[str]
) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _elements(archive, path, "c"):
        place = _PLACE.fullmatch(cell.get("r", ""))
        if not place:
            continue
        row, column = int(place[2]) - 1, _number(place[1])
        parts = {e.tag.rpartition("}")[2]: e.text or "" for e in cell}
        style = cell.get("s", "")
        mark = styles[int(style)] if style.isdigit() and int(style) < len(styles) else ""
        if cell.get("t") == "e":
            yield (row, column), parts.get("v") or "#VALUE!"
        elif "f" in parts and not parts.get("v") and cell.get("t") != "str":
            yield (row, column), UNCOMPUTED
        elif mark and cell.get("t", "n") == "n" and parts.get("v"):
            yield (row, column), mark


def _styles(archive: zipfile.ZipFile) -> Iterator[str]:
    """What each style of a cell marks, by its number."""
    formats: dict[int, str] = {}
    for element in _elements(archive, "xl/styles.xml", "numFmts", "cellXfs"):
        if element.tag.endswith("numFmts"):
            formats = {int(e.get("numFmtId", 0)): _format(e.get("formatCode", "")) for e in element}
        else:
            for e in element:
                number = int(e.get("numFmtId", 0))
                yield formats.get(number, BUILT_IN.get(number, ""))


def _format(code: str) -> str:
    """What a format of numbers marks."""
    plain = _QUOTED.sub("", code).split(";")[0].strip()
    if re.fullmatch("0{2,}", plain):
        return plain
    if "%" in plain:
        return PERCENT
    if re.search(r"[0#?],+\s*$", plain):
        return SCALED
    beside = _beside(code) if re.search("[0#?]", plain) else ""
    return f"{CURRENCY}{beside}" if beside else ""


def _beside(code: str) -> str:
    """What a format writes beside a number, where that is one sign or word."""
    shown = _PADDING.sub("", code.split(";", maxsplit=1)[0])
    found = [next(filter(None, groups), "").strip() for groups in _SIGN.findall(shown)]
    words = {word for word in found if word}
    return words.pop() if len(words) == 1 else ""


def _elements(archive: zipfile.ZipFile, path: str, *tags: str) -> Iterator[Xml.Element]:
    """The elements of some names in a part of the file; none where it has no such part."""
    if path not in archive.namelist():
        return
    with archive.open(path) as part:
        yield from _parsed(part, tags)


def _parsed(part: IO[bytes], tags: tuple[str, ...]) -> Iterator[Xml.Element]:
    # Its process has bounds of time and memory, and expat one for entities that grow.
    for _, element in Xml.iterparse(part):  # noqa: S314
        if element.tag.rpartition("}")[2] in tags:
            yield element
            element.clear()
        elif element.tag.rpartition("}")[2] == "row":
            element.clear()


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def errors_of_ods(archive: zipfile.ZipFile) -> dict[str, int]:
    """How many cells of each sheet of an .ods file hold an error, by the name of the sheet."""
    found = {}
    for table in _elements(archive, "content.xml", "table"):
        name = next((value for key, value in table.items() if key.endswith("}name")), "")
        found[name] = sum(
            value == "error"
            for cell in table.iter()
            for key, value in cell.items()
            if key.endswith("}value-type")
        )
    return found


def currencies_of_ods(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """The cells of each sheet of an .ods file that are amounts of a currency, by its name."""
    found = {}
    for table in _elements(archive, "content.xml", "table"):
        name = next((value for key, value in table.items() if key.endswith("}name")), "")
        found[name] = dict(_amounts(table))
    return found


def _amounts(table: Xml.Element) -> Iterator[tuple[tuple[int, int], str]]:
    """Where amounts of a currency are, of cells that are repeated the first."""
    row = 0
    for line in table.iter():
        if not line.tag.endswith("}table-row"):
            continue
        column = 0
        for cell in line:
            own = {key.rpartition("}")[2]: value for key, value in cell.items()}
            if own.get("value-type") == "currency" and own.get("currency"):
                yield (row, column), f"{CURRENCY}{own['currency']}"
            column += int(own.get("number-columns-repeated", 1))
        repeated = (v for k, v in line.items() if k.endswith("}number-rows-repeated"))
        row += int(next(repeated, 1))
