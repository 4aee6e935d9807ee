"""A total that its parts make up but for rounding is found, and an accident is none."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from yesan.model import rounded_totals
from yesan.proof.data.rounded import rounded


def read(rows: str) -> dict[str, dict[int, Decimal]]:
    """What each name has at each place: ``a 1 2,b 3 4``."""
    split = (row.split() for row in rows.split(","))
    return {name: dict(enumerate(map(Decimal, own))) for name, *own in split}


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ("Asia 4694,Africa 1394,Europe 745,Latin 656,World 7902,North 371,Oceania 44", "World"),
        ("Asia 4694,Africa 1394,Europe 745,Latin 656,World 7907,North 371,Oceania 44", "World"),
        ("Asia 4694,Africa 1394,Europe 745,Latin 656,World 7908,North 371,Oceania 44", ""),
        ("a 12.3,b 45.6,c 78.9,T 136.9", "T"),
        ("a 12.3,b 45.6,c 78.9,T 137.1", ""),
        ("a 12 120,b 45 450,c 78 780,T 136 1351", "T"),
        ("a 12 120,b 45 450,c 78 780,T 136 1400", ""),
        ("a 120,b 45,T 166", ""),
        ("a 1,b 2,c 3,T 7", ""),
        ("a -120,b 450,c 780,T 1111", ""),
        ("a 0,b 0,c 0,T 0", ""),
    ],
)
def test_what_all_others_are_together_but_for_rounding_is_their_total(amounts: str, expected: str):
    given = read(amounts)
    assert rounded_totals.of(given) == {*expected.split()}
    assert rounded(given) == {*expected.split()}


def test_the_proof_finds_the_same_in_another_way():
    drawn = random.Random(7)  # noqa: S311 - no secret
    found = 0
    for _ in range(500):
        parts = [Decimal(drawn.randrange(1, 900)) for _ in range(drawn.randrange(2, 9))]
        whole = sum(parts) + drawn.randrange(-6, 7)
        rows = {str(n): {"": part} for n, part in enumerate([*parts, whole])}
        assert rounded_totals.of(rows) == rounded(rows)
        found += bool(rounded(rows))
    assert 100 < found < 400


def test_what_is_to_be_more_certain_is_larger_beside_what_rounding_takes_off():
    """1377 is 344 times the four that may be off."""
    given = read("a 123,b 456,c 798,T 1378")
    assert [rounded_totals.of(given, certain) for certain in (344, 345)] == [{"T"}, set()]
    assert [rounded(given, odds) for odds in (344, 345)] == [{"T"}, set()]


@pytest.mark.parametrize(("first", "others"), [(97, 100), (103, 100)])
def test_what_is_about_as_much_may_be_a_total(first: int, others: int):
    assert rounded_totals.is_about_all(Decimal(first), Decimal(others), 3)


@pytest.mark.parametrize(
    ("first", "others", "count"), [(96, 100, 3), (104, 100, 9), (100, 100, 2), (0, 0, 3)]
)
def test_what_is_less_or_more_or_of_few_is_none(first: int, others: int, count: int):
    assert not rounded_totals.is_about_all(Decimal(first), Decimal(others), count)
