"""What to do about a cell that is no number as its field is described: no value changes by it.

A figure with one meaning is spelled out, with its sign and its factor; one with several is asked
about; what is none is for whoever knows it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, reduce

from yesan.phrase import Phrase
from yesan.reading import spelling
from yesan.reading.inference import CUT, MISSING

ALONE = Phrase(
    "write the number alone, with its sign and all its digits, 12000 for 12k; what it counts goes "
    'into the "unit" of the field'
)
ONE = Phrase('write one number, with its sign and all its digits; or make the field a "string"')
NARROW = Phrase(
    "write the number that was there: a spreadsheet program shows signs in its place where a "
    "column is too narrow"
)
LOST = Phrase("write all its digits: a spreadsheet program has left some out")
OTHER = Phrase("fix the value, or its type")
FRACTION = re.compile(r"[-+]?\d*\.\d+", re.ASCII)
HASHES = re.compile(r"#{2,}")
"""What a program shows of a number or date for which a column is too narrow."""
SCIENTIFIC = re.compile(r"[-+]?\d+([.,]\d+)?[eE][-+]?\d{1,2}", re.ASCII)
FACTORS = {
    "k": 3,
    "K": 3,
    "천": 3,
    "만": 4,
    "십만": 5,
    "백만": 6,
    "천만": 7,
    "억": 8,
    "조": 12,
    "千": 3,
    "万": 4,
    "萬": 4,
    "億": 8,
    "亿": 8,
    "兆": 12,
}
"""The exponents of ten that are written after a number and mean one thing."""
FACTORED = re.compile(rf"(.*\d)\s?({'|'.join(sorted(FACTORS, key=len, reverse=True))})")
COUNTED = re.compile(r"\D*\d[\d.,'\s]*\D*")
"""A text with one number in it."""
BESIDE = re.compile(r"[^\W\d_]{1,12}\.?|[^\W\d_]+/[^\W\d_]+")
"""A word that may be the unit of the number beside it."""
SIDES = frozenset({"cr", "dr", "db", "ca", "약", "about", "over", "under", "max", "min", "est"})
"""Words beside a number that are no unit of it: the sides of an account, and what is about."""
MISTYPED = re.compile(r"[-+]?(?:[^\W_]|[.,])+")
"""Letters and digits, as in 8O0."""
ALIKE = frozenset("OoQDlI|")
"""Letters that look like digits."""
MISTAKES = 2
"""Number of such letters at most."""
LONGEST = 3
"""Maximum length of a unit before a number, such as the code of a currency."""


@dataclass(frozen=True)
class Column:
    """The cells of a column that are no numbers as its field is described.

    Attributes:
        cells: The cells.
        type: The type of the field.
        decimal: The decimal character that it declares; empty where it declares none.
        read: The other cells of the column, and what they are: no remedy changes that.
    """

    cells: Sequence[str]
    type: str
    decimal: str = ""
    read: Mapping[str, Decimal] = field(default_factory=dict)

    def remedy(self, cell: str) -> str:
        """What to do about a cell.

        Args:
            cell: One of the cells.
        """
        found = self._found
        if len(found) > 1:
            likely = sorted(found, key=lambda p: bool(p) and "groupChar" not in p)
            choices = list(_choices(self._plain[cell], likely))
            either = reduce(lambda a, b: Phrase("{one} or {other}", one=a, other=b), choices)
            return Phrase("say in the field which is meant: {choices}", choices=either)
        if self._rates and found:
            more = f", {_properties(found[0])}" * bool(found[0])
            return Phrase('add "bareNumber": false{more} and "unit": "%" to the field', more=more)
        fraction = self.type == "integer" and FRACTION.fullmatch(cell.strip())
        if not found and not fraction:
            return _of_cell(cell, contrasted=self._contrasted)
        if not found or not found[0]:
            return Phrase('make the field a "number"')
        added = _properties(found[0])
        if self.type == "integer" and self._has_fractions(found[0]):
            return Phrase('make the field a "number" with {added}', added=added)
        return Phrase("add {added} to the field", added=added)

    def _has_fractions(self, properties: Mapping[str, str]) -> bool:
        """Whether a cell has decimals, which no integer has, be they zeros."""
        point = properties.get("groupChar") != "." and any("." in c for c in self._plain.values())
        return "decimalChar" in properties or point

    @cached_property
    def _contrasted(self) -> bool:
        return spelling.contrast(c for c in self.cells if c not in MISSING)

    @cached_property
    def _figures(self) -> dict[str, str]:
        """The cells as the standard spells numbers, each once."""
        known = dict.fromkeys(c for c in self.cells if c not in MISSING)
        return {c: spelling.figure(c, contrasted=self._contrasted).strip() for c in known}

    @cached_property
    def _rates(self) -> bool:
        return not self.read and all(text.endswith("%") for text in self._figures.values())

    @cached_property
    def _plain(self) -> dict[str, str]:
        """The same without the sign of a percentage."""
        return {c: text.removesuffix("%").strip() for c, text in self._figures.items()}

    @cached_property
    def _found(self) -> list[dict[str, str]]:
        """How the whole column can be written."""
        return self._conventions(list((self._plain if self._rates else self._figures).values()))

    def _conventions(self, figures: Sequence[str]) -> list[dict[str, str]]:
        """How the figures can be written, as far as the field allows."""
        found = spelling.conventions(figures)
        if self.decimal:
            same = [p for p in found if p.get("decimalChar", ".") == self.decimal]
            found = same or found
        if self.type == "integer" and len(found) > 1:
            found = [p for p in found if "groupChar" in p]
        return [p for p in found if self._keeps(p)]

    def _keeps(self, properties: Mapping[str, str]) -> bool:
        """Whether the other cells stay what they are."""
        return all(spelling.value(t, properties) == value for t, value in self.read.items())


def _of_cell(cell: str, *, contrasted: bool) -> str:
    """What to do about a cell by itself, as no description fits its column."""
    values = list(_values(cell, contrasted=contrasted))
    if CUT.fullmatch(cell.strip()):
        return LOST
    sign = next((c for c in cell if unicodedata.category(c) == "Sc"), "")
    if len(values) == 1 and sign:
        return Phrase(
            'write "{value}"; {sign} goes into the "unit" of the field', value=values[0], sign=sign
        )
    if len(values) == 1:
        return Phrase('write "{found}"', found=values[0])
    if values:
        return Phrase(
            'write "{one}" or "{other}", whichever is meant', one=values[0], other=values[1]
        )
    if not any(c.isdigit() for c in cell):
        return NARROW if HASHES.fullmatch(cell.strip()) else OTHER
    return _of_text(cell)


def _of_text(cell: str) -> str:
    """What to do about a text with digits that is no number."""
    if place := _odd_letter(cell):
        return Phrase(
            'write the number that is meant: its character {place} is the letter "{letter}", '
            "which is no digit",
            place=place,
            letter=cell.strip()[place - 1],
        )
    return ALONE if _has_unit(cell) else ONE


def _values(cell: str, *, contrasted: bool) -> Iterator[str]:
    """The numbers that a text can mean, written out."""
    text = cell.strip().translate(spelling.WIDE)
    if SCIENTIFIC.fullmatch(text):
        yield _written(Decimal(text.replace(",", ".")))
        return
    text = "".join(c for c in text if unicodedata.category(c) != "Sc")
    bracketed = spelling.BRACKETED.fullmatch(text)
    factored = FACTORED.fullmatch(bracketed[1] if bracketed else text)
    exponent = FACTORS[factored[2]] if factored else 0
    inner = factored[1] if factored else text
    figure = spelling.figure(
        f"({inner})" if factored and bracketed else inner, contrasted=contrasted
    )
    for properties in spelling.conventions([figure]):
        value = spelling.value(figure, properties)
        if value is not None:
            yield _written(value.scaleb(exponent))


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _odd_letter(cell: str) -> int:
    """Where a number has a letter for a digit, counted from 1; 0 where it is another text."""
    text = cell.strip()
    found = MISTYPED.fullmatch(text)
    letters = [place for place, c in enumerate(text, start=1) if c.isalpha()]
    if found is None or len(letters) > MISTAKES:
        return 0
    alike = all(text[place - 1] in ALIKE for place in letters)
    within = all(1 < place < len(text) for place in letters)
    return letters[0] if letters and (alike or within) else 0


def _has_unit(cell: str) -> bool:
    """Whether a text is a number and a word that is probably its unit."""
    if not COUNTED.fullmatch(cell):
        return False
    before, after = (part.strip(" -+") for part in re.split(r"\d[\d.,'\s]*", cell, maxsplit=1))
    words = [word for word in (before, after) if word]
    units = all(BESIDE.fullmatch(w) and w.casefold().rstrip(".") not in SIDES for w in words)
    return len(words) == 1 and units and len(before) <= LONGEST


def _choices(figure: str, found: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for properties in found:
        value = spelling.value(figure, properties)
        said = _properties(properties)
        yield (
            Phrase("{value} ({said})", value=value, said=said)
            if said
            else Phrase('{value} (no "decimalChar")', value=value)
        )


def _properties(properties: Mapping[str, str]) -> str:
    return json.dumps(properties, ensure_ascii=False)[1:-1]
