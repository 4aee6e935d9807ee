"""What pages of data say to search engines has all that Google's search for datasets asks for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publishing import EPOCH
from yesan.language.locale import Locale
from yesan.pages import dataset, pages
from yesan.site.built_page import BuiltPage
from yesan.site.head import Site, complete, summary
from yesan.validation.validation import validate

REQUIRED = {"name", "description"}
RECOMMENDED = {
    *("creator", "distribution", "identifier", "isAccessibleForFree", "keywords", "license"),
    *("publisher", "url", "version"),
}
"""What it recommends of all; where a package has them, also the others."""
OTHERS = {
    *("alternateName", "hasPart", "isPartOf", "measurementTechnique", "sameAs"),
    *("spatialCoverage", "temporalCoverage", "variableMeasured", "includedInDataCatalog"),
}
OF_THE_STANDARD = (
    REQUIRED
    | RECOMMENDED
    | OTHERS
    | {
        *("@context", "@type", "@id", "inLanguage", "datePublished", "dateModified", "isBasedOn"),
    }
)
SITE = "https://budget.example/town/"
Said = dict[str, dict[str, Any]]


def said(root: Path) -> Said:
    """What the pages of a package say at an address, by their paths."""
    checked = validate(root)
    made = pages.generate(checked, Locale.of(checked.model.package), EPOCH, lambda _: "")
    return {
        path: json.loads(dataset.in_page(found, path, SITE))
        for path, found in made.datasets.items()
    }


@pytest.fixture(scope="module")
def own(project: Path) -> Said:
    return said(project)


def test_each_page_of_data_says_all_that_is_required_and_recommended(own: Said):
    assert len(own) == 42
    for found in own.values():
        assert REQUIRED | RECOMMENDED <= found.keys() <= OF_THE_STANDARD
        assert 50 <= len(found["description"]) <= 5000
        assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert found["distribution"][0]["contentUrl"].startswith(SITE)
        for file in found["distribution"]:
            assert file.keys() == {
                *("@type", "name", "contentUrl", "encodingFormat", "contentSize"),
            }
    assert OTHERS - {"sameAs"} <= {name for found in own.values() for name in found}


def test_a_table_says_no_time_and_place_that_are_those_of_the_package_alone(own: Said):
    whole, members = own["download.md"], own["tables/wego-members.md"]
    assert whole["spatialCoverage"]["identifier"] == "KR"
    assert whole["temporalCoverage"] == "2020-01-01/2020-12-31"
    assert not {"spatialCoverage", "temporalCoverage"} & members.keys()


def test_the_least_package_says_enough(make_package: Callable[..., Path]):
    found = said(make_package({"a": "x\n"}))["tables/a.md"]
    assert 50 <= len(found["description"]) <= 5000
    assert found["name"] == "a"
    assert not {"license", "creator", "publisher", "keywords", "variableMeasured"} & found.keys()


def test_no_text_ends_the_script_and_none_is_lost(make_package: Callable[..., Path]):
    hostile = '</script><script>alert("1")</script><!-- & \N{LINE SEPARATOR} \\'
    described = {"a": {"description": "x" * 6000, "title": hostile, "selection": hostile}}
    root = make_package({"a": "x\n1\n"}, resources=described, fields={"x": {"title": hostile}})
    checked = validate(root)
    made = pages.generate(checked, Locale.of(checked.model.package), EPOCH, lambda _: "")
    html = "<!doctype html><html><head><title>x</title></head><body></body></html>"
    page = BuiltPage.read("tables/a.html", html, whole=True)
    assert page is not None
    site = replace(Site("s"), address=SITE)
    complete(page, site, summary(page, site), data=made.datasets["tables/a.md"])
    scripts = re.findall(r"<script.*?</script>", page.html, re.DOTALL)
    (text,) = re.findall(r'<script type="application/ld\+json">(.*)</script>', *scripts)
    found = json.loads(text)
    assert found["name"] == dataset.readable(hostile)
    assert len(found["description"]) <= 5000
