"""What other programs say of an error is a phrase of ours, or quoted."""

from __future__ import annotations

import gzip
import json

import duckdb
import pytest

from yesan.language.translation import Translation
from yesan.reading import foreign


def refusal(text: str) -> str:
    with pytest.raises(json.JSONDecodeError) as refused:
        json.loads(text)
    return refused.value.msg


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{a: 1}", "a name in quotes missing"),
        ('{"a": }', "a value missing"),
        ('{"a": 1 "b": 2}', '"," missing'),
        ('{"a" 1}', '":" missing'),
        ("{} {}", "text after the end"),
        ('{"a": "b}', "a text without a quote at its end"),
        ('{"a": "b\n"}', "a line break or a control character in a text"),
    ],
)
def test_errors_of_json_are_phrases(text: str, said: str):
    assert foreign.said(refusal(text)) == said


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT * FROM nowhere", "the table nowhere, which the package does not have"),
        ("SELECT z FROM (SELECT 1 AS a)", 'the column "z", which the tables of the query do not'),
        ("SELEC 1", 'SQL that cannot be read at "SELEC"'),
    ],
)
def test_errors_of_the_database_are_phrases(sql: str, said: str):
    with pytest.raises(duckdb.Error) as refused:
        duckdb.connect().execute(sql)
    assert foreign.said(refused.value).startswith(said)


def test_errors_of_compressed_files_are_phrases():
    with pytest.raises(EOFError) as refused:
        gzip.decompress(gzip.compress(b"a" * 100)[:-10])
    assert foreign.said(refused.value) == "it ends too early"


def test_any_other_is_quoted():
    assert foreign.said("mapping values are not allowed here\nat") == (
        "“mapping values are not allowed here”"
    )
    assert foreign.said(KeyError()) == "“KeyError”"


def test_all_can_be_said_in_korean():
    korean = Translation("ko")
    said = korean.said(foreign.said(refusal("{a: 1}")))
    assert said == "큰따옴표로 묶은 이름 빠짐"
