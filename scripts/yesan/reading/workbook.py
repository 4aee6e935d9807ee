"""The sheets of a spreadsheet file, each cell as text: read in a process with bounds of its own.

A small file can declare seventeen thousand million cells, or unpack to any size, and the library
that reads it ends its process where there is no memory. Needs the extra ``spreadsheets``.
"""

from __future__ import annotations

import datetime
import io
import os
import re
import signal
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from yesan.errors import Fault
from yesan.limits import end_with, more_memory
from yesan.phrase import Phrase
from yesan.reading import sheet_marks, spelling
from yesan.reading.locations import LARGEST
from yesan.reading.merged_cells import Merge

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
SECONDS, MEMORY, CELLS = 60.0, 2**30, 5_000_000
"""What reading one file may take, and how many cells a sheet may have."""
SIGNIFICANT = 15
"""Number of digits that a spreadsheet program keeps."""
DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]0*)?S", re.ASCII)
"""A time of more than a day."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MISSING = Phrase(
    "this installation reads no spreadsheets: install python-calamine, which "
    "is the extra `spreadsheets` of where yesan was installed from, or save "
    "each sheet as CSV in UTF-8"
)
SAVE = Phrase("open it in a spreadsheet program, and save it as .xlsx, or as CSV in UTF-8")
OLD = (
    "an .xls file does not distinguish errors such as #REF! from blank cells, nor 007 from 7: "
    "save it as .xlsx to be sure"
)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a file.

    Attributes:
        name: What it is called.
        rows: Its cells as texts; those of blank cells are empty.
        merges: Its merged cells.
        hidden: Whether people do not see it.
        notes: What of its cells could not be kept.
        scaled: Columns whose numbers are shown smaller than they are.
        texts: Columns with figures that are texts, with a point before three digits.
        currencies: What all numbers of a column are shown with, by the column.
        several: The currencies that its numbers are shown with, by the column, where they differ.
    """

    name: str
    rows: list[list[str]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    notes: tuple[str, ...] = ()
    scaled: frozenset[int] = field(default_factory=frozenset)
    texts: frozenset[int] = field(default_factory=frozenset)
    currencies: Mapping[int, str] = field(default_factory=dict)
    several: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def sheets(data: bytes) -> list[Sheet]:
    """The sheets of a file.

    Raises:
        Fault: It is no spreadsheet, is encrypted, or needs more time or memory than it may;
            or this installation reads none.
    """
    try:
        import python_calamine  # noqa: F401, PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise Fault(
            "source-error", Phrase("a spreadsheet file"), Phrase("a CSV file"), MISSING
        ) from error
    _check(data)
    system = get_context("fork")
    receiver, sender = system.Pipe(duplex=False)
    child = system.Process(target=_work, args=(data, sender, os.getpid()))
    child.start()
    sender.close()
    try:
        found = receiver.recv() if receiver.poll(SECONDS) else None
    except EOFError:
        found = None
    child.kill()
    child.join()
    if isinstance(found, list):
        return found
    raise _refusal(found or "")


