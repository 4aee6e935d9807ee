"""Subtotals are found by keys and arithmetic, never by words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgets import UNSAID
from yesan.charts import selection
from yesan.language.locale import Locale
from yesan.model import subtotals
from yesan.model.entities import Entity

MONEY = {"type": "integer", "columnType": "value", "currency": "EUR"}
WIDE = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ({"1": 9, "1-1": 5, "1-2": 4, "2": 3}, {"1"}),
        ({"1": 9, "1-1": 9, "2": 3}, {"1"}),
        ({"1": 9, "10": 9, "2": 3}, set()),
        ({"1": 92, "11": 51, "12": 41, "2": 33, "21": 33, "x": 125}, {"1", "2", "x"}),
        ({"1": 9, "11": 5, "12": 4, "2": 3, "201": 3}, {"1"}),
        ({"1": 9, "10": 5, "11": 4, "2": 3}, {"1"}),
        ({"1": 9, "1-1": 5, "1-2": 5}, set()),
        ({"a": 909, "b": 505, "c": 404}, {"a"}),
        ({"a": 300, "b": 200, "c": 100}, set()),
        ({"a": 5, "b": 5, "c": 0}, set()),
        ({"a": 9, "b": 9}, set()),
        ({"99": 123, "1": 90, "1-1": 50, "1-2": 40, "2": 33}, {"1", "99"}),
        ({"a": 0, "b": 0, "c": 0}, set()),
    ],
)
def test_a_code_that_has_what_others_have_together_contains_them(amounts, expected):
    given = {code: {"approved": Decimal(n)} for code, n in amounts.items()}
    assert subtotals.of(given) == expected


def test_what_two_codes_have_that_contain_others_is_no_accident():
    nested = {"1": 92, "11": 51, "12": 41, "2": 33, "x": 125}
    alone = {"1": 92, "2": 33, "x": 125}
    given = [{c: {"": Decimal(n)} for c, n in amounts.items()} for amounts in (nested, alone)]
    assert [subtotals.of(amounts, fewest=3) for amounts in given] == [{"1", "x"}, set()]


def test_it_must_be_so_in_every_phase():
    def made(after: int) -> dict:
        first = {"a": (92, after), "b": (50, 1), "c": (42, 1)}
        return {c: dict(enumerate(map(Decimal, pair))) for c, pair in first.items()}

    assert subtotals.of(made(2)) == {"a"}
    assert subtotals.of(made(3)) == set()


def test_names_that_begin_alike_are_no_codes():
    given = {n: {"": Decimal(v)} for n, v in {"Road": 9, "Road a": 5, "Road b": 4, "x": 1}.items()}
    assert subtotals.of(given, coded=False) == set()


@pytest.fixture(scope="module")
def model(make_model):
    rows = "program,before,after\n1,10,9\n1-1,6,5\n1-2,4,4\n2,3,5\n2-1,3,5\n99,13,14\n"
    return make_model(
        {"t": rows},
        fields={
            "program": {"columnType": "activity:generic:program:code"},
            "before": {**MONEY, "normalize": {"phase": "approved"}},
            "after": {**MONEY, "normalize": {"phase": "adjusted"}},
        },
        resources={"t": WIDE},
    )


def test_they_are_not_summed_twice(model):
    (phase, *_) = model.phases.values()
    assert [f.amount for f in model.totals.listed(phase)] == [13]


def test_they_are_not_ranked_among_their_parts(model):
    ranking = model.rankings.of("program")
    assert ranking is not None
    assert [entity.code for entity, _ in ranking.changes] == ["2-1", "1-1", "1-2"]
    (chart, *_) = selection.of_table(model, Locale("en"), model.package.by_name["t"])
    assert chart.sentence.startswith(
        "Not counting rows that others add up to: "
        "The largest figures of “after” are those of 1-1 and 2-1"
    )


def test_their_own_page_has_what_the_table_prints(model):
    total: Entity = model.entities["program"]["99"]
    comparison = model.amounts.comparison_of(total)
    assert comparison is not None
    assert comparison.change.amount == 1


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ({"a": 300, "b": 200, "c": 100}, {"a"}),
        ({"a": 100, "b": 70, "c": 30}, {"a"}),
        ({"a": 909, "b": 505, "c": 404}, set()),
        ({"a": 9, "b": 9}, set()),
        ({"a": 5, "b": 4, "c": 2}, set()),
    ],
)
def test_a_sum_of_few_digits_may_be_a_total(amounts, expected):
    given = {code: {"approved": Decimal(n)} for code, n in amounts.items()}
    assert subtotals.doubtful(given) == expected


def test_no_sum_is_made_of_codes_and_of_what_may_be_their_total(wide):
    """300 may be the total of 200 and 100, whatever it is called: 600 would be wrong."""
    model = wide({"t": "program,approved\ntotal,300\na,200\nb,100\n"}, fields=UNSAID)
    assert model.rollups["t"].doubtful("program") == {"total"}
    assert model.rollups["t"].figure({}, "approved", "expenditure") is None
    a = model.rollups["t"].figure({"program": "a"}, "approved", "expenditure")
    assert a is not None
    assert a.amount == 200


def test_a_sum_is_made_where_it_is_said_that_totals_have_no_code(wide):
    model = wide({"t": "item,approved\nx,300\na,200\nb,100\n"})
    figure = model.rollups["t"].figure({}, "approved", "expenditure")
    assert figure is not None
    assert figure.amount == 600


@pytest.mark.parametrize(
    ("whole", "sums"),
    [(25499, {"t"}), (25501, {"t"}), (25503, set())],
    ids=["less", "more", "beyond rounding"],
)
def test_a_total_that_was_rounded_is_not_summed_twice(make_model, whole: int, sums: set[str]):
    rows = f"program,amount\nx,12000\ny,8300\nz,5200\nt,{whole}\n"
    fields = {"program": {"columnType": "activity:generic:program:label"}, "amount": MONEY}
    model = make_model({"t": rows}, fields=fields)
    assert model.rollups["t"].containers("program") == sums


def test_of_few_digits_it_may_be_an_accident(make_model):
    rows = "program,amount\nx,120\ny,83\nz,52\nt,256\n"
    fields = {"program": {"columnType": "activity:generic:program:label"}, "amount": MONEY}
    assert make_model({"t": rows}, fields=fields).rollups["t"].containers("program") == set()


def test_a_name_is_not_what_makes_a_total(make_model):
    """Without keys as well: the row of a label that has what all others have in each year."""
    rows = "body,2018,2019\nx,8,29\na,5,20\nb,3,9\n"
    money = {"type": "integer", "currency": "EUR"}
    model = make_model({"t": rows}, fields={"2018": money, "2019": money})
    (chart, *_) = selection.of_table(model, Locale("en"), model.package.by_name["t"])
    assert chart.sentence.startswith(
        "Not counting rows that others add up to: a has the most in this table: €20."
    )


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ({"a": (90, 7), "b": (60, 3), "c": (30, 4)}, {"a"}),
        ({"b": (60, 3), "c": (30, 4), "a": (90, 7)}, {"a"}),
        ({"b": (60, 3), "a": (90, 7), "c": (30, 4)}, set()),
        ({"a": (90, 9), "b": (60, 6), "c": (30, 3)}, set()),
        ({"a": (90, 7), "b": (60, 3), "c": (30, 5)}, set()),
        ({"a": (90, 7), "b": (90, 3), "c": (0, 4)}, set()),
        ({"a": (0, -1), "b": (-60, 3), "c": (60, -4)}, set()),
    ],
    ids=["first", "last", "between", "one proportion", "no sum", "one part", "below nothing"],
)
def test_a_row_at_an_end_is_a_sum_in_several_columns(
    rows: dict[str, tuple[int, int]], whole: set[str]
):
    amounts = {name: dict(enumerate(map(Decimal, own))) for name, own in rows.items()}
    assert subtotals.at_an_end(amounts) == whole
