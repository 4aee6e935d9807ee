"""The cells that were corrected: each is there."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.descriptor.corrections import NAME
from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase
from yesan.reading.suggestion import meant
from yesan.tables.keys import KEY_SEPARATOR, row_key


def check(model: Model) -> Iterator[DataError]:
    """Errors for corrections of cells whose row is not in the table.

    A correction that names no field is of a row, which may be gone since.
    """
    package = model.package
    keys: dict[str, set[str]] = {}
    for number, correction in enumerate(package.corrections):
        name, key = correction.resource, KEY_SEPARATOR.join(correction.key)
        if not correction.field:
            continue
        if name not in keys:
            keys[name] = {row_key(package.by_name[name], row) for _, row in model.tables[name]}
        if key not in keys[name]:
            yield DataError(
                file=package.descriptor,
                type="foreign-key",
                found=key,
                expected=Phrase("the key of a row of {name}", name=name),
                remedy=meant(
                    key, keys[name], Phrase("fix the key; leave field out where the row is gone")
                ),
                field=f"{NAME}[{number}].key",
                path=(NAME, number, "key"),
            )
