"""What the first page tells first: a name, an amount, a sentence, a question, a source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import firsts
from budgets import FIELDS
from publishing import publish

WORDS = "p:not(.yesan-source)"


@pytest.fixture(scope="module")
def make(make_package, tmp_path_factory):
    def read(csv: dict[str, str], **more: Any) -> list[LexborNode]:
        """What is told on the first page of a package."""
        folder: Path = tmp_path_factory.mktemp("told")
        tables = {name: table for name, table in firsts.TABLES.items() if name in csv}
        rules = {"found": firsts.RULE} if "discrepancies" in csv else {}
        fields = FIELDS | firsts.FIELDS
        publish(make_package(csv, fields=fields, resources=tables, rules=rules, **more), folder)
        page = LexborHTMLParser((folder / "index.html").read_text("utf-8"))
        return page.css("ul.yesan-worth > li")

    return read


@pytest.fixture(scope="module")
def told(make) -> dict[str, LexborNode]:
    return {str(item.attributes["data-worth"]): item for item in make(firsts.CSV)}


def words(item: LexborNode, css: str) -> list[str]:
    return [" ".join(node.text().split()) for node in item.css(css)]


def test_each_is_called_by_its_rule_and_leads_to_its_page(told):
    titles = {rule: words(item, "small")[0] for rule, item in told.items()}
    assert titles == {
        "change": "The largest cut",
        "spent": "Least spent",
        "discrepancy": "The gravest discrepancy",
    }
    links = {rule: item.css_first("a").attributes["href"] for rule, item in told.items()}
    assert links == {
        "change": "programs/a.html",
        "spent": "programs/b.html",
        "discrepancy": "programs/b.html",
    }


def test_each_has_its_amount(told):
    amounts = {rule: words(item, ".yesan-amount data")[0] for rule, item in told.items()}
    assert amounts == {"change": "−€20", "spent": "€10", "discrepancy": "€10"}


def test_a_figure_that_is_in_doubt_is_marked(told):
    marks = {rule: words(item, ".yesan-amount .yesan-mark") for rule, item in told.items()}
    assert marks == {"change": [], "spent": ["≠"], "discrepancy": ["≠"]}


def test_each_says_what_happened_and_among_how_many_it_is_the_first(told):
    said = {rule: words(item, WORDS)[0] for rule, item in told.items()}
    assert said == {
        "change": "The budget falls from €60 to €40: by €20, that is 33.3%. "
        "In “t”, 3 change; this is the largest change.",
        "spent": "Of €41 (adjusted), €10 is spent (executed): 24.4%. "
        "In “t”, 3 rates are known; this is the lowest.",
        "discrepancy": "executed: published 10, computed 20: Half of it is missing.",
    }


def test_a_question_is_quoted_before_a_request_and_neither_a_remark(told):
    asked = {rule: words(item, ".yesan-findings li") for rule, item in told.items()}
    assert asked == {
        "change": ["question Was it needed? line 9"],
        "spent": ["request Why so late? line 10"],
        "discrepancy": ["request Why so late? line 10"],
    }


def test_where_nothing_is_said_to_be_asked_the_first_finding_is_quoted(make):
    csv = firsts.CSV | {"said": "program,said,manner,line\na,Too much.,remark,7\na,No.,remark,8\n"}
    (change, *_) = make(csv)
    assert words(change, ".yesan-findings li") == ["remark Too much. line 7"]


def test_what_is_said_of_another_is_not_quoted(make):
    csv = firsts.CSV | {"said": "program,said,manner,line\nc,Why?,question,7\na,No.,remark,8\n"}
    assert [words(item, ".yesan-findings li") for item in make(csv)] == [[], [], []]


def test_each_leads_to_the_line_of_its_source(told):
    links = {rule: item.css(".yesan-source a") for rule, item in told.items()}
    assert {rule: [a.attributes["href"] for a in found] for rule, found in links.items()} == {
        "change": ["tables/t.html", "tables/t.html#row-a"],
        "spent": ["tables/t.html", "tables/t.html#row-b"],
        "discrepancy": ["tables/t.html", "tables/t.html#row-b"],
    }


def test_a_proposed_change_is_called_proposed(make):
    rows = firsts.ROWS.replace("adjusted,executed", "proposed,rest")
    (change,) = make({"t": rows}, comparison=["approved", "proposed"])
    assert words(change, "small")[0] == "The largest proposed cut"
    assert words(change, WORDS)[0] == (
        "The proposal is to cut the budget from €60 to €40: by €20, that is 33.3%. "
        "As proposed: In “t”, 3 change; this is the largest change."
    )


def test_nothing_is_told_where_nothing_can_be(make):
    assert make({"t": "program,approved\na,10\nb,5\n"}) == []
