"""Which figure a chart shows first."""

from __future__ import annotations

import pytest

from yesan.charts.measures import measures

EUR = {"type": "integer", "currency": "EUR"}
AMOUNT = {**EUR, "columnType": "value"}
FIELDS = {
    "count": {"type": "integer"},
    **{name: {"type": "integer"} for name in ("Montant", "예산액", "GDP USD", "Income ($)")},
    "rate": {"type": "number", "unit": "%"},
    "money": EUR,
    "change": {**EUR, "computed": {"difference": ["after", "before"]}},
    "before": {**AMOUNT, "normalize": {"phase": "approved"}},
    "after": {**AMOUNT, "normalize": {"phase": "adjusted"}},
    "spent": {**AMOUNT, "normalize": {"phase": "executed"}},
    **{f"y{n}": EUR for n in (2019, 2020)},
}
PHASE = {"name": "phase", "columnType": "phase:id", "normalizationTarget": True}


@pytest.mark.parametrize(
    ("columns", "first"),
    [
        ("count,money", "money"),
        ("rate,count", "count"),
        ("rate", "rate"),
        ("change,before,after", "after"),
        ("before,spent", "before"),
        ("money,after", "after"),
        ("y2019,y2020", "y2020"),
        ("y2020,y2019", "y2020"),
        ("count,Montant", "Montant"),
        ("count,예산액", "예산액"),
        ("count,Montant,money", "money"),
        ("count,GDP USD", "GDP USD"),
        ("count,Income ($)", "Income ($)"),
    ],
)
def test_the_figure_that_says_most_comes_first(make_model, columns, first):
    row = ",".join("1" for _ in columns.split(","))
    model = make_model(
        {"t": f"{columns}\n{row}\n"},
        fields=FIELDS,
        resources={"t": {"schema": {"extraFields": [PHASE]}}},
    )
    assert measures(model, model.package.resources[0])[0].name == first


def test_a_rank_is_never_drawn(make_model):
    rows = "program,rank,share\nA,2,30\nB,1,45\nC,3,25\n"
    fields = {"rank": {"type": "integer"}, "share": {"type": "number", "unit": "%"}}
    model = make_model({"t": rows}, fields=fields)
    (resource,) = model.package.resources
    assert [f.name for f in measures(model, resource)] == ["share"]
    counted = make_model({"t": rows.replace("2,30", "7,30")}, fields=fields)
    (resource,) = counted.package.resources
    assert [f.name for f in measures(counted, resource)] == ["share"]  # 7, 1, 3 are ranks as well
    members = {"members": {"type": "integer"}, **fields}
    counts = rows.replace("rank", "members").replace("2,30", "7,30")
    named = make_model({"t": counts}, fields=members)
    (resource,) = named.package.resources
    assert [f.name for f in measures(named, resource)] == ["members", "share"]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ("a,1,2,3,6\nb,2,2,5,9\n", "all"),
        ("a,1,2,3,6\nb,2,2,5,8\n", "mar"),
        ("a,1,2,3,6\nb,2,2,,4\n", "mar"),
        ("a,1,2,3,6\n", "mar"),
    ],
    ids=["a sum", "no sum", "one unknown", "one row"],
)
def test_what_all_other_columns_add_up_to_comes_first(make_model, rows: str, first: str):
    fields = {name: {"type": "integer"} for name in ("jan", "feb", "mar", "all")}
    model = make_model({"t": f"who,jan,feb,mar,all\n{rows}"}, fields=fields)
    assert measures(model, model.package.resources[0])[0].name == first
