"""The sheets of a workbook as they are in its parts: names, and the values of cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PLACE = re.compile(r"([A-Z]+)([0-9]+)")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a text has what XML cannot have."""
Cells = dict[tuple[int, int], Any]
"""The values by row and column, both counted from 0; a date is the number of its day."""
DEPTH, MOST = 26, 512 * 2**20


class UnreadableSheetError(ValueError):
    """A workbook has a formula, or is none."""


def read(path: Path) -> dict[str, Cells]:
    """The cells of each sheet by its name.

    Raises:
        UnreadableSheetError: The file is no workbook, or something in it is computed.
    """
    try:
        with zipfile.ZipFile(path) as book:
            if sum(part.file_size for part in book.infolist()) > MOST:
                raise UnreadableSheetError("more than a site has")
            shared = [_text(item) for item in _all(book, "xl/sharedStrings.xml", "si")]
            targets = {
                e.get("Id"): e.get("Target", "")
                for e in _all(book, "xl/_rels/workbook.xml.rels", "Relationship")
            }
            return {
                e.get("name", ""): dict(_cells(book, f"xl/{targets[e.get(RELATION)]}", shared))
                for e in _all(book, "xl/workbook.xml", "sheet")
            }
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, Xml.ParseError) as error:
        raise UnreadableSheetError(str(error)) from error


def _cells(
    book: zipfile.ZipFile, path: str, shared: list[str]
) -> Iterator[tuple[tuple[int, int], Any]]:
    for cell in _all(book, path, "c"):
        parts = {part.tag.rpartition("}")[2]: part for part in cell}
        if parts.keys() - {"v"}:
            raise UnreadableSheetError("a cell that is computed")
        place = PLACE.fullmatch(cell.get("r", ""))
        if place is None or "v" not in parts:
            continue
        text = parts["v"].text or ""
        value: Any = float(text) if cell.get("t", "n") == "n" else text
        if cell.get("t") == "s":
            value = shared[int(text)]
        elif cell.get("t") == "b":
            value = text == "1"
        yield (int(place[2]) - 1, _column(place[1])), value


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * DEPTH + ord(letter) - ord("A") + 1
    return number - 1


def _text(item: Xml.Element) -> str:
    text = "".join(e.text or "" for e in item.iter() if e.tag.rpartition("}")[2] == "t")
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _all(book: zipfile.ZipFile, path: str, tag: str) -> list[Xml.Element]:
    if path not in book.namelist():
        return []
    # Its size has a bound, and expat one for entities that grow.
    root = Xml.fromstring(book.read(path))  # noqa: S314
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == tag]
