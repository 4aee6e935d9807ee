"""The name of a file says the form of the report in it."""

from __future__ import annotations

import pytest

from yesan.errors import UsageError
from yesan.reports.form import Form, asked


@pytest.mark.parametrize(
    ("given", "form", "file"),
    [
        ("report.md", Form.markdown, "report.md"),
        ("out/report.HTML", Form.html, "out/report.HTML"),
        ("r.json", Form.json, "r.json"),
        ("r.txt", Form.text, "r.txt"),
        ("github:log", Form.github, "log"),
        ("text:report.md", Form.text, "report.md"),
    ],
)
def test_the_end_of_a_name_or_what_is_before_it_is_the_form(given: str, form: Form, file: str):
    assert asked(given) == (form, file)


@pytest.mark.parametrize("given", ["report", "report.pdf", "html:", "C:report"])
def test_a_name_that_says_no_form_is_refused(given: str):
    with pytest.raises(UsageError, match="markdown:"):
        asked(given)
