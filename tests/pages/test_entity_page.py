"""What the template of an entity's page receives."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

import budgets
from paging import page_at
from yesan.language.locale import Locale
from yesan.model.addresses import page_of
from yesan.model.figures import Comparison, Figure
from yesan.pages import entity_page, headline
from yesan.pages.entity_page import EntityPage
from yesan.pages.links import FileLink
from yesan.pages.sitemap import Sitemap

FIELDS = {
    **budgets.FIELDS,
    "unit": {"columnType": "administrative-classification:generic:code"},
    "why": {"role": "reason"},
    "change": {"type": "integer", "currency": "EUR"},
}
FILE = FileLink("a.csv", "a.csv", "CSV", 0)
Make = Callable[..., EntityPage]
CSV = {
    "programs": "program,unit\na,north\nb,north\nc,south\nd,south\n",
    "budgets": "program,proposed,approved\n,1000,600\na,500,300\nb,300,100\nc,200,200\n",
    "reasons": "program,why,change\na,late,-150\na,late,-50\na,rain,-10\nb,rain,-200\n",
}


@pytest.fixture(scope="module")
def sitemap(make_model) -> Sitemap:
    resources = {
        "programs": {"schema": {"primaryKey": "program"}},
        "budgets": budgets.WIDE,
    }
    return Sitemap(make_model(CSV, fields=FIELDS, resources=resources), Locale("en"))


def made(sitemap: Sitemap, kind: str, code: str) -> EntityPage:
    entity = sitemap.model.entities[kind][code]
    return entity_page.of(page_at(sitemap, page_of(entity)), entity, FILE)


@pytest.fixture(scope="module")
def context(sitemap: Sitemap) -> Make:
    return lambda code, kind="program": made(sitemap, kind, code)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (500, 300, "The budget falls from €500 to €300: by €200, that is 40.0%."),
        (300, 500, "The budget rises from €300 to €500: by €200, that is 66.7%."),
        (300, 300, "The budget stays at €300."),
        (
            13_100_001,
            13_100_003,
            "The budget rises from €13,100,001.00 to €13,100,003.00: by €2.00, that is 0.0%.",
        ),
        (0, 300, "The budget is new: €300."),
        (300, 0, "The budget of €300 is cut entirely."),
    ],
)
def test_the_headline_says_what_happened(sitemap: Sitemap, before: int, after: int, said: str):
    resource = sitemap.package.by_name["budgets"]
    figures = (Figure(Decimal(n), "EUR", resource, (2,), "approved", 1) for n in (before, after))
    assert headline.of(sitemap.locale, Comparison(*figures)) == said


def test_a_page_has_the_share_of_the_whole_change(context: Make):
    assert context("a").share == "50.0%"
    assert context("c").share == ""


def test_reasons_of_the_same_wording_are_grouped(context: Make):
    groups = context("a").reasons
    assert [(g.text, len(g.reasons)) for g in groups] == [("late", 2), ("rain", 1)]


def test_a_reason_names_who_it_is_about_but_for_whose_page_it_is(context: Make):
    (own, *_), (other, *_) = context("a").reasons, context("north", "department").reasons
    assert [link.text for link in own.reasons[0].about] == []
    assert [link.text for link in other.reasons[0].about] == ["b"]


def test_siblings_have_the_same_owner(context: Make):
    assert [link.text for link in context("a").siblings] == ["b"]
    assert context("north", "department").siblings == ()


def test_a_page_names_the_nearest_siblings_and_shows_the_largest_reasons(make_model):
    """However many there are, a page stays as light."""
    names = [f"p{n:03}" for n in range(100)]
    csv = {
        "programs": "program,unit\n" + "".join(f"{n},north\n" for n in names),
        "budgets": "program,proposed,approved\n"
        + "".join(f"{n},500,{k}\n" for k, n in enumerate(names)),
        "reasons": "program,why,change\n" + "".join(f"{n},for {n},-1\n" for n in names),
    }
    resources = {"programs": {"schema": {"primaryKey": "program"}}, "budgets": budgets.WIDE}
    sitemap = Sitemap(make_model(csv, fields=FIELDS, resources=resources), Locale("en"))
    for name in ("p000", "p050", "p099"):
        siblings = made(sitemap, "program", name).siblings
        assert len(siblings) == 24
        assert name not in {link.text for link in siblings}
    north = made(sitemap, "department", "north")
    assert (len(north.reasons), north.more_reasons) == (20, 80)


def test_a_department_has_its_programs_and_their_reasons(context: Make):
    department = context("north", "department")
    assert department.children is not None
    assert {line.entity.text for line in department.children.lines} == {"a", "b"}
    assert len(department.reasons) == 2


def test_an_entity_without_amounts_has_a_page_all_the_same(context: Make):
    empty = context("d")
    assert (empty.headline, empty.charts, empty.key_figures, empty.known) == ("", (), None, ())
    assert empty.description == empty.title


def test_every_page_of_the_package_says_something(project_model):
    """No page is empty: each has amounts, a standing, a finding or a table that names it."""
    sitemap = Sitemap(project_model, Locale.of(project_model.package))
    entities = [line.entity for kind in sitemap.kinds for line in sitemap.lines(kind)]
    assert len(entities) > 80
    for entity in entities:
        page = made(sitemap, entity.kind, entity.code)
        assert any((page.known, page.standings, page.findings, page.tables))
