"""Numbers as people write them, spelled as the standard reads them: ``△1,234`` is ``-1,234``.

Only what has one meaning is respelled: signs, digits of full width, the spaces between groups.
Which character groups digits, and which is the decimal one, a field says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

MINUS = "-−–‒﹣－"
"""What is written for a minus; the plain one first."""
DOWN, LOSS = "▼▽", "▲△▵"
"""Triangles before a decrease. One that points up is a loss in Korea and Japan, unless the column
has some that point down as well."""
SPACES = "\u00a0\u202f\u2009\u2007\u3000 "
APOSTROPHES = "’'ʼ＇"
SIGNED = re.compile(rf"([{MINUS}{DOWN}{LOSS}+＋])\s*(.*)", re.DOTALL)
SIGN = re.compile(rf"[{MINUS[1:]}{DOWN}{LOSS}(（]")
"""What would be lost where all that is not a digit is left out."""
TRAILING = re.compile(rf"(.*\d)\s*[{MINUS}]", re.DOTALL)
BRACKETED = re.compile(r"[(（]\s*(.*?)\s*[)）]", re.DOTALL)
FIGURE = re.compile(r"[.,]?\d[\d.,' ]*( ?[%％])?")
WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
THREES = {mark: re.compile(rf"[-+]?[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}") for mark in ".,"}
"""Three digits after a mark: a decimal one, or one that groups."""
INDIAN = r"\d{1,2}(,\d\d)+,\d{3}"
"""Groups of lakhs and crores: 12,34,567."""
SAME = str.maketrans({**dict.fromkeys(SPACES, " "), **dict.fromkeys(APOSTROPHES, "'")})
UNUSUAL = re.compile(
    rf"[{MINUS[1:]}{DOWN}{LOSS}（(＋０-９．，％{SPACES[:-1]}’ʼ＇]|\d\s*-(?!\d)|- \d"
)
"""Without any of these, no text has a number that would be respelled."""

CONVENTIONS: tuple[dict[str, str], ...] = (
    {},
    {"decimalChar": ","},
    *({"groupChar": group} for group in (",", " ", "'")),
    *({"groupChar": group, "decimalChar": ","} for group in (".", " ", "'")),
)
"""How numbers are written, as properties of a field; the shortest first."""


def figure(text: str, *, contrasted: bool = False) -> str:
    """A number as the standard spells it, its groups and decimals as they are.

    Args:
        text: The text of a cell.
        contrasted: Whether its column has triangles that point up and some that point down: then
            no triangle is a sign.

    Returns:
        The text itself where it is no number, or has more than one meaning.
    """
    sign, rest = "", text.strip().translate(WIDE).translate(SAME)
    if bracketed := BRACKETED.fullmatch(rest):
        sign, rest = "-", bracketed[1]
    elif signed := SIGNED.fullmatch(rest):
        mark, rest = signed[1], signed[2]
        if contrasted and mark in DOWN + LOSS:
            return text
        sign = "" if mark in "+＋" else "-"
    elif trailing := TRAILING.fullmatch(rest):
        sign, rest = "-", trailing[1]
    return f"{sign}{rest}" if FIGURE.fullmatch(rest) else text


def contrast(cells: Iterable[str]) -> bool:
    """Whether a column has triangles of both kinds."""
    marks = {cell.strip()[:1] for cell in cells}
    return bool(marks & set(DOWN)) and bool(marks & set(LOSS))


def conventions(cells: Iterable[str]) -> list[dict[str, str]]:
    """The properties of a field with which the standard reads all of these numbers.

    One for each meaning that they can have, the shortest: 1,234 is a thousand, or one and a bit.
    None where one of them is no number.
    """
    texts = list(dict.fromkeys(cell.strip().translate(SAME) for cell in cells))
    found: dict[tuple[Decimal, ...], dict[str, str]] = {}
    for properties in CONVENTIONS:
        values = [value(text, properties) for text in texts]
        known = tuple(v for v in values if v is not None)
        if len(known) == len(values):
            found.setdefault(known, properties)
    return list(found.values())


def value(text: str, properties: Mapping[str, str]) -> Decimal | None:
    """The number that a text is by the properties of a field; None where it is none."""
    group, decimal = properties.get("groupChar", ""), properties.get("decimalChar", ".")
    g, d = re.escape(group), re.escape(decimal)
    whole = rf"(\d{{1,3}}({g}\d{{3}})+|\d+)" if group else r"\d+"
    whole = rf"({whole}|{INDIAN})" if group == "," else whole
    number = rf"[-+]?({whole}({d}\d+)?|{d}\d+)"
    if not re.fullmatch(number, text.strip().translate(SAME), re.ASCII):
        return None
    plain = text.strip().translate(SAME).replace(group, "") if group else text
    return Decimal(plain.replace(decimal, "."))
