"""Which numbers of a table identify or place something, and measure nothing.

A code, an id, a telephone number, a postcode, a coordinate or the number of a row is written as it
is, without grouping, and no chart draws it. What the descriptor says comes first: a number with a
unit, a currency or a role is a figure, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from yesan.package.money import MONEY
from yesan.package.words import words_of

CODES = frozenset(
    (
        *("id", "ids", "uid", "uuid", "guid", "pk", "fk", "oid", "fid", "gid", "objectid"),
        *("cod", "code", "codes", "codigo", "código", "codigos", "kode", "kod", "codice", "kód"),
        *("schlüssel", "kennziffer", "kennung", "clave", "clé", "chiave", "sleutel", "matricule"),
    )
)
"""What a code is called, or a part of its name."""
PLACES = frozenset(
    (
        *("zip", "zipcode", "postcode", "postal", "plz", "cep", "eircode", "pincode"),
        *("phone", "telephone", "telefon", "telefono", "teléfono", "telefone", "tel", "fax"),
        *("lat", "latitude", "latitud", "lon", "lng", "longitude", "longitud"),
        *("easting", "northing", "rechtswert", "hochwert", "utm", "isbn", "issn", "ean", "gtin"),
        *("iban", "ssn", "cpf", "cnpj", "nif", "siren", "siret", "fips", "geoid"),
    )
)
"""What a coordinate, or the number of a person, a place or a book is called, at the end."""
CLASSIFICATIONS = frozenset(
    (
        *("isco", "isic", "nace", "naics", "sic", "soc", "ciiu", "cnae", "ateco", "wz", "noga"),
        *("cofog", "coicop", "cofop", "cpv", "sitc", "hs", "unspsc", "nuts", "lau", "iso", "un"),
        *("ags", "ars", "insee", "ibge", "istat", "teryt", "gss", "nis", "bfs", "konto", "kostra"),
    )
)
"""What a classification, or a register of places, is called: its numbers are codes."""
CENTRES = re.compile(
    r"(cost|profit|responsibility)[\W_]*cent(re|er)s?([\W_]*(id|code|no|nr|number))?$"
    r"|kostenstellen?$|kostentr[äa]ger$|haushaltsstellen?$|buchungsstellen?$|sachkonto$"
    r"|centros?[\W_]+de[\W_]+(cost[eo]?|custo)s?$|centres?[\W_]+de[\W_]+co[ûu]ts?$"
    r"|centr[oi][\W_]+di[\W_]+costo$|kostenplaats$|(gl|ledger)[\W_]*account$"
    r"|account[\W_]*(no|nr|number|code)$|(원가|비용)\s*센터$",
    re.IGNORECASE,
)
"""What the places and accounts are called to which costs are booked."""
EDITIONS = frozenset({"r", "rev", "v", "ver", "ed", "d", "digit", "digits", "l", "level", "no"})
"""What follows the name of a classification: which edition, or how many digits."""
NUMBERS = frozenset(
    (
        *("no", "nr", "num", "number", "numero", "número", "nummer", "seq", "sequence", "ref"),
        *("reference", "idx", "rowid", "serial", "key", "order", "position", "rank", "line"),
    )
)
"""What the number of something is called, at the end; a count may be called so as well."""
GAS = re.compile(r"(?<![^\W_])no2$", re.IGNORECASE)
"""Nitrogen dioxide, which is measured."""
RANKS = frozenset(("rank", "ranks", "ranking", "rang", "rango", "rangliste", "등수", "석차"))
"""What a place in an order is called, at the end."""
KOREAN = re.compile(r"(코드|번호|일련번호|순번|연번|위도|경도|전화|팩스|아이디|순위)$")
AMOUNTS = MONEY | {"total", "sum", "count", "average", "mean", "share"}
"""What only a figure is called: ``total_number`` counts."""
CODED = re.compile(r"(?=.*\d)(?!.*[^\W\d_]{5})[\w./:#+-]+")
"""A text that is a code: ``C-2024-0017``; five letters on end make a word."""
CONTACT = re.compile(r"\S+@\S+\.\w+|(?:www\.\S+|\S+\.[a-z]{2,}/\S*)", re.IGNORECASE)
"""An address of e-mail, or of the web."""
REMARKS = frozenset(
    (
        *("remark", "remarks", "comment", "comments", "note", "notes", "description", "details"),
        *("bemerkung", "anmerkung", "hinweis", "beschreibung", "kommentar", "remarque", "note"),
        *("commentaire", "observación", "observaciones", "observação", "observações", "nota"),
        *("notas", "descripción", "descrição", "descrizione", "osservazioni", "uwagi", "status"),
    )
)
"""What a remark is called, at the end."""
KOREAN_REMARK = re.compile(r"(비고|메모|참고|설명|의견)$")
LEVELED = re.compile(r"[\w.-]{1,12}")
"""A code that may be one of several levels."""
WORDS = 6
"""With more words on average, texts are sentences: remarks, and no names."""
YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
"""A year as texts have it."""
LONGEST = 11
"""Minimum number of digits of whole numbers, all of one length, that identify something."""
FEWEST = 3
"""Minimum number of rows that show that a number counts them, or ranks them."""
LEVELS = 2
"""Minimum number of codes of the first level, and of codes below each, that show what they are."""
HIGH = 1000
"""Minimum of consecutive numbers that number things."""


def is_code(name: str) -> bool:
    """Whether a number is a code, by what it is called."""
    words = words_of(name)
    if CENTRES.search(name.strip()) or (words[1:] and words[-1] in CODES):
        return True
    coded = bool(CODES & set(words)) or (words[-1:] != [] and words[-1] in PLACES)
    while words[1:] and words[-1] in EDITIONS:
        words.pop()
    coded = coded or bool(words and words[-1] in CLASSIFICATIONS)
    return (coded or bool(KOREAN.search(name.strip()))) and not AMOUNTS & set(words)


def is_amount(name: str) -> bool:
    """Whether a number is called what only a figure is."""
    return bool(AMOUNTS & {*words_of(name)})


def are_coordinates(first: str, second: str) -> bool:
    """Whether two columns are called x and y of the same: ``utm_x`` and ``utm_y``."""
    pairs = [*zip(first.casefold(), second.casefold(), strict=False)]
    unlike = [pair for pair in pairs if pair[0] != pair[1]]
    return len(first) == len(second) and unlike == [("x", "y")]


def is_nested(values: Sequence[int]) -> bool:
    """Whether whole numbers are codes of levels: 1, 11, 12, 2, 21 …, each below one it begins with.

    Args:
        values: All of them, in the order of the rows.
    """
    texts = [str(value) for value in values]
    shortest, every = min(map(len, texts), default=0), {*texts}
    tops = [text for text in texts if len(text) == shortest]
    below = [text for text in texts if len(text) > shortest]
    if texts != sorted(every) or len(tops) < LEVELS or len(below) < LEVELS * len(tops):
        return False
    return all(any(text[:n] in every for n in range(1, len(text))) for text in below)


def may_lead(name: str, values: Sequence[int]) -> bool:
    """Whether whole numbers may be the codes of the names beside them: each once, in any order.

    Those that fall from row to row are figures, by which a table is in order.
    """
    distinct = len({*values}) == len(values) >= FEWEST
    falls = all(before > after for before, after in pairwise(values))
    return distinct and not falls and min(values) >= 0 and not AMOUNTS & set(words_of(name))


def is_numbered(name: str, values: Sequence[int]) -> bool:
    """Whether whole numbers are those of rows or things, by their values, or their name too.

    Args:
        name: What they are called.
        values: All of them, in the order of the rows.
    """
    distinct = len(set(values)) == len(values) > 1
    counted = range(values[0], values[0] + len(values)) if values else ()
    begins = bool(values) and (values[0] in {0, 1} or values[0] >= HIGH)
    if len(values) >= FEWEST and begins and list(values) == list(counted):
        return True
    words = words_of(name)
    numbered = bool(words) and words[-1] in NUMBERS and not GAS.search(name)
    if distinct and numbered and not AMOUNTS & set(words):
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


def are_codes(texts: Sequence[str]) -> bool:
    """Whether all of some texts are codes, and none is a word."""
    return bool(texts) and all(CODED.fullmatch(text) for text in texts)


def are_contacts(texts: Sequence[str]) -> bool:
    """Whether most of some texts are addresses of e-mail, or of the web without its scheme."""
    return 2 * sum(bool(CONTACT.fullmatch(text)) for text in texts) > len(texts)


def is_remark(name: str) -> bool:
    """Whether texts are remarks on their rows, by what they are called."""
    words = words_of(name)
    return bool(words and words[-1] in REMARKS) or bool(KOREAN_REMARK.search(name.strip()))


def may_contain(texts: Sequence[str]) -> bool:
    """Whether texts are codes of levels, one of which may begin with another: DE, DE1, DE11."""
    short = all(LEVELED.fullmatch(text) for text in texts)
    return short and 2 * sum(any(map(str.isdigit, text)) for text in texts) > len(texts)


def are_sentences(texts: Sequence[str]) -> bool:
    """Whether texts have more words than names."""
    return sum(len(text.split()) for text in texts) > WORDS * len(texts)
