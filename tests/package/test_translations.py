"""A column with a language translates another one: by its name, else by what both of them are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import bilingual
from yesan.descriptor import descriptor
from yesan.package.translations import in_language, repeated, translations

KOREAN: dict[str, Any] = {"languages": ["ko", "en"]}
ENGLISH = {"language": "en"}
LABEL = {"columnType": "activity:generic:program:label"}


@pytest.mark.parametrize(
    ("header", "fields", "expected"),
    [
        ("name,name_en", {"name_en": ENGLISH}, {"name": "name_en"}),
        ("name,name@en", {"name@en": ENGLISH}, {"name": "name@en"}),
        ("called,title", {"called": LABEL, "title": {**LABEL, **ENGLISH}}, {"called": "title"}),
        (
            "what,text",
            {"what": {"role": "term"}, "text": {"role": "term", **ENGLISH}},
            {"what": "text"},
        ),
        ("name,text", {"text": ENGLISH}, {}),
        ("name,name_en", {}, {}),
    ],
)
def test_columns_are_paired(
    make_package: Any, header: str, fields: dict[str, Any], expected: dict[str, str]
):
    root = make_package({"towns": f"{header}\na,b\n"}, fields=fields, **KOREAN)
    found = translations(descriptor.read(root), "en")
    assert found.get("towns", {}) == expected


def test_a_key_has_no_translation(make_package: Any):
    """What refers to it would lead nowhere."""
    keyed = {"towns": {"schema": {"primaryKey": ["name"]}}}
    root = make_package(
        {"towns": "name,name_en\na,b\n"}, fields={"name_en": ENGLISH}, resources=keyed, **KOREAN
    )
    assert translations(descriptor.read(root), "en") == {}


def test_a_second_translation_is_told(make_package: Any):
    fields = {"name_en": ENGLISH, "name-en": ENGLISH}
    root = make_package({"towns": "name,name_en,name-en\na,b,c\n"}, fields=fields, **KOREAN)
    package = descriptor.read(root)
    assert translations(package, "en") == {"towns": {"name": "name_en"}}
    assert [(name, base) for _, name, base in repeated(package, "en")] == [("name-en", "name")]


def test_a_package_in_a_language_has_it_first(tmp_path: Path):
    """Its columns exchange their languages, and their titles stay those of the files."""
    package = in_language(descriptor.read(bilingual.make(tmp_path)), "en")
    assert package.languages == ("en", "ko")
    fields = package.by_name["programs"].by_name
    assert [fields[name].language for name in ("name", "name_en")] == ["", "ko"]
    assert [fields[name].title["en"] for name in ("name", "name_en")] == ["Name", "English name"]
    assert str(fields["name_en"].original) == str(fields["name"].title.__class__("이름"))
