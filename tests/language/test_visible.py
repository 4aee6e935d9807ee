"""What no page can hold is marked, and all else is as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.language.visible import MARK, visible, visible_in


@pytest.mark.parametrize(
    "character", ["\0", "\b", "\x0b", "\x1b", "\x7f", "\x9b", "\ufffe", "\ud800"]
)
def test_a_character_that_cannot_be_shown_is_marked(character: str):
    assert visible(f"a{character}b") == f"a{MARK}b"
    assert visible_in({f"k{character}": [character, 1, None]}) == {f"k{MARK}": [MARK, 1, None]}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_all_else_is_as_it_was(text: str):
    assert visible(text) == text
    assert visible(f"\t{text}\r\n") == f"\t{text}\r\n"