def _check(data: bytes) -> None:
    """Refuse what is no spreadsheet by its first bytes, or says that it is too large."""
    if not data.startswith((ZIP, OLE)):
        begins = data[:2000].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
        kind = (
            Phrase("a web page") if begins.startswith(b"<") else Phrase("text, or something else")
        )
        raise Fault(
            "source-error",
            Phrase("{kind} with the name of a spreadsheet", kind=kind),
            Phrase("a spreadsheet file"),
            SAVE,
        )
    if data.startswith(ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                size = sum(info.file_size for info in archive.infolist())
        except (zipfile.BadZipFile, ValueError) as error:
            raise _refusal(str(error)) from error
        if size > LARGEST:
            raise _refusal("")


def check_text(data: bytes) -> None:
    """Refuse a spreadsheet that has the name of a text.

    Raises:
        Fault: It is one by its first bytes.
    """
    if data.startswith((ZIP, OLE)):
        found = Phrase("a spreadsheet with the name of a text")
        raise Fault("source-error", found, Phrase("a CSV file"), SAVE)


def _refusal(reason: str) -> Fault:
    if reason:
        return Fault(
            "source-error",
            Phrase("a spreadsheet file that cannot be read ({reason})", reason=reason),
            Phrase("one without a password that is whole"),
            Phrase("open it in a spreadsheet program, and save it again, without a password"),
        )
    return Fault(
        "limit-error",
        Phrase("a spreadsheet file that takes too much time or memory"),
        Phrase("at most {cells:,} cells in a sheet", cells=CELLS),
        Phrase(
            "delete the empty rows and columns around the tables, or save each sheet "
            "as CSV in UTF-8"
        ),
    )


def _work(data: bytes, sender: Connection, parent: int) -> None:
    """Read the file in a process of its own; an error is sent as text."""
    end_with(parent)
    signal.alarm(int(SECONDS))
    with open(os.devnull, "w", encoding="utf-8") as nothing:  # noqa: PTH123 - to be duplicated
        os.dup2(nothing.fileno(), 2)
    try:
        with more_memory(MEMORY):
            sender.send(_sheets(data))
    except MemoryError:
        sender.send("")
    except Exception as error:  # noqa: BLE001 - the library has an error of its own for each format
        sender.send(str(error).splitlines()[0] if str(error) else type(error).__name__)


def _sheets(data: bytes) -> list[Sheet]:
    import python_calamine  # noqa: PLC0415 - an extra

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    marks: dict[str, sheet_marks.Marks] = {}
    if data.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            marks = sheet_marks.of(archive) or sheet_marks.currencies_of_ods(archive)
            lost = sheet_marks.errors_of_ods(archive)
    else:
        lost = {}
    old = () if data.startswith(ZIP) else (OLD,)
    found = []
    for known in book.sheets_metadata:
        if known.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(known.name)
        if sheet.total_height * sheet.total_width > CELLS:
            raise MemoryError
        hidden = known.visible is not python_calamine.SheetVisibleEnum.Visible
        read = _sheet(sheet, marks.get(known.name, {}), lost.get(known.name, 0))
        found.append(replace(read, hidden=hidden, notes=(*old, *read.notes)))
    return found


def _sheet(sheet: CalamineSheet, marks: sheet_marks.Marks, lost: int) -> Sheet:
    values = sheet.to_python(skip_empty_area=False)
    rows = [
        [_written(value, marks.get((r, c), "")) for c, value in enumerate(row)]
        for r, row in enumerate(values)
    ]
    notes = []
    if lost:
        notes.append(
            Phrase.counting(
                "{count:,} cell holds an error and is left empty",
                "{count:,} cells hold an error and are left empty",
                count=lost,
            )
        )
    uncomputed = sum(mark == sheet_marks.UNCOMPUTED for mark in marks.values())
    if uncomputed:
        notes.append(
            Phrase.counting(
                "{count:,} formula has no value and is left empty: open the file in a spreadsheet "
                "program, and save it",
                "{count:,} formulas have no value and are left empty: open the file in a "
                "spreadsheet program, and save it",
                count=uncomputed,
            )
        )
    long = sum(isinstance(v, float) and abs(v) >= 10**SIGNIFICANT for row in values for v in row)
    if long:
        notes.append(
            Phrase.counting(
                "{count:,} number has more than {digits} digits, of which a spreadsheet keeps only "
                "the first: a code is to be text",
                "{count:,} numbers have more than {digits} digits, of which a spreadsheet keeps "
                "only the first: a code is to be text",
                count=long,
                digits=SIGNIFICANT,
            )
        )
    shown = _currencies(values, marks)
    return Sheet(
        sheet.name,
        rows,
        tuple(sheet.merged_cell_ranges or ()),
        notes=tuple(notes),
        scaled=frozenset(c for (_, c), mark in marks.items() if mark == sheet_marks.SCALED),
        texts=frozenset(c for row in values for c, value in enumerate(row) if _is_figure(value)),
        currencies={c: own[0] for c, own in shown.items() if len(own) == 1 and own[0]},
        several={c: each for c, own in shown.items() if len(each := tuple(filter(None, own))) > 1},
    )


def _currencies(values: list[list[Any]], marks: sheet_marks.Marks) -> dict[int, list[str]]:
    """The currencies that numbers of each column are shown with; an empty one of those without."""
    found: dict[int, set[str]] = {}
    for r, row in enumerate(values):
        for c, value in enumerate(row):
            if isinstance(value, float | int) and not isinstance(value, bool):
                found.setdefault(c, set()).add(marks.get((r, c), ""))
    sign = sheet_marks.CURRENCY
    return {
        c: sorted({mark.removeprefix(sign) if mark.startswith(sign) else "" for mark in own})
        for c, own in found.items()
    }


def _is_figure(value: object) -> bool:
    return isinstance(value, str) and bool(spelling.THREES["."].fullmatch(value.strip()))


def _written(value: Any, mark: str) -> str:
    """A value as a CSV has it."""
    match value:
        case bool():
            return str(value).lower()
        case float() | int():
            return _number(value, mark)
        case datetime.datetime():
            return value.isoformat(sep=" ") if value.time() != datetime.time() else f"{value:%F}"
        case datetime.timedelta():
            minutes, seconds = divmod(int(value.total_seconds()), 60)
            return _length(minutes // 60, minutes % 60, seconds)
        case datetime.date() | datetime.time():
            return value.isoformat()
    text = " ".join(str(value).split("\r\n")).strip()
    if long := DURATION.fullmatch(text):  # which the library does not read of an .ods file
        text = _length(*map(int, long.groups()))
    return mark if not text and mark.startswith("#") else text


def _length(hours: int, minutes: int, seconds: int) -> str:
    """How long something takes, be it more than a day."""
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _number(value: float, mark: str) -> str:
    """A number with the digits that the program shows of it."""
    exact = Decimal(f"{value:.{SIGNIFICANT}g}")
    if mark == sheet_marks.PERCENT:
        return f"{_plain(exact * 100)}%"
    text = _plain(exact)
    return text.zfill(len(mark)) if mark.strip("0") == "" and text.isdigit() else text


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
