"""Phases without a name: pages in another language than English would show their codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.model.phases import STANDARD_PHASES
from yesan.phrase import Phrase

CODE = re.compile(r"[a-z0-9._-]+", re.IGNORECASE)
"""What is no name in any language but those of Latin letters; English has it as a word."""
ENGLISH = "en"


def check(model: Model) -> Iterator[DataError]:
    """A warning for each phase of which neither the standard nor the package has a name."""
    language = model.package.language
    if language.partition("-")[0] == ENGLISH:
        return
    for phase in model.phases.values():
        own = phase.is_said and phase.id not in STANDARD_PHASES
        if own and phase.name[language] == phase.id and CODE.fullmatch(phase.id):
            yield DataError(
                file=model.package.descriptor,
                type="phase-name",
                found=f'"{phase.id}"',
                expected=Phrase("a name of the phase in {language}", language=language),
                remedy=Phrase(
                    "list the phases in a table with phase:id and phase:label, or as categories"
                ),
                field="phase",
            )
