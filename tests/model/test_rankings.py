"""Rankings: from which table, with which total, and what no table breaks down."""

from __future__ import annotations

import pytest

from budgets import FIELDS, WIDE, complete
from yesan.model.comparison import Comparison
from yesan.model.rankings import Ranking

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


def test_of_some_entities_only_their_own_changes_can_be_unknown(wide):
    model = wide({"t": "program,approved,adjusted\na,70,40\nb,30,20\nc,30,\n"})
    programs = model.entities["program"]
    known = model.rankings.among([programs["a"], programs["b"]], "program")
    every = model.rankings.among(programs.values(), "program")
    assert known is not None
    assert every is not None
    assert (known.unknown, every.unknown) == (frozenset(), {"c"})


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


@pytest.mark.parametrize("part", ["1000,900", "999,900", "1001,899", "999,899"])
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


IN_THOUSANDS = {
    "before": {**FIELDS["approved"], "factor": 1000},
    "after": {**FIELDS["adjusted"], "factor": 1000},
}


@pytest.fixture(scope="module")
def ranked(make_model):
    """The ranking of the programs of a table."""

    def make(rows: str, header: str = "program,approved,adjusted") -> Ranking:
        csv = {"t": f"{header}\n{rows}"}
        model = make_model(csv, fields=FIELDS | IN_THOUSANDS, resources={"t": WIDE})
        found = model.rankings.of("program")
        assert found is not None
        return found

    return make


def test_the_largest_change_is_first_and_what_does_not_change_is_not_moved(ranked):
    ranking = ranked("a,5,6\nb,9,1\nc,3,3\n")
    assert [e.code for e, _ in ranking.changes] == ["b", "a", "c"]
    assert [e.code for e, _ in ranking.moved] == ["b", "a"]


@pytest.mark.parametrize(
    ("rows", "one_way"),
    [
        (",10,5\na,6,3\nb,4,2\n", True),
        (",12,17\na,2,5\nb,3,5\nc,7,7\n", True),
        (",10,9\na,6,3\nb,4,6\n", False),
        (",5,10\na,6,3\nb,4,2\n", False),
        ("a,6,3\nb,4,2\n", False),
        (",5,5\na,3,3\nb,2,2\n", False),
    ],
)
def test_changes_go_one_way_where_their_total_goes_it_too(ranked, rows: str, one_way):
    """Without a total of the same table there is nothing to be a share of."""
    assert ranked(rows).goes_one_way is one_way


@pytest.mark.parametrize(
    ("rows", "adds_up"),
    [
        (",100,60\na,70,40\nb,30,20\n", True),
        (",100,61\na,70,40\nb,30,20\n", True),
        (",100,70\na,70,40\nb,30,20\n", False),
        ("a,70,40\nb,30,20\n", False),
    ],
)
def test_changes_add_up_to_that_of_their_total_but_for_rounding(ranked, rows: str, adds_up):
    assert ranked(rows).adds_up is adds_up


def test_the_coarser_the_unit_the_more_may_be_rounding(ranked):
    """Three changes of two figures each in thousands: by three thousand at most."""
    header = "program,before,after"
    assert ranked(",100,63\na,70,40\nb,30,20\n", header).adds_up
    assert not ranked(",100,64\na,70,40\nb,30,20\n", header).adds_up
