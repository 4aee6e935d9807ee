"""Quotes that nobody closed: refused with their line, as they would swallow rows."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.errors import Fault
from yesan.reading import dialect
from yesan.reading.content import Content


def read(text: str, **properties: Any) -> dialect.Dialect:
    content = Content(text.encode(), "a.csv")
    found, _ = dialect.read({"path": "a.csv"}, properties, content, [])
    return found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('k,"v\na,1\nb,2\n', 1),
        ('name,amount\n"Roads,100\nHealth,200\nParks,3\n', 2),
        ('name,amount\nRoads,100\n"Health,200\nParks,3', 3),
        ('name,amount\nRoads,100\n",200\nParks,3\n', 3),
        ('name,amount\n"Roads,100\nHealth,200\n"Parks,3\n', 2),
        ('name,amount\r\n"a\r\nb",1\r\n"Roads,100\r\nParks,3\r\n', 4),
        ('name;amount\n"Roads;100\nHealth;200\n', 2),
        ('name,amount\n"Roads,100\n' + "Health,200\n" * 20_000, 2),
    ],
)
def test_a_quote_that_is_not_closed_is_refused_with_its_line(text: str, line: int):
    with pytest.raises(Fault) as caught:
        read(text)
    assert caught.value.found == f"a quote in line {line} that is not closed"


@pytest.mark.parametrize(
    "text",
    [
        'name,amount\n"Roads\nand ""bridges""",100\nParks,3\n',
        'name,amount\n5" pipe,100\nParks,3\n',
        'name,amount\n"say ""a""",100\n"x"\n',
        'name,amount\n"5"" pipe",100\nParks,3\n',
        'name,amount\n"a "b" c",100\nParks,3\n',
    ],
)
def test_other_quotes_are_read_as_ever(text: str):
    assert read(text).delimiter == ","


def test_a_dialect_without_quotes_has_none_that_is_open():
    assert read('a,b\n"x,1\n', quoteChar="").delimiter == ","
    assert read("a,b\n'x\ny',1\n\"z,2\n", quoteChar="'").delimiter == ","
