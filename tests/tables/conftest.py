"""What is wrong with tables."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError, InvalidPackage
from yesan.tables import tables


@pytest.fixture(scope="session")
def errors(make_package):
    """The errors of one table, `amounts`, or of several."""

    def read(csv: str | dict[str, str], **options: Any) -> list[DataError]:
        listed = csv if isinstance(csv, dict) else {"amounts": csv}
        package = descriptor.read(make_package(listed, **options))
        with pytest.raises(InvalidPackage) as caught:
            tables.read(package)
        return list(caught.value.errors)

    return read
