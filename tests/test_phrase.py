"""A phrase is a text like any other, and can be said again in another language."""

from __future__ import annotations

import pickle

import pytest

from yesan.phrase import Phrase, Translated, joined, message


def test_a_phrase_is_its_english_text():
    said = Phrase("the column {name} of {count:,}", name="paid", count=1200)
    assert said == "the column paid of 1,200"
    assert (said.message, said.values["name"]) == ("the column {name} of {count:,}", "paid")


def test_a_brace_that_is_no_placeholder_is_doubled():
    assert Phrase("wrap it: {{{name}}}", name="x") == "wrap it: {x}"


def test_a_placeholder_is_no_way_into_a_value():
    with pytest.raises(KeyError):
        Phrase("{name.__class__}", name="x")


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_what_counts_has_two_forms(count: int, said: str):
    assert Phrase.counting("{count} row", "{count} rows", count=count) == said


def test_a_phrase_gets_to_another_process_as_it_is():
    """The process that waits for a command is sent the error of what takes too long."""
    inner = Phrase("the column {name}", name="paid")
    said = Phrase.counting("{count} of {what}", "{count} in {what}", count=2, what=inner)
    found = pickle.loads(pickle.dumps(said))  # noqa: S301 - made above
    assert (found, found.message, found.many) == (said, said.message, said.many)
    assert found.values["what"].message == "the column {name}"


def test_a_text_of_a_package_gets_to_another_process_with_its_translations():
    found = pickle.loads(pickle.dumps(Translated("Same", {"ko": "같음"})))  # noqa: S301 - made above
    assert (found, found.translations) == ("Same", {"ko": "같음"})


def test_joined_texts_keep_their_phrases():
    said = joined("; ", [Phrase("a {x}", x=1), "b", Phrase("c {x}", x=2)])
    assert said == "a 1; b; c 2"
    assert isinstance(said, Phrase)
    assert joined("; ", ["a"]) == "a"
    assert joined("; ", []) == ""


def test_a_message_that_is_filled_later_is_itself():
    assert message("{bound} or more") == "{bound} or more"
