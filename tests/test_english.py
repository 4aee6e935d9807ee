"""The English of our package: all that readers see has one, and a thing has one name."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
QUOTED = re.compile(r"‘[^‘’]*’")
"""What the source says in its own words is quoted so, in English texts too."""
AS_THEY_ARE = {
    ("department-cuts", "cut_printed"): "the wording of a figure, which is beside it",
    ("quoted-figures", "amount_printed"): "the wording of a figure, which is beside it",
    ("quoted-figures", "value_printed"): "the wording of a figure, which is beside it",
    ("report-sections", "number"): "what is looked up in the report",
    ("discrepancies", "key"): "the key of a row, as it is in its table",
}
"""Columns without English, with the reason."""
LISTS = ("keywords", "values")
"""Properties of several texts: words of both languages; values as they are in tables."""
FACETS = {
    "사업": {"Program", "Project"},
    "세입": {"Revenue", "Overview of revenue"},
    "세출": {"Expenditure", "Overview of expenditure"},
    "당초예산": {"Original budget", "Original plan"},
    "자치구": {"Autonomous district", "Autonomous districts"},
    "도시": {"City", "cities"},
    "대": {"cameras", "units"},
    "항목": {"Item", "Field"},
    "내용": {"Description", "Subject"},
    "영문 내용": {"Description in English", "Subject in English"},
}
"""Korean words of several things, with the names of these: what is counted, one
and many, sections, heads of columns."""
SAME = {
    "Total": {"합계", "총계", "계"},
    "count": {"건", "개"},
    "Program": {"사업", "세부사업"},
    "Committed": {"원인행위액", "원인행위"},
    "Supplementary budget": {"추경예산", "추가경정예산"},
    "Dongdaemun-gu": {"동대문구", "동대문"},
    "Seodaemun-gu": {"서대문구", "서대문"},
    "Yeongdeungpo-gu": {"영등포구", "영등포"},
    "3D-based Virtual Seoul": {"3D기반VirtualSeoul구축", "3D구축VirtualSeoul구축"},
}
"""English names of what the report itself calls by several names, for the same thing."""
PROSE = {"calculation", "comment", "definition", "description", "purpose", "reason", "remark"}
PROSE |= {"summary", "synonyms"}
"""Columns of texts, which may say the same in other words; all others hold names."""
AVOIDED = {
    "current budget": "Available appropriation",
    "carryover": "Carry-over",
    "carried in": "Carry-over",
    "planned carry": "Specified carry-over",
    "unforeseen carry": "Unavoidable carry-over",
    "unused": "Year-end balance",
    "rate of execution": "Execution rate",
    "revised budget before": "Revised budget",
    "state money": "National funds",
    "national grant": "National subsidy",
}
"""Other names of terms of the glossary, which only their synonyms have."""
DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
TABLES: Mapping[str, list[dict[str, str]]] = {
    resource["name"]: list(
        csv.DictReader((ROOT / resource["path"]).read_text(encoding="utf-8").splitlines())
    )
    for resource in DESCRIPTOR["resources"]
}
FIELDS = {
    resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
    for resource in DESCRIPTOR["resources"]
}
GLOSSARY = TABLES["glossary"]
PAGES = sorted((ROOT / "docs" / "ko").glob("*.md"))
ENGLISH = ROOT / "docs" / "en"
RULES = sorted((ROOT / "data" / "checks").glob("*.sql"))


def _english(table: str) -> Iterator[tuple[str, str]]:
    """The columns of a table that have a translation, each with it."""
    fields = FIELDS[table]
    for name in fields:
        if f"{name}_en" in fields:
            yield name, f"{name}_en"


def _texts(node: Any, path: str = "") -> Iterator[tuple[str, str, Mapping[str, Any], str]]:
    """Each text of the descriptor: its place, the text, what it is a property of, its name."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str):
                yield f"{path}.{key}", value, node, key
            elif key not in LISTS:
                yield from _texts(value, f"{path}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _texts(value, f"{path}[{number}]")


def _sentences() -> Iterator[tuple[str, str]]:
    """Every English text of the package with its place, but for what else terms are called."""
    for table, rows in TABLES.items():
        for name, field in FIELDS[table].items():
            if field.get("language") == "en" and field.get("role") != "synonyms":
                yield from ((f"{table}.{name}", row[name]) for row in rows)
    yield from ((at, text) for at, text, _, key in _texts(DESCRIPTOR) if key.endswith("@en"))
    for path in RULES:
        (title,) = re.findall(r"(?m)^-- title@en: (.+)$", path.read_text(encoding="utf-8"))
        yield path.name, title
    for page in PAGES:
        yield page.name, (ENGLISH / page.name).read_text(encoding="utf-8")


def _names() -> Iterator[tuple[str, str]]:
    """Each Korean name, without its spaces and dots, with the English one beside it.

    Titles of tables are left out, which are of many, as are years.
    """
    for table, rows in TABLES.items():
        for name, translated in _english(table):
            if name not in PROSE:
                yield from ((_bare(row[name]), row[translated]) for row in rows if row[name])
    for _, text, owner, key in _texts(DESCRIPTOR):
        named = key in {"title", "unit", "label"} and "schema" not in owner
        if named and HANGUL.search(text) and not owner[f"{key}@en"].isdecimal():
            yield _bare(text), owner[f"{key}@en"]


def _bare(name: str) -> str:
    """A name without what the report writes now so, now so."""
    return re.sub(r"[\s·‧]|\(WeGo\)", "", name)


def test_every_text_of_a_table_has_english():
    missing, excused = [], set()
    for table, rows in TABLES.items():
        translated = dict(_english(table))
        for name, field in FIELDS[table].items():
            if field.get("language") == "en":
                continue
            korean = [row for row in rows if HANGUL.search(row[name])]
            if (table, name) in AS_THEY_ARE:
                excused |= {(table, name)} if korean else set()
            elif any(name not in translated or not row[translated[name]] for row in korean):
                missing.append((table, name))
    assert missing == []
    assert excused == {*AS_THEY_ARE}


def test_columns_of_english_say_so():
    declared = {
        (table, field["name"])
        for table, fields in FIELDS.items()
        for field in fields.values()
        if field.get("language") == "en"
    }
    assert declared == {(table, name) for table in FIELDS for _, name in _english(table)}


def test_every_text_of_the_descriptor_has_english():
    found = list(_texts(DESCRIPTOR))
    assert len(found) > 1000
    assert [
        at
        for at, text, owner, key in found
        if HANGUL.search(text) and "@" not in key and f"{key}@en" not in owner
    ] == []


def test_english_has_no_hangul_but_quoted():
    found = list(_sentences())
    assert len(found) > 2000
    assert [(at, text) for at, text in found if HANGUL.search(QUOTED.sub("", text))] == []


def test_a_thing_has_one_english_name():
    found = defaultdict(set)
    for korean, english in _names():
        found[korean].add(english)
    several = {korean: names for korean, names in found.items() if len(names) > 1}
    assert several == {_bare(korean): names for korean, names in FACETS.items()}


def test_an_english_name_is_of_one_thing():
    found = defaultdict(set)
    for korean, english in _names():
        found[english].add(korean)
    several = {english: names for english, names in found.items() if len(names) > 1}
    assert several == SAME


@pytest.mark.parametrize(("avoided", "term"), AVOIDED.items())
def test_terms_are_those_of_the_glossary(avoided: str, term: str):
    assert term in {row["term_en"] for row in GLOSSARY}
    assert [(at, text) for at, text in _sentences() if avoided in text.lower()] == []


def test_what_else_a_term_is_called_in_english_is_no_other_term():
    terms = {row["term_en"].lower() for row in GLOSSARY}
    found = {word.lower() for row in GLOSSARY for word in row["synonyms_en"].split(",")}
    assert len(found) > len(terms)
    assert found & terms == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_hand_written_pages_have_the_same_parts_in_english(page: Path):
    korean, english = (path.read_text(encoding="utf-8") for path in (page, ENGLISH / page.name))
    for part in (r"(?m)^#+ ", r"(?m)^\|[^-]", r"(?m)^- ", r"(?m)^> "):
        assert len(re.findall(part, english)) == len(re.findall(part, korean)), part
    links = r"\]\((?!http)[^)]+\)"
    assert {*re.findall(links, english)} == {*re.findall(links, korean)}
