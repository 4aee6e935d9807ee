"""Which figures are money by what they are called: by a word for it, or by a currency."""

from __future__ import annotations

import re
import unicodedata

from babel.core import get_global

from yesan.package.words import words_of

MONEY = frozenset(
    (
        *("amount", "amounts", "budget", "spending", "expenditure", "cost", "costs", "revenue"),
        *("betrag", "ausgaben", "einnahmen", "kosten", "montant", "dépenses", "recettes", "coût"),
        *("valor", "importe", "presupuesto", "gasto", "monto", "orçamento", "despesa", "importo"),
        *("spesa", "kwota", "bedrag", "belopp", "beløb", "beløp"),
    )
)
"""What money is called, at the end."""
KOREAN_MONEY = re.compile(r"(금액|(예산안?|지출|세입|세출|결산)액?)$")
RATES = frozenset(
    (
        *("rate", "rates", "ratio", "share", "percent", "percentage", "pct", "fte", "ftes"),
        *("anteil", "prozent", "taux", "pourcentage", "tasa", "porcentaje", "taxa"),
        *("percentual", "porcentagem", "tasso", "percentuale", "aandeel", "andel", "udział"),
    )
)
"""What a rate or a share is called, at the end."""
COUNTS = frozenset(
    (
        *("population", "inhabitants", "headcount", "households", "persons", "count", "number"),
        *("einwohner", "anzahl", "stellen", "nombre", "effectif", "habitantes"),
        *("personas", "aantal", "inwoners", "antal", "abitanti"),
    )
)
"""What is counted, at the end; staff, employees and the like may be what is paid for them."""
AVERAGES = frozenset(
    (
        *("average", "avg", "mean", "median", "capita", "durchschnitt", "moyenne", "médiane"),
        *("promedio", "média", "gemiddelde"),
    )
)
"""What is in the name of an average, or of what is divided by a number of people."""
KOREAN_AVERAGE = re.compile(r"평균|중위|중앙값|인당")
KOREAN_COUNT = re.compile(
    r"([률율]|비중|구성비|인원|정원|현원|인구|면적|건수|[구명원생호대]\s*수)$"
)
"""What a rate or a count ends with in Korean."""
WORDS = frozenset({"ALL", "TOP", "XXX"})
"""Codes of currencies that are rather words, however they are written."""
AMBIGUOUS = WORDS | frozenset(
    (
        *("ARS", "BTN", "CAD", "COP", "CUP", "GEL", "MAD", "MKD", "MOP", "PEN", "PHP", "SEK"),
        *("SLE", "SOS", "TRY"),
    )
)
"""Those that are words or names of other codes, unless only they are written in capitals."""
CODES = frozenset(get_global("all_currencies"))
PAST = CODES - {
    code
    for codes in get_global("territory_currencies").values()
    for code, _, end, tender in codes
    if tender and end is None
}
"""Those in which nobody pays now: rather what else is called so, PLZ or DEM, but for money."""
CODE = re.compile(r"(?<![^\W_])(?:[A-Z]{3}|[a-z]{3})(?![^\W_])")
BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$")
"""What a name has in brackets at its end."""
UNITS = re.compile(r"[십백천만억조]*원|[十百千万萬億亿兆]*[円元]")
"""Won, yen or yuan, or thousands and millions of them."""


def is_money(name: str) -> bool:
    """Whether a figure is money, by what it is called."""
    words = words_of(BRACKETED.sub("", name))
    by_word = bool(words and words[-1] in MONEY) or bool(KOREAN_MONEY.search(name.strip()))
    return by_word or bool(currency_in(name))


def is_other(name: str) -> bool:
    """Whether a figure is no money, by what it is called: a rate, a share or a count."""
    plain = BRACKETED.sub("", name).strip()
    words = words_of(plain)
    said = "%" in name or bool(words and words[-1] in RATES | COUNTS)
    return (said or bool(KOREAN_COUNT.search(plain))) and not is_money(name)


def is_average(name: str) -> bool:
    """Whether figures are averages, or those of one person, by what they are called."""
    return bool({*words_of(name)} & AVERAGES or KOREAN_AVERAGE.search(name))


def currency_in(name: str) -> str:
    """What of a name says that its figures are money: a code or a sign of a currency.

    ``GDP USD``, ``amount_eur``, ``Income ($)``, ``예산(원)``; empty where nothing does.
    """
    codes = [code for code in CODE.findall(name) if _is_code(code, name)]
    signs = [c for c in name if unicodedata.category(c) == "Sc"]
    bracketed = BRACKETED.search(name)
    own = bracketed[1].strip() if bracketed else ""
    won = [own] if UNITS.fullmatch(own) else []
    return next(iter([*codes, *signs, *won]), "")


def _is_code(code: str, name: str) -> bool:
    """Whether a part of a name is the code of a currency."""
    if MONEY & {*words_of(name)}:
        return code.upper() in CODES - WORDS
    told = code.isupper() and any(map(str.islower, name))
    return code.upper() in (CODES - PAST - WORDS if told else CODES - PAST - AMBIGUOUS)
