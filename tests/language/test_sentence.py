"""Sentences whose figures know where they are from: the same text as without, marked in HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from yesan.language.locale import Locale
from yesan.language.message import filled
from yesan.language.sentence import Marked, Sentence, join, origins, pieces, references


@dataclass(frozen=True)
class Place:
    """Where a figure of these tests is from."""

    reference: str
    amount: Decimal = Decimal("-0.09")


texts = st.text(st.sampled_from("a가 <>&\"'€{}"), max_size=6)
marks = st.builds(Marked, texts, st.builds(Place, st.sampled_from(["c0123", "t/f/2"])))
values = st.fixed_dictionaries({"a": texts | marks, "b": texts | marks | st.integers()})
literals = st.text(st.sampled_from("x 예<&.,"), max_size=5)
messages = st.builds(
    "".join, st.lists(literals | st.sampled_from(["{a}", "{b}", "{{", "}}"]), max_size=6)
)


def unmarked(html: str) -> str:
    """HTML without the elements of figures."""
    return re.sub(r"</?data\b[^>]*>", "", html)


@given(messages, values)
def test_a_sentence_has_the_text_of_a_plain_message(message, given_):
    assert filled(message, given_) == message.format(**given_)


@given(messages, values)
def test_a_sentence_has_the_marks_of_its_values_in_their_order(message, given_):
    names = re.findall(r"\{(\w)\}", message.replace("{{", "").replace("}}", ""))
    expected = [given_[n].origin for n in names if isinstance(given_[n], Marked)]
    assert origins(filled(message, given_)) == expected


@given(messages, values)
def test_html_without_its_marks_is_the_text_escaped(message, given_):
    """No mark adds a word, and nothing of a text becomes markup."""
    assert unmarked(escape(filled(message, given_))) == str(escape(message.format(**given_)))


@given(st.lists(texts | marks, max_size=5), texts)
def test_joined_texts_keep_their_marks(given_, separator):
    joined = join(separator, given_)
    assert joined == separator.join(given_)
    assert origins(joined) == [text.origin for text in given_ if isinstance(text, Marked)]


@given(st.lists(texts | marks, min_size=1, max_size=4), texts | marks)
def test_marks_survive_addition(given_, other):
    added = Sentence(given_) + other
    assert added == "".join(given_) + other
    assert origins(added) == origins(Sentence([*given_, other]))
    assert pieces(added) == (*given_, other)


@given(values, texts)
def test_marks_survive_a_sentence_in_a_sentence(given_, other):
    inner = filled("{a}, {b}", given_)
    outer = filled("{c}: {a}", {"c": inner, "a": other})
    assert outer == f"{inner}: {other}"
    assert origins(outer) == origins(inner)


def test_a_figure_is_an_element_with_its_origin_and_its_value():
    marked = Marked("<9%", Place("t/a%2Fb/2", Decimal("-0.09")))
    assert escape(marked) == Markup('<data data-figure="t/a%2Fb/2" value="-0.09">&lt;9%</data>')
    assert escape(Sentence(["a & ", marked])) == Markup(
        'a &amp; <data data-figure="t/a%2Fb/2" value="-0.09">&lt;9%</data>'
    )


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        (Decimal(12_002_000_000), "12002000000"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.5000"), "0.5000"),
        (Decimal("0." + "3" * 40), "0.333333333333"),
        (Decimal("-0." + "6" * 40), "-0.666666666667"),
        (Decimal("0." + "3" * 29), "0." + "3" * 29),
    ],
)
def test_the_value_for_programs_is_plain_and_of_a_ratio_as_long_as_needed(amount, value):
    assert f'value="{value}"' in escape(Marked("x", Place("c1", amount)))


def test_references_are_words_in_a_row():
    text = Sentence([Marked("1", Place("c1")), " of ", Marked("2", Place("t/f/2"))])
    assert references(text) == "c1 t/f/2"
    assert references("plain") == ""


def test_a_message_without_marks_is_plain_text():
    assert type(filled("{a}!", {"a": "b"})) is str
    assert type(filled("{a}!", {"a": Marked("b", Place("c1"))})) is Sentence


def test_a_mark_that_a_message_formats_is_text():
    """What a format makes of a figure is no longer the figure as written."""
    found = filled("{a:>3}{a!r}", {"a": Marked("9", Place("c1"))})
    assert (found, origins(found)) == ("  9'9'", [])


def test_messages_of_a_language_keep_the_marks_of_their_values():
    locale, mark = Locale("ko"), Marked("120억 원", Place("c1"))
    told = locale.text("The proposal is to cut the budget by {change}.", change=mark)
    assert origins(told) == [mark.origin]
    counted = locale.plural("{count} line item is printed.", "{count} line items are printed.", 2)
    marked = locale.plural(
        "{count} line item is printed.",
        "{count} line items are printed.",
        2,
        count=Marked("2", Place("c2")),
    )
    assert (str(marked), origins(counted)) == (counted, [])
    assert [origin.reference for origin in origins(marked)] == ["c2"]


@pytest.mark.parametrize(
    ("language", "names", "listed"),
    [
        ("en", ["a"], "a"),
        ("en", ["a", "b"], "a and b"),
        ("en", ["a", "b", "c"], "a, b and c"),
        ("ko", ["가", "나", "다"], "가, 나와 다"),
    ],
)
def test_names_are_listed_as_a_language_lists_them(language, names, listed):
    assert Locale(language).listed(names) == listed
