"""The unit of a chart's figures, and how these are written: money, things counted, or rates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yesan.language.amounts import BLANKS
from yesan.language.locale import Locale
from yesan.package.field import Field


@dataclass(frozen=True)
class Unit:
    """What the figures of a chart are in.

    Attributes:
        locale: The language that they are written in.
        currency: ISO 4217 code; empty where they are no money.
        name: What they count or measure where they are no money: ``cameras``, ``%``.
        beside: Whether the name is written beside each figure, and not only at the axis.
        decimals: To how many decimals a computed figure is rounded; a published one is not, but
            loses those that no figure needs.
        title: What a column of the figures is called.
    """

    locale: Locale
    currency: str = ""
    name: str = ""
    beside: bool = True
    decimals: int | None = None
    title: str = ""

    @classmethod
    def of_field(cls, locale: Locale, field: Field) -> Unit:
        """The unit that a field states for its figures."""
        unit, title = field.unit[locale.language], field.title[locale.language]
        decimals = 0 if field.whole else None
        return cls(locale, field.currency, unit, decimals=decimals, title=title)

    @property
    def symbol(self) -> str:
        """The currency's short name, or what is counted: ``€``, ``cameras``."""
        return self.locale.currency(self.currency) if self.currency else self.name

    @property
    def heading(self) -> str:
        """What the header of a column of plain numbers says of their unit."""
        return self.symbol.strip(BLANKS) if self.beside else ""

    def axis(self, largest: Decimal) -> tuple[int, str]:
        """The divisor of an axis that reaches so far, and its unit: ``(1000000, "million €")``."""
        words = self.locale.number_words
        divisor, power = (1, "") if words.begin(self.symbol) else words.scale(largest)
        return divisor, f"{power} {self.symbol}".strip()

    def exact(self, value: Decimal) -> str:
        """A figure to its last digit, as readers of the language write it: ``−€1,344.10``."""
        if self.currency:
            return self.locale.exact(value, self.currency)
        number = self.locale.number(self._rounded(value))
        return self.locale.counted(number, self.name if self.beside else "")

    def plain(self, value: Decimal) -> str:
        """The same figure as programs read it, with the decimals of its currency: ``-1344.10``."""
        value = self._rounded(value) + 0  # which has no sign where it is nothing
        if self.currency and self.currency not in self.locale.currencies:
            coins = self.locale.rounded(value, self.currency)
            value = coins if coins == value else value.normalize()
        return f"{value:f}"

    def _rounded(self, value: Decimal) -> Decimal:
        return value if self.decimals is None else round(value, self.decimals)


def amount(field: Field, value: Decimal | int) -> Decimal:
    """A published figure in the unit of its chart: money in its currency, all else as printed."""
    return field.in_currency(value) if field.currency else Decimal(value)
