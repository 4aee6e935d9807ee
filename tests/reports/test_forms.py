"""Each form of a report has all causes, and shows what the package says without obeying it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from yesan.reports import forms
from yesan.reports.form import Form
from yesan.reports.report import Report


class MarkdownFile(SingleFileSnapshotExtension):
    """A report in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


class HtmlFile(MarkdownFile):
    """One as HTML."""

    file_extension = "html"


class TextFile(MarkdownFile):
    """One as text."""

    file_extension = "txt"


FILES = {Form.markdown: MarkdownFile, Form.html: HtmlFile, Form.text: TextFile}
LANGUAGES = ("en", "ko")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FILES)
def test_the_report_of_a_dozen_mistakes_is_as_it_was(
    form: Form, language: str, report_in: Callable[[str], Report], snapshot: SnapshotAssertion
):
    """Run with --snapshot-update where the change is meant, and read the difference."""
    written = forms.written(report_in(language), form, "town")
    assert written == snapshot(extension_class=FILES[form])


@pytest.mark.parametrize("form", Form)
def test_every_cause_is_in_every_form(form: Form, report_in: Callable[[str], Report]):
    report = report_in("en")
    written = forms.written(report, form, "town")
    for shown in (s for entry in report.entries() for s in entry.shown):
        file, *_ = shown.place.split(" ")
        assert file.rpartition("/")[2].strip(",") in written
    assert "rodes" in written
    assert "leisure" in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_has_what_it_had_and_the_causes_in_the_language(
    language: str, report_in: Callable[[str], Report]
):
    report = report_in(language)
    found: dict[str, Any] = json.loads(forms.written(report, Form.json, "town"))
    assert found["valid"] is False
    assert [e["type"] for e in found["errors"]] == [e.type for e in report.errors]
    first = found["errors"][-1]
    assert {"file", "type", "resource", "row", "field", "found", "expected", "remedy"} <= set(first)
    assert first["expected"] == "an id of programs"
    assert found["language"] == language
    (cause,) = [c for c in found["causes"] if c["type"] == "foreign-key"]
    (example,) = cause["examples"]
    assert example["rows"][0]["cells"][example["rows"][0]["marked"][0]] == "rodes"


def test_annotations_are_at_the_lines_of_the_files(report_in: Callable[[str], Report]):
    lines = forms.written(report_in("ko"), Form.github, "town").splitlines()
    assert len(lines) == 15
    place = "::error file=town/data/budget.csv,line=3,title=foreign-key::"
    (line,) = [line for line in lines if line.startswith(place)]
    assert line.endswith(
        '"rodes"는 programs의 id 가운데 없습니다. 값을 고치거나, programs에 행을 추가하십시오.'
    )
    described = "::error file=town/datapackage.json,line=4,title=descriptor-error::"
    assert [line for line in lines if line.startswith(described)] != []
