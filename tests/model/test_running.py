"""What is told of a year so far, month by month, is not added up: it contains itself."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.model import running

FIELDS: dict[str, Any] = {
    "program": {"columnType": "activity:generic:program:code"},
    "month": {"type": "yearmonth"},
    "day": {"type": "date"},
    "quarter": {"type": "integer"},
    "period": {"type": "integer", "columnType": "date:fiscal-month"},
    "amount": {"type": "integer", "columnType": "value", "currency": "EUR"},
}
SO_FAR = "program,month,amount\na,2024-01,5\na,2024-02,9\nb,2024-01,1\nb,2024-02,1\n"
EACH = "program,month,amount\na,2024-01,5\na,2024-02,4\nb,2024-01,1\nb,2024-02,1\n"
DAYS = "program,day,amount\na,2024-01-31,5\na,2024-02-29,9\nb,2024-01-31,1\nb,2024-02-29,1\n"
PAYMENTS = "program,day,amount\na,2024-01-03,5\na,2024-02-09,9\nb,2024-01-31,1\nb,2024-02-29,1\n"
YEARS = "program,month,amount\na,2023-12,9\na,2024-01,1\na,2024-02,2\n"


WORDS = {"month": {"type": "string"}}


@pytest.fixture(scope="module")
def runs(make_model):
    def runs(csv: str, fields: Any = None, **said: bool) -> tuple[bool, int]:
        own = FIELDS | (fields or {})
        model = make_model({"t": csv}, fields=own, resources={"t": said})
        (resource,) = model.package.resources
        return running.may_run(resource, model.tables["t"]), len(model.facts)

    return runs


@pytest.mark.parametrize(
    "csv",
    [SO_FAR, DAYS, YEARS, "program,period,amount\na,1,5\na,2,9\na,10,10\n"],
    ids=["months", "days of all", "a year begins anew", "numbers of months"],
)
def test_amounts_that_never_fall_within_a_year_are_not_added_up(runs, csv: str):
    assert runs(csv) == (True, 0)


@pytest.mark.parametrize(
    ("csv", "fields", "found"),
    [
        (SO_FAR, WORDS, (True, 0)),
        (SO_FAR.replace("2024-0", "2024년 "), WORDS, (True, 0)),
        ("program,quarter,amount\na,1,5\na,2,9\na,4,10\n", {}, (True, 0)),
        (EACH, WORDS, (False, 4)),
        ("program,month,amount\na,2024-01,5\na,2024-13,9\n", WORDS, (False, 2)),
        (SO_FAR.replace("month", "project"), {"project": {}}, (False, 4)),
    ],
    ids=["texts", "texts in Korean", "numbers", "one falls", "no month", "called otherwise"],
)
def test_months_are_known_by_the_name_of_their_column_and_their_numbers(runs, csv, fields, found):
    assert runs(csv, fields) == found


@pytest.mark.parametrize(
    ("csv", "count"),
    [
        (EACH, 4),
        (PAYMENTS, 4),
        (f"{SO_FAR}a,2024-01,1\n", 5),
        ("program,amount\na,5\nb,9\n", 2),
        ("program,month,amount\na,2024-01,5\nb,2024-01,9\n", 2),
        ("program,month,amount\na,,5\nb,,9\n", 2),
    ],
    ids=["one falls", "payments", "two at a time", "no time", "one time", "no month"],
)
def test_amounts_of_their_own_times_are_added_up(runs, csv: str, count: int):
    assert runs(csv) == (False, count)


def test_the_descriptor_says_whether_amounts_are_of_the_year_so_far(runs):
    assert runs(SO_FAR, cumulative=False) == (False, 4)
    assert runs(EACH, cumulative=True) == (True, 0)


def test_a_correction_in_twenty_steps_does_not_make_them_of_their_own_times(runs):
    rows = [f"p{n},2024-{m:02},{m}" for n in range(11) for m in (1, 2, 3)]
    csv = "\n".join(["program,month,amount", *rows])
    fallen = csv.replace("p0,2024-03,3", "p0,2024-03,1")
    assert runs(f"{fallen}\n") == (True, 0)
    assert runs(f"{fallen.replace('p1,2024-02,2', 'p1,2024-02,0')}\n") == (False, 33)
