"""A comment on a pull request: bounded, and nothing in it acts."""

from __future__ import annotations

import markdown as markdown_library
import pytest

from yesan.errors import DataError, Excerpt
from yesan.reports.markdown import CAUSES, LARGEST, code, escaped, markdown
from yesan.reports.report import Report

ACTING = [
    "<script>x</script>",
    "**bold** _it_ `code`",
    "[link](https://evil.example)",
    "![image](https://evil.example/x.png)",
    "@team #12 https://evil.example www.evil.example",
    "a | b\n| c",
    "</code></details># heading",
]


@pytest.mark.parametrize("text", ACTING)
def test_a_text_of_the_package_is_shown_and_does_nothing(text: str):
    html = markdown_library.markdown(f"x {escaped(text)} {code(text)}", extensions=["tables"])
    assert html.count("<") == html.count("<p>") * 2 + html.count("<code>") * 2
    for begun in ("https:", "www.", "@team", " #12", "|", "`"):
        assert begun not in escaped(text)


def many(count: int) -> Report:
    """Errors of as many causes, each in a row of long cells."""
    errors = [
        DataError("a.csv", "type-error", "x" * 300, "a number", "fix it", row=2, field=f"f{n}")
        for n in range(count)
    ]
    names = tuple(f"f{n}" for n in range(count))
    excerpt = Excerpt(2, names, tuple("|" * 200 for _ in names))
    return Report("a", errors, (), {("a.csv", 2, ()): excerpt})


def test_a_report_fits_into_a_comment_of_github():
    """However much is wrong: the list is cut, and says so, and so are the rows."""
    written = markdown(many(2000))
    assert len(written) < 65_536
    assert len(written) > LARGEST // 2
    assert f"{2000 - CAUSES:,} more causes" in written
    assert "this report would be too long" in written


def test_a_short_report_is_whole():
    written = markdown(many(3))
    assert written.count("<details>") == written.count("</details>") == 3
    assert "left out" not in written


def test_a_valid_package_is_said_to_be_valid():
    written = markdown(Report("a", (), (), {}, checked="valid: 1 table"))
    assert written == "### ✅ The data is valid.\n\nvalid&#58; 1 table\n"
