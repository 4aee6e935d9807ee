"""What the page of an entity says."""

from __future__ import annotations

from decimal import Decimal

import pytest

import budgets
from yesan.language.locale import Locale
from yesan.model.figures import Comparison, Figure
from yesan.pages import entity_page
from yesan.pages.entity_page import Portrait
from yesan.pages.sitemap import Sitemap

FIELDS = {
    **budgets.FIELDS,
    "unit": {"columnType": "administrative-classification:generic:code"},
    "why": {"role": "reason"},
    "change": {"type": "integer", "currency": "EUR"},
}
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


@pytest.fixture(scope="module")
def portrait(sitemap: Sitemap):
    def of(code: str, kind: str = "program") -> Portrait:
        entity = sitemap.model.entities[kind][code]
        return entity_page.of(sitemap, entity, f"{kind}s/{code}.md")

    return of


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
    assert entity_page.headline(sitemap, Comparison(*figures)) == said


def test_a_portrait_tells_its_share_of_the_whole_change(portrait):
    assert portrait("a").share == "50.0%"
    assert portrait("c").share == ""


def test_reasons_of_one_wording_stand_together(portrait):
    groups = portrait("a").reasons
    assert [(g[0].text, len(g)) for g in groups] == [("late", 2), ("rain", 1)]


def test_what_stands_beside_has_the_same_owner(portrait):
    assert [e.code for e in portrait("a").beside] == ["b"]
    assert [e.code for e in portrait("north", "department").beside] == []


def test_a_page_of_many_names_the_nearest_and_tells_the_largest(make_model):
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
    entities = sitemap.model.entities
    for name, beside in (("p000", 24), ("p050", 24), ("p099", 24)):
        made = entity_page.of(sitemap, entities["program"][name], f"programs/{name}.md")
        assert len(made.beside) == beside
        assert entities["program"][name] not in made.beside
    made = entity_page.of(sitemap, entities["department"]["north"], "departments/north.md")
    assert (len(made.reasons), made.untold) == (20, {"reasons": 80})


def test_a_department_has_its_programs_and_their_reasons(portrait):
    department = portrait("north", "department")
    assert {line.entity.code for line in department.children} == {"a", "b"}
    assert len(department.reasons) == 2


def test_a_portrait_without_amounts_still_says_where_its_name_stands(portrait):
    empty = portrait("d")
    assert (empty.headline, empty.charts, empty.line.comparison) == ("", [], None)


def test_every_portrait_of_the_package_says_something(project_model):
    """No page is empty: each has amounts, a standing, a finding or a table that names it."""
    sitemap = Sitemap(project_model, Locale.of(project_model.package))
    for kind in sitemap.kinds:
        for line in sitemap.lines(kind):
            made = entity_page.of(sitemap, line.entity, f"{kind}s/x.md")
            assert made.figures or made.standings or made.findings or made.sections
