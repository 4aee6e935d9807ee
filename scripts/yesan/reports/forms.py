"""A report in each of its forms, as a text."""

from __future__ import annotations

import json

from yesan.phrase import Phrase
from yesan.reports import data, github, markdown, page, text
from yesan.reports.form import Form
from yesan.reports.report import Report


def written(report: Report, form: Form, folder: str) -> str:
    """The report in a form, as a text.

    Args:
        report: The report.
        form: The form.
        folder: The folder of the package, seen from where the command runs.
    """
    match form:
        case Form.json:
            return json.dumps(data.data(report), ensure_ascii=False, indent=2) + "\n"
        case Form.github:
            return "".join(f"{line}\n" for line in github.commands(report, folder))
        case Form.markdown:
            return markdown.markdown(report)
        case Form.html:
            return page.page(report)
        case Form.text:
            return "".join(f"{line}\n" for line in _text(report))


def _text(report: Report) -> list[str]:
    lines = []
    for entry in report.entries():
        level = Phrase("error") if entry.is_error else Phrase("warning")
        lines.append(f"{entry.type} ({entry.count:,}) {report.said(level)}: {entry.title}")
        lines += text.lines(entry, report)
    return [*lines, report.checked or report.summary]
