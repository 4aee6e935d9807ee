"""The pages of a package: their titles, their order, the ways between them."""

from __future__ import annotations

import pytest

from budgets import FIELDS
from yesan.commands.explain import explain
from yesan.language.locale import Locale
from yesan.pages.sitemap import MOST_PARTIES, Sitemap

PAID = {
    "office": {"columnType": "administrator:generic:name"},
    "payee": {"columnType": "recipient:generic:name"},
    "amount": FIELDS["amount"],
}


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


@pytest.mark.parametrize(
    ("payees", "kinds"),
    [(MOST_PARTIES, ["administrator", "recipient"]), (MOST_PARTIES + 1, ["administrator"])],
)
def test_who_is_paid_has_pages_where_they_are_few(make_model, payees: int, kinds: list[str]):
    rows = "".join(f"{'ab'[n % 2]},P{n},{n + 5}\n" for n in range(payees))
    sitemap = sitemap_of(make_model({"t": f"office,payee,amount\n{rows}"}, fields=PAID))
    assert sitemap.kinds == kinds
    said = {x.subject: x.reasons[0] for x in explain(sitemap.model)}["pages of recipient"]
    assert said.startswith(
        f"{payees:,} pages" if "recipient" in kinds else f"none for the {payees:,}"
    )


def test_a_table_of_many_payees_that_is_one_of_entities_has_pages(make_model):
    payees = "".join(f"P{n}\n" for n in range(MOST_PARTIES + 1))
    fields = PAID | {"payee": {"columnType": "recipient:generic:id"}}
    tables = {"payees": {"entity": True, "schema": {"primaryKey": "payee"}}}
    csv = {"t": "office,payee,amount\na,P1,5\nb,P2,6\n", "payees": f"payee\n{payees}"}
    sitemap = sitemap_of(make_model(csv, fields=fields, resources=tables))
    assert "recipient" in sitemap.kinds


def sitemap_of(model) -> Sitemap:
    return Sitemap(model, Locale.of(model.package))
