"""A proposal is told as one, in charts and in what changes are called; what is decided is not."""

from __future__ import annotations

import pytest

from budgets import FIELDS, WIDE
from yesan.charts import changes, programs, proposal
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.package.text import Text

EN, KO = Locale("en"), Locale("ko", {"EUR": Text("유로")})
CSV = "program,item,approved,{after}\na,,100,40\na,x,60,0\na,y,40,40\nb,,30,10\n"


@pytest.fixture(params=["proposed", "adjusted"])
def after(request: pytest.FixtureRequest) -> str:
    """The phase that the amounts compared end with."""
    return str(request.param)


@pytest.fixture
def model(make_model, after: str) -> Model:
    return make_model(
        {"budgets": CSV.format(after=after)},
        fields=FIELDS,
        resources={"budgets": WIDE},
        comparison=["approved", after],
    )


def test_a_ranking_says_that_its_changes_are_proposed(model: Model, after: str):
    chart = changes.of_changes(model, EN, model.rankings.of("program"))
    assert chart is not None
    fact = "Of those in this table, a falls the most: −€60."
    assert (chart.title, chart.finding) == {
        "proposed": ("Proposed changes from approved to proposed", f"As proposed: {fact}"),
        "adjusted": ("Changes from approved to adjusted", fact),
    }[after]


def test_the_parts_of_a_program_change_as_proposed(model: Model, after: str):
    chart = programs.of_entity(model, KO, model.entities["program"]["a"])[0]
    fact = "표에 실린 2개 가운데 x만 바뀝니다: −60유로."
    assert chart.finding == {"proposed": f"예산안대로라면 {fact}", "adjusted": fact}[after]


def test_a_change_is_called_what_it_is(model: Model, after: str):
    assert (proposal.change(model, KO), proposal.change_per_inhabitant(model, KO)) == {
        "proposed": ("제안된 증감", "주민 한 사람당 제안된 증감"),
        "adjusted": ("증감", "주민 한 사람당 증감"),
    }[after]
