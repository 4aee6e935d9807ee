"""Which page of evidence shows which line of a source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.model.model import Model
from yesan.pages import source_lines
from yesan.pages.source_lines import SourceLines
from yesan.source import record
from yesan.source.verification import digest, verify
from yesan.tables import tables

LINE = {"type": "integer", "role": "source-line"}
FIELDS = {"paid": {"type": "integer"}, "line": LINE, "said": {"role": "finding"}}
TEXT = "".join(f"{n * 10}\n\n" for n in range(1, 11))
"""Figures at every second line: 10 at line 1, 20 at line 3 …"""


def ranged(*lines: str) -> dict[str, Any]:
    return {"sources": [{"title": "report", "lines": list(lines)}]}


@pytest.fixture
def read(make_model: Callable[..., Model]) -> Callable[..., SourceLines]:
    """Makes a package, records its verification, and gives the lines of its sources."""

    def read(csv: dict[str, str], **resources: dict[str, Any]) -> SourceLines:
        hashed = digest(TEXT.encode())
        model = make_model(
            csv,
            fields=FIELDS,
            resources=resources,
            sources=[{"title": "report", "hash": hashed}],
        )
        root = model.package.root
        coverages = verify(model, TEXT, hashed)
        for path, content in record.record(model, coverages, hashed).items():
            (root / path).write_text(content, encoding="utf-8")
        package = descriptor.read(root)
        return SourceLines(package, tables.read(package))

    return read


def spans(lines: SourceLines) -> list[list[tuple[list[str], int, int]]]:
    """The sections of each page: their tables, first and last lines."""
    return [
        [([t.name for t in s.tables], s.first, s.last) for s in part.sections]
        for part in lines.parts
    ]


def test_sections_follow_the_source(read: Callable[..., SourceLines]):
    """The lines of tables, and rows of other tables between them."""
    lines = read(
        {
            "late": "paid,line\n50,9\n60,11\n",
            "early": "paid,line\n10,1\n20,3\n",
            "remarks": "said,line\nwhy,6\nhow,3\n",
        },
        late=ranged("9-12"),
        early=ranged("1-4"),
    )
    assert spans(lines) == [[(["early"], 1, 3), ([], 6, 6), (["late"], 9, 11)]]


def test_ranges_that_overlap_are_one_section(read: Callable[..., SourceLines]):
    """A line is on one page, once."""
    lines = read(
        {"one": "paid,line\n10,1\n30,5\n", "two": "paid,line\n20,3\n40,7\n"},
        one=ranged("1-5"),
        two=ranged("3-7"),
    )
    assert spans(lines) == [[(["one", "two"], 1, 7)]]


def test_a_long_source_has_several_pages(
    read: Callable[..., SourceLines], monkeypatch: pytest.MonkeyPatch
):
    """Pages end with a range where they can; each line has one address."""
    monkeypatch.setattr(source_lines, "MOST", 4)
    rows = "".join(f"{n * 10},{2 * n - 1}\n" for n in range(1, 6))
    lines = read(
        {"long": f"paid,line\n{rows}", "short": "paid,line\n70,13\n"},
        long=ranged("1-10"),
        short=ranged("13"),
    )
    assert [p.path for p in lines.parts] == [f"evidence/{n}.md" for n in ("index", 2, 3)]
    assert spans(lines) == [
        [(["long"], 1, 3)],
        [(["long"], 5, 7)],
        [(["long"], 9, 9), (["short"], 13, 13)],
    ]
    assert [lines.place(lines.package.by_name["long"], n) for n in (3, 5)] == [
        ("evidence/index.md", "line-3"),
        ("evidence/2.md", "line-5"),
    ]


@pytest.mark.parametrize(("line", "shown"), [(1, 1), (2, 3), (4, 9), (12, 9)])
def test_a_line_with_nothing_to_show_leads_to_the_next(
    read: Callable[..., SourceLines], line: int, shown: int
):
    lines = read({"one": "paid,line\n10,1\n20,3\n50,9\n"}, one=ranged("1-4", "9"))
    place = lines.place(lines.package.by_name["one"], line)
    assert place == ("evidence/index.md", f"line-{shown}")


def test_rows_of_a_table_that_changed_still_have_their_line(read: Callable[..., SourceLines]):
    """Its evidence is gone, that of the others is not."""
    lines = read(
        {"one": "paid,line\n10,1\n", "two": "paid,line\n20,3\n"}, one=ranged("1"), two=ranged("3")
    )
    path = lines.package.root / "data" / "one.csv"
    path.write_text("paid,line\n11,1\n", encoding="utf-8")
    package = descriptor.read(lines.package.root)
    changed = SourceLines(package, tables.read(package))
    assert [line for _, line in changed.evidence] == [3]
    assert changed.place(package.by_name["one"], 1) == ("evidence/index.md", "line-1")


def test_a_package_without_a_record_has_no_pages(make_model: Callable[..., Model]):
    model = make_model({"one": "paid,line\n10,1\n"}, fields=FIELDS, resources={"one": ranged("1")})
    lines = SourceLines(model.package, model.tables)
    assert lines.parts == ()
    assert lines.place(model.package.by_name["one"], 1) == ("", "")


def test_lines_of_an_unknown_document_lead_nowhere(read: Callable[..., SourceLines]):
    """A table may be from a source that nobody compared."""
    lines = read(
        {"one": "paid,line\n10,1\n", "other": "said,line\nwhy,1\n"},
        one=ranged("1"),
        other={"sources": [{"title": "minutes"}]},
    )
    assert lines.place(lines.package.by_name["other"], 1) == ("", "")
    assert [r.name for r, _ in lines.rows[lines.package.sources[0].hash, 1]] == ["one"]
