"""Rankings: from which table, with which total, and what no table breaks down."""

from __future__ import annotations

import pytest

from budgets import FIELDS, WIDE, complete
from yesan.model.comparison import Comparison

THOUSAND = {"factor": 1000}
PAIR = {"comparison": ["approved", "adjusted"]}


def pair(comparison: Comparison | None) -> tuple[int | None, ...] | None:
    """The amounts before and after, and their change."""
    return comparison and tuple(
        f and int(f.amount) for f in (comparison.before, comparison.after, comparison.change)
    )


def test_a_ranking_is_of_the_table_that_compares_most(wide):
    model = wide(
        {
            "few": "program,approved,adjusted,change,rate\na,10,5,-5,-50\n",
            "many": "program,approved,adjusted\na,9,1\nb,9,7\nc,9,8\n",
        }
    )
    ranking = model.rankings.of("program")
    assert ranking is not None
    assert (ranking.resource.name, ranking.total) == ("many", None)
    assert [(e.code, pair(c)) for e, c in ranking.changes] == [
        ("a", (9, 1, -8)),
        ("b", (9, 7, -2)),
        ("c", (9, 8, -1)),
    ]
    assert model.rankings.of("program") is ranking


def test_a_ranking_has_the_printed_total_of_its_table(wide):
    model = wide({"t": "program,approved,adjusted\n,100,60\na,70,40\nb,30,20\n"})
    ranking = model.rankings.of("program")
    assert ranking is not None
    assert pair(ranking.total) == (100, 60, -40)
    assert (ranking.goes_one_way, ranking.adds_up) == (True, True)


def test_a_ranking_of_a_complete_table_has_the_total_that_bears_it_out(wide):
    model = wide(
        {
            "t": "program,approved,adjusted\na,70,40\nb,30,20\n",
            "all": "program,approved,adjusted,change\n,100,60,-41\n",
        },
        {"t": complete("all")},
    )
    ranking = model.rankings.of("program")
    assert ranking is not None
    assert ranking.resource.name == "t"
    assert pair(ranking.total) == (100, 60, -40)
    assert model.rankings.of("line-item") is None


def test_a_change_alone_takes_its_total_from_the_table_that_bears_it_out(wide):
    """The offices' cuts are printed, the amounts of all of them in another table."""
    model = wide(
        {
            "offices": "office,cut\no,30\np,10\n",
            "all": "office,approved,adjusted\n,100,60\n",
        },
        {"offices": {**WIDE, "complete": {"total": "all"}}},
        **PAIR,
    )
    ranking = model.rankings.of("department")
    assert ranking is not None
    assert [(e.code, pair(c)) for e, c in ranking.changes] == [
        ("o", (None, None, -30)),
        ("p", (None, None, -10)),
    ]


def test_only_changes_in_the_currency_of_the_first_are_ranked(make_model):
    fields = {**FIELDS, "dollars": {**FIELDS["approved"], "currency": "USD"}}
    fields["more"] = {**FIELDS["adjusted"], "currency": "USD"}
    csv = "program,approved,adjusted,dollars,more\na,0,10,,\nb,,,0,20\nc,0,-30,,\n"
    model = make_model({"t": csv}, fields=fields, resources={"t": WIDE})
    ranking = model.rankings.of("program")
    assert ranking is not None
    assert [e.code for e, _ in ranking.changes] == ["c", "a"]


def test_a_ranking_of_some_entities_is_of_the_same_table_and_has_no_total(wide):
    model = wide({"t": "program,approved,adjusted\n,100,60\na,70,40\nb,30,20\n"})
    programs = model.entities["program"]
    some = model.rankings.among([programs["b"]], "program")
    assert some is not None
    assert ([e.code for e, _ in some.changes], some.total) == (["b"], None)
    assert model.rankings.among([], "program") is None
    assert model.rankings.among([programs["b"]], "line-item") is None


def test_what_is_not_broken_down_is_the_rest_of_the_whole(wide):
    model = wide(
        {
            "all": "office,approved,adjusted\n,1000,900\n",
            "programs_cut": "program,approved,adjusted\n,700,600\na,400,300\nb,300,300\n",
        }
    )
    ranking = model.rankings.of("program")
    assert ranking is not None
    found = model.rankings.not_broken_down(ranking)
    assert found is not None
    assert [(int(f.amount), f.operation.value) for f in found] == [
        (300, "remainder"),
        (300, "remainder"),
    ]


@pytest.mark.parametrize("part", ["1000,900", "999,900", "1001,899"])
def test_where_all_is_broken_down_but_for_rounding_nothing_is_left(wide, part: str):
    model = wide(
        {
            "all": "office,approved,adjusted\n,1000,900\n",
            "programs_cut": f"program,approved,adjusted\n,{part}\na,400,300\nb,300,300\n",
        }
    )
    assert model.rankings.not_broken_down(model.rankings.of("program")) is None


def test_without_a_total_of_the_part_the_rest_is_not_known(wide):
    csv = {
        "all": "office,approved,adjusted\n,1000,900\n",
        "t": "program,approved,adjusted\na,4,3\n",
    }
    model = wide(csv)
    assert model.rankings.not_broken_down(model.rankings.of("program")) is None
