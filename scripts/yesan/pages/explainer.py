"""Explanations of technical words: the terms of a package's glossary, where a page uses them.

An explanation is a popover, which a browser opens by itself at a click, a touch or a key.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from yesan.language.sentence import Counted, Marked, pieces
from yesan.model.glossary import Glossary, Term

ENDING = re.compile(r"\w{1,6}\b|[.,:;)]")
"""What ends a word, such as a particle, and must not be alone in the next line."""


class Explainer:
    """Marks the terms in the texts of one page, each where it comes first.

    Args:
        glossary: The terms.
    """

    def __init__(self, glossary: Glossary) -> None:
        self.by_word = glossary.by_word
        self.pattern = glossary.pattern
        self.explained: set[str] = set()

    def explain(self, text: str) -> Markup:
        """The text, escaped, with a button for each term that the page has not explained yet."""
        marked = (
            escape(p) if isinstance(p, Marked | Counted) else self._explained(p)
            for p in pieces(text)
        )
        return Markup().join(marked)

    def _explained(self, plain: str) -> Markup:
        written, end = Markup(), 0
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
    """The term as a button, kept in one line with the end of its word."""
    return Markup(
        '<span class="yesan-word"><button type="button" class="yesan-term" '
        'popovertarget="term-{id}">{written}</button>{ending}</span>'
        '<span popover class="yesan-meaning" id="term-{id}"><b>{word}</b> {definition}</span>'
    ).format(id=term.id, written=written, ending=ending, word=term.word, definition=term.definition)
