"""What is wrong is said in the language of who keeps the data: all of it, and nothing twice."""

from __future__ import annotations

import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from modules import CODE
from yesan.errors import TYPES
from yesan.language.translation import CATALOGS, Translation, languages, of_system
from yesan.phrase import Phrase
from yesan.reports.sentences import BY_TYPE, GENERAL

KEYWORDS = {
    "Phrase": (1,),
    "message": (1,),
    "counting": (1, 2),
    "typed": ((1, "c"), 2),
}
"""What makes a message, and which of its arguments are one; the Makefile has the same."""
LATIN = frozenset(
    {
        *("JSON", "vega-lite", "columnType value", "complete", "dialect", "null", "reference"),
        *("a JSON Schema", "a geojson", "the {said} {name}", "specType {kind}"),
        "the osType {fields}",
    }
)
"""What is called so in every language."""
KOREAN = Translation("ko")


def catalog_of(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The translations of a catalog by context and message."""
    with (CATALOGS / f"{language}.po").open("rb") as file:
        listed = [m for m in read_po(file, locale=language) if m.id]
    return {
        (m.context or "", m.id if isinstance(m.id, str) else m.id[0]): (m.string,)
        if isinstance(m.string, str)
        else tuple(m.string)
        for m in listed
    }


def used() -> set[tuple[str, str]]:
    """The messages of the code, by context and message."""
    found = extract_from_dir(CODE, [("**.py", "python")], keywords=KEYWORDS)
    return {(c or "", m if isinstance(m, str) else m[0]) for *_, m, _, c in found}


@pytest.mark.parametrize("language", [name for name in languages() if name != "en"])
def test_every_message_of_an_error_is_in_the_catalog(language: str):
    """A new message fails here until it is translated; one that is gone, until it is taken out."""
    known = catalog_of(language)
    assert used() - {k for k, texts in known.items() if all(texts)} == set()
    assert known.keys() - used() == set()


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_of_errors_has_a_korean_sentence(type_: str):
    said = KOREAN.said(TYPES[type_])
    assert re.search("[가-힣]", said)
    assert said.rstrip(")").endswith("다")


def test_what_is_found_expected_and_to_be_done_is_korean():
    """Every message has a Korean word in it, but for some names of the standard."""
    latin = {
        message
        for (_, message), texts in catalog_of("ko").items()
        if not re.search("[가-힣]", "".join(texts)) and re.search("[a-z]{2}", message)
    }
    plain = {m for m in latin if re.search("[a-z]{2}", re.sub(r"\{[^{}]*\}", "", m))}
    assert plain - LATIN == set()


def test_what_to_do_is_asked_for_in_one_register():
    """``-십시오``, as in good Korean software; never ``-세요`` or ``-하라``."""
    texts = [text for found in catalog_of("ko").values() for text in found]
    assert [text for text in texts if re.search(r"(세요|하라|해요|어요)", text)] == []
    assert len([text for text in texts if "십시오" in text]) > 100


def test_a_placeholder_stays_in_the_translation():
    names = re.compile(r"\{(\w+)(?:![ra])?(?::[^{}]+)?\}")
    for (_, message), texts in catalog_of("ko").items():
        for text in texts:
            assert set(names.findall(text)) == set(names.findall(message)), message


def test_a_phrase_is_said_with_all_phrases_in_it():
    inner = Phrase("fix the value, or its type")
    said = Phrase('did you mean "{name}"? if not, {otherwise}', name="길", otherwise=inner)
    assert KOREAN.said(said) == '"길"을 뜻한 것인지 보고, 아니라면 값이나 형식을 고치십시오'
    assert Translation("en").said(said) == said


def test_a_text_of_the_package_is_never_translated():
    """A column that is called as one of our messages stays what it is called."""
    assert KOREAN.said("nothing") == "nothing"
    assert KOREAN.said(Phrase("no field {name}", name="nothing")) == "필드 nothing 없음"


@pytest.mark.parametrize(("count", "said"), [(1, "오류 1개"), (2, "오류 2개")])
def test_korean_has_one_form_of_what_counts(count: int, said: str):
    assert KOREAN.said(Phrase.counting("{count:,} error", "{count:,} errors", count=count)) == said


@pytest.mark.parametrize(
    ("type_", "said"),
    [
        ("type-error", '"x"는 정수가 아닙니다'),
        ("foreign-key", '"x"는 정수 가운데 없습니다'),
        ("blank-row", '현재 내용은 "x"입니다. 정수가 있어야 합니다'),
    ],
)
def test_a_type_may_have_a_sentence_of_its_own(type_: str, said: str):
    sentence = BY_TYPE.get(type_, GENERAL)
    assert KOREAN.sentence(type_, sentence, found='"x"', expected=Phrase("an integer")) == said
    english = Translation("en").sentence(type_, sentence, found='"x"', expected="an integer")
    assert english == 'found "x", expected an integer'


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko"}, "ko"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
    ],
)
def test_the_language_is_that_of_the_system_where_errors_are_said_in_it(
    variables: dict[str, str], language: str
):
    assert of_system(variables) == language


def test_a_language_without_a_catalog_is_english():
    assert Translation("fr").language == "en"
