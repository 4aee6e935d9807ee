"""How a table is read: encodings and delimiters that are declared, and those that are found."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.errors import Fault
from yesan.reading import dialect as dialects
from yesan.reading.content import Content
from yesan.reading.dialect import Dialect
from yesan.reading.sniffing import DELIMITERS

TEXTS = {
    "cp949": "코드,이름\n1,도시 기반 시설 관리\n2,공공 도서관 운영\n3,하수 처리장 개선\n",
    "windows-1252": "code,libellé\n1,Éducation générale\n2,Santé publique\n3,Forêts, plages\n",
    "windows-1251": "код,название\n1,Образование и наука\n2,Здравоохранение и спорт\n",
    "shift_jis": "番号,名称\n1,小学校の教育費\n2,公園の整備と管理\n3,図書館の運営\n",
    "gb18030": "编号,名称\n1,教育支出和科学技术\n2,卫生健康与社会保障\n",
}


def read(data: bytes, name: str = "x.csv", raw: Any = None, **dialect: Any):
    names: list[str] = []
    return dialects.read(raw or {}, dialect, Content(data, name), names)


@pytest.mark.parametrize("encoding", sorted(TEXTS))
def test_an_encoding_that_is_not_declared_is_found_and_told(encoding: str):
    content = Content(TEXTS[encoding].encode(encoding), "x.csv")
    dialect, warnings = dialects.read({}, {}, content, [])
    assert dialect.text(content) == TEXTS[encoding]
    assert [d.type for d in warnings] == ["undeclared-encoding"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_word(encoding: str):
    content = Content("이름,값\n가,1\n".encode(encoding), "x.csv")
    dialect, warnings = dialects.read({}, {}, content, [])
    assert (dialect.text(content), warnings) == ("이름,값\n가,1\n", [])


@pytest.mark.parametrize("declared", ["utf-8", "utf-8-sig"])
def test_a_mark_is_no_part_of_the_text(declared: str):
    content = Content("a,b\n".encode("utf-8-sig"), "x.csv")
    assert dialects.read({"encoding": declared}, {}, content, [])[0].text(content) == "a,b\n"


def test_what_is_declared_holds_and_a_misfit_names_its_line():
    content = Content(b"a,b\n\xe8aj,1\n", "x.csv")
    with pytest.raises(Fault, match="in line 2") as caught:
        dialects.read({"encoding": "utf-8"}, {}, content, [])
    assert caught.value.type == "encoding-error"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        *(("utf-8", encoding) for encoding in sorted(TEXTS)),
        *(("utf-8", encoding) for encoding in ("utf-16", "utf-32")),
        *(("cp949", encoding) for encoding in ("utf-8-sig", "utf-16")),
        ("windows-1252", "utf-8-sig"),
        *((declared, "utf-8") for declared in ("cp949", "windows-1252", "iso-8859-1")),
    ],
)
def test_what_is_certainly_in_another_encoding_is_read_in_that(declared: str, encoding: str):
    text = TEXTS.get(encoding, "이름,값\n도로 정비,1\n")
    content = Content(text.encode(encoding), "x.csv")
    dialect, [fault] = dialects.read({"encoding": declared}, {}, content, [])
    assert (fault.type, dialect.text(content)) == ("encoding-error", text)


@pytest.mark.parametrize("encoding", ["cp949", "windows-1252", "shift_jis"])
def test_text_in_the_declared_encoding_is_no_other(encoding: str):
    content = Content(TEXTS[encoding].encode(encoding), "x.csv")
    dialect, warnings = dialects.read({"encoding": encoding}, {}, content, [])
    assert (dialect.text(content), warnings) == (TEXTS[encoding], [])


def test_what_is_no_text_is_refused():
    with pytest.raises(Fault) as caught:
        read(bytes(range(256)) * 4)
    assert caught.value.type == "encoding-error"


def test_a_column_of_sentences_stays_one_column():
    dialect, warnings = read(b"note\nfirst; then\nplain\nagain; and; again\n")
    assert (dialect.delimiter, warnings) == (",", [])


def test_the_fields_of_the_schema_decide():
    content = Content(b"a;b|c;d\n1;2|3;4\n", "x.csv")
    dialect, warnings = dialects.read({}, {}, content, ["a;b", "c;d"])
    assert (dialect.delimiter, [d.type for d in warnings]) == ("|", ["undeclared-delimiter"])


def test_tabs_of_a_tsv_need_no_word():
    dialect, warnings = read(b"a\tb\n", "x.tsv")
    assert (dialect.delimiter, warnings) == ("\t", [])


def test_the_header_stands_after_comments():
    dialect, _ = read(b"# a\n# b\nx,y\n", commentChar="#")
    assert dialect.properties["headerRows"] == [3]


WORDS = st.text("abcé가0", min_size=1, max_size=5)


@given(
    st.sampled_from(DELIMITERS),
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=6)
    ),
)
def test_a_table_of_more_than_one_column_tells_its_delimiter(delimiter: str, rows):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    dialect, warnings = read(text.getvalue().encode())
    assert dialect.delimiter == delimiter
    assert bool(warnings) == (delimiter != ",")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("delimiter", ""),
        ("delimiter", ";;"),
        ("delimiter", 1),
        ("quoteChar", "''"),
        ("escapeChar", "\n"),
        ("header", "yes"),
        ("headerRows", [0]),
        ("headerRows", [2, 1]),
        ("commentRows", "1"),
        ("commentChar", 5),
        ("nullSequence", []),
    ],
)
def test_a_property_that_no_reader_could_follow_is_refused(name: str, value: object):
    with pytest.raises(Fault) as caught:
        read(b"a,b\n", **{name: value})
    assert caught.value.type == "dialect-error"


JSON = Dialect("json", "utf-8", "", {})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.json", '[{"a": 0.10}, {"a": 2}]'),
        ("x.jsonl", '{"a": 0.10}\n\n{"a": 2}\n'),
        ("x.ndjson", '{"a": 0.10}\n{"a": 2}'),
    ],
)
def test_rows_of_json_are_exact(name: str, text: str):
    assert JSON.rows(Content(text.encode(), name)) == [{"a": Decimal("0.10")}, {"a": 2}]


@pytest.mark.parametrize("text", ["{}", "5", "[1, 2]", '[{"a": 1}, [2]]', "[", "[" * 5000])
def test_json_that_is_no_table_is_refused(text: str):
    with pytest.raises(Fault) as caught:
        JSON.rows(Content(text.encode(), "x.json"))
    assert caught.value.type == "source-error"


def test_rows_under_a_name_are_found():
    dialect = Dialect("json", "utf-8", "", {"property": "rows"})
    assert dialect.rows(Content(b'{"rows": [{"a": 1}]}', "x.json")) == [{"a": 1}]


@pytest.mark.parametrize(
    ("text", "delimiter", "row"),
    [
        ("a;b\n1 234,50;x\n2 000,00;y\n", ";", 1),
        ("title\na;b;c\n1;2;3\n4;5;6\n", ";", 2),
        ("sep=;\na;b\n1,5;2\n", ";", 2),
        ("title, 2024\na;b;c\n1;2;3\n4;5;6\n", ";", 2),
        ("a\tb\n1\t2\n", "\t", 1),
    ],
)
def test_what_is_above_a_table_does_not_decide_what_is_between_its_cells(
    text: str, delimiter: str, row: int
):
    dialect, _ = dialects.read({}, {}, Content(text.encode(), "x.csv"), [])
    assert (dialect.delimiter, dialect.properties["headerRows"]) == (delimiter, [row])
