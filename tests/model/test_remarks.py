"""Reasons and findings, found by the roles of fields alone."""

from __future__ import annotations

import pytest

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
FINDINGS = "program,said,manner,line\na,too much,doubt,4\n,fine,praise,5\n"


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


def test_only_reasons_of_a_kind_are_summed_by_kind(remarks: Remarks):
    assert {k: len(found) for k, found in remarks.kinds_of_reason.items()} == {"Too late": 1}


def test_findings_keep_the_order_of_the_source_and_their_kinds(model: Model, remarks: Remarks):
    assert [(f.text, f.line) for f in remarks.findings] == [("too much", 4), ("fine", 5)]
    assert list(remarks.kinds_of_finding) == ["doubt", "praise"]
    assert [f.text for f in remarks.findings_on(model.entities["program"]["a"])] == ["too much"]


def test_a_table_without_such_roles_tells_nothing(make_model):
    told = Remarks(make_model({"t": "a,b\nx,y\n"}), "en")
    assert (told.reasons, told.findings, told.kinds_of_reason) == ([], [], {})
