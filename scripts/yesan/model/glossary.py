"""The terms of a package's glossary, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from slugify import slugify

from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.reading.unique_name import unique_name

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
        """The terms of every table that has fields for a term and its definition.

        Of a word that comes twice, the first.
        """
        found: dict[str, Term] = {}
        ids: set[str] = set()
        for resource in model.package.resources:
            for term in _terms(model, resource, language):
                if term.word.casefold() not in found:
                    alone = replace(term, id=unique_name(term.id, ids))
                    found[term.word.casefold()] = alone
                    ids.add(alone.id)
        return cls(tuple(sorted(found.values(), key=lambda t: t.word.casefold())))

    @cached_property
    def by_word(self) -> dict[str, Term]:
        """The terms by their words in small letters."""
        return {t.word.casefold(): t for t in self.terms if len(t.word) >= SHORTEST}

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds every term in a text, the longest first."""
        words = sorted(self.by_word, key=len, reverse=True)
        if not words:
            return None
        return re.compile("|".join(rf"(?<!\w){re.escape(w)}" for w in words), re.IGNORECASE)


def _terms(model: Model, resource: Resource, language: str) -> list[Term]:
    word = resource.in_language("term", language)
    definition = resource.in_language("definition", language)
    synonyms = resource.in_language("synonyms", language)
    if word is None or definition is None:
        return []
    keys = resource.primary_key
    words = [f for f in resource.fields if f.role == "term" and f is not word]
    terms = []
    for number, (_, row) in enumerate(model.tables[resource.name]):
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
