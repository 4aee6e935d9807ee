"""Which numbers of a table identify or place something, and measure nothing.

A code, an id, a telephone number, a postcode, a coordinate or the number of a row is written as it
is, without grouping, and no chart draws it. What the descriptor says comes first: a number with a
unit, a currency or a role is a figure, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[가-힣]+|[^\W\d_]+")
"""The words of a name: ``receipt_no``, ``postCode``, ``UO_COD``."""
CODES = frozenset(
    (
        *("id", "ids", "uid", "uuid", "guid", "pk", "fk", "oid", "fid", "gid", "objectid"),
        *("cod", "code", "codes", "codigo", "código", "codigos", "kode", "kod", "codice"),
    )
)
"""What a code is called, or a part of its name."""
PLACES = frozenset(
    (
        *("zip", "zipcode", "postcode", "postal", "plz", "cep", "eircode", "pincode"),
        *("phone", "telephone", "telefon", "telefono", "teléfono", "telefone", "tel", "fax"),
        *("lat", "latitude", "latitud", "lon", "lng", "longitude", "longitud"),
        *("easting", "northing", "isbn", "issn", "ean", "gtin", "iban", "ssn", "cpf", "cnpj"),
        *("nif", "siren", "siret", "fips", "geoid"),
    )
)
"""What a coordinate, or the number of a person, a place or a book is called, at the end."""
NUMBERS = frozenset(
    (
        *("no", "nr", "num", "number", "numero", "número", "nummer", "seq", "sequence", "ref"),
        *("reference", "idx", "rowid", "serial", "key", "order", "position", "rank", "line"),
    )
)
"""What the number of something is called, at the end; a count may be called so as well."""
RANKS = frozenset(("rank", "ranks", "ranking", "rang", "rango", "rangliste", "등수", "석차"))
"""What a place in an order is called, at the end."""
KOREAN = re.compile(r"(코드|번호|일련번호|순번|연번|위도|경도|전화|팩스|아이디|순위)$")
AMOUNTS = frozenset({"total", "sum", "count", "average", "mean", "share", "amount", "budget"})
"""What only a figure is called: ``total_number`` counts."""
CODED = re.compile(r"(?=.*\d)(?!.*[^\W\d_]{5})[\w./:#+-]+")
"""A text that is a code: ``C-2024-0017``; five letters on end make a word."""
WORDS = 6
"""With more words on average, texts are sentences: remarks, and no names."""
YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
"""A year as texts have it."""
FIRST, LAST = 1900, 2100
"""From when to when whole numbers are taken for years."""
EARLIEST, STEPS = 1500, frozenset({1, 5, 10})
"""Since when they are where each follows the one before by as much."""
MODERN = 1800
"""Up to this year at least: statistics are no older."""
LONGEST = 11
"""From so many digits on, whole numbers that all have as many identify something."""
FEWEST = 3
"""So many rows show that a number counts them, or ranks them."""


def is_code(name: str) -> bool:
    """Whether a number is a code, by what it is called."""
    words = words_of(name)
    coded = bool(CODES & set(words)) or (words[-1:] != [] and words[-1] in PLACES)
    return (coded or bool(KOREAN.search(name.strip()))) and not AMOUNTS & set(words)


def is_numbered(name: str, values: Sequence[int]) -> bool:
    """Whether whole numbers are those of rows or things, by their values, or their name too.

    Args:
        name: What they are called.
        values: All of them, in the order of the rows.
    """
    distinct = len(set(values)) == len(values) > 1
    counted = range(values[0], values[0] + len(values)) if values else ()
    if len(values) >= FEWEST and values[0] in {0, 1} and list(values) == list(counted):
        return True
    words = words_of(name)
    if distinct and words and words[-1] in NUMBERS and not AMOUNTS & set(words):
        return min(values) >= 0
    sizes = {len(str(value)) for value in values}
    return distinct and len(sizes) == 1 and min(sizes) >= LONGEST


def is_ranking(names: Iterable[str], values: Sequence[int]) -> bool:
    """Whether whole numbers are places in an order: from 1 on, each once, or so called.

    Args:
        names: What they are called.
        values: All of them that are known.
    """
    if not values or min(values) < 1:
        return False
    named = any(words_of(name)[-1:] and words_of(name)[-1] in RANKS for name in names)
    return named or (len(values) >= FEWEST and sorted(values) == [*range(1, len(values) + 1)])


def is_yearly(values: Sequence[int]) -> bool:
    """Whether whole numbers are years: all of our time, or a series of earlier ones up to it."""
    if not values or max(values) > LAST or min(values) < EARLIEST:
        return False
    if min(values) >= FIRST:
        return True
    steps = [after - before for before, after in pairwise(values)]
    most = max(STEPS & {*steps}, default=0)
    even = all(step == most for step in steps[:-1]) and 0 < steps[-1] <= most
    return len(values) > FEWEST and bool(most) and even and max(values) >= MODERN


def are_codes(texts: Sequence[str]) -> bool:
    """Whether all of some texts are codes, and none is a word."""
    return bool(texts) and all(CODED.fullmatch(text) for text in texts)


def are_sentences(texts: Sequence[str]) -> bool:
    """Whether texts have more words than names."""
    return sum(len(text.split()) for text in texts) > WORDS * len(texts)


def words_of(name: str) -> list[str]:
    """The words that a name is made of, in lower case."""
    return [word.lower() for word in WORD.findall(name)]
