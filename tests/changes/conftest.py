"""Two editions of small packages, compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from yesan.changes import changes, edition, origin
from yesan.changes.changes import Changes
from yesan.changes.table_change import TableChange
from yesan.limits import Deadline

Compare = Callable[..., Changes]
CompareTables = Callable[..., TableChange]
FEW = 1000


def compare_folders(old: Path, new: Path, *, meaning: bool | None = None) -> Changes:
    """What differs between the packages in two folders."""
    first, then = origin.origins(str(old), str(new))
    with (
        edition.opened(first, Deadline(), remote=False, meaning=meaning) as before,
        edition.opened(then, Deadline(), remote=False, meaning=meaning) as after,
    ):
        return changes.compare(before, after, FEW)


@pytest.fixture(scope="session")
def compare() -> Compare:
    return compare_folders


@pytest.fixture(scope="session")
def compare_tables(make_package) -> CompareTables:
    """Compares two texts of one table, `t`, whose key is `id` where nothing else is said."""

    def compare(before: str, after: str, **more: Any) -> TableChange:
        roots = []
        for text, side in ((before, "old"), (after, "new")):
            own: Mapping[str, Any] = more.get(side, {})
            schema = own.get("schema", {"primaryKey": ["id"]})
            roots.append(
                make_package(
                    {"t": text}, fields=own.get("fields"), resources={"t": {"schema": schema}}
                )
            )
        found = compare_folders(*roots, meaning=False)
        return found.tables[0]

    return compare
