"""What rows are called: names of what they refer to, never identifiers where there is a name."""

from __future__ import annotations

import pytest

from yesan.charts import defaults, time_series
from yesan.charts.row_names import Apart, RowNames
from yesan.descriptor import descriptor
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.tables import tables

EN = Locale("en")
ITEMS = "id,label\nstaff-costs,Staff\nrent-costs,Rent\ntrips,Travel\n"
KEY = {"fields": "item", "reference": {"resource": "items", "fields": "id"}}
FIELDS = {
    "label": {"role": "label"},
    "paid": {"type": "integer", "currency": "EUR"},
    **{f"y{n}": {"type": "integer", "currency": "EUR"} for n in (2019, 2020, 2021)},
}


@pytest.fixture(scope="module")
def model_of(make_model):
    """A model with a table `t` that refers to items, and its resource."""

    def make(csv: str, **fields: dict):
        model = make_model(
            {"items": ITEMS, "t": csv},
            fields={**FIELDS, **fields},
            resources={
                "items": {"schema": {"primaryKey": "id"}},
                "t": {"schema": {"foreignKeys": [KEY]}},
            },
        )
        return model, model.package.by_name["t"]

    return make


def names(chart) -> list[str]:
    return [row[0] for row in chart.rows]


def test_a_foreign_key_shows_the_name_of_what_it_refers_to(model_of):
    model, table = model_of("item,paid\nstaff-costs,5\nrent-costs,9\n")
    chart = defaults.of_table(model, EN, table)
    assert names(chart) == ["Rent", "Staff"]
    assert chart.finding == "Rent has the most in this table: €9."


def test_a_printed_total_does_not_rank_beside_its_parts(model_of):
    model, table = model_of("item,label,paid\n,Sum,14\nstaff-costs,S,5\nrent-costs,R,9\n")
    assert names(defaults.of_table(model, EN, table)) == ["Rent", "Staff"]


def test_a_printed_total_has_no_panel_beside_its_parts(model_of):
    csv = "item,label,y2019,y2020,y2021\n,Sum,14,15,16\nstaff-costs,S,5,5,5\nrent-costs,R,9,10,11\n"
    chart = time_series.of_table(*model_of(csv)[:1], EN, model_of(csv)[1])
    assert names(chart) == ["R", "S"]
    left = "Not counting rows without a code or category"
    assert chart.sentence.startswith(f"{left}: The largest figure is that of R (2021): €11.")


def test_a_total_without_a_code_is_the_one_row_without_a_category_that_none_exceeds(make_model):
    kinds = {"kind": {"categories": ["hard", "soft"]}, "n": {"type": "integer"}}

    def drawn(total: int):
        csv = f"label,kind,n\nall,,{total}\nb,hard,20\nc,soft,30\n"
        model = make_model({"t": csv}, fields=kinds)
        return names(defaults.of_table(model, EN, model.package.resources[0]))

    assert drawn(50) == ["c", "b"]
    assert drawn(10) == ["c", "b", "all"]


def test_what_two_categories_cross_in_has_no_name_alone(make_model):
    kinds = {
        "item": {"categories": ["x", "y"]},
        "version": {"categories": ["old", "new"]},
        "n": {"type": "integer"},
    }
    rows = "x,old,a,1\nx,new,b,2\ny,old,c,3\ny,new,d,4\n"
    model = make_model({"t": f"item,version,name,n\n{rows}"}, fields=kinds)
    assert defaults.of_table(model, EN, model.package.resources[0]) is None


def test_a_code_that_is_the_same_in_every_row_leaves_the_name_to_the_label(model_of):
    model, table = model_of("item,label,paid\ntrips,Ulm,5\ntrips,Bonn,9\n")
    assert names(defaults.of_table(model, EN, table)) == ["Bonn", "Ulm"]


@pytest.mark.parametrize(
    "csv",
    [
        "remark,name,v\nok,A,5\nlate,B,7\n",
        "비고,name,v\n확정,A,5\n변경,B,7\n",
        "email,name,v\na@x.org,A,5\nb@x.org,B,7\n",
        "site,name,v\nwww.a.org,A,5\nb.org/c,B,7\n",
    ],
)
def test_a_name_comes_before_remarks_and_addresses(make_model, csv: str):
    model = make_model({"t": csv}, fields={"v": {"type": "integer"}})
    (resource,) = model.package.resources
    assert names(defaults.of_table(model, EN, resource)) == ["B", "A"]


def apart(model) -> list[Apart | None]:
    """Why each row of the last table is not beside the others."""
    resource = model.package.resources[-1]
    found = RowNames(model, EN, resource)
    return [found.apart(cells, resource.by_name["n"]) for _, cells in model.tables[resource.name]]


def test_sentences_in_a_column_of_remarks_name_no_row(make_model):
    """Though nothing else tells them apart: bars of payments are not called by their reasons."""
    rows = "".join(f"a,{n},payment {n} by order of the mayor of the town\n" for n in range(5, 10))
    csv = f"payee,v,description\n{rows}"
    drawn = [
        defaults.of_table(model, EN, model.package.resources[0])
        for name in ("description", "programme")
        for model in [
            make_model({"t": csv.replace("description", name)}, fields={"v": {"type": "integer"}})
        ]
    ]
    assert [chart and names(chart)[0] for chart in drawn] == [
        None,
        "payment 9 by order of the mayor of the town",
    ]


def test_a_row_without_a_code_is_a_total_where_that_is_said(make_model):
    def made(**said: str):
        place = {"columnType": "geo-source:target:code", **said}
        fields = {"place": place, "n": {"type": "integer"}}
        return make_model({"t": "place,n\n,9\na,4\nb,3\n"}, fields=fields)

    assert apart(made(blank="total")) == [Apart.TOTAL, None, None]
    assert apart(made()) == [Apart.BARE, None, None]


def test_a_row_that_others_name_as_the_one_above_them_is_a_total(make_model):
    key = {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
    schema = {"primaryKey": "id", "foreignKeys": [key]}
    model = make_model(
        {"t": "id,parent,n\nall,,8\na,all,4\nb,all,5\n"},
        fields={"n": {"type": "integer"}},
        resources={"t": {"schema": schema}},
    )
    assert apart(model) == [Apart.TOTAL, None, None]


@pytest.mark.parametrize(
    ("column", "codes", "first"),
    [
        ("code", ("1", "11", "12", "2"), Apart.SUM),
        ("n2", ("1", "11", "12", "2"), None),
        ("group", ("North", "North East", "North West", "South"), None),
        ("group", ("N1", "N11", "N12", "S1"), Apart.SUM),
    ],
    ids=["codes that are numbers", "figures", "words", "codes"],
)
def test_a_code_that_others_begin_with_is_their_sum(
    make_package, column: str, codes: tuple[str, ...], first: Apart | None
):
    """A word that others begin with, or a figure, is none."""
    amounts = zip("abcd", codes, (30, 10, 20, 99), strict=True)
    rows = "".join(f"{name},{code},{n}\n" for name, code, n in amounts)
    kind = "string" if column == "group" else "integer"
    fields = {column: {"type": kind}, "n": {"type": "integer"}}
    package = descriptor.read(make_package({"t": f"name,{column},n\n{rows}"}, fields=fields))
    found = tables.read(package)
    model = Model(tables.settled(package, found), found)
    assert apart(model) == [first, None, None, None]
