"""No page says what nobody wrote: in another language, by an id, or to no purpose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import reading_pages
from publishing import VALID
from yesan.descriptor import descriptor
from yesan.language.locale import CATALOGS
from yesan.model.labels import labels_of
from yesan.model.model import Model

CREDIT = "Made with Material for MkDocs"
"""The theme's own, the one sentence on every page that neither the package nor yesan writes."""
WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: +[A-Za-z][A-Za-z'’-]*){2,}")
IDENTIFIER = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-]|\.\w)")
PARTICLE = re.compile(
    r"\w\((?:이|가|은|는|을|를|으|과|와|이라)\)(?![가-힣]{2})|[이은을과]\([가는를와]\)"
)
BARE = re.compile(r"\{\w+\}(?:이|가|은|는|을|를|과|와|으로|로)(?![가-힣])")
NUMBER = r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)"
EMPTY = (
    re.compile(NUMBER + r"(\w?) (?:가운데|중) \1\2(?![\d.,]\d|\d)"),
    re.compile(NUMBER + r" of \1(?![\d.,]\d|\d)"),
    re.compile(r"(?<![\w.,–~])([\w.,]+)[–~]\1(?![\w.,–~])"),
)
"""All of all; from a place to the same place."""
STOPS = re.compile(r"(?<=[^\W\d])\.\.(?!\S)")
"""A full stop after a sentence that ends in one."""
ONE_OF_MANY = re.compile(r"(?<![\d.,–-])1 (?!(?:is|as|has|was)\b)[a-z]+s\b")


@pytest.fixture(scope="module")
def korean(site: Path) -> list[tuple[str, str]]:
    """The texts of the Korean site, each with the file that has it."""
    found = list(reading_pages.of_site(site))
    assert len(found) > 5000
    assert {Path(file).suffix for file, _ in found} == {".html", ".svg"}
    return found


@pytest.fixture(scope="module")
def written(project: Path) -> str:
    """Everything that the package and its pages say themselves."""
    folders = [path for name in ("data", "docs") for path in (project / name).rglob("*")]
    files = [project / "datapackage.json", project / "mkdocs.yml", *folders]
    texts = [path.read_text("utf-8") for path in files if path.suffix in TEXTS]
    return " ".join("\n".join(texts).split())


TEXTS = frozenset({".csv", ".json", ".md", ".sql", ".yml"})


@pytest.fixture(scope="module")
def english(published: Callable[[Path], Path]) -> list[tuple[str, str]]:
    """The texts of the English pages of all small packages that are valid."""
    found = [
        (f"{root.name}/{file}", text)
        for root in VALID
        if descriptor.read(root).language == "en"
        for file, text in reading_pages.of_site(published(root))
    ]
    assert len(found) > 5000
    return found


def test_the_korean_site_has_no_sentence_of_another_language(korean, written):
    """Three words in a row that the package does not have; in capitals they are formats."""
    found = [
        (file, words)
        for file, text in korean
        for words in WORDS.findall(text)
        if words not in written and words != CREDIT and not words.isupper()
    ]
    assert found == []


def test_no_message_is_shown_in_its_english_form(korean, written):
    """Messages of a few words as well, and those with values in them."""
    with (CATALOGS / "ko.po").open("rb") as file:
        catalog = read_po(file, locale="ko")
    ids = [m.id if isinstance(m.id, tuple) else (m.id,) for m in catalog if m.id]
    messages = {
        text
        for pair in ids
        for text in pair
        if re.search("[A-Za-z]{2}", re.sub(r"\{.*?\}", "", text))
    }
    assert len(messages) > 200
    latin = {text: file for file, text in korean if re.search(r"[A-Za-z]{3}", text)}
    forms = [re.sub(r"\\\{\w+\\\}", ".+?", re.escape(message)) for message in sorted(messages)]
    pattern = re.compile("|".join(forms))
    found = [(file, text) for text, file in latin.items() if pattern.fullmatch(text)]
    assert [(file, text) for file, text in found if text not in written] == []


def test_nothing_is_called_by_its_id_where_it_has_a_name(korean, project_model: Model):
    """An id is in code, in names of files and in addresses, and nowhere else."""
    named = set(_named(project_model))
    assert len(named) > 100
    found = [(file, text) for file, text in korean if named & set(IDENTIFIER.findall(text))]
    assert found == []


def _named(model: Model) -> Iterator[str]:
    """The ids that have names."""
    for kind in model.entities:
        yield from (e.code for e in model.entities[kind].values() if e.name.default != e.code)
    for resource in model.package.resources:
        yield from labels_of(resource, model.tables[resource.name])


def test_particles_are_those_of_the_word_before_them(korean):
    assert [(file, text) for file, text in korean if PARTICLE.search(text)] == []


def test_no_message_leaves_a_particle_open_or_guesses_it():
    """A particle after a value is a format of its placeholder: ``{name:이/가}``."""
    with (CATALOGS / "ko.po").open("rb") as file:
        texts = [
            text
            for message in read_po(file, locale="ko")
            for text in ([message.string] if isinstance(message.string, str) else message.string)
        ]
    assert len(texts) > 200
    assert [text for text in texts if PARTICLE.search(text)] == []
    assert [text for text in texts if BARE.search(text)] == []


@pytest.mark.parametrize("language", ["korean", "english"])
def test_no_phrase_is_empty(language: str, request: pytest.FixtureRequest):
    """All of all, or from one place to the same, says nothing."""
    texts = request.getfixturevalue(language)
    found = [(file, text) for file, text in texts if any(p.search(text) for p in EMPTY)]
    assert found == []


def test_a_sentence_ends_once(korean, english):
    """A date of the language may end in a full stop of its own."""
    assert [(file, text) for file, text in [*korean, *english] if STOPS.search(text)] == []


def test_one_thing_is_not_said_in_the_plural(english):
    assert [(file, text) for file, text in english if ONE_OF_MANY.search(text)] == []
