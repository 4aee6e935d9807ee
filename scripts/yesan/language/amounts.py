"""Large numbers as people say them: the words for powers of ten, written and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from babel import Locale as Cldr
from babel.numbers import format_compact_decimal

THOUSAND = 1_000
MYRIAD = 10_000
MYRIADS = tuple(MYRIAD**n for n in (1, 2, 3))
BLANKS = " \N{NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}"

JOINED = re.compile(
    r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]"
)
"""Letters of languages that put no blanks between words: Thai, Lao, Korean, Japanese, Chinese."""


@dataclass(frozen=True, eq=False)
class NumberWords:
    """The words of one language for powers of ten.

    Attributes:
        cldr: CLDR's data of the language.
        number: Writes a number in digits.
        small: The words for 10, 100 and 1000 that are put before larger ones, by their power.
    """

    cldr: Cldr
    number: Callable[[Decimal | int], str]
    small: Mapping[int, str]

    def say(self, amount: Decimal, digits: int = 1) -> str:
        """An amount of zero or more, rounded as one would say it: ``13억 4,410만``, ``1.3M``.

        Args:
            amount: The amount.
            digits: How many decimals a power of thousand has; ten thousands have four.
        """
        return self._in_myriads(amount) if self.myriads else self._compact(amount, digits)

    def rounded(self, amount: Decimal, digits: int = 1) -> Decimal:
        """An amount of zero or more as `say` rounds it."""
        if not self.myriads:
            return to_digit(amount, digits)
        power = max((p for p in MYRIADS if p in self._powers and p <= amount), default=MYRIAD)
        smaller = power // MYRIAD
        return (amount / smaller).to_integral_value() * smaller if power <= amount else amount

    def scale(self, largest: Decimal) -> tuple[int, str]:
        """The divisor and its word for an axis that reaches `largest`: ``(100000000, "억")``."""
        for power, word in sorted(self._powers.items(), reverse=True):
            if largest >= 2 * power and not (self.myriads and power == THOUSAND):
                return power, word
        return 1, ""

    def begin(self, unit: str) -> bool:
        """Whether a unit begins with such a word itself: “thousand visitors” are not scaled."""
        every = {*self.small.values(), *self._powers.values()}
        first = unit.split(maxsplit=1)[0] if unit.strip() else ""
        return any(first.startswith(w) if self.myriads else first == w for w in every)

    def parse(self, text: str) -> Decimal | None:
        """The number that a text says, in digits, in words of the language, or both.

        ``12억 3천 4백만원`` is 1,234,000,000; what follows the last number or word is its unit.
        None where the text has no digit.
        """
        if not re.search(r"\d", text):
            return None
        powers = {word: p for p, word in self._powers.items() if word not in self._numerals}
        words = sorted([*self._numerals, *powers], key=len, reverse=True)
        pattern = rf"[\d,]+(?:\.\d+)?|{'|'.join(map(_whole, words))}" if words else r"[\d,.]+"
        total = part = Decimal(0)
        current: Decimal | None = None
        for token in re.findall(pattern, text):
            if token in powers:
                total += (part + (current or 0) or 1) * powers[token]
                part, current = Decimal(0), None
            elif token in self._numerals:
                part += (1 if current is None else current) * self._numerals[token]
                current = None
            elif digits := token.replace(",", ""):
                current = Decimal(digits)
        return total + part + (current or 0)

    @cached_property
    def myriads(self) -> bool:
        """Whether the language counts in ten thousands: it has words for one and its square."""
        return {MYRIAD, MYRIAD**2} <= self._powers.keys()

    @cached_property
    def _numerals(self) -> dict[str, int]:
        """The small words by themselves: not those that are a word of a larger power as well."""
        large = {word for power, word in self._powers.items() if power > THOUSAND}
        return {word: power for power, word in self.small.items() if word not in large}

    @property
    def _style(self) -> Literal["short", "long"]:
        """Words rather than letters, where CLDR distinguishes them."""
        return "long" if "long" in self.cldr.compact_decimal_formats else "short"

    @cached_property
    def _powers(self) -> dict[int, str]:
        """The powers of ten that have a word of their own: ``{10000: "만", …}``."""
        words = {}
        patterns = self.cldr.compact_decimal_formats[self._style]["other"]
        for power in (10**n for n in range(3, 16)):
            pattern = str(patterns[str(power)].pattern) if str(power) in patterns else ""
            word = pattern.replace("'", "").replace("0", "").strip(BLANKS)
            placed = pattern.strip(BLANKS)
            if pattern.count("0") == 1 and word and "0" in {placed[0], placed[-1]}:
                words[power] = word
        return words

    def _in_myriads(self, amount: Decimal) -> str:
        """The two largest units that are not empty: 5,678억 1,200만."""
        words = {1: "", **{p: self._powers[p] for p in MYRIADS if p in self._powers}}
        power = max(p for p in words if p == 1 or p <= amount)
        if power == 1:
            return self.number(amount)
        smaller = power // MYRIAD
        head, rest = divmod(int((amount / smaller).to_integral_value()), MYRIAD)
        if head == MYRIAD and power * MYRIAD in words:
            head, rest, power, smaller = 1, 0, power * MYRIAD, power
        parts = [(head, words[power]), (rest, words[smaller])]
        return " ".join(f"{self.number(n)}{word}" for n, word in parts if n)

    def _compact(self, amount: Decimal, digits: int) -> str:
        amount = to_digit(amount, digits)
        if amount < THOUSAND:
            return self.number(amount)
        return format_compact_decimal(
            amount, format_type=self._style, locale=self.cldr, fraction_digits=digits
        )


def to_digit(amount: Decimal, digits: int) -> Decimal:
    """The amount to some decimals of its largest power of thousand: 999,999 to 1 is a million."""
    if amount < THOUSAND:
        return amount
    step = Decimal(THOUSAND) ** (amount.adjusted() // 3) / Decimal(10) ** digits
    return (amount / step).to_integral_value() * step


def _whole(word: str) -> str:
    """A word as a pattern: no part of another one, where a language has blanks between words.

    An s at its end, as of the plural of many languages, belongs to it.
    """
    pattern = re.escape(word)
    return pattern if JOINED.search(word) else rf"(?<![^\W\d_]){pattern}(?=s?(?![^\W\d_]))"
