"""Words and numbers as readers of a language write them: a gettext catalog, and CLDR through Babel.

English stands in the code, every other language in ``locale/<language>.po``; a language without a
catalog gets English words and its own number formats.
"""

from __future__ import annotations

import datetime
import gettext
import io
import re
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
)

from yesan.language.appearance import Appearance
from yesan.package.package import Package
from yesan.package.text import Text

CATALOGS = Path(__file__).parent / "catalogs"
THOUSAND = 1_000
MYRIAD = 10_000
MYRIADS = tuple(MYRIAD**n for n in (1, 2, 3))
BLANKS = " \N{NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}"
MINUS = "\N{MINUS SIGN}"


class Locale:
    """One language: its words, its numbers, and the package's names for currencies."""

    def __init__(
        self,
        language: str,
        currencies: dict[str, Text] | None = None,
        appearance: Appearance | None = None,
    ) -> None:
        self.language = language
        self.currencies = currencies or {}
        self.appearance = appearance or Appearance()

    @classmethod
    def of(
        cls, package: Package, language: str = "", appearance: Appearance | None = None
    ) -> Locale:
        """The locale for a package's pages in `language`, its first one by default."""
        return cls(language or package.language, dict(package.currencies), appearance)

    @cached_property
    def cldr(self) -> Cldr:
        """CLDR's data; English where the language is unknown to it."""
        try:
            return Cldr.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Cldr("en")

    @cached_property
    def translations(self) -> gettext.NullTranslations:
        """The catalog of the language, or an empty one, which gives the English words."""
        for name in (self.language, self.language.split("-")[0]):
            path = CATALOGS / f"{name}.po"
            if path.is_file():
                compiled = io.BytesIO()
                write_mo(compiled, read_po(io.BytesIO(path.read_bytes()), locale=name))
                compiled.seek(0)
                return gettext.GNUTranslations(compiled)
        return gettext.NullTranslations()

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, its ``{placeholders}`` filled."""
        return self.translations.gettext(message).format(**values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The message for so many, with ``{count}`` and other placeholders filled."""
        message = self.translations.ngettext(one, many, count)
        return message.format(count=self.number(count), **values)

    def number(self, value: Decimal | int) -> str:
        """Every digit, grouped, and as many decimals as were printed: ``1,234.50``."""
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        decimals = max(0, -int(exponent))
        pattern = re.sub(r"\.#+", "." + "0" * decimals if decimals else "", self._pattern)
        return format_decimal(value, format=pattern, locale=self.cldr, decimal_quantization=False)

    @cached_property
    def _pattern(self) -> str:
        return self.appearance.numbers or str(self.cldr.decimal_formats[None].pattern)

    def date(self, value: object) -> str:
        """A date in the project's format, by default the language's medium one."""
        form = self.appearance.dates or "medium"
        return format_date(value, form, locale=self.cldr)  # type: ignore[arg-type]

    def month(self, year: int, month: int) -> str:
        """A month of a year, as the language writes it: ``May 2024``."""
        return format_skeleton("yMMM", datetime.date(year, month, 1), locale=self.cldr)

    def parse(self, text: str) -> Decimal | None:
        """The number that a text says, in digits, in words of the language, or both.

        ``38억 3천 8백만원`` is 3,838,000,000; what follows the last number or word is its unit.
        """
        powers = {word: p for p, word in self._powers.items() if word not in self._numerals}
        words = sorted([*self._numerals, *powers], key=len, reverse=True)
        pattern = rf"[\d,]+(?:\.\d+)?|{'|'.join(map(re.escape, words))}" if words else r"[\d,.]+"
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
        if not re.search(r"\d", text):
            return None
        return total + part + (current or 0)

    @cached_property
    def _numerals(self) -> dict[str, int]:
        """The words for ten, hundred and thousand that stand before the larger ones."""
        words = {10: self.text("ten"), 100: self.text("hundred"), 1000: self.text("thousand")}
        large = {word for power, word in self._powers.items() if power > THOUSAND}
        return {word: n for n, word in words.items() if word not in large}

    def size(self, count: int) -> str:
        """A file's size: ``12.3 kB``."""
        if count < THOUSAND:
            return self.text("{count} bytes", count=self.number(count))
        return f"{self.number(Decimal(count / THOUSAND).quantize(Decimal('0.1')))} kB"

    def percent(self, ratio: Decimal, digits: int = 1) -> str:
        """A ratio as percentage with `digits` decimals: 0.114 → ``11.4%``."""
        pattern = str(self.cldr.percent_formats[None].pattern)
        decimals = f"0.{'0' * digits}" if digits else "0"
        return format_percent(
            ratio, format=pattern.replace("0", decimals, 1), locale=self.cldr
        ).replace("-", MINUS)

    def currency(self, code: str) -> str:
        """The currency's short name: the package's own, or CLDR's symbol."""
        if code in self.currencies:
            return self.currencies[code][self.language]
        return str(self.cldr.currency_symbols.get(code, code))

    def exact(self, amount: Decimal, code: str) -> str:
        """An amount to the last digit: ``1,344,100,000원``, ``$1,344.10``."""
        if code not in self.currencies:
            digits = get_currency_precision(code)
            whole = -int(amount.normalize().as_tuple().exponent) <= digits
            return format_currency(
                amount, code, locale=self.cldr, decimal_quantization=whole
            ).replace("-", MINUS)
        number = self.number(amount).replace("-", MINUS)
        return self.text("{number} {currency}", number=number, currency=self.currency(code))

    def amount(self, amount: Decimal, code: str) -> str:
        """An amount as one would say it: ``13억 4,410만 원``, ``$1.3M``."""
        sign = MINUS if amount < 0 else ""
        if code in self.currencies or self.myriads:
            spoken = self._in_myriads(abs(amount)) if self.myriads else self._compact(abs(amount))
            return f"{sign}{spoken} {self.currency(code)}".strip()
        said = _rounded(abs(amount))
        return sign + format_compact_currency(
            said, code, locale=self.cldr, fraction_digits=int(said >= THOUSAND)
        )

    def rounded(self, amount: Decimal, code: str) -> Decimal:
        """An amount in whole units of the smallest coin: cents, or won."""
        return amount.quantize(Decimal(1).scaleb(-get_currency_precision(code)))

    def change(self, amount: Decimal, code: str) -> str:
        """An amount with its sign, plus included."""
        return f"{'+' if amount > 0 else ''}{self.amount(amount, code)}"

    def scale(self, largest: Decimal) -> tuple[int, str]:
        """The divisor and its word for an axis that reaches `largest`: ``(100000000, "억")``."""
        for power, word in sorted(self._powers.items(), reverse=True):
            if largest >= 2 * power and not (self.myriads and power == THOUSAND):
                return power, word
        return 1, ""

    @cached_property
    def myriads(self) -> bool:
        """Whether the language counts in ten thousands: it has words for one and its square."""
        return {MYRIAD, MYRIAD**2} <= self._powers.keys()

    @property
    def _style(self) -> Literal["short", "long"]:
        """Words rather than letters, where CLDR tells the two apart."""
        return "long" if "long" in self.cldr.compact_decimal_formats else "short"

    @cached_property
    def _powers(self) -> dict[int, str]:
        """The powers of ten that have a word of their own: ``{10000: "만", …}``."""
        words = {}
        patterns = self.cldr.compact_decimal_formats[self._style]["other"]
        for power in (10**n for n in range(3, 16)):
            pattern = str(patterns[str(power)].pattern) if str(power) in patterns else ""
            word = (
                pattern.replace("'", "").replace("0", "").strip(" \N{NO-BREAK SPACE}\u200f\u200e")
            )
            placed = pattern.strip(BLANKS)
            if pattern.count("0") == 1 and word and "0" in {placed[0], placed[-1]}:
                words[power] = word
        return words

    def _in_myriads(self, amount: Decimal) -> str:
        """The two largest units that are not empty: 1,213억 9,800만."""
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

    def _compact(self, amount: Decimal) -> str:
        amount = _rounded(amount)
        if amount < THOUSAND:
            return self.number(amount)
        return format_compact_decimal(
            amount, format_type=self._style, locale=self.cldr, fraction_digits=1
        )


def _rounded(amount: Decimal) -> Decimal:
    """The amount to a tenth of its largest power of thousand, so that 999,999 is a million."""
    if amount < THOUSAND:
        return amount
    step = Decimal(THOUSAND) ** (amount.adjusted() // 3) / 10
    return (amount / step).to_integral_value() * step
