"""What the forgeries share: proven sites of small packages, in which something is then forged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from proving import Site, proven


@pytest.fixture(scope="session")
def make(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    """Makes the proven site of a package of some tables, each once."""
    return proven(make_package, tmp_path_factory)
