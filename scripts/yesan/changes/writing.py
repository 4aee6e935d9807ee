"""A report written as text, Markdown, HTML or commands of GitHub; no text of a package is markup.

Markdown is for comments on a pull request: no address becomes a link, no name calls a person, no
picture is loaded. HTML is a file of its own, without scripts and without anything from elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from yesan.changes.document import Block, Document, Grid, Items, Section, Sentences
from yesan.language.visible import MARK, visible
from yesan.reports.github import escaped

MEANT = re.compile(
    r"([\\`*\[\]<>|~$]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|^[-+=#](?=\W)|(?<=^\d)[.)]|(?<=^\d\d)[.)])"
)
"""What Markdown reads as more than a character; a number begins a list at the begin of a line."""
CALLS = re.compile(
    r"(@)(?=\w)|(?<=[a-z])(:)(?=//)|(?<=GH)(-)(?=\d)|(#)(?=\d)|\b(www)(?=\.)", re.IGNORECASE
)
"""What GitHub and GitLab make a link or a call of, be it escaped."""
TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""What shows the text after it in another order."""
JOINER = "\N{WORD JOINER}"
"""Ends such a call, and is not seen."""
STYLE = Markup(
    "body{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "th,td{border-bottom:1px solid #bbb;padding:.25rem .6rem;text-align:start;vertical-align:top}"
    ".number{text-align:end;font-variant-numeric:tabular-nums}"
)
HEAD, CELL = Markup("<th{}>{}</th>"), Markup("<td{}>{}</td>")
NUMBER = Markup(' class="number"')
PAGE = Markup(
    '<!doctype html>\n<html lang="{}">\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{}</title>\n<style>{}</style>\n{}\n</html>\n"
)


def text(document: Document) -> Iterator[tuple[bool, str]]:
    """The lines of a report as text, each with whether it is a heading."""
    for number, section in enumerate(document.sections):
        if number:
            yield False, ""
        yield True, "  " * max(0, section.level - 2) + section.title
        for block in section.blocks:
            yield from ((False, line) for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Sentences(said):
            yield f"  {_line(said)}"
        case Items(texts):
            yield from (f"  - {_line(item)}" for item in texts)
        case Grid():
            rows = [[_line(cell) for cell in row] for row in (block.header, *block.rows)]
            widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
            for row in rows:
                cells = (
                    _padded(cell, width, right=n in block.numbers)
                    for n, (cell, width) in enumerate(zip(row, widths, strict=True))
                )
                yield f"    {'  '.join(cells)}".rstrip()


def _line(said: str) -> str:
    """A text in one line and in its order, without characters that cannot be shown."""
    return TURNS.sub(MARK, visible(" ".join(said.split())))


def _width(cell: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)


def _padded(cell: str, width: int, *, right: bool) -> str:
    gap = " " * (width - _width(cell))
    return f"{gap}{cell}" if right else f"{cell}{gap}"


def markdown(document: Document) -> str:
    """A report as Markdown."""
    parts = []
    for section in document.sections:
        parts.append(f"{'#' * section.level} {_marked(section.title)}")
        parts += [_block(block) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Sentences(said):
            return _marked(said)
        case Items(texts):
            return "\n".join(f"- {_marked(item)}" for item in texts)
    rule = ["---:" if n in block.numbers else "---" for n in range(len(block.header))]
    rows = [[_marked(cell) for cell in row] for row in (block.header, *block.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _marked(said: str) -> str:
    """A text in which Markdown finds nothing to obey."""
    return CALLS.sub(lambda found: f"{found[0]}{JOINER}", MEANT.sub(r"\\\1", _line(said)))


def github(document: Document) -> Iterator[str]:
    """A report as commands of a GitHub workflow: a notice for each section."""
    for section in document.sections:
        lines = (line for block in section.blocks for line in _lines(block))
        said = "\n".join(line.removeprefix("  ") for line in lines)
        yield f"::notice title={escaped(_line(section.title), ':,')}::{escaped(said)}"


def html(document: Document) -> str:
    """A report as a page of its own."""
    body = Markup("\n").join(part for section in document.sections for part in _section(section))
    return str(PAGE.format(document.language, _line(document.sections[0].title), STYLE, body))


def _section(section: Section) -> Iterator[Markup]:
    level = section.level
    yield Markup("<h{}>{}</h{}>").format(level, _line(section.title), level)
    for block in section.blocks:
        match block:
            case Sentences(said):
                yield Markup("<p>{}</p>").format(_line(said))
            case Items(texts):
                items = (Markup("<li>{}</li>").format(_line(item)) for item in texts)
                yield Markup("<ul>{}</ul>").format(Markup().join(items))
            case Grid():
                head = _row(HEAD, block.header, block)
                rows = Markup("\n").join(_row(CELL, row, block) for row in block.rows)
                yield Markup("<table><thead>{}</thead>\n<tbody>{}</tbody></table>").format(
                    head, rows
                )


def _row(cell: Markup, cells: Sequence[str], grid: Grid) -> Markup:
    made = (
        cell.format(NUMBER if n in grid.numbers else "", _line(text))
        for n, text in enumerate(cells)
    )
    return Markup("<tr>{}</tr>").format(Markup().join(made))
