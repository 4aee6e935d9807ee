"""Korean particles by the sound in which the word before them ends."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.language.locale import Locale
from yesan.language.message import filled
from yesan.language.particles import NONE, OTHER, RIEUL, final_sound, particle

KO = Locale("ko")
READINGS = "영일이삼사오육칠팔구"
CLOSED, OPEN = ["값", "관", "원", "힘", "급", "밖"], ["도", "대", "서류", "과", "차", "회의"]
LIQUID = ["서울", "물", "길"]
brackets = st.sampled_from(["(가)", " (4월 30일 기준)", "[산]", "(가)(나)", ""])
quotes = st.sampled_from(["", "’", "”", "'", '"', "»", ".", "…", "!"])


@pytest.mark.parametrize(
    ("word", "end"),
    [
        ("사업", OTHER),
        ("필리핀", OTHER),
        ("서울", RIEUL),
        ("지적·확인", OTHER),
        ("부서", NONE),
        ("(산)", OTHER),
        ("2020", OTHER),
        ("2020년", OTHER),
        ("10", OTHER),
        ("1,200", OTHER),
        ("0", OTHER),
        ("0.5", NONE),
        ("1.10", OTHER),
        ("7", RIEUL),
        ("100,000,000", OTHER),
        ("1,000,000,000,000", NONE),
        ("32.0%", NONE),
        ("3 km", NONE),
        ("3kg", OTHER),
        ("3㎏", OTHER),
        ("5 t", OTHER),
        ("5 €", NONE),
        ("€5", NONE),
        ("€1.2M", OTHER),
        ("6,062대", NONE),
        ("950만 원", OTHER),
        ("CCTV", NONE),
        ("URL", RIEUL),
        ("LAN", OTHER),
        ("S/W", NONE),
        ("WeGO", NONE),
        ("platform", OTHER),
        ("pool", RIEUL),
        ("book", OTHER),
        ("service", NONE),
        ("정보통신(CCTV망)", OTHER),
        ("", NONE),
        ("()", NONE),
        ("한자漢字", NONE),
    ],
)
def test_a_word_ends_in_the_sound_in_which_it_is_read(word, end):
    assert final_sound(word) == end


@given(st.sampled_from(CLOSED), brackets, quotes)
def test_after_a_consonant_comes_the_first_form(word, bracket, quote):
    found = [particle(word + quote + bracket, p) for p in ("이/가", "은/는", "을/를", "과/와")]
    assert found == ["이", "은", "을", "과"]
    assert particle(word + bracket + quote, "으로/로") == "으로"


@given(st.sampled_from(OPEN), brackets, quotes)
def test_after_a_vowel_comes_the_second(word, bracket, quote):
    found = [particle(word + quote + bracket, p) for p in ("이/가", "은/는", "을/를", "과/와")]
    assert found == ["가", "는", "를", "와"]
    assert particle(word + bracket + quote, "으로/로") == "로"


@pytest.mark.parametrize("word", LIQUID)
def test_after_rieul_one_particle_alone_is_as_after_a_vowel(word):
    assert (particle(word, "으로/로"), particle(word, "이/가")) == ("로", "이")


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_a_syllable_ends_in_what_it_is_made_of(syllable):
    letters = unicodedata.normalize("NFD", syllable)
    assert (final_sound(syllable) == NONE) == (len(letters) == 2)
    assert (final_sound(syllable) == RIEUL) == (letters[2:] == "\N{HANGUL JONGSEONG RIEUL}")
    assert final_sound(letters) == final_sound(syllable)


@given(st.integers(0, 10**15), st.integers(1, 9))
def test_a_number_ends_in_its_last_digit_unless_that_is_zero(front, last):
    assert final_sound(KO.number(front * 10 + last)) == final_sound(READINGS[last])


@given(st.integers(1, 9999).filter(lambda n: n % 10), st.integers(1, 15))
def test_a_round_number_ends_in_its_power_of_ten(number, power):
    word = next(
        w
        for p, w in ((12, "조"), (8, "억"), (4, "만"), (3, "천"), (2, "백"), (1, "십"))
        if power >= p
    )
    assert final_sound(KO.number(number * 10**power)) == final_sound(word)


@given(st.decimals(0, 10**9, places=2))
def test_a_decimal_ends_in_its_last_digit(number: Decimal):
    text = KO.number(number)
    assert final_sound(text) == final_sound(READINGS[int(text[-1])])


@given(st.text())
def test_every_text_has_an_end(text):
    assert particle(text, "이/가") in {"이", "가"}


def test_a_message_asks_for_a_particle_and_for_nothing_else():
    assert filled("{a:이/가} {b} {c:.1f}", {"a": "산", "b": 1, "c": 2}) == "산이 1 2.0"
    assert filled("{a}{b:을/를}", {"a": "{b}", "b": "{a}"}) == "{b}{a}를"
