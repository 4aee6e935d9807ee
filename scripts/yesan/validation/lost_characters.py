"""Characters that were lost where a file was saved in an encoding that does not have them.

Programs write a question mark in the place of each, or U+FFFD where they could not read one. A
text of question marks alone says by itself that nobody knows; several that differ are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase
from yesan.tables.column_signs import FEWEST
from yesan.validation import columns

REPLACED = "\N{REPLACEMENT CHARACTER}"
LETTERLESS = re.compile(r"[\W\d_]*")
"""A text without letters: with question marks in it, these may be in their place."""
WHOLE = Phrase("the characters that were lost when the file was saved")
REMEDY = Phrase("restore the file as it was before, and save it as UTF-8 when you edit it")


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column of texts whose characters were lost."""
    for column in columns.of(model):
        if column.field.type != "string":
            continue
        cells = column.texts
        lost = {n: text for n, text in cells.items() if REPLACED in text}
        marks = {
            n: text for n, text in cells.items() if "??" in text and LETTERLESS.fullmatch(text)
        }
        if len({*marks.values()}) >= FEWEST:
            lost |= marks
        if lost:
            found = Phrase.counting(
                '{count:,} text without its characters: "{cell}"',
                'texts without their characters, such as "{cell}", in {count:,} rows',
                cell=lost[min(lost)],
                count=len(lost),
            )
            yield column.warning(lost, found, WHOLE, REMEDY)
