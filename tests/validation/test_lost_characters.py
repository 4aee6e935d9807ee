"""Texts whose characters were lost in another encoding are named, and no other text is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.validation import validation


@pytest.fixture
def warned(make_package: Callable[..., Path]) -> Callable[..., list[tuple[str, str]]]:
    def warn(*names: str) -> list[tuple[str, str]]:
        rows = "".join(f'"{name}",{n}\n' for n, name in enumerate(names))
        found = validation.validate(make_package({"a": f"name,n\n{rows}"})).model.package.warnings
        return [(w.place, w.found) for w in found if w.type == "spreadsheet-error"]

    return warn


def test_words_of_question_marks_are_one_warning(warned):
    """As a spreadsheet program of another country saves Korean."""
    assert warned("Roads", "?? ??", "??? ??(2024)", "????") == [
        ("data/a.csv row 3, name", 'texts without their characters, such as "?? ??", in 3 rows')
    ]


def test_a_character_that_could_not_be_read_is_told(warned):
    assert warned("Roads", "Caf\N{REPLACEMENT CHARACTER}") == [
        (
            "data/a.csv row 3, name",
            '1 text without its characters: "Caf\N{REPLACEMENT CHARACTER}"',
        )
    ]


@pytest.mark.parametrize(
    "names", [("?", "??", "??"), ("Why?", "What??", "Who??"), ("1", "-", "?"), ("", "", "")]
)
def test_other_texts_are_none(warned, names):
    assert warned(*names) == []
