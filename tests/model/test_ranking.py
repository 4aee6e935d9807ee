"""The changes of entities side by side: which move, which way, and what they add up to."""

from __future__ import annotations

import pytest

from budgets import FIELDS, WIDE
from yesan.model.ranking import Ranking

THOUSAND = {
    "before": {**FIELDS["approved"], "factor": 1000},
    "after": {**FIELDS["adjusted"], "factor": 1000},
}


@pytest.fixture(scope="module")
def ranked(make_model):
    """The ranking of the programs of a table."""

    def make(rows: str, header: str = "program,approved,adjusted") -> Ranking:
        csv = {"t": f"{header}\n{rows}"}
        model = make_model(csv, fields=FIELDS | THOUSAND, resources={"t": WIDE})
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
        (",5,10\na,2,5\nb,3,5\nc,7,7\n", True),
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
