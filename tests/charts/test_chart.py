"""A chart says what its figures are made of, and what is wrong with them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yesan.charts.chart import Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.shapes.specification import Specification
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.model.figures import Figure, count

CAPTION = Caption("id", "Title", "Sentence.", "why")
SHAPE = specify([Bar("a", "", Decimal(5), "5")], Unit(Locale("en"), "EUR"))


@pytest.fixture(scope="module")
def model(make_model):
    return make_model(
        {"one": "paid\n5\n", "two": "paid\n6\n"}, fields={"paid": {"type": "integer"}}
    )


@pytest.fixture(scope="module")
def figures(model):
    one, two = model.package.resources
    return [Figure.printed(r, r.fields[0], 2, n) for r, n in ((one, 5), (two, 6), (one, 5))]


def test_it_has_the_words_of_its_caption_and_the_table_of_its_shape(model, figures):
    chart = Chart.of(model, CAPTION, SHAPE, figures)
    assert (chart.id, chart.title, chart.sentence, chart.why) == ("id", "Title", "Sentence.", "why")
    assert (chart.spec, chart.unit, chart.table) == (SHAPE.spec, "€", SHAPE.table)
    assert chart.header == ("", "Amount")
    assert chart.rows == (("a", "€5.00"),)


def test_it_names_each_table_of_its_figures_once(model, figures):
    assert [r.name for r in Chart.of(model, CAPTION, SHAPE, figures).sources] == ["one", "two"]


def test_figures_are_published_unless_they_are_sums_or_computed(model, figures):
    assert not Chart.of(model, CAPTION, SHAPE, figures).computed
    assert Chart.of(model, CAPTION, SHAPE, figures, computed=True).computed
    assert Chart.of(model, CAPTION, SHAPE, [*figures, count(figures)]).computed


def test_it_keeps_the_figures_as_written(model, figures):
    assert Chart.of(model, CAPTION, SHAPE, figures).texts == SHAPE.texts == ("5",)


def test_a_chart_without_table_has_no_rows():
    chart = Chart(CAPTION, Specification({}), "", None, (), computed=False)
    assert (chart.header, chart.rows) == ((), ())
