"""The source's own errors: listed as data, shown beside the figures, the most serious first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from yesan.model.model import Model
from yesan.tables.discrepancies import KINDS, Discrepancy

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


@pytest.fixture
def listed(make_model: Callable[..., Model]) -> Callable[[list[str]], Sequence[Discrepancy]]:
    """The discrepancies of a list, given as rows, in the order in which they are shown."""

    def read(rows: list[str]) -> Sequence[Discrepancy]:
        header = LISTED.splitlines()[0]
        return make_model(
            {"budget": "id,paid\na,10\nb,-5\n", "discrepancies": "\n".join([header, *rows, ""])},
            fields=FIELDS,
            resources={"budget": {"schema": {"primaryKey": ["id"]}}},
        ).discrepancies

    return read


def test_the_gravest_come_first(model: Model):
    assert [d.kind for d in model.discrepancies] == ["error", "label", "rounding"]


DISTANCES = [
    ("8,10,error", Decimal("0.2")),
    ("-5,5,error", Decimal(2)),
    ("0,0,error", Decimal(0)),
    ("0,5,error", Decimal(1)),
    ("-10,-8,error", Decimal("0.2")),
    ("-8,-10,error", Decimal("0.2")),
]


@pytest.mark.parametrize(("row", "distance"), DISTANCES)
def test_a_distance_is_a_share_of_the_larger_figure(listed, row: str, distance: Decimal):
    (found,) = listed([f"r,budget,a,paid,{row},,4"])
    assert found.distance == distance


def test_of_equal_gravity_the_farther_apart_comes_first(listed):
    """By share of the larger figure, not by the difference: 1000 is next to 1010."""
    rows = [
        "r,budget,a,paid,1000,1010,error,near,4",
        "r,budget,b,paid,10,15,error,far,5",
        "s,budget,b,paid,10,11,error,middle,5",
        "t,budget,b,paid,-5,5,rounding,harmless,5",
    ]
    assert [d.comment.default for d in listed(rows)] == ["far", "middle", "near", "harmless"]


def test_every_kind_has_its_place_in_the_order(listed):
    kinds = ("rounding", "strange", "convention", "label", "unexplained", "error")
    found = listed([f"r{n},budget,a,paid,1,2,{kind},,4" for n, kind in enumerate(kinds)])
    assert [(d.kind, d.grave) for d in found] == [
        ("error", True),
        ("unexplained", True),
        ("label", True),
        ("convention", False),
        ("rounding", False),
        ("strange", True),
    ]


def test_of_equals_the_order_of_the_list_is_kept(listed):
    found = listed([f"r{n},budget,a,paid,1,2,error,,4" for n in range(3)])
    assert [(d.id, d.rule) for d in found] == [("d1", "r0"), ("d2", "r1"), ("d3", "r2")]


def test_a_discrepancy_has_its_row_its_figures_and_its_line(listed):
    (found,) = listed(["r,budget,b,paid,-5,5,,wrong sign,5"])
    assert (found.resource.name, found.row, found.field) == ("budget", 3, "paid")
    assert (found.published, found.computed) == (Decimal(-5), Decimal(5))
    assert (found.kind, found.comment.default, found.line) == ("unexplained", "wrong sign", 5)


def test_a_discrepancy_without_a_line_has_none(listed):
    (found,) = listed(["r,budget,b,paid,-5,5,error,,"])
    assert (found.line, found.comment.default) == (None, "")


def test_a_package_without_a_list_has_none(make_model: Callable[..., Model]):
    assert make_model({"budget": "id,paid\na,1\n"}).discrepancies.listed == ()


def test_the_checkout_lists_real_errors(project_model: Model):
    """Rounding is told from error, and every row says why."""
    listed = project_model.discrepancies
    assert {d.kind for d in listed} <= set(KINDS)
    assert sum(d.kind == "error" for d in listed) >= 4
    assert all(d.comment["ko"] and d.comment["en"] and d.line for d in listed)
