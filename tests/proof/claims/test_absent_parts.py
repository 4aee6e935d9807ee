"""A part that has rows in another phase alone is missing in a sum: no claim says less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from budgets import FIELDS, SOURCES
from proving import Site, proven
from yesan.proof.claims import absent_parts, claims
from yesan.proof.proof import Prover

ROWS = "office,program,phase,amount\no,a,approved,110\no,b,approved,40\no,a,adjusted,110\n"
MORE = "p,c,approved,9\np,c,adjusted,8\n"
ALL = {"complete": {"lines": "1-9"}, "sources": SOURCES}


@pytest.fixture(scope="module")
def site(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    return proven(make_package, tmp_path_factory)


def forged(made: Site, **changed: object) -> list[str]:
    """What is wrong with the sums that lack something, when they say something else."""
    package, root = made
    listed = claims.read(root)
    lacking = {i: replace(c, **changed) for i, c in listed.items() if c.missing}
    assert lacking
    return [f.expected for f in Prover(package, listed | lacking, root).assertions.findings]


def test_a_sum_without_a_part_is_neither_whole_nor_lacks_nothing(site):
    made = site({"t": ROWS + MORE}, {"t": ALL})
    assert forged(made, missing=0, coverage="whole").count("1 missing") == 2
    assert forged(made, coverage="whole").count("coverage listed") == 2


def test_a_sum_beside_a_total_lacks_what_has_no_row(site):
    """The total is printed, and what its parts leave of it is not all without a breakdown."""
    csv = "program,phase,amount\n,approved,200\na,approved,110\n,adjusted,190\na,adjusted,110\n"
    made = site({"t": f"{csv}b,adjusted,40\n"}, {"t": {}})
    assert forged(made, missing=0) == ["1 missing"]


def test_a_rest_is_a_part_of_all(site):
    csv = "program,phase,amount\na,approved,110\n,approved,40\na,adjusted,110\nb,adjusted,3\n"
    rest = {"program": {**FIELDS["program"], "blank": "rest"}}
    made = site({"t": csv}, {"t": ALL}, fields=rest)
    sums = {c.about["phase"]: c for c in claims.read(made[1]).values() if c.operation == "sum"}
    assert [(c.value, c.coverage, c.missing) for _, c in sorted(sums.items())] == [
        (113, "listed", 1),
        (150, "listed", 1),
    ]
    assert forged(made, missing=0).count("1 missing") == 2


@pytest.mark.parametrize(
    ("here", "elsewhere", "absent"),
    [
        ([{"p": "a"}], [{"p": "a"}, {"p": "b"}], 1),
        ([{"p": "a"}], [{"p": "a", "i": "x"}, {"p": "b", "i": "x"}, {"p": "b", "i": "y"}], 2),
        ([{"p": "a", "i": "x"}], [{"p": "a"}, {"p": "b"}], 1),
        ([{"i": "x"}], [{"p": "a"}], 0),
        ([{}], [{"p": "a"}], 0),
        ([], [{"p": "a"}], 1),
        ([{"p": "a", "i": "x"}, {"p": "b"}], [{"p": "a", "i": "y"}, {"p": "b", "i": "y"}], 1),
    ],
    ids=["alike", "finer", "coarser", "of another kind", "a total", "nothing", "of both levels"],
)
def test_a_part_is_in_what_contains_it_or_is_in_it(
    here: list[dict[str, str]], elsewhere: list[dict[str, str]], absent: int
):
    one, other = ([frozenset(codes.items()) for codes in each] for each in (here, elsewhere))
    assert absent_parts.count(one, other) == absent
