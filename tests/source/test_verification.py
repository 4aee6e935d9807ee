"""The package against its source: both ways, in order, each number once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from yesan.model.model import Model
from yesan.source.coverage import Coverage, totals
from yesan.source.numbers import numbers
from yesan.source.record import recorded
from yesan.source.verification import verify
from yesan.validation import validation

TEXT = """Budget 2020
(million)
Roads 1,200 1,000 △200
Parks
(east) 30 45 15
Total 1,230 1,045 -185
"""
ROWS = """label,before,after,change,line
Roads,1200,1000,-200,3
Parks (east),30,45,15,4
Total,1230,1045,-185,6
"""
FIELDS = {
    "label": {"role": "label"},
    **{name: {"type": "integer"} for name in ("before", "after", "change")},
    "line": {"type": "integer", "role": "source-line"},
}


@pytest.fixture
def cover(make_model: Callable[..., Model]) -> Callable[..., Coverage]:
    def cover(rows: str = ROWS, text: str = TEXT, **more: object) -> Coverage:
        source = {"title": "report", "lines": ["3-6"], **more}
        model = make_model(
            {"budget": rows}, fields=FIELDS, resources={"budget": {"sources": [source]}}
        )
        (coverage,) = verify(model, text)
        return coverage

    return cover


def test_a_faithful_table_is_covered_both_ways(cover: Callable[..., Coverage]):
    coverage = cover()
    assert coverage.complete
    assert (coverage.found, coverage.figures) == (9, 9)
    assert (coverage.accounted, coverage.numbers) == (9, 9)


@pytest.mark.parametrize(
    ("slip", "row", "field"),
    [
        (("1200,1000", "1201,1000"), 2, "before"),
        (("-200", "200"), 2, "change"),
        (("-185", "-186"), 4, "change"),
    ],
    ids=["digit", "sign", "last"],
)
def test_a_slip_is_found_at_its_row_and_field(
    cover: Callable[..., Coverage], slip: tuple[str, str], row: int, field: str
):
    coverage = cover(ROWS.replace(*slip))
    assert [(e.type, e.row, e.field) for e in coverage.errors] == [("source-error", row, field)]
    assert len(coverage.left) == 1


def test_two_cells_in_each_others_place_are_found(cover: Callable[..., Coverage]):
    assert cover(ROWS.replace("1200,1000", "1000,1200")).errors


def test_a_row_too_few_leaves_its_numbers(cover: Callable[..., Coverage]):
    coverage = cover(ROWS.replace("Parks (east),30,45,15,4\n", ""))
    assert [n.value for n in coverage.left] == [30, 45, 15]


def test_a_row_too_many_finds_no_numbers(cover: Callable[..., Coverage]):
    errors = cover(ROWS + "Roads,1200,1000,-200,3\n").errors
    assert [(e.row, e.field) for e in errors] == [
        *((5, name) for name in ("before", "after", "change")),
        (5, "label"),
    ]


def test_a_row_outside_the_declared_lines_is_an_error(cover: Callable[..., Coverage]):
    (error,) = cover(ROWS.replace("-185,6", "-185,9")).errors
    assert (error.row, error.field) == (4, "line")


def test_numbers_in_labels_are_accounted_for(cover: Callable[..., Coverage]):
    text = TEXT.replace("Roads", "Roads 2030")
    assert cover(text=text).left
    assert cover(ROWS.replace("Roads", "Roads 2030"), text).complete


def test_an_exclusion_needs_its_lines_and_numbers(cover: Callable[..., Coverage]):
    text = TEXT.replace("△200\n", "△200 77\n")
    reason = {"reason": "page number"}
    assert cover(text=text, excluded=[{"lines": "3", "numbers": ["77"], **reason}]).complete
    assert not cover(text=text, excluded=[{"lines": "3", "numbers": ["78"], **reason}]).complete


def test_an_exclusion_of_nothing_is_an_error(cover: Callable[..., Coverage]):
    """Lines of a table that are moved leave the exclusions of its headings behind."""
    (error,) = cover(excluded=[{"lines": "1", "reason": "a year"}]).errors
    assert (error.type, error.field) == ("source-error", "sources.excluded")


def test_figures_in_words_are_read(make_model: Callable[..., Model]):
    fields = {
        "cut": {"type": "integer", "factor": 1_000_000, "currency": "KRW"},
        "said": {"role": "printed", "of": "cut"},
        "line": {"type": "integer", "role": "source-line"},
    }
    sources = {"cuts": {"sources": [{"title": "report", "lines": ["1-1"]}]}}
    rows = "cut,said,line\n{},11억 7천 7백만원,1\n"
    for cut, complete in ((1177, True), (1178, False)):
        model = make_model(
            {"cuts": rows.format(cut)}, fields=fields, resources=sources, languages=["ko"]
        )
        (coverage,) = verify(model, "감액은 11억 7천 7백만원이다")
        assert coverage.complete is complete


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("△1,200 △ 2 -3 − 4", ["-1200", "-2", "-3", "4"]),
        ("2017~2020, 2018-14", ["2017", "2020", "2018", "14"]),
        ("7.80% (x1,680,000)", ["7.80", "1680000"]),
    ],
)
def test_numbers_are_read_with_their_signs(text: str, values: list[str]):
    assert [n.value for n in numbers(text)] == [Decimal(v) for v in values]


def test_a_translation_is_not_looked_for_in_the_source(make_model: Callable[..., Model]):
    """Its numbers would account for others that happen to be the same."""
    fields = {
        "said": {"role": "finding"},
        "said_en": {"role": "finding", "language": "en"},
        "line": {"type": "integer", "role": "source-line"},
    }
    sources = {"remarks": {"sources": [{"title": "report", "lines": ["1-2"]}]}}
    rows = "said,said_en,line\n7회,7 times,1\n"
    model = make_model({"remarks": rows}, fields=fields, resources=sources, languages=["ko", "en"])
    (coverage,) = verify(model, "7회\n7쪽")
    assert [(n.line, n.value) for n in coverage.left] == [(2, 7)]


# ── the checkout's own package against its report ──────────────────────────────────────────────


@pytest.fixture(scope="module")
def report(project: Path, project_model: Model) -> str:
    """The text of the report, no part of the project: found by its hash, beside it."""
    hashes = {source.hash for source in project_model.package.sources}
    for path in sorted((project.parent / "shared" / "source").glob("*.txt")):
        if f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" in hashes:
            return path.read_text(encoding="utf-8")
    # The report is not ours to publish: a checkout without it can check all but this.
    pytest.skip("the text of the report is not beside the project: not checked against it")


def test_the_package_and_the_report_cover_each_other(project_model: Model, report: str):
    """Every figure at its line, no number of the tables left."""
    coverages = verify(project_model, report)
    errors = [str(e) for c in coverages for e in c.errors]
    left = [f"{c.resource.name}: {n}" for c in coverages for n in c.left]
    assert errors == []
    assert left == []
    found, figures, accounted, numbers_ = totals(coverages)
    assert found == figures > 1000
    assert accounted == numbers_ > 1000


def test_the_record_is_that_of_the_tables_as_they_are(project_model: Model, report: str):
    """What the site shows is what verifying finds now."""
    fresh = verify(project_model, report)
    kept = recorded(project_model.package)
    assert kept.keys() == {c.resource.name for c in fresh}
    for coverage in fresh:
        found = kept[coverage.resource.name]
        assert found.complete
        assert (found.figures, found.numbers) == (coverage.figures, coverage.numbers)
        assert (found.accounted, found.excluded) == (coverage.accounted, coverage.excluded)


def test_the_package_is_valid(project: Path):
    """The data of the checkout keeps its promises."""
    assert validation.validate(project).outcomes
