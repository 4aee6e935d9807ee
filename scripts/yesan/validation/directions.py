"""Amounts that are called revenue, of which the descriptor does not say that they are.

A name is not enough: pages say of them that only a name calls them so.
"""

from __future__ import annotations

from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.package.directions import CALLED
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column of amounts with a name of revenue, and no direction."""
    unsaid = {(f.resource.name, f.field.name) for f in model.facts if f.direction == CALLED}
    for resource in model.package.resources:
        for field in resource.fields:
            if (resource.name, field.name) in unsaid:
                yield DataError(
                    file=resource.path,
                    type="unsaid-direction",
                    found=Phrase("amounts with a name of revenue"),
                    expected=Phrase("a direction: expenditure or revenue"),
                    remedy=Phrase(
                        'write {{"name": "direction", "columnType": "direction", "constant": '
                        '"revenue"}} in extraFields, or with "normalize" for each column'
                    ),
                    resource=resource.name,
                    field=field.name,
                )
