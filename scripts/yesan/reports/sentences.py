"""How an error says what is there and what should be there; a language may have others by type.

In English one sentence fits them all. In Korean a value is no number, a column is not there, and a
figure differs: catalogs have such a sentence for a type in its context.
"""

from __future__ import annotations

from collections.abc import Mapping

from yesan.errors import DataError
from yesan.language.translation import Translation
from yesan.phrase import Phrase

ABSENT = "absent"
"""The type of sentences for what is not there, whatever the type of the error."""
ABSENCES = ("no ", "neither ")
"""How messages begin that say that something is not there."""


def typed(type_: str, text: str) -> str:
    """A message for errors of one type; the catalogs have it in the context of that type."""
    del type_
    return text


GENERAL = typed("", "found {found}, expected {expected}")
BY_TYPE: Mapping[str, str] = {
    "type-error": typed("type-error", "found {found}, expected {expected}"),
    "constraint-error": typed("constraint-error", "found {found}, expected {expected}"),
    "foreign-key": typed("foreign-key", "found {found}, expected {expected}"),
    "unique-error": typed("unique-error", "found {found}, expected {expected}"),
    "primary-key": typed("primary-key", "found {found}, expected {expected}"),
    "unique-key": typed("unique-key", "found {found}, expected {expected}"),
    "missing-label": typed("missing-label", "found {found}, expected {expected}"),
    "file-missing": typed("file-missing", "found {found}, expected {expected}"),
    "rule-break": typed("rule-break", "found {found}, expected {expected}"),
    "complete-error": typed("complete-error", "found {found}, expected {expected}"),
    "record-error": typed("record-error", "found {found}, expected {expected}"),
    "number-spelling": typed("number-spelling", "found {found}, expected {expected}"),
    "merge-conflict": typed("merge-conflict", "found {found}, expected {expected}"),
    ABSENT: typed("absent", "found {found}, expected {expected}"),
    "spreadsheet-error": typed("spreadsheet-error", "found {found}, expected {expected}"),
}
"""The types for which languages may have sentences of their own."""


def type_of(error: DataError) -> str:
    """The type of the sentence that says an error: its own, or that of what is not there."""
    found = error.found
    absent = isinstance(found, Phrase) and found.message.startswith(ABSENCES)
    return ABSENT if absent and error.type not in BY_TYPE else error.type


def sentence(translation: Translation, type_: str, found: str, expected: str) -> str:
    """What is there and what should be there, in a sentence.

    Args:
        translation: The language.
        type_: The type of the sentence, see `type_of`.
        found: What is there, in that language.
        expected: What should be there, in that language.
    """
    said = BY_TYPE.get(type_, GENERAL)
    return translation.sentence(type_, said, found=found, expected=expected)
