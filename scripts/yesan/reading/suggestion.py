"""The name that was meant, where another one is written: other case, other marks, a letter off."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from yesan.phrase import Phrase

LIKE = 0.75
"""How much alike two names are at least, of 1."""
MOST = 5_000
"""Among more names it would take too long to look for one that is only alike."""


def near(name: str, known: Iterable[str]) -> str:
    """The one of the known names that was probably meant; empty if none is like it.

    Of those that are as much alike it is the first.

    Args:
        name: The name as it is written.
        known: The names that there are.
    """
    names = [other for other in known if other and other != name]
    plain = {other: _plain(other) for other in names}
    same = [other for other in names if plain[other] == _plain(name)]
    if same or len(names) > MOST:
        return same[0] if same else ""
    found = difflib.get_close_matches(_plain(name), plain.values(), n=len(names) or 1, cutoff=LIKE)
    alike = {text: _likeness(_plain(name), text) for text in found}
    best = {text for text, own in alike.items() if own == max(alike.values())}
    return next((other for other in names if plain[other] in best), "")


def _likeness(name: str, other: str) -> float:
    """How much alike two names are, as ``get_close_matches`` has it."""
    return difflib.SequenceMatcher(None, other, name).ratio()


def meant(name: str, known: Iterable[str], otherwise: str, *, unlike: str = "") -> str:
    """The remedy for an unknown name: the known one that was probably meant, else another remedy.

    Args:
        name: The name as it is written.
        known: The names that there are.
        otherwise: What to do where none is like it.
        unlike: One that may be meant where none is like it; empty if there is none.
    """
    found = near(name, known) or unlike
    return (
        Phrase('did you mean "{name}"? if not, {otherwise}', name=found, otherwise=otherwise)
        if found
        else otherwise
    )


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name by its letters and digits alone."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in folded if c.isalnum()) or folded
