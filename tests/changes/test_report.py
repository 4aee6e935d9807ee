"""What a report says of the edits of a clerk, in both languages."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from towns import BUDGET, CODE, LABEL, PHASE, amount, said, town
from yesan.changes.table_change import Kind

MORE = f"{BUDGET}bridge,Bridges,10,5\n"


@pytest.fixture(scope="module")
def edited(make_package, compare):
    """What became of the budget, with other rows, or what was done to its folder."""

    def found(budget=BUDGET, done=None, **fields):
        old, new = town(make_package), town(make_package, budget, **fields)
        if done:
            done(new)
        return compare(old, new)

    return found


def test_a_total_that_is_printed_is_told_though_the_other_rows_have_more(edited):
    changes = edited(MORE)
    assert changes.budget.totals == ()
    assert [str(d.figure.amount) for d in changes.budget.denied] == ["1500000", "1140000"]
    assert "“budget” prints €1,500,000.00 as its total (approved)" in said(changes)
    assert "합계가 €1,500,000.00(approved)으로 적혀 있으나" in said(changes, "ko")
    assert "(no total)" not in said(changes)


def test_a_total_that_is_printed_and_another_one_is_compared_though_it_is_denied(edited):
    [total] = edited(MORE.replace("1500,1140", "1490,1140")).budget.totals
    assert (total.sense.value, str(total.change)) == ("cut", "-10000")


def test_a_total_whose_row_is_gone_is_none(edited):
    changes = edited(BUDGET.replace(",All programs,1500,1140\n", ""))
    assert "€1,500,000.00  (no total)" in said(changes)
    assert "(합계 없음)" in said(changes, "ko")


def test_what_is_new_or_gone_has_its_amounts(edited):
    text = said(edited(BUDGET.replace("parks,Parks", "trams,Trams").replace("500", "400")))
    assert "Trams is new: approved €400,000.00; executed €340,000.00" in text
    assert "Parks is gone: approved €500,000.00 before; executed €340,000.00 before" in text


def test_columns_in_another_order_are_told_and_no_value_is(edited):
    def done(root: Path) -> None:
        path = root / "data" / "budget.csv"
        rows = list(csv.reader(path.read_text().splitlines()))
        path.write_text("".join(",".join([*row[:2], row[3], row[2]]) + "\n" for row in rows))

    changes = edited(done=done)
    [table] = changes.tables
    assert (table.columns_reordered, table.is_same, changes.is_empty) == (True, True, False)
    assert "Columns are in another order: that changes no value." in said(changes)
    assert "열의 순서가 바뀌었습니다. 이것만으로 값이 달라지지는 않습니다." in said(changes, "ko")


def test_a_column_that_is_misspelt_has_the_same_values_and_is_no_new_one(edited):
    changes = edited(done=lambda root: renamed_column(root, "spent", "spend"))
    [field] = changes.tables[0].fields
    assert (field.kind, field.was, field.name) == (Kind.RENAMED, "spent", "spend")
    assert "Column “spent” is called “spend” in the file now" in said(changes)
    assert "‘spent’ 열의 이름이 파일에서만 ‘spend’로 바뀌었습니다." in said(changes, "ko")


def renamed_column(root: Path, old: str, new: str) -> None:
    path = root / "data" / "budget.csv"
    path.write_text(path.read_text().replace(old, new, 1))


def test_a_column_that_is_taken_out_of_the_file_alone_is_gone(edited):
    def done(root: Path) -> None:
        path = root / "data" / "budget.csv"
        path.write_text("".join(f"{x.rpartition(',')[0]}\n" for x in BUDGET.splitlines()))

    assert [(f.name, f.kind) for f in edited(done=done).tables[0].fields] == [("spent", Kind.GONE)]


def test_a_file_of_a_table_with_another_name_is_told_as_that(edited):
    def done(root: Path) -> None:
        (root / "data" / "budget.csv").rename(root / "data" / "spending.csv")

    # The file of no table is read where a rule, say, may want it.
    changes = edited(done=done)
    assert changes.files == (("data/spending.csv", Kind.NEW),)
    assert "it is the file of “budget”, which was data/budget.csv" in said(changes)
    assert "‘budget’ 표의 파일 data/budget.csv의 이름만 바뀌었습니다" in said(changes, "ko")


def test_a_table_whose_name_alone_was_changed_has_no_number_of_rows(edited):
    """Its file is there still under the old name, of which nothing is known that is new."""

    def done(root: Path) -> None:
        path = root / "datapackage.json"
        named = path.read_text("utf-8").replace("budget.csv", "spending.csv")
        path.write_text(named.replace('"name": "budget"', '"name": "spending"'), "utf-8")

    changes = edited(done=done)
    words = said(changes)
    assert "data/budget.csv is the file of no table any more: it was that of “budget”" in words
    assert "The table was added.\n" in words
    assert "0 rows" not in words
    assert "표가 추가되었습니다.\n" in said(changes, "ko")


def test_a_key_that_rows_share_is_named_with_its_rows(edited):
    changes = edited(BUDGET.replace("roads,Roads", "parks,Parks"))
    [repeated] = changes.tables[0].repeated
    assert (repeated.key, repeated.rows, repeated.is_new) == (("Parks",), (3, 4), True)
    assert "The key Parks is that of rows 3, 4." in said(changes)
    assert "지금 3, 4행의 키가 모두 Parks입니다." in said(changes, "ko")


def test_pages_that_somebody_wrote_are_told_by_their_files(make_package, compare):
    roots = [town(make_package) for _ in range(2)]
    for root, text in zip(roots, ("How we count", "How we add"), strict=True):
        (root / "docs" / "ko").mkdir(parents=True)
        (root / "docs" / "ko" / "methods.md").write_text(text)
        (root / "docs" / "logo.svg").write_text(text)
    (roots[1] / "docs" / "new.md").write_text("New")
    changes = compare(*roots)
    assert changes.own_pages == (("docs/ko/methods.md", Kind.CHANGED), ("docs/new.md", Kind.NEW))
    assert not changes.is_empty
    assert "2 pages that somebody wrote are not as they were:" in said(changes)
    assert "  - docs/ko/methods.md: 바뀜" in said(changes, "ko")


def test_pages_among_which_is_a_link_are_not_compared(make_package, compare):
    roots = [town(make_package) for _ in range(2)]
    (roots[1] / "docs").mkdir()
    (roots[1] / "docs" / "link.md").symlink_to(roots[0] / "datapackage.json")
    assert compare(*roots).own_pages == ()


def test_things_of_one_name_are_told_with_their_codes(make_package, compare):
    first, *rest = BUDGET.replace("parks,Parks", "parks,Roads").splitlines()
    text = "\n".join([f"{first},n", *(f"{row},{n}" for n, row in enumerate(rest)), ""])
    budgets = (text, text.replace(",500,", ",600,"))
    old, new = (town(make_package, budget, key="n") for budget in budgets)
    assert "Roads (parks): approved raised from" in said(compare(old, new))


PHASED = "phase,id,paid\nold,a,1\nold,b,2\nold,c,3\nold,d,4\nnew,e,5\n"


def test_keys_of_which_one_part_is_another_one_are_told_once(make_package, compare):
    schema = {"schema": {"primaryKey": ["phase", "id"]}}
    old, new = (
        make_package({"t": text}, resources={"t": schema})
        for text in (PHASED, PHASED.replace("old", "first").replace("new,e", "new,f"))
    )
    words = said(compare(old, new, meaning=False))
    assert "  - phase: old → first, 4 rows, among them 2, 3, 4, 5" in words
    assert "  - phase=new, id=e → phase=new, id=f, row 6" in words
    assert " more" not in words


def test_an_error_of_many_rows_is_told_once(make_package, compare):
    text = "id,kind\n" + "".join(f"{n},x\n" for n in range(9))
    fields = {"kind": {"constraints": {"enum": ["x"]}}}
    old = make_package({"t": text}, fields=fields)
    new = make_package({"t": text.replace("x", "y")}, fields=fields)
    words = said(compare(old, new))
    assert "in 9 rows (2, 3, 4, …), expected one of x; fix the value" in words
    assert " more" not in words


def test_a_sum_says_how_many_rows_it_leaves_out_where_that_is_another_number(edited):
    """A blank is no zero: what is missing is no cut."""
    changes = edited(BUDGET.replace("Parks,500,340", "Parks,500,"))
    left = "Rows without a figure in “spent”, which the sums leave out: 0 before, 1 after"
    assert left in said(changes)
    assert "‘spent’에 값이 없어 합에서 빠진 행: 이전 0개, 이후 1개" in said(changes, "ko")
    assert "Rows without" not in said(edited(BUDGET.replace("Parks,500,340", "Parks,500,330")))


def complete(make_package, total: str) -> Path:
    """A town whose budget is complete, as the table of its total shows."""
    fields = {
        "id": {"columnType": CODE, "blank": "total"},
        "program": {"columnType": LABEL},
        "approved": amount("approved"),
        "spent": amount("executed"),
        "place": {"columnType": "administrative-classification:generic:code", "blank": "total"},
        "planned": amount("approved"),
    }
    schema = {"extraFields": [PHASE]}
    resources = {
        "budget": {"schema": {**schema, "primaryKey": ["program"]}, "complete": {"total": "whole"}},
        "whole": {"schema": schema},
    }
    tables = {"budget": BUDGET, "whole": f"place,planned\n,{total}\nhall,{total}\n"}
    root: Path = make_package(tables, fields=fields, resources=resources)
    return root


def test_a_total_that_another_table_contradicts_keeps_the_meaning_of_the_rest(
    make_package, compare
):
    """It is an error of the package, and all of its cells can be read."""
    changes = compare(complete(make_package, "1500"), complete(make_package, "1600"))
    assert changes.new.causes == {"complete-error": 1}
    text = said(changes)
    assert "cannot be read in full" not in text
    assert "hall: approved raised from €1,500,000.00 to €1,600,000.00 (+€100,000.00)" in text
    [row] = [line for line in text.splitlines() if line.strip().startswith("approved  €")]
    assert row.split()[1:] == ["€1,500,000.00", "€1,600,000.00", "(not", "compared)"]
    assert "(비교하지 않음)" in said(changes, "ko")
