"""Reasons and findings, found by the roles of fields alone."""

from __future__ import annotations

import pytest

import budgets
from yesan.model.model import Model
from yesan.model.remarks import Remarks

FIELDS = {
    "program": {"columnType": "activity:generic:program:code"},
    "unit": {"columnType": "administrative-classification:generic:code"},
    "what": {"role": "label"},
    "why": {"role": "reason"},
    "why_fr": {"role": "reason", "language": "fr"},
    "sort": {
        "role": "reason-class",
        "categories": [{"value": "late", "label": "Too late", "label@fr": "Trop tard"}],
    },
    "price": {"type": "integer", "currency": "EUR"},
    "change": {
        "type": "integer",
        "currency": "EUR",
        "factor": 1000,
        "computed": {"product": ["price", "times"]},
    },
    "times": {"type": "integer"},
    "said": {"role": "finding"},
    "manner": {"role": "finding-kind"},
    "line": {"type": "integer", "role": "source-line"},
}
PROGRAMS = "program,unit\na,north\nb,south\n"
CHANGES = """program,what,why,why_fr,sort,price,times,change,line
a,seats,not needed,pas besoin,late,-1,2,-2,7
b,roof,rain,pluie,,-9,1,-9,8
b,door,,,late,-1,1,-1,9
"""
FINDINGS = "program,said,manner,line\na,too much,concern,4\n,fine,praise,5\n"


@pytest.fixture(scope="module")
def model(make_model) -> Model:
    resources = {"programs": {"schema": {"primaryKey": "program"}}}
    csv = {"programs": PROGRAMS, "changes": CHANGES, "findings": FINDINGS}
    return make_model(csv, fields=FIELDS, resources=resources, languages=["en", "fr"])


@pytest.fixture(scope="module")
def remarks(model: Model) -> Remarks:
    return Remarks(model, "en")


def test_reasons_are_in_the_order_of_their_amounts(remarks: Remarks):
    assert [(r.text, r.item, r.figure.amount) for r in remarks.reasons] == [
        ("rain", "roof", -9000),
        ("not needed", "seats", -2000),
    ]


def test_a_reason_has_its_line_its_kind_and_whom_it_is_about(remarks: Remarks):
    reason = remarks.reasons[1]
    assert (reason.line, reason.kind) == (7, "Too late")
    assert reason.codes == {"program": "a", "department": "north"}


def test_reasons_speak_the_language_of_the_page(model: Model):
    reason = Remarks(model, "fr").reasons[1]
    assert (reason.text, reason.kind) == ("pas besoin", "Trop tard")


def test_reasons_are_told_of_a_program_and_of_its_department(model: Model, remarks: Remarks):
    program = model.entities["program"]["a"]
    assert [r.text for r in remarks.reasons_for(program)] == ["not needed"]
    department = model.entities["department"]["south"]
    assert [r.text for r in remarks.reasons_for(department)] == ["rain"]


def test_findings_keep_the_order_of_the_source_and_their_kinds(model: Model, remarks: Remarks):
    assert [(f.text, f.line) for f in remarks.findings] == [("too much", 4), ("fine", 5)]
    assert [f.kind for f in remarks.findings] == ["concern", "praise"]
    assert [f.text for f in remarks.findings_on(model.entities["program"]["a"])] == ["too much"]


def test_a_table_without_such_roles_tells_nothing(make_model):
    told = Remarks(make_model({"t": "a,b\nx,y\n"}), "en")
    assert (told.reasons, told.findings) == ([], [])


def test_a_reason_without_an_amount_comes_last_and_has_no_figure(make_model):
    rows = "a,first,\na,second,5\na,third,-7\n"
    model = make_model({"changes": f"program,why,price\n{rows}"}, fields=FIELDS)
    found = Remarks(model, "en").reasons
    assert [(r.text, r.figure and r.figure.amount) for r in found] == [
        ("third", -7),
        ("second", 5),
        ("first", None),
    ]


def test_a_reason_of_a_table_without_money_has_no_figure(make_model):
    model = make_model({"changes": "program,why\na,rain\n"}, fields=FIELDS)
    (reason,) = Remarks(model, "en").reasons
    assert (reason.figure, reason.item, reason.kind, reason.line) == (None, "", "", None)


def test_the_last_amount_is_the_change_where_none_is_computed(make_model):
    fields = {**FIELDS, "first": {"type": "integer", "currency": "EUR"}}
    part = {"type": "integer", "currency": "EUR", "role": "part", "of": "price"}
    model = make_model(
        {"changes": "why,first,price,grant\nrain,1,2,3\n"}, fields={**fields, "grant": part}
    )
    (reason,) = Remarks(model, "en").reasons
    assert reason.figure is not None
    assert (reason.figure.amount, str(reason.figure.cells)) == (2, "changes/price/2")


@pytest.mark.parametrize(
    ("columns", "row", "change"),
    [
        ("approved,adjusted", "100,80", None),
        ("approved,adjusted,change", "100,80,-20", -20),
        ("approved,cut,adjusted", "100,20,80", -20),
        ("approved,less,adjusted", "100,20,80", -20),
        ("price,cut,adjusted", "7,20,80", -20),
    ],
)
def test_by_how_much_is_no_amount_in_a_phase_and_has_the_sign_of_the_change(
    make_model, columns: str, row: str, change: int | None
):
    back = {"difference": ["approved", "adjusted"]}
    own = {
        "approved": budgets.FIELDS["approved"],
        "adjusted": budgets.FIELDS["adjusted"],
        "change": budgets.FIELDS["change"],
        "cut": {"type": "integer", "currency": "EUR", "change": ["adjusted", "approved"]},
        "less": {"type": "integer", "currency": "EUR", "computed": back},
    }
    others = "program,approved,adjusted\na,100,80\n"
    tables = {"t": f"program,why,{columns}\na,rain,{row}\n", "others": others}
    resources = dict.fromkeys(tables, budgets.WIDE)
    model = make_model(tables, fields=FIELDS | own, resources=resources)
    (reason,) = Remarks(model, "en").reasons
    assert (reason.figure.amount if reason.figure else None) == change


def test_a_finding_has_its_table_its_kind_and_whom_it_is_about(model: Model, remarks: Remarks):
    first, second = remarks.findings
    assert (first.kind, first.resource.name) == ("concern", "findings")
    assert first.codes == {"program": "a", "department": "north"}
    assert second.codes == {}
    assert remarks.findings_on(model.entities["program"]["b"]) == []


def test_a_row_without_a_reason_is_none(make_model):
    model = make_model({"t": "program,why\na,\nb,rain\n"}, fields=FIELDS)
    assert [(r.text, r.codes) for r in Remarks(model, "en").reasons] == [("rain", {"program": "b"})]


def test_a_row_without_a_finding_is_none(make_model):
    model = make_model({"t": "program,said\na,\nb,yes\n"}, fields=FIELDS)
    (finding,) = Remarks(model, "en").findings
    assert (finding.text, finding.kind, finding.line) == ("yes", "", None)
