"""Technical words explained on the spot: the terms of a package's glossary, where a page has them.

An explanation is a popover, which a browser opens by itself at a click, a touch or a key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape
from slugify import slugify

from yesan.model import Model
from yesan.package import Resource
from yesan.tables import records

ENDING = re.compile(r"\w{1,6}\b|[.,:;)]")
"""What ends a word, such as a particle, and must not stand alone in the next line."""
SHORTEST = 2
"""A term of one letter would be found everywhere."""


@dataclass(frozen=True)
class Term:
    """A word, what it means, and what else people call it."""

    id: str
    word: str
    definition: str
    synonyms: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    """The word in other languages."""


@dataclass(frozen=True)
class Glossary:
    """The terms of a package in one language, in the order of the language's letters."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, model: Model, language: str) -> Glossary:
        """The terms of every table that has fields for a term and its definition."""
        found = [
            term
            for resource in model.package.resources
            for term in _terms(model, resource, language)
        ]
        alone = {term.id: term for term in reversed(found)}
        return cls(tuple(sorted(alone.values(), key=lambda t: t.word.casefold())))

    def page(self) -> Explainer:
        """Explains terms on one page: each where it stands first."""
        return Explainer(self._by_word, self._pattern)

    @cached_property
    def _by_word(self) -> dict[str, Term]:
        return {t.word.casefold(): t for t in self.terms if len(t.word) >= SHORTEST}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        words = sorted(self._by_word, key=len, reverse=True)
        if not words:
            return None
        return re.compile("|".join(rf"(?<!\w){re.escape(w)}" for w in words), re.IGNORECASE)


class Explainer:
    """Marks the terms in the texts of one page."""

    def __init__(self, by_word: Mapping[str, Term], pattern: re.Pattern[str] | None) -> None:
        self.by_word = by_word
        self.pattern = pattern
        self.explained: set[str] = set()

    def __call__(self, text: object) -> Markup:
        """The text, escaped, with a button for each term that the page has not explained yet."""
        written, end = Markup(), 0
        plain = str(text)
        for match in self.pattern.finditer(plain) if self.pattern else ():
            term = self.by_word[match[0].casefold()]
            if term.id in self.explained:
                continue
            self.explained.add(term.id)
            ending = ENDING.match(plain, match.end())
            written += escape(plain[end : match.start()])
            written += _button(term, match[0], ending[0] if ending else "")
            end = match.end() + len(ending[0] if ending else "")
        return written + escape(plain[end:])


def _button(term: Term, written: str, ending: str) -> Markup:
    """The term as a button, kept in one line with what ends its word."""
    return Markup(
        '<span class="yesan-word"><button type="button" class="yesan-term" '
        'popovertarget="term-{id}">{written}</button>{ending}</span>'
        '<span popover class="yesan-meaning" id="term-{id}"><b>{word}</b> {definition}</span>'
    ).format(id=term.id, written=written, ending=ending, word=term.word, definition=term.definition)


def _terms(model: Model, resource: Resource, language: str) -> list[Term]:
    word = resource.in_language("term", language)
    definition = resource.in_language("definition", language)
    synonyms = resource.in_language("synonyms", language)
    if word is None or definition is None:
        return []
    keys = resource.primary_key
    words = [f for f in resource.fields if f.role == "term" and f is not word]
    terms = []
    for number, row in enumerate(records(model.tables[resource.name])):
        if row[word.name] is None or row[definition.name] is None:
            continue
        key = row[keys[0]] if len(keys) == 1 else number + 1
        listed = row[synonyms.name] if synonyms and row[synonyms.name] is not None else ()
        terms.append(
            Term(
                id=slugify(str(key)) or str(number + 1),
                word=str(row[word.name]),
                definition=str(row[definition.name]),
                synonyms=tuple(map(str, [listed] if isinstance(listed, str) else listed)),
                translations=tuple(str(row[f.name]) for f in words if row[f.name] is not None),
            )
        )
    return terms
