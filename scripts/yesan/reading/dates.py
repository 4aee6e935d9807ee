"""Dates as spreadsheet programs leave them, written as the standard has them: ``2020-03-01``.

A column is read as dates where all of its cells can be, and its name or other dates in it say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from yesan.reading.inference import MISSING

FIRST, LAST = 36_526, 54_789
"""The numbers of 2000-01-01 and 2049-12-31, as spreadsheet programs count days."""
ORIGIN = date(1899, 12, 30)
EARLIEST, LATEST = 1900, 2100
HOURS, MINUTES = 24, 60
NAMED = re.compile(
    r"(날짜|일자|일시|년월일|日付|年月日|date|datum|fecha|дата)$|^(date|datum)\b", re.IGNORECASE
)
"""The names of columns with dates."""
NUMBERED = re.compile(
    r"(번호|코드|番号|コード)$|(?:^|[\W_])(id|no|nr|num|number|code|ref)\.?$", re.IGNORECASE
)
"""The names of columns with codes."""
ISO = re.compile(r"\d{4}-\d\d-\d\d")
MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]00:00(:00(\.0+)?)?")
POINTS = re.compile(r"(\d{4})\s*[./년]\s*(\d{1,2})\s*[./월]\s*(\d{1,2})\s*[.일]?")
TIMED = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})[ T](\d{1,2}):(\d\d)(?::(\d\d))?")
NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WORDED = re.compile(
    rf"(?P<month>{'|'.join(NAMES)})[a-z]*\.?[ -](?P<day>\d{{1,2}}),?[ -](?P<year>\d{{4}})"
    rf"|(?P<d>\d{{1,2}})\.?[ -](?P<m>{'|'.join(NAMES)})[a-z]*\.?,?[ -](?P<y>\d{{4}})",
    re.IGNORECASE,
)
YEARLY = re.compile(r"((?:19|20)\d\d)(?:\.0|\s*(?:년도?|年度?))")
MONTHLY = re.compile(r"((?:19|20)\d\d)\.(0[1-9]|1[0-2])\.?")
"""A month with its year before it; 2024.10 is no 2024.1."""
NAMED_MONTH = re.compile(
    rf"({'|'.join(NAMES)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?[ -]((?:19|20)\d\d)",
    re.IGNORECASE,
)
SHORT_MONTH = re.compile(
    rf"({'|'.join(NAMES)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?[ -]'?(\d\d)",
    re.IGNORECASE,
)
"""A month and its year in two digits, or a day of it, or a code: ``Jan-23``."""
CALLED_MONTHS = re.compile(
    r"월$|月$|(?<![^\W_])(month|period|monat|mois|mes|mês|mese|maand|miesiąc|месяц)s?(?![^\W_])",
    re.IGNORECASE,
)
"""The names of columns with months."""
CENTURY = 50
"""From here on, years in two digits are of the last century."""
FEWEST = 3
"""Minimum number of months that are no amounts with decimals by accident."""
SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
DAYS = "dates, as days after the twelfth show"
CODE = re.compile(r"\d{1,2}[-/]\d{1,3}")
DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
MONTHS = "|".join(NAMES)
MANGLED = re.compile(
    rf"\d{{1,2}}월 ?\d{{1,2}}일|\d{{1,2}}-({MONTHS})|({MONTHS})-\d{{1,2}}|\d{{4}}-\d\d-\d\d",
    re.IGNORECASE,
)
"""What a spreadsheet program makes of a code such as 1-2."""


def plain(name: str, cells: Sequence[str]) -> tuple[list[str], str]:
    """The cells of a column with its dates as the standard writes them, and what was done.

    Args:
        name: The name of the column.
        cells: Its cells.
    """
    values = list(dict.fromkeys(cell for cell in cells if cell))
    isos = [v for v in values if ISO.fullmatch(v)]
    rest = [v for v in values if not ISO.fullmatch(v)]
    if not rest:
        return list(cells), ""
    dated = bool(isos) or bool(NAMED.search(name))
    either = [(v, _of_days_first(v), _of_months_first(v)) for v in rest]
    days = all(a == b for _, a, b in either) or any(a and not b for _, a, b in either)
    months = any(b and not a for _, a, b in either)
    readings: tuple[tuple[Callable[[str], str], bool, str], ...] = (
        (_at_midnight, True, "times of midnight as days"),
        (_of_points, True, "dates"),
        (_of_moments, True, "times"),
        (_of_words, True, "dates in words"),
        (_of_years, True, "years"),
        (_of_months, len(rest) >= FEWEST, "months"),
        (_of_named_months, True, "months"),
        (_of_short_months, _are_months(name, rest), "months"),
        (_of_days_first, days, DAYS),
        (_of_months_first, months, DAYS),
        (_of_digits, (dated or len(rest) > 1) and not NUMBERED.search(name), "dates without marks"),
        (_of_serial, dated, "numbers by which a spreadsheet program counts days, as dates"),
    )
    for read, certain, said in readings:
        found = {v: read(v) for v in rest}
        if certain and all(found.values()):
            if read is _of_moments:
                found.update({v: f"{v}T00:00:00" for v in isos})
            note = f"{name}: read as {said}, such as {rest[0]} as {found[rest[0]]}"
            return [found.get(cell, cell) for cell in cells], note
    if not isos and all(a and b for _, a, b in either):
        text, one, other = next((v, a, b) for v, a, b in either if a != b)
        return list(cells), (
            f"{name}: {text} may be {one} or {other}, so the column stays text; write its dates as "
            "YYYY-MM-DD"
        )
    known = [v for v in values if v not in MISSING]
    return list(cells), _in_two_forms(name, cells, known) or _among_texts(name, known)


def _in_two_forms(name: str, cells: Sequence[str], values: Sequence[str]) -> str:
    """The note on a column of dates that no one form fits, with a row of each of two.

    Args:
        name: The name of the column.
        cells: Its cells.
        values: What is in it, each once.
    """
    forms = [{v for v in values if read(v)} for read in (_of_iso, *FORMS)]
    if not values or set(values) - set().union(*forms):
        return ""
    first = values[0]
    fitting = next(form for form in forms if first in form)
    other = next((v for v in values if v not in fitting), "")
    if not other:
        return ""
    row, another = (cells.index(v) + 2 for v in (first, other))
    return (
        f"{name}: {first} in row {row} and {other} in row {another} are dates in two forms, so the "
        "column stays text; write all of its dates as YYYY-MM-DD"
    )


def _among_texts(name: str, values: Sequence[str]) -> str:
    """The note on dates among the texts of a column, or on texts among its dates.

    Args:
        name: The name of the column.
        values: What is in it, each once.
    """
    dates = [v for v in values if ISO.fullmatch(v) or _of_points(v) or _of_moments(v)]
    mangled = [v for v in values if MANGLED.fullmatch(v)]
    others = [v for v in values if v not in {*dates, *mangled}]
    coded = bool(mangled) and any(map(CODE.fullmatch, others))
    if others and not coded and 2 * len(dates) >= len(values):
        return f'{name}: "{others[0]}" is no date, so the column stays text'
    if mangled and (others or any(not ISO.fullmatch(v) for v in mangled)):
        return (
            f"{name}: {mangled[0]} may be {_or_month(mangled[0])}a code, such as 1-2, that a "
            "spreadsheet program took for a date; make the cells of the column text there, write "
            "the codes again, and export it"
        )
    return ""


def _or_month(text: str) -> str:
    """What else a text may be than a code, to be said before that."""
    month = _of_short_months(text)
    return f"the month {month}, to be written so, or " if month else ""


def _of_iso(text: str) -> str:
    return _date(*map(int, text.split("-"))) if ISO.fullmatch(text) else ""


def _at_midnight(text: str) -> str:
    found = MIDNIGHT.fullmatch(text)
    return found[1] if found else ""


def _of_points(text: str) -> str:
    found = POINTS.fullmatch(text)
    return _date(*map(int, found.groups())) if found else ""


def _of_moments(text: str) -> str:
    found = TIMED.fullmatch(text)
    day = _date(*map(int, found.groups()[:3])) if found else ""
    if not found or not day:
        return ""
    hour, minute, second = (int(part or 0) for part in found.groups()[3:])
    whole = hour < HOURS and max(minute, second) < MINUTES
    return f"{day}T{hour:02}:{minute:02}:{second:02}" if whole else ""


def _of_words(text: str) -> str:
    found = WORDED.fullmatch(text.strip())
    if not found:
        return ""
    month = NAMES.index((found["month"] or found["m"]).lower()) + 1
    return _date(int(found["year"] or found["y"]), month, int(found["day"] or found["d"]))


def _of_years(text: str) -> str:
    found = YEARLY.fullmatch(text)
    return found[1] if found else ""


def _of_months(text: str) -> str:
    found = MONTHLY.fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else ""


def _of_named_months(text: str) -> str:
    found = NAMED_MONTH.fullmatch(text.strip())
    return f"{found[2]}-{NAMES.index(found[1].lower()) + 1:02}" if found else ""


def _of_short_months(text: str) -> str:
    found = SHORT_MONTH.fullmatch(text.strip())
    if not found:
        return ""
    year = int(found[2]) + (1900 if int(found[2]) >= CENTURY else 2000)
    return f"{year}-{NAMES.index(found[1].lower()) + 1:02}"


def _are_months(name: str, values: Sequence[str]) -> bool:
    """Whether texts such as ``Jan-23`` are months: they are called so, or follow each other."""
    read = [found for value in values if (found := _of_short_months(value))]
    numbers = [12 * int(month[:4]) + int(month[5:]) for month in read]
    steps = {after - before for before, after in pairwise(numbers)}
    return bool(CALLED_MONTHS.search(name)) or (len(read) >= FEWEST and steps in ({1}, {-1}))


def _of_days_first(text: str) -> str:
    found = SLASHED.fullmatch(text)
    return _date(int(found[3]), int(found[2]), int(found[1])) if found else ""


def _of_months_first(text: str) -> str:
    found = SLASHED.fullmatch(text)
    return _date(int(found[3]), int(found[1]), int(found[2])) if found else ""


def _of_digits(text: str) -> str:
    found = DIGITS.fullmatch(text)
    return _date(*map(int, found.groups())) if found else ""


def _of_serial(text: str) -> str:
    number = int(text) if re.fullmatch(r"\d{5}", text) else 0
    return f"{ORIGIN + timedelta(days=number):%Y-%m-%d}" if FIRST <= number <= LAST else ""


def _date(year: int, month: int, day: int) -> str:
    """A date as the standard writes it; empty if there is no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if EARLIEST <= year <= LATEST else ""


FORMS = (_of_points, _of_moments, _of_words, _of_days_first, _of_months_first)
"""The forms of dates that a column may mix."""
