"""What the texts of a view may not say: an address, or what is another value each time.

A view may come from a stranger. An expression can put an address together of parts, or write its
letters as numbers.
"""

from __future__ import annotations

import re
from typing import Any

from yesan.phrase import Phrase

FETCHING = frozenset({"url", "href", "sequence", "sphere", "graticule"})
"""The properties by which a specification could reach out, or make data without end."""
LITERAL = re.compile(r"""\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|.)|["'`+\s\x00-\x20]""", re.IGNORECASE)
"""What an expression may have between the parts of an address, and in place of its letters."""
BETWEEN = re.compile(r"[()\[\],%]|\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|.)", re.IGNORECASE)
"""What may be there besides: parentheses, and the mark of a format before a letter that is none."""
ADDRESS = re.compile(
    r"://|^[/\\]{2}|^(?:https?|wss?|ftps?|blob):|url\(|javascript:|vbscript:|file:/|mailto:|data:\w+/[\w.+-]+[;,]",
    re.IGNORECASE,
)
SCHEME = re.compile(r"\b(?:https?|wss?|ftps?|file|javascript|vbscript|mailto|blob):", re.IGNORECASE)
"""How an address begins that an expression may go on with."""
CHANGING = re.compile(
    r"""\b(?:random|now|sample\w*|timezoneoffset|windowSize|containerSize|screen)(?=[\s\ufeff]*\()
    |\bdatetime[\s\ufeff]*\([\s\ufeff]*\)
    |%[-_0]?[ZQs]""",
    re.VERBOSE,
)
"""What an expression may have, be it in a text, that differs by time, chance, zone or window."""
FUNCTIONS = frozenset(
    {
        *("isArray", "isBoolean", "isDate", "isDefined", "isFinite", "isNaN", "isNumber"),
        *("isObject", "isRegExp", "isString", "isValid", "if"),
        *("toBoolean", "toDate", "toNumber", "toString", "parseFloat", "parseInt"),
        *("abs", "acos", "asin", "atan", "atan2", "ceil", "clamp", "cos", "exp", "floor", "hypot"),
        *("log", "max", "min", "pow", "round", "sin", "sqrt", "tan", "lerp"),
        *("extent", "inrange", "indexof", "lastindexof", "length", "peek", "pluck", "span"),
        *("lower", "upper", "trim", "pad", "truncate", "slice", "substring", "split"),
        *("regexp", "test", "merge", "format"),
        *("timeFormat", "timeParse", "utcFormat", "utcParse", "timeUnitSpecifier"),
        *("monthFormat", "monthAbbrevFormat", "dayFormat", "dayAbbrevFormat"),
        *("datetime", "year", "quarter", "month", "date", "day", "dayofyear", "week"),
        *("hours", "minutes", "seconds", "milliseconds"),
        *("utc", "utcyear", "utcquarter", "utcmonth", "utcdate", "utcday", "utcdayofyear"),
        *("utcweek", "utchours", "utcminutes", "utcseconds", "utcmilliseconds"),
        *("hcl", "hsl", "lab", "rgb", "contrast", "luminance"),
        *("bandwidth", "domain", "invert", "range", "scale"),
    }
)
"""What an expression may call: the same gives the same, and no texts are joined."""
CALL = re.compile(r"([^\W\d][\w$]*|\$[\w$]*)(?:[\s\ufeff]|/\*.*?\*/|//.*)*\(")
QUOTED = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""", re.DOTALL)
EXPRESSIONS = frozenset(
    {
        *("calculate", "expr", "filter", "init", "labelExpr", "signal", "test", "update"),
        *("and", "not", "or", "clear", "on", "events", "toggle", "translate", "zoom"),
    }
)
"""The properties that are, or may be, an expression, or a list of some."""
KINDS = frozenset({"number", "time"})
"""How a value may be formatted: another kind would be the name of a function."""


def is_font(value: Any) -> bool:
    """Whether a font is a name, and nothing that the renderer would have to compute."""
    return isinstance(value, str) and not set('"<>&') & set(value)


def is_address(text: str) -> bool:
    """Whether a text names an address, or an expression puts one together."""
    plain = LITERAL.sub(_letter, text)
    bare = BETWEEN.sub("", plain)
    return any(ADDRESS.search(written) for written in (text.strip(), plain, bare))


def unwanted(name: str, value: Any) -> str:
    """What in a property is not the same each time, or may be an address; empty where nothing is.

    Args:
        name: The property.
        value: What it has: where it is an expression, a text or a list of some.
    """
    if name == "transform" and isinstance(value, list):
        return "sample" if any(isinstance(t, dict) and "sample" in t for t in value) else ""
    if isinstance(value, list) and name in EXPRESSIONS:
        return next(filter(None, (unwanted(name, part) for part in value)), "")
    if not isinstance(value, str):
        return ""
    if name.lower().endswith("formattype"):
        return "" if value in KINDS else Phrase("the format {format}", format=value)
    if name.lower().endswith("format"):
        return _of_format(value)
    return _of_expression(value) if name in EXPRESSIONS else ""


def _of_format(text: str) -> str:
    """What is unwanted in a format, which Vega-Lite writes into an expression as it is."""
    if found := CHANGING.search(text):
        return found[0]
    return (
        Phrase("the format {format}", format=text)
        if "(" in text and set("\"'\\") & set(text)
        else ""
    )


def _of_expression(text: str) -> str:
    if found := CHANGING.search(text) or SCHEME.search(LITERAL.sub(_letter, text)):
        return found[0]
    code = QUOTED.sub("''", text)
    if "\\u" in code:
        return Phrase("a name with an escape")
    called = next((name for name in CALL.findall(code) if name not in FUNCTIONS), "")
    return Phrase("the function {name}", name=called) if called else ""


def _letter(found: re.Match[str]) -> str:
    """The letter that an escape represents; nothing where it is none."""
    written = found[0]
    escaped = re.fullmatch(r"\\[xu]([0-9a-f]{2,4})", written, re.IGNORECASE)
    return chr(int(escaped[1], base=16)) if escaped else written[1:]
