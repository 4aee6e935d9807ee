"""The list of a kind begins with what its table says of itself."""

from __future__ import annotations

import pytest

from yesan.language.locale import Locale
from yesan.pages.pages import generate
from yesan.validation import validation

CODE = {"columnType": "administrative-classification:generic:code"}


@pytest.fixture
def page_of(make_package):
    def make(description: str) -> str:
        root = make_package(
            {"offices": "office,name\no,Works\n", "bills": "office,paid\no,1\n"},
            fields={"office": CODE, "paid": {"type": "integer", "currency": "EUR"}},
            resources={"offices": {"schema": {"primaryKey": "office"}, "description": description}},
        )
        checked = validation.validate(root)
        files = generate(checked, Locale("en"), 0, lambda _: "0" * 24).files
        return files["departments/index.md"].decode()

    return make


def test_a_list_begins_with_the_description_of_its_table(page_of):
    page = page_of("The *offices* of the town.")
    assert "<p>The <em>offices</em> of the town.</p>" in page
    assert 'description: "The offices of the town."' in page
    assert "1 entry" not in page


def test_without_one_it_says_how_many_there_are(page_of):
    assert '<p class="yesan-lead"><data data-number="pages">1</data> entry</p>' in page_of("")


@pytest.fixture
def programs_of(make_package):
    def make(selection: str) -> str:
        spent = {"type": "integer", "currency": "EUR", "columnType": "value"}
        root = make_package(
            {"budgets": "program,budget\na,5\nb,9\n", "spending": "program,spent\na,1\na,2\n"},
            fields={
                "program": {"columnType": "activity:generic:program:code"},
                "budget": {**spent, "normalize": {"phase": "approved"}},
                "spent": {**spent, "normalize": {"phase": "executed"}},
            },
            resources={
                "budgets": {"schema": {"extraFields": [PHASE]}},
                "spending": {"title": "What was paid", "selection": selection}
                | {"schema": {"extraFields": [PHASE]}},
            },
        )
        files = generate(validation.validate(root), Locale("en"), 0, lambda _: "0" * 24).files
        return files["programs/index.md"].decode()

    return make


PHASE = {"name": "phase", "columnType": "phase:id"}


def test_a_star_names_the_table_whose_rows_are_added_up(programs_of):
    assert "What the rows of “What was paid” list" in programs_of("")


def test_what_a_selection_adds_up_to_is_not_in_a_list(programs_of):
    page = programs_of("80 % and more unspent")
    assert "<sup>*</sup>" not in page
    assert "executed" not in page
