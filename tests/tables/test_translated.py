"""Rows in a language: translated texts in place of those of the first one; how many there are."""

from __future__ import annotations

from pathlib import Path

import bilingual
from yesan.descriptor import descriptor
from yesan.tables import tables, translated, translated_shares


def test_texts_are_exchanged_where_they_are_translated(tmp_path: Path):
    package = descriptor.read(bilingual.make(tmp_path))
    rows = tables.read(package)
    found = translated.in_language(package, rows, "en")
    names = [(row["name"], row["name_en"]) for _, row in found["programs"]]
    assert names == [("Road works", "길 닦기"), ("다리 놓기", None), ("Schools", "학교 짓기")]
    assert rows["programs"].column("name") == ["길 닦기", "다리 놓기", "학교 짓기"]


def test_the_share_that_is_translated_is_said_with_what_is_missing(tmp_path: Path):
    package = descriptor.read(bilingual.make(tmp_path))
    share = translated_shares.of(package, tables.read(package), "en")
    assert share.missing == {"programs.name": 1, "budget.item": 1}
    assert share.said == (
        f"{100 * (share.known - 2) / share.known:.1f} % of {share.known} texts are translated into "
        "en; missing are 1 in budget.item, 1 in programs.name"
    )
