"""A message with the values in it: English text for all, said in other languages where it is shown.

What an error says is composed where it is found, long before anybody knows who will read it. A
`Phrase` is the English text, and knows the message that it was made of and the values that fill it,
phrases among them; `language.translation` says the same in another language.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from typing import Self

FORMATTER = string.Formatter()


class Phrase(str):
    """A message with its ``{placeholders}`` filled.

    Attributes:
        message: The message in English, which catalogs translate.
        values: What fills it, by the names of the placeholders.
        many: The message for other counts than one; empty where it counts nothing.
    """

    __slots__ = ("many", "message", "values")
    message: str
    values: Mapping[str, object]
    many: str

    def __new__(cls, message: str, /, **values: object) -> Self:
        """A message, filled.

        Args:
            message: The message in English; braces that are none of a placeholder are doubled.
            values: What fills it.
        """
        return cls._made(message, "", values)

    @classmethod
    def counting(cls, one: str, many: str, /, *, count: int, **values: object) -> Self:
        """A message that counts something.

        Args:
            one: The message for one of it.
            many: The message for other counts.
            count: How many there are, the placeholder ``{count}``.
            values: What else fills it.
        """
        return cls._made(one, many, {"count": count, **values})

    @classmethod
    def _made(cls, message: str, many: str, values: Mapping[str, object]) -> Self:
        used = many if many and values["count"] != 1 else message
        made = super().__new__(cls, "".join(_parts(used, values)))
        made.message, made.many, made.values = message, many, values
        return made

    def filled(self, values: Mapping[str, object]) -> Self:
        """The same message with other values."""
        return self._made(self.message, self.many, values)

    def __reduce__(self) -> tuple[object, tuple[str, str, Mapping[str, object]]]:
        return type(self)._made, (self.message, self.many, self.values)


class Translated(str):
    """A text of a package, which has it in other languages as well.

    Attributes:
        translations: The text by language.
    """

    __slots__ = ("translations",)
    translations: Mapping[str, str]

    def __new__(cls, text: str, translations: Mapping[str, str]) -> Self:
        """A text in the language of its package.

        Args:
            text: The text.
            translations: The text by language, where there is another one.
        """
        made = super().__new__(cls, text)
        made.translations = translations
        return made

    def __reduce__(self) -> tuple[object, tuple[str, Mapping[str, str]]]:
        return type(self), (str(self), self.translations)


def message(text: str) -> str:
    """A message that is filled later; the catalogs have it as well."""
    return text


def _parts(message: str, values: Mapping[str, object]) -> Iterator[str]:
    """The parts of a message: a placeholder is the name of a value, never a way into one."""
    for literal, name, form, conversion in FORMATTER.parse(message):
        yield literal
        if name is not None:
            value = FORMATTER.convert_field(values[name], conversion)
            yield str(FORMATTER.format_field(value, form or ""))


def joined(separator: str, parts: Sequence[str]) -> str:
    """Texts one after the other, phrases still being some."""
    *first, last = parts or [""]
    if not first:
        return last
    before = joined(separator, first)
    return Phrase("{before}{separator}{last}", before=before, separator=separator, last=last)
