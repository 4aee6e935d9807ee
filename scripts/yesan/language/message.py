"""Messages with their placeholders filled: the one place where a value enters a sentence.

A placeholder is the name of a value, never a way into one. It may say which Korean particle follows
its value: ``{name:이/가}``, or alone, after quotes: ``"{name}"{name:~이/가}``.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping

from yesan.language.particles import particle
from yesan.language.sentence import MARKS, Sentence

FORMATTER = string.Formatter()
ALONE = "~"
"""What is before the forms of a particle where its value is written already, as in quotes."""


def filled(message: str, values: Mapping[str, object]) -> str:
    """The message with its ``{placeholders}`` filled; with its marks where a value has some."""
    parts = list(_parts(message, values))
    marked = any(isinstance(part, MARKS) for part in parts)
    return Sentence(parts) if marked else "".join(parts)


def _parts(message: str, values: Mapping[str, object]) -> Iterator[str]:
    for literal, name, form, conversion in FORMATTER.parse(message):
        yield literal
        if name is None:
            continue
        value = FORMATTER.convert_field(values[name], conversion)
        if "/" in (form or ""):
            alone = (form or "").removeprefix(ALONE)
            if alone == form:
                yield value if isinstance(value, str) else str(value)
            yield particle(str(value), alone)
        elif form or not isinstance(value, str):
            yield str(FORMATTER.format_field(value, form or ""))
        else:
            yield value
