"""A comment on a proposed change fits, says what it leaves out, and does nothing."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from markdown import markdown as rendered

from yesan.changes.changes import Changes
from yesan.changes.comment import LARGEST, Comment
from yesan.errors import DataError
from yesan.reports.report import Report

VALID = Report("a", (), (), {}, checked="valid: 1 table")
FITS = 65_536
"""Characters of a comment that GitHub takes."""


def table(rows: int, value: str) -> str:
    cells = "\n".join(f"{n},{value}" for n in range(rows))
    return f"id,text\n{cells}\n"


@pytest.fixture(scope="module")
def many(make_package, compare) -> Changes:
    """The changes of forty tables with long cells: told in full they are too much."""
    old, new = (
        make_package({f"t{n}": table(30, value) for n in range(40)})
        for value in ("a" * 200, "b" * 200)
    )
    found: Changes = compare(old, new, meaning=False)
    return found


def test_a_comment_fits_and_says_what_it_leaves_out(many: Changes):
    written = Comment(VALID, "The site has 9 pages.", many).markdown()
    assert FITS // 4 < len(written) <= LARGEST < FITS
    assert len(written.encode("utf-16-le")) // 2 <= FITS
    assert "### Changes of" in written
    assert "The site has 9 pages&#46;" not in written
    assert "The site has 9 pages." in written


def test_a_comment_with_as_many_errors_has_both(many: Changes):
    errors = [
        DataError("a.csv", "type-error", "x" * 300, "a number", "fix it", row=n, field=f"f{n}")
        for n in range(2000)
    ]
    written = Comment(Report("a", errors, ()), "", many).markdown()
    assert len(written) <= LARGEST
    assert "### ❌ The data is not valid" in written
    assert "### Changes of" in written


def test_parts_that_do_not_fit_are_left_out_whole_and_counted(make_package, compare):
    """The whole, the totals and the pages stay; a table is shown from its heading to its end."""
    titles = {f"t{n}": {"title": f"{n}" * 1500} for n in range(40)}
    old, new = (
        make_package(dict.fromkeys(titles, table(2, value)), resources=titles) for value in "ab"
    )
    changes = compare(old, new, meaning=False)
    written = Comment(VALID, "", changes).markdown()
    assert len(written) <= LARGEST
    told = len(re.findall(r"^#### Table", written, re.MULTILINE))
    (left,) = re.findall(r"left out here, as it would be too long&#58; (\d+)", written)
    assert 0 < told < 40
    assert told + int(left) >= 40


def test_what_is_not_known_is_said():
    written = Comment(VALID, "", None, "What differs is not known: no @team.").markdown()
    assert "What differs is not known" in written
    assert "@team" not in written


HOSTILE = [
    "@team",
    "&commat;team",
    "${{ secrets.TOKEN }}",
    "![x](https://evil.example/x.png)",
    "<img src=//evil.example>",
    "](javascript:x)",
    "`x` ~~~ <!-- yesan -->",
    "::set-output name=x::y",
    "a\n\n# b\n::error::x",
    "www.evil.example #1 GH-1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_calls_nobody_and_loads_nothing(text: str, make_package, compare):
    def cells(number: int) -> str:
        lines: list[str] = []

        class Lines:
            def write(self, line: str) -> None:
                lines.append(line)

        csv.writer(Lines(), lineterminator="\n").writerows(
            [["id", "text"], ["1", f"{text} {number}"], ["2", "x"]]
        )
        return "".join(lines)

    titled = {"t": {"title": text, "schema": {"primaryKey": ["id"]}}}
    old: Path = make_package({"t": cells(1)}, resources=titled)
    new: Path = make_package({"t": cells(2)}, resources=titled)
    error = DataError(f"data/{text}.csv", "type-error", text, text, text, row=2, field=text)
    written = Comment(Report("a", [error], ()), text, compare(old, new), text).markdown()
    html = rendered(written, extensions=["tables"])
    assert not re.search(r"<(?!/?(p|h[1-6]|code|em|strong|ul|li|table|t[hdr]|thead|tbody|details"
                         r"|summary|br)\b)", html)  # fmt: skip
    assert not re.search(r"@\w|&#64;\w|://|www\.|#\d(?!\d*;)|\bGH-\d", written)
    assert not re.search(r"^\s*::", written, re.MULTILINE)
