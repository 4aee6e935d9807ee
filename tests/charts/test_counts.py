"""Rows counted by their words: never by identifiers, never where all are equally frequent."""

from __future__ import annotations

import pytest

from yesan.charts import counts
from yesan.language.locale import Locale

EN, KO = Locale("en"), Locale("ko")


@pytest.fixture(scope="module")
def of_table(make_model):
    def draw(csv: str, locale: Locale = EN, *, schema: dict | None = None, **fields: dict):
        model = make_model(
            {"offices": "id,name\nroads-office,길\nschools-office,학교\n", "t": csv},
            fields={"name": {"role": "label"}, **fields},
            resources={
                "offices": {"schema": {"primaryKey": "id"}},
                "t": {"schema": schema or {}},
            },
        )
        return counts.of_table(model, locale, model.package.by_name["t"])

    return draw


OFFICES = "office,note\nroads-office,a\nroads-office,b\nroads-office,c\nschools-office,d\n"
KEY = {"fields": "office", "reference": {"resource": "offices", "fields": "id"}}


def test_what_a_key_refers_to_is_counted_by_its_name(of_table):
    chart = of_table(OFFICES, KO, schema={"foreignKeys": [KEY]})
    assert chart.rows == (("길", "3"), ("학교", "1"))
    assert chart.sentence == "길이 4행 가운데 3행으로 가장 많습니다."


def test_codes_without_names_are_not_counted(of_table):
    code = {"columnType": "administrative-classification:generic:code"}
    assert of_table(OFFICES, office=code) is None


@pytest.mark.parametrize(
    ("words", "is_counted"),
    [
        (["80", "80", "45", "45", "80", "?"], False),
        (["1.5", "1.5", "2.5", "1.5", "2.5", "1.5"], False),
        (["1", "1", "2", "2", "1", "3"], True),
        (["a", "a", "b", "b", "a", "4"], True),
    ],
)
def test_figures_among_which_a_text_is_are_not_counted(of_table, words, is_counted):
    chart = of_table("value\n" + "".join(f"{word}\n" for word in words))
    assert (chart is not None) == is_counted


def test_keys_of_the_row_are_not_counted(of_table):
    assert of_table(OFFICES, schema={"primaryKey": ["office", "note"]}) is None


def test_words_that_are_all_equally_frequent_show_nothing(of_table):
    assert of_table("state\na\na\nb\nb\n") is None


def test_a_column_that_most_rows_leave_empty_is_not_counted(of_table):
    half = "state,note\na,1\na,2\na,3\nb,4\n,5\n,6\n,7\n,8\n"
    assert of_table(half).rows == (("a", "3"), ("b", "1"))
    assert of_table(f"{half},9\n") is None


def test_listed_categories_are_counted_before_other_words(of_table):
    rows = "x,good\nx,good\nx,bad\ny,good\n"
    chart = of_table(f"place,state\n{rows}", state={"categories": ["good", "bad"]})
    assert chart.title == "Rows by state"


def test_a_list_of_names_that_other_tables_refer_to_is_not_counted(make_model):
    """Its kinds are counted where nothing refers to it; whatever its columns are called."""
    csv = {"items": "id,kind\na,x\nb,x\nc,x\nd,y\n", "t": "item,note\na,one\nb,two\n"}
    for keys, drawn in (([], True), ([{**KEY, "fields": "item"}], False)):
        key = [{**k, "reference": {"resource": "items", "fields": "id"}} for k in keys]
        tables = {"items": {"schema": {"primaryKey": "id"}}, "t": {"schema": {"foreignKeys": key}}}
        model = make_model(csv, resources=tables)
        chart = counts.of_table(model, EN, model.package.by_name["items"])
        assert (chart is not None) is drawn


def test_the_table_behind_it_is_of_rows_not_of_amounts(of_table):
    assert of_table("state\na\na\na\nb\n").header == ("", "Rows")
