"""What a project chooses for its pages in mkdocs.yml."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from yesan.errors import InvalidPackage, SiteError
from yesan.language.appearance import Appearance
from yesan.language.locale import Locale
from yesan.phrase import Phrase
from yesan.site import settings


@pytest.fixture
def read(tmp_path: Path):
    def write(text: str) -> Appearance:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        return settings.appearance(settings.read(tmp_path, trusted=True).settings)

    return write


def test_nothing_chosen_changes_nothing(read):
    assert read("site_name: x\n") == Appearance()
    assert Appearance().css == ""


def test_colours_become_variables_of_the_page(read):
    found = read('extra: {yesan: {colors: {less: "#123456"}}}\n')
    assert found.css == ":root, [data-md-color-scheme] {--yesan-less: #123456;}\n"


def test_formats_are_those_of_cldr(read):
    found = read('extra: {yesan: {numbers: "#0.###", dates: "yyyy/MM/dd"}}\n')
    locale = Locale("en", appearance=found)
    assert locale.date(datetime.date(2020, 5, 4)) == "2020/05/04"
    assert locale.number(1234) == "1234"


def test_headings_are_chosen_by_kind(read):
    assert read("extra: {yesan: {titles: {program: Services}}}\n").titles["program"] == "Services"


def test_hosts_are_origins(read):
    found = read(
        'extra: {yesan: {hosts: ["https://maps.example.org", "https://*.b.example:8443"]}}\n'
    )
    assert found.hosts == ("https://maps.example.org", "https://*.b.example:8443")


@pytest.mark.parametrize(
    "text",
    [
        "extra: {yesan: {hosts: https://a.example}}",
        """extra: {yesan: {hosts: ["https://a.example 'unsafe-inline'"]}}""",
        "extra: {yesan: {hosts: ['*']}}",
        "extra: {yesan: {colours: {}}}",
        "extra: {yesan: {colors: {less: 'red;} body {display: none'}}}",
        "extra: {yesan: {colors: {sky: blue}}}",
        "extra: {yesan: {titles: [x]}}",
        "extra: {yesan: [x]}",
        "extra: {",
        "- a list",
        "copyright: 2001-99-99",
        f"copyright: {'9' * 5000}",
    ],
)
def test_an_unknown_name_or_value_is_refused(read, text):
    with pytest.raises(SiteError, match=r"mkdocs\.yml") as refused:
        read(text)
    assert isinstance(refused.value.said, Phrase)  # it can be said in other languages


def test_a_merge_conflict_in_the_configuration_is_told_as_that(tmp_path: Path):
    text = "site_name: x\n<<<<<<< HEAD\nsite_url: a\n=======\nsite_url: b\n>>>>>>> topic\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidPackage) as refused:
        settings.read(tmp_path)
    (error,) = refused.value.errors
    assert (error.file, error.row, error.type) == ("mkdocs.yml", 2, "merge-conflict")
