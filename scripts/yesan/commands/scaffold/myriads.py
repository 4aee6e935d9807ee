"""Amounts with words for powers of ten, as East Asia writes them: ``1억 2천만원`` is 120,000,000.

Each word multiplies what is before it, up to a word for a larger power; powers fall from word to
word. A column is read where all its cells say what they count: of a bare 300 beside ``3억`` nobody
knows whether it is a count of won, nor of ``1억 5`` whether it is 1.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yesan.phrase import Phrase
from yesan.reading import spelling
from yesan.reading.inference import MISSING

LARGE = {
    10**16: "경京",
    10**12: "조兆",
    10**8: "억億亿",
    10**4: "만萬万",
}
SMALL = {1000: "천千", 100: "백百", 10: "십十"}
POWERS = {
    word: power for powers in (LARGE, SMALL) for power, words in powers.items() for word in words
}
CURRENCIES = "원円元"
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
TOKEN = re.compile(rf"({NUMBER.pattern})|([{''.join(POWERS)}])", re.ASCII)
WRITTEN = re.compile(rf"(?P<figure>\d[\d.,\s{''.join(POWERS)}]*?)\s*(?P<mark>[{CURRENCIES}]?)")
MOST = 2
"""Where at least one cell in this many is such an amount, the others are probably faults."""


@dataclass(frozen=True)
class Amounts:
    """The cells of a column of amounts.

    Attributes:
        cells: The cells, in digits where all are such amounts.
        mark: What some have beside them that says their currency; empty where none has.
        note: What was read, or why it was not; empty where there are no such amounts.
    """

    cells: list[str]
    mark: str = ""
    note: str = ""


def plain(name: str, cells: Sequence[str], unit: str = "") -> Amounts:
    """The cells of a column, its amounts in digits.

    Args:
        name: The name of the column.
        cells: Its cells.
        unit: What is said to multiply all of them; empty where nothing is.
    """
    values = [c for c in dict.fromkeys(cells) if c.strip() and c.strip() not in MISSING]
    read = {text: found for text in values if (found := _read(text))}
    worded = [text for text in read if any(word in text for word in POWERS)]
    if not worded or MOST * len(read) < len(values) or spelling.contrast(values):
        return Amounts(list(cells))
    first = worded[0]
    marks = {mark for _, mark in read.values() if mark}
    others = [text for text in values if text not in read]
    bare = [t for t, (value, mark) in read.items() if value and not mark and t not in worded]
    if others:
        said = Phrase('"{cell}" is no amount as "{first}" is', cell=others[0], first=first)
        return Amounts(list(cells), note=_as_text(name, said))
    if bare or len(marks) > 1:
        odd = bare[0] if bare else next(t for t in values if read[t][1] not in {read[first][1], ""})
        said = Phrase('"{odd}" and "{first}" may not count the same', odd=odd, first=first)
        return Amounts(list(cells), note=_as_text(name, said))
    if unit:
        said = Phrase(
            '"{first}" says what it counts, and "{unit}" says it once more', first=first, unit=unit
        )
        return Amounts(list(cells), note=_as_text(name, said))
    figures = {text: f"{value.normalize():f}" for text, (value, _) in read.items()}
    more = Phrase(", and {count:,} more like it", count=len(worded) - 1)
    note = Phrase(
        "{name}: {found} is read as {read}{more}",
        name=name,
        found=first,
        read=figures[first],
        more=more if len(worded) > 1 else "",
    )
    return Amounts([figures.get(cell, cell) for cell in cells], "".join(marks), note)


def _as_text(name: str, why: str) -> str:
    """That a column is left as it is, and why."""
    return Phrase(
        "{name}: {why}, so the column stays text; write each number in full", name=name, why=why
    )


def _read(text: str) -> tuple[Decimal, str] | None:
    """The number that a text is, and the mark of its currency; None where it is none."""
    bare = text.strip().translate(spelling.WIDE).translate(spelling.SAME)
    negative = False
    if bracketed := spelling.BRACKETED.fullmatch(bare):
        negative, bare = True, bracketed[1]
    elif signed := spelling.SIGNED.fullmatch(bare):
        negative, bare = signed[1] not in "+＋", signed[2]
    found = WRITTEN.fullmatch(bare)
    value = _value(found["figure"], whole=bool(found["mark"])) if found else None
    if found is None or value is None:
        return None
    return (-value if negative and value else value), found["mark"]


def _value(figure: str, *, whole: bool) -> Decimal | None:
    """What a number with words is; None where its powers do not fall, or a part is no number.

    Args:
        figure: The number.
        whole: Whether something says that no word is missing after its last digits.
    """
    tokens = TOKEN.findall(figure)
    if "".join(a or b for a, b in tokens) != re.sub(r"\s", "", figure):
        return None
    total, part, bound = Decimal(0), list[tuple[str, str]](), Decimal("Infinity")
    for token in tokens:
        power = POWERS.get(token[1], 0)
        if power < min(LARGE):
            part.append(token)
            continue
        amount = _below(part)
        if amount is None or amount * power >= bound:
            return None
        total, part, bound = total + amount * power, [], Decimal(power)
    rest = _below(part) if part else Decimal(0)
    if rest is None or rest >= bound:
        return None
    return total + rest if whole or not tokens[-1][0] or _is_full(tokens) else None


def _is_full(tokens: Sequence[tuple[str, str]]) -> bool:
    """Whether the last digits are as many as the word before them has zeros, if there is one."""
    *before, (digits, _) = tokens
    return not before or 10 ** len(digits) == POWERS.get(before[-1][1])


def _below(tokens: Sequence[tuple[str, str]]) -> Decimal | None:
    """What is between two words for large powers; None where its parts do not fit."""
    total, number, bound = Decimal(0), None, Decimal("Infinity")
    for digits, word in tokens:
        if digits and number is not None:
            return None
        if digits:
            number = Decimal(digits.replace(",", ""))
            continue
        amount = (Decimal(1) if number is None and total else number) or None
        if amount is None or amount * POWERS[word] >= bound:
            return None
        total, number, bound = total + amount * POWERS[word], None, Decimal(POWERS[word])
    if number is not None and number >= bound:
        return None
    known = bool(tokens) and (total or number is not None)
    return total + (number or 0) if known else None
