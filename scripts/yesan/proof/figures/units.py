"""The unit that a text has beside its number: that of the figure, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yesan.package.package import Package
from yesan.proof.figures.figures import Figure
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.written import BLANK, MARKS, MINUS, PERCENT, PLUS, Reader, Written

SURROUNDING = BLANK + MARKS + PLUS + MINUS + "<"


@dataclass(frozen=True)
class Units:
    """The units of a package as texts write them.

    Attributes:
        package: The package.
        reader: Knows the language of the site.
        catalog: Has the words around numbers.
    """

    package: Package
    reader: Reader
    catalog: Catalog

    def of(self, figure: Figure) -> set[str]:
        """What may be beside the number of a figure; an empty text where nothing need."""
        if figure.unit == "ratio":
            return set(PERCENT)
        if figure.unit not in {"", "count"}:
            return self.currencies(figure.unit)
        return {self.own(figure), ""}

    def own(self, figure: Figure) -> str:
        """What a figure that is no money counts; empty where its field does not say so."""
        counts = figure.field is not None and figure.unit in {"", "count"}
        return figure.field.unit[self.package.language] if figure.field and counts else ""

    def without(self, text: str, figure: Figure) -> str:
        """A text without what its figure counts, which may be a number itself: “thousand”."""
        own = self.own(figure)
        return text.removesuffix(own) if own else text

    def currencies(self, code: str) -> set[str]:
        """How a text may name a currency."""
        own = self.package.currencies.get(code)
        said = [own.default, *own.translations.values()] if own else []
        symbols = self.reader.cldr.currency_symbols
        words = self.reader.cldr.currencies.get(code, "").split()[-1:]
        known = (*said, *words, symbols.get(code, code), code)
        names = (name.strip(BLANK + MARKS) for name in known)
        return {name for name in names if name}

    def has(self, text: str, number: Written, figure: Figure) -> bool:
        """Whether a text is a number with the unit of a figure."""
        if figure.unit != "ratio" and number.percent:
            return False
        before, after = text[: number.start], text[number.end :]
        beside = (before.strip(SURROUNDING), after.strip(SURROUNDING))
        return "".join(beside) in self.of(figure) and not all(beside)

    def parts(self, text: str, count: int) -> Iterator[tuple[str, ...]]:
        """The texts of several figures that a text has, as a message puts them together."""
        for message in self.catalog.filled:
            found = message.read(text)
            if found and len(found.groups()) == count:
                yield found.groups()

    def readings(self, text: str, id_: str) -> Iterator[tuple[str, ...]]:
        """What fills the placeholders of one message that a text is."""
        for values in self.catalog.readings(text, id_):
            yield tuple(values.values())
