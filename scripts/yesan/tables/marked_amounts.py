"""Cells as a spreadsheet program shows amounts: with the sign of a currency, ``₩1,002``.

What is beside a number is a currency where it has a sign of one, perhaps after its country
(``US$``), is the code of one, what the field says its unit or currency is, or what that is called
in its country (``원``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from yesan.package.field import Field
from yesan.reading import spelling

BESIDE = re.compile(rf"[^{spelling.MINUS}{spelling.DOWN}{spelling.LOSS}\d.,'’()（）+＋%％\s]+")
"""What is neither a part of a number nor a space."""
SIGN = re.compile(r"[A-Za-z]{0,3}\W")
"""What has a sign of a currency, perhaps after its country."""
NOTHING = re.compile(rf"[{spelling.MINUS}]")
"""What a program shows for zero in a format of accounts."""


def mark(cells: Iterable[str], field: Field) -> str:
    """The currency that all of some cells have beside their number; empty where they have none.

    Args:
        cells: The cells, at least one.
        field: Their field.
    """
    found = {tuple(BESIDE.findall(cell)) for cell in cells}
    marks = found.pop() if len(found) == 1 else ()
    return marks[0] if len(marks) == 1 and _is_currency(marks[0], field) else ""


def without(cell: str, mark: str) -> str:
    """The number of a cell as the standard spells it, its groups and decimals as they are.

    Args:
        cell: The cell.
        mark: The currency beside its number.
    """
    bare = " ".join(cell.replace(mark, " ").split())
    bare = re.sub(r"(?<=[(（]) | (?=[)）])", "", bare)
    return "0" if NOTHING.fullmatch(bare) else spelling.figure(bare).translate(spelling.SAME)


def conventions(cells: Mapping[int, str], mark: str) -> list[dict[str, str]]:
    """How the numbers of some cells may be written; none where one of them is no number."""
    return spelling.conventions([without(cell, mark) for cell in cells.values()])


def _is_currency(mark: str, field: Field) -> bool:
    units = (field.unit.default, *field.unit.translations.values()) if field.currency else ()
    said = {field.currency, *units}
    said |= {*_of_country(field.currency)}
    with_sign = SIGN.fullmatch(mark) and unicodedata.category(mark[-1]) == "Sc"
    return bool(with_sign) or mark in said - {""} or mark in _codes()


@cache
def _of_country(currency: str) -> tuple[str, ...]:
    """The sign of a currency and the last word of its name where it is used: ``₩`` and ``원``."""
    try:
        locale = Locale.parse(f"und_{currency[:2]}")
    except (UnknownLocaleError, ValueError):
        return ()
    sign, name = locale.currency_symbols.get(currency, ""), locale.currencies.get(currency, "")
    last = name if name.isascii() or " " in name else name[-1:]  # 日本円 has no spaces
    return tuple(text for text in (sign, last.rpartition(" ")[2]) if text)


@cache
def _codes() -> frozenset[str]:
    return frozenset(get_global("all_currencies"))
