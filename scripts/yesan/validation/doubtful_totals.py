"""Rows that have what all others have together, and may be their total: no sum is made of both.

What a row is called says nothing; that its few digits add up may be an accident.
"""

from __future__ import annotations

from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.entities import code_fields, kind_of
from yesan.model.model import Model
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning for each row of the latest year that may be the total of the others."""
    for name, rollup in model.rollups.items():
        resource = model.package.by_name[name]
        for field in code_fields(resource):
            codes = rollup.doubtful(kind_of(field))
            rows = {f.row for f in rollup.facts if f.codes.get(kind_of(field)) in codes}
            for row in sorted(rows):
                yield DataError(
                    file=resource.path,
                    type="unsaid-total",
                    found=Phrase("as much as all other codes have together"),
                    expected=Phrase("no code, if the row is the total of the others"),
                    remedy=Phrase(
                        'write "blank": "total" on the field, and leave out the code if the row '
                        "is their total; until then, no sum is made of them"
                    ),
                    resource=name,
                    row=row,
                    field=field.name,
                )
