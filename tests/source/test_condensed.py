"""The letters of a text: what is left when lines break and blanks change."""

from __future__ import annotations

from yesan.source import condensed
from yesan.source.condensed import Letters

TEXT = "Road\nsafety  1,200\nRoad (A)\n\n△5%"


def test_blanks_and_punctuation_are_left_out_signs_are_not():
    assert Letters(TEXT).text == "Roadsafety1200RoadA△5%"
    assert condensed.of("Road-safety, △5 %") == "Roadsafety△5%"


def test_a_name_is_found_over_the_end_of_a_line():
    """It counts where it begins, wherever it ends."""
    text = Letters(TEXT)
    assert text.find("Road safety", text.at_line(1), text.at_line(2)) == 0
    assert text.find("Road safety", text.at_line(2), text.at_line(4)) is None


def test_a_name_within_a_longer_one_is_not_mentioned():
    found = Letters(TEXT).mentions(["Road", "Road safety", "safety"])
    assert [(m.start, m.name) for m in found] == [(0, "Roadsafety"), (14, "Road")]


def test_a_place_of_the_text_has_its_letter():
    text = Letters(TEXT)
    assert text.at(TEXT.index("1,200")) == 10
    assert text.at_line(9) == len(text.text)


def test_digits_that_stand_together_are_numbers():
    assert Letters("2020.6~2021.12.\n7").whole_numbers(1, 2) == {2020, 6, 2021, 12}
