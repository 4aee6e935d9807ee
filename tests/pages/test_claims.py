"""Claims: each computed figure of a page, and how it came about."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import budgets
from paging import page_of
from yesan.language.locale import Locale
from yesan.language.sentence import Marked, Sentence
from yesan.model import figures
from yesan.model.comparison import Comparison
from yesan.model.figures import Coverage, Figure, Operation
from yesan.model.model import Model
from yesan.pages import amounts, claims
from yesan.pages.claims import ShownClaim
from yesan.pages.pages import Generated, generate
from yesan.validation import validation

FIELDS = {**budgets.FIELDS, "line": {"type": "integer", "role": "source-line"}}
ROWS = "".join(f"a,i{n},{n},{n + 1},{n + 40}\n" for n in range(1, 11))


@pytest.fixture(scope="module")
def model(make_model) -> Model:
    csv = {
        "t": "program,item,approved,adjusted,line\na,x,60,30,12\na,y,41,40,13\n",
        "many": f"program,item,approved,adjusted,line\n{ROWS}".replace("a,", "b,"),
    }
    resources = {"t": budgets.WHOLE, "many": budgets.WHOLE}
    return make_model(csv, fields=FIELDS, resources=resources, inhabitants={"number": 4})


def compared(model: Model, code: str = "a") -> Comparison:
    found = model.amounts.comparison_of(model.entities["program"][code])
    assert found is not None
    return found


def shown(model: Model, *asked: Figure) -> list[ShownClaim]:
    return list(claims.show(page_of(model), claims.claims_of(asked)))


# ── which figures are claims ────────────────────────────────────────────────────────────────────


def test_the_figures_of_what_a_page_shows_are_found_wherever_they_are(model: Model):
    page, found = page_of(model), compared(model)
    key = amounts.key_figures(page, found)
    assert key is not None
    references = dict.fromkeys(figure.reference for figure in claims.figures_in(key))
    assert list(references) == [figure.reference for figure in found.figures]
    nested = ["x", (Marked("1", found.change), [Sentence(["y", Marked("2", found.change)])]), 5]
    assert list(claims.figures_in(nested)) == [found.change] * 2


def test_claims_are_the_computed_figures_and_all_that_they_are_computed_from(model: Model):
    found = compared(model)
    assert found.rate is not None
    made = claims.claims_of([found.rate])
    assert [f.operation for f in made.values()] == [
        Operation.SUM,
        Operation.SUM,
        Operation.CHANGE,
        Operation.RATE,
    ]
    assert list(made) == [f.reference for f in made.values()]
    assert claims.claims_of([found.rate, found.rate, found.change]) == made


def test_a_printed_figure_is_no_claim(model: Model):
    (table, _) = model.package.resources
    printed = Figure.printed(table, table.by_name["approved"], 2, 60)
    assert claims.claims_of([printed]) == {}
    share = figures.share(printed, printed)
    assert share is not None
    assert list(claims.claims_of([share])) == [share.reference]


# ── how they came about ─────────────────────────────────────────────────────────────────────────


def test_a_sum_has_its_cells_and_a_change_its_two_amounts(model: Model):
    found = compared(model)
    after, before, change = shown(model, found.change)
    assert (after.text, before.text, change.text) == ("€70.00", "€101.00", "−€31.00")
    assert [t.text for t in before.terms] == ["€60.00", "€41.00"]
    assert [t.cell.address for t in before.terms if t.cell] == [
        "tables/t.html#row-2",
        "tables/t.html#row-3",
    ]
    assert (before.sign, before.operation, before.more) == (" + ", "sum", 0)
    assert [(t.text, t.cell) for t in change.terms] == [("€70.00", None), ("€101.00", None)]
    assert (change.sign, change.operation) == (" − ", "change")
    assert before.coverage == "of all there is: lines 1–9 of the source say so"


def test_a_rate_a_share_and_an_amount_each_are_divisions(model: Model):
    found = compared(model)
    assert found.rate is not None
    assert found.before is not None
    each = figures.per_inhabitant(found.change, 4)
    *_, rate, per = shown(model, found.rate, each)
    assert (rate.text, rate.sign, rate.operation) == ("−30.7%", " ÷ ", "rate of change")
    assert (per.text, per.sign, per.operation) == ("−€7.75", " ÷ ", "per inhabitant")
    assert [t.text for t in per.terms] == ["−€31.00", "4"]


def test_a_share_is_of_an_amount_or_of_a_change(model: Model):
    found = compared(model)
    assert found.before is not None
    shares = [figures.share(whole, whole) for whole in (found.before, found.change)]
    of_amount, of_change = (shown(model, share)[-1] for share in shares if share)
    assert of_amount.operation == "share of the whole"
    assert of_change.operation == "share of the whole change"


def test_a_sum_of_many_rows_has_the_first_and_counts_the_rest(model: Model):
    before = compared(model, "b").before
    assert before is not None
    (claim,) = shown(model, before)
    assert (len(claim.terms), claim.more) == (claims.MOST, 7)


def test_a_sum_of_what_is_listed_says_so(make_model):
    rows = "program,item,approved\na,x,60\na,y,41\n"
    model = make_model({"t": rows}, fields=FIELDS, resources={"t": budgets.WIDE})
    figure = model.amounts.figure_of(model.entities["program"]["a"], model.phases["approved"])
    (claim,) = shown(model, figure)
    assert claim.coverage == "of what the table lists"


def test_a_sum_that_a_total_bears_out_names_the_table_of_the_total(make_model):
    csv = {"t": "program,item,approved\na,x,60\na,y,41\n", "all": "program,approved\n,101\n"}
    resources = {"t": budgets.complete("all"), "all": {**budgets.WIDE, "title": "Everything"}}
    model = make_model(csv, fields=FIELDS, resources=resources)
    figure = model.amounts.figure_of(model.entities["program"]["a"], model.phases["approved"])
    (claim,) = shown(model, figure)
    assert claim.coverage == "of all there is: it agrees with “Everything”"


def test_a_figure_made_of_printed_ones_needs_no_words_on_what_it_covers(model: Model):
    (table, _) = model.package.resources
    printed = Figure.printed(table, table.by_name["approved"], 2, 60)
    (claim,) = shown(model, figures.change(printed, printed))
    assert (claim.coverage, [t.text for t in claim.terms]) == ("", ["€60.00", "€60.00"])
    assert [t.cell.text for t in claim.terms if t.cell] == ["t", "t"]


@pytest.mark.parametrize("operation", list(Operation))
def test_every_operation_has_words_in_each_language(model: Model, operation: Operation):
    found = compared(model).change
    made = Figure(found.amount, "EUR", operation, None, (found,), Coverage.PRINTED)
    claim = [c for c in shown(model, made) if c.id == made.reference]
    said = [c.operation for c in claim]
    assert all(said)
    assert len(said) == (0 if operation in {Operation.PRINTED, Operation.ROWS} else 1)


# ── in a whole site ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def coast(project: Path) -> Generated:
    checked = validation.validate(project / "tests" / "packages" / "kauri-coast")
    return generate(checked, Locale.of(checked.model.package), 0, lambda _: "0" * 24)


@pytest.fixture(scope="module")
def listed(coast: Generated) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(coast.files["data/claims.csv"].decode()))
    return {row["id"]: row for row in rows}


def marked(page: bytes) -> set[tuple[str, Decimal]]:
    """The references in a page, each with its value."""
    found = LexborHTMLParser(page.decode()).css("data[data-figure]")
    values = [(node.attributes["data-figure"], node.attributes["value"]) for node in found]
    return {(str(reference), Decimal(str(value))) for reference, value in values}


def test_every_computed_figure_that_a_page_marks_is_a_claim_of_the_table(coast, listed):
    pages = {name: marked(page) for name, page in coast.files.items() if name.endswith(".md")}
    found = {(name, *mark) for name, marks in pages.items() for mark in marks if "/" not in mark[0]}
    assert len(found) > 100
    for name, reference, value in found:
        assert Decimal(listed[reference]["value"]) == value
        assert name.replace(".md", ".html") in listed[reference]["pages"].split()


def test_every_claim_of_a_page_is_explained_on_it(coast, listed):
    """Its id is the anchor of its line in “How it was computed”.

    Not of how many rows a sum has; the lines of a list are explained on the pages they lead to.
    """
    pages = {n: p.decode() for n, p in coast.files.items() if n.endswith(".md")}
    explained = {
        name: set(re.findall(r'<li id="(c[0-9a-f]{11})">', p)) for name, p in pages.items()
    }
    said = {
        (name.replace(".html", ".md"), row["id"])
        for row in listed.values()
        for name in row["pages"].split()
        if name.replace(".html", ".md") in pages
    }
    assert len(said) > 100
    counted = {row["id"] for row in listed.values() if row["operation"] == "rows"}
    told = {(name, id_) for name, ids in explained.items() for id_ in ids}
    everywhere = {id_ for _, id_ in told}
    assert told <= said
    assert {id_ for _, id_ in said} == everywhere | counted
    alone = {(name, id_) for name, id_ in said - told if id_ not in counted}
    assert {name for name, _ in alone} <= {n for n in pages if 'class="yesan-rows"' in pages[n]}


def test_the_operands_of_every_claim_are_cells_or_other_claims(listed):
    tables = {"ledger", "unit-summary", "ward-rates"}
    assert listed
    for row in listed.values():
        operands = row["operands"].split()
        assert operands
        assert {o for o in operands if "/" not in o} <= listed.keys()
        assert {o.split("/")[0] for o in operands if "/" in o} <= tables


class Once(str):
    """A text that is read, and not searched for one thing after the other."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        raise AssertionError


def test_the_claims_that_a_page_tells_are_found_however_many_there_may_be(model: Model):
    """A sum of thousands of rows brings thousands of claims along, on each page."""
    change, other = compared(model).change, compared(model, "b").change
    possible = {f.reference: f for f in (change, other)}
    text = Once(f"cc{change.reference}{change.reference}d")
    assert claims.told_in(text, possible) == {change.reference: change}
    assert claims.told_in(Once("c0123"), possible) == {}
