"""What a dictionary says of the values of its fields is counted again; what is false is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from proving import Site, proven, refused

TABLE = "id,amount,day,year,note\na,-1200.5,2020-03-01,2019,\nb,0,2020-02-01,2021,x\nc,,,,x\n"
FIELDS = {
    "amount": {"type": "number"},
    "day": {"type": "date"},
    "year": {"type": "year"},
    "note": {"type": "string"},
}


@pytest.fixture(scope="module")
def make(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    return proven(make_package, tmp_path_factory)


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    """A site that is proven."""
    return make({"t": TABLE}, {"t": {}}, fields=FIELDS)


def test_a_dictionary_says_what_the_values_of_a_field_are(site: Site):
    html = (site[1] / "tables" / "t.html").read_text("utf-8")
    said = dict(re.findall(r'data-number="(\w+:t/\w+)">([^<]*)<', html))
    assert said == {
        "distinct:t/id": "3",
        "least:t/amount": "−1,200.5",
        "most:t/amount": "0",
        "distinct:t/amount": "2",
        "blank:t/amount": "1",
        "least:t/day": "2020-02-01",
        "most:t/day": "2020-03-01",
        "distinct:t/day": "2",
        "blank:t/day": "1",
        "least:t/year": "2019",
        "most:t/year": "2021",
        "distinct:t/year": "2",
        "blank:t/year": "1",
        "distinct:t/note": "1",
        "blank:t/note": "1",
    }


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        ("least:t/amount", "1,200.5"),
        ("most:t/amount", "5"),
        ("distinct:t/amount", "3"),
        ("blank:t/note", "2"),
        ("least:t/day", "2020-02-02"),
        ("most:t/year", "2022"),
        ("distinct:t/id", "2"),
    ],
)
def test_a_value_that_is_another_is_refused(site: Site, place: str, instead: str):
    pattern = f'(data-number="{place}">)[^<]*'
    assert refused(site, pattern, rf"\g<1>{instead}", "tables/t.html") != []
