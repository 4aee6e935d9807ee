"""Terms: found by the roles of fields, in the language of the page."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.model.glossary import Glossary, Term

FIELDS: dict[str, dict[str, Any]] = {
    "word": {"role": "term"},
    "mot": {"role": "term", "language": "fr"},
    "meaning": {"role": "definition"},
    "sens": {"role": "definition", "language": "fr"},
    "other": {"role": "synonyms"},
    "others": {"role": "synonyms", "type": "list"},
}
CSV = """id,word,mot,meaning,sens,other
cut,Cut,coupe,less money,moins d'argent,saving
budget,budget,budget,money planned,argent prévu,
x,X,,a letter,,
none,,rien,,,
"""


@pytest.fixture(scope="module")
def glossary(make_model):
    def read(language: str, csv: str = CSV, key: Any = "id") -> Glossary:
        resources = {"terms": {"schema": {"primaryKey": key} if key else {}}}
        model = make_model(
            {"terms": csv}, fields=FIELDS, resources=resources, languages=["en", "fr"]
        )
        return Glossary.of(model, language)

    return read


def test_terms_are_in_the_order_of_their_letters(glossary):
    """Capitals make no difference."""
    assert glossary("en").terms == (
        Term("budget", "budget", "money planned", (), ("budget",)),
        Term("cut", "Cut", "less money", ("saving",), ("coupe",)),
        Term("x", "X", "a letter"),
    )


def test_terms_are_in_the_language_of_the_page(glossary):
    """One without a word or a definition in it is left out."""
    assert [(t.word, t.definition, t.translations) for t in glossary("fr").terms] == [
        ("budget", "argent prévu", ("budget",)),
        ("coupe", "moins d'argent", ("Cut",)),
    ]


def test_a_row_without_a_word_or_a_definition_is_no_term(glossary):
    found = glossary("en", "id,word,meaning\na,,x\nb,B,\nc,C,z\n").terms
    assert [(t.id, t.word) for t in found] == [("c", "C")]


def test_several_synonyms_are_a_list(glossary):
    (term,) = glossary("en", 'id,word,meaning,others\na,A,B,"x,y"\n').terms
    assert term.synonyms == ("x", "y")


def test_a_term_without_a_key_has_its_number(glossary):
    found = glossary("en", "word,meaning\nB,x\nA,y\n", key=None).terms
    assert [(t.id, t.word) for t in found] == [("2", "A"), ("1", "B")]


def test_a_key_that_has_no_letters_gives_way_to_the_number(glossary):
    (term,) = glossary("en", "id,word,meaning\n!,A,x\n").terms
    assert term.id == "1"


def test_of_a_word_that_comes_twice_the_first_is_kept(glossary):
    (term,) = glossary("en", "id,word,meaning\na,A,x\nb,a,y\n").terms
    assert (term.id, term.definition) == ("a", "x")


def test_a_term_is_found_at_the_beginning_of_a_word_the_longest_first(make_model):
    csv = "id,word,meaning\n1,tax,x\n2,Tax rate,y\n3,a,z\n4,ab,w\n"
    model = make_model({"terms": csv}, fields=FIELDS)
    found = Glossary.of(model, "en")
    assert found.pattern is not None
    text = "The tax rates, TAX and syntax; a cab, abc"
    assert [match[0] for match in found.pattern.finditer(text)] == ["tax rate", "TAX", "ab"]
    assert found.by_word.keys() == {"tax", "tax rate", "ab"}
    assert found.by_word["tax rate"].word == "Tax rate"


def test_without_terms_nothing_is_found(make_model):
    found = Glossary.of(make_model({"t": "a\nx\n"}), "en")
    assert (found.terms, found.pattern) == ((), None)


def test_terms_whose_keys_read_alike_in_an_address_are_all_there(glossary):
    csv = "id,word,mot,meaning,sens,other\nC,C,,a,,\nC++,C++,,b,,\nC#,C#,,c,,\nc,c,,d,,\n"
    terms = glossary("en", csv).terms
    assert {(t.word, t.definition) for t in terms} == {("C", "a"), ("C++", "b"), ("C#", "c")}
    assert sorted(t.id for t in terms) == ["c", "c-2", "c-3"]
