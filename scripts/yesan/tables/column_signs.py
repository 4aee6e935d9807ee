"""What a spreadsheet program has done to one column, by its cells and by what its field says.

A sign is one only where nearly all of a column is so. Dates of another country, codes without their
first zeros, long numbers cut short, amounts with the sign of their currency, ``####`` for what is
too long and TRUE for true show such a program by themselves; a decimal comma does not, as many
people write one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yesan.package.field import Field
from yesan.phrase import Phrase, message
from yesan.reading import dates, spelling
from yesan.tables import marked_amounts
from yesan.tables.number_remedy import HASHES

FEWEST = 3
"""Number of cells from which on they are no mistakes of one cell."""
NEARLY = 0.9
"""Part of the cells of a column that are so at least; the others are told by themselves."""
WIDEST = 20
"""Number of digits of a code at most."""
LOCAL = (
    *("mrz", "mär", "märz", "mai", "okt", "dez"),
    *("janv", "févr", "mars", "avr", "juin", "juil", "août", "sept", "déc"),
    *("ene", "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set", "ott"),
    *("mrt", "mei", "maj", "fev", "out"),
)
"""Months as spreadsheet programs of other countries shorten them, where English has another."""
MONTHS = "|".join([*LOCAL, *dates.NAMES])
CLOCK = r"(?:(?:[AP]M|오전|오후) ?)?\d{1,2}:\d\d(?::\d\d)?(?:\.0+)?(?: ?(?:[AP]M|오전|오후))?"
TIME = re.compile(CLOCK, re.IGNORECASE)
DAY = re.compile(
    rf"(\d{{1,4}})(?:[./-] ?|년 ?)(\d{{1,2}})(?:[./-] ?|월 ?)(\d{{1,4}})[.일]?(?:[ T](?:{CLOCK}))?",
    re.IGNORECASE,
)
"""Three numbers of a day, whatever is between them, and perhaps a time."""
WORDED = re.compile(rf"\d{{1,2}}(?:[- ]|\. ?)(?:{MONTHS})\.?[- ]\d{{2,4}}", re.IGNORECASE)
SERIAL = re.compile(r"[1-9]\d{4}", re.ASCII)
"""The number of a day since 1900."""
MONTH = re.compile(
    rf"(?:{MONTHS})\.?[- ]\d{{2,4}}|\d{{1,2}}(?:-|\. ?)(?:{MONTHS})\.?|\d{{4}}년 ?\d{{1,2}}월"
    r"|\d{1,2}월 ?\d{1,2}일|\d{4}[./] ?\d{1,2}\.?|\d{1,2}[./]\d{4}",
    re.IGNORECASE,
)
"""What becomes of ``2024-02``, and of codes that look like months."""
LONG = re.compile(r"-?\d(?:[.,]\d+)?E\+\d{2}", re.ASCII)
ROUNDED = re.compile(r"\d{15}0+", re.ASCII)
"""A code with zeros in place of the digits from the 16th on: such a program keeps none of them."""
DIGITS = re.compile(r"[1-9]\d*|0", re.ASCII)
TRUTHS = frozenset(
    {
        *("WAHR", "FALSCH", "VRAI", "FAUX", "VERDADERO", "FALSO", "VERO", "VERDADEIRO", "WAAR"),
        *("ONWAAR", "PRAWDA", "FAŁSZ", "SANT", "FALSKT", "SAND", "FALSK", "SANN", "USANN", "TOSI"),
        *("EPÄTOSI", "PRAVDA", "NEPRAVDA", "IGAZ", "HAMIS", "DOĞRU", "YANLIŞ", "ИСТИНА", "ЛОЖЬ"),
    }
)
"""TRUE and FALSE as spreadsheet programs of other countries write them."""
BOOLEANS = ("trueValues", "falseValues")
CENTURY = 2000
YEAR_DIGITS = 4

DATES = message("dates of {name} as {cell} in {count:,} rows")
TIMES = message("times of {name} as {cell} in {count:,} rows")
TURNED = message("{name} turned into dates, as {cell}, in {count:,} rows")
CAPITALS = message("{name} in capitals, as {cell}, in {count:,} rows")
FOREIGN = message("{name} in another language, as {cell}, in {count:,} rows")
CUT = message("long numbers of {name} as {cell} in {count:,} rows")
ZEROED = message(
    "codes of {name} with zeros in place of their last digits, as {cell}, in {count:,} rows"
)
ZEROS = message("codes of {name} without their first zeros, as {cell}, in {count:,} rows")
COMMA = message("numbers of {name} with a decimal comma, as {cell}, in {count:,} rows")
POINT = message("numbers of {name} with a decimal point, as {cell}, in {count:,} rows")
APART = message("numbers of {name} with marks between thousands, as {cell}, in {count:,} rows")
EITHER = message("numbers of {name} with a comma, as {cell}, in {count:,} rows")
MONEY = message("amounts of {name} with their currency, as {cell}, in {count:,} rows")
NARROW = message("signs in place of {name}, as {cell}, in {count:,} rows")
WEAK = frozenset({COMMA, POINT, APART, EITHER})
"""What people write as well: a sign only beside another one."""


@dataclass(frozen=True)
class Sign:
    """What a spreadsheet program has done to a column.

    Attributes:
        said: The message that says it.
        field: The column.
        rows: The rows with such cells: each number, and the cell.
        declared: The property that would say so in its field, as JSON; empty where none can.
    """

    said: str
    field: str
    rows: Mapping[int, str]
    declared: str = ""


@dataclass(frozen=True)
class Column:
    """A column with cells that are not as its field says.

    Attributes:
        field: The field.
        raw: The field as the descriptor has it.
        wrong: The cells that are not so, by the numbers of their rows.
        known: All of its cells that are not empty.
        meant: The code that was meant by one without its zeros, by a key; empty where none was.
    """

    field: Field
    raw: Mapping[str, Any]
    wrong: Mapping[int, str]
    known: Sequence[str]
    meant: Callable[[str], str] | None = None

    def sign(self) -> Sign | None:
        """What was done to it; None where its cells are of several kinds, or too few."""
        if len(self.wrong) < FEWEST:
            return None
        return next(filter(None, (read() for read in self._readings())), None)

    def _readings(self) -> Iterator[Callable[[], Sign | None]]:
        if self.field.type != "string":
            yield self._hashes
        match self.field.type:
            case "date" | "datetime" | "yearmonth":
                yield self._dates
            case "time":
                yield lambda: self._throughout(TIMES, lambda c: bool(TIME.fullmatch(c)))
            case "boolean":
                yield self._capitals
                yield lambda: self._throughout(FOREIGN, lambda c: c.upper() in TRUTHS)
            case "number" | "integer":
                yield self._long
                yield self._money
                yield self._numbers
            case "string":
                yield self._long
                yield lambda: self._throughout(TURNED, lambda c: bool(MONTH.fullmatch(c)))
        yield self._zeros

    def _throughout(
        self, said: str, fits: Callable[[str], bool], declared: str = ""
    ) -> Sign | None:
        """A sign in all cells that are wrong and fit, if that is nearly the whole column."""
        rows = {n: cell for n, cell in self.wrong.items() if fits(cell.strip())}
        if len(rows) < FEWEST or len(rows) < NEARLY * len(self.known):
            return None
        return Sign(said, self.field.name, rows, declared)

    def _dates(self) -> Sign | None:
        months = self.field.type == "yearmonth"
        order = _order(self.wrong.values())

        def is_date(cell: str) -> bool:
            if months and MONTH.fullmatch(cell):
                return True
            day = DAY.fullmatch(cell)
            if day and dates.ISO.fullmatch(cell) and not months:
                return False
            if day:
                return _is_day(day.groups(), order)
            return bool(WORDED.fullmatch(cell) or SERIAL.fullmatch(cell))

        return self._throughout(DATES, is_date)

    def _capitals(self) -> Sign | None:
        values = {str(v).lower() for name in BOOLEANS for v in self.raw.get(name) or ()}
        return self._throughout(CAPITALS, lambda c: c.lower() in values)

    def _long(self) -> Sign | None:
        """Only long numbers are written so: one that is shorter is as it was."""
        if self.field.type == "string" and all(map(ROUNDED.fullmatch, self.wrong.values())):
            return Sign(ZEROED, self.field.name, self.wrong)
        if self.field.type == "number" or not all(map(LONG.fullmatch, self.wrong.values())):
            return None
        return Sign(CUT, self.field.name, self.wrong)

    def _hashes(self) -> Sign | None:
        """Only what is too long for its column is shown so: all else is as it was."""
        rows = {n: cell for n, cell in self.wrong.items() if HASHES.fullmatch(cell.strip())}
        return Sign(NARROW, self.field.name, rows) if len(rows) >= FEWEST else None

    def _money(self) -> Sign | None:
        """Amounts that have the sign of one currency, in nearly all cells."""
        money = marked_amounts.mark(self.wrong.values(), self.field)
        if not money or len(self.wrong) < NEARLY * len(self.known):
            return None
        found = marked_amounts.conventions(self.wrong, money)
        return Sign(MONEY, self.field.name, self.wrong) if found else None

    def _numbers(self) -> Sign | None:
        """A way to write numbers that nearly all cells have, and that the field does not say."""
        own = {
            name: str(self.raw[name]) for name in ("groupChar", "decimalChar") if self.raw.get(name)
        }
        counts = [
            (sum(self._is_number(cell, p) for cell in self.known), p)
            for p in spelling.CONVENTIONS
            if p != own
        ]
        most, best = max(counts, key=lambda pair: pair[0])
        if most < NEARLY * len(self.known):
            return None
        rows = {n: cell for n, cell in self.wrong.items() if self._is_number(cell, best)}
        if len(rows) < FEWEST:
            return None
        others = [p for count, p in counts if count == most and _mark(p) != _mark(best)]
        if others and best and "," in {*best.values()}:
            return Sign(EITHER, self.field.name, rows)
        said = COMMA if best.get("decimalChar") else APART if best else POINT
        return Sign(said, self.field.name, rows, json.dumps(best, ensure_ascii=False)[1:-1])

    def _is_number(self, cell: str, properties: Mapping[str, str]) -> bool:
        value = spelling.value(cell, properties)
        whole = self.field.type == "integer"
        return value is not None and not (whole and value % 1)

    def _zeros(self) -> Sign | None:
        """Codes that the field allows once they have zeros before them; none has any."""
        texts = {*self.wrong.values()}
        if not all(map(DIGITS.fullmatch, texts)) or any(map(_has_zero, self.known)):
            return None
        return Sign(ZEROS, self.field.name, self.wrong) if self._lack_zeros(texts) else None

    def _lack_zeros(self, texts: Iterable[str]) -> bool:
        limits = self.raw.get("constraints") or {}
        listed = limits.get("enum") or self.raw.get("categories") or ()
        values = {str(c["value"] if isinstance(c, dict) else c) for c in listed}
        widths = range(1, WIDEST)
        if values:
            return all(any(t.zfill(w) in values for w in widths) for t in texts)
        if isinstance(pattern := limits.get("pattern"), str):
            return all(any(re.fullmatch(pattern, t.zfill(w)) for w in widths) for t in texts)
        if isinstance(least := limits.get("minLength"), int):
            return all(len(t) < least for t in texts)
        if self.meant is None:
            return False
        meant = [(self.meant(t), t) for t in texts]
        return all(m.startswith("0") and m.lstrip("0") == t for m, t in meant)


def is_cut(text: str) -> bool:
    """Whether a text is a long number as a spreadsheet program cuts it short."""
    return bool(LONG.fullmatch(text) or ROUNDED.fullmatch(text))


def told(signs: Sequence[Sign]) -> Iterator[Phrase]:
    """What was done, each kind once with all of its columns."""
    for said in dict.fromkeys(sign.said for sign in signs):
        own = [sign for sign in signs if sign.said == said]
        name: str = ", ".join(sign.field for sign in own[:FEWEST])
        if len(own) > FEWEST:
            name = Phrase("{name} and {count:,} more columns", name=name, count=len(own) - FEWEST)
        rows = {number for sign in own for number in sign.rows}
        cell = next(iter(own[0].rows.values()))
        yield Phrase(said, name=name, cell=f'"{cell}"', count=len(rows))


def _has_zero(text: str) -> bool:
    return len(text) > 1 and text.startswith("0")


def _mark(properties: Mapping[str, str]) -> str:
    """What is between whole numbers and decimals."""
    return properties.get("decimalChar", ".")


def _order(cells: Iterable[str]) -> str:
    """The order in which most of these can be days: a column has one."""
    days = [found.groups() for cell in cells if (found := DAY.fullmatch(cell.strip()))]
    return max(("ymd", "dmy", "mdy"), key=lambda o: sum(_is_day(day, o) for day in days))


def _is_day(numbers: Sequence[str], order: str) -> bool:
    parts = dict(zip(order, numbers, strict=True))
    if len(parts["y"]) not in {2, YEAR_DIGITS}:
        return False
    year = int(parts["y"]) + (CENTURY if len(parts["y"]) < YEAR_DIGITS else 0)
    try:
        date(year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return False
    return True
