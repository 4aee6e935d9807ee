"""What other programs say of an error is a phrase of ours, or quoted."""

from __future__ import annotations

import gzip
import json

import duckdb
import pytest
import yaml

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
        (
            "SELECT x.a FROM t",
            "the table x, which the query does not read, or has no such column",
        ),
        (
            "SELECT (SELECT sum(s.nope) FROM t AS s WHERE s.a = o.a) FROM t AS o",
            "the table s, which the query does not read, or has no such column",
        ),
        ("SELECT x.z FROM t x", 'the column "z", which x does not have'),
        ("SELECT a FROM t, t u", 'the column "a", which several tables of the query have'),
        ("SELECT sum(a), b FROM t", 'the column "b", which is neither in GROUP BY nor added up'),
        ("SELECT sum(b) FROM t", "sum(VARCHAR), which the database cannot compute from"),
        ("SELECT nope(a) FROM t", "the function nope, which the database does not have"),
        ("SELECT a FROM t WHERE sum(a) > 1", "a sum or a count in WHERE"),
        ("SELECT a FROM t UNION SELECT 1, 2", "queries with different numbers of columns in one"),
        (
            "SELECT a > DATE '2020-01-01' FROM t",
            "INTEGER compared with DATE, which are of two types",
        ),
        ("SELECT CAST('x' AS INTEGER)", 'the text "x", which cannot be read as INT32'),
        ("SELECT a FROM t ORDER BY 5", "a query that the database refuses, in its words: “ORDER"),
    ],
)
def test_errors_of_the_database_are_phrases(sql: str, said: str):
    database = duckdb.connect()
    database.execute("CREATE TABLE t (a INTEGER, b VARCHAR)")
    with pytest.raises(duckdb.Error) as refused:
        database.execute(sql).fetchall()
    found = foreign.said(refused.value)
    assert found.startswith(said)
    assert Translation("ko").said(found) != found


def test_errors_of_compressed_files_are_phrases():
    with pytest.raises(EOFError) as refused:
        gzip.decompress(gzip.compress(b"a" * 100)[:-10])
    assert foreign.said(refused.value) == "it ends too early"


def test_any_other_is_quoted():
    assert foreign.said("while scanning a simple key\nat") == "“while scanning a simple key”"


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: b: c", 'a ":" that is not expected'), ("a: @b", "a character that begins nothing: @")],
)
def test_errors_of_yaml_are_phrases(text: str, said: str):
    with pytest.raises(yaml.YAMLError) as refused:
        yaml.safe_load(text)
    assert foreign.said(refused.value.problem) == said
    assert Translation("ko").said(foreign.said(refused.value.problem)) != said
