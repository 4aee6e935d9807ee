"""Grids: a table as a page shows it, without changing what it says."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from paging import EN, page_of
from yesan.language.locale import Locale
from yesan.language.values import order, shown
from yesan.model.entities import Entity
from yesan.model.model import Model
from yesan.package.column_types import COLUMN_TYPES
from yesan.package.field import Field
from yesan.package.text import Text
from yesan.pages.grid import Grid, choices, of_entity, of_rows, of_table
from yesan.pages.row_anchors import anchors

KO = Locale("ko")


def field(column_type: str = "", role: str = "") -> Field:
    texts = [Text("a"), Text(""), Text("")]
    return Field("a", "integer", *texts, column_type=COLUMN_TYPES.get(column_type), role=role)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (1234567, "1,234,567"),
        (-1234, "−1,234"),
        (Decimal("1234.50"), "1,234.50"),
        (Decimal("-0.05"), "−0.05"),
        (True, "yes"),
        (False, "no"),
        (datetime.date(2020, 4, 20), "Apr 20, 2020"),
        ("a-b", "a-b"),
    ],
)
def test_a_value_is_shown_as_the_language_writes_it(value: Any, text: str):
    assert shown(EN, field(), value) == text


@pytest.mark.parametrize(
    "given",
    [field("date:fiscal-year"), field("activity:generic:program:code"), field("", "source-line")],
)
def test_years_codes_and_lines_are_not_grouped(given: Field):
    assert shown(EN, given, 2020) == "2020"


def test_yes_and_no_are_words_of_the_language():
    assert shown(KO, field(), value=True) == KO.text("yes") != "yes"


@pytest.fixture(scope="module")
def model(make_model) -> Model:
    code, office = "activity:generic:program:code", "administrative-classification:generic:code"
    return make_model(
        {
            "programs": "id,name,office\na,Roads,o\n",
            "budgets": "program,office,label,paid,note,line\n"
            "a,o,as printed,1200,,7\n,,Total,-5,,8\nz,,Other,,,9\n",
        },
        fields={
            "id": {"columnType": code},
            "name": {"columnType": "activity:generic:program:label"},
            "program": {"columnType": code},
            "office": {"columnType": office},
            "label": {"role": "label"},
            "paid": {"type": "integer", "title": "Paid", "unit": "thousand euro"},
            "line": {"type": "integer", "role": "source-line"},
        },
        resources={"programs": {"schema": {"primaryKey": "id"}}},
    )


def grid(model: Model, name: str) -> Grid:
    return of_rows(page_of(model), model.package.by_name[name], model.tables[name])


def grid_of(model: Model, name: str, entity: Entity) -> Grid:
    return of_entity(page_of(model), model.package.by_name[name], model.tables[name], entity)


def test_a_code_is_shown_as_the_name_behind_it_and_leads_there(model: Model):
    first = grid(model, "budgets").rows[0][0]
    assert (first.text, first.href) == ("Roads", "programs/a.html")


def test_a_missing_figure_is_an_empty_cell(model: Model):
    found = grid(model, "budgets")
    paid = [c.title for c in found.columns].index("Paid")
    assert [row[paid].text for row in found.rows] == ["1,200", "−5", ""]


def test_a_column_names_its_unit_and_whether_it_holds_figures(model: Model):
    columns = {c.title: c for c in grid(model, "budgets").columns}
    assert columns["Paid"].unit == "thousand euro"
    assert [t for t, c in columns.items() if c.numeric] == ["Paid", "line"]


def test_a_whole_table_keeps_every_column_and_row(model: Model):
    found = grid(model, "budgets")
    titles = [c.title for c in found.columns]
    assert titles == ["program", "office", "label", "Paid", "note", "line"]
    assert {len(row) for row in found.rows} == {6}
    assert len(found.rows) == 3


def test_on_the_page_of_a_program_its_own_column_and_empty_ones_are_left_out(model: Model):
    program = model.entities["program"]["a"]
    titles = [c.title for c in grid_of(model, "budgets", program).columns]
    assert "program" not in titles
    assert "note" not in titles
    assert "label" not in titles, "the office is named, so the printed label is not needed"


def test_a_total_keeps_its_printed_label_where_the_label_has_no_column(model: Model):
    office = model.entities["department"]["o"]
    found = grid_of(model, "budgets", office)
    assert [row[0].text for row in found.rows] == ["Roads", "Total", "z"]


def test_a_table_of_entities_shows_its_codes(model: Model):
    found = grid(model, "programs")
    assert [cell.text for cell in found.rows[0]] == ["a", "Roads", "o"]
    assert [cell.href for cell in found.rows[0]] == ["programs/a.html", "", "departments/o.html"]
    assert [cell.code for cell in found.rows[0]] == [True, False, False]


def test_an_identifier_is_code_and_no_choice_where_a_text_names_the_row(make_model):
    keyed = {"notes": {"schema": {"primaryKey": "id"}}}
    csv = "id,text\nhigh-road,High road\nlow-road,Low road\n"
    (first, _) = grid(make_model({"notes": csv}, resources=keyed), "notes").rows
    assert [(cell.text, cell.code) for cell in first] == [("High road", False), ("high-road", True)]
    alone = make_model(
        {"notes": "id,n\nhigh-road,1\n"}, fields={"n": {"type": "integer"}}, resources=keyed
    )
    assert [cell.code for cell in grid(alone, "notes").rows[0]] == [False, False]


def test_the_list_of_discrepancies_is_of_identifiers(project_model: Model):
    found = grid(project_model, "discrepancies")
    assert [cell.code for cell in found.rows[0]][:4] == [True] * 4
    assert [column.choices for column in found.columns[:4]] == [()] * 4


def test_an_empty_table_has_its_columns(make_model):
    model = make_model({"budgets": "id,paid\n"}, fields={"paid": {"type": "integer"}})
    found = grid(model, "budgets")
    assert (len(found.columns), found.rows) == (2, ())


def test_every_cell_of_the_package_is_shown_or_its_column_named(project_model: Model):
    page = page_of(project_model)
    assert len(project_model.package.resources) > 1
    for resource in project_model.package.resources:
        table = project_model.tables[resource.name]
        found = of_table(page, resource)
        filled = sum(1 for row in found.rows for cell in row if cell.text)
        shown = {column.field for column in found.columns if not column.scale}
        left_out = [f for f in resource.fields if f.name not in shown]
        assert tuple(f.title[page.language] for f in left_out) == found.left_out
        assert filled == sum(len(table.known(name)) for name in shown)


def titles(model: Model, name: str) -> list[str]:
    return [column.title for column in grid(model, name).columns]


def test_a_mere_identifier_comes_last_and_other_languages_are_left_out(make_model):
    fields = {"name_de": {"language": "de"}, "name": {"role": "label"}}
    keyed = {"t": {"schema": {"primaryKey": "id"}}}
    model = make_model({"t": "id,name_de,name\na,Baum,Tree\n"}, fields=fields, resources=keyed)
    assert titles(model, "t") == ["name", "id"]
    assert of_table(page_of(model), model.package.by_name["t"]).left_out == ("name_de",)
    alone = make_model({"t": "id,name_de\na,Baum\n"}, fields=fields, resources=keyed)
    assert titles(alone, "t") == ["id", "name_de"]
    assert of_table(page_of(alone), alone.package.by_name["t"]).left_out == ()


@pytest.mark.parametrize(
    ("given", "value", "text"),
    [
        (field(), 1234567, "1234567"),
        (field(), Decimal("-0.05"), "-0.05"),
        (field("date:fiscal-year"), 2020, ""),
        (field(), datetime.date(2020, 4, 20), "2020-04-20"),
        (replace(field(), type="yearmonth"), (2020, 4), "2020-04"),
        (field(), True, ""),
        (field(), "10", ""),
        (field(), None, ""),
    ],
)
def test_figures_and_dates_are_put_in_order_by_value_all_else_by_its_text(
    given: Field, value: Any, text: str
):
    assert order(given, value) == text


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["b", "a", "b", "a", ""], ("a", "b")),
        (["a", "a", "a", "a"], ()),
        (["a", "b", "", "", "", ""], ()),
        (["a", "b", "c", "d"], ()),
        ([str(n % 12) for n in range(24)], tuple(sorted(map(str, range(12))))),
        ([str(n % 13) for n in range(26)], ()),
        (["a", "b" * 61] * 3, ()),
        ([], ()),
    ],
)
def test_a_reader_chooses_among_few_short_texts_that_recur(texts: list[str], found: tuple[str]):
    assert choices(texts) == found


@pytest.mark.parametrize(
    ("key", "csv", "found"),
    [
        (["a"], "a,b\n가 나,x\nB_1,y\n", ["row-ga-na", "row-b-1"]),
        (["a", "b"], "a,b\nx,1\nx,2\n", ["row-x--1", "row-x--2"]),
        (["a"], "a,b\nx y,1\nx-y,2\n", ["row-2", "row-3"]),
        (["a"], "a,b\n!,1\nx,2\n", ["row-2", "row-3"]),
        ([], "a,b\nx,1\nx,2\n", ["row-2", "row-3"]),
    ],
)
def test_a_row_is_found_by_its_key_or_else_by_its_number(
    make_model, key: list[str], csv: str, found: list[str]
):
    """The key as ASCII where that tells the rows apart, the number that errors name where not."""
    model = make_model({"t": csv}, resources={"t": {"schema": {"primaryKey": key} if key else {}}})
    resource = model.package.by_name["t"]
    assert list(anchors(resource, model.tables["t"]).values()) == found
    assert list(of_table(page_of(model), resource).anchors) == found
    assert grid(model, "t").anchors == ()


def test_texts_are_given_the_room_to_be_read(make_model):
    long, text = "word " * 13, "some more words than few"
    model = make_model({"t": f"a,b,c\n{long},{text},few\n"})
    assert [c.width for c in grid(model, "t").columns] == ["long", "text", ""]


def test_every_row_of_the_package_has_an_anchor_of_its_own(project_model: Model):
    assert any(len(project_model.tables[r.name]) > 1 for r in project_model.package.resources)
    for resource in project_model.package.resources:
        found = anchors(resource, project_model.tables[resource.name])
        assert len(set(found.values())) == len(project_model.tables[resource.name])
