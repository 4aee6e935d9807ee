"""Findings above the titles of charts: what the figures bear, and nothing of what is unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from budgets import FIELDS, WIDE
from yesan.charts import findings
from yesan.language.locale import Locale
from yesan.language.sentence import origins
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.rankings import Ranking

EN, KO = Locale("en"), Locale("ko")
HEAD = "program,approved,adjusted\n"
Make = Callable[..., Model]


@pytest.fixture(scope="module")
def budgets(make_model) -> Make:
    def make(csv: str, **more: Any) -> Model:
        return make_model({"t": csv}, fields=FIELDS, resources={"t": WIDE}, **more)

    return make


def ranking(model: Model) -> Ranking:
    found = model.rankings.of("program")
    assert found is not None
    return found


def changes(*given: int) -> str:
    """A table of some changes, and that of all, as amounts before and after."""
    rows = "".join(f"{chr(97 + n)},100,{100 + change}\n" for n, change in enumerate(given))
    return f"{HEAD},{100 * len(given)},{100 * len(given) + sum(given)}\n{rows}"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((-60, -30, -10), "a and b make up 90% of all that is cut."),
        ((-70, -20, -10), "a makes up 70% of all that is cut."),
        ((-40, -30, -20, -5, -5), "a and b make up 70% of all that is cut."),
        ((-30, -25, -20, -15, -10), "a, b and c make up 75% of all that is cut."),
        ((60, 30, 10), "a and b make up 90% of all that is added."),
        ((70, 20, 10), "a makes up 70% of all that is added."),
    ],
)
def test_the_fewest_that_make_up_two_thirds_are_named_with_their_share(budgets, given, said):
    model = budgets(changes(*given))
    assert findings.of_parts(model, EN, ranking(model)) == said


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ((-20, -20, -20, -20, -20), "four would be needed"),
        ((-60, -40), "all would be named"),
        ((-40, -30, -30), "another is as large as the last that is named"),
        ((-90, 20, -30), "not all go one way"),
    ],
)
def test_of_parts_that_are_not_few_nothing_is_stated(budgets, given, why):
    model = budgets(changes(*given))
    assert findings.of_parts(model, EN, ranking(model)) == "", why


def test_two_thirds_are_most_and_less_is_not(budgets):
    """Exactly two thirds, and less by one."""
    model = budgets(changes(-66, -17, -16))
    assert findings.of_parts(model, EN, ranking(model)).startswith("a makes up 67%")
    model = budgets(changes(-65, -18, -16))
    assert findings.of_parts(model, EN, ranking(model)).startswith("a and b make up")


def test_a_share_of_several_is_a_claim_of_all_of_them(budgets):
    model = budgets(changes(-60, -30, -10))
    said = findings.of_parts(model, EN, ranking(model))
    (share,) = (f for f in origins(said) if isinstance(f, Figure))
    assert [f.operation.value for f in (share, *share.operands)] == ["share", "together", "change"]
    assert len(share.operands[0].operands) == 2


@pytest.mark.parametrize("row", ["d,100,\n", ",50,40\n"])
def test_where_something_is_not_known_or_left_out_nothing_is_stated(budgets, row):
    model = budgets(changes(-60, -30, -10) + row)
    found = ranking(model)
    assert (findings.of_parts(model, EN, found), findings.of_changes(model, EN, found)) == ("", "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((-60, 30, 10), "Of those in this table, a falls the most: −€60."),
        ((-30, 60, 10), "Of those in this table, b rises the most: +€60."),
        ((-30, 30, 10), ""),
        ((-30, 0, 0), ""),
    ],
)
def test_what_changes_most_is_named_if_it_is_one(budgets, given, said):
    model = budgets(changes(*given))
    assert findings.of_changes(model, EN, ranking(model)) == said


@pytest.mark.parametrize(
    ("given", "most", "parts"),
    [
        (
            (-60, -30, -10),
            "이 표에서 가장 많이 줄어드는 것은 a(−60 €)입니다.",
            "a와 b가 전체 감액의 90%를 차지합니다.",
        ),
        (
            (70, 20, 10),
            "이 표에서 가장 많이 늘어나는 것은 a(+70 €)입니다.",
            "a가 전체 증액의 70%를 차지합니다.",
        ),
    ],
)
def test_korean_findings_have_their_particles(budgets, given, most, parts):
    model = budgets(changes(*given))
    assert findings.of_changes(model, KO, ranking(model)) == most
    assert findings.of_parts(model, KO, ranking(model)) == parts


def test_a_proposal_is_stated_as_one(make_model):
    csv = changes(-60, -30, -10).replace("adjusted", "proposed")
    model = make_model(
        {"t": csv}, fields=FIELDS, resources={"t": WIDE}, comparison=["approved", "proposed"]
    )
    found = ranking(model)
    assert findings.of_parts(model, EN, found).startswith("As proposed: a and b")
    assert (
        findings.of_changes(model, EN, found)
        == "As proposed: Of those in this table, a falls the most: −€60."
    )
