"""The messages of the catalogs as patterns: which one a text is, and what fills its placeholders.

The catalogs are read as data. A text that is none of their messages was written by nobody.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from babel.messages.pofile import read_po

from yesan.proof.site.verbatim import single

SPOT = r".+?"
"""What may replace a placeholder: up to the first place where what follows it begins. What the
first place does not fit no later one does, so each but the last is an atomic group, and no text,
however often it has the words of a message, takes more than its length for each placeholder."""
ENGLISH = "en"
ELEMENT = "[\ue000-\uf8ff]"
"""An element in a text of which each is one character."""


@dataclass(frozen=True)
class Message:
    """One form of a message in the language of a site.

    Attributes:
        id: The message in English, which says what it means.
        start: The words that it begins with; may be empty.
        end: The words that it ends with; may be empty.
        core: The longest of its words without a placeholder; may be empty.
        pattern: The text, a group for each placeholder.
        names: The placeholders by their groups.
        size: How much the pattern says.
    """

    id: str
    start: str
    end: str
    core: str
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    size: int

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Where a text is the message, from some place to its end or to a blank."""
        if self.core not in text or not text.startswith(self.start, start):
            return None
        return self.pattern.match(text, start)

    def read(self, text: str) -> re.Match[str] | None:
        """What fills the placeholders where a text is the message, and nothing but it."""
        if not (text.startswith(self.start) and text.endswith(self.end) and self.core in text):
            return None
        return self.pattern.fullmatch(text)


@dataclass(frozen=True)
class Catalog:
    """The messages of one language; English ones where it has no catalog.

    Attributes:
        language: The language.
    """

    language: str

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """Every form of every message, those that say most themselves first."""
        every = ((id_, text) for id_, texts in self._forms.items() for text in texts)
        read = (m for each in every for m in (_message(*each), _message(*each, ELEMENT)))
        found = {(m.id, m.pattern): m for m in read}
        return tuple(sorted(found.values(), key=lambda m: -m.size))

    @cached_property
    def filled(self) -> tuple[Message, ...]:
        """Those with placeholders."""
        return tuple(message for message in self.messages if message.names)

    def starting(self, text: str) -> list[Message]:
        """Those that may be at the beginning of a text, in the same order."""
        found = self._by_initial.get(text[:1], self._by_initial[""])
        return [message for message in found if message.core in text]

    @cached_property
    def _by_id(self) -> dict[str, tuple[Message, ...]]:
        found: dict[str, list[Message]] = {id_: [] for id_ in self._forms}
        for message in self.messages:
            found[message.id].append(message)
        return {id_: tuple(messages) for id_, messages in found.items()}

    @cached_property
    def _by_initial(self) -> dict[str, tuple[Message, ...]]:
        """The messages by their first letter, each time with those that begin with anything."""
        initials = {"", *(m.start[:1] for m in self.messages)}
        found: dict[str, list[Message]] = {initial: [] for initial in initials}
        for message in self.messages:
            for initial in [message.start[:1]] if message.start else initials:
                found[initial].append(message)
        return {initial: tuple(messages) for initial, messages in found.items()}

    @cached_property
    def numbered(self) -> frozenset[str]:
        """The words with numbers that messages have between their placeholders."""
        texts = (text for texts in self._forms.values() for text in texts)
        parsed = (literal for text in texts for literal, *_ in string.Formatter().parse(text))
        return frozenset(single(t) for t in parsed if any(map(str.isdigit, t)))

    def text(self, id_: str) -> tuple[str, ...]:
        """A message in each of its forms.

        Raises:
            KeyError: The catalogs do not have it: the site says it in other words by now.
        """
        return self._forms[id_]

    def forms(self, id_: str) -> tuple[Message, ...]:
        """The same as patterns, those that say most themselves first.

        Raises:
            KeyError: As `text`.
        """
        return self._by_id[id_]

    def saying(self, id_: str, **values: str) -> str:
        """The pattern of what a message says with some values; others may be anything."""
        forms = (_filled(single(text), values) for text in self.text(id_))
        return f"(?:{'|'.join(forms)})"

    def readings(self, text: str, id_: str) -> Iterator[dict[str, str]]:
        """What fills the placeholders of a message where a text is it."""
        for message in self.forms(id_):
            found = message.read(text) if message.names else None
            if found:
                yield dict(zip(message.names, found.groups(), strict=True))

    def says(self, text: str, id_: str) -> bool:
        """Whether a text is a message without placeholders."""
        return text in self.text(id_)

    @cached_property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        own = next(filter(self._files.__contains__, (self.language, self._base)), None)
        found: dict[str, tuple[str, ...]] = {}
        for name, path in self._files.items():
            with path.open("rb") as file:
                for message in read_po(file, locale=name):
                    ids = _all(message.id)
                    if ids and name == (own or name):
                        found[ids[0]] = _all(message.string) if own else ids
        return found

    @property
    def _base(self) -> str:
        return self.language.split("-")[0]

    @property
    def _files(self) -> dict[str, resources.abc.Traversable]:
        return _catalogs()


@cache
def _catalogs() -> dict[str, resources.abc.Traversable]:
    folder = resources.files("yesan") / "language" / "catalogs"
    return {
        path.name.removesuffix(".po"): path
        for path in folder.iterdir()
        if path.name.endswith(".po")
    }


def languages() -> frozenset[str]:
    """The languages that pages can be in: that of the messages, and those of the catalogs."""
    return frozenset({ENGLISH, *_catalogs()})


@cache
def catalog_of(language: str) -> Catalog:
    """The catalog of a language, read once: it is part of the program."""
    return Catalog(language)


def _all(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),) * bool(text)


def _message(id_: str, text: str, after: str = SPOT) -> Message:
    """One form of a message.

    Args:
        id_: The message in English.
        text: The form.
        after: What replaces a placeholder with nothing but a blank before it: an element where a
            name of several words is in the one before.
    """
    parts, names, start, core, end = [""], [], None, "", ""
    for literal, name, form, _ in string.Formatter().parse(single(text)):
        parts[-1] += re.escape(literal)
        start = literal if start is None else start
        core = max(core, literal, key=len)
        end = "" if name else literal
        if name is None:
            continue
        names.append(name)
        forms = "|".join(map(re.escape, (form or "").split("/"))) if "/" in (form or "") else ""
        spot = after if names[1:] and literal == " " else SPOT
        parts += [""] if spot == SPOT else []
        parts[-1] += f"({spot})" + (f"(?:{forms})" if forms else "")
    pattern = re.compile(f"{_stepwise(parts)}(?= |$)")
    size = len("".join(parts))
    return Message(id_, start or "", end, core, pattern, tuple(names), size)


def _stepwise(parts: Sequence[str]) -> str:
    """The pattern of a text whose parts, but for the first, each begin with anything."""
    first, *between = parts
    return first + "".join(f"(?>{p})" for p in between[:-1]) + "".join(between[-1:])


def _filled(text: str, values: Mapping[str, str]) -> str:
    """The pattern of a form with some values, each with any of its particles."""
    parts = [""]
    for literal, name, form, _ in string.Formatter().parse(text):
        parts[-1] += re.escape(literal)
        if name is not None:
            parts += [] if name in values else [""]
            parts[-1] += re.escape(values[name]) if name in values else SPOT
        if form and "/" in form:
            parts[-1] += f"(?:{'|'.join(map(re.escape, form.split('/')))})"
    return _stepwise(parts)
