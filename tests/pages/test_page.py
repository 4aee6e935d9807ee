"""A page in the making: how everything else is reached from it."""

from __future__ import annotations

import pytest

from paging import page_at
from yesan.language.locale import Locale
from yesan.model.entities import Entity
from yesan.package.text import Text
from yesan.pages.links import Link
from yesan.pages.sitemap import Sitemap

UNUSED = Entity("class", "none", "none", Text("교부세"))
"""What no amount and no row is of."""


@pytest.fixture(scope="module")
def sitemap(project_model) -> Sitemap:
    return Sitemap(project_model, Locale.of(project_model.package))


def test_the_way_from_home_begins_at_the_page(sitemap: Sitemap):
    page = page_at(sitemap, "programs/a.md")
    assert page.crumbs("program") == (Link("../index.html", "처음"), Link("index.html", "사업"))
    assert page_at(sitemap, "tables/t.md").crumbs("tables")[1] == Link("index.html", "표")


def test_the_way_goes_on_over_owners_that_have_pages(sitemap: Sitemap):
    entities = sitemap.model.entities
    department = next(iter(entities["department"].values()))
    way = page_at(sitemap, "programs/a.md").crumbs("program", UNUSED, department)
    assert way[2:] == (Link(f"../departments/{department.id}.html", department.name["ko"]),)


def test_only_entities_that_have_pages_are_linked(sitemap: Sitemap):
    page = page_at(sitemap, "programs/x.md")
    program = next(iter(sitemap.model.entities["program"].values()))
    assert page.entity(program) == Link(f"{program.id}.html", program.name["ko"])
    assert page.entity(UNUSED) == Link("", "교부세")


def test_neighbours_are_seen_from_the_page(sitemap: Sitemap):
    first, second, *_ = sitemap.package.resources
    page = page_at(sitemap, f"tables/{first.id}.md")
    assert page.neighbours() == (None, Link(f"{second.id}.html", second.title["ko"]))


def test_a_file_says_its_format_and_size(sitemap: Sitemap):
    resource = sitemap.package.resources[0]
    file = page_at(sitemap, "download.md").file(resource)
    assert (file.address, file.name) == (f"data/{resource.id}.csv", f"{resource.id}.csv")
    assert (file.kind, file.size) == ("CSV", len(resource.content.data))


def test_every_section_has_an_address(sitemap: Sitemap):
    sections = page_at(sitemap, "index.md").sections()
    kinds = {kind.link.address: kind.count for kind in sections.kinds}
    assert kinds["programs/index.html"] == len(sitemap.model.entities["program"])
    assert sections.glossary is not None
    assert sections.checks.address == "checks.html"
