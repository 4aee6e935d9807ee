"""The words that the name of a column is made of."""

from __future__ import annotations

import re

CAPITAL, SMALL = "[A-ZÀ-ÖØ-Þ]", r"[^\W\d_A-ZÀ-ÖØ-Þ가-힣]"
WORD = re.compile(rf"{CAPITAL}?{SMALL}+|{CAPITAL}+(?!{SMALL})|[가-힣]+")
"""The words of a name: ``receipt_no``, ``postCode``, ``UO_COD``, ``Schlüssel``."""


def words_of(name: str) -> list[str]:
    """The words that a name is made of, in lower case."""
    return [word.lower() for word in WORD.findall(name)]
