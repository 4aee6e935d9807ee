"""How many errors and warnings there are, as messages."""

from __future__ import annotations

from yesan.phrase import Phrase


def errors_of(count: int) -> Phrase:
    """A number of errors."""
    return Phrase.counting("{count:,} error", "{count:,} errors", count=count)


def warnings_of(count: int) -> Phrase:
    """A number of warnings."""
    return Phrase.counting("{count:,} warning", "{count:,} warnings", count=count)
