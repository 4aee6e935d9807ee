"""What the template of an entity's page receives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import budgets
from paging import page_at
from yesan.language.locale import Locale
from yesan.model.addresses import page_of
from yesan.pages import claims, entity_page
from yesan.pages.entity_page import EntityPage, KnownAmounts
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


def test_a_page_has_the_share_of_the_change_of_all_and_says_of_what(context: Make):
    page = context("a")
    assert (page.share, page.share_of, page.share_table) == ("50.0%", "−€400", "budgets")
    assert [f.operation.value for f in claims.figures_in(page.share)] == ["share"]
    none = context("c")
    assert (none.share, none.share_of, none.share_table) == ("", "", "")


def test_a_share_of_a_department_is_not_that_of_the_table_of_programs(context: Make):
    """The departments of these programs are not printed: nothing is said of them as a whole."""
    page = context("north", "department")
    assert (page.headline, page.key_figures, page.share) == ("", None, "")


def test_a_department_of_which_some_programs_are_listed_has_no_headline_and_no_rate(context: Make):
    page = context("north", "department")
    (listed,) = page.listed
    assert (listed.table.text, listed.rows, listed.selection) == ("budgets", "2", "")
    assert [(x.name, x.amount.text, x.amount.listed) for x in listed.amounts] == [
        ("proposed", "€800", True),
        ("approved", "€400", True),
    ]
    assert page.description == page.title


def test_a_sum_of_a_complete_table_says_of_how_many_rows(make_model):
    csv = {"budgets": "program,item,proposed,approved\na,x,500,300\na,y,1,1\n"}
    model = make_model(csv, fields=FIELDS, resources={"budgets": budgets.WHOLE})
    page = made(Sitemap(model, Locale("en")), "program", "a")
    assert (page.summed_rows, page.summed_table) == (2, "budgets")
    assert page.headline == "proposed €501, approved €301."
    assert page.listed == ()


def test_a_printed_amount_is_the_sum_of_nothing(context: Make):
    assert (context("a").summed_rows, context("a").summed_table) == (0, "")


def test_what_another_table_prints_for_the_same_amount_is_shown_beside_it(make_model):
    csv = {
        "budgets": "program,proposed,approved\na,500,300\nb,1,1\n",
        "annex": "program,approved\na,320\n",
    }
    model = make_model(csv, fields=FIELDS, resources=dict.fromkeys(csv, budgets.WIDE))
    (other,) = made(Sitemap(model, Locale("en")), "program", "a").others
    assert (other.name, other.amount.text, other.table.text) == ("approved", "€320", "annex")


def test_a_selection_has_its_criterion_and_no_rate(make_model):
    csv = {"few": "program,approved,executed\na,300,30\nb,1,1\n"}
    model = make_model(csv, fields=FIELDS, resources={"few": budgets.SELECTED})
    page = made(Sitemap(model, Locale("en")), "program", "a")
    assert page.execution is not None
    assert (page.execution.rate, page.execution.percent) == ("", None)
    assert page.execution.selection == "those of which little is spent"
    assert (page.headline, page.key_figures) == ("", None)
    assert page.known == (KnownAmounts("", ("approved €300", "executed €30")),)


def test_a_proposal_of_the_package_is_told_as_a_proposal(project_model):
    sitemap = Sitemap(project_model, Locale.of(project_model.package))
    page = made(sitemap, "program", "wego-operation")
    assert str(page.headline) == (
        "예산을 13억 4,400만 원에서 11억 9,100만 원으로 1억 5,400만 원(11.4%) 줄이자는 안입니다."
    )
    office = made(sitemap, "department", "big-data-officer")
    assert str(office.headline) == "예산을 38억 6,700만 원 줄이자는 안입니다."
    assert (office.share, office.share_of) == ("32.2%", "−120억 200만 원")
    assert (office.execution, office.summed_rows) == (None, 0)


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
        assert len(siblings) == 12
        assert name not in {link.text for link in siblings}
    north = made(sitemap, "department", "north")
    assert (len(north.reasons), north.more_reasons) == (6, 94)


def test_a_department_has_its_programs_and_their_reasons(context: Make):
    department = context("north", "department")
    (children,) = department.children
    assert {line.entity.text for line in children.lines} == {"a", "b"}
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


def test_a_change_is_told_for_each_inhabitant_but_not_of_a_place(make_model):
    """All pay for a program; a place has inhabitants of its own."""
    csv = {
        "budgets": "program,proposed,approved\na,1000,600\nb,300,300\n",
        "parks": "spot,proposed,approved\nnorth,500,300\n",
    }
    fields = {**FIELDS, "spot": {"columnType": "geo-source:target:code"}}
    resources = dict.fromkeys(csv, budgets.WIDE)
    model = make_model(csv, fields=fields, resources=resources, inhabitants={"number": 8})
    site = Sitemap(model, Locale("en"))
    key = made(site, "program", "a").key_figures
    assert key is not None
    assert key.per_inhabitant is not None
    assert (key.per_inhabitant.text, key.per_inhabitant.value) == ("−€50", -50)
    place = made(site, "place", "north").key_figures
    assert place is not None
    assert place.per_inhabitant is None


def test_an_entity_is_compared_with_others_of_its_kind_where_there_are_some(context: Make):
    link = context("a").compare
    assert link is not None
    assert link.address == "../compare.html?programs=a"


def test_the_only_one_of_its_kind_is_compared_with_nothing(make_model):
    csv = {"budgets": "program,proposed,approved\na,1000,600\n"}
    model = make_model(csv, fields=FIELDS, resources={"budgets": budgets.WIDE})
    assert made(Sitemap(model, Locale("en")), "program", "a").compare is None
