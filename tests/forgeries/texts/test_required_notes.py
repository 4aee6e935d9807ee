"""What a page must say beside a figure: both totals, the printed rate, what a sum leaves out.

Each package made a site say something false of which the proof knew nothing. What the page says
now is checked against the words, and the proof refuses the page without them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from budgets import FIELDS, WHOLE, WIDE
from proving import refused, said
from yesan.proof.claims import claims
from yesan.proof.proof import Prover

DOLLARS = {**FIELDS["approved"], "currency": "USD"}
THOUSANDS = {**FIELDS["approved"], "factor": 1000}
LONG = "program,direction,phase,amount\n"


LIST = "programs/index.html"


# ── two totals ──────────────────────────────────────────────────────────────────────────────────

TOTALS = {
    "whole": "place,approved,adjusted\n,1000,900\n",
    "offices": "office,approved,adjusted\n,950,870\na,500,400\nb,450,470\n",
}


def test_what_another_table_prints_for_the_whole_is_shown_with_it(make):
    made = make(TOTALS)
    assert [text for text in said(made) if "≠" in text] == [
        "≠ approved €950: offices",
        "≠ adjusted €870: offices",
        "≠ approved €1K: whole",  # below the chart, which is of the other table
        "≠ adjusted €900: whole",
    ]
    assert refused(made, r'<p class="yesan-note">≠.*?</p>', "") == [
        "≠ offices/approved/2",
        "≠ offices/adjusted/2",
    ]


@pytest.mark.parametrize(
    ("own", "other", "sums"), [("whole", "offices", (950, 870)), ("offices", "whole", (1000, 900))]
)
def test_the_page_of_a_table_shows_the_totals_of_others(
    make, own: str, other: str, sums: tuple[int, int]
):
    made, page = make(TOTALS), f"tables/{own}.html"
    told = [text for text in said(made, page) if "≠" in text]
    assert [text.replace("€1K", "€1000") for text in told] == [
        f"≠ approved €{sums[0]}: {other}",
        f"≠ adjusted €{sums[1]}: {other}",
    ]
    assert refused(made, r'<p class="yesan-note">≠.*?</p>', "", page) == [
        f"≠ {other}/approved/2",
        f"≠ {other}/adjusted/2",
    ]


def test_the_page_of_a_table_shows_what_others_print_for_an_entity(make):
    csv = {"t": "program,approved\na,500\nb,400\n", "u": "program,approved\na,520\nb,400\n"}
    made = make(csv)
    of_t, of_u = (
        [text for text in said(made, f"tables/{name}.html") if "≠" in text] for name in "tu"
    )
    assert of_t == ["≠ a, approved €520: u"] * 2  # beside the table, and below its chart
    assert of_u == ["≠ a, approved €500: t"] * 2
    other = "“b”, or a figure of it: u/approved/2"
    assert refused(made, "≠ a, ", "≠ b, ", "tables/t.html") == [other] * 2


def test_totals_that_are_the_same_but_for_rounding_are_one(make):
    csv = {"whole": "place,approved\n,1400\n", "coarse": "office,thousands\n,1\na,1\n"}
    made = make(csv, fields={"thousands": THOUSANDS})
    assert not [text for text in said(made) if "≠" in text]


def test_what_a_table_breaks_down_of_the_whole_is_no_other_total(make):
    csv = {
        "whole": "office,approved,adjusted\n,1000,900\n",
        "cut": "program,approved,adjusted\n,700,600\na,400,300\nb,300,300\n",
    }
    made = make(csv)
    assert not [text for text in said(made) if "≠" in text]
    assert "Of €1K (approved), €700 are broken down in “cut”; €300 are not." in said(made)


def test_a_printed_total_goes_before_a_finer_sum(make):
    """1,001 thousand are printed; 1,000,700 is what the rows add up to."""
    csv = {
        "coarse": "office,before,after\n,1001,901\n",
        "fine": "program,approved,adjusted\na,500300,400300\nb,500400,500400\n",
    }
    fields = {"before": THOUSANDS, "after": {**FIELDS["adjusted"], "factor": 1000}}
    made = make(csv, {"fine": {**WIDE, "complete": {"total": "coarse"}}}, fields=fields)
    assert said(made)[0] == "The budget falls from €1M to €901K: by €100K, that is 10.0%."
    figures = LexborHTMLParser((made[1] / "index.html").read_text()).css(".yesan-key data")
    assert figures[0].attributes["data-figure"] == "coarse/before/2"


def test_what_is_not_broken_down_of_an_entity_is_told_on_its_page(make):
    csv = "office,program,approved,adjusted\n,,1500,1300\na,,1000,900\na,p,600,500\na,q,100,100\n"
    made, page = make({"t": csv + "b,,500,400\nb,r,500,400\n"}), "departments/a.html"
    rest = "Of €1K (approved), €700 are broken down in “t”; €300 are not."
    assert rest in said(made, page)
    assert not any("broken down" in text for text in said(made, "departments/b.html"))
    note = r'<p class="yesan-note">Of <data[^>]*>€1K.*?</p>'
    assert "what is not broken down of it" in refused(made, note, "", page)


def test_what_is_not_broken_down_of_its_only_amount_is_told(make):
    made = make({"t": "office,program,executed\na,,1000\na,p,600\na,q,100\nb,,500\nb,r,500\n"})
    page = "departments/a.html"
    assert "Of €1K (executed), €700 are broken down in “t”; €300 are not." in said(made, page)
    note = r'<p class="yesan-note">Of <data[^>]*>€1K.*?</p>'
    assert "what is not broken down of it" in refused(made, note, "", page)


# ── two currencies ──────────────────────────────────────────────────────────────────────────────


def test_what_is_listed_in_another_currency_is_told_beside_the_total(make):
    csv = {
        "whole": "program,approved,adjusted\n,1000,900\na,600,500\nb,400,400\n",
        "abroad": "program,dollars\nx,70\ny,30\n",
    }
    made = make(csv, fields={"dollars": DOLLARS})
    assert said(made)[:1] == ["The budget falls from €1K to €900: by €100, that is 10.0%."]
    assert "USD. Listed in “abroad”: approved $100*" in said(made)
    lists = said(made, "programs/index.html", "main h2, h2")
    assert lists[:2] == ["EUR", "USD"]


def test_totals_in_two_currencies_are_told_one_by_one(make):
    csv = {
        "whole": "program,approved,adjusted\n,1000,900\na,1000,900\n",
        "abroad": "place,dollars\n,5000\n",
    }
    made = make(csv, fields={"dollars": DOLLARS})
    assert "USD: approved $5K" in said(made)
    assert not [text for text in said(made) if "≠" in text]


def test_the_sums_of_a_table_of_two_currencies_are_two(make):
    made = make(
        {"t": "program,approved,dollars\na,5,\nb,6,\nc,,7\nd,,9\n"}, fields={"dollars": DOLLARS}
    )
    assert [text for text in said(made) if "Listed" in text] == [
        "EUR. Listed in “t”: approved €11* (2 amounts are missing)",
        "USD. Listed in “t”: approved $16* (2 amounts are missing)",
    ]


# ── revenue ─────────────────────────────────────────────────────────────────────────────────────

BOTH = LONG + (
    ",expenditure,approved,9\n,expenditure,adjusted,8\na,expenditure,approved,5\n"
    "a,expenditure,adjusted,4\nb,expenditure,approved,4\nb,expenditure,adjusted,4\n"
    ",revenue,approved,20\n,revenue,adjusted,30\ntax,revenue,approved,15\n"
    "tax,revenue,adjusted,30\na,revenue,approved,5\na,revenue,adjusted,0\n"
)


def test_revenue_is_told_as_revenue_beside_the_expenditure(make):
    made = make({"t": BOTH}, {"t": {}})
    assert said(made, css=".yesan-lead")[:2] == [
        "The budget falls from €9 to €8: by €1, that is 11.1%.",
        "Revenue: approved €20, adjusted €30",
    ]
    assert said(made, "programs/tax.html", ".yesan-lead") == [
        "Revenue: approved €15, adjusted €30: a difference of +€15 (100.0%)."
    ]
    assert said(made, "programs/a.html", ".yesan-lead")[1] == "Revenue: approved €5, adjusted €0"
    assert set(refused(made, 'data-direction="revenue"', 'data-direction="expenditure"')) == {
        "revenue"
    }


def test_revenue_and_expenditure_are_listed_apart(make):
    made = make({"t": BOTH}, {"t": {}})
    tree = LexborHTMLParser((made[1] / "programs" / "index.html").read_text())
    tables = [
        (table.css_first("caption").text(), [th.text() for th in table.css("tbody th")])
        for table in tree.css("table.yesan-grid")
    ]
    assert tables == [("Programs: Expenditure", ["a", "b"]), ("Programs: Revenue", ["tax"])]


RANKED = f"{LONG}a,expenditure,approved,5\nb,expenditure,approved,4\ntax,revenue,approved,90\n"


def test_revenue_and_expenditure_are_not_ranked_together(make):
    made = make({"t": RANKED}, {"t": {}})
    assert said(made, "tables/t.html", "figcaption") == [
        "Expenditure: amountExpenditure. a has the most in this table: €5."
    ]


# ── blank codes, single rows, negative amounts ──────────────────────────────────────────────────

BLANKS = "program,label,approved\na,A,5\n,Reserve,3\n,Other,4\nb,B,1\n"


@pytest.mark.parametrize("missing", [[""], ["NA"]])
def test_rows_without_a_code_are_no_total_and_no_entity(make, missing: list[str]):
    schema = {**WIDE["schema"], "missingValues": missing}
    made = make({"t": BLANKS}, {"t": {"schema": schema}})
    first, note, *_ = said(made)
    assert first == "Listed in “t”: approved €6*"
    assert "2 rows have no code, and are not in it." in note
    pages = sorted(path.stem for path in (made[1] / "programs").glob("*.html"))
    assert pages == ["a", "b", "index"]
    assert "how many rows without a code it leaves out" in refused(
        made, r'<data data-number="unnamed.*?</data>', ""
    )


def test_rows_without_a_code_are_no_total_in_a_phase_that_one_of_them_leaves_blank(make):
    made = make({"t": "program,approved,adjusted\na,5,6\n,400,400\n,,5\n"})
    first, note, *_ = said(made)
    assert first == "In “t”: approved €5*, adjusted €6*"
    assert "2 rows have no code, and are not in it." in note


@pytest.mark.parametrize("table", [WIDE, WHOLE])
def test_a_program_of_no_office_is_left_out_of_the_sum_which_says_so(make, table: dict[str, Any]):
    made = make({"t": "office,program,approved\no,a,60\np,b,40\n,c,70\n"}, {"t": table})
    first, note, *_ = said(made)
    assert first == "Listed in “t”: approved €100*"
    assert "1 row has no code, and is not in it." in note
    assert "how many rows without a code it leaves out" in refused(
        made, r'<data data-number="unnamed.*?</data>', ""
    )


def test_one_blank_code_is_that_of_a_total(make):
    made = make({"t": "program,approved\na,5\n,9\nb,4\n"})
    assert not [text for text in said(made) if "no code" in text]


def test_the_figure_of_one_row_is_no_sum(make):
    made = make({"t": "program,item,approved\na,x,5\nb,x,6\nb,y,7\n"})
    assert said(made, "programs/a.html") == [
        "In “t”: approved €5*",
        "* This is the figure of one row; the table does not say that it is all. The whole table",
    ]
    assert said(made, "programs/a.html", ".yesan-how li") == [
        "€5.00 = €5.00 t (figure of one row, of what the table lists)"
    ]
    wrong = refused(made, "In “t”:", "Listed in “t”:", "programs/a.html")
    assert wrong == ["a sum of several figures"]
    several = said(made, "programs/b.html")[0]
    assert several == "Listed in “t”: approved €13*"
    assert refused(made, "Listed in “t”:", "In “t”:", "programs/b.html") == [
        "figures of one row each"
    ]


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ("-5,-10", "approved −€5, adjusted −€10: a difference of −€5."),
        ("-5,10", "approved −€5, adjusted €10: a difference of +€15."),
        ("5,-10", "approved €5, adjusted −€10: a difference of −€15 (−300.0%)."),
    ],
)
def test_less_than_nothing_is_neither_cut_nor_raised(make, amounts: str, told: str):
    made = make({"t": f"program,approved,adjusted\n,{amounts}\na,{amounts}\n"})
    assert said(made)[0] == told


# ── printed rates ───────────────────────────────────────────────────────────────────────────────

SPENT_RATE = {"type": "number", "unit": "%", "computed": {"ratio": ["executed", "adjusted"]}}


def test_a_printed_rate_of_execution_goes_before_a_computed_one(make):
    """57 of 100 could be 57.4 %; 17 of 40 cannot be 50 %: both are said."""
    csv = {"t": "program,adjusted,executed,spent_rate\n,100,57,57.4\na,40,30,75.0\nb,40,17,50.0\n"}
    csv["t"] += "c,10,5,50.0\nd,10,5,50.0\n"  # most are what they should be
    made = make(csv, fields={"spent_rate": SPENT_RATE})
    assert said(made)[0] == "Of €100 (adjusted), €57 is spent (executed): 57.4%."
    assert said(made, "programs/b.html")[1:] == [
        "Of €40 (adjusted), €17 is spent (executed): 50.0%.",
        "≠ The source prints this rate; of the two amounts it is 42.5%.",
    ]
    note = r'<p class="yesan-note">≠.*?</p>'
    found = refused(made, note + "|<details class=.yesan-how.*?</details>", "", "programs/b.html")
    assert found == ["≠ and the rate of the two amounts"]


def test_a_printed_rate_of_change_that_cannot_be_is_shown_with_the_true_one(make):
    csv = {"t": "program,approved,adjusted,change,rate\na,100,90,-10,-20.0\nb,100,90,-10,-10.0\n"}
    made = make(csv)
    other = "≠ The source prints this rate; of the two amounts it is −10.0%."
    assert other in said(made, "programs/a.html")
    assert other not in said(made, "programs/b.html")


# ── years, hierarchies, superlatives ────────────────────────────────────────────────────────────


def test_amounts_of_one_of_several_years_say_of_which(make):
    csv = {"t": "program,year,approved\na,2022,5\nb,2022,3\nb,2023,0\nc,2023,4\n"}
    made = make(csv)
    assert said(made)[0] == "Listed in “t” for 2023: approved €4*"
    assert said(made, "programs/b.html")[0] == "2023: approved €0"
    assert said(made, "programs/a.html")[0] == ("It has no amount of 2023; its latest is of 2022.")
    assert refused(made, "2023", "2024") != []
    assert "2023" in refused(made, r' for <data data-number="label">2023</data>', "")


def test_nothing_is_called_new(make):
    """Of the years before nobody knows anything: it may have had a budget, or not."""
    made = make({"t": "program,year,approved,adjusted\na,2023,0,7\nb,2022,1,1\n"})
    assert (
        said(made, "programs/a.html")[0]
        == "2023: There is nothing in approved, and €7 in adjusted."
    )


def test_nobody_has_the_most_of_less_than_nothing(make):
    made = make({"t": "town,saved\nA,-6000\nB,-4000\nC,-5000\n"}, {"t": {}}, fields=SAVED)
    assert said(made, "tables/t.html", "figcaption strong") == ["saved"]
    assert said(made, "tables/t.html", "figcaption bdi") == []
    forged = '</strong><br><bdi>B has the least in this table: <data data-figure="t/saved/2" '
    forged += 'value="-6000">-6,000</data>.</bdi>'
    found = refused(made, "</strong>", forged, "tables/t.html")
    assert "no such word of less than nothing" in found


SAVED = {"saved": {"type": "integer"}}
UNITS = {
    "entity": True,
    "schema": {
        "primaryKey": "office",
        "foreignKeys": [{"fields": "parent", "reference": {"resource": "", "fields": "office"}}],
    },
}


@pytest.mark.parametrize("folder", ["departments", "rows/units"])
def test_a_table_of_entities_can_say_which_contain_which(make, folder: str):
    """Its rows are named by their own names, and what contains others is not added to them."""
    key = {"fields": "unit", "reference": {"resource": "units", "fields": "office"}}
    csv = {
        "units": "office,parent,name\nx,,Ministry\ny,x,Agency\nz,x,Bureau\n",
        "t": "unit,approved\ny,5\nz,4\nx,9\n",
    }
    fields: dict[str, Any] = {} if folder == "departments" else {"office": {}}
    tables = {"units": UNITS, "t": {"schema": {**WIDE["schema"], "foreignKeys": [key]}}}
    made = make(csv, tables, fields=fields)
    assert said(made)[0] == "Listed in “t”: approved €9*"
    assert said(made, f"{folder}/y.html", "h1") == ["Agency"]
    assert "approved €5" in said(made, f"{folder}/y.html")
    assert "Not counting totals: Agency has the most in this table: €5." in said(
        made, "tables/t.html", "figcaption bdi"
    )


def test_who_has_the_most_is_a_claim(make):
    made = make(
        {"t": "town,trees\nA,5\nB,7\nC,7\n"}, {"t": {}}, fields={"trees": {"type": "integer"}}
    )
    page = LexborHTMLParser((made[1] / "tables" / "t.html").read_text())
    known = claims.read(made[1])
    named = {
        node.text(): known[node.attributes["data-figure"] or ""].operation
        for node in page.css("figcaption data")
        if (node.attributes["data-figure"] or "") in known
    }
    assert named == {"B": "rank", "C": "rank"}


def test_who_has_the_most_is_held_against_all_rows(make):
    """Without the row that has as much, another would be the first alone."""
    trees = {"trees": {"type": "integer"}}
    package, root = make({"t": "town,trees\nA,5\nB,9\nC,9\n"}, {"t": {}}, fields=trees)
    known = claims.read(root)
    first = next(claim for claim in known.values() if claim.operation == "rank")
    forged = {**known, first.id: replace(first, operands=(first.operands[0], first.operands[-1]))}
    left = {4, 3} - {first.operands[0].lines[0]}  # type: ignore[union-attr]
    found = Prover(package, forged, root).assertions.findings
    expected = [f"row {line} among them" for line in left]
    kept = {operand.lines[0] for operand in forged[first.id].operands}  # type: ignore[union-attr]
    assert [f.expected for f in found] == ([] if left <= kept else expected)


# ── what the site says of its own accord is known to be true ────────────────────────────────────

RATES = "program,adjusted,executed\n,200,104\na,100,100\nb,50,4\nc,50,0\n"


def test_the_numbers_of_a_message_are_no_figures(make):
    """“Under a tenth” is written with digits in some languages; amounts may come first there."""
    made = make({"t": RATES}, languages=["ko"])
    told = "집행률을 알 수 있는 3개 가운데 2개가 10분의 1도 쓰지 못했습니다."
    assert told in said(made, LIST, "figcaption bdi")
    assert refused(made, "10분의 1도", "10분의 2도", LIST) != []


def test_the_axis_of_rates_says_that_they_are_rates(make):
    made = make({"t": RATES}, languages=["ko"])
    assert refused(made, ">%</text>", ">유로</text>", LIST) != []


@pytest.mark.parametrize("names", ["도로,다리", "숲,길", "Lab,산"])
def test_names_are_joined_by_the_particle_that_each_needs(make, names: str):
    first, second = names.split(",")
    rows = f",10,10\na,{first},5,7\nb,{second},5,3\n".replace(",10,10", ",,10,10")
    made = make({"t": f"program,label,approved,adjusted\n{rows}"}, languages=["ko"])
    found = next(t for t in said(made, LIST, "figcaption bdi") if "가장 크게" in t)
    assert "다음과 같습니다: " in found


def test_tables_may_each_be_of_one_year(make):
    def of(year: str) -> dict[str, Any]:
        field = {"name": "year", "columnType": "date:fiscal-year", "constant": year}
        extra = WIDE["schema"].get("extraFields", [])
        return {"schema": {**WIDE["schema"], "extraFields": [*extra, field]}}

    rows = "program,approved,executed\na,5,4\nb,6,1\nc,8,0\n"
    made = make({"t": rows, "u": rows}, {"t": of("2023"), "u": of("2024")})
    assert "(2024)" in said(made, css="figcaption strong")[0]
    assert refused(made, r"\(2024\)", "(2025)") != []


@pytest.mark.parametrize("amount", [15, 15_000])
def test_a_unit_may_be_a_number(make, amount: int):
    """What is counted in thousands is drawn in thousands, and not in “thousand thousand”."""
    trees = {"trees": {"type": "integer", "unit": "thousand"}}
    rows = f"town,trees\nA,{amount}\nB,7\n"
    made = make({"t": rows}, {"t": {}}, fields=trees)
    assert "thousand thousand" not in (made[1] / "tables/t.html").read_text(encoding="utf-8")
    assert said(made, "tables/t.html", 'g[data-axis="labels"] + g text')[0] == "thousand"
    assert refused(made, f"{amount:,} thousand", f"{amount:,} million", "tables/t.html") != []


# ── what is beside such a figure is true ────────────────────────────────────────────────────

YEARS = {"t": "program,year,approved\na,2022,5\nb,2022,3\nb,2023,0\nc,2023,4\n"}
ABROAD = {
    "whole": "program,approved,adjusted\n,1000,900\na,600,500\nb,400,400\n",
    "abroad": "program,dollars\nx,70\ny,30\n",
}
FORGED = {
    "the other direction": ({"t": BOTH}, "Revenue: ", "Expenditure: ", "index.html"),
    "no direction": ({"t": BOTH}, '("revenue">)Revenue: ', r"\1", "index.html"),
    "the other direction of an entity": (
        {"t": BOTH}, '("revenue">)Revenue: ', r"\1Expenditure: ", "programs/tax.html"
    ),
    "the other currency": (ABROAD, r"USD\. Listed", "EUR. Listed", "index.html"),
    "the year before": (YEARS, ">2023</data>: ", ">2022</data>: ", "programs/b.html"),
    "another table": (TOTALS, '(≠ approved .*?"label">)offices', r"\1whole", "index.html"),
    "the other direction in the title of a chart": (
        {"t": RANKED}, "(<figcaption><strong>)Expenditure: ", r"\1Revenue: ", "tables/t.html"
    ),
    "the other direction in the heading of a list": (
        {"t": BOTH}, "Revenue</h2>", "Expenditure</h2>", "programs/index.html"
    ),
    "the other direction in the caption of a list": (
        {"t": BOTH}, "(<caption>[^<]*)Revenue", r"\1Expenditure", "programs/index.html"
    ),
    "another year in the title of a chart": (
        YEARS, r"(<strong>[^<]*)\(2023\)", r"\1(2022)", "tables/t.html"
    ),
    "no year in the title of a chart": (
        {"t": "program,year,approved,adjusted\na,2022,5,6\na,2023,4,6\nb,2023,1,2\n"},
        r"(<strong>[^<]*) \(2023\)", r"\1", "index.html",
    ),
    "another phase": (TOTALS, "≠ approved", "≠ adjusted", "index.html"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORGED)
def test_what_stands_beside_such_a_figure_is_held_against_it(make, kind: str):
    csv, pattern, instead, page = FORGED[kind]
    tables: dict[str, Any] = {"t": {}} if csv.get("t", "").startswith(LONG) else {}
    made = make(csv, tables, fields={"dollars": DOLLARS} if csv is ABROAD else {})
    assert refused(made, pattern, instead, page) != []


# ── what a table does not break down of its own total ───────────────────────────────────────────


REST = r'<p class="yesan-note">Of <data.*?</p>'


@pytest.mark.parametrize("page", ["index.html", "tables/t.html"])
def test_what_a_table_does_not_list_of_its_total_is_told(make, page):
    made = make({"t": "program,approved,adjusted\n,1000,900\na,100,90\nb,300,300\n"})
    assert "Of €1K (approved), €400 are broken down in “t”; €600 are not." in said(made, page)
    assert "what is not broken down of it" in refused(made, REST, "", page)


@pytest.mark.parametrize("page", ["index.html", "tables/t.html"])
def test_it_is_told_where_nothing_is_compared(make, page):
    made = make({"t": "office,adjusted\nx,144\ny,35\n,200\n", "u": "program,approved\na,6\n"})
    assert "Of €200 (adjusted), €179 are broken down in “t”; €21 are not." in said(made, page)
    assert "what is not broken down of it" in refused(made, REST, "", page)


def test_it_is_told_of_what_is_spent(make):
    made = make({"t": "program,approved,executed\n,1000,900\na,100,90\nb,300,300\n"})
    assert "Of €1K (approved), €400 are broken down in “t”; €600 are not." in said(made)


@pytest.mark.parametrize(
    ("csv", "fields"),
    [
        ("program,approved\n,500\na,100\nb,400\n", {}),
        ("program,approved\n,500\na,100\nb,500\n", {}),
        ("program,approved\n,500\na,600\nb,-200\nc,100\n", {}),
        ("program,thousands\n,501\na,100\nb,400\n", {"thousands": THOUSANDS}),
        ("program,office,approved\n,,500\na,x,100\n,y,300\nb,,50\n", {}),
    ],
    ids=["all", "more", "cuts among them", "rounded", "of two kinds"],
)
def test_nothing_is_told_where_the_parts_are_all_or_of_several_kinds(make, csv, fields):
    made = make({"t": csv}, fields=fields)
    assert not [text for text in said(made, "tables/t.html") if "broken down" in text]


# ── a figure's year, where there are several ────────────────────────────────────────────────────


def test_a_lead_and_the_description_of_a_page_name_the_year(make):
    csv = {"t": "program,year,approved,adjusted\na,2022,5,6\na,2023,4,6\nb,2023,1,2\n"}
    made, page = make(csv), "programs/a.html"
    lead = "2023: The budget rises from €4 to €6: by €2, that is 50.0%."
    assert said(made, page)[0] == lead
    assert refused(made, '(<p class="yesan-lead"[^>]*>)<data[^>]*>2023</data>: ', r"\1", page)[
        :1
    ] == ["2023"]
    described = '<meta name="description" content="{}"><body'
    assert refused(made, "<body", described.format(lead), page) == []
    assert refused(made, "<body", described.format(lead[6:]), page) == ["2023"]


def test_an_amount_alone_and_what_is_spent_name_the_year(make):
    csv = {"t": "program,year,approved,executed\na,2022,5,6\na,2023,40,6\n"}
    made, page = make(csv), "programs/a.html"
    leads = said(made, page, ".yesan-lead")
    assert leads == [
        "2023: approved €40, executed €6",
        "2023: Of €40 (approved), €6 is spent (executed): 15.0%.",
    ]
    assert "2023" in refused(made, "<data[^>]*>2023</data>: Of", "Of", page)


def test_each_amount_has_the_year_of_its_own(make):
    """The second table has no years."""
    csv = {
        "t": "program,year,approved\na,2022,5\na,2023,40\n",
        "u": "program,executed\na,3\n",
    }
    made = make(csv)
    assert said(made, "programs/a.html", ".yesan-lead") == ["2023: approved €40", "executed €3"]


def test_the_stages_of_a_budget_and_the_won_have_korean_names(make):
    """The package names neither."""
    fields = {n: {**FIELDS[n], "currency": "KRW"} for n in ("approved", "executed")}
    csv = "program,approved,executed\na,800000,600000\nb,500000,100000\n"
    made = make({"t": csv}, fields=fields, languages=["ko"])
    assert said(made, "programs/a.html")[0] == "확정예산 80만 원, 집행액 60만 원"


def test_what_is_not_broken_down_has_its_year(make):
    csv = {"t": "program,year,approved\na,2023,90\nb,2023,80\n,2023,200\na,2024,100\nb,2024,100\n"}
    csv["t"] += ",2024,210\n"
    made, page = make(csv), "tables/t.html"
    told = "2024: Of €210 (approved), €200 are broken down in “t”; €10 are not."
    assert told in said(made, page)
    assert "2024" in refused(made, r"<data[^>]*>2024</data>: Of ", "Of ", page)


def test_the_largest_of_one_column_is_not_that_of_others(make):
    csv = {"t": "year,office,approved,executed\n"}
    for year in (2021, 2022, 2023):
        csv["t"] += f"{year},a,{year - 2000},{year - 1990}\n{year},b,5,6\n"
    made, page = make(csv), "tables/t.html"
    (told,) = [text for text in said(made, page, "figcaption bdi") if "largest" in text]
    assert told.startswith("The largest figure of “approved” is that of a (2023): €23")
    assert "the column approved" in refused(made, " of “approved” is", " is", page)
    assert "the column approved" in refused(made, " of “approved” is", " of “executed” is", page)


def test_amounts_beside_each_other_that_differ_do_not_look_the_same(make):
    csv = {
        "offices": "office,approved,adjusted\n,10010,8990\na,6000,5000\nb,4000,3990\n",
        "whole": "place,approved,adjusted\n,10020,8990\n",
    }
    made = make(csv)
    told = "≠ approved €10,010.00: offices"
    assert told in said(made)
    page = "tables/offices.html"
    rest = "Of €10,010.00 (approved), €10,000.00 are broken down in “offices”; €10.00 are not."
    assert rest in said(made, page)
    apart = "amounts as far apart as they are"
    assert apart in refused(made, ">€10,0[01]0[.]00<", ">€10K<", page)
    assert apart in refused(made, ">€10,0[12]0[.]00<", ">€10K<")


def test_what_is_not_broken_down_looks_as_far_from_the_rest_as_it_is(make):
    made = make({"t": "office,approved\n,1000000000\na,499990000\nb,10000\n"})
    rest = "Of €1B (approved), €500M are broken down in “t”; €500M are not."
    assert rest in said(made, "tables/t.html")
    made = make({"t": "office,approved\n,999990000\na,499990000\nb,10000\n"})
    rest = "Of €999.99M (approved), €500M are broken down in “t”; €499.99M are not."
    assert rest in said(made, "tables/t.html")
    apart = "amounts as far apart as they are"
    assert apart in refused(made, "€499[.]99M", "€500M", "tables/t.html")


def test_what_is_almost_all_is_not_told_as_all(make):
    made = make(
        {"t": "office,adjusted,executed\n,1000000,999800\na,600000,600000\nb,400000,399800\n"}
    )
    told = "The budget (adjusted) is €1M, the outcome (actual) €999.8K: 99.98%."
    assert told in said(made)
    assert "0.9998" in refused(made, ">99[.]98%<", ">100.0%<")


def test_a_change_looks_as_far_from_that_of_all_as_it_is(make):
    """1.0 of 1.1 million would be 91 percent; it is 1.04 of 1.06."""
    csv = "office,approved,adjusted\n,9000000,7940000\na,6000000,4960000\nb,3000000,2980000\n"
    made, page = make({"whole": csv}), "departments/a.html"
    told = "by €1.04M, that is 17.3%. That is 98.1% of −€1.06M, the change of all in “whole”."
    assert said(made, page)[0].endswith(told)
    apart = "amounts as far apart as they are"
    assert apart in refused(made, ">€1[.]04M<", ">€1M<", page)
    assert apart in refused(made, ">−€1[.]06M</data>, the", ">−€1.1M</data>, the", page)


def test_amounts_beside_each_other_look_as_far_apart_as_they_are(make):
    """From 10 to 9 thousand would be a fall by 1,000; it is by 1,080."""
    made = make({"whole": "place,approved,adjusted\n,10040,8960\n"})
    told = "The budget falls from €10,040.00 to €8,960.00: by €1,080.00, that is 10.8%."
    assert said(made)[0] == told
    apart = "amounts as far apart as they are"
    assert apart in refused(made, "€10,040[.]00</data> to", "€10K</data> to")
    assert apart in refused(made, "€8,960[.]00</data>: by", "€9K</data>: by")


def test_amounts_of_a_line_that_are_rounded_until_they_look_the_same_are_refused(make):
    """They are of two tables, each in its own unit."""
    tables = {"t": "program,approved\na,12300000\nb,1\n", "u": "program,adjusted\na,12344000\n"}
    made = make(tables)
    assert said(made, "programs/index.html", "tbody tr:first-child .said") == ["€12.3M", "€12.34M"]
    apart = "amounts that look as they differ"
    assert apart in refused(made, r"€12\.34M", "€12.3M", "programs/index.html")


def test_an_amount_for_each_inhabitant_is_not_compared_with_one_of_all(make):
    """0.81 won are written as 1, which is what was approved."""
    won = {name: {**FIELDS[name], "currency": "KRW"} for name in ("approved", "adjusted")}
    csv = {"whole": "place,approved,adjusted\n,1,1001\n"}
    people = {"number": 1234, "source": {"title": "Census"}}
    made = make(csv, fields=won, inhabitants=people)
    assert said(made, css=".yesan-key dd")[::3] == ["₩1", "+₩11,234 inhabitants"]
