"""A report has every error once: where, what, why, what to do; the row shown, the cell marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yesan.errors import DataError, Excerpt
from yesan.language.translation import Translation
from yesan.reports.report import EXAMPLES, SHOWN, WIDEST, Report


def error(row: int, field: str = "paid", found: str = '"x"', **more: object) -> DataError:
    texts = {"expected": "a number", "remedy": "fix it", "type": "type-error"}
    return DataError(file="a.csv", found=found, row=row, field=field, **{**texts, **more})  # type: ignore[arg-type]


def report(*errors: DataError, **excerpts: Excerpt) -> Report:
    rows = {("a.csv", int(name[1:]), ()): excerpt for name, excerpt in excerpts.items()}
    return Report("a", errors, (), rows)


def test_every_error_of_the_package_is_told_in_both_languages(report_in: Callable[[str], Report]):
    english, korean = report_in("en"), report_in("ko")
    assert sum(entry.count for entry in english.entries()) == len(english.errors) == 15
    assert [e.type for e in english.entries()] == [e.type for e in korean.entries()]
    for entry in korean.entries():
        assert entry.title != next(e.title for e in english.entries() if e.type == entry.type)
        assert {shown.remedy[-3:] for shown in entry.shown} == {"십시오"}


def test_errors_come_before_warnings():
    own = Report("a", [error(2)], [error(3, type="blank-row")])
    assert [(e.type, e.is_error) for e in own.entries()] == [
        ("type-error", True),
        ("blank-row", False),
    ]


def test_of_many_errors_of_one_cause_examples_are_told():
    own = report(*(error(n) for n in range(2, 3 + SHOWN)))
    (entry,) = own.entries()
    assert (entry.count, len(entry.shown), entry.more) == (
        SHOWN + 1,
        EXAMPLES,
        SHOWN + 1 - EXAMPLES,
    )
    assert entry.alike


def test_the_cell_of_an_error_is_marked():
    excerpt = Excerpt(5, ("id", "paid"), ("a", "x"))
    ((shown,),) = [entry.shown for entry in report(error(4), r4=excerpt).entries()]
    (row,) = shown.rows
    assert (row.line, row.names, row.cells) == (5, ("id", "paid"), ("a", "x"))
    assert (row.marked, row.is_cut) == ({1}, False)


def test_cells_of_a_key_are_marked_all():
    excerpt = Excerpt(4, ("a", "b", "c"), ("1", "2", "3"))
    ((shown,),) = [e.shown for e in report(error(4, "a, c"), r4=excerpt).entries()]
    assert shown.rows[0].marked == {0, 2}


def test_cells_beyond_the_header_are_marked():
    excerpt = Excerpt(4, ("a",), ("1", "2", "3"))
    own = report(error(4, "", type="extra-cell"), r4=excerpt)
    ((shown,),) = [e.shown for e in own.entries()]
    assert (shown.rows[0].names, shown.rows[0].marked) == (("a", "", ""), {1, 2})


def test_of_a_wide_row_the_first_cell_and_those_beside_the_marked_one_are_shown():
    names = tuple(f"c{n}" for n in range(50))
    excerpt = Excerpt(4, names, tuple(map(str, range(50))))
    ((shown,),) = [e.shown for e in report(error(4, "c30"), r4=excerpt).entries()]
    (row,) = shown.rows
    assert row.is_cut
    assert row.names[0] == "c0"
    assert WIDEST <= len(row.names) <= WIDEST + 1
    assert [row.cells[n] for n in row.marked] == ["30"]


def test_both_rows_of_an_error_about_two_are_shown():
    rows = {"r2": Excerpt(2, ("paid",), ("x",)), "r4": Excerpt(4, ("paid",), ("x",))}
    ((shown,),) = [e.shown for e in report(error(4, beside=2), **rows).entries()]
    assert [row.line for row in shown.rows] == [2, 4]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1 error, 2 warnings"), ("ko", "오류 1개, 경고 2개")]
)
def test_the_summary_counts(language: str, said: str):
    own = Report("a", [error(2)], [error(3), error(4)], {}, Translation(language))
    assert own.summary == said
    assert not own.is_valid
