"""Columns that translate what another column translates already: nobody knows which is right."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.package.translations import repeated
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column that is a second translation into one language."""
    package = model.package
    for language in dict.fromkeys(package.languages[1:]):
        for resource, name, base in repeated(package, language):
            yield DataError(
                file=package.descriptor,
                type="translated-twice",
                resource=resource.name,
                field=name,
                found=Phrase(
                    "a second translation of {base} into {language}", base=base, language=language
                ),
                expected=Phrase("one column for each language"),
                remedy=Phrase(
                    'take "language" out of one of the two columns: pages show the first one'
                ),
            )
