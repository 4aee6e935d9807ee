"""Words, numbers and dates as readers of a language write them: a gettext catalog, and CLDR.

English is in the code, every other language in ``catalogs/<language>.po``; a language without a
catalog gets English words and its own number formats.
"""

from __future__ import annotations

import datetime
import gettext
import io
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path

from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
    get_territory_currencies,
)

from yesan.language.amounts import THOUSAND, NumberWords, to_digit
from yesan.language.appearance import Appearance
from yesan.language.message import filled
from yesan.language.sentence import join
from yesan.package.package import Package
from yesan.package.periods import MONTHS, QUARTERS
from yesan.package.text import Text

CATALOGS = Path(__file__).parent / "catalogs"
MINUS = "\N{MINUS SIGN}"
"""The sign of every number that readers see; files to download have the hyphen of programs."""


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
        """CLDR's data; that of English where CLDR does not know the language."""
        try:
            return Cldr.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Cldr("en")

    @property
    def translations(self) -> gettext.NullTranslations:
        """The catalog of the language, or an empty one, which gives the English words."""
        return _catalog(self.language)

    @cached_property
    def number_words(self) -> NumberWords:
        """The words of the language for large numbers."""
        small = {10: self.text("ten"), 100: self.text("hundred"), 1000: self.text("thousand")}
        return NumberWords(self.cldr, self.number, small)

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, its ``{placeholders}`` filled."""
        return filled(self.translations.gettext(message), values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The message in the plural form of `count`, its ``{placeholders}`` filled.

        Among the values `count` may be as well, where it is marked with its origin.
        """
        message = self.translations.ngettext(one, many, count)
        return filled(message, {"count": self.number(count), **values})

    def listed(self, names: Sequence[str]) -> str:
        """Names one after the other, as the language joins them: ``a, b and c``."""
        *first, last = names
        return (
            self.text("{names} and {last}", names=join(", ", first), last=last) if first else last
        )

    def number(self, value: Decimal | int) -> str:
        """Every digit, grouped, and as many decimals as were printed: ``−1,234.50``."""
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        decimals = max(0, -int(exponent))
        pattern = re.sub(r"\.#+", "." + "0" * decimals if decimals else "", self._pattern)
        return _number(str(value), pattern, str(self.cldr))

    @cached_property
    def _pattern(self) -> str:
        return self.appearance.numbers or str(self.cldr.decimal_formats[None].pattern)

    @property
    def separators(self) -> tuple[str, str]:
        """What is between the groups of a number, and before its decimals."""
        symbols = self.cldr.number_symbols
        known = symbols.get("latn", symbols)
        return str(known["group"]), str(known["decimal"])

    def date(self, value: object) -> str:
        """A date in the project's format, by default the language's medium one."""
        form = self.appearance.dates or "medium"
        return format_date(value, form, locale=self.cldr)  # type: ignore[arg-type]

    def moment(self, value: datetime.datetime) -> str:
        """A date with its time, and its zone where it has one: ``Jan 1, 2020 23:30:00 +09:00``."""
        time = value.replace(tzinfo=None)
        zone = value.isoformat().removeprefix(time.isoformat())
        return f"{self.date(value)} {time.time().isoformat()} {zone}".strip()

    def year(self, year: int) -> str:
        """A year in a sentence: ``2024``, ``2024년``."""
        return format_skeleton("y", datetime.date(year, 1, 1), locale=self.cldr)

    def month(self, year: int, month: int) -> str:
        """A month of a year, as the language writes it: ``May 2024``."""
        return format_skeleton("yMMM", datetime.date(year, month, 1), locale=self.cldr)

    def period(self, year: int, part: int, count: int) -> str:
        """One of the `count` periods of a year: ``Q2 2009``, ``May 2024``, ``H1 2024``."""
        if count == MONTHS:
            return self.month(year, part)
        if count == QUARTERS:
            date = datetime.date(year, part * MONTHS // QUARTERS, 1)
            return format_skeleton("yQQQ", date, locale=self.cldr)
        if count > MONTHS:
            return self.text("Week {week} of {year}", week=part, year=year)
        if part == 1:
            return self.text("H1 {year}", year=year)
        return self.text("H2 {year}", year=year)

    def size(self, count: int) -> str:
        """A file's size: ``12.3 kB``."""
        if count < THOUSAND:
            return self.text("{count} bytes", count=self.number(count))
        return f"{self.number(Decimal(count / THOUSAND).quantize(Decimal('0.1')))} kB"

    def percent(self, ratio: Decimal, digits: int = 1) -> str:
        """A ratio as percentage with `digits` decimals: 0.114 → ``11.4%``."""
        pattern = str(self.cldr.percent_formats[None].pattern)
        decimals = f"0.{'0' * digits}" if digits else "0"
        form = pattern.replace("0", decimals, 1)
        return _signed(format_percent(ratio, format=form, locale=self.cldr))

    def counted(self, number: str, unit: str) -> str:
        """A number with its unit, as scripts set them: ``6,062대``, ``1,334억 원``, ``6,062 cars``.

        After a digit, East Asian units follow at once, and a percent sign as in the language.
        """
        after_digit = number[-1:].isdigit()
        if unit in {"%", "‰"}:
            pattern = str(self.cldr.percent_formats[None].pattern)
            gap = "" if "0%" in pattern else "\N{NO-BREAK SPACE}"
        else:
            gap = (
                "" if after_digit and unicodedata.east_asian_width(unit[:1] or " ") == "W" else " "
            )
        return f"{number}{gap}{unit}".strip()

    def currency(self, code: str) -> str:
        """The currency's short name: the package's own, the language's word, or CLDR's symbol."""
        return self._word_of(code) or str(self.cldr.currency_symbols.get(code, code))

    def country(self, code: str) -> str:
        """The name of a country; its code where CLDR knows none."""
        return str(self.cldr.territories.get(code) or code)

    def _word_of(self, code: str) -> str:
        """The word for a currency, by the package or the language; empty where it has a symbol."""
        if code in self.currencies:
            return self.currencies[code][self.language]
        return self._own_word if code == self._own_currency else ""

    @cached_property
    def _own_currency(self) -> str:
        """The currency of where the language is spoken, where it counts in ten thousands."""
        subtags = get_global("likely_subtags").get(self.cldr.language, "")
        found = get_territory_currencies(subtags.rpartition("_")[2]) if subtags else []
        return str(found[0]) if found and self.number_words.myriads else ""

    @property
    def _own_word(self) -> str:
        """What follows the country in the name of that currency: 원 of 대한민국 원, if any does."""
        _, *after = self.cldr.currencies.get(self._own_currency, "").split()[-2:] or [""]
        return after[0] if after else ""

    def exact(self, amount: Decimal, code: str) -> str:
        """An amount to the last digit: ``1,344,100,000원``, ``$1,344.10``."""
        if not self._word_of(code):
            digits = get_currency_precision(code)
            whole = -int(amount.normalize().as_tuple().exponent) <= digits
            return _signed(
                format_currency(amount, code, locale=self.cldr, decimal_quantization=whole)
            )
        return self.counted(self.number(amount), self.currency(code))

    def amount(self, amount: Decimal, code: str, digits: int = 1) -> str:
        """An amount as one would say it: ``13억 4,410만 원``, ``$1.3M``.

        Args:
            amount: The amount.
            code: The currency.
            digits: How many decimals a power of thousand has: with 2, ``$1.34M``.
        """
        sign = MINUS if amount < 0 else ""
        if self._in_words(code):
            said = self.number_words.say(abs(amount), digits)
            return self.counted(_signed(f"{sign}{said}"), self.currency(code))
        rounded = to_digit(abs(amount), digits)
        if self._is_wordless(rounded):
            pattern = str(self.cldr.currency_formats["standard"].pattern).replace(".00", "")
            whole = abs(amount).to_integral_value()
            written = format_currency(
                whole, code, format=pattern, locale=self.cldr, currency_digits=False
            )
            return _signed(f"{sign}{written}")
        decimals = digits if rounded >= THOUSAND else 0
        return _signed(
            sign
            + format_compact_currency(rounded, code, locale=self.cldr, fraction_digits=decimals)
        )

    def said(self, amount: Decimal, code: str, digits: int = 1) -> Decimal:
        """What `amount` says when it has rounded an amount."""
        size = self.number_words.rounded(abs(amount), digits)
        if not self._in_words(code):
            if self._is_wordless(size):
                size = abs(amount).to_integral_value()
            elif size < THOUSAND:
                size = size.to_integral_value()
        return size.copy_sign(amount)

    def _is_wordless(self, amount: Decimal) -> bool:
        """Whether an amount of money is written in full, since its power of ten has no word.

        Were it rounded, nothing would say so: 12,300 of 12,345 in German, which has no K.
        """
        if amount < THOUSAND:
            return False
        patterns = self.cldr.compact_currency_formats["short"]["other"]
        power = str(10 ** amount.adjusted())
        return power in patterns and not re.sub(r"[0¤\s]", "", str(patterns[power].pattern))

    def _in_words(self, code: str) -> bool:
        """Whether amounts of a currency have words of the language, and no symbol of CLDR's."""
        return bool(self._word_of(code)) or self.number_words.myriads

    def rounded(self, amount: Decimal, code: str) -> Decimal:
        """An amount in whole units of the smallest coin: cents, or won."""
        return amount.quantize(Decimal(1).scaleb(-get_currency_precision(code)))

    def change(self, amount: Decimal, code: str) -> str:
        """An amount with its sign, plus included."""
        return f"{'+' if amount > 0 else ''}{self.amount(amount, code)}"


def catalogs() -> list[str]:
    """The languages that there is a catalog of; English needs none."""
    return sorted(path.stem for path in CATALOGS.glob("*.po"))


@lru_cache(maxsize=2**16)
def _number(value: str, pattern: str, cldr: str) -> str:
    """A number as written: a site has few, and each of them in many places."""
    written = format_decimal(
        Decimal(value), format=pattern, locale=cldr, decimal_quantization=False
    )
    return _signed(written)


def _signed(number: str) -> str:
    """A number with the sign of readers; none where rounding left nothing: there is no −0.0."""
    nothing = not any(letter.isdigit() and int(letter) for letter in number)
    return number.replace("-", "" if nothing else MINUS).replace(MINUS, "" if nothing else MINUS)


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    """The catalog that is shipped for a language, read once: a check of units asks many times."""
    for name in (language, language.split("-", maxsplit=1)[0]):
        path = CATALOGS / f"{name}.po"
        if path.is_file():
            compiled = io.BytesIO()
            write_mo(compiled, read_po(io.BytesIO(path.read_bytes()), locale=name))
            compiled.seek(0)
            return gettext.GNUTranslations(compiled)
    return gettext.NullTranslations()
