"""What has one name with others: it is called by its code as well, wherever it is named.

Two programs of one name in two departments are two programs. A code is what the tables tell
them apart by, so that a sentence, a title or a bar of one is never read as one of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from yesan.model.entities import Entity
from yesan.package.text import Text


def told_apart(entities: Mapping[str, Entity], languages: Sequence[str]) -> dict[str, Entity]:
    """Entities of one kind by code, the name of each unlike that of any other.

    Args:
        entities: Them, each with the name that the tables have.
        languages: Those of the package, its first one before all others.
    """
    names = distinct({code: e.printed for code, e in entities.items()}, languages)
    return {code: replace(e, name=names[code]) for code, e in entities.items()}


def distinct(names: Mapping[str, Text], languages: Sequence[str]) -> dict[str, Text]:
    """Names by code or key, each with that behind it in the languages in which others have it.

    Args:
        names: Them, as the tables have them.
        languages: Those of the package, its first one before all others.
    """
    found = dict(names)
    for language in languages:
        shown = {code: name[language] for code, name in names.items()}
        called = Counter(map(_alike, shown.values()))
        for code, own in shown.items():
            if called[_alike(own)] > 1 and own != code:
                found[code] = _said(found[code], language, f"{own} ({code})", languages[0])
    return found


def _said(name: Text, language: str, apart: str, first: str) -> Text:
    """A name, another one in one language."""
    if language == first:
        return Text(apart, name.translations)
    return Text(name.default, {**name.translations, language: apart})


def _alike(name: str) -> str:
    """A name as readers see it: they take no notice of spaces."""
    return " ".join(name.split())
