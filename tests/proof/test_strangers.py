"""Sites of tables as spreadsheets and other programs write them are proven, each as it is read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publishing import publish
from yesan.proof import proof

MakeSite = Callable[..., list[str]]


@pytest.fixture
def refused(tmp_path: Path) -> MakeSite:
    """What the proof refuses of the site of a table, one of its pages changed perhaps."""

    def make(csv: str, pattern: str = "", by: str = "", **described: Any) -> list[str]:
        root, site = tmp_path / "package", tmp_path / "site"
        root.mkdir()
        (root / "t.csv").write_text(csv, encoding="utf-8")
        package = {"name": "made", "resources": [{"name": "t", "path": "t.csv", **described}]}
        (root / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        published = publish(root, site)
        page = site / "tables" / "t.html"
        if pattern:
            html, count = re.subn(pattern, by, page.read_text(encoding="utf-8"))
            assert count > 0
            page.write_text(html, encoding="utf-8")
        return [str(error) for error in proof.prove(published, site).errors]

    return make


UNNAMED = ",a,b\nNorth,1.5,2\nSouth,2.5,3\nWest,0.5,1\n"


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_column_without_a_name_is_proven(refused: MakeSite, mark: str):
    assert refused(UNNAMED.replace(",", mark)) == []


def test_a_row_is_not_called_by_the_name_of_another(refused: MakeSite):
    assert refused(UNNAMED, r">South<", ">North<") != []


def test_parts_of_years_are_drawn_as_times_and_proven(refused: MakeSite, tmp_path: Path):
    rows = "".join(f"{1949 + n / 12:.3f},{n * n % 17}\n" for n in range(30))
    assert refused(f"time,value\n{rows}") == []
    page = (tmp_path / "site" / "tables" / "t.html").read_text(encoding="utf-8")
    assert "1949.083" in page
    assert "<figcaption><strong>value</strong>" in page


def days(count: int) -> str:
    rows = (
        f"{2000 + n // 12}-{n % 12 + 1:02},{who},{n * k}\n"
        for n in range(count)
        for k, who in enumerate("abc", start=1)
    )
    return f"month,who,price\n{''.join(rows)}"


@pytest.mark.parametrize("by", ["", "177"], ids=["as built", "other counts"])
def test_a_series_with_some_of_its_times_says_of_how_many(refused: MakeSite, by: str):
    wrong = refused(days(180), ">180</data>" if by else "", f">{by}</data>" if by else "")
    assert bool(wrong) == bool(by)


def fiscal_years(stem: str) -> str:
    return f"Item,{stem}2019,{stem}2020,{stem}2021\nTaxes,10,11,12\nFees,2,3,4\n"


@pytest.mark.parametrize("stem", ["FY", "FY ", "nests_"])
def test_years_in_names_of_columns_are_proven(refused: MakeSite, stem: str):
    assert refused(fiscal_years(stem)) == []


@pytest.mark.parametrize(
    "names", ["2019-20,2020-21,2021-22", "FY19,FY20,FY21", "2019년,2020년,2021년"]
)
def test_times_in_names_of_columns_are_drawn_and_proven(
    refused: MakeSite, tmp_path: Path, names: str
):
    assert refused(f"Item,{names}\nTaxes,10,11,12\nFees,2,3,4\n") == []
    page = (tmp_path / "site" / "tables" / "t.html").read_text(encoding="utf-8")
    picture = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert picture is not None
    assert names.split(",", maxsplit=1)[0] in picture[0]
    assert names.rsplit(",", maxsplit=1)[-1] in picture[0]


@pytest.mark.parametrize("names", ["2019 (est.),2020 (est.),2021 (est.)", "1Q2020,2Q2020,3Q2020"])
def test_the_latest_of_several_columns_is_drawn_and_proven(
    refused: MakeSite, tmp_path: Path, names: str
):
    assert refused(f"Item,{names}\nTaxes,10,11,12\nFees,2,3,4\n") == []
    page = (tmp_path / "site" / "tables" / "t.html").read_text(encoding="utf-8")
    assert f"<strong>{names.rsplit(',', maxsplit=1)[-1]}</strong>" in page


def test_a_year_that_no_column_is_of_is_refused(refused: MakeSite):
    assert refused(fiscal_years("FY"), r">2020<", ">2018<") != []


KIND = "functional-classification:generic"


@pytest.mark.parametrize(
    ("year", "first", "shown"),
    [
        ({"type": "date", "format": "%Y", "columnType": "date:fiscal-year"}, "2015", ">2015<"),
        ({"type": "datetime", "format": "%Y"}, "2015", ">2015<"),
        ({"type": "date", "format": "%Y-%m"}, "2015-03", ">Mar 2015<"),
    ],
)
def test_a_date_without_a_day_is_shown_without_one(
    refused: MakeSite, tmp_path: Path, year: dict[str, str], first: str, shown: str
):
    last = first.replace("2015", "2016")
    csv = f"y,c,n,v\n{first},A,Alpha,10\n{first},B,Beta,30\n{last},A,Alpha,20\n{last},B,Beta,50\n"
    fields = [
        {"name": "y", **year},
        {"name": "c", "type": "string", "columnType": f"{KIND}:code"},
        {"name": "n", "type": "string", "columnType": f"{KIND}:label"},
        {"name": "v", "type": "integer", "columnType": "value", "currency": "EUR"},
    ]
    assert refused(csv, schema={"fields": fields}) == []
    page = (tmp_path / "site" / "tables" / "t.html").read_text(encoding="utf-8")
    assert shown in page
    assert "Jan 1" not in page


@pytest.mark.parametrize(
    ("year", "times", "shown"),
    [
        ({"type": "integer", "columnType": "date:generic"}, ("2021", "2022", "2023"), ">2023<"),
        (
            {"type": "yearmonth", "columnType": "date:fiscal-year"},
            ("2023-01", "2023-02"),
            "Feb 2023",
        ),
    ],
    ids=["years as dates of any kind", "months as fiscal years"],
)
def test_amounts_of_several_years_are_those_of_the_latest(
    refused: MakeSite, tmp_path: Path, year: dict[str, str], times: tuple[str, ...], shown: str
):
    rows = "".join(f"{t},A,Alpha,{n}0\n{t},B,Beta,{n}5\n" for n, t in enumerate(times, start=1))
    fields = [
        {"name": "y", **year},
        {"name": "c", "type": "string", "columnType": f"{KIND}:code"},
        {"name": "n", "type": "string", "columnType": f"{KIND}:label"},
        {"name": "v", "type": "integer", "columnType": "value", "currency": "EUR"},
    ]
    assert refused(f"y,c,n,v\n{rows}", schema={"fields": fields}) == []
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    page = (tmp_path / "site" / "tables" / "t.html").read_text(encoding="utf-8")
    assert times[-1] in home
    assert "yearmonth(" not in home
    assert shown in page
    assert year["columnType"] in page


TREE = "id,parent,label,amount\n1,,All,61\n2,1,A,20\n3,1,B,40\n"
ENDS = ["label,amount,people", "All of it,90,7", "Roads,60,3", "Parks,30,4"]
REFERRING = {
    "fields": [{"name": n} for n in ("id", "parent", "label")]
    + [{"name": "amount", "type": "integer"}],
    "primaryKey": "id",
    "foreignKeys": [{"fields": "parent", "reference": {"resource": "", "fields": "id"}}],
}

ADDED = "rows that others add up to"


@pytest.mark.parametrize(
    ("csv", "described", "whole", "left"),
    [
        (TREE, {"schema": REFERRING}, "All", "totals"),
        ("\n".join(ENDS) + "\n", {}, "All of it", ADDED),
        ("\n".join([ENDS[0], *ENDS[2:], ENDS[1]]) + "\n", {}, "All of it", ADDED),
    ],
    ids=["named as parent", "first", "last"],
)
def test_what_contains_others_is_not_ranked_among_them(
    refused: MakeSite, tmp_path: Path, csv: str, described: dict[str, Any], whole: str, left: str
):
    assert refused(csv, **described) == []
    page = (tmp_path / "site" / "tables" / "t.html").read_text(encoding="utf-8")
    picture = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert picture is not None
    assert f">{whole}<" not in picture[0]
    assert f"Not counting {left}" in page


def test_texts_that_are_nested_too_deep_are_proven(refused: MakeSite):
    """As Markdown, in which they are lists in lists: cells, and a description."""
    deep = "12. " * 1000
    assert refused(f"name,amount\n{deep},5\nx,7\n", description=deep) == []
