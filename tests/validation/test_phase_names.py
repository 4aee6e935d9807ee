"""A phase without a name is warned of where pages would show its code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budgets import FIELDS, MONEY, WIDE
from yesan.errors import InvalidPackage
from yesan.validation import validation

CSV = {"t": "program,revised\na,5\n"}


def fields(phase: str) -> dict[str, Any]:
    return {**FIELDS, "revised": {**MONEY, "normalize": {"phase": phase}}}


def warned(root: Path) -> list[tuple[str, str]]:
    found = validation.validate(root).model.package.warnings
    return [(warning.type, warning.found) for warning in found]


@pytest.fixture
def made(make_package: Callable[..., Path]) -> Callable[..., Path]:
    def make(phase: str, language: str = "ko", **more: Any) -> Path:
        tables = {"t": {**WIDE, **more}}
        return make_package(CSV, fields=fields(phase), resources=tables, languages=[language])

    return make


def test_a_code_that_would_be_shown_is_warned_of(made: Callable[..., Path]):
    assert warned(made("forecast_q3")) == [("phase-name", '"forecast_q3"')]
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(made("forecast_q3"), strict=True)
    assert [error.type for error in refused.value.errors] == ["phase-name"]


@pytest.mark.parametrize("phase", ["adjusted", "변경안"])
def test_what_has_a_name_is_not(made: Callable[..., Path], phase: str):
    assert warned(made(phase)) == []


def test_a_word_of_english_is_a_name_in_english(made: Callable[..., Path]):
    assert warned(made("revised", "en")) == []
