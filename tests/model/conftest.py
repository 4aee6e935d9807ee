"""Models of small budgets."""

from __future__ import annotations

from typing import Any

import pytest

from budgets import FIELDS, PROGRAMS, WIDE
from yesan.model.model import Model


@pytest.fixture(scope="session")
def wide(make_model):
    """A model of tables with a column for each phase; `tables` says more of some of them."""

    def make(csv: dict[str, str], tables: dict[str, Any] | None = None, **more: Any) -> Model:
        resources = {**dict.fromkeys(csv, WIDE), "programs": PROGRAMS, **(tables or {})}
        fields = FIELDS | more.pop("fields", {})
        return make_model(csv, fields=fields, resources=resources, **more)

    return make


@pytest.fixture(scope="session")
def long(make_model):
    """A model of tables with a row for each amount."""

    def make(tables: dict[str, Any] | None = None, **csv: str) -> Model:
        return make_model(csv, fields=FIELDS, resources=PROGRAMS | (tables or {}))

    return make
