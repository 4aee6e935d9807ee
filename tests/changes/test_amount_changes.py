"""Another unit is told as that, and no amount as raised or cut for it."""

from __future__ import annotations

import json

import pytest

from diff_checking import Package, false
from towns import BUDGET, CODE, LABEL, PHASE, amount, said, town
from yesan.changes.amount_changes import Sense
from yesan.changes.as_json import as_json

MILLIONS = amount("approved", unit="million euro", factor=1_000_000)
CONVERTED = BUDGET.replace(",1500,", ",1.5,").replace(",1000,", ",1,").replace(",500,", ",0.5,")


@pytest.fixture(scope="module")
def of(make_package, compare):
    """What became of the budget, with another description of its amounts and other rows."""

    def found(budget=BUDGET, **fields):
        return compare(town(make_package), town(make_package, budget, **fields))

    return found


def senses(found) -> set[Sense]:
    amounts = [*found.totals, *(a for entity in found.entities for a in entity.amounts)]
    return {amount.sense for amount in amounts}


def test_figures_that_stay_in_another_unit_are_neither_raised_nor_cut(of):
    changes = of(approved=MILLIONS)
    assert senses(changes.budget) == {Sense.UNIT}
    assert [total.change for total in changes.budget.totals] == [None]
    [table] = changes.tables
    assert (table.rescaled["approved"].kept, table.rescaled["approved"].converted) == (3, 0)
    assert table.sums == ()
    assert (
        "The unit of “approved” in “budget” was thousand euro (= €1,000.00), and is million euro "
        "(= €1,000,000.00) now."
    ) in said(changes)
    korean = said(changes, "ko")
    assert "단위가 thousand euro (= €1,000.00)에서 million euro" in korean
    assert "증액도 감액도 아닙니다." in korean
    assert "raised" not in said(changes).replace("neither raised", "")


def test_figures_that_were_converted_have_not_changed(of):
    changes = of(CONVERTED, approved=MILLIONS)
    assert (changes.budget.totals, changes.budget.entities) == ((), ())
    [table] = changes.tables
    assert (table.cells.count, table.rewritten, table.sums) == (0, 3, ())
    assert "3 figures were converted, and mean the same amounts." in said(changes)
    assert "수치 3개는 새 단위로 환산되었고, 금액은 그대로입니다." in said(changes, "ko")


def test_an_amount_that_differs_in_both_units_is_raised_and_the_unit_told(of):
    changes = of(CONVERTED.replace(",0.5,", ",0.7,"), approved=MILLIONS)
    assert senses(changes.budget) == {Sense.RAISED}
    text = said(changes)
    assert "Parks: approved raised from €500,000.00 to €700,000.00 (+€200,000.00)" in text
    assert "The unit of “approved”" in text
    assert "0.7 million euro" in text
    assert "500 thousand euro" in text
    assert "€3,000,000.00  €3,200,000.00  +€200,000.00" in text


def test_another_currency_is_told_and_nothing_compared(of):
    changes = of(approved=amount("approved", currency="USD"))
    assert senses(changes.budget) == {Sense.CURRENCY}
    [total] = changes.budget.totals
    assert (total.old.currency, total.new.currency, total.change) == ("EUR", "USD", None)
    assert (
        "The currency of “approved” in “budget” was EUR, and is USD now: what is in two "
        "currencies is not compared."
    ) in said(changes)
    assert "통화가 EUR에서 USD로 바뀌었습니다. 통화가 다른 금액은 서로 비교하지 않습니다." in said(
        changes, "ko"
    )


def test_another_currency_is_told_once_and_not_of_each_program(of):
    text = said(of(approved=amount("approved", currency="USD")))
    assert text.count("urrency") == 4  # of columns, programs, the total and the field
    assert "Roads" not in text
    assert "Programs: only in another currency 2" in text
    assert "(another currency)" in text


COMPLETE = """key,unit,program,name,approved
t,,,All,60
u,works,,Works,30
a,works,roads,Roads,10
b,works,parks,Parks,20
c,arts,museum,Museum,30
"""
UNIT = {"columnType": "administrative-classification:generic:code", "blank": "total"}


@pytest.fixture(scope="module")
def of_units(make_package, compare):
    """What became of a budget whose units print what their programs add up to."""
    fields = {
        "unit": UNIT,
        "program": {"columnType": CODE, "blank": "total"},
        "name": {"columnType": LABEL},
        "approved": amount("approved"),
    }
    schema = {"primaryKey": ["key"], "extraFields": [PHASE]}

    def found(before, after):
        roots = (
            make_package({"budget": text}, fields=fields, resources={"budget": {"schema": schema}})
            for text in (before, after)
        )
        return compare(*roots)

    return found


WITHOUT = COMPLETE.replace("u,works,,Works,30\n", "")


@pytest.mark.parametrize("part", ["20", "15"], ids=["as much", "less"])
def test_what_is_listed_where_the_whole_was_printed_is_not_compared(of_units, part):
    changes = of_units(COMPLETE, WITHOUT.replace("Parks,20", f"Parks,{part}"))
    [unit] = [e for e in changes.budget.entities if e.code == "works"]
    [change] = unit.amounts
    assert (change.sense, change.change) == (Sense.COVERAGE, None)
    listed = 10 + int(part)
    assert (
        f"works: approved: €30,000.00 before, all of it; what the table lists now adds up to "
        f"€{listed},000.00, and may not be all, so the two are not compared"
    ) in said(changes)
    assert "이전에는 전체가 €30,000.00이었습니다" in said(changes, "ko")


def test_what_is_printed_where_parts_were_listed_is_not_compared(of_units):
    changes = of_units(WITHOUT, COMPLETE)
    [unit] = [e for e in changes.budget.entities if e.code == "works"]
    assert [change.sense for change in unit.amounts] == [Sense.COVERAGE]
    assert "works: approved: €30,000.00, all of it; what the table listed before" in said(changes)


def test_a_row_that_is_gone_is_said_to_be_the_total(of_units):
    changes = of_units(COMPLETE, COMPLETE.replace("t,,,All,60\n", ""))
    assert "- total (t), row 2: approved (thousand euro): 60; name: All" in said(changes)
    assert "- 합계 (t), 2행" in said(changes, "ko")
    unit = of_units(COMPLETE, WITHOUT)
    assert "- works · total (u), row 3" in said(unit)


def test_a_table_with_another_name_is_compared_with_itself(make_package, compare):
    old, new = town(make_package), town(make_package)
    described = json.loads((new / "datapackage.json").read_text())
    described["resources"][0]["name"] = "spending"
    (new / "datapackage.json").write_text(json.dumps(described))
    text = BUDGET.replace("500,340", "600,340")
    (new / "data" / "budget.csv").write_text(text)
    assert Sense.RAISED in senses(compare(old, new).budget)


def test_what_is_told_of_another_currency_is_true_of_the_cells(make_package, compare):
    old, new = town(make_package), town(make_package, approved=amount("approved", currency="USD"))
    told = json.loads(json.dumps(as_json(compare(old, new)), default=str))
    assert list(false(told, Package(old), Package(new))) == []


@pytest.mark.parametrize(
    "budget", [BUDGET, CONVERTED, CONVERTED.replace(",0.5,", ",0.7,")], ids=["kept", "same", "more"]
)
def test_what_is_told_of_another_unit_is_true_of_the_cells(make_package, compare, budget):
    old, new = town(make_package), town(make_package, budget, approved=MILLIONS)
    told = json.loads(json.dumps(as_json(compare(old, new)), default=str))
    assert list(false(told, Package(old), Package(new))) == []
