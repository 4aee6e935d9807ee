"""The pages of a package: their titles, their order, the ways between them."""

from __future__ import annotations

import pytest

from yesan.language.locale import Locale
from yesan.pages.sitemap import Sitemap


@pytest.fixture(scope="module")
def sitemap(project_model) -> Sitemap:
    return Sitemap(project_model, Locale.of(project_model.package))


def test_pages_know_those_before_and_after(sitemap: Sitemap):
    ways = [(f"tables/{r.id}.md", r.title["ko"]) for r in sitemap.package.resources]
    assert len(ways) > 2
    assert sitemap.neighbours(ways[1][0]) == (ways[0], ways[2])
    assert sitemap.neighbours(ways[0][0]) == (None, ways[1])
    assert sitemap.neighbours(ways[-1][0]) == (ways[-2], None)


def test_rows_with_pages_and_terms_are_shown_elsewhere(sitemap: Sitemap):
    elsewhere = {r.name for r in sitemap.package.resources if sitemap.shows_rows_elsewhere(r)}
    assert {"programs", "departments", "glossary"} <= elsewhere
    assert "line_item_budgets" not in elsewhere
