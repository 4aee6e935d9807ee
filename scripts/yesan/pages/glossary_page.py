"""The glossary: every term of the package with its definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from yesan.language.sentence import Counted
from yesan.pages.context import MarkdownContext
from yesan.pages.page import Page


@dataclass(frozen=True)
class GlossaryTerm:
    """A term.

    Attributes:
        id: The id of the term in the page.
        word: The word.
        definition: What it means.
        synonyms: What else people call it.
    """

    id: str
    word: str
    definition: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class GlossaryPage(MarkdownContext):
    """The glossary.

    Attributes:
        title: What the glossary is called.
        description: How many terms there are.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        terms: The terms, in the order of the language's letters.
    """

    template: ClassVar[str] = "glossary.md.jinja"

    terms: tuple[GlossaryTerm, ...]


def of(page: Page) -> GlossaryPage:
    """The glossary."""
    terms = page.sitemap.glossary.terms
    return GlossaryPage(
        title=page.title,
        description=page.locale.plural(
            "{count} word explained",
            "{count} words explained",
            len(terms),
            count=Counted(page.locale.number(len(terms)), "terms"),
        ),
        wide=False,
        terms=tuple(GlossaryTerm(t.id, t.word, t.definition, t.synonyms) for t in terms),
    )
