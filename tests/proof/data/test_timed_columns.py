"""A page that adds up columns of several times is refused; what is honest is proven."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from budgets import FIELDS, WIDE
from proving import proven, said
from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.proof.data.cells import Cells
from yesan.proof.data.subjects import Subjects

MONTHS = "program,jan,feb,mar\na,5,9,12\nb,1,1,4\n"
COLUMNS = dict.fromkeys(("jan", "feb", "mar"), FIELDS["executed"])


def test_columns_of_the_year_so_far_are_nowhere_added_up(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
):
    make = proven(make_package, tmp_path_factory)
    assert said(make({"t": MONTHS}, fields=COLUMNS), "programs/a.html") == [
        "It appears in 1 table."
    ]


def test_a_sum_of_columns_of_one_row_says_how_many_figures_it_has(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
):
    make = proven(make_package, tmp_path_factory)
    each = make({"t": MONTHS.replace("12", "2")}, fields=COLUMNS)
    assert said(each, "programs/a.html") == [
        "Listed in “t”: executed €16*",
        "* Sum of 3 listed figures; the table does not say that they are all. The whole table",
    ]


def test_a_sum_of_columns_of_the_year_so_far_is_refused(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
):
    """The site adds up what its package no longer says is of its own time."""
    make = proven(make_package, tmp_path_factory)
    package, site = make({"t": MONTHS}, {"t": {**WIDE, "cumulative": False}}, fields=COLUMNS)
    path = package.root / package.descriptor
    path.write_text(path.read_text("utf-8").replace(', "cumulative": false', ""), "utf-8")
    found = proof.prove(descriptor.read(package.root), site).findings
    assert "cells that have an amount, each once" in {finding.expected for finding in found}


@pytest.mark.parametrize(
    "csv",
    [
        "program,2018,2019,2020\na,5,9,4\n",
        "program,paidMar,paidFeb,paidJan\na,12,9,5\nb,4,1,1\n",
        "program,1월,3월,2월\na,5,9,7\nb,1,4,1\n",
    ],
    ids=["years", "the last first", "in Korean"],
)
def test_columns_of_several_times_have_no_amount_to_add_up(
    csv: str, make_package: Callable[..., Path]
):
    columns = dict.fromkeys(csv.splitlines()[0].split(",")[1:], FIELDS["executed"])
    package = make_package({"t": csv}, fields=FIELDS | columns, resources={"t": WIDE})
    assert Subjects(Cells(descriptor.read(package))).rows == {"t": []}
