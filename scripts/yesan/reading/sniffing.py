"""Detection of what a table's descriptor leaves out: encoding, delimiter, header row."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from yesan.errors import Fault
from yesan.phrase import Phrase, joined
from yesan.reading import encodings, headers, spaced
from yesan.reading.content import Content
from yesan.reading.parsing import Json

DELIMITERS = ",;\t|"
"""The delimiters that are tried; the first one is the standard's default."""
SPACE = str(spaced.DIALECT["delimiter"])
SAMPLE = 100
"""How many lines are looked at to find the delimiter."""
SEPARATOR = re.compile(r"\ufeff?\"?sep=([,;\t|])\"?\s*")
"""The line with which a spreadsheet program says what is between the cells."""
UTF8 = frozenset({"utf-8", "utf-8-sig"})
ENCODING_ERROR = "encoding-error"
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The encoding of each byte order mark, the longer marks first."""


def find_encoding(declared: object, content: Content, warnings: list[Fault]) -> str:
    """The encoding of the bytes; one that is detected but not declared is added to `warnings`.

    So is the error of bytes that are not in the one that is declared, if it is certain in which
    they are: all else that is wrong with them can be told as well.

    Raises:
        Fault: It is not declared, and cannot be detected.
    """
    mark = next((name for bom, name in MARKS.items() if content.data.startswith(bom)), "")
    if isinstance(declared, str) and declared:
        return _declared(codecs.lookup(declared).name, mark, content, warnings)
    if mark:
        return mark
    wrong: UnicodeError | None = None
    try:
        content.data.decode()
    except UnicodeDecodeError as error:
        wrong = error
    # What is UTF-8 with zeros or shifts in it may be in another; else these are in the text.
    coded = wrong or b"\0" in content.data or encodings.SHIFT in content.data
    found = encodings.guessed(content.data) if coded else "utf-8"
    if not found and wrong:
        raise undecodable(content, "utf-8", wrong) from wrong
    if found in {"", "utf-8"}:
        return "utf-8"
    warnings.append(
        Fault(
            "undeclared-encoding",
            Phrase("text in {found}", found=found),
            Phrase("text in utf-8, or its encoding declared"),
            Phrase('add "encoding": "{found}", or save the file as UTF-8', found=found),
        )
    )
    return found


def _declared(name: str, mark: str, content: Content, warnings: list[Fault]) -> str:
    """The encoding that is declared, or that in which the bytes are without doubt.

    Text in UTF-8 is in no other encoding, whatever letters it has there, if it has the mark of it,
    or nobody could have written these letters.
    """
    if name in UTF8:
        plain = mark if mark in UTF8 else name
    else:
        plain = name if not encodings.is_utf8_alone(content.data, name) else mark or "utf-8"
    try:
        content.data.decode(plain)
    except UnicodeError as error:
        found = [mark] if mark else [other for other, _ in _readings(content.data)]
        if len(found) != 1 or not _is_in(content.data, found[0]):
            return name
        warnings.append(undecodable(content, name, error))
        return found[0]
    if name not in UTF8 and plain in UTF8:
        expected = Phrase("text in {encoding}", encoding=name)
        remedy = Phrase("save the file as {encoding}, or name its encoding", encoding=name)
        found_there = Phrase("text in {found}", found=plain)
        warnings.append(Fault(ENCODING_ERROR, found_there, expected, remedy))
    return plain


def _is_in(data: bytes, encoding: str) -> bool:
    """Whether bytes are text in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def find_delimiter(text: str, properties: Json, names: Sequence[str]) -> str:
    """The delimiter that yields the described columns, else rows of the most even length.

    Lines above the header do not count, and a first line ``sep=;`` says it.
    """
    sample = list(islice(io.StringIO(text, newline=""), SAMPLE))
    if sample and (said := SEPARATOR.fullmatch(sample[0])):
        return said[1]
    widths: dict[str, list[int]] = {}
    skipped: dict[str, int] = {}
    for delimiter in DELIMITERS:
        try:
            read = list(csv.reader(sample, quotechar=_quote(properties), delimiter=delimiter))
        except (csv.Error, TypeError):
            continue
        above = headers.find(read, names) - 1
        records = [r for r in read[above:] if r]
        if not records:
            continue
        if names and headers.is_named(records[0], names):
            return delimiter
        widths[delimiter], skipped[delimiter] = [len(r) for r in records], above
    wide = {d: w for d, w in widths.items() if w[0] > 1}
    even = [d for d, w in wide.items() if len(set(w)) == 1]
    if names and (fitting := [d for d, w in widths.items() if w[0] == len(names)]):
        return next((d for d in even if d in fitting), fitting[0])
    if not wide and spaced.is_plain(sample):
        return SPACE
    if even:
        return max(even, key=lambda d: (-skipped[d], wide[d][0]))
    return (
        DELIMITERS[0] if DELIMITERS[0] in wide or not wide else max(wide, key=lambda d: wide[d][0])
    )


def find_header_row(text: str, properties: Json, names: Sequence[str]) -> int:
    """The number of the row with the names of the columns, below titles and comments."""
    mark, rows = properties.get("commentChar"), properties.get("commentRows") or []
    if mark or rows:
        lines = enumerate(io.StringIO(text), start=1)
        return next((n for n, x in lines if n not in rows and not (mark and x.startswith(mark))), 1)
    sample = list(islice(io.StringIO(text, newline=""), SAMPLE))
    said = bool(sample and SEPARATOR.fullmatch(sample[0]))
    quote, delimiter = _quote(properties), str(properties["delimiter"])
    try:
        read = list(csv.reader(sample, quotechar=quote, delimiter=delimiter))
    except (csv.Error, TypeError):
        return 1
    return headers.find(read[said:], names) + said


def _quote(properties: Json) -> str | None:
    quote = properties.get("quoteChar")
    return quote if isinstance(quote, str) and quote else None


def undecodable(content: Content, encoding: str, error: UnicodeError) -> Fault:
    """The error for bytes that are not in an encoding: their line, and what they may be in."""
    start = getattr(error, "start", 0)
    row = content.data[:start].count(b"\n") + 1
    fault = Fault(
        ENCODING_ERROR,
        Phrase("bytes that are not {encoding} in line {row}", encoding=encoding, row=row),
        Phrase("text in {encoding}", encoding=encoding),
        Phrase("save the file as {encoding}, or name its encoding", encoding=encoding),
    )
    known = [(name, word) for name, word in _readings(content.data) if name != encoding]
    if not known:
        return fault
    read = joined(
        ", ", [Phrase('"{name}" for {word}', name=name, word=word) for name, word in known]
    )
    remedy = Phrase("name its encoding, {read}; or save the file as utf-8", read=read)
    return Fault(fault.type, fault.found, fault.expected, remedy)


def _readings(data: bytes) -> list[tuple[str, str]]:
    """The encodings that bytes may be in, each with a word as it reads it."""
    mark = next((name for bom, name in MARKS.items() if data.startswith(bom)), "")
    name = mark or encodings.guessed(data)
    if not name:
        return encodings.choices(data)
    words = encodings.WORD.findall(data.decode(name, errors="replace"))
    return [(name, next((word for word in words if not word.isascii()), words[0]))] if words else []
