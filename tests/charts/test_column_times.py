"""Names of columns that are times in other ways than as a plain year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yesan.charts import column_times, selection, times
from yesan.charts.measures import measures
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.text import Text


def fields(names: str) -> list[Field]:
    return [Field(n, "integer", Text(n), Text(""), Text("")) for n in names.split("|")]


@pytest.mark.parametrize(
    "names",
    [
        "2019-20|2020-21",
        "2021/22|2020/21|2019/20",
        "2021년|2022년",
        "FY98|FY99|FY00",
        "FY2019-20|FY2020-21",
        "2019Q3|2019Q4|2020Q1",
    ],
)
def test_a_name_that_is_a_time_is_one(names: str):
    assert [*column_times.written(fields(names))] == names.split("|")


@pytest.mark.parametrize(
    "names",
    ["2019-20", "2019-20|2021년", "2020-21|2019-20|2021-22", "a 2019-20|a 2020-21", "Q1|Q2"],
)
def test_names_that_are_not_alike_and_in_order_are_no_times(names: str):
    assert column_times.written(fields(names)) == {}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("2019 (est.)|2020 (est.)", "2020 (est.)|2019 (est.)"),
        ("4Q2019|1Q2020|2Q2020", "2Q2020|1Q2020|4Q2019"),
        ("Jan-19|Feb-19|Jan-20", "Jan-20|Feb-19|Jan-19"),
        ("December 99|March 00", "March 00|December 99"),
        ("FY50|FY49", "FY49|FY50"),
        ("n|spent in 2019|x|spent in 2020", "n|spent in 2020|x|spent in 2019"),
        ("2022결산|2023예산|2024예산안", "2024예산안|2023예산|2022결산"),
        ("2022 actual|2023 budget|2024 estimate", "2024 estimate|2023 budget|2022 actual"),
        ("people 2020|area 2024", "people 2020|area 2024"),
        ("x1|x2", "x1|x2"),
        ("marks 12|marks 13", "marks 12|marks 13"),
    ],
)
def test_of_one_figure_at_several_times_the_latest_is_first(names: str, expected: str):
    found = column_times.latest_first(fields(names))
    assert [f.name for f in found] == expected.split("|")


@pytest.mark.parametrize(
    "names", ["2019 (est.),2020 (est.)", "1Q2020,2Q2020", "FY19,FY20", "2022결산,2024예산안"]
)
def test_the_oldest_column_is_not_drawn_alone(make_model: Callable[..., Model], names: str):
    first, last = names.split(",")
    kinds = {name: {"type": "integer"} for name in (first, last)}
    model = make_model({"t": f"item,{names}\na,1,5\nb,2,3\n"}, fields=kinds)
    (resource,) = model.package.resources
    assert measures(model, resource)[0].name == last


@pytest.mark.parametrize("names", ["Jan,Feb,Mar,Apr", "8월,9월,10월", "1/4분기,2/4분기,3/4분기"])
def test_months_and_quarters_of_an_unsaid_year_are_followed_in_their_order(
    make_model: Callable[..., Model], names: str
):
    """And not the first alone, nor by the alphabet."""
    columns = names.split(",")
    kinds = {name: {"type": "integer"} for name in columns}
    first, second = (",".join(str(n * by) for n, _ in enumerate(columns, 1)) for by in (1, 3))
    csv = f"item,{names}\na,{first}\nb,{second}\n"
    model = make_model({"t": csv}, fields=kinds)
    (chart,) = selection.of_table(model, Locale("en"), model.package.resources[0])
    assert chart.id == "series"
    assert list(times.year_columns(model.package.resources[0]).values()) == columns
    assert sorted(columns, key=times.order) == columns


def test_questions_of_a_survey_are_no_quarters(make_model: Callable[..., Model]):
    """Of money they are."""
    names = ("Q1", "Q2")
    for money, known in (({}, []), ({"currency": "EUR"}, [*names])):
        kinds = {name: {"type": "integer", **money} for name in names}
        model = make_model({"t": "item,Q1,Q2\na,1,5\nb,2,3\n"}, fields=kinds)
        assert [*times.year_columns(model.package.resources[0])] == known
