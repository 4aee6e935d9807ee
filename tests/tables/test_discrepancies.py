"""The source's own errors: listed as data, shown beside the figures, the gravest first."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.model.model import Model
from yesan.tables.discrepancies import KINDS

LISTED = """rule,table,key,field,published,computed,kind,comment,line
r,budget,a,paid,10,11,rounding,rounded,4
r,budget,b,paid,-5,5,error,wrong sign,5
r,budget,b,paid,-5,6,label,other rule,5
"""
FIELDS = {
    "paid": {"type": "integer"},
    "published": {"type": "number"},
    "computed": {"type": "number"},
    "line": {"type": "integer", "role": "source-line"},
}


@pytest.fixture
def model(make_model: Callable[..., Model]) -> Model:
    return make_model(
        {"budget": "id,paid\na,10\nb,-5\n", "discrepancies": LISTED},
        fields=FIELDS,
        resources={"budget": {"schema": {"primaryKey": ["id"]}}},
    )


def test_the_gravest_come_first(model: Model):
    assert [d.kind for d in model.discrepancies] == ["error", "label", "rounding"]


def test_a_package_without_a_list_has_none(make_model: Callable[..., Model]):
    assert make_model({"budget": "id,paid\na,1\n"}).discrepancies.listed == ()


def test_the_checkout_lists_real_errors(project_model: Model):
    """Rounding is told from error, and every row says why."""
    listed = project_model.discrepancies
    assert {d.kind for d in listed} <= set(KINDS)
    assert sum(d.kind == "error" for d in listed) >= 4
    assert all(d.comment["ko"] and d.comment["en"] and d.line for d in listed)


def test_every_discrepancy_is_marked_where_its_figure_stands(site: Path, project_model: Model):
    """In the table's page, and on the page of all of them."""
    together = (site / "discrepancies.html").read_text(encoding="utf-8")
    for found in project_model.discrepancies.by_cell.values():
        page = site / "tables" / f"{found.resource.name}.html"
        assert f'discrepancies.html#{found.id}"' in page.read_text(encoding="utf-8")
        assert f'id="{found.id}"' in together


def test_the_download_of_a_page_has_both_figures(site: Path):
    """Published and computed, where the source contradicts itself."""
    with (site / "programs" / "cctv-safety-center.csv").open(encoding="utf-8") as file:
        rows = {(r["table"], r["field"]): r for r in csv.DictReader(file)}
    row = rows["program-budgets", "change_original"]
    assert (row["value"], row["computed"], row["doubt"]) == ("-1144", "1144", "error")
