"""The words for a change: a proposal where it is not decided yet, in sentences and in names."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.language.sentence import join
from yesan.model.model import Model


def sentence(model: Model, locale: Locale, said: str) -> str:
    """A sentence that says what changes; of a proposal, that it does so as proposed."""
    if not model.phases.is_proposal:
        return said
    return join(" ", (locale.text("As proposed:"), said))


def change(model: Model, locale: Locale) -> str:
    """What the difference of the amounts compared is called."""
    return locale.text("Proposed change") if model.phases.is_proposal else locale.text("Change")


def rate(model: Model, locale: Locale) -> str:
    """What the same is called as a percentage."""
    return locale.text("Proposed rate") if model.phases.is_proposal else locale.text("Rate")


def change_per_inhabitant(model: Model, locale: Locale) -> str:
    """What the same is called for each inhabitant."""
    if model.phases.is_proposal:
        return locale.text("Proposed change per inhabitant")
    return locale.text("Change per inhabitant")
