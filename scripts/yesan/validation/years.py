"""Years of amounts that no role says: all of them are added up, and pages say that they are."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column with the years of amounts, and without a role."""
    for resource in model.package.resources:
        if field := model.unsaid_years.get(resource.name):
            yield DataError(
                file=resource.path,
                type="unsaid-year",
                found=Phrase("years, and amounts of all of them that are added up"),
                expected=Phrase("a role, which says of which year each amount is"),
                remedy=Phrase(
                    'write "columnType": "date:fiscal-year" on the field, or another one, as '
                    '"unknown:integer", if amounts are not of these years'
                ),
                resource=resource.name,
                field=field.name,
            )
