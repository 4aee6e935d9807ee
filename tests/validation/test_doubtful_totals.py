"""A row that may be the total of the others is warned of, and no page adds it to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from budgets import FIELDS, UNSAID, WIDE
from proving import proven, said
from yesan.commands.explain import explain
from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.validation import validation

CSV = "program,approved\ntotal,{}\na,200\nb,100\n"


def warned(root: Path) -> list[tuple[str, str]]:
    found = validation.validate(root).model.package.warnings
    return [(warning.type, warning.place) for warning in found]


def test_a_row_that_has_what_the_others_have_together_is_warned_of(
    make_package: Callable[..., Path],
):
    root = make_package({"t": CSV.format(300)}, fields=FIELDS | UNSAID, resources={"t": WIDE})
    assert ("unsaid-total", "data/t.csv row 2, program") in warned(root)
    reasons = [
        reason for part in explain(validation.validate(root).model) for reason in part.reasons
    ]
    assert [reason for reason in reasons if "total (row 2) has what" in reason] != []


def test_a_row_that_has_not_is_not(make_package: Callable[..., Path]):
    root = make_package({"t": CSV.format(400)}, fields=FIELDS | UNSAID, resources={"t": WIDE})
    assert [type_ for type_, _ in warned(root) if type_ == "unsaid-total"] == []


def test_no_page_adds_up_rows_and_what_may_be_their_total(
    make_package: Callable[..., Path], tmp_path_factory
):
    """Nor does the proof let one do so."""
    make = proven(make_package, tmp_path_factory)
    package, site = make({"t": CSV.format(400)}, fields=FIELDS | UNSAID)
    assert said((package, site))[0] == "Listed in “t”: approved €700*"
    table = package.root / "data" / "t.csv"
    table.write_text(table.read_text("utf-8").replace("400", "300"), "utf-8")
    found = proof.prove(descriptor.read(package.root), site).findings
    expected = "a sum without total, which may be the total of the others"
    assert expected in {finding.expected for finding in found}
    package, site = make({"t": CSV.format(300)}, fields=FIELDS | UNSAID)
    assert [text for text in said((package, site)) if "600" in text] == []


def test_no_page_adds_up_rows_without_codes_and_what_may_be_their_total(
    make_package: Callable[..., Path], tmp_path_factory
):
    """A name is no code: the sum of all rows is said where no row has what all others have."""
    make = proven(make_package, tmp_path_factory)
    csv = "item,approved\nRoads,70\nParks,30\nAll,{}\n"
    fields = FIELDS | {"item": {}}
    package, site = make({"t": csv.format(90)}, fields=fields)
    assert said((package, site))[0] == "Listed in “t”: approved €190*"
    table = package.root / "data" / "t.csv"
    table.write_text(table.read_text("utf-8").replace("90", "100"), "utf-8")
    found = proof.prove(descriptor.read(package.root), site).findings
    expected = "a sum without row 4, which may be the total of the others"
    assert expected in {finding.expected for finding in found}
    package, site = make({"t": csv.format(100)}, fields=fields)
    assert [text for text in said((package, site)) if "200" in text] == []
    reasons = [
        text for part in explain(validation.validate(package.root).model) for text in part.reasons
    ]
    assert "no sum of all rows: row 4 has what the others have together" in reasons
