"""The row with the names of the columns, found by what is below it."""

from __future__ import annotations

import pytest

from yesan.reading import headers


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a,b\n1,2", 1),
        ("title\na,b\n1,2\n3,4", 2),
        ("title,\n\na,b\n1,2\n3,4", 3),
        ("title,(단위: 천원)\na,b\n1,2\n3,4", 2),
        ("a\n1\n2", 1),
        ("a\n1,2", 1),
        ("a\n1,2\n3,4", 1),
        ("a,b\n1,2,3\n4,5,6", 1),
        ("1,2\n3,4", 1),
        ("", 1),
        ("name,2020,2021\nroads,1,2", 1),
        (",2019,2020\nroads,1,2\nparks,3,4", 1),
        ("title,\n,2019\nroads,1\nparks,3", 2),
        (",1,2,3\nroads,1,2,5\nparks,3,4,6", 1),
        (",10%,50%,90%\nroads,1,2,5\nparks,3,4,6", 1),
        (",2024.1,2024.2\nroads,1,2\nparks,3,4", 1),
        (",,2019,2020\n,roads,1,2\n,parks,3,4", 1),
        (",7,3,5\nitem,a,b,c\nparks,3,4,5\nroads,1,2,6", 2),
        ("a,,,\nname,2020,2021,2022\nroads,1,2,3", 2),
        ("Report 2024,,By X\ndept,item,amount\nA,x,1\nA,y,2", 2),
        ("Report 2024,,By X\n\ndept,item,amount\nA,x,1\nA,y,\nB,z,2", 3),
        ("Report 2024,,,By X\ndept,item,plan,spent\nA,x,1,2\nA,y,3,4", 2),
        ("dept,,amount\nA,x,1\nA,y,2", 1),
        ("dept,,amount\nA,x,-\nA,y,2\nA,z,3", 1),
        ("dept,,amount\nA,x,one\nA,y,two", 1),
        ("dept,,code\nA,A,n/a\nB,y,2\nC,z,3", 1),
    ],
)
def test_titles_and_units_are_above_the_header(text: str, row: int):
    """One column has no titles, and numbers are no names."""
    assert headers.find([line.split(",") for line in text.split("\n")]) == row


def test_known_names_are_the_header_wherever_they_are():
    records = [["x", "y"], ["예산".encode().decode(), " v"], ["1", "2"]]
    assert headers.find(records, ["예산", "v"]) == 2
    assert headers.find(records, ["other"]) == 1
    assert headers.find([["\u1112\u1161\u11ab"]], ["한"]) == 1


@pytest.mark.parametrize(
    "text", ["(단위: 천원)", "단위 : 원", "Unit: EUR", "[Einheit: €]", "（単位：千円）"]
)
def test_a_legend_of_units_is_known(text: str):
    assert headers.UNIT.match(text)
