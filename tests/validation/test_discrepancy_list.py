"""Broken rules and the list of discrepancies: each error at its place, with what to do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError
from yesan.language.translation import Translation
from yesan.package.text import Text
from yesan.tables import tables
from yesan.validation.discrepancy_list import unlisted
from yesan.validation.rule import Cell, Outcome, Rule

AMOUNTS = "id,paid\na,10\nb,20.50\n"
LISTED = "rule,table,key,field,published,computed\n"
NUMBERS = {name: {"type": "number"} for name in ("paid", "published", "computed")}
SAME = Rule("same", Text("Same"), Decimal(0), "data/checks/same.sql", "")


def cell(key: str, published: str, computed: str, rule: str = "same") -> Cell:
    return Cell(rule, "amounts", key, "paid", Decimal(published), Decimal(computed))


@pytest.fixture(scope="module")
def errors(make_package):
    """The errors of some cells that one rule checked, and of a list."""

    def find(
        *cells: Cell,
        listed: str | None = "",
        rule: Rule | None = SAME,
        failed: tuple[str, ...] = (),
    ) -> list[DataError]:
        csv = {"amounts": AMOUNTS} | ({} if listed is None else {"discrepancies": LISTED + listed})
        keyed = {"amounts": {"schema": {"primaryKey": "id"}}}
        package = descriptor.read(make_package(csv, fields=NUMBERS, resources=keyed))
        outcomes = [Outcome(rule, cells)] if rule else []
        return list(unlisted(package, tables.read(package), outcomes, failed))

    return find


@pytest.mark.parametrize("listed", ["", None])
def test_a_break_that_is_not_listed_says_what_was_found_and_expected(errors, listed):
    (error,) = errors(cell("a", "10", "10"), cell("b", "20.50", "21.00"), listed=listed)
    assert str(error) == (
        "data/amounts.csv row 3, paid: found 20.5 (rule “Same”, same.sql, key b), expected 21; "
        "fix the figure; if the source prints it so, list it as a discrepancy"
    )
    assert (error.type, error.resource) == ("rule-break", "amounts")


@pytest.mark.parametrize("figures", ["20.50,22", "20,21"])
def test_a_break_with_other_figures_than_listed_says_so(errors, figures: str):
    (error,) = errors(cell("b", "20.50", "21"), listed=f"same,amounts,b,paid,{figures}\n")
    assert (error.type, error.row) == ("rule-break", 3)
    assert error.remedy == "fix its row in the discrepancies, which has other figures"


@pytest.mark.parametrize(("language", "title"), [("en", "Same"), ("ko", "같음")])
def test_a_rule_has_its_title_in_the_language_of_the_report(errors, language: str, title: str):
    rule = replace(SAME, title=Text("Same", {"ko": "같음"}))
    (error,) = errors(cell("b", "20.50", "21"), rule=rule)
    assert title in Translation(language).said(error.found)


def test_a_listed_break_is_no_error(errors):
    assert errors(cell("b", "20.50", "21"), listed="same,amounts,b,paid,20.5,21.0\n") == []


def test_a_listed_cell_that_does_not_break_is_an_error_of_the_list(errors):
    (error,) = errors(cell("a", "10", "10"), listed="same,amounts,a,paid,10,10\n")
    assert str(error) == (
        "data/discrepancies.csv row 2: found same: paid of amounts, key a, "
        "expected a cell that breaks the rule; remove the row, or fix it"
    )
    assert (error.type, error.field) == ("discrepancy-error", "")


def test_a_listed_cell_of_a_rule_that_does_not_exist_is_an_error_of_its_rule(errors):
    (error,) = errors(cell("a", "10", "10"), listed="other,amounts,a,paid,10,10\n")
    assert (error.expected, error.field, error.row) == ("a rule that exists", "rule", 2)


def test_nothing_is_said_of_the_cells_of_a_rule_that_was_not_run(errors):
    listed = "failed,amounts,a,paid,10,11\nother,amounts,a,paid,10,11\n"
    found = errors(rule=None, listed=listed, failed=("data/checks/failed.sql",))
    assert [(e.row, e.found) for e in found] == [(3, "other: paid of amounts, key a")]


def test_breaks_come_before_the_rows_of_the_list(errors):
    found = errors(cell("b", "1", "2"), cell("a", "1", "2"), listed="x,amounts,a,paid,1,2\n")
    assert [(e.type, e.row) for e in found] == [
        ("rule-break", 3),
        ("rule-break", 2),
        ("discrepancy-error", 2),
    ]


@pytest.mark.parametrize(
    ("published", "computed", "tolerance", "is_broken"),
    [
        ("10", "10", "0", False),
        ("10", "10.1", "0", True),
        ("10", "10.1", "0.1", False),
        ("10.1", "10", "0.1", False),
        ("10", "10.11", "0.1", True),
        ("10.11", "10", "0.1", True),
        ("-10", "10", "19", True),
        ("-10", "10", "20", False),
    ],
)
def test_a_cell_is_broken_beyond_the_tolerance_either_way(
    published, computed, tolerance, is_broken
):
    rule = Rule("same", Text("Same"), Decimal(tolerance), "data/checks/same.sql", "")
    outcome = Outcome(rule, (cell("a", published, computed),))
    assert bool(outcome.broken) is is_broken
