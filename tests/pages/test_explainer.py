"""Terms are explained where they are used: each once on a page, and never as markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from yesan.language.sentence import Marked, Sentence
from yesan.model.figures import RATIO, Figure, Operation
from yesan.model.glossary import Glossary, Term
from yesan.pages.explainer import Explainer

FIELDS = {
    "word": {"role": "term"},
    "word_fr": {"role": "term", "language": "fr"},
    "means": {"role": "definition"},
    "means_fr": {"role": "definition", "language": "fr"},
    "also": {"type": "list", "role": "synonyms"},
}
CSV = """id,word,word_fr,means,means_fr,also
b,budget,budget,money planned,argent prévu,"plan,estimate"
a,account,compte,a list,une liste,
"""
Explain = Callable[[object], Markup]
GLOSSARY = Glossary(
    (Term("budget", "budget", "money <planned>"), Term("revised", "revised budget", "changed"))
)


@pytest.fixture
def explain() -> Explain:
    return Explainer(GLOSSARY).explain


def text_of(html: str) -> str:
    return re.sub(r"<span popover.*?</span>|<[^>]*>", "", html)


def test_a_glossary_is_found_by_its_roles(make_model):
    resources = {"glossary": {"schema": {"primaryKey": "id"}}}
    model = make_model(
        {"glossary": CSV}, fields=FIELDS, resources=resources, languages=["en", "fr"]
    )
    assert Glossary.of(model, "en").terms == (
        Term("a", "account", "a list", translations=("compte",)),
        Term("b", "budget", "money planned", ("plan", "estimate"), ("budget",)),
    )
    assert [t.word for t in Glossary.of(model, "fr").terms] == ["budget", "compte"]


def test_a_package_without_a_glossary_explains_nothing(make_model):
    glossary = Glossary.of(make_model({"t": "a\nbudget\n"}), "en")
    assert glossary.terms == ()
    assert Explainer(glossary).explain("the budget") == "the budget"


def test_a_term_is_explained_where_it_comes_first(explain: Explain):
    assert explain("the budget").count("<button") == 1
    assert explain("the budget again") == "the budget again"


def test_another_page_explains_it_again(explain: Explain):
    explain("budget")
    assert "<button" in Explainer(GLOSSARY).explain("budget")


def test_the_longest_term_is_meant(explain: Explain):
    html = explain("A revised budget.")
    assert 'popovertarget="term-revised"' in html
    assert "term-budget" not in html


@pytest.mark.parametrize(("text", "found"), [("Budget", 1), ("budgets", 1), ("overbudget", 0)])
def test_a_term_begins_a_word_in_any_case(explain: Explain, text: str, found: int):
    """What follows may be an ending, as in Korean; what comes before would be another word."""
    assert explain(text).count("<button") == found


def test_a_definition_is_text(explain: Explain):
    assert "money &lt;planned&gt;" in explain("budget")


def test_marks_of_figures_stay_and_terms_around_them_are_explained(explain: Explain):
    figure = Figure(Decimal("-0.09"), RATIO, Operation.RATE)
    marked = Marked("budget 9%", figure)
    html = explain(Sentence(["The budget: ", marked, ", a revised budget."]))
    assert str(escape(marked)) in html
    assert html.count("<button") == 2
    assert text_of(html) == "The budget: budget 9%, a revised budget."
    assert explain(marked) == escape(marked)


@given(st.text(st.sampled_from("budget revis<&> 예"), max_size=60))
def test_explaining_changes_no_word_of_a_text(text: str):
    assert text_of(Explainer(GLOSSARY).explain(text)) == text_of(str(escape(text)))
