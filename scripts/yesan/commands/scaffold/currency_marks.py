"""Amounts with their currency in each cell, ``1 234,50 €``: the number and the currency apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from babel.core import get_global

from yesan.commands.scaffold import unit_notes
from yesan.reading import spelling
from yesan.reading.inference import MISSING

BESIDE = re.compile(r"[^\d.,'’()（）+%％\s]+", re.ASCII)
"""What is neither a part of a number nor a space."""
CODES = frozenset(get_global("all_currencies"))
SIGN = re.compile(r"[A-Z]{0,3}\W{1,2}")
"""What has a sign of a currency, perhaps after its country: ``$``, ``R$``, ``US$``."""
SIGNS = re.compile(f"[{spelling.MINUS}{spelling.DOWN}{spelling.LOSS}＋]+")


@dataclass(frozen=True)
class Marked:
    """The cells of a column of amounts.

    Attributes:
        cells: The cells, without what says their currency.
        mark: What says it; empty where nothing does.
    """

    cells: list[str]
    mark: str = ""


def apart(cells: Sequence[str], language: str) -> Marked:
    """The cells of a column without the currency that all its figures have beside them.

    Args:
        cells: The cells; those that mean a missing value have no currency.
        language: The language of the package.
    """
    values = [cell for cell in dict.fromkeys(cells) if cell.strip() and cell not in MISSING]
    marks = {mark for value in values for mark in _marks(value)}
    if len(marks) != 1 or any(len(_marks(value)) != 1 for value in values if _is_not_zero(value)):
        return Marked(list(cells))
    (mark,) = marks
    plain = {value: _without(value, mark) for value in values}
    spelled = [spelling.figure(text).translate(spelling.SAME) for text in plain.values()]
    if not is_currency(mark, language) or not spelling.conventions(spelled):
        return Marked(list(cells))
    return Marked([plain.get(cell, cell) for cell in cells], mark)


def _without(text: str, mark: str) -> str:
    plain = " ".join(text.replace(mark, " ").split())
    return re.sub(r"(?<=[(（]) | (?=[)）])", "", plain)


def _marks(text: str) -> list[str]:
    """What is beside the digits of a text, without signs."""
    return [mark for mark in BESIDE.findall(SIGNS.sub(" ", text)) if mark]


def _is_not_zero(text: str) -> bool:
    return bool(re.search("[1-9]", text))


def is_currency(mark: str, language: str) -> bool:
    """Whether a mark is the sign or the code of a currency, or a word for that of its country.

    Words for others are words for other things too: a dong is a building.
    """
    if SIGN.fullmatch(mark) and any(unicodedata.category(c) == "Sc" for c in mark):
        return True
    if mark in CODES:
        return True
    unit = unit_notes.unit(mark, language)
    return unit is not None and unit_notes.is_own(unit, language)
