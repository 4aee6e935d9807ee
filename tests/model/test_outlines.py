"""A world among its continents and countries is found by the order of rows, and by arithmetic."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from yesan.charts import selection
from yesan.language.locale import Locale
from yesan.model import outlines
from yesan.proof.data.outlines import around


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ("T 100,A 60,a1 25,a2 35,B 40,b1 15,b2 25", "T A B"),
        ("a1 25,a2 35,A 60,b1 15,b2 25,B 40,T 100", "T A B"),
        ("c 1412,i 1417,f 68,g 59,A 2829,E 127,W 2956", "A E W"),
        ("W 2956,c 1412,i 1417,f 68,g 59,A 2829,E 127", "A E W"),
        ("W 8000,A 4710,B 1390,C 1900,x 1300,y 1250", "W"),
        ("T 60,a 10,b 20,c 30", "T"),
        ("a 30,b 10,c 20,T 60", "T"),
        ("T 60,a 30,b 20,c 10", ""),
        ("T 30,a 10,b 20", ""),
        ("a 3,b 2,c 1", ""),
        ("a 5,b 9,c 6,d 3,e 8,f 2", ""),
        ("x 4,T 1412511,a 700000,b 712511,y 17", "T"),
        ("T 60,a -10,b 40,c 30", ""),
        ("a 0,b 0,c 0", ""),
        ("a 5,b 5", ""),
        ("A 61,a1 25,a2 36,B 40,b1 15,b2 25,T 101", "T A B"),
        ("T 101,a1 25,a2 36,A 61,b1 15,b2 25,B 40", "T A B"),
        ("A 5,a1 3,a2 2,B 3,b1 1,b2 2,T 8", "T A B"),
        ("A 3,a1 2,a2 1,b 4,T 7", ""),
        ("a 30,b 20,c 10,T 60", "T"),
    ],
)
def test_what_rows_beside_it_have_together_contains_them(amounts: str, expected: str):
    pairs = (row.split() for row in amounts.split(","))
    given = {name: {"": Decimal(amount)} for name, amount in pairs}
    assert outlines.of(given) == {*expected.split()}
    assert around(given) == {*expected.split()}


def test_it_must_be_so_at_every_time():
    def made(last: int) -> dict[str, dict[str, Decimal]]:
        rows = {"T": (60, last), "a": (10, 5), "b": (20, 1), "c": (30, 2)}
        return {name: dict(zip("xy", map(Decimal, own), strict=True)) for name, own in rows.items()}

    assert outlines.of(made(8)) == {"T"}
    assert outlines.of(made(9)) == set()


def test_a_long_list_is_no_outline():
    rows = {str(n): {"": Decimal(1)} for n in range(outlines.MOST)}
    assert outlines.of({"T": {"": Decimal(outlines.MOST)}, **rows}) == set()


def test_the_proof_finds_the_same_in_another_way():
    drawn = random.Random(5)  # noqa: S311 - no secret

    def tree(depth: int, most: int) -> list[int]:
        if not depth or drawn.random() < 0.3:
            return [drawn.randint(0, most)]
        below = [tree(depth - 1, most) for _ in range(drawn.randint(1, 4))]
        return [sum(part[0] for part in below), *(row for part in below for row in part)]

    found = []
    for _ in range(500):
        rows = tree(3, drawn.choice([3, 10, 100, 10**6]))[:: drawn.choice([1, -1])]
        given = {str(n): {"": Decimal(amount)} for n, amount in enumerate(rows)}
        found.append(outlines.of(given))
        assert around(given) == found[-1]
    assert sum(map(bool, found)) > 100


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("name,n\nWorld,60\nA,10\nB,20\nC,30\n", "C has the most in this table: 30."),
        (
            "code,name,n\n1,R1,300\n11,P11,100\n12,P12,200\n2,R2,70\n21,P21,30\n22,P22,40\n",
            "P12 has the most in this table: 200.",
        ),
        ("name,n\nDE,90\nDE1,50\nDE2,40\nFR,7\nFR1,3\nFR2,4\n", "DE1 has the most"),
    ],
    ids=["the order of rows", "codes beside the names", "codes as names"],
)
def test_aggregates_are_not_ranked_among_their_parts(make_model, rows: str, said: str):
    numbers = {name: {"type": "integer"} for name in ("code", "n")}
    model = make_model({"t": rows}, fields=numbers)
    (chart, *_) = selection.of_table(model, Locale("en"), model.package.by_name["t"])
    assert chart.sentence.startswith(f"Not counting rows that others add up to: {said}")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"T": (60, 1), "a": (30, None), "b": (20, 1), "c": (10, None)}, {"T"}),
        ({"T": (60, "0.5"), "a": (30, "0.5"), "b": (20, None), "c": (10, None)}, set()),
    ],
    ids=["no fall from nothing", "a fall to nothing"],
)
def test_what_a_row_has_not_is_nothing_beside_what_the_next_has(rows, expected):
    made = {
        name: {place: Decimal(n) for place, n in zip("xy", own, strict=True) if n is not None}
        for name, own in rows.items()
    }
    assert outlines.of(made) == expected
    assert around(made) == expected
