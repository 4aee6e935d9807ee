"""Which cell took which figure of the source: kept in the package, and only while it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.descriptor import descriptor
from yesan.model.model import Model
from yesan.package.package import EVIDENCE, VERIFICATION, Package
from yesan.source import evidence, record
from yesan.source.evidence import Evidence
from yesan.source.verification import digest, verify

TEXT = """Budget 2020
Roads 1,200 1,000 △200
Parks
(east) 30 45 50.0%
"""
ROWS = """label,before,after,change,line
Roads,1200,1000,-200,2
Parks,30,45,50.0,3
"""
MONEY = {"type": "number"}
FIELDS: Mapping[str, dict[str, Any]] = {
    "label": {"role": "label"},
    **dict.fromkeys(("before", "after", "change"), MONEY),
    "line": {"type": "integer", "role": "source-line"},
}
HEADING = {"lines": "1", "reason": "the year of the heading"}
SOURCE = {"title": "report", "lines": ["1-4"], "excluded": [HEADING]}
FOUND = [
    Evidence(1, 1, "2020", "budget"),
    Evidence(2, 1, "1,200", "budget", 2, "before"),
    Evidence(2, 2, "1,000", "budget", 2, "after"),
    Evidence(2, 3, "△200", "budget", 2, "change"),
    Evidence(4, 1, "30", "budget", 3, "before"),
    Evidence(4, 2, "45", "budget", 3, "after"),
    Evidence(4, 3, "50.0%", "budget", 3, "change"),
]


@pytest.fixture
def model(make_model: Callable[..., Model]) -> Model:
    return make_model(
        {"budget": ROWS},
        fields=FIELDS,
        resources={"budget": {"sources": [SOURCE]}},
        sources=[{"title": "report", "hash": digest(TEXT.encode())}],
    )


@pytest.fixture
def verified(model: Model) -> Path:
    """The folder of a package with the record of its verification."""
    save(model, TEXT)
    return model.package.root


def save(model: Model, text: str) -> None:
    hashed = digest(text.encode())
    for path, content in record.record(model, verify(model, text, hashed), hashed).items():
        (model.package.root / path).write_text(content, encoding="utf-8")


def kept(package: Package) -> list[Evidence]:
    return record.evidence_of(package, record.recorded(package))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_figure_is_kept_as_printed_with_the_cell_that_took_it(verified: Path):
    """In the order of the source; what the descriptor excludes has no cell."""
    assert kept(descriptor.read(verified)) == FOUND


def test_the_record_holds_no_other_word_of_the_source(verified: Path):
    """The text is not ours to publish."""
    saved = (verified / EVIDENCE).read_text(encoding="utf-8")
    assert not {"Roads", "Parks", "Budget", "east"} & set(saved.replace(",", " ").split())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/budget.csv", "Roads", "Ways"),
        ("data/budget.csv", "1200", "1201"),
        ("datapackage.json", '"1-4"', '"1-5"'),
        (EVIDENCE, "△200", "△300"),
        (EVIDENCE, "budget,3,after", "budget,2,after"),
        (EVIDENCE, "line,", "lines,"),
        (EVIDENCE, "2,1,", "x,1,"),
    ],
    ids=["label", "figure", "lines", "printed", "cell", "header", "no number"],
)
def test_evidence_counts_only_for_what_was_verified(verified: Path, file: str, old: str, new: str):
    """Whatever was changed by hand since, of the table or of the evidence, takes it away."""
    change(verified / file, old, new)
    assert kept(descriptor.read(verified)) == []


def test_a_package_without_a_record_has_no_evidence(model: Model):
    assert kept(model.package) == []


def test_a_changed_table_takes_only_its_own_evidence_away(make_model: Callable[..., Model]):
    model = make_model(
        {"one": "paid,line\n5,1\n", "two": "paid,line\n7,2\n"},
        fields={"paid": MONEY, "line": FIELDS["line"]},
        resources={
            name: {"sources": [{"title": "report", "lines": [line]}]}
            for name, line in (("one", "1"), ("two", "2"))
        },
        sources=[{"title": "report", "hash": digest(b"5\n7")}],
    )
    save(model, "5\n7")
    assert [e.table for e in kept(descriptor.read(model.package.root))] == ["one", "two"]
    change(model.package.root / "data" / "one.csv", "5", "6")
    assert [e.table for e in kept(descriptor.read(model.package.root))] == ["two"]


def test_what_is_recorded_of_another_source_is_kept(make_model: Callable[..., Model]):
    """A package of two documents is verified in two runs."""
    first, second = digest(b"5"), digest(b"7")
    model = make_model(
        {"one": "paid,line\n5,1\n", "two": "paid,line\n7,1\n"},
        fields={"paid": MONEY, "line": FIELDS["line"]},
        resources={
            name: {"sources": [{"title": name, "hash": hashed, "lines": ["1"]}]}
            for name, hashed in (("one", first), ("two", second))
        },
        sources=[{"title": "one", "hash": first}, {"title": "two", "hash": second}],
    )
    save(model, "5")
    save(Model(descriptor.read(model.package.root), model.tables), "7")
    package = descriptor.read(model.package.root)
    assert {n: r.source for n, r in record.recorded(package).items()} == {
        "one": first,
        "two": second,
    }
    assert [(e.table, e.printed) for e in kept(package)] == [("one", "5"), ("two", "7")]


def test_numbers_of_interleaved_rows_go_to_their_own_rows(make_model: Callable[..., Model]):
    """In the text, figures of the second row are between those of the first."""
    model = make_model(
        {"budget": "label,before,after,line\na,10,11,1\nb,20,21,1\n"},
        fields=FIELDS,
        resources={
            "budget": {"interleaved": True, "sources": [{"title": "report", "lines": ["1-2"]}]}
        },
    )
    (coverage,) = verify(model, "10 20\n11 21")
    assert [(e.line, e.printed, e.row, e.field) for e in coverage.evidence] == [
        (1, "10", 2, "before"),
        (1, "20", 3, "before"),
        (2, "11", 2, "after"),
        (2, "21", 3, "after"),
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("감액은 38억 6천 7백만원이다", [(1, 1, "38억 6천 7백만원")]),
        ("감액은 38억6천7백만원이다", [(1, 1, "38억6천7백만원")]),
        ("7대의 감액은 38억 6천\n\n7백만원이다", [(1, 2, "38억 6천"), (3, 1, "7백만원")]),
        ("감액은 38억원과 6천 및 7백만원이다", [(1, 1, "38"), (1, 2, "6"), (1, 3, "7")]),
        ("감액은 138억 6천 7백만원 38억 6천 7백만원", [(1, 4, "38억 6천 7백만원")]),
    ],
    ids=["spaced", "close", "broken", "in other words", "end of another"],
)
def test_a_figure_in_words_is_one_figure(
    make_model: Callable[..., Model], text: str, printed: list[tuple[int, int, str]]
):
    model = make_model(
        {"cuts": "cut,said,line\n3867,38억 6천 7백만원,1\n"},
        fields={
            "cut": {"type": "integer", "factor": 1_000_000, "currency": "KRW"},
            "said": {"role": "printed", "of": "cut"},
            "line": FIELDS["line"],
        },
        resources={"cuts": {"sources": [{"title": "report", "lines": ["1-3"]}]}},
        languages=["ko"],
    )
    (coverage,) = verify(model, text)
    own = [(e.line, e.position, e.printed) for e in coverage.evidence if e.row]
    assert own == printed
    assert {e.field for e in coverage.evidence if e.row} == {"cut"}


def test_a_number_in_a_text_belongs_to_the_field_of_the_text(make_model: Callable[..., Model]):
    model = make_model(
        {"budget": "label,before,line\nRoad 61,1200,1\n"},
        fields=FIELDS,
        resources={"budget": {"sources": [{"title": "report", "lines": ["1"]}]}},
    )
    (coverage,) = verify(model, "Road 61: 1,200")
    assert [(e.printed, e.field) for e in coverage.evidence] == [
        ("61", "label"),
        ("1,200", "before"),
    ]


printed = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
some = st.builds(
    Evidence, st.integers(1, 99), st.integers(1, 9), printed, printed, st.integers(0, 9), printed
)


@given(st.lists(some))
def test_evidence_is_read_as_it_was_written(listed: list[Evidence]):
    """Whatever a figure or a name holds."""
    read = evidence.read(evidence.written(listed).encode())
    assert sorted(read, key=repr) == sorted(listed, key=repr)
    assert evidence.digest(read) == evidence.digest(listed)


@pytest.mark.parametrize("content", [b"", b"\xff", b"a\0b", b'line,"', b"[]"])
def test_a_file_that_is_no_evidence_is_none(content: bytes):
    assert evidence.read(content) == []


def test_the_evidence_of_the_checkout_is_whole(project_model: Model):
    """Every declared range has its figures, and every figure of a range its cell or its reason."""
    package = project_model.package
    records = record.recorded(package)
    found = kept(package)
    assert {e.table for e in found} <= records.keys()
    assert len({(e.line, e.position) for e in found}) == len(found) > 1000
    for e in found:
        resource = package.by_name[e.table]
        if e.row:
            assert e.field in resource.by_name
            assert e.row in project_model.tables[e.table].by_number
    figures = {(e.table, e.row, e.field) for e in found}
    cells = [
        (name, number, f.name)
        for name in records
        for number, row in project_model.tables[name]
        for f in package.by_name[name].printed
        if row[f.name] is not None
    ]
    assert len(cells) > 1000
    assert [cell for cell in cells if cell not in figures] == []


def test_the_files_are_named_as_they_are_read():
    assert VERIFICATION.removesuffix(".json") == EVIDENCE.removesuffix(".csv")
