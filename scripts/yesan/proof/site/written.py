"""The numbers that a text says, in any language that CLDR knows, and how precise each of them is.

``−5,678억 1,200만 원`` is -567,812,000,000 to 10,000; ``$1.3M`` is 1,300,000 to 100,000; ``<1%`` is
some ratio below 0.01. The words and marks are CLDR's; nothing is taken from who wrote the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import chain

from babel import Locale as Cldr
from babel import UnknownLocaleError

MYRIAD = 10_000
THOUSANDS = 3
LONGEST = 6
"""How many characters a sign and a currency before a number have at most."""
PLUS, MINUS = "+\N{FULLWIDTH PLUS SIGN}", "-\N{MINUS SIGN}\N{HYPHEN}\N{FULLWIDTH HYPHEN-MINUS}△▲"
TYPED = re.compile(r"(?<![\w.)])-(?=[^\w\s]{0,3}\d)")
"""The hyphen of programs as the sign of a number: readers see a minus."""
PERCENT = "%٪\N{FULLWIDTH PERCENT SIGN}"
MARKS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
GROUPING = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
BLANK = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True)
class Written:
    """A number as a text says it.

    Attributes:
        value: What it says: a percentage as a ratio, its sign included.
        step: What its last digit counts.
        sign: ``+``, ``-`` or nothing, as written.
        percent: Whether it is a percentage.
        below: Whether the figure is said to be less.
        text: The number alone, with its words, but without sign and unit.
        start: Where it begins in the text, its sign apart.
    """

    value: Decimal
    step: Decimal
    sign: str
    percent: bool
    below: bool
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    def says(self, amount: Decimal) -> bool:
        """Whether it is an amount, rounded to the step."""
        if self.below:
            return 0 <= amount < self.value
        if (self.sign == "-" and amount > 0) or (self.sign == "+" and amount < 0):
            return False
        said, found = abs(self.value), abs(amount)
        return abs(said - found) * 2 <= self.step * (1 + Decimal("1e-9"))


class Reader:
    """Reads the numbers of one language."""

    def __init__(self, language: str) -> None:
        try:
            self.cldr = Cldr.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            self.cldr = Cldr("en")

    def numbers(self, text: str) -> list[Written]:
        """The numbers of a text, in their order."""
        return list(self._numbers(text))

    def power(self, text: str) -> Decimal:
        """What a unit multiplies by: ``million €`` by 1,000,000."""
        plain = text.strip(BLANK + MARKS)
        words = sorted(self.words, key=len, reverse=True)
        found = (w for w in words if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", plain))
        return Decimal(self.words[word]) if (word := next(found, "")) else Decimal(1)

    def without_power(self, text: str) -> str:
        """A unit without the word of its power: ``€`` of ``million €``."""
        plain = text.strip(BLANK + MARKS)
        for word in sorted(self.words, key=len, reverse=True):
            bare = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", plain, count=1)
            if bare != plain:
                return bare.strip(BLANK + MARKS)
        return plain

    @cached_property
    def words(self) -> dict[str, int]:
        """The words of powers of ten, short and long, in each of their forms."""
        found: dict[str, int] = {}
        formats = (self.cldr.compact_decimal_formats, self.cldr.compact_currency_formats)
        for style in chain.from_iterable(f.values() for f in formats):
            for patterns in style.values():
                for power, pattern in patterns.items():
                    text = str(getattr(pattern, "pattern", pattern))
                    bare = re.sub(r"'([^']*)'", r"\1", text.split(";", maxsplit=1)[0]).replace(
                        "¤", ""
                    )
                    word = bare.replace("0", "").strip(BLANK + MARKS)
                    zeros = bare.count("0")
                    if word and zeros:
                        found.setdefault(word, int(power) // 10 ** (zeros - 1))
        return found

    @cached_property
    def is_myriad(self) -> bool:
        """Whether the language counts in ten thousands."""
        return {MYRIAD, MYRIAD**2} <= set(self.words.values())

    @cached_property
    def _symbols(self) -> tuple[str, str]:
        """What may be between groups, and before decimals."""
        known = self.cldr.number_symbols
        symbols = known.get("latn", known)
        return str(symbols.get("group", ",")), str(symbols.get("decimal", "."))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """A number in digits, and one of the words behind it."""
        group, decimal = self._symbols
        alike = next((c for c in (GROUPING, APOSTROPHES) if group in c), group)
        digits = (
            rf"\d{{1,4}}(?:[{re.escape(alike)}]\d{{2,4}})+(?:{re.escape(decimal)}\d+)?"
            rf"|\d+(?:{re.escape(decimal)}\d+)?"
        )
        words = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True)) or "(?!)"
        ends = "" if self.is_myriad else r"(?![^\W\d_])"
        blank = "" if self.is_myriad else f"[{BLANK}{MARKS}]*"
        return re.compile(rf"({digits})(?:{blank}({words}){ends})?")

    def _numbers(self, text: str) -> Iterator[Written]:
        found = list(self._pattern.finditer(text))
        while found:
            taken = 1
            while taken < len(found) and self._goes_on(text, found[taken - 1], found[taken]):
                taken += 1
            parts, found = found[:taken], found[taken:]
            start, end = parts[0].start(), parts[-1].end()
            value, step = self._value(parts)
            sign, below = _before(text[:start])
            percent = _is_percent(text, start, end)
            if percent:
                value, step = value / 100, step / 100
            signed = -value if sign == "-" else value
            yield Written(signed, step, sign, percent, below, text[start:end], start)

    def _goes_on(self, text: str, first: re.Match[str], second: re.Match[str]) -> bool:
        """Whether a number in ten thousands goes on with a smaller power."""
        between = text[first.end() : second.start()]
        if not self.is_myriad or not first[2] or between not in {"", *BLANK}:
            return False
        return self.words[first[2]] > self.words.get(second[2] or "", 1)

    def _value(self, parts: Sequence[re.Match[str]]) -> tuple[Decimal, Decimal]:
        """The value of a number with its words, and what its last digit counts."""
        total, step = Decimal(0), Decimal(1)
        for part in parts:
            number, decimals = self._digits(part[1])
            power = Decimal(self.words.get(part[2] or "", 1))
            total += number * power
            step = power.scaleb(-decimals)
            if self.is_myriad and len(parts) == 1 and not decimals and power >= MYRIAD:
                step = power / MYRIAD
            elif self._is_rounded(part) or (part[2] and not self.is_myriad and not decimals):
                least = power / 10 if part[2] else step  # a compact form has no decimal that is 0
                step = max(least, Decimal(1000) ** (total.adjusted() // 3) / 10)
        return total, step

    def _is_rounded(self, part: re.Match[str]) -> bool:
        """Whether digits alone are a compact form: CLDR has no word for such a power, no groups."""
        digits = part[1]
        bare = digits.isdecimal() and not part[2] and digits.endswith("00")
        return bare and len(digits) > THOUSANDS and 10 ** (len(digits) - 1) in self._wordless

    @cached_property
    def _wordless(self) -> frozenset[int]:
        """The powers of ten that the compact form of an amount has no word for."""
        short = self.cldr.compact_currency_formats.get("short", {}).get("other", {})
        said = {int(power): str(getattr(p, "pattern", p)) for power, p in short.items()}
        return frozenset(p for p, text in said.items() if not text.strip("0¤ ;-\N{NO-BREAK SPACE}"))

    def _digits(self, text: str) -> tuple[Decimal, int]:
        whole, _, rest = text.partition(self._symbols[1])
        plain = "".join(str(unicodedata.digit(c)) for c in whole if c.isdigit())
        decimals = "".join(str(unicodedata.digit(c)) for c in rest if c.isdigit())
        return Decimal(f"{plain or 0}.{decimals or 0}"), len(decimals)


def number(text: str) -> Decimal | None:
    """A number as programs write it; None where it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _before(text: str) -> tuple[str, bool]:
    """The sign before a number, before its currency perhaps; whether it is said to be less."""
    near = re.split(rf"[{BLANK}(\d]", text.rstrip(BLANK + MARKS))[-1]
    if "<" in near:
        return "", True
    head = near.lstrip(MARKS)[:1]
    for sign, marks in (("-", MINUS), ("+", PLUS)):
        last = near.rstrip(MARKS)[-1:]
        if (head and head in marks and len(near) <= LONGEST) or (last and last in marks):
            word = bool(re.search(r"[^\W_]$", near.rstrip(MARKS)[:-1])) if last in marks else False
            return ("", False) if word and last == "-" else (sign, False)
    return "", False


def _is_percent(text: str, start: int, end: int) -> bool:
    after = text[end : end + 3].lstrip(BLANK + MARKS)
    before = text[max(0, start - 2) : start].rstrip(BLANK + MARKS)
    return (after[:1] in PERCENT and bool(after)) or (bool(before) and before[-1] in PERCENT)
