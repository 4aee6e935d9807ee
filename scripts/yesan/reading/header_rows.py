"""The rows of a header: one, or two that become one where each column has one name by them.

What cannot be certain is refused, with what to do about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading import headers
from yesan.reading.inference import MISSING
from yesan.reading.merged_cells import Merge

Rows = list[list[str]]
FEWEST = 2
"""Minimum number of amounts below a text that show that it is none of them."""
APART = Phrase("put each table on a sheet, or into a file, of its own")
AS_MANY = Phrase("as many cells as the header")
QUOTE = Phrase("quote the cell that it is a part of, or give it a column of its own")
NAMES = Phrase("write a row with a name for each column above the rows")
ONE_HEADER = Phrase(
    "leave one row with a name for each column above the rows, and nothing merged in it"
)


def read(cells: Rows, top: int, merges: Sequence[Merge]) -> tuple[list[str], int]:
    """The names of the columns, and the row after them.

    Raises:
        Fault: They are in two rows, and a column has no name of its own by them.
    """
    upper = list(map(single, cells[top]))
    lower = list(map(single, cells[top + 1])) if top + 1 < len(cells) else []
    if not lower or not is_upper(cells, top, merges):
        return upper, top + 1
    last, names = "", []
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        same = not below or below == last
        names.append(last if same else f"{last} {below}".strip())
    twice = [name for name, count in Counter(filter(None, names)).items() if count > 1]
    third = cells[top + 2] if top + 2 < len(cells) else []
    if twice or (third and not any(map(headers.NUMBER.fullmatch, filter(None, third)))):
        found = Phrase(
            'a header of several rows, in which "{value}" is no name of its own',
            value=(twice or third)[0],
        )
        raise Fault("blank-header", found, Phrase("a header of one row"), ONE_HEADER)
    return names, top + 2


def _grouped(merges: Sequence[Merge], top: int) -> bool:
    """Whether a row has cells that are merged sideways, as the first of two rows of a header."""
    return any(first[0] == top == last[0] and last[1] > first[1] for first, last in merges)


def is_upper(cells: Rows, top: int, merges: Sequence[Merge]) -> bool:
    """Whether a row is the first of two rows of a header.

    The second has texts below cells that are blank, where the rows below have numbers; and the same
    name twice, or a cell of the first alone above it, or the first has merged cells.
    """
    if top + 1 >= len(cells):
        return False
    upper, lower = (list(map(single, row)) for row in cells[top : top + 2])
    body, grouped = cells[top + 2 :], _grouped(merges, top)
    first = next((n for n, cell in enumerate(upper) if cell), 0)
    open_ = [n for n in range(first + 1, len(upper)) if upper[n] in {"", upper[n - 1]} and lower[n]]
    if len(set(filter(None, upper))) < 2 or any(map(headers.UNIT.match, upper)):  # noqa: PLR2004
        return False
    if not open_ or any(
        headers.NUMBER.fullmatch(lower[n]) for n in open_ if not _is_year(lower[n])
    ):
        return False
    closed = [n for n, cell in enumerate(upper) if cell and (not lower[n] or lower[n] == cell)]
    numbers = [n for n in open_ if any(headers.NUMBER.fullmatch(row[n]) for row in body if row[n])]
    named = [cell for cell in lower if cell]
    return bool(numbers) and (bool(closed) or grouped or len({*named}) < len(named))


def _is_year(cell: str) -> bool:
    return cell.isdigit() and len(cell) == 4  # noqa: PLR2004


def check_above(cells: Rows, top: int, merges: Sequence[Merge]) -> None:
    """Refuse a header whose first row would be lost with the lines above it.

    Raises:
        Fault: The row above has names of groups of columns.
    """
    upper = cells[top - 1] if top else []
    filled = [n for n, cell in enumerate(upper) if cell and not headers.UNIT.match(cell)]
    grouped = any(n and (top - 1, n) == first for n in filled for first, _ in merges)
    several = len({upper[n] for n in filled[1:]} - {upper[n] for n in filled[:1]}) > 1
    within = is_upper(cells, top, merges)
    if len({upper[n] for n in filled}) > 1 and (grouped or several or within):
        raise Fault(
            "blank-header",
            Phrase(
                'a header of several rows, of which one has "{upper}"',
                upper=single(upper[filled[1]]),
            ),
            Phrase("a header of one row"),
            ONE_HEADER,
        )


def check(names: list[str], body: Rows) -> None:
    """Refuse a header that is a row of values, or that goes on below.

    Raises:
        Fault: It is one of these.
    """
    numbers = [name for name in names if headers.NUMBER.fullmatch(name)]
    if numbers and not headers.are_names(numbers):
        found = Phrase(
            'values where the names of the columns are expected, "{numbers}" among them',
            numbers=numbers[0],
        )
        raise Fault("blank-header", found, Phrase("a header row"), NAMES)
    first, *rest = body or [[]]
    amounts = [n for n in range(len(first)) if _is_amount(n, rest)]
    texts = [first[n] for n in amounts]
    several = len({*texts}) > 1 or (bool(texts) and not first[0])
    if several and all(_is_text(text) for text in texts):
        found = Phrase('a second row of names or units, with "{texts}"', texts=texts[0])
        raise Fault("blank-header", found, Phrase("a header of one row"), ONE_HEADER)


def check_widths(rows: Sequence[Sequence[str]], top: int, begin: int) -> None:
    """Refuse rows with more cells than the header, as a comma in a cell without quotes makes them.

    Args:
        rows: The rows as they are in the file.
        top: The number of the first row of the header, counted from 0.
        begin: That of the row after it.

    Raises:
        Fault: A row has a cell beyond the last column.
    """
    wide = max(map(len, rows[top:begin]))
    for number, row in enumerate(rows[begin:], start=begin + 1):
        if headers.width(row) > wide:
            found = Phrase(
                '"{cell}" after the last column, in row {row}', cell=single(row[wide]), row=number
            )
            raise Fault("extra-cell", found, AS_MANY, QUOTE)


def check_below(cells: Rows, names: Sequence[str], titles: Sequence[str]) -> None:
    """Refuse rows among which a second table begins, after a blank row and with a header.

    Args:
        cells: The rows below the header, blank ones among them.
        names: The header, which may come again below the title of a second table.
        titles: The lines above it.

    Raises:
        Fault: There is one.
    """
    for n in (n for n in range(2, len(cells)) if cells[n] == names and not any(cells[n - 2])):
        title = {*filter(None, cells[n - 1])}
        if len(title) == 1 and not title & {*titles}:
            raise _second(cells[n - 1])
    for n in (n for n in range(1, len(cells) - 1) if not any(cells[n - 1])):
        above, below = [[row for row in rows if any(row)] for rows in (cells[:n], cells[n + 1 :])]
        amounts = [c for c in range(len(cells[n])) if _is_amount(c, above) and _is_amount(c, below)]
        if amounts and all(_is_text(cells[n][c]) for c in amounts):
            raise _second(cells[n])


def _second(row: Sequence[str]) -> Fault:
    text = single(next(filter(None, row)))
    found = Phrase('a second table below, which begins with "{text}"', text=text)
    return Fault("blank-header", found, Phrase("one table in a sheet"), APART)


def _is_amount(column: int, rows: Rows) -> bool:
    cells = [row[column] for row in rows if row[column]]
    return len(cells) >= FEWEST and all(map(headers.NUMBER.fullmatch, cells))


def _is_text(cell: str) -> bool:
    return cell not in MISSING and any(c.isalpha() for c in cell)


def single(cell: str) -> str:
    """A name or a note in one line, in the Unicode form of names."""
    return headers.form(" ".join(cell.split()))
