"""A report as Markdown, short enough for a comment of GitHub on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yesan.phrase import Phrase
from yesan.reports.report import Entry, Report, Row, Shown

LARGEST = 60_000
"""Characters of a report: a comment of GitHub may have 65,536."""
ENDING = 300
"""Characters that are kept for how much is left out."""
CAUSES = 40
"""Number of causes in the list; all others are counted."""
LONGEST = 160
"""Number of characters of a cell, or of a name, that are shown."""
ACTING = re.compile(r"[!-/:-@\[-`{-~]")
"""What Markdown, or GitHub in it, could read as more than a letter."""
PLAIN = frozenset(" ,.;'()-/?%+")
"""Of these, what is harmless within a line; a dot only where no address begins."""
CALLS = re.compile(r"(&#64;|&#35;|\bGH)(?=[\w&-])", re.IGNORECASE)
"""What GitHub makes a call or a link of, though it is written by its number."""
JOINER = "\N{WORD JOINER}"
"""Ends such a call, and is not seen."""
MARKS = {True: "❌", False: "⚠️"}


def markdown(report: Report, largest: int = LARGEST) -> str:
    """The report as Markdown of GitHub, below its largest size.

    Args:
        report: The report.
        largest: How many characters it may have.
    """
    entries = list(report.entries())
    parts = [_heading(report, entries)]
    left = largest - len(parts[0]) - ENDING
    told = 0
    for number, entry in enumerate(entries, start=1):
        part = _details(number, entry, report)
        if len(part) > left:
            break
        left -= len(part)
        parts.append(part)
        told = number
    if told < len(entries):
        said = Phrase(
            "Rows of {count:,} more causes are left out here: this report would be too long.",
            count=len(entries) - told,
        )
        parts.append(f"\n{report.said(said)}\n")
    return "".join(parts)


def _heading(report: Report, entries: Sequence[Entry]) -> str:
    """How much is wrong, and each cause in a line."""
    valid, invalid = Phrase("The data is valid."), Phrase("The data is not valid.")
    title = escaped(report.said(valid if report.is_valid else invalid))
    mark = "✅" if report.is_valid else "❌"
    if not entries:
        return f"### {mark} {title}\n\n{escaped(report.checked)}\n"
    heads = (Phrase("What"), Phrase("Where"), Phrase("How many"), Phrase("What to do"))
    lines = [
        f"### {mark} {title} {escaped(report.summary)}",
        "",
        f"| | {' | '.join(escaped(report.said(head)) for head in heads)} |",
        "|---|---|---|--:|---|",
        *(_line(entry, report) for entry in entries[:CAUSES]),
    ]
    if len(entries) > CAUSES:
        said = Phrase("… and {count:,} more causes", count=len(entries) - CAUSES)
        lines += ["", escaped(report.said(said))]
    return "\n".join(lines) + "\n"


def _line(entry: Entry, report: Report) -> str:
    first = entry.shown[0]
    more = len(entry.files) - 1
    place: str = code(entry.where)
    if more:
        place += " " + escaped(report.said(Phrase("and {count:,} more files", count=more)))
    remedies = {shown.remedy for shown in entry.shown}
    remedy = first.remedy if len(remedies) == 1 else report.said(Phrase("see below"))
    what = first.what if entry.count == 1 else entry.title
    cells = (what, None, f"{entry.count:,}", remedy)
    shown = [place if cell is None else escaped(cell) for cell in cells]
    return f"| {MARKS[entry.is_error]} | {' | '.join(shown)} |"


def _details(number: int, entry: Entry, report: Report) -> str:
    """The errors of one cause with their rows, folded."""
    title = f"{number}. {escaped(entry.title)} ({entry.count:,}) {code(entry.type)}"
    lines = [f"\n<details><summary>{title}</summary>\n"]
    for shown in entry.shown:
        lines += _told(shown)
    if entry.more:
        lines.append(escaped(report.said(Phrase("… and {count:,} more", count=entry.more))) + "\n")
    return "\n".join([*lines, "</details>\n"])


def _told(shown: Shown) -> Iterator[str]:
    yield f"{code(shown.place)}: {escaped(shown.what)}. **{escaped(shown.remedy)}**\n"
    for row in shown.rows:
        yield from _table(row)
        yield ""


def _table(row: Row) -> Iterator[str]:
    """A row below the names of its columns; cells at fault are bold, between two arrows."""
    if not row.names:
        yield f"> {row.line}: {code(row.cells[0])}"
        return
    more = [" … "] if row.is_cut else []
    yield f"| | {' | '.join([*map(escaped, row.names), *more])} |"
    yield "|" + "---|" * (len(row.names) + 1 + len(more))
    cells = [
        f"➡️ **{code(cell)}** ⬅️" if n in row.marked else code(cell)
        for n, cell in enumerate(row.cells)
    ]
    yield f"| {row.line} | {' | '.join([*cells, *more])} |"


def code(text: str) -> str:
    """A text of the package as code: nothing in it is read as Markdown, HTML or a name."""
    shown = escaped(text)
    return f"<code>{shown}</code>" if shown.strip() else " "


def escaped(text: str) -> str:
    """A text as a line of Markdown that shows it and does nothing."""
    cut = text if len(text) <= LONGEST * 4 else f"{text[: LONGEST * 4 - 1]}…"
    flat = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in cut)
    flat = re.sub(r"\bwww\.", lambda found: found[0].replace(".", "\0"), flat, flags=re.IGNORECASE)
    safe = ACTING.sub(lambda found: found[0] if found[0] in PLAIN else f"&#{ord(found[0])};", flat)
    return CALLS.sub(lambda found: f"{found[0]}{JOINER}", safe.replace("\0", "&#46;"))
