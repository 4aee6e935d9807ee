"""What a phone shows of a row first: what it is, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgets import FIELDS, PROGRAMS, WIDE
from yesan.model.model import Model
from yesan.pages import leading_columns

TEXTS = ("program", "office", "note", "label", "code")
COUNTS = {name: {"type": "integer"} for name in ("cameras", "lamps", "poles")}
EXECUTED = {"computed": {"difference": ["approved", "executed"]}}
KNOWN = {
    **FIELDS,
    **COUNTS,
    "label": {"role": "label"},
    "left": {"type": "integer", "currency": "EUR", **EXECUTED},
    "part": {**FIELDS["amount"], "role": "part", "of": "approved"},
    "예산액": {"type": "integer"},
}
MakeModel = Callable[..., Model]


@pytest.fixture
def model(make_model: MakeModel) -> Callable[[str], Model]:
    """A package of one table with some columns, and one row."""

    def made(columns: str, **described: object) -> Model:
        names = columns.split(",")
        row = ",".join("x" if name in TEXTS else "1" for name in names)
        tables = {"t": f"{columns}\n{row}\n"}
        resources = {"t": {**WIDE, **described}}
        return make_model(
            tables, fields=KNOWN, resources=resources, comparison=["approved", "adjusted"]
        )

    return made


@pytest.mark.parametrize(
    ("columns", "first"),
    [
        ("proposed,approved,adjusted,change,rate", {"approved", "adjusted", "change", "rate"}),
        ("approved,executed,left,change,adjusted", {"approved", "adjusted", "change"}),
        ("executed,approved,left", {"executed", "approved", "left"}),
        ("approved,adjusted,cameras", {"approved", "adjusted"}),
        ("approved,part", {"approved"}),
        ("cameras,예산액", {"예산액"}),
        ("cameras,lamps,poles", {"cameras", "lamps"}),
        ("program,note", set()),
    ],
)
def test_a_change_is_shown_with_its_amounts_then_amounts_then_figures(model, columns, first):
    made = model(columns)
    (resource,) = made.package.resources
    assert leading_columns.figures(made, resource, resource.fields) == first


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ("office,program,note", "program"),
        ("office,note", "office"),
        ("label,program", "label"),
        ("office,label,program", "program"),
        ("cameras,note", "note"),
        ("cameras", ""),
    ],
)
def test_a_row_is_named_by_its_label_its_program_or_its_first_words(model, columns, name):
    (resource,) = model(columns).package.resources
    assert leading_columns.name(resource, resource.fields) == name


def test_what_only_identifies_a_row_is_not_its_name(make_model: MakeModel):
    rows = {"t": "program,title\np,Park\n"}
    label = {"columnType": "activity:generic:program:label"}
    model = make_model(rows, fields={**FIELDS, "title": label}, resources={"t": PROGRAMS})
    (resource,) = model.package.resources
    assert leading_columns.name(resource, resource.fields) == "title"
